"""Words of a row that somebody before the row explains, each with the name that may stand in its place."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.attribution_cues import SAYING
from ..language.entities_words import GROUP_NOUNS
from ..model import Sentence, Span, Token
from .antecedents import SUBJECTS
from .candidates import Candidate
from .descriptions import Reference, descriptions, only_body, quoted, short
from .genders import NAMED, gender_of, is_person
from .vocabulary import vocabulary

CLAUSES = ("ccomp", "xcomp", "advcl", "csubj")
TAKING_THAT = frozenset({"be", "take", "seem", "appear", "emerge", "become", "turn", "make", "remain", "happen"})


def references(candidate: Candidate) -> tuple[Reference, ...]:
    """What a row leaves open outside its quotations, in the text's order."""
    found = (*_persons(candidate), *_things(candidate), *descriptions(candidate))
    return tuple(sorted(found, key=lambda r: r.span))


def _persons(candidate: Candidate) -> Iterator[Reference]:
    story, article = candidate.story, candidate.article
    names = [m for m in story.cast.within(article, candidate.span) if m.how in NAMED]
    known = {m.entity: m.span.start for m in reversed(names) if not quoted(candidate, m)}
    ahead: set[str] = set()
    for t in candidate.outside:
        if not (gender := gender_of(t)) or gender in ahead:
            continue
        if comes_later(candidate, t):
            ahead.add(gender)
            continue
        answer = story.antecedents.of(article, t)
        if answer.entity is not None and (answer.entity in known or _called(candidate, answer.entity, t)):
            continue
        who = answer.likeliest
        before = who is not None and candidate.span.start <= who.token.start < t.start
        unnamed = answer.entity is None or (who is not None and who.entity is None)
        if (before and unnamed) or (answer.entity is None and answer.inside):
            continue
        if answer.entity is not None:
            known[answer.entity] = t.start - 1
        name = short(story.name_of(answer.entity)) if answer.entity else None
        if story.text[article][t.end : t.end + 1] in "'’&" and story.text[article][t.end + 1 : t.end + 2] != "s":
            name = None  # "[Lee]'d stopped" does not read
        near = answer.likeliest is not None and _just_before(candidate, answer.likeliest.sentence)
        yield Reference(Span(t.start, t.end), t, "person", name, near)


def _called(candidate: Candidate, entity: str, token: Token) -> bool:
    """Whether the row says somebody's last name before a pronoun, though the cast does not know the place."""
    last = candidate.story.cast.by_id[entity].name.split()[-1]
    return any(t.text == last and t.start < token.start for t in candidate.outside)


def _just_before(candidate: Candidate, s: Sentence) -> bool:
    return s is candidate.story.beside(candidate.sentences[0])[0]


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
            many = many or (t.pos == "PROPN" and t.dep in SUBJECTS) or t.lemma.lower() in words.collective
            many = many or t.entity in ("ORG", "GPE", "NORP") or (t.dep == "conj" and not day)
            one = one or not (day or is_person(t) or t.tag in ("NNS", "NNPS"))
        if word not in words.things or stands_for_nothing(candidate, t) or comes_later(candidate, t):
            continue
        plural = word.startswith("the")
        if not (one or many if t.tag == "PRP$" else many if plural else one):
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
    return only_body(candidate, before, subject=True)


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
        ranked = any(t.tag in ("JJS", "RBS") or t.entity == "ORDINAL" for t in s.tokens if t.start > token.start)
        if head.lemma == "be" and attribute and (whose or ranked or "time" in [t.lemma for t in s.tokens]):
            return True
        clause = any(s.tokens[c].dep in CLAUSES for c in after)
        cleft = any(s.tokens[k].dep in ("relcl", "advcl") for c in after for k in s.children[c])
        when = any(s.tokens[c].entity in ("DATE", "TIME") and s.tokens[c].pos != "NUM" for c in after)
        return (head.lemma == "be" and (cleft or when)) or (clause and head.lemma in TAKING_THAT)
    return False
