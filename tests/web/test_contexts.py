"""A template and its context cannot drift apart: what it uses is what it gets, and all of it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from jinja2 import meta, nodes

import api.web
from api.web import contexts
from api.web.rendering import ENVIRONMENT

FRAMED = [c for c in vars(contexts).values() if isinstance(c, type) and issubclass(c, contexts.Frame)]
PAGES = [page for page in FRAMED if page is not contexts.Frame]
OUR_OWN = ('href="/', 'src="/', 'action="/', "http:", "https:")
INLINE = (" style=", "<style", " onclick", "javascript:", "|safe", "autoescape")
TEMPLATES = Path(api.web.__file__).parent / "templates"


def parsed(template: str) -> nodes.Template:
    """The template's syntax tree."""
    return ENVIRONMENT.parse((TEMPLATES / template).read_text())


def parts(template: str) -> set[str]:
    """The template with all that it extends or imports."""
    return {template}.union(*(parts(name) for name in meta.find_referenced_templates(parsed(template)) if name))


def wanted(template: str) -> set[str]:
    """The variables that the template and its parts take from outside, macros and imports not counted."""
    trees = [parsed(name) for name in parts(template)]
    macros = {macro.name for tree in trees for macro in tree.find_all(nodes.Macro)}
    return set().union(*map(meta.find_undeclared_variables, trees)) - macros


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.template)
def test_template_uses_its_context(page: type[contexts.Frame]) -> None:
    """The template uses every field of its dataclass, and nothing else."""
    assert wanted(page.template) == {field.name for field in fields(page)}


def test_every_template_is_used() -> None:
    """No template lies about unused."""
    used = set().union(*(parts(page.template) for page in PAGES))

    assert used == {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")}


def test_no_template_writes_an_address() -> None:
    """Every address comes from `urls`; nothing is inline that the Content-Security-Policy would refuse."""
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text()

        assert not [a for a in OUR_OWN + INLINE if a in text], path
