// A button that copies the text of each [data-copy]. Without JavaScript the text is there to be selected.
for (const source of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break; // only offered where the page is secure
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy citation";
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      status.textContent = "Copied";
    } catch {
      status.textContent = "Your browser refused: select the text above instead";
    }
  });
  source.after(button, " ", status);
}
