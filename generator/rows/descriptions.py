"""Descriptions of somebody whom a row does not name: "the official", "the 52-year-old"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..language.attribution_cues import SAYING, UNNAMED
from ..language.entities_words import FEMALE, GROUP_NOUNS, MALE, PERSON_NOUNS, SINGLE
from ..model import Mention, Sentence, Span, Token
from .antecedents import SUBJECTS
from .candidates import Candidate
from .genders import NAMED, is_person
from .vocabulary import vocabulary

LONGEST_NAME = 5
"""Words of a name that may stand in a bracket."""
LONGEST_ACRONYM = 5
"""Capitals above which a name is a headline's word."""
BODIES = GROUP_NOUNS - PERSON_NOUNS - UNNAMED | {"outlet", "group", "organisation", "organization"}
"""Nouns of bodies: "the agency" may be the body that the sentence before names."""
LIFE = frozenset({"retired", "former", "elderly", "widowed", "divorced", "unemployed", "married"})
"""What tells of somebody's life: "the retired driver" is who was named last, not somebody new."""
AGED = re.compile(r"\b[Tt]he \d{1,3}[- ]year[- ]old\b")
"""Somebody by the age alone, or before a noun: parsers read it in many ways."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A word or phrase of a row that is open without what stands before it."""

    span: Span
    token: Token
    kind: str
    """person, thing or description."""
    name: str | None
    """Who is meant, where that is sure and a name is known."""
    near: bool
    """Whether the sentence just before the row tells it."""


def descriptions(candidate: Candidate) -> tuple[Reference, ...]:
    """What describes somebody whom only a sentence before the row names."""
    aged = tuple(_by_age(candidate))
    return (*aged, *(d for d in _descriptions(candidate) if not any(d.span.overlap(a.span) for a in aged)))


def _by_age(candidate: Candidate) -> Iterator[Reference]:
    """ "The 52-year-old", "the 61-year-old engineer", where the row has no name before."""
    story, text = candidate.story, candidate.story.text[candidate.article]
    within = story.cast.within(candidate.article, candidate.span)
    named = {m.entity for m in within if m.how in NAMED and not quoted(candidate, m)}
    for found in AGED.finditer(text, candidate.span.start, candidate.span.end):
        token = next((t for t in candidate.outside if t.start <= found.end() - 1 < t.end), None)
        if token is None or _before_it(candidate, token):
            continue
        s = next(s for s in candidate.sentences if token in s.tokens)
        behind = next((t for t in s.tokens if t.start > token.start), token)
        if behind.pos == "PROPN" or (behind.pos == "NOUN" and not is_person(behind)):
            continue  # "the 157-year-old bell"
        mention = next((m for m in within if m.how == "description" and m.span.start == found.start()), None)
        if mention is not None and mention.entity in named:
            continue
        name = story.named(mention) if mention is not None else story.antecedents.last_alone(s)
        span = mention.span if mention is not None else Span(found.start(), _noun_end(s, token))
        yield Reference(span, token, "description", short(name), False)


def _noun_end(s: Sentence, old: Token) -> int:
    """Where "the 61-year-old engineer" ends."""
    behind = [t for t in s.tokens if t.start > old.start]
    return behind[0].end if behind and behind[0].pos == "NOUN" else old.end


def only_body(candidate: Candidate, s: Sentence, subject: bool) -> str | None:
    cast = candidate.story.cast
    bodies = [m for m in cast.within(s.article, s.span) if cast.by_id[m.entity].kind == "organisation"]
    if len({m.entity for m in bodies}) != 1:
        return None
    m = bodies[0]
    inside = [t for t in s.tokens if m.span.start <= t.start < m.span.end]
    if subject and not any(t.dep in SUBJECTS for t in inside):
        return None
    return short(candidate.story.name_of(m.entity))


def short(name: str | None) -> str | None:
    if not name or len(name.split()) > LONGEST_NAME or (name.isupper() and len(name) > LONGEST_ACRONYM):
        return None
    return name


