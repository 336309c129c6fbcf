"""Names that may be the outlet's, each with the kind of evidence for it: where it stands, and what is said there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ..draft import Draft
from ..page.line_reader import own_odds
from ..page.lines import Line, key, plain
from ..page.rules import (
    AGENCIES,
    MAX_LETTERS,
    MEDIA_ROLE,
    MEDIA_WORDS,
    MONTHS,
    OUTLET_LABELS,
    ROLES,
    RULES,
    SECTIONS,
    WEEKDAYS,
    is_timestamp,
    names_media,
)

MIN_LETTERS = 3  # letters of a name that may begin a domain: "WGN" in wgntv
MIN_INSIDE = 5  # letters of a name that may stand anywhere in a domain: "Sun-Times" in chicago-suntimes
DOMAINS = 100  # addresses of one article, each held against all its clues; 294 pages have at most ten lines for them
_EMAIL = re.compile(r"\b[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_MEDIA = frozenset(re.findall(r"\w+", MEDIA_WORDS))
LONGEST = 16  # letters of a word in a domain
MIN_REST = 4  # letters of the word after "daily" in a domain
_DAYTIMES = ("daily", "evening", "morning", "sunday", "weekly")
_BEFORE = frozenset(
    re.findall(
        r"\w+",
        "daily evening morning weekly sunday national local northern southern eastern western international city "
        "county financial global",
    )
)
"""Words that stand before a newspaper's word in its name, and are no place's."""
_SITE = re.compile(
    r"(?<![@\w.-])(?:https?://)?(?:www\.)?([\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|net|news|example|co\.uk))\b"
)
_FOREIGN = re.compile(
    r"twitter|facebook|instagram|youtube|telegram|bit\.ly|gmail|outlook|yahoo|hotmail|t\.co$", re.IGNORECASE
)
"""Addresses that are no outlet's own."""
_ENDINGS = frozenset(
    [
        "com",
        "org",
        "net",
        "co",
        "uk",
        "us",
        "au",
        "ca",
        "ie",
        "nz",
        "tv",
        "info",
        "news",
        "io",
        "example",
        "www",
        "edu",
        "gov",
    ]
)
_ADDED = r"(?:tv|news|online|radio|fm|am|media|web|live|now|today|\d)*"
_UNSPELLED = frozenset(["the", "of", "and", "for"])


def own_domains(draft: Draft) -> tuple[tuple[str, str], ...]:
    """Where each was read, and its letters: ("address", "nydailynews")."""
    found = []
    for piece in draft.layout.furniture:
        words = piece.span.of(draft.text)
        if len(words) <= MAX_LETTERS:
            hosts = (*_EMAIL.findall(words), *_SITE.findall(words))
            found += [("address", _letters(host.split("."))) for host in hosts if not _FOREIGN.search(host)]
    stem = re.sub(r"^\d+[_ -]+", "", Path(draft.file).stem)
    labels = re.split(r"[-_.]", stem)
    if len(labels) > 1 and labels[-1].lower() in _ENDINGS:
        found.append(("file's name", _letters(labels)))
    return tuple(dict.fromkeys((where, letters) for where, letters in found[-DOMAINS:] if letters))


def spelled_out(domain: str, known: Mapping[str, str]) -> tuple[str, bool] | None:
    """A domain's letters as a name, and whether they part into known words alone: "eveningbanner", "marlmail".

    Known are words of newspapers' names, those that stand before them, and ``known``: words of the story, by their
    letters. What is left before a newspaper's word is taken for a place's name, of one word.
    """
    for first in _DAYTIMES:
        if domain.startswith(first) and len(domain) >= len(first) + MIN_REST:
            return f"{first} {domain.removeprefix(first)}".title(), True
    last = next((w for w in sorted(_MEDIA, key=len, reverse=True) if domain.endswith(w) and w != domain), None)
    if last is None:
        return None
    first = domain.removesuffix(last)
    the = "the" if first.startswith("the") and first not in _BEFORE else ""
    place = first.removeprefix(the)
    if len(place) < MIN_LETTERS:
        return None
    parts = _parted(place, known)
    words = [the, *(parts or [place]), last]
    return " ".join(word if word[:1].isupper() else word.title() for word in words if word), parts is not None


def _parted(letters: str, known: Mapping[str, str]) -> list[str] | None:
    """Letters as the fewest known words, or None where there are others among them."""
    best: list[list[str] | None] = [[], *[None] * len(letters)]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - LONGEST), end):
            before, piece = best[start], letters[start:end]
            word = known.get(piece) or (piece if piece in _BEFORE or piece in _MEDIA else None)
            if before is not None and word and (best[end] is None or len(before) + 1 < len(best[end] or [])):
                best[end] = [*before, word]
    return best[-1]


