"""Pages of a hostile story beside those of its twins: what differs that no text may change.

The twins are the same story; only what templates print is written in another way: of the benign twin every letter and
sign is an x, of the spelt one every single character is a numeric reference, which nothing but a browser reads. So what
is decided by texts, what is cut, joined, counted or put first, is decided alike on all three.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable, Generator, Iterator
from typing import Any
from unittest.mock import patch
from xml.etree.ElementTree import Element

from jinja2 import Environment, TemplateError
from mkdocs.utils.meta import get_data

from generator import escape
from generator.escape import plain
from generator.export import SCHEMA, to_json
from generator.model import Digest
from generator.pages import layout
from generator.pages.render import render, share_out
from generator.pages.share import json_ld
from generator.proof.pages import broken_notes
from generator.proof.quoting import quoting
from generator.website.standalone import standalone
from tests.hostile import SIGNS, Story, hostile, slots
from tests.markups import SETS, converted, parsed, shown, skeleton

JINJA = Environment(keep_trailing_newline=True)
"""As the plugins run it that take a page's Markdown for a template."""
FEW = 3
"""Rows on a page, so that a short story fills several."""
ALOUD = ("title", "aria-label", "alt")
TELLING = 8
"""Characters of a word, a sign among them, by which a text is known that reached a page round the escaping."""
Pages = dict[str, str]


def problems(story: Story, seed: int) -> list[str]:
    """Everything that one hostile rewording of a story changes on its pages, in words; empty is right.

    With every second seed topics have pages of their own.
    """
    with (
        patch.object(layout, "ONE_PAGE", FEW if seed % 2 else layout.ONE_PAGE),
        patch.object(layout, "FEWEST", 1),  # so that it has key facts
    ):
        return [f"seed {seed}, {problem}" for problem in _problems(hostile(story, seed))]


def benign(text: str) -> str:
    """A text as its benign twin has it."""
    return re.sub(r"\S", "x", plain(text))


def _spelt(text: str) -> str:
    return "".join(f"&#{ord(c)};" for c in plain(text))


def pages(story: Story, printed: Callable[[str], str] | None = None) -> Pages:
    """Every file that is made of a story; with ``printed`` that is how its texts are written in Markdown and heads."""
    digest, changes = story
    if printed is None:
        return {name: str(page) for name, page in render(digest, changes).items()} | {"digest.json": to_json(digest)}
    with patch.object(escape, "md_text", printed), patch.object(escape, "html_text", printed):
        return pages(story)


def _problems(told: Story) -> Iterator[str]:
    digest, _ = told
    made, twin, spelt = pages(told), pages(told, benign), pages(told, _spelt)
    words = {word for text in slots(told) for word in plain(text).split() if len(word) >= TELLING}
    foreign = {word for word in words if set(SIGNS) & set(word)}
    quotable = {plain(p.span.of(digest.article[p.article].text)) for _, p in quoting(digest)}
    yield from map(str, broken_notes(made, quotable))
    guests, twin_guests = standalone(made), standalone(twin)
    for name in made:
        if name.endswith(".md"):
            seen = yield from _labelled(name, _page(made[name], twin[name], spelt[name], foreign))
            found = _guest(str(guests[name]), str(twin_guests[name]), seen)
            yield from (f"guest's {name}: {problem}" for problem in found)
    yield from _described(made["index.md"], told)
    yield from _table(made["facts.csv"], digest)
    yield from _data(made["digest.json"], digest)
    assert set(made) - {"facts.csv", "digest.json", SCHEMA} == {name for name in made if name.endswith(".md")}


def _labelled(name: str, found: Generator[str, None, str]) -> Generator[str, None, str]:
    """What is found with the file in front; what it returns is passed on."""
    while True:
        try:
            yield f"{name}: {next(found)}"
        except StopIteration as end:
            return str(end.value)


def _page(page: str, twin: str, spelt: str, foreign: set[str]) -> Generator[str, None, str]:
    """A page in Markdown. Returns what is read on it."""
    yield from _head(page, twin)
    if _is_template(page):
        yield "Jinja finds something to do"
    (text, _), (twin_text, _), (spelt_text, _) = get_data(page), get_data(twin), get_data(spelt)
    if around := [word for word in foreign if word in _ours(twin_text)]:
        yield f"holds {around[0]!r}, which went round the escaping"
    markup = converted(text, "ours")
    tree, own, right = parsed(markup), parsed(converted(twin_text, "ours")), parsed(converted(spelt_text, "ours"))
    if skeleton(tree) != skeleton(own):
        yield f"another structure than the twin's: {_first_difference(tree, own)}"
    seen = shown(tree)
    if seen != shown(right):
        yield f"other words: {_first_words(seen, shown(right))}"
    for extensions in SETS:
        if (again := converted(text, extensions)) == markup:
            continue  # the very same; reading it again takes half of all the time
        other = parsed(again)
        if skeleton(other) != skeleton(tree) or shown(other) != seen:
            yield f"another page with the extensions {extensions!r}: {_first_difference(other, tree)}"
    return _read(tree)


