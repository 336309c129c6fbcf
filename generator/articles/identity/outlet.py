"""Which outlet an article is of: every name with all evidence for it, weighed; what is unsure stays unknown."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import repeat
from pathlib import Path

from ...learned.logistic import Presence
from ...model import Stated
from ..draft import Draft
from ..page.lines import SENTENCE_END, content_words, key
from ..page.rules import BODIES, OUTLET_LABELS, SECTIONS, names_media
from .byline import find_author
from .evidence import LOWEST, NAME, SPELLED, Clue, clues, kinds, matches_domain, own_domains, told_kinds

FILE = Path(__file__).with_name("outlets.json")
CLUES = 150  # names of one article, each held against all others
MIN_SAME = 3  # letters that two forms of one name must share
ASKED = "request for comment"
OFTEN = (1, 2, 3)  # times that the report says a name
WORDS = (2, 3, 4, 6)  # of a name
MANY = (2, 3)  # kinds of evidence for one name
SMALL = 3  # letters of "and", "the", "for"
TOLD = 3  # kinds of evidence that are named with the outlet
_HEAD = ["first line", "first part of the first line", "above the headline", "first part above the headline"]
HEAD = frozenset([*_HEAD, "copyright line"])
"""Where a name stands in its own form."""
SPOKEN = frozenset(
    ["told in the text", "own checks in the text", "own team in the text", ASKED, "dateline", "copyright line"]
)
"""Kinds of evidence in which even words of labels are a name: "the Daily News"."""
_LABEL = re.compile(rf"(?:{OUTLET_LABELS}|{SECTIONS}|\d+|[ap]m)", re.IGNORECASE)
_BODY = re.compile(rf"\b(?:{BODIES})\b", re.IGNORECASE)
_OWNER = re.compile(
    r"\b(?:LLC|Inc|Group|Holdings|Corporation|Corp|Company|Communications|Broadcasting|Television|Publishing|"
    r"Publications|Newspapers|Publishers|Interactive)\b"
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
    """A name, the kinds of evidence for it, and all signs by which it is judged."""

    name: str
    kinds: tuple[str, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """The weights of ``outlets.json``: which of a page's names is its own, or none, is one choice."""

    weights: Presence
    cut: float
    """Probability from which a name is given."""


@cache
def judge() -> Judge:
    """The judge that the package comes with."""
    data = json.loads(FILE.read_text("utf-8"))
    return Judge(Presence(data["weights"], data["bias"]), data["cut"])


@dataclass(frozen=True, slots=True)
class Story:
    """What the articles of a story say together."""

    told: str
    """Their reports."""
    words: frozenset[str]
    """That these hold."""
    found: tuple[tuple[Clue, ...], ...]
    """The names of each."""


def name_outlets(drafts: Sequence[Draft]) -> tuple[Stated | None, ...]:
    """The outlet of each article of a story, or None where its text does not tell."""
    story = read_story(drafts)
    sure = _choose_all(drafts, story)
    # who asks for comment in a text that a named outlet has copied is the nameless one's outlet
    rest = replace(story, found=tuple(() if of else found for of, found in zip(sure, story.found, strict=True)))
    found = [of or again for of, again in zip(sure, _choose_all(drafts, rest), strict=True)]
    texts = [draft.text for draft in drafts]
    return tuple(_full(stated, texts) for stated in found)


def _choose_all(drafts: Sequence[Draft], story: Story) -> list[Stated | None]:
    return [choose(candidates(draft, number, story), judge()) for number, draft in enumerate(drafts)]


def read_story(drafts: Sequence[Draft]) -> Story:
    """The names and the reports of the articles of a story; a name may be spelled by the address of another's page."""
    told = "\n".join(paragraph for draft in drafts for paragraph in draft.report)
    found = [clues(draft)[:CLUES] for draft in drafts]
    names = sorted({clue.name for those in found for clue in those})
    return Story(told, content_words(told), tuple(map(_with_address, drafts, found, repeat(names))))


def _with_address(draft: Draft, found: tuple[Clue, ...], names: Sequence[str]) -> tuple[Clue, ...]:
    domains = [domain for where, domain in own_domains(draft) if where == "address"]
    spelled = (
        Clue(name, SPELLED)
        for domain in domains
        for name in names
        if _bare(name)[:1].lower() == domain[0] and matches_domain(_bare(name), domain, whole=True)
    )
    return tuple(dict.fromkeys([*found, *spelled]))