def _letters(labels: list[str]) -> str:
    return key("".join(label for label in labels if label.lower() not in _ENDINGS))


def matches_domain(name: str, domain: str, whole: bool = False) -> bool:
    """Whether a domain spells a name, by its words or their initials; unless ``whole``, other letters may stand by."""
    words = [key(w) for w in re.split(r"[\s-]+", name) if key(w) and w.lower() not in _UNSPELLED]
    letters = "".join(words)
    if not letters:
        return False
    if re.fullmatch("".join(f"{w[0]}(?:{re.escape(w[1:])})?" for w in words) + _ADDED, domain) and (
        len(domain) > len(words) or domain == letters
    ):
        return True
    if whole:
        return False
    return (
        (len(letters) >= MIN_INSIDE and letters in domain)
        or (len(letters) >= MIN_LETTERS and bool(re.fullmatch(re.escape(letters) + _ADDED, domain)))
        or bool(len(words[0]) >= MIN_LETTERS and any(c.isdigit() for c in words[0]) and domain == words[0])
    )


FILE = Path(__file__).with_name("outlets.yml")
MAX_WORDS = 9  # words of the longest name of a body that publishes releases
MAX_HEAD = 16  # words of a line that may name the outlet beside a slogan, a section or a date
NO_TITLE = 0.5  # log-odds of furniture from which a headline is rather the page's name
MAX_NAME = 9  # words of a name at the head
SHORT = 5  # letters that a name must keep without the section or the word beside it: "Radio Example Sport"
RULE_NAMES = frozenset(["dateline", "line above the headline", "byline or label", *(rule.name for rule in RULES)])
SPELLED = "spelled by its address"
LOWEST = "line below the report"
MAX_LABEL = 6  # words of a line below the report that is a name and nothing else


@dataclass(frozen=True, slots=True)
class Clue:
    """A name that may be the article's outlet, and the kind of evidence that says so."""

    name: str
    kind: str


_WORD = r"[A-Z0-9][\w.'’&-]*"
NAME = rf"(?<![\w.'’&-])(?:[Tt]he )?[a-z]?{_WORD}(?: (?:of|the|and|&|for|{_WORD})){{0,6}}"
"""An outlet's name in running text."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of evidence that words tell, as ``outlets.yml`` has it."""

    page: tuple[re.Pattern[str], ...]
    report: tuple[re.Pattern[str], ...]


@cache
def told_kinds() -> Mapping[str, Kind]:
    """The forms of ``outlets.yml``."""
    data = yaml.safe_load(FILE.read_text("utf-8"))
    return {each["kind"]: Kind(_forms(each, "page"), _forms(each, "report")) for each in data}


def _forms(kind: dict[str, Any], where: str) -> tuple[re.Pattern[str], ...]:
    forms = kind.get(where, [])
    return tuple(re.compile(f.replace("<ROLE>", MEDIA_ROLE).replace("<NAME>", f"(?P<name>{NAME})")) for f in forms)


_SPLIT = re.compile(
    r"\s*(?:[|·•»>~]|[^\w\s!-~‘’“”–—…´°\u0300-\u036f\u2010-\u2012])+\s*|\s+(?:/+|\*+|[-–—]{1,3})\s+|\s*[()\[\]]\s*"
)
_GAP = re.compile(r"[^\S\n\r]{4,}|\t")
"""Columns of a line: "HARBOUR COMMISSIONERS        Form 7"."""
_COMMA = re.compile(r",\s+|:\s+")
_PLACES = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}")
_WORDS = re.compile(r"[^\W\d_]+")
_JOINS = re.compile(r"(?: (?:of|the|and|&|for))+$")
_SMALL = frozenset(["of", "the", "and", "&", "for", "in", "on", "de", "da", "do", "la", "del", "di", "van", "der"])
_SIGNED = re.compile(
    r"^\W*(?:(?:posted|filed|written|words|story|text|report|exclusive)\b:?\s*)?(?:\bby|\bvon|\bpar|\bpor)\b:?\s*",
    re.IGNORECASE,
)
_WHEN = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+)?(?i:{MONTHS}|{WEEKDAYS})\.?(?=$|,|\s+\d)|(?:19|20)\d\d\b|\d{{1,2}}[:.]\d\d"
    r"|\d{1,2}[./]\d{1,2}[./]\d)"
)
_DATE_TAIL = re.compile(rf"(?:^|[\s,]+){_WHEN}.*$")
_DATE_HEAD = re.compile(rf"^{_WHEN}[\d\s,.:]*(?:[ap]m\b|GMT\b)?[\s,]*(?=[A-Z]|$)")
_TAIL = re.compile(
    rf"(?:\s+(?i:{SECTIONS}|digital|blog|newsroom|staff|team|online|live centre|live center|app|newsletter))+$"
)
_FORM_TAIL = re.compile(
    r"(?:[\s,]+(?i:(?:e-?)?newsletters?|bulletins?|blog|online|website|podcast|digital|transcripts?|live blog))+$"
)
_FREQUENCY = re.compile(r"(?<=\w\s)\d{2,4}(?:\.\d)?\s?(?:FM|AM|MHz|kHz)$|(?<=\w{4})\s\d{2,3}\.\d(?:\s?FM)?$(?<!^)")
_ROLE = re.compile(rf"\b(?:{ROLES})$", re.IGNORECASE)
_LED = re.compile(r"^(?:But|And|When|After|In|On|As|While|That|If) (?=[tT]he |[A-Z])")
_LABELS = re.compile(rf"(?:(?:{OUTLET_LABELS})\s*)+", re.IGNORECASE)
_OURS = re.compile(
    r"(?i:our|your|us|you|me|my|we|this|these|more|all|what|how|why|where|when|who)\b"
    r"|(?i:photo|picture|image|video|graphic)s?\b(?! [A-Z][a-z]+$)"
)
"""How what a page offers or shows begins, and no name: "Our WhatsApp channel", "Photo via"."""
_RIGHTS = re.compile(r"^(?:(?:\(c\)|[©℗]|copyright\b)\s*)+(?:by |the )?", re.IGNORECASE)
_COMPANY = re.compile(
    r",? (?:(?:LLC|Inc|Ltd|Limited|PLC|plc|GmbH|Corp|Corporation|Company|Co|Group|Holdings|DAC|AG|SA)\b.*"
    r"|(?:SE|SpA|NV|BV|AB|ASA|Oyj?|vzw|Pty|A/S|S\.A\.?|S\.p\.A\.?|N\.V\.?|B\.V\.?))$"
)
_AGENCY = re.compile(rf"(?:{AGENCIES})", re.IGNORECASE)


