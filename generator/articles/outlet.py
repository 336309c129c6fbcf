"""Which outlet an article is of: every name with all evidence for it, weighed; what is unsure stays unknown."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model import Stated
from .author import find_author
from .domains import matches_domain, own_domains
from .draft import Draft
from .lines import SENTENCE_END, content_words, key
from .outlet_evidence import NAME, Clue, clues, kinds, weights
from .rules import names_media
from .words import BODIES, OUTLET_LABELS, SECTIONS

CLUES = 150  # names of one article, each held against all others; of 294 pages none has more than forty
MIN_SAME = 3  # letters that two forms of one name must share
ASKED = "request for comment"
OFTEN = 3  # times that the report itself says a name from which the report is about it
LONG = 6  # words from which a name is seldom an outlet's
TOLD = 3  # kinds of evidence that are named with the outlet
HEAD = frozenset(
    [
        "first line",
        "first part of the first line",
        "above the headline",
        "first part above the headline",
        "copyright line",
    ]
)
"""Where a name stands in its own form, before one of an appeal: "Starwire" sends out "Starwire Daily"."""
SPOKEN = frozenset(
    ["told in the text", "own checks in the text", "own team in the text", ASKED, "dateline", "copyright line"]
)
"""Kinds of evidence in which even words of labels are a name: "the Daily News"."""
_LABEL = re.compile(rf"(?:{OUTLET_LABELS}|{SECTIONS}|\d+|[ap]m)", re.IGNORECASE)
_BODY = re.compile(rf"\b(?:{BODIES})\b", re.IGNORECASE)
_OWNER = re.compile(
    r"\b(?:LLC|Inc|Group|Holdings|Corporation|Corp|Company|Communications|Broadcasting|Television|Publishing|Interactive)\b"
)
_SURNAME = re.compile(r" (?:page|post|star|sun|banner|leader|record|mercury|voice|pilot|patch|world)$", re.IGNORECASE)
"""Words of newspapers' names that people are called."""
_PERSON = re.compile(r"(?!The )[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,2}")
_PHRASE = re.compile(r" (?:for|in|on|with|to|from|at|by) ")
_WHERE_PEOPLE = frozenset(["under the headline", "beside a date", "line below the report", "byline"])
_CREDITED = (
    "(?i:{0}(?:['’]s)?)(?: \\w+)? (?:report|said|says|wrote|first)"
    "|(?:according to|reported by|citing) (?:the )?(?i:{0})"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name, the evidence for it, and what that is worth."""

    name: str
    kinds: tuple[str, ...]
    alone: float
    """Log-odds by this form of the name alone."""
    odds: float
    """And by its other forms."""


def name_outlets(drafts: Sequence[Draft]) -> tuple[Stated | None, ...]:
    """The outlet of each article of a story, or None where its text does not tell.

    Who asked for comment is told only if no other article that has no name else prints it too: they copy one another.
    """
    found = [clues(draft)[:CLUES] for draft in drafts]
    unasked = [[c for c in those if c.kind != ASKED] for those in found]
    named = [_choose(list(_candidates(draft, those, ()))) for draft, those in zip(drafts, unasked, strict=True)]
    nameless = [n for n in range(len(drafts)) if named[n] is None]
    for n in nameless:
        others = [found[other] for other in nameless if other != n]
        named[n] = _choose(list(_candidates(drafts[n], found[n], others)))
    names = {c.name for those in found for c in those}
    return tuple(_full(stated, draft, names) for stated, draft in zip(named, drafts, strict=True))


def _full(stated: Stated | None, draft: Draft, names: set[str]) -> Stated | None:
    """The name as the story prints it most fully, where the article's own address spells that out."""
    if stated is None:
        return None
    own = [domain for where, domain in own_domains(draft) if where == "address"]
    if stated.value.isupper() and stated.value.isalpha():  # "MNS", where the text says "Meridale News Service"
        spelled = {n for n in re.findall(NAME, draft.text) if _initials(n) == stated.value and n != stated.value}
        return replace(stated, value=_bare(spelled.pop())) if len(spelled) == 1 else stated
    fuller = {
        _bare(name)
        for name in names
        if key(name).endswith(key(stated.value)) and len(_bare(name)) > len(_bare(stated.value))
        if any(matches_domain(name, domain, whole=True) for domain in own)
    }
    return Stated(fuller.pop(), f"{stated.where} and its address") if len(fuller) == 1 else stated


def _choose(found: Sequence[Candidate]) -> Stated | None:
    """The surest name, if it is sure enough and well ahead of every other, in its own form."""
    best = max(found, key=lambda c: (c.odds, c.name), default=None)
    if best is None or best.odds < weights().cut:
        return None
    kin = [c for c in found if c is best or _same(key(_bare(c.name)), key(_bare(best.name)))]
    others = [c.odds for c in found if c not in kin]
    if others and best.odds - max(others) < weights().margin:
        return None
    own = [c for c in kin if HEAD & set(c.kinds)] or kin
    form = max(own, key=lambda c: (c.alone, -len(c.name), c.name))
    told = dict.fromkeys([*form.kinds, *best.kinds])
    plainer = re.sub(rf" (?:{SECTIONS})$", "", form.name, flags=re.IGNORECASE)  # "Radio Example Sport"
    name = plainer if key(plainer) in {key(c.name) for c in kin if SPOKEN & set(c.kinds)} else form.name
    return Stated(re.sub(r"^the ", "", name), " and ".join(list(told)[:TOLD]))


def _initials(name: str) -> str:
    return "".join(word[0] for word in _bare(name).split() if word[0].isupper())


def _candidates(draft: Draft, found: Sequence[Clue], others: Sequence[Sequence[Clue]]) -> Iterator[Candidate]:
    writer = find_author(draft)
    people = {key(p) for p in re.split(r", | and ", writer.value)} if writer else set()
    groups: dict[str, list[Clue]] = {}
    for clue in found:
        letters = key(_bare(clue.name))
        person = letters in people and (not names_media(clue.name) or bool(_SURNAME.search(clue.name)))
        label = clue.kind not in SPOKEN and _is_label(clue.name)
        if len(letters) > 1 and not person and not label:
            groups.setdefault(letters, []).append(clue)
    by = weights()
    own = {
        letters: {k: _worth(k, names_media(those[0].name)) for k in kinds(those)} for letters, those in groups.items()
    }
    for letters, those in groups.items():
        kin: dict[str, float] = {}
        for other, worth in own.items():
            if other != letters and _same(other, letters):
                kin |= {k: max(w, kin.get(k, w)) for k, w in worth.items() if k not in own[letters]}
        name = max((c.name for c in those), key=lambda n: (not n.isupper(), n.lower().startswith("the "), n))
        signs = math.fsum(by.signs[sign] for sign in _signs(name, those, draft, others))
        alone = math.fsum(own[letters].values()) + signs
        odds = round(alone + by.kin * math.fsum(kin.values()), 4)
        yield Candidate(_cased(name, draft), tuple(own[letters]), round(alone, 4), odds)


def _worth(kind: str, media: bool) -> float:
    known = weights().kinds[kind]
    return known.weight + (known.media if media else 0.0)


def _bare(name: str) -> str:
    return re.sub(r"^(?i:the) ", "", name)


def _is_label(name: str) -> bool:
    return all(_LABEL.fullmatch(w) for w in re.findall(r"[\w'’]+", name))


def _same(a: str, b: str) -> bool:
    """Whether the letters of two names can be one outlet's: one is the other's beginning or end ("the Courier")."""
    x, y = sorted((a, b), key=len)
    return len(x) >= MIN_SAME and (y.endswith(x) or y.startswith(x))


def _signs(name: str, own: Sequence[Clue], draft: Draft, others: Sequence[Sequence[Clue]]) -> Iterator[str]:
    """What else speaks for a name or against it, of ``outlets.yml``."""
    of = set(kinds(own))
    domains = own_domains(draft)
    yield from sorted({f"the {where} spells it" for where, domain in domains if matches_domain(name, domain)})
    if _BODY.search(name) and of & {*HEAD, "under the headline", "part of the headline"}:
        if "press release form" in draft.rules.values():
            yield "a body of a release"
        elif name.isupper() and of & HEAD:
            yield "a body in capitals above the headline"
    yield from _shape(name, of)
    if draft.headline and key(name) in key(draft.headline.plain) and not of & {*HEAD, "part of the headline"}:
        yield "in the headline"
    yield from _told(name, of, draft)
    asked = (c for those in others for c in those if c.kind == ASKED)
    if ASKED in of and any(_same(key(c.name), key(name)) for c in asked):
        yield "another article was asked by it too"
    if _OWNER.search(name) or any(c.kind == "copyright line" and _owned(c.name, draft) for c in own):
        yield "an owner of many outlets"


def _owned(name: str, draft: Draft) -> bool:
    """Whether a copyright line goes on with an owner's word after a name."""
    lines = (n.plain for n in draft.below if name in n.plain)
    return any(_OWNER.search(line[line.index(name) : line.index(name) + len(name) + 14]) for line in lines)


def _shape(name: str, of: set[str]) -> Iterator[str]:
    words = name.split()
    media = names_media(name)
    if name.isupper() and len(words) > 1:
        yield "all in capitals"
    elif (name.startswith("The ") or "&" in name) and not any(_LABEL.fullmatch(w) for w in words[1:]):
        yield "a publication's form"
    small = sum(w.islower() and w.isalpha() for w in words)
    if small > len(words) // 2 and not media:
        yield "mostly small letters"
    elif small > 1 or _PHRASE.search(name):
        yield "a phrase"
    if len(words) >= LONG:
        yield "a long name"
    if len(words) in (2, 3) and not media and not small and of <= _WHERE_PEOPLE and _PERSON.fullmatch(name):
        yield "could be a person"


def _told(name: str, of: set[str], draft: Draft) -> Iterator[str]:
    """What the report says of a name, who only writes of it, or from where."""
    bare = _bare(name)
    words = content_words(name)
    sentences = " ".join(p for p in draft.report if SENTENCE_END.search(p))
    if of & HEAD and words and words <= content_words(sentences) and not names_media(name) and not name.isupper():
        yield "the report's own words"
    elif of & HEAD and not names_media(name) and not name.isupper() and _small(words, sentences):
        yield "a word of the report's"
    if sum(paragraph.count(bare) for paragraph in draft.report) >= OFTEN:
        yield "the report says it often"
    credited = re.compile(_CREDITED.format(re.escape(bare)))
    ours = "spelled by its address" in of or "press release form" in draft.rules.values()
    if not ours and any(credited.search(paragraph) for paragraph in draft.report):
        yield "the report credits it"
    if any(bare.lower() in re.sub(r"\(.*", "", place).lower() for place in draft.cut("dateline")):
        yield "the place of the dateline"


def _small(words: frozenset[str], sentences: str) -> bool:
    """Whether the report writes one of these words small: what a topic is called by, "Harbour Fires"."""
    return any(re.search(rf"\b{re.escape(word)}\b", sentences) for word in words if word.isalpha())


def _cased(name: str, draft: Draft) -> str:
    """A long name printed in capitals, as a reader would write it; abbreviations that the report uses stay."""
    words = name.split()
    if not name.isupper() or len(words) < 2 or (len(words) < 3 and min(map(len, words)) <= 4):
        return name
    used = set(re.findall(r"\b[A-Z]{2,}\b", " ".join(p for p in draft.report if not p.isupper())))
    small = {"of", "the", "and", "for", "in", "on", "de", "la", "da", "do"}
    kept = {w for w in words if w.lower() not in small and (w in used or len(w) <= 3)}
    return " ".join(
        w if w in kept else w.lower() if n and w.lower() in small else w.capitalize() for n, w in enumerate(words)
    )