def _guest(page: str, twin: str, seen: str) -> Iterator[str]:
    """A page for a site without the plugin: inside its element Markdown reads on."""
    (text, _), (twin_text, _) = get_data(page), get_data(twin)
    tree, own = parsed(converted(text, "everything")), parsed(converted(twin_text, "everything"))
    if skeleton(tree) != skeleton(own):
        yield f"another structure than the twin's: {_first_difference(tree, own)}"
    if _read(tree) != seen:
        yield f"other words: {_first_words(_read(tree), seen)}"


def _is_template(page: str) -> bool:
    try:
        return JINJA.from_string(page).render() != page
    except TemplateError:
        return True


def _head(page: str, twin: str) -> Iterator[str]:
    body, head = get_data(page)
    own_body, own = get_data(twin)
    if list(head) != list(own) or head["render_macros"] is not False:
        yield "another front matter than the twin's"
    if body.count("\n") != own_body.count("\n"):
        yield "front matter ends elsewhere than the twin's"
    for key in ("title", "description"):
        if set("<>\"'{") & set(str(head[key])):
            yield f"{key} is not safe in a theme's HTML"
        if benign(html.unescape(str(head[key]))) != benign(str(own[key])):
            yield f"another {key}"


_OURS = re.compile(r'<script.*?</script>| href="[^"]*"|&nbsp;|&#8239;', re.DOTALL)


def _ours(text: str) -> str:
    """A page without its script and addresses, which are escaped in ways of their own, and without our own spaces."""
    return _OURS.sub("", text)


def _described(page: str, told: Story) -> Iterator[str]:
    """What a page says of itself to machines, as it was meant, and with nothing in it for anybody else."""
    (script,) = parsed(converted(get_data(page)[0], "ours")).iter("script")
    if json.loads(script.text or "") != json.loads(json.dumps(json_ld(share_out(*told)))):
        yield "index.md: other data in its script"
    if re.search(r"\{[{%#]|\]\]|\[\[|\[\^", script.text or ""):
        yield "index.md: syntax in its script"


def _table(page: str, digest: Digest) -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(page)))
    if len({len(row) for row in rows}) != 1:
        yield "facts.csv: rows of different length"
    cells = {cell for row in rows for cell in row}
    if any(cell.startswith(tuple("=+-@＝＋－＠\t\r")) for cell in cells):
        yield "facts.csv: a cell is a formula"
    for row in digest.sheet.rows:
        if not {plain(row.text), f"'{plain(row.text)}"} & cells:
            yield f"facts.csv: lacks {row.text[:80]!r}"


def _data(page: str, digest: Digest) -> Iterator[str]:
    def quotes(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict) and "quote" in value:
            yield value
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from quotes(one)

    for quote in quotes(json.loads(page)):
        if digest.article[quote["source"]].source[quote["start"] : quote["end"]] != quote["quote"]:
            yield f"digest.json: quotes {quote['quote'][:80]!r}, which does not stand there"


def _read(element: Element) -> str:
    """What is read or read aloud, white space folded; no script, and no address, which guests have other ones of."""
    aloud = [value for e in element.iter() for name, value in e.attrib.items() if name in ALOUD]
    hidden = {id(e) for e in element.iter("script")}
    texts = [t for e in element.iter() for t in ("" if id(e) in hidden else e.text or "", e.tail or "")]
    return " ".join(" ".join([*texts, *aloud]).split())


def _first_difference(tree: Element, own: Element) -> str:
    for a, b in zip(tree.iter(), own.iter(), strict=False):
        if a.tag != b.tag or sorted(a.attrib) != sorted(b.attrib):
            return f"<{a.tag}> {(a.text or '')[:60]!r}, not <{b.tag}> {(b.text or '')[:60]!r}"
    return "in a text"


def _first_words(seen: str, right: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(seen, right, strict=False)) if a != b), min(len(seen), len(right)))
    return f"{seen[max(0, at - 20) : at + 40]!r}, not {right[max(0, at - 20) : at + 40]!r}"
