"""Words of a row that somebody before the row explains, each with the name that may stand in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..language.attribution_cues import SAYING, UNNAMED
from ..language.entities_words import FEMALE, GROUP_NOUNS, MALE, PERSON_NOUNS, SINGLE
from ..model import Mention, Sentence, Span, Token
from .antecedents import SUBJECTS
from .candidates import Candidate
from .genders import NAMED, gender_of, is_person
from .vocabulary import vocabulary

LONGEST_NAME = 5
"""Words of a name that may stand in a bracket."""
BODIES = GROUP_NOUNS - PERSON_NOUNS - UNNAMED | {"outlet", "group", "organisation", "organization"}
"""Nouns of bodies: "the agency" may be the body that the sentence before names."""
LIFE = frozenset({"retired", "former", "elderly", "widowed", "divorced", "unemployed", "married"})
"""What tells of somebody's life: "the retired driver" is who was named last, not somebody new."""
CLAUSES = ("ccomp", "xcomp", "advcl", "csubj")
TAKING_THAT = frozenset({"be", "take", "seem", "appear", "emerge", "become", "turn", "make", "remain", "happen"})


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


AGED = re.compile(r"\b[Tt]he \d{1,3}[- ]year[- ]old\b")
"""Somebody by the age alone, or before a noun: parsers read it in many ways."""


def references(candidate: Candidate) -> tuple[Reference, ...]:
    """What a row leaves open outside its quotations, in the text's order."""
    aged = tuple(_by_age(candidate))
    described = (d for d in _descriptions(candidate) if not any(d.span.overlap(a.span) for a in aged))
    return tuple(sorted((*_persons(candidate), *_things(candidate), *aged, *described), key=lambda r: r.span))


def _by_age(candidate: Candidate) -> Iterator[Reference]:
    """ "The 52-year-old", "the 61-year-old engineer", where the row has no name before."""
    story, text = candidate.story, candidate.story.text[candidate.article]
    within = story.cast.within(candidate.article, candidate.span)
    named = {m.entity for m in within if m.how in NAMED and not _quoted(candidate, m)}
    for found in AGED.finditer(text, candidate.span.start, candidate.span.end):
        token = next((t for t in candidate.outside if t.start <= found.end() - 1 < t.end), None)
        if token is None or _before_it(candidate, token):
            continue
        s = next(s for s in candidate.sentences if token in s.tokens)
        mention = next((m for m in within if m.how == "description" and m.span.start == found.start()), None)
        if mention is not None and mention.entity in named:
            continue
        name = story.named(mention) if mention is not None else story.antecedents.last_alone(s)
        span = mention.span if mention is not None else Span(found.start(), _noun_end(s, token))
        yield Reference(span, token, "description", _short(name), False)


def _noun_end(s: Sentence, old: Token) -> int:
    """Where "the 61-year-old engineer" ends."""
    behind = [t for t in s.tokens if t.start > old.start]
    return behind[0].end if behind and behind[0].pos == "NOUN" else old.end


def _persons(candidate: Candidate) -> Iterator[Reference]:
    story, article = candidate.story, candidate.article
    names = [m for m in story.cast.within(article, candidate.span) if m.how in NAMED]
    known = {m.entity: m.span.start for m in reversed(names) if not _quoted(candidate, m)}
    for t in candidate.outside:
        if not gender_of(t) or comes_later(candidate, t):
            continue
        answer = story.antecedents.of(article, t)
        if answer.entity is not None and known.get(answer.entity, t.start) < t.start:
            continue
        who = answer.likeliest
        before = who is not None and candidate.span.start <= who.token.start < t.start
        unnamed = answer.entity is None or (who is not None and who.entity is None)
        if (before and unnamed) or (answer.entity is None and answer.inside):
            continue
        if answer.entity is not None:
            known[answer.entity] = t.start - 1
        name = _short(story.name_of(answer.entity)) if answer.entity else None
        near = answer.likeliest is not None and _just_before(candidate, answer.likeliest.sentence)
        yield Reference(Span(t.start, t.end), t, "person", name, near)


