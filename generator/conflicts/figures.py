"""Figures in their frame: what each number of the story is the number of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf

from ..language.lexicon import word_set
from ..language.quantities import find_quantities
from ..language.senses import Labels, senses_at, senses_of
from ..language.times import find_times
from ..model import Quantity, Sentence, Token
from .ages import aged
from .clauses import Clause, point_in
from .difference import Point
from .figure_marks import is_clock, is_more, is_part, names_something, noun_of, out_of, toll_of
from .story import Story

AWAY = word_set("off away")
WITHIN = word_set("within in")
UNTIL = word_set("until till before")
TO_COME = word_set("will 'll would could can may might expect hope plan should")
"""Words of what is yet to come."""
HAVING = word_set("have own contain comprise employ hold run operate")
PERSON_AGES = 130.0  # years


PARTIAL = word_set(
    "scene instantly still remain later critical critically serious seriously outside another himself herself"
)
"""Words that narrow a toll to some of those counted: "two died at the scene", "three are still in hospital"."""


@dataclass(frozen=True, eq=False)
class Figure:
    """A quantity with its clause and its topic."""

    clause: Clause
    quantity: Quantity
    tokens: tuple[int, ...]
    topic: str
    """"toll:die", "age:<who>", "part of 9", or the unit where only noun and frame can tell."""
    noun: Labels
    """Senses of what is counted or measured."""
    owner: Labels
    """Who has what is counted: "the town's schools", "the hotel has 120 rooms", "the 120-room hotel"."""
    frame: Labels
    """Senses of its clause, or of the sentence where that has no verb, without those of the figure itself."""
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

    @property
    def words(self) -> tuple[Token, ...]:
        return tuple(self.sentence.tokens[i] for i in self.tokens)

    @property
    def toll(self) -> bool:
        return self.topic.startswith("toll:")

    def point(self, key: str, source: str = "") -> Point:
        return point_in(self.sentence, self.clause.tokens, key, self.tokens, source)


def find_figures(story: Story) -> tuple[Figure, ...]:
    """Every figure of the story that can be compared, in the story's order."""
    return tuple(f for s in story.sentences for f in _in_sentence(story, s))


def _in_sentence(story: Story, s: Sentence) -> Iterator[Figure]:
    quantities = [q for q in find_quantities(s) if q.unit not in ("label", "ordinal", "caliber")]
    if not quantities:
        return
    years = frozenset(_years(story, s))
    for n, q in enumerate(quantities):
        tokens = _tokens(s, q)
        clause = story.clause_at.get((s.article, s.tokens[tokens[0]].start)) if tokens else None
        if q.unit == "count" and not q.counted and q.low % 1 and not q.approximate:
            q = replace(q, unit="magnitude")  # a bare decimal is a reading on some scale
        if clause is None or (q.unit == "count" and names_something(s, tokens)) or is_clock(s, q, tokens):
            continue
        whole = quantities[n + 1] if n + 1 < len(quantities) else None
        topic = _topic(story, s, clause, q, tokens, whole)
        last = _tokens(s, quantities[n - 1]) if n else ()
        whole_of = bool(last) and out_of(s, last, q)
        part = (q.unit == "count" and is_part(s, tokens)) or whole_of or is_more(s, tokens)
        part = part and not topic.startswith("part of ")
        noun, owner = noun_of(s, q, tokens), _owner(story, clause, tokens)
        yield Figure(clause, q, tokens, topic, noun, owner, _frame(story, clause, tokens), years, part)


def _years(story: Story, s: Sentence) -> Iterator[int]:
    """Years that a sentence dates something to: not "the highest since 1998"."""
    text = story.article[s.article].text
    for t in find_times(s, None):
        if t.first and t.last and t.grain != "duration" and not text[: t.span.start].rstrip().endswith("since"):
            yield t.first.year


def _tokens(s: Sentence, q: Quantity) -> tuple[int, ...]:
    return tuple(i for i, t in enumerate(s.tokens) if q.span.start <= t.start < q.span.end)


def _ahead(story: Story, s: Sentence, q: Quantity, tokens: tuple[int, ...]) -> str | None:
    """Who expects something in so much time: "ready within three years, Lee said", "ten years off"."""
    if not q.unit.startswith("duration"):
        return None
    before = s.tokens[tokens[0] - 1].lemma.lower() if tokens[0] else ""
    behind = s.tokens[tokens[-1] + 1].lemma.lower() if tokens[-1] + 1 < len(s.tokens) else ""
    to_come = any(t.lemma in TO_COME for t in s.tokens)
    if behind not in AWAY and not (to_come and (before in WITHIN or behind in UNTIL)):
        return None
    return story.speaker(s, tokens[0])


def _topic(
    story: Story, s: Sentence, clause: Clause, q: Quantity, tokens: tuple[int, ...], whole: Quantity | None
) -> str:
    if q.unit == "age":
        who = aged(story, s, tokens)
        return f"age:{who}" if who and q.high <= PERSON_AGES else "age"
    if q.unit != "count":
        who = _ahead(story, s, q, tokens)
        return f"ahead:{who}" if who else q.unit
    if whole is not None and whole.unit == "count" and whole.low == whole.high > q.high and out_of(s, tokens, whole):
        return f"part of {whole.low:g}"
    toll = toll_of(s, tokens, q, clause)
    return f"toll:{toll}" if toll else "count"


def _owner(story: Story, clause: Clause, tokens: tuple[int, ...]) -> Labels:
    s = clause.sentence
    noun = s.tokens[tokens[-1]].head
    above = s.tokens[noun].head
    if s.tokens[noun].dep in ("compound", "amod", "nmod") and s.tokens[above].pos == "NOUN":
        return senses_at(s, above, (above,))
    has = s.tokens[noun].dep == "dobj" and above == clause.head and clause.verb in HAVING
    party = story.party(s, clause.subject if has else s.child(noun, "poss"))
    return frozenset() if party is None else frozenset((party.who,)) if party.who else party.senses


def _frame(story: Story, clause: Clause, tokens: tuple[int, ...]) -> Labels:
    s = clause.sentence
    own = senses_of(s, tokens)[0]
    if s.tokens[clause.head].pos in ("VERB", "AUX"):
        return clause.words - own
    return frozenset(w for c in story.within(s) for w in c.words) - own


def partial(f: Figure) -> bool:
    """Whether words of its clause narrow a toll to some of those counted."""
    s = f.sentence
    return any(s.tokens[i].lemma.lower() in PARTIAL for i in f.clause.tokens)


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities have one normal value."""
    return a.unit == b.unit and a.low == b.low and a.high == b.high


def is_bound(q: Quantity) -> bool:
    return q.high == inf or (q.low == 0 and q.high > 0)


def swapped(a: Figure, b: Figure) -> int:
    """How many digits two exact figures have, if they are the same digits in another order; else 0."""
    mine, theirs = _digits(a), _digits(b)
    same = a.exact and b.exact and mine != theirs and sorted(mine) == sorted(theirs)
    return len(mine.replace(".", "")) if same else 0


def _digits(f: Figure) -> str:
    return f"{f.quantity.low:.3f}".rstrip("0").rstrip(".")
