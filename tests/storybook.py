"""Digests written by hand, for states of the pages that no set of articles brings about at will."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from generator.model import (
    Article,
    Attribution,
    Cast,
    Claim,
    Cleared,
    Conflict,
    Copy,
    Corroboration,
    Coverage,
    Digest,
    Entity,
    Evidence,
    Fact,
    Furniture,
    Identity,
    LedgerLine,
    Mention,
    Note,
    Origin,
    Part,
    Passage,
    Repair,
    RepairRule,
    Row,
    Sheet,
    Side,
    Skipped,
    Span,
    Stated,
    Time,
    Unused,
    Utterance,
    Wording,
)
from generator.wording.statements import shown

DIGESTS = Path(__file__).parent / "digests"
Data = dict[str, Any]
LEADING = 6
"""Key facts of a made story."""


def read_story(name: str) -> Digest:
    """The digest that ``digests/<name>.yml`` describes; every quoted passage is looked up in its article."""
    data = yaml.safe_load((DIGESTS / f"{name}.yml").read_text("utf-8"))
    return build(data)


def build(data: Data) -> Digest:
    articles = tuple(_article(a, data) for a in data["articles"])
    texts = {a.id: a.text for a in articles}
    facts = tuple(_fact(f, texts) for f in data["facts"])
    return Digest(
        title=data["title"],
        articles=articles,
        cast=_cast(data.get("cast", []), texts),
        facts=facts,
        corroborations=tuple(_corroboration(d, f) for d, f in zip(data["facts"], facts, strict=True)),
        conflicts=tuple(_conflict(c, texts) for c in data.get("conflicts", [])),
        cleared=tuple(
            Cleared(c["about"], _passage(c["a"], texts), _passage(c["b"], texts), c["why"])
            for c in data.get("cleared", [])
        ),
        copies=tuple(Copy(tuple(_passage(p, texts) for p in those)) for those in data.get("copies", [])),
        utterances=tuple(_utterance(i, u, texts) for i, u in enumerate(data.get("utterances", []))),
        coverage=tuple(_coverage(a, facts, data) for a in articles),
        sheet=_sheet(data, texts),
        warnings=tuple(data.get("warnings", ())),
    )


def of_size(facts: int, articles: int = 5, topics: int = 6) -> Digest:
    """A made story: every third fact in all articles, each other one in a single article."""
    names = [f"a{i:02}" for i in range(articles)]
    sentences = [
        f"Clerk {i} of ward {i * 7 % 91} told the panel that ledger {i * 13 % 97} held {i + 3} pages about the canal."
        for i in range(facts)
    ]
    reporting = [names if i % 3 == 0 else [names[i % articles]] for i in range(facts)]
    data: Data = {
        "title": "The ledgers of the canal",
        "articles": [
            {
                "id": name,
                "outlet": f"Paper {name}",
                "headline": "The ledgers of the canal",
                "text": "\n".join(s for s, where in zip(sentences, reporting, strict=True) if name in where),
            }
            for name in names
        ],
        "facts": [
            {
                "id": f"x{i:04}",
                "topic": f"Ward group {i % topics}" if topics > 1 else None,
                "statement": sentence,
                "words": f"{len(where)} articles, 1 named origin (Clerk {i})",
                "origins": [{"name": f"Clerk {i}", "level": "credited", "articles": where}],
                "evidence": [
                    {"in": a, "quote": sentence, "credits": f"Clerk {i}", "kind": "named", "origin": f"Clerk {i}"}
                    for a in where
                ],
            }
            for i, (sentence, where) in enumerate(zip(sentences, reporting, strict=True))
        ],
    }
    digest = build(data)
    ordered = tuple(sorted(digest.facts, key=lambda f: -len(f.articles)))
    rows = tuple(sorted(digest.sheet.rows, key=lambda r: -len(r.articles(r.parts[0]))))
    headings = list(dict.fromkeys(r.section for r in rows))
    led = tuple(replace(r, key=n < LEADING) for n, r in enumerate(rows))
    sheet = replace(digest.sheet, rows=tuple(sorted(led, key=lambda r: headings.index(r.section))))
    return replace(digest, facts=ordered, sheet=sheet)


def _article(data: Data, story: Data) -> Article:
    text = data["text"]

    def stated(key: str, where: str = "the text") -> Stated | None:
        return Stated(str(data[key]), data.get("where", where)) if key in data else None

    return Article(
        id=data["id"],
        file=data.get("file", f"{data['id']}.txt"),
        sha256="0" * 64,
        text=text,
        identity=Identity(*(stated(key) for key in ("outlet", "headline", "author", "published", "url"))),
        headline=None,
        body=tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)),
        furniture=tuple(
            Furniture(_find(text, words), "repeated line") for words in story.get("furniture", []) if words in text
        ),
    )


def _sheet(data: Data, texts: dict[str, str]) -> Sheet:
    """The rows that are described; where none are, one for each fact from its first passage."""
    described = data.get("rows") or [_as_row(f) for f in data["facts"]]
    unused = (Unused(_passage(u, texts), Skipped[u["why"]]) for u in data.get("unused", []))
    return Sheet(tuple(_row(r, texts) for r in described), unused=tuple(unused))


def _as_row(fact: Data) -> Data:
    first, *others = fact["evidence"]
    own = {"id": f"{fact['id']}r", "in": first["in"], "quote": first["quote"], "section": fact.get("topic")}
    return {**own, "parts": [{"to": first["quote"], "facts": [fact["id"]], "notes": others}]}


def _row(data: Data, texts: dict[str, str]) -> Row:
    """``parts`` name where each ends; ``repairs`` what stands there and what is put for it."""
    passage, text = _passage(data, texts), texts[data["in"]]
    repairs = tuple(
        Repair(RepairRule[r["rule"]], _find(text, r["for"], passage.span.start), r["put"])
        for r in data.get("repairs", [])
    )
    row = shown(text, passage.span, repairs)
    parts, start, at = [], 0, passage.span.start
    for part in data["parts"]:
        span = Span(at, _find(text, part["to"], at).end)
        end = start + len(row[start:]) - len(row[start:].lstrip()) + len(shown(text, span, repairs))
        parts.append(_part(part, row[start:end], start, end, span, texts))
        start, at = end, span.end
    return Row(data["id"], passage, row, tuple(parts), data.get("section"), data.get("key", False), repairs)


def _part(data: Data, words: str, start: int, end: int, span: Span, texts: dict[str, str]) -> Part:
    notes = tuple(Note(_passage(n, texts), 0.9) for n in data.get("notes", []))
    lead = len(words) - len(words.lstrip())
    return Part(start + lead, end, span, tuple(data["facts"]), notes, tuple(data.get("conflicts", ())))


def _find(text: str, words: str, at: int = 0) -> Span:
    start = text.index(words, at)
    return Span(start, start + len(words))


def _passage(data: Data, texts: dict[str, str]) -> Passage:
    return Passage(data["in"], _find(texts[data["in"]], data["quote"]))


def _fact(data: Data, texts: dict[str, str]) -> Fact:
    return Fact(
        id=data["id"],
        claims=tuple(_claim(e, texts) for e in data["evidence"]),
        statement=data["statement"],
        topic=data.get("topic"),
    )


def _claim(data: Data, texts: dict[str, str]) -> Claim:
    passage = _passage(data, texts)
    text = texts[passage.article]
    times = tuple(
        Time(_find(text, t["words"]), t["grain"], first=t["first"], last=t["last"]) for t in data.get("times", [])
    )
    return Claim(
        article=passage.article,
        sentence=text.count("\n", 0, passage.span.start),
        span=passage.span,
        tokens=(),
        head=0,
        predicate="",
        times=times,
        hedge=data.get("hedge", ""),
        quoted=data.get("quoted", False),
    )


def _corroboration(data: Data, fact: Fact) -> Corroboration:
    origins = tuple(Origin(o["name"], o["level"], tuple(o["articles"])) for o in data.get("origins", []))
    known = {a for o in origins for a in o.articles}
    return Corroboration(
        fact=fact.id,
        evidence=tuple(_evidence(e, c) for e, c in zip(data["evidence"], fact.claims, strict=True)),
        articles=len(fact.articles),
        outlets=len(fact.articles),
        origins=origins,
        unclear=sum(a not in known for a in fact.articles),
        words=data["words"],
    )


def _evidence(data: Data, claim: Claim) -> Evidence:
    credit = None
    if "credits" in data:
        source = data["credits"]
        chain = tuple(data.get("chain", [source]))
        credit = Attribution(
            source, claim.span, "said", claim.span, claim.span, chain, data["kind"], data.get("direct", False)
        )
    same = tuple(data.get("same", ()))
    relation = "same text" if same else "credits" if credit else "own words"
    return Evidence(claim.passage, credit, relation, same, data.get("origin"), data.get("lost", False))


def _conflict(data: Data, texts: dict[str, str]) -> Conflict:
    sides = tuple(
        Side(
            side["value"],
            tuple(_passage(q, texts) for q in side["quotes"]),
            tuple(_mark(q, texts) for q in side["quotes"]),
        )
        for side in data["sides"]
    )
    return Conflict(
        data["id"],
        data["kind"],
        data.get("severity", "conflict"),
        data["question"],
        sides,
        data["compatible"],
        data["between"],
        tuple(data["facts"]),
    )


def _mark(data: Data, texts: dict[str, str]) -> Passage:
    start = texts[data["in"]].index(data["quote"]) + data["quote"].index(data["mark"])
    return Passage(data["in"], Span(start, start + len(data["mark"])))


def _utterance(number: int, data: Data, texts: dict[str, str]) -> Utterance:
    wordings = tuple(Wording(w["text"], tuple(_passage(q, texts) for q in w["quotes"])) for w in data["wordings"])
    return Utterance(f"u{number}", data["speaker"], data["occasion"], wordings)


def _cast(data: list[Data], texts: dict[str, str]) -> Cast:
    entities = tuple(Entity(e["id"], e["name"], e["kind"], tuple(e["aliases"])) for e in data)
    mentions = []
    for entity in entities:
        for article, text in texts.items():
            for name in {entity.name, *entity.aliases}:
                if name in text:
                    mentions.append(Mention(entity.id, article, _find(text, name), "name"))
    return Cast(entities, tuple(mentions))


def _coverage(article: Article, facts: tuple[Fact, ...], story: Data) -> Coverage:
    lines, start = [], 0
    for words in article.text.split("\n"):
        span = Span(start, start + len(words))
        start = span.end + 1
        used = tuple(f.id for f in facts for c in f.claims if c.article == article.id and span.overlap(c.span))
        fate, reason = ("fact", "") if used else ("left out", "no claim found")
        if words in story.get("furniture", []):
            fate, reason = "furniture", "repeated line"
        elif words in story.get("opinion", []):
            fate, reason = "opinion", ""
        if words:
            lines.append(LedgerLine(span, fate, reason, used))
    return Coverage(article.id, tuple(lines))
