"""Which outlet an article says it is of: by its own furniture, or by a name that two of its own signs share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model import Stated
from .domains import matches_domain, own_domains
from .draft import Draft
from .lines import key
from .masthead import masthead
from .rules import names_media
from .words import AGENCIES, BODIES, DATE_WORDS, SECTIONS

CLUES = 100  # different signs of one article, each held against all others; of 294 pages none has more than nine


@dataclass(frozen=True, slots=True)
class Clue:
    """A name that may be the article's outlet, and the sign that says so."""

    name: str
    kind: str


SURE = (
    "masthead",
    "author's note",
    "footer",
    "copyright line",
    "contributors' credit",
    "dateline",
    "own newsletter or page",
    "request for comment",
)
"""Signs of which one is enough, the surest first."""


def _outlet(number: int = 0) -> str:
    """A pattern for an outlet's name; each in one expression needs its own number."""
    word = r"[A-Z0-9][\w.'’&-]*"
    return rf"(?<![\w.'’&-])(?P<name{number}>(?:[Tt]he )?[a-z]?{word}(?: (?:of|the|and|&|for|{word})){{0,6}})"


_AGENCY = re.compile(rf"(?:{AGENCIES})", re.IGNORECASE)
_BODY = re.compile(rf"\b(?:{BODIES})\b", re.IGNORECASE)
_DATE_TAIL = re.compile(rf"\s+(?i:{DATE_WORDS})$")
_TAIL = re.compile(rf"(?:\s+(?i:{SECTIONS}|{DATE_WORDS}))+$")
_MEDIA_ROLE = r"(?:reporter|writer|correspondent|editor|columnist|journalist|photographer|producer|anchor|critic)"
_FOOTER = re.compile(
    rf"^(?i:other|more) (?i:reports?|stories|news|articles?|coverage) (?i:by|from) {_outlet()}"
    r"|^(?i:(?:our |live |full )?coverage continues|watch (?:more|the full \w+|us)|stay with) (?i:on |at |with )"
    rf"{_outlet(1)}"
)
_COPYRIGHT = re.compile(
    rf"(?:(?:©|\([cC]\)|(?i:copyright))\W*)+(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?)?,?\s*(?:by )?{_outlet()}"
)
_COMPANY = re.compile(r",? (?:LLC|Inc|Ltd|Limited|PLC|plc|GmbH|Corp|Corporation|Company|Co|Group|Holdings)\b.*$")
_OWNER = re.compile(
    r"\b(?:LLC|Inc|Group|Holdings|Corporation|Corp|Company|Communications|Broadcasting|Television|Publishing|Interactive)\b"
)
"""An owner of many outlets: its name alone does not tell whose page it is."""
_NOTE = re.compile(rf"\b{_MEDIA_ROLE}\b (?:for|at|of|with) {_outlet()}|\bwrites (?:\w+ ){{0,4}}for {_outlet(1)}")
_CONTRIBUTED = re.compile(rf"^\W?{_outlet()}(?:['’]s?| (?:staff )?{_MEDIA_ROLE}s?) .*\bcontributed\b")
_OWN_PAGE = re.compile(
    rf"(?:[Cc]heck out|[Ff]ollow|[Ll]ike|[Ff]ind|[Jj]oin) {_outlet()} on "
    r"(?=.*(?i:facebook|twitter|instagram|pinterest|youtube|x\b))(?=.*\b(?i:our|us|we)\b)"
)
_REQUEST = r"(?:\w+ ){0,3}(?:requests?|questions|inquiries|emails?)"
_ASKED = re.compile(
    rf"\b(?:when|after being) (?:e-?mailed|contacted|reached|approached)(?: for comment)? by {_outlet()}"
    rf"|\brespon\w+ to {_REQUEST}(?: for comment)? from {_outlet(1)}"
    rf"|\brespon\w+ to {_outlet(2)}['’]s? {_REQUEST}"
)
_NEWSLETTER = re.compile(rf"{_outlet()}['’]s (?:\w+ ){{0,2}}newsletter")
_CHECK = r"(?:has|have|had|could|was|is) (?:\w+ )?(?:not |un)(?:\w+ ){0,3}(?:verif|confirm|reach)"
_TEAM = r"(?:team|crew|reporters?|newsroom|cameras?)"
_WEAK = (
    ("told in the text", re.compile(rf"\b(?:told|spoke (?:\w+ )?(?:to|with)|speaking to) {_outlet()}")),
    ("told in the text", re.compile(r"\b(?:told|spoke (?:\w+ )?(?:to|with)) (?P<name>[a-z]{2,5}\d{1,2})\b")),
    ("own checks in the text", re.compile(rf"{_outlet()} {_CHECK}")),
    (
        "own checks in the text",
        re.compile(rf"{_outlet()} (?:(?:has|have) (?:learned|seen|obtained|contacted)|understands)\b"),
    ),
    ("own team in the text", re.compile(rf"\b[Oo]ur (?P<name>[\w.&-]+(?: [A-Z][\w.&-]*){{0,4}}) {_TEAM}\b")),
    ("own team in the text", re.compile(rf"{_outlet()} (?:[Rr]eporter|[Pp]hotographer|[Cc]orrespondent) [A-Z]")),
)
_CREDITED = (
    "(?i:{0}(?:['’]s)?)(?: \\w+)? (?:report|said|says|wrote|first)"
    "|(?:according to|reported by|citing) (?:the )?(?i:{0})"
)


