"""Figures in their frame: what each number of the story is the number of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf

from generator.conflicts.clauses import Clause, name_at, point_in
from generator.conflicts.difference import Point
from generator.conflicts.story import Story
from generator.language.lexicon import word_set
from generator.language.lexicon_classes import canon
from generator.language.quantities import find_quantities
from generator.language.times import find_times
from generator.model import Quantity, Sentence

TOLLS = ("die", "hurt", "missing", "arrest", "evacuate", "rescue")
"""Classes of what befell people: each is one running total of a story, whatever noun is counted."""
ANYBODY = word_set("person other victim dead fatality death life casualty body") | {""}
"""Nouns that count people without saying which; "two officers wounded" is a part of the total."""
NEAR = 7  # tokens between a number and the word that says what befell those counted
PART = word_set("them those whom these which")
PERSON_AGES = 130.0  # years


@dataclass(frozen=True, eq=False)
class Figure:
    """A quantity with its clause and its topic."""

    clause: Clause
    quantity: Quantity
    tokens: tuple[int, ...]
    topic: str
    """"toll:die", "age:<who>", "part of 9", or the class of the noun counted; empty where only the frame can tell."""
    years: frozenset[int]
    """Years that its sentence names."""
    subset: bool
    """Whether it counts some of a total just given: "six of them"."""

    @property
    def article(self) -> str:
        return self.clause.article

    @property
    def exact(self) -> bool:
        return self.quantity.low == self.quantity.high and not self.quantity.approximate

    @property
    def sentence(self) -> Sentence:
        return self.clause.sentence

    def point(self, key: str, source: str = "") -> Point:
        return point_in(self.sentence, self.clause.tokens, key, self.tokens, source)


def find_figures(story: Story) -> tuple[Figure, ...]:
    """Every figure of the story that can be compared, in the story's order."""
    return tuple(f for s in story.sentences for f in _in_sentence(story, s))


def _in_sentence(story: Story, s: Sentence) -> Iterator[Figure]:
    quantities = [q for q in find_quantities(s) if q.unit not in ("label", "ordinal", "caliber")]
    if not quantities:
        return
    years = frozenset(t.first.year for t in find_times(s, None) if t.first and t.last and t.grain != "duration")
    for n, q in enumerate(quantities):
        tokens = tuple(i for i, t in enumerate(s.tokens) if q.span.start <= t.start < q.span.end)
        clause = story.clause_at.get((s.article, s.tokens[tokens[0]].start)) if tokens else None
        if q.unit == "count" and not q.counted and q.low % 1 and not q.approximate:
            q = replace(q, unit="magnitude")  # a bare decimal is a reading on some scale
        if clause is None:
            continue
        whole = quantities[n + 1] if n + 1 < len(quantities) else None
        topic = _topic(story, s, clause, q, tokens, whole)
        yield Figure(clause, q, tokens, topic, years, _is_part(s, tokens))


def _topic(
    story: Story, s: Sentence, clause: Clause, q: Quantity, tokens: tuple[int, ...], whole: Quantity | None
) -> str:
    if q.unit == "age":
        who = _aged(story, s, tokens)
        return f"age:{who}" if who and q.high <= PERSON_AGES else "age"
    if q.unit != "count":
        return q.unit
    if whole is not None and whole.unit == "count" and whole.low == whole.high > q.high and _out_of(s, tokens, whole):
        return f"part of {whole.low:g}"
    toll = _toll(s, tokens, q.counted, clause)
    if toll:
        return f"toll:{toll}"
    return canon(q.counted)


def _out_of(s: Sentence, tokens: tuple[int, ...], whole: Quantity) -> bool:
    """ "seven of the nine", "seven counts out of nine"."""
    between = [t for t in s.tokens[tokens[-1] + 1 :] if t.start < whole.span.start]
    words = [t.lemma for t in between]
    return (
        bool(words)
        and len(words) <= 4
        and "of" in words
        and all(t.pos in ("ADP", "DET", "NOUN") or t.lemma == "of" for t in between)
    )


def _is_part(s: Sentence, tokens: tuple[int, ...]) -> bool:
    after = [t.lemma for t in s.tokens[tokens[-1] + 1 : tokens[-1] + 3]]
    before = [t.lemma for t in s.tokens[max(0, tokens[0] - 3) : tokens[0]]]
    if before[-2:] == ["all", "but"]:
        return True
    return (
        any(
            words[k] in ("of", "among", "include", "including") and words[k + 1] in PART
            for words in (after, before)
            for k in range(len(words) - 1)
        )
        or any(w in ("including", "include", "among", "other", "another") for w in (*before[-2:], *after[:1]))
        or (after[:1] in (["more"], ["further"], ["additional"]) and after[1:] != ["than"])
    )


def _toll(s: Sentence, tokens: tuple[int, ...], counted: str, clause: Clause) -> str | None:
    """What befell those counted, by the word nearest to the number in its clause."""
    if canon(counted) in TOLLS:
        return canon(counted)
    if counted not in ANYBODY:
        return None
    near = [
        (min(abs(i - tokens[0]), abs(i - tokens[-1])), i, canon(s.tokens[i].lemma))
        for i in clause.tokens
        if canon(s.tokens[i].lemma) in TOLLS and i not in tokens
    ]
    close = [found for found in near if found[0] <= NEAR]
    return min(close)[2] if close else None


def _aged(story: Story, s: Sentence, tokens: tuple[int, ...]) -> str | None:
    """Whose age it is: the name it stands behind ("Ann Lee, 52"), or the one person whom "the 52-year-old" can mean."""
    before = tokens[0] - 1
    while before >= 0 and s.tokens[before].text in (",", "(", "aged", "age", "is", "was"):
        before -= 1
    if before >= 0 and s.tokens[before].pos == "PROPN" and tokens[0] - before <= 3:
        name = name_at(s, before)
        return story.who(s, name[-1])
    if "year" in s.tokens[tokens[-1]].text or any("year" in s.tokens[i].text for i in tokens):
        return _meant(story, s, tokens)
    return None


def _meant(story: Story, s: Sentence, tokens: tuple[int, ...]) -> str | None:
    after = tokens[-1] + 1
    while after < len(s.tokens) and s.tokens[after].pos in ("NOUN", "ADJ") and s.tokens[after].pos != "PROPN":
        after += 1
    if after < len(s.tokens) and s.tokens[after].pos == "PROPN" and s.tokens[after].entity == "PERSON":
        return story.who(s, name_at(s, after)[-1])
    if tokens[0] == 0 or s.tokens[tokens[0] - 1].lemma != "the":
        return None
    earlier = [o for o in story.sentences if o.article == s.article and o.index in (s.index - 1, s.index - 2)]
    for o in sorted(earlier, key=lambda o: -o.index):
        people = {story.who(o, name_at(o, i)[-1]) for i, t in enumerate(o.tokens) if t.entity == "PERSON"}
        if people:
            return next(iter(people)) if len(people) == 1 else None
    return None


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities have one normal value."""
    return a.unit == b.unit and a.low == b.low and a.high == b.high


def is_bound(q: Quantity) -> bool:
    return q.high == inf or (q.low == 0 and q.high > 0)
