"""Hostile digests: each word of a digest's texts becomes a payload, and passages stay where they were."""

from __future__ import annotations

import random
import re
import string
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from generator.edition import Changes, edition
from generator.escape import plain
from generator.export import to_data
from generator.model import Article, Digest, Evidence, Row, Span
from generator.proof.quoting import quoting
from generator.wording.statements import shown
from tests.storybook import read_story

PAYLOADS: list[str] = yaml.safe_load((Path(__file__).parent / "escape" / "payloads.yml").read_text("utf-8"))

TEXTS: dict[str, frozenset[str]] = {
    "Digest": frozenset({"title", "warnings"}),
    "Article": frozenset({"file", "text"}),
    "Stated": frozenset({"value", "where"}),
    "Furniture": frozenset({"rule"}),
    "Entity": frozenset({"name", "aliases"}),
    "Fact": frozenset({"statement", "topic"}),
    "Claim": frozenset({"hedge"}),
    "Attribution": frozenset({"source", "cue", "chain", "hedge"}),
    "Evidence": frozenset({"origin"}),
    "Origin": frozenset({"name"}),
    "Corroboration": frozenset({"words"}),
    "Copy": frozenset({"reason"}),
    "Conflict": frozenset({"question", "compatible"}),
    "Side": frozenset({"value"}),
    "Cleared": frozenset({"about", "why"}),
    "Utterance": frozenset({"speaker", "occasion"}),
    "Wording": frozenset({"text"}),
    "LedgerLine": frozenset({"reason"}),
    "Changes": frozenset({"gone", "closed", "added", "removed"}),
    "Told": frozenset({"text", "origins"}),
    "Row": frozenset({"text", "section"}),
    "Repair": frozenset({"put"}),
}
"""What comes, or may come, from articles and reaches a page; by class."""

_WORD = re.compile(r"\S+")
_ADDRESS = re.compile(r"https?://[^/]*/")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
SIGNS = string.punctuation
"""ASCII's."""
_SYNTAX = [*SIGNS, *"\\`*_{}[]()<>&|\"'~^#!?+-=:/.$%@;,", "{{", "}}", "{%", "%}", "{#", "#}", "<!--", "-->", "</", "/>"]
_SYNTAX += [
    "```",
    "~~~",
    "***",
    "---",
    "...",
    "===",
    "!!!",
    "???",
    ":::",
    "///",
    "[^",
    "]:",
    "](",
    "![",
    "{:",
    "--8<--",
]
_SYNTAX += ["&#", "&lt;", "&amp;", "<script>", "<b", "http://", "www.", "$$", "\\(", "+/-", "(c)", "1st", "22nd", "a."]
_ODD = (
    "\u200b\u200d\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\u00ad\u0301\u0627\u05d0\u4e2d\u00a0\u2003\u2028\u2029\x85"
)
_ODD += "\x00\x02\x03\x07\x0b\x1b\x1c\x7f\x9d\ufffe\ufdd0\U0001f600\U000e0041\U0001d400éßſıİǆﬁ½²“”‘’«»…–—·"
_WORDS = (
    "the",
    "mayor",
    "said",
    "x",
    "A",
    "i",
    "1",
    "1986",
    "3rd",
    "HTML",
    "klzzwxh:0012",
    "wzxhzdk:0",
    "c",
    "deadbeef" * 5,
)


def payload(rng: random.Random) -> str:
    """A hostile text without white space at its ends: known syntax, mixes of signs, odd characters, long runs."""
    kind = rng.random()
    if kind < 0.35:
        text = rng.choice(PAYLOADS)
    elif kind < 0.65:
        text = "".join(rng.choice(rng.choice((_SYNTAX, _WORDS, " "))) for _ in range(rng.randint(1, 9)))
    elif kind < 0.8:
        text = rng.choice(_SYNTAX) + rng.choice(_WORDS) + rng.choice(_SYNTAX)
    elif kind < 0.9:
        text = "".join(rng.choice(rng.choice((_ODD, _SYNTAX, _WORDS))) for _ in range(rng.randint(1, 9)))
    elif kind < 0.99:
        text = rng.choice(_WORDS)
    else:
        text = rng.choice((*_SYNTAX, *_ODD)) * rng.choice((40, 500))
    text = unicodedata.normalize("NFC", text).strip()
    # An accent after what is not seen joins the letter before it, which may be another word's.
    return (
        "word" if not plain(text) or any(is_unseen(a) and unicodedata.combining(b) for a, b in pairwise(text)) else text
    )


_PROSE = """
The bridge at Marrow was shut on Monday , the harbour office said . Divers found a crack in its northern pier . Nobody
was hurt , Ana Ruiz , 43 , told reporters . “ It couldn’t wait , ” the mayor said on Tuesday after 3 hours .
"""
_CODED = ("&eacute;", "&amp;lt;", "&#0;", "&#x200b;", "&nbsp;", "&quot;", "&#10;", "&NotEqualTilde;", "&copy", "&shy;")
_INSIDE = ("\u200b", "\u0301", "*", "_", "<b>", "</script>", "\u202e", "\n", " ")


def article(seed: int) -> str:
    """An article of shreds of prose with hostile words among them, references in them and odd characters inside."""
    rng = random.Random(seed)

    def word(own: str) -> str:
        kind = rng.random()
        if kind < 0.12:
            return payload(rng)
        if kind < 0.25:
            return rng.choice((own + rng.choice(_CODED), rng.choice(_CODED) + own))
        return own if kind < 0.96 else own[:2] + rng.choice(_INSIDE) + own[2:]

    prose, lines = _PROSE.split(), []
    for _ in range(rng.randint(3, 9)):
        start = rng.randrange(len(prose) - 12)
        lines.append(" ".join(word(own) for own in prose[start : start + rng.randint(6, 30)]))
    return rng.choice(("\n\n", "\n", "\r\n\r\n")).join(lines)