def name_outlets(drafts: Sequence[Draft]) -> tuple[Stated | None, ...]:
    """The outlet of each article of a story, or None where its text does not tell."""
    clues = [tuple(dict.fromkeys(_clues(draft)))[:CLUES] for draft in drafts]
    sure = [_sure(found, SURE[:-1]) for found in clues]
    named = []
    for n, draft in enumerate(drafts):
        stated = sure[n] or _asked(n, drafts, clues, sure) or _shared(draft, clues[n])
        named.append(_full(stated, draft, clues) if stated else None)
    return tuple(named)


def _clues(draft: Draft) -> Iterator[Clue]:
    found = tuple(_named(draft))
    if name := masthead(draft, tuple(c.name for c in found)):
        yield Clue(name, "masthead")
    yield from found


def _named(draft: Draft) -> Iterator[Clue]:
    """Clues beside the masthead."""
    for line in (*draft.top, *draft.below):
        rule = draft.rules.get(line.number, "")
        patterns = {
            "author's note": ("author's note", _NOTE),
            "copyright line": ("copyright line", _COPYRIGHT),
            "credit of editors and reporters": ("contributors' credit", _CONTRIBUTED),
        }
        kind, pattern = patterns.get(rule, ("footer", _FOOTER))
        for clue in _found(kind, pattern, line.plain):
            company = kind == "copyright line" and _OWNER.search(line.plain)
            yield Clue(clue.name, "copyright holder") if company else clue
        if rule in ("newsletter", "follow and share"):
            yield from _found("own newsletter or page", _OWN_PAGE, line.plain)
        yield from _found("newsletter", _NEWSLETTER, line.plain)

    for words in draft.cut("dateline"):
        if match := re.search(r"\(([A-Z][^()]+)\)", words):
            yield from (Clue(part.strip(), "dateline") for part in match[1].split("/")[:1])
    for words in draft.cut("photo credit"):
        for part in re.split(r"[/|(),:]", words):
            yield from _cleaned("credit", part)
    for paragraph in draft.report:
        yield from _found("request for comment", _ASKED, paragraph)
        for kind, pattern in _WEAK:
            yield from _found(kind, pattern, paragraph)


def _found(kind: str, pattern: re.Pattern[str], words: str) -> Iterator[Clue]:
    for match in pattern.finditer(words):
        name = next((v for k, v in match.groupdict().items() if k.startswith("name") and v), "")
        yield from _cleaned(kind, name)