def clues(draft: Draft) -> tuple[Clue, ...]:
    """Every name with its evidence, in the page's order, each once."""
    found = [*_head(draft), *_furniture(draft), *_report(draft), *_addresses(draft), *_anywhere(draft)]
    return tuple(dict.fromkeys(found))


def _anywhere(draft: Draft) -> Iterator[Clue]:
    """Whatever has a name's form in furniture, by the kind of line; in the report what has a word of newspapers'."""
    for piece in draft.layout.furniture:
        if len(piece.span) > MAX_LETTERS:
            continue
        rule = piece.rule if piece.rule in RULE_NAMES else "furniture"
        for match in re.finditer(NAME, plain(piece.span.of(draft.text))):
            yield from _cleaned(f"in a line of: {rule}", match[0])
            if shorter := _after_label(match[0]):
                yield from _cleaned(f"in a line of: {rule}", shorter)
    for n, paragraph in enumerate(draft.report):
        for match in re.finditer(NAME, paragraph[:MAX_LETTERS]):
            if names_media(match[0]):
                yield from _cleaned("in the report" if n else "in the first paragraph", match[0])


def _after_label(name: str) -> str:
    """A name without the label that it is glued to: "Follow Marl Now"."""
    first, _, rest = name.partition(" ")
    return rest if rest and _LABELS.fullmatch(first) and first.lower() != "the" else ""


def _head(draft: Draft) -> Iterator[Clue]:
    """Parts of the lines above the report; a headline is one where it has several, or is a name."""
    for line in draft.top:
        if len(line.words) > MAX_HEAD or line.plain.endswith((".", "!", "?")) or is_timestamp(line.plain):
            continue
        signed = _SIGNED.match(line.plain)
        parts = _parts(_SIGNED.sub("", plain(_GAP.sub(" | ", line.span.of(draft.text))), count=1))
        for n, part in enumerate(parts):
            if signed and n == 0 and not names_media(part):
                continue
            dated = not n and any(is_timestamp(p) or _DATE_TAIL.sub("", p) != p for p in parts)
            if _is_name(part, first=line.number == 0 and n == 0):
                where = (
                    "byline"
                    if signed
                    else "beside a date"
                    if dated and line.number
                    else _place(line, n, len(parts), draft)
                )
                yield from _cleaned(where, part)


def _parts(text: str) -> list[str]:
    return [p for part in _SPLIT.split(text) for p in _COMMA.split(part) if p.strip()]


def _is_name(part: str, first: bool) -> bool:
    """Whether a part of a line has a name's form; the first of a page may be written small."""
    words = _DATE_TAIL.sub("", part).split()
    large = [w for w in words if not w[0].islower() or w in _SMALL]
    return 0 < len(words) <= MAX_NAME and (first or len(large) == len(words))


