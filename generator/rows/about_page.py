"""Facts that are none: what a reader of the sheet takes for words about the page, and one article alone has."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Conflict, Fact, Sheet, Texts

FURNITURE = 0.5
"""Likelihood from which a sentence is about the page and not about the story. Of 32 stories left out of the network's
learning 10.0 % of the evidence were page furniture without this and 5.3 % with it, and .6 % of the facts were lost; at
0.8 it was 6.6 and .3 %."""
MOST = 1000
"""Facts that are asked about; a story of 40 articles has fewer."""


def find_furniture(texts: Texts, facts: Iterable[Fact], conflicts: Iterable[Conflict], sheet: Sheet) -> tuple[str, ...]:
    """Ids of the facts, told in no row and by one article, all of whose sentences read like furniture and on which no
    difference rests."""
    if not sheet.rows:
        return ()
    needed = {i for row in sheet.rows for part in row.parts for i in part.facts} | {
        i for c in conflicts for i in c.facts
    }
    asked = [f for f in facts if f.id not in needed and len(f.articles) == 1][:MOST]
    text = {a.id: a.text for a in texts.articles}
    words = {(s.article, s.index): " ".join(s.span.of(text[s.article]).split()) for s in texts.sentences}
    told = {f.id: [words[c.article, c.sentence] for c in f.claims] for f in asked}
    every = list(dict.fromkeys(w for those in told.values() for w in those))
    read = dict(zip(every, texts.read([(sheet.rows[0].text, words) for words in every]), strict=True))
    return tuple(i for i, those in told.items() if all(read[w].furniture >= FURNITURE for w in those))