def _cleaned(kind: str, name: str) -> Iterator[Clue]:
    name = re.sub(r"['’]s?$", "", name.strip(" .,;:'’\""))
    name = re.sub(r"^.*\bfor (?=[A-Z])| (?:file|photo|staff|archives?)$", "", name) if kind == "credit" else name
    name = _COMPANY.sub("", re.sub(r"\. .*$", "", name)).strip(" .,")
    name = re.sub(r"(?: (?:of|the|and|&|for))+$", "", name)
    short = _TAIL.sub("", name) if kind in ("own newsletter or page", "told in the text", "footer") else name
    # "8 News", "ABC News": the section's word is part of the name where little else is left
    name = short if len(key(short)) > 3 and not _is_news_name(name, short) else _DATE_TAIL.sub("", name)
    if kind != "dateline" and _AGENCY.fullmatch(re.sub(r"^(?i:the) ", "", name)):
        return
    if len(key(name)) >= 3 and any(c.isalpha() for c in name):
        yield Clue(name, kind)


def _is_news_name(name: str, short: str) -> bool:
    return bool(re.match(rf"{re.escape(short)} (?i:news|tv|radio|sports|world|media)\b", name))


def _sure(clues: Iterable[Clue], kinds: Sequence[str]) -> Stated | None:
    found = sorted((c for c in clues if c.kind in kinds), key=lambda c: kinds.index(c.kind))
    if not found or (found[0].kind in ("footer", "copyright line") and _disputed(found)):
        return None
    if found[0].kind == "footer" and _BODY.search(found[0].name):
        return None
    return Stated(re.sub(r"^the ", "", found[0].name), found[0].kind)


def _disputed(found: Sequence[Clue]) -> bool:
    """Whether a sign of the same kind names somebody else."""
    return any(c.kind == found[0].kind and not _same(c.name, found[0].name) for c in found)


def _asked(
    n: int, drafts: Sequence[Draft], clues: Sequence[tuple[Clue, ...]], sure: Sequence[Stated | None]
) -> Stated | None:
    """The outlet that asked for comment: only if nothing else unnamed prints it, and it is not credited as a source."""
    asked = [
        c for c in clues[n] if c.kind == "request for comment" and names_media(c.name) and not _BODY.search(c.name)
    ]
    if len({key(c.name) for c in asked}) != 1:
        return None
    name = re.sub(r"^the ", "", asked[0].name)
    others = [m for m in range(len(drafts)) if m != n and not sure[m]]
    if any(c.kind == "request for comment" and _same(c.name, name) for m in others for c in clues[m]):
        return None
    credited = re.compile(_CREDITED.format(re.escape(re.sub(r"^(?i:the) ", "", name))))
    if any(credited.search(paragraph) for paragraph in drafts[n].report):
        return None
    return Stated(name, "request for comment in the text")


def _shared(draft: Draft, clues: Sequence[Clue]) -> Stated | None:
    """A name that two different signs of the article share, and no other name as well."""
    domains = own_domains(draft)
    winners: dict[str, Stated] = {}
    for clue in clues:
        kinds = {c.kind for c in clues if _same(c.name, clue.name)}
        kinds |= {where for where, domain in domains if matches_domain(clue.name, domain)}
        if len(kinds) > 1:
            names = [c.name for c in clues if _same(c.name, clue.name)]
            full = max(names, key=lambda v: (len(v), v))
            winners.setdefault(key(full), Stated(re.sub(r"^the ", "", full), " and ".join(sorted(kinds))))
    by_domain = [s for s in winners.values() if "address" in s.where or "file's name" in s.where]
    best = by_domain or list(winners.values())
    return best[0] if len(best) == 1 else None


def _full(stated: Stated, draft: Draft, clues: Sequence[tuple[Clue, ...]]) -> Stated:
    """The name as the story prints it most fully, where the article's own address spells that out."""
    own = [domain for where, domain in own_domains(draft) if "address" in where]
    fuller = {
        c.name
        for found in clues
        for c in found
        if key(c.name).endswith(key(stated.value)) and len(c.name) > len(stated.value)
        if any(matches_domain(c.name, domain, whole=True) for domain in own)
    }
    if len(fuller) != 1:
        return stated
    return Stated(re.sub(r"^the ", "", fuller.pop()), stated.where)


def _same(a: str, b: str) -> bool:
    """Whether two names can be one outlet's: equal, or one the other's beginning or end ("the Courier")."""
    x, y = sorted((key(re.sub(r"^(?i:the) ", "", name)) for name in (a, b)), key=len)
    return len(x) >= 3 and (x == y or y.endswith(x) or y.startswith(x))