def shares(found: Sequence[Candidate], by: Presence) -> list[float]:
    """The probability of each name that it is the outlet's; what is left is that none is."""
    odds = [by.odds(each.signs) for each in found]
    most = max([0.0, *odds])
    all_ = math.fsum([math.exp(-most), *(math.exp(o - most) for o in odds)])
    return [round(math.exp(o - most) / all_, 4) for o in odds]


def surest(found: Sequence[Candidate], by: Presence) -> tuple[float, Candidate | None]:
    """The likeliest name, and how likely it is that it or another form of it is right."""
    sure = shares(found, by)
    best = max(((share, each.name, n) for n, (share, each) in enumerate(zip(sure, found, strict=True))), default=None)
    if best is None:
        return 0.0, None
    chosen = found[best[2]]
    kin = (share for share, each in zip(sure, found, strict=True) if _is_kin(each.name, chosen.name))
    return round(math.fsum(kin), 4), chosen


def _is_kin(a: str, b: str) -> bool:
    """Whether two names are forms of one: beginning or end, or initials ("MNS")."""
    return _same(key(_bare(a)), key(_bare(b))) or _bare(a) == _initials(b) or _initials(a) == _bare(b)


def choose(found: Sequence[Candidate], by: Judge) -> Stated | None:
    """The surest name, if it is sure enough."""
    share, chosen = surest(found, by.weights)
    if chosen is None or share < by.cut:
        return None
    parts = by.weights.parts(chosen.kinds)
    told = sorted(chosen.kinds, key=lambda kind: -parts.get(kind, 0.0))[:TOLD]
    return Stated(re.sub(r"^the ", "", chosen.name), " and ".join(told))


def _full(stated: Stated | None, texts: Sequence[str]) -> Stated | None:
    """Initials as the name that the story spells them by: "MNS", where a text says "Meridale News Service"."""
    if stated is None or not (stated.value.isupper() and stated.value.isalpha()):
        return stated
    names = (_bare(name) for text in texts for name in re.findall(NAME, text))
    spelled = {name for name in names if _initials(name) == stated.value and name != stated.value}
    return replace(stated, value=spelled.pop()) if len(spelled) == 1 else stated


def _initials(name: str) -> str:
    return "".join(word[0] for word in _bare(name).split() if word[0].isupper())


def candidates(draft: Draft, number: int, story: Story) -> list[Candidate]:
    """The names of an article that may be its outlet's, each with its signs."""
    writer = find_author(draft)
    people = {key(p) for p in re.split(r", | and ", writer.value)} if writer else set()
    groups: dict[str, list[Clue]] = {}
    for clue in story.found[number]:
        letters = key(_bare(clue.name))
        label = clue.kind not in SPOKEN and _is_label(clue.name)
        if len(letters) > 1 and not label:
            groups.setdefault(letters, []).append(clue)
    for letters in _glued(groups):
        del groups[letters]
    others = [those for n, those in enumerate(story.found) if n != number]
    headed = [letters for letters, those in groups.items() if _is_masthead(those)]
    found = []
    for letters, those in groups.items():
        name = max((c.name for c in those), key=lambda n: (not n.isupper(), n.lower().startswith("the "), n))
        kin = [c for other in groups if other != letters and _same(other, letters) for c in groups[other]]
        of = _telling(kinds(those))
        signs = [
            *_of_kinds(name, of),
            *_of_kin(name, of, kin),
            *_signs(name, those, draft),
            *(["its author's name"] if letters in people and (_SURNAME.search(name) or not names_media(name)) else []),
            *(
                ["a dateline below another's masthead"]
                if "dateline" in of and any(not _same(letters, head) for head in headed)
                else []
            ),
            *_of_story(name, those, draft, story, others),
        ]
        found.append(Candidate(_cased(name, draft), kinds(those), tuple(dict.fromkeys(signs))))
    return found


def _is_masthead(those: Sequence[Clue]) -> bool:
    """Whether a name with a word of newspapers' stands where a page has its own."""
    return any(clue.kind in HEAD and names_media(clue.name) for clue in those)