def is_unseen(character: str) -> bool:
    return unicodedata.category(character)[0] == "C" and not character.isspace()


Story = tuple[Digest, Changes]


def story() -> Story:
    """A digest that fills every place of every page, and what changed in it; nothing in it is hostile yet."""
    ferry = read_story("ferry")
    digest = replace(ferry, warnings=("An article has no date.",))
    then = edition(to_data(ferry))
    told = then.rows[0]
    changes = Changes(
        new=(digest.sheet.rows[1].id,),
        gone=("The ferry sank on Sunday.", "A dog swam ashore."),
        support=((told.id, replace(told, articles=1, origins=("Marrow Radio",)), told),),
        opened=(digest.conflicts[0].id,),
        closed=("Who was the ferry’s master?",),
        added=("The Harbour Post",),
        removed=("Marrow Radio",),
    )
    return digest, changes


def hostile(told: Story, seed: int) -> Story:
    """A story with a payload for each of its words, the same for the same word; passages stay where they were."""
    rng, chosen = random.Random(seed), dict[str, str]()

    def spell(word: str) -> str:
        if word not in chosen:
            chosen[word] = payload(rng)
        return chosen[word]

    reworded = _Reworded(spell, told[0])
    return _refitted(reworded.value(told[0])), reworded.value(told[1])


def _refitted(digest: Digest) -> Digest:
    """The digest with rows that are their passages as these are spelt now."""
    rows = tuple(_row(row, digest.article[row.passage.article].text) for row in digest.sheet.rows)
    return replace(digest, sheet=replace(digest.sheet, rows=rows))


def _row(row: Row, text: str) -> Row:
    line, end, after, parts = shown(text, row.passage.span, row.repairs), 0, row.passage.span.start, []
    for part in row.parts:
        span = Span(max(after, part.span.start), part.span.end)  # a comma between two parts is in words of both
        words = shown(text, span, row.repairs)
        start = line.index(words, end)
        end, after = start + len(words), span.end
        parts.append(replace(part, start=start, end=end, span=span))
    return replace(row, text=line, parts=tuple(parts))


def slots(told: Story) -> list[str]:
    """Every text of a story that pages may show, whole; articles by their lines and passages."""
    digest, changes = told
    found: list[str] = []
    _texts((replace(digest, articles=tuple(replace(a, text="") for a in digest.articles)), changes), found.append)
    found += [line.span.of(digest.article[c.article].text) for c in digest.coverage for line in c.lines]
    return found + [p.span.of(digest.article[p.article].text) for _, p in quoting(digest)]


def _texts(value: Any, change: Callable[[str], str | None]) -> Any:
    """A value with each of its texts changed; addresses keep their host and dates stay."""
    if is_dataclass(value) and not isinstance(value, type):
        named = TEXTS.get(type(value).__name__, frozenset())
        return replace(
            value,
            **{
                f.name: _changed(old, change) if f.name in named else _texts(old, change)
                for f in fields(value)
                if f.init and (old := getattr(value, f.name)) is not None
            },
        )
    return tuple(_texts(one, change) for one in value) if isinstance(value, tuple) else value


def _changed(value: Any, change: Callable[[str], str | None]) -> Any:
    if isinstance(value, tuple):
        return tuple(_changed(one, change) for one in value)
    if not value or _DATE.fullmatch(value):
        return value
    host = match[0] if (match := _ADDRESS.match(value)) else ""
    return host + (change(value[len(host) :]) or "")


class _Reworded:
    """Texts with every word spelt anew, and spans that follow their words."""

    def __init__(self, spell: Callable[[str], str], digest: Digest) -> None:
        self.spell = lambda text: _WORD.sub(lambda match: spell(match[0]), text)
        self.places: dict[str, tuple[list[int], list[int], list[int], list[int]]] = {}
        for article in digest.articles:
            self.places[article.id] = old_starts, old_ends, starts, ends = [], [], [], []
            moved = 0
            for match in _WORD.finditer(article.text):
                old_starts.append(match.start())
                old_ends.append(match.end())
                starts.append(match.start() + moved)
                moved += len(spell(match[0])) - len(match[0])
                ends.append(match.end() + moved)

    def span(self, article: str, span: Span) -> Span:
        """Of the words that it touches."""
        old_starts, old_ends, starts, ends = self.places[article]
        first = bisect_right(old_ends, span.start)
        last = max(first, bisect_left(old_starts, span.end) - 1)
        return Span(starts[first], ends[last])

    def value(self, value: Any, article: str = "") -> Any:
        if isinstance(value, Span):
            return self.span(article, value)
        if isinstance(value, tuple):
            return tuple(self.value(one, article) for one in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        article = _article(value) or article
        named = TEXTS.get(type(value).__name__, frozenset())
        changes = {
            f.name: _changed(old, self.spell) if f.name in named else self.value(old, article)
            for f in fields(value)
            if f.init and (old := getattr(value, f.name)) is not None
        }
        return replace(value, **changes)


def _article(value: Any) -> str:
    if isinstance(value, Article):
        return value.id
    if isinstance(value, Evidence | Row):
        return value.passage.article
    return getattr(value, "article", "") if isinstance(getattr(value, "article", ""), str) else ""
