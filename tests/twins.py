"""Pages of a hostile story beside those of its benign twin: what differs that no text may change."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch
from xml.etree.ElementTree import Element

import yaml
from jinja2 import Environment, TemplateError
from mkdocs.utils.meta import get_data

from generator.escape import plain
from generator.export import to_json
from generator.pages import layout
from generator.pages.render import render
from generator.proof_pages import broken_notes
from generator.proof_parts import quoting
from generator.website.standalone import standalone
from tests.hostile import DOT, LOW, SIGNS, Story, benign, hostile, is_unseen, slots
from tests.markups import SETS, converted, parsed, shown, skeleton

JINJA = Environment(keep_trailing_newline=True)
"""As the plugins run it that take a page's Markdown for a template."""
_SIGNS = re.compile(f"[{re.escape(SIGNS)}{DOT}{LOW}]")
CUT = " .,;:)"
"""Of the sentence before: a card shows no quotation that begins with it."""
FEW = 3
"""Rows on a page, so that a short story fills several."""
ALOUD = ("title", "aria-label", "data-find", "alt")


def problems(story: Story, seed: int) -> list[str]:
    """Everything that one hostile rewording of a story changes on its pages, in words; empty is right.

    With every second seed topics have pages of their own.
    """
    with (
        patch.object(layout, "ONE_PAGE", FEW if seed % 2 else layout.ONE_PAGE),
        patch.object(layout, "FEWEST", 1),  # so that it has key facts
    ):
        return list(_problems(hostile(story, seed), seed))


def _problems(told: Story, seed: int) -> Iterator[str]:
    twin = benign(told)
    made, others = pages(told), pages(twin)
    quotable = {plain(p.span.of(told[0].article[p.article].text)) for _, p in quoting(told[0])}
    yield from (f"seed {seed}, {problem}" for problem in broken_notes(made, quotable))
    texts = [(plain(a), plain(b)) for a, b in zip(slots(told), slots(twin), strict=True)]
    if len(made) != len(others):
        yield f"seed {seed}: {len(made)} pages, the twin has {len(others)}"
    for (name, page), other in zip(made.items(), others.values(), strict=False):
        kind = {".md": _markdown, ".csv": _table, ".json": _data}[name[name.rindex(".") :]]
        yield from (f"seed {seed}, {name}: {problem}" for problem in kind(page, other, texts))
    for (name, guest), twin_guest in zip(standalone(made).items(), standalone(others).values(), strict=False):
        if name.endswith(".md"):
            yield from (f"seed {seed}, guest's {name}: {problem}" for problem in _guest(str(guest), str(twin_guest)))


def _guest(page: str, other: str) -> Iterator[str]:
    """A page for a site without the plugin: inside its element Markdown reads on."""
    (text, _), (twin, _) = get_data(page), get_data(other)
    tree, own = parsed(converted(text, "everything")), parsed(converted(twin, "everything"))
    yield from _scripts(tree, own)
    if _unmarked(skeleton(tree)) != _unmarked(skeleton(own)):
        yield f"another structure: {_first_difference(tree, own)}"
    if _bare(_read(tree)) != _bare(_read(own)):
        yield "other words than the twin's"


def pages(story: Story) -> dict[str, str]:
    """Every file that is made of a story."""
    digest, changes = story
    return {name: str(page) for name, page in render(digest, changes).items()} | {"digest.json": to_json(digest)}


Texts = list[tuple[str, str]]
"""Texts of a story as readers should see them, each with its twin."""


def _markdown(page: str, other: str, texts: Texts) -> Iterator[str]:
    yield from _front_matter(page, other)
    if _is_template(page):
        yield "Jinja finds something to do"
    (text, _), (twin, _) = get_data(page), get_data(other)
    page = converted(text, "ours")
    tree, own = parsed(page), parsed(converted(twin, "ours"))
    if _unmarked(skeleton(tree)) != _unmarked(skeleton(own)):
        yield f"another structure: {_first_difference(tree, own)}"
    seen = shown(tree)
    yield from _scripts(tree, own)
    if _bare(_read(tree)) != _bare(_read(own)):
        yield "other words than the twin's"
    told = {twin_words for _, twin_words in texts if any(map(str.isalnum, twin_words))}
    right = {variant for words, _ in texts for variant in (words, words.lstrip(CUT))}
    for words, twin_words in zip(_places(tree), _places(own), strict=False):
        if twin_words in told and words not in right:
            yield f"shows {words[:80]!r}, which is no text of the story"
    for extensions in SETS:
        if (markup := converted(text, extensions)) == page:
            continue  # the very same; reading it again takes half of all the time
        again = parsed(markup)
        if skeleton(again) != skeleton(tree) or shown(again) != seen:
            yield f"another page with the extensions {extensions!r}: {_first_difference(again, tree)}"