def _glued(groups: Mapping[str, Sequence[Clue]]) -> list[str]:
    """Lines that a form of evidence reads as more than a name: "Follow Marl Now", where "Marl Now" is there."""
    told = [_bare(those[0].name) for those in groups.values() if any(c.kind in told_kinds() for c in those)]
    return [
        letters
        for letters, those in groups.items()
        if all(c.kind == LOWEST or c.kind.startswith("in ") for c in those)
        and any(_rest(_bare(those[0].name), name).startswith("after") for name in told)
    ]


def _of_kinds(name: str, of: Sequence[str]) -> Iterator[str]:
    media = names_media(name)
    for kind in of:
        yield kind
        if media:
            yield f"{kind}, with a word of newspapers'"
    yield from (f"{n} kinds of evidence or more" for n in MANY if len(of) >= n)


def _telling(of: Sequence[str]) -> tuple[str, ...]:
    """The kinds of evidence for a name; that it stands anywhere counts where there is no other."""
    return tuple(kind for kind in of if not kind.startswith("in ")) or tuple(of)


def _of_kin(name: str, of: Sequence[str], kin: Sequence[Clue]) -> Iterator[str]:
    """What longer and shorter forms of a name bring: "the Courier" to "Marl Courier"."""
    own = _bare(name)
    for clue in kin:
        other = _bare(clue.name)
        longer = len(other) > len(own)
        rest = _rest(other, own) if longer else _rest(own, other)
        if rest:
            yield f"{'is' if longer else 'has'} a shorter form {rest}"
        if clue.kind not in of and not clue.kind.startswith("in "):
            yield f"in a {'longer' if longer else 'shorter'} form: {clue.kind}"


def _rest(longer: str, shorter: str) -> str:
    """What a longer form of a name has beside the shorter one, in words; nothing where it is no form by words."""
    small, all_ = shorter.lower(), longer.lower()
    if all_.startswith(small + " "):
        return "that labels follow" if _is_label(longer[len(shorter) :]) else "that more follows"
    if all_.endswith(" " + small):
        return "after labels" if _is_label(longer[: -len(shorter)]) else "after more"
    return ""


def _bare(name: str) -> str:
    return re.sub(r"^(?i:the) ", "", name)


def _is_label(name: str) -> bool:
    words = re.findall(r"[\w'’]+", name)
    return bool(words) and all(_LABEL.fullmatch(w) for w in words)


def _same(a: str, b: str) -> bool:
    """Whether the letters of two names can be one outlet's: one is the other's beginning or end ("the Courier")."""
    x, y = sorted((a, b), key=len)
    return a == b or (len(x) >= MIN_SAME and (y.endswith(x) or y.startswith(x)))


def _signs(name: str, own: Sequence[Clue], draft: Draft) -> Iterator[str]:
    """What else speaks for a name or against it."""
    of = set(kinds(own))
    domains = own_domains(draft)
    for where, domain in domains:
        if matches_domain(name, domain):
            yield f"the {where} spells it"
            if matches_domain(name, domain, whole=True):
                yield f"the whole {where} spells it"
            elif domain.endswith(key(_bare(name))):
                yield f"the {where} spells more than it"
    if _BODY.search(name) and of & {*HEAD, "under the headline", "part of the headline"}:
        if "press release form" in draft.rules.values():
            yield "a body of a release"
        elif name.isupper() and of & HEAD:
            yield "a body in capitals above the headline"
    yield from _shape(name, of)
    if draft.headline and key(name) in key(draft.headline.plain) and not of & {*HEAD, "part of the headline"}:
        yield "in the headline"
    yield from _told(name, of, draft)
    if _OWNER.search(name) or any(c.kind == "copyright line" and _owned(c.name, draft) for c in own):
        yield "an owner of many outlets"