def _place(line: Line, part: int, parts: int, draft: Draft) -> str:
    head = draft.headline.number if draft.headline else draft.layout.lead
    names = line.number == head and own_odds(line.plain) > NO_TITLE  # a page's name was taken for its headline
    if line.number == head and not names:
        return "part of the headline"
    if line.number == 0:
        return (
            "first line" if parts == 1 else "later part of the first line" if part else "first part of the first line"
        )
    if parts > 1 and all(_LABELS.fullmatch(p) for n, p in enumerate(_parts(line.plain)) if n != part):
        return "beside sections"
    first = "first part " if parts > 1 and not part else ""
    return first + ("above the headline" if line.number < head or names else "under the headline")


def _furniture(draft: Draft) -> Iterator[Clue]:
    pieces = [
        piece.span.of(draft.text)
        for piece in draft.layout.furniture
        if len(piece.span) <= MAX_LETTERS and piece.rule not in ("dateline", "photo credit")
    ]
    for words in (" ".join(piece.split()) for piece in pieces):
        for name, kind in told_kinds().items():
            yield from (clue for form in kind.page for clue in _found(name, form, words))
    for line in draft.below:
        for part in _SPLIT.split(line.plain):
            if len(part.split()) <= MAX_LABEL and part[:1].isupper():
                yield from _cleaned(LOWEST, part)
    for words in draft.cut("dateline"):
        for agency in re.findall(r"\(([^\W\d_][^()]+)\)", words)[-1:]:
            yield Clue(agency.split("/")[0].strip(), "dateline")
    for words in draft.cut("photo credit"):
        for part in re.split(r"[/|(),:]", words):
            yield from _cleaned("picture credit", part)


def _report(draft: Draft) -> Iterator[Clue]:
    for paragraph in draft.report:
        for name, kind in told_kinds().items():
            yield from (clue for form in kind.report for clue in _found(name, form, paragraph))


def _addresses(draft: Draft) -> Iterator[Clue]:
    """Names that the page's own address spells, wherever they stand; and what it says by itself, where that is sure."""
    domains = [(where, domain) for where, domain in own_domains(draft) if where == "address"]
    if not domains:
        return
    names = set(re.findall(NAME, draft.text))
    pairs = _PLACES.findall(draft.text)
    words = {"".join(w[0] for w in pair.split()).lower(): pair for pair in sorted(set(pairs), reverse=True)}
    words |= {key(w): w for w in sorted(set(_WORDS.findall(draft.text)), reverse=True) if len(w) > 2}
    for _, domain in domains:
        for name in sorted(names):
            if matches_domain(name, domain, whole=True):
                yield from _cleaned(SPELLED, name)
        if spelled := spelled_out(domain, words):
            yield Clue(spelled[0], "its address" if spelled[1] else "its address, a word of it guessed")


def _found(kind: str, form: re.Pattern[str], words: str) -> Iterator[Clue]:
    for match in form.finditer(words):
        yield from _cleaned(kind, match["name"])


def _cleaned(kind: str, name: str) -> Iterator[Clue]:
    """The name without what stands beside it: a date, a company's form, a possessive."""
    name = _LED.sub("", _RIGHTS.sub("", name))
    name = re.sub(r"[.!?] .*$", "", name.strip(" .,;:'’\"“”*#"))
    name = _DATE_HEAD.sub("", _DATE_TAIL.sub("", name))
    name = _COMPANY.sub("", re.sub(r"['’]s?$", "", name)).strip(" .,")
    name = re.sub(r" (?:(?:No|Vol|Issue)|#\d+)$", "", _FREQUENCY.sub("", _JOINS.sub("", name)), flags=re.IGNORECASE)
    bare = re.sub(r"^(?i:the) ", "", name)
    agency = any(map(_AGENCY.fullmatch, (bare, *_without_labels(bare))))
    if agency or "/" in name or name.endswith((" in", " on", " at")) or _OURS.match(name) or _ROLE.search(name):
        return
    for form in dict.fromkeys([name, *(tail.sub("", name) for tail in (_TAIL, _FORM_TAIL)), *_without_labels(name)]):
        if form != name and (len(form) <= SHORT or _LABELS.fullmatch(form) or _JOINS.search(form)):
            continue
        if (
            ":" not in form
            and not form.startswith("By ")
            and sum(map(str.isalpha, form)) > 2
            and len(form.split()) <= MAX_WORDS
            and not is_timestamp(form)
        ):
            yield Clue(form, kind)


def _without_labels(name: str) -> Iterator[str]:
    """A name without the labels at its end, one after the other: "The Marl Courier Daily Brief"."""
    words = name.split()
    while len(words) > 1 and _LABELS.fullmatch(words[-1]):
        words.pop()
        yield " ".join(words)


def kinds(found: Iterable[Clue]) -> tuple[str, ...]:
    """The kinds of evidence of some clues, each once, in order."""
    return tuple(dict.fromkeys(clue.kind for clue in found))