def _is_template(page: str) -> bool:
    try:
        return JINJA.from_string(page).render() != page
    except TemplateError:
        return True


def _front_matter(page: str, other: str) -> Iterator[str]:
    body, head = get_data(page)
    _, twin = get_data(other)
    if list(head) != list(twin) or head.get("render_macros") is not False:
        yield "other front matter"
    if not page.endswith(body) or page.count("\n---\n") > 1 + page[4:].count("\n---\n\n"):
        yield "front matter ends elsewhere"
    for key in ("title", "description"):
        value = yaml.safe_load(page.split("\n---\n")[0])[key]
        if set("<>\"'{") & set(value):
            yield f"{key} is not safe in a theme's HTML"
        if _bare(html.unescape(value)) != _bare(html.unescape(str(twin[key]))):
            yield f"another {key}"


def _scripts(tree: Element, own: Element) -> Iterator[str]:
    for script, twin in zip(tree.iter("script"), own.iter("script"), strict=False):
        if script.get("src") == twin.get("src") == "sheet.js":
            continue
        if _shape(json.loads(script.text or "")) != _shape(json.loads(twin.text or "")):
            yield "other data in a script"
        if re.search(r"\{[{%#]|\]\]|\[\[", script.text or ""):
            yield "a template's tag in a script"
        script.text = twin.text = ""


def _table(page: str, other: str, texts: Texts) -> Iterator[str]:
    rows, twins = (list(csv.reader(io.StringIO(text))) for text in (page, other))
    if [len(row) for row in rows] != [len(row) for row in twins]:
        yield "other rows or columns"
    cells = {cell for row in rows for cell in row}
    if any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells):
        yield "a cell is a formula"
    expected = {cell for row in twins for cell in row}
    for words, twin in texts:
        if twin in expected and not {words, f"'{words}"} & cells:
            yield f"does not have {words[:80]!r}"


def _data(page: str, other: str, _: Texts) -> Iterator[str]:
    if _shape(json.loads(page)) != _shape(json.loads(other)):
        yield "other data"


def _shape(value: Any) -> Any:
    """Data without the signs in its texts and in the names of pages, which follow from texts.

    Places in articles are the twin's, since a sign is one character and a star too.
    """
    if isinstance(value, dict):
        return {key: one.partition("#")[2] if key == "@id" else _shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_shape(one) for one in value]
    return _bare(value) if isinstance(value, str) else value


def _bare(text: str) -> str:
    """Its letters in order of the alphabet: a twin has other signs, and so another order of what is sorted."""
    return "".join(sorted(c for c in _SIGNS.sub("", plain(text)) if not (c.isspace() or is_unseen(c))))


def _unmarked(skeleton: list[object]) -> list[object]:
    """Without marks: which words differ is told by words, and a card marks none of the sentence before."""
    return [_unmarked(one) if isinstance(one, list) else one for one in skeleton if not _is_mark(one)]


def _is_mark(one: object) -> bool:
    return isinstance(one, list) and one[0] == "mark"


def _places(element: Element) -> Iterator[str]:
    """What stands alone in an element, or is read aloud for it."""
    for one in element.iter():
        if one.tag in ("mark", "td") or "svg" in str(one.tag):
            continue  # marks fall where they fall; cells and drawings cut names short and sort them by their signs
        values = [value for name, value in one.attrib.items() if name in ALOUD]
        yield from (" ".join(text.split()) for text in (one.text or "", *values))


def _read(element: Element) -> str:
    """What is read or read aloud; addresses have their signs in code, and a drawing has its places in numbers."""
    aloud = [value for e in element.iter() for name, value in e.attrib.items() if name in ALOUD]
    return "".join([*element.itertext(), *aloud])


def _first_difference(tree: Element, own: Element) -> str:
    for a, b in zip(tree.iter(), own.iter(), strict=False):
        if a.tag != b.tag or sorted(a.attrib) != sorted(b.attrib):
            return f"<{a.tag}> {(a.text or '')[:60]!r}, not <{b.tag}> {(b.text or '')[:60]!r}"
    return "in a text"