def _short(name: str | None) -> str | None:
    return name if name and len(name.split()) <= LONGEST_NAME else None


def _just_before(candidate: Candidate, s: Sentence) -> bool:
    return s is candidate.story.beside(candidate.sentences[0])[0]


def _quoted(candidate: Candidate, mention: Mention) -> bool:
    return any(q.start <= mention.span.start < q.end for q in candidate.quoted)


def comes_later(candidate: Candidate, token: Token) -> bool:
    """ "In her letter, Lee said", "Before he left, Lee said": the subject follows what the sentence opens with."""
    for s in candidate.sentences:
        if not s.span.start <= token.start < s.span.end:
            continue
        start = next((n for n, t in enumerate(s.tokens) if t.pos not in ("CCONJ", "PUNCT")), 0)
        opens = s.tokens[start].pos in ("ADP", "SCONJ") or s.tokens[start].dep in ("advcl", "mark", "prep")
        before = [t for t in s.tokens if t.start < token.start]
        late = sum(t.text == "," for t in before) > 1 or any(t.dep in SUBJECTS for t in before)
        if not opens or late:
            return False
        first = next((t for t in s.tokens if t.start > token.start and t.dep in SUBJECTS and _names_something(t)), None)
        if first is None or candidate.in_quotation(first):
            return False
        if gender_of(token):
            return is_person(first) or (first.pos == "PROPN" and first.entity not in ("GPE", "LOC"))
        return token.tag == "PRP$" or token.dep in SUBJECTS
    return False


def _names_something(t: Token) -> bool:
    return t.pos in ("PROPN", "NOUN")


def _things(candidate: Candidate) -> Iterator[Reference]:
    """ "It", "they" and their forms without anything before them in the row that they can stand for."""
    words = vocabulary()
    one = many = False
    for t in candidate.outside:
        word = t.text.lower()
        if t.pos in ("NOUN", "PROPN") or t.text == "$" or (t.pos == "PRON" and t.tag == "NN"):
            day = t.entity in ("DATE", "TIME")
            many = many or (t.tag in ("NNS", "NNPS") and not day) or t.lemma.lower() in GROUP_NOUNS or _several(t)
            many = many or (t.pos == "PROPN" and t.dep in SUBJECTS)
            many = many or t.entity in ("ORG", "GPE", "NORP") or (t.dep == "conj" and not day)
            one = one or not (day or is_person(t) or t.tag in ("NNS", "NNPS"))
        if word not in words.things or stands_for_nothing(candidate, t) or comes_later(candidate, t):
            continue
        plural = word.startswith("the")
        if not (many if plural and t.tag != "PRP$" else one or many):
            name = _body(candidate, t)
            yield Reference(Span(t.start, t.end), t, "thing", name, True)
            one = many = True


def _several(t: Token) -> bool:
    return t.tag == "NN" and t.lemma.lower() in ("everyone", "anyone", "someone", "nobody", "person", "anybody", "each")


def _body(candidate: Candidate, token: Token) -> str | None:
    """The body of the sentence before that "it said" goes on with: its subject, and no other body beside it."""
    before = candidate.story.beside(candidate.sentences[0])[0]
    if before is None or token.dep not in SUBJECTS:
        return None
    s = next(s for s in candidate.sentences if s.span.start <= token.start < s.span.end)
    if s.tokens[token.head].lemma not in SAYING:
        return None
    return _only_body(candidate, before, subject=True)


def _only_body(candidate: Candidate, s: Sentence, subject: bool) -> str | None:
    cast = candidate.story.cast
    bodies = [m for m in cast.within(s.article, s.span) if cast.by_id[m.entity].kind == "organisation"]
    if len({m.entity for m in bodies}) != 1:
        return None
    m = bodies[0]
    inside = [t for t in s.tokens if m.span.start <= t.start < m.span.end]
    if subject and not any(t.dep in SUBJECTS for t in inside):
        return None
    return _short(candidate.story.name_of(m.entity))