def quoted(candidate: Candidate, mention: Mention) -> bool:
    return any(q.start <= mention.span.start < q.end for q in candidate.quoted)


def _descriptions(candidate: Candidate) -> Iterator[Reference]:
    """ "The official", "the 52-year-old": somebody whom the row does not name."""
    story = candidate.story
    within = story.cast.within(candidate.article, candidate.span)
    named = {m.entity for m in within if m.how in NAMED and not quoted(candidate, m)}
    seen: set[str] = set()
    for s in candidate.sentences:
        for n, t in enumerate(s.tokens):
            if candidate.in_quotation(t) or not _definite(s, n):
                continue
            if t.lemma.lower() in SINGLE - {"company", "firm"} or not _main(s, n):
                continue
            if t.lemma.lower() in seen or _told_which(s, n) or t.lemma.lower() in vocabulary().office:
                continue
            if t.dep in ("attr", "appos", "compound", "npadvmod"):
                continue
            mention = next((m for m in within if m.how == "description" and m.span.end == t.end), None)
            if mention is not None and mention.entity in named:
                continue
            begin = min(c for c in (n, *s.children[n]) if s.tokens[c].dep in ("det", "amod", "compound") or c == n)
            if not _somebody(t) or t.dep not in (*SUBJECTS, "agent", "dobj", "poss"):
                continue
            if _before_it(candidate, t):
                continue
            seen.add(t.lemma.lower())
            name = short(story.named(mention)) if mention is not None else None
            back = story.beside(candidate.sentences[0])[0]
            if name is None and any(x.lemma.lower() in LIFE for x in s.tokens[begin:n]):
                name = short(story.antecedents.last_alone(s))
            if name is None and back is not None and t.lemma.lower() in BODIES:
                name = only_body(candidate, back, subject=False)
            near = back is not None and any(x.lemma == t.lemma for x in back.tokens)
            yield Reference(Span(s.tokens[begin].start, t.end), t, "description", name, near)


def _definite(s: Sentence, n: int) -> bool:
    if s.tokens[n].pos not in ("NOUN", "ADJ", "PROPN") or s.tokens[n].tag in ("NNS", "NNPS", "NNP"):
        return False
    return any(s.tokens[c].lemma.lower() == "the" for c in s.children[n] if s.tokens[c].dep == "det")


def _main(s: Sentence, n: int) -> bool:
    """Whether a noun is the subject of the sentence, or of what somebody is said to say."""
    verb = s.tokens[s.tokens[n].head]
    said = verb.dep == "ccomp" and s.tokens[verb.head].lemma in SAYING and s.tokens[n].start < s.tokens[verb.head].start
    return s.tokens[n].head == s.root or said or s.tokens[n].lemma.lower() in ("year-old", "old")


def _told_which(s: Sentence, n: int) -> bool:
    """ "The official who resigned", "the official, Ann Lee", "the Kenyan official"."""
    below = [s.tokens[c] for c in s.children[n]]
    if s.tokens[n].lemma.lower() in BODIES and any(t.dep in ("compound", "amod") for t in below):
        return True  # "the consumer agency"
    return any(
        t.dep in ("prep", "relcl", "acl", "appos", "poss", "conj", "nummod")
        or t.entity in ("ORDINAL", "CARDINAL")
        or (t.pos in ("PROPN", "ADJ") and t.text[:1].isupper())
        for t in below
    )


def _somebody(t: Token) -> bool:
    lemma = t.lemma.lower()
    return lemma in vocabulary().open_person or lemma in PERSON_NOUNS | UNNAMED | MALE | FEMALE


def _before_it(candidate: Candidate, token: Token) -> bool:
    """Whether the row speaks before of somebody, or some body, that it may describe again."""
    person = token.lemma.lower() not in BODIES
    kinds = ("PERSON",) if person else ("ORG", "")
    return any(
        t.start < token.start
        and ((t.pos == "PROPN" and t.entity in kinds) or (t.lemma == token.lemma and t.pos == "NOUN"))
        for t in candidate.outside
    )
