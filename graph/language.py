"""Which language a text is in."""

from __future__ import annotations

import re

SAMPLE = 4_000  # code points looked at: half a millisecond, and a whole article says no more
ENOUGH = 20  # words: of shorter stretches of English news 1 to 3 % were taken for another language, of longer 0.5 %
ENGLISH = ("the", "of", "and", "to")  # a twentieth of any English article; no other language has the first
SHARE = 0.05
LAST_LATIN = "\u024f"
_BEYOND = re.compile(rf"[^\W\d_\0-{LAST_LATIN}]")  # most texts have none, and need no counting


def detect(text: str) -> str:
    """The language code of a text; "en" where a text in Latin letters is too short to tell.

    "und" where the letters are not Latin and yet look like no other language.
    """
    sample = text[:SAMPLE]
    latin = not _BEYOND.search(sample) or _mostly_latin(sample)
    words = sample.lower().split()
    if latin and (len(words) < ENOUGH or _is_english(words)):
        return "en"
    from py3langid import classify  # 0.7 s with its model, so only for the rest

    code = str(classify(sample)[0])
    if code == "pcm":  # Nigerian Pidgin, which short English is taken for
        code = "en"
    return code if latin or code != "en" else "und"


def _mostly_latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return 2 * sum(c <= LAST_LATIN for c in letters) >= len(letters)


def _is_english(words: list[str]) -> bool:
    return ENGLISH[0] in words and sum(map(words.count, ENGLISH)) >= SHARE * len(words)