def _of_story(
    name: str, own: Sequence[Clue], draft: Draft, story: Story, others: Sequence[Sequence[Clue]]
) -> Iterator[str]:
    """What the other articles make of a name: whom they report of is no outlet, nor is what all pages have."""
    bare = _bare(name)
    mine = sum(paragraph.count(bare) for paragraph in draft.report)
    yield from (f"the report says it {n} times or more" for n in OFTEN if mine >= n)
    if story.told.count(bare) > mine:
        yield "another report says it"
    letters = key(bare)
    same = [{c.kind for c in those if _same(key(_bare(c.name)), letters)} for those in others]
    if any(of & HEAD for of in same):
        yield "another article has it above its report"
    nameless = (of for of, those in zip(same, others, strict=True) if not _is_masthead(those))
    if any(clue.kind == ASKED for clue in own) and any(ASKED in of for of in nameless):
        yield "another article was asked by it too"
    words = content_words(bare)
    if words and words <= story.words:
        yield "made of words of the reports"
    elif 2 * len(words & story.words) > len(words):
        yield "mostly made of words of the reports"


def _owned(name: str, draft: Draft) -> bool:
    """Whether a copyright line goes on with an owner's word after a name."""
    lines = (n.plain for n in draft.below if name in n.plain)
    return any(_OWNER.search(line[line.index(name) : line.index(name) + len(name) + 14]) for line in lines)


def _shape(name: str, of: set[str]) -> Iterator[str]:
    words = name.split()
    media = names_media(name)
    yield from (f"{n} words or more" for n in WORDS if len(words) >= n)
    if media:
        yield "a word of newspapers'"
        if names_media(words[-1]):
            yield "ends in a word of newspapers'"
    if any(c.isdigit() for c in name):
        yield "a digit"
    if name.isupper():
        yield "all in capitals" if len(words) > 1 else "one word in capitals"
    elif (name.startswith("The ") or "&" in name) and not any(_LABEL.fullmatch(w) for w in words[1:]):
        yield "a publication's form"
    if _LABEL.fullmatch(words[0]) and words[0].lower() != "the":
        yield "begins with a label's word"
    if _LABEL.fullmatch(words[-1]):
        yield "ends in a label's word"
    small = sum(w.islower() and w.isalpha() for w in words)
    if any(w.islower() and len(w) > SMALL for w in words):
        yield "a word in small letters"
    if re.search(r"['’]s ", name):
        yield "a possessive"
    if small > len(words) // 2 and not media:
        yield "mostly small letters"
    elif small > 1 or _PHRASE.search(name):
        yield "a phrase"
    if (
        len(words) in (2, 3)
        and not media
        and not small
        and set(_telling(tuple(of))) <= _WHERE_PEOPLE
        and _PERSON.fullmatch(name)
    ):
        yield "could be a person"


def _told(name: str, of: set[str], draft: Draft) -> Iterator[str]:
    """What the report says of a name, who only writes of it, or from where."""
    bare = _bare(name)
    words = content_words(name)
    sentences = " ".join(p for p in draft.report if SENTENCE_END.search(p))
    if words and words <= content_words(sentences) and not names_media(name) and not name.isupper():
        yield "the report's own words"
    elif not names_media(name) and not name.isupper() and _small(words, sentences):
        yield "a word of the report's"
    credited = re.compile(_CREDITED.format(re.escape(bare)))
    ours = "spelled by its address" in of or "press release form" in draft.rules.values()
    if not ours and any(credited.search(paragraph) for paragraph in draft.report):
        yield "the report credits it"
    if not of & HEAD and any(bare.lower() in re.sub(r"\(.*", "", place).lower() for place in draft.cut("dateline")):
        yield "the place of the dateline"


def _small(words: frozenset[str], sentences: str) -> bool:
    """Whether the report writes one of these words small: what a topic is called by, "Harbour Fires"."""
    return any(re.search(rf"\b{re.escape(word)}\b", sentences) for word in words if word.isalpha())


def _cased(name: str, draft: Draft) -> str:
    """A long name in capitals as a reader would write it; what the report uses so, or nobody can say, stays: "KMV"."""
    words = name.split()
    if not name.isupper() or len(words) < 2 or (len(words) < 3 and min(map(len, words)) <= 4):
        return name
    used = set(re.findall(r"\b[A-Z]{2,}\b", " ".join(p for p in draft.report if not p.isupper())))
    small = {"of", "the", "and", "for", "in", "on", "de", "la", "da", "do"}
    short = {w for w in words if len(w) < 3 or (len(w) == 3 and not set(w) & set("AEIOUY"))}
    kept = {w for w in words if w.lower() not in small and (w in used or w in short)}
    return " ".join(
        w if w in kept else w.lower() if n and w.lower() in small else w.capitalize() for n, w in enumerate(words)
    )