def stands_for_nothing(candidate: Candidate, token: Token) -> bool:
    """ "It is unclear whether", "it took two hours to", "It was Lee who"."""
    if token.dep == "expl":
        return True
    if token.text.lower() != "it":
        return False
    for s in candidate.sentences:
        if token not in s.tokens:
            continue
        below, head = s.children[token.head], s.tokens[token.head]
        after = [c for c in below if s.tokens[c].start > token.start]
        attribute = any(s.tokens[c].dep == "attr" for c in after)
        whose = any(t.tag in ("WP", "WDT") and t.start > token.start for t in s.tokens)
        if head.lemma == "be" and attribute and (whose or "time" in [t.lemma for t in s.tokens]):
            return True
        clause = any(s.tokens[c].dep in CLAUSES for c in after)
        cleft = any(s.tokens[k].dep in ("relcl", "advcl") for c in after for k in s.children[c])
        when = any(s.tokens[c].entity in ("DATE", "TIME") for c in after)
        return (head.lemma == "be" and (cleft or when)) or (clause and head.lemma in TAKING_THAT)
    return False


def _descriptions(candidate: Candidate) -> Iterator[Reference]:
    """ "The official", "the 52-year-old": somebody whom the row does not name."""
    story = candidate.story
    within = story.cast.within(candidate.article, candidate.span)
    named = {m.entity for m in within if m.how in NAMED and not _quoted(candidate, m)}
    seen: set[str] = set()
    for s in candidate.sentences:
        for n, t in enumerate(s.tokens):
            if candidate.in_quotation(t) or not _definite(s, n):
                continue
            if t.lemma.lower() in SINGLE - BODIES or not _main(s, n):
                continue
            if t.lemma.lower() in seen or _told_which(s, n) or t.lemma.lower() in vocabulary().office:
                continue
            if t.dep in ("attr", "appos", "compound", "npadvmod"):
                continue
            mention = next((m for m in within if m.how == "description" and m.span.end == t.end), None)
            if mention is not None and mention.entity in named:
                continue
            begin = min(c for c in (n, *s.children[n]) if s.tokens[c].dep in ("det", "amod", "compound") or c == n)
            aged = "year" in " ".join(x.text for x in s.tokens[begin:n])
            if not _somebody(t, aged) or (t.dep not in (*SUBJECTS, "agent", "dobj", "poss") and not aged):
                continue
            if _before_it(candidate, t):
                continue
            seen.add(t.lemma.lower())
            name = _short(story.named(mention)) if mention is not None else None
            back = story.beside(candidate.sentences[0])[0]
            if name is None and (aged or any(x.lemma.lower() in LIFE for x in s.tokens[begin:n])):
                name = _short(story.antecedents.last_alone(s))
            if name is None and back is not None and t.lemma.lower() in BODIES:
                name = _only_body(candidate, back, subject=False)
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
    return any(
        t.dep in ("prep", "relcl", "acl", "appos", "poss", "conj", "nummod")
        or t.entity in ("ORDINAL", "CARDINAL")
        or (t.pos in ("PROPN", "ADJ") and t.text[:1].isupper())
        for t in below
    )


def _somebody(t: Token, aged: bool) -> bool:
    lemma = t.lemma.lower()
    return aged or lemma in vocabulary().open_person or lemma in PERSON_NOUNS | UNNAMED | MALE | FEMALE


def _before_it(candidate: Candidate, token: Token) -> bool:
    """Whether the row speaks before of somebody, or some body, that it may describe again."""
    person = token.lemma.lower() not in BODIES
    kinds = ("PERSON",) if person else ("ORG", "")
    return any(
        t.start < token.start
        and ((t.pos == "PROPN" and t.entity in kinds) or (t.lemma == token.lemma and t.pos == "NOUN"))
        for t in candidate.outside
    )
