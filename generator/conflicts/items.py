"""What the articles tell, by type: items, of which two of one slot may answer one question differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path

from ..language.lexicon import word_set
from ..language.senses import Labels, senses_at, senses_of
from ..language.times.find import find_times
from ..model import Sentence, Time, Token
from .clauses import Clause, labels_of, name_at
from .figures import Figure, find_figures
from .quoted import Speaker, speaker_beside
from .quotes import Quoted
from .story import Story

FILE = Path(__file__).with_name("things.txt")
VERBAL = frozenset({"agreed", "fare", "move", "life", "stay", "plea", "decision", "unanimity"})
"""Classes whose members are told by verbs too."""
BY_ADVERB = frozenset({"severity", "compass", "level"})
"""Classes whose members are told by adverbs too."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A member of a class."""

    kind: str
    """Of the conflict that two members make: other, place, person ..."""
    name: str
    """Of the class."""
    member: int
    """Its place in the class: words of one member may stand for each other."""


@cache
def _table() -> dict[str, tuple[tuple[tuple[str, ...], Thing], ...]]:
    """By first word the words and what they mean."""
    found: defaultdict[str, list[tuple[tuple[str, ...], Thing]]] = defaultdict(list)
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            head, members = line.split(":", 1)
            kind, name = head.split()
            for number, member in enumerate(members.split("|")):
                for word in member.split():
                    words = tuple(word.split("_"))
                    found[words[0]].append((words, Thing(kind, name, number)))
    return {first: tuple(those) for first, those in found.items()}


def kind_of(name: str) -> str:
    """The kind of conflict that two members of a class make."""
    return next(thing.kind for those in _table().values() for _, thing in those if thing.name == name)


def read_things(s: Sentence) -> Iterator[tuple[tuple[int, ...], Thing]]:
    """The things of a sentence, each with the indices of its words."""
    table = _table()
    for i, t in enumerate(s.tokens):
        found: dict[Thing, tuple[int, ...]] = {}
        for form in dict.fromkeys((t.lemma.lower(), t.text.lower())):
            for words, thing in table.get(form, ()):
                if _stands(s, i, words) and (len(words) > 1 or _fits(thing, t)):
                    found.setdefault(thing, tuple(range(i, i + len(words))))
        yield from ((mark, thing) for thing, mark in found.items())


def _stands(s: Sentence, i: int, words: tuple[str, ...]) -> bool:
    own = s.tokens[i : i + len(words)]
    return len(own) == len(words) and all(
        w in (t.lemma.lower(), t.text.lower()) for w, t in zip(words, own, strict=True)
    )


def _fits(thing: Thing, t: Token) -> bool:
    """Whether a word is used as such a thing is told: "left" of an engine is a side, of a man a deed."""
    if t.entity == "PERSON" and t.pos == "PROPN":
        return False
    if thing.name in VERBAL:
        return t.pos in ("VERB", "ADJ", "NOUN", "ADV")
    return t.pos in ("NOUN", "PROPN", "ADJ") or (thing.name in BY_ADVERB and t.pos == "ADV")


class Kind(StrEnum):
    """Types of items, named as the kinds of conflicts where one answers to the other."""

    NUMBER = "number"
    DATE = "date"
    THING = "thing"
    CERTAINTY = "certainty"
    QUOTE = "quote"
    NAME = "name"
    STATE = "negation"


NAMED = {
    "PERSON": "person",
    **dict.fromkeys(("GPE", "LOC", "FAC"), "place"),
    "ORG": "body",
    "NORP": "people",
}
"""By type of a name what it is a name of; the slot of those that may stand for one another."""
MUTE = labels_of("say tell be have do go come get make take know believe think want expect see ask add report")
"""Predicates too general to be affirmed and denied of one matter."""
YEARS = (1000.0, 2100.0)
"""A stretch of two such numbers that counts nothing is one of years."""
GRAINS = frozenset({"clock", "day", "weekday", "month", "year", "part"})
OPEN = word_set(
    "whether unclear unknown undetermined unconfirmed yet await pending early open investigate unresolved remain still "
    "may might could possible possibly suspect alleged allegedly reportedly believe doubt unable establish determine"
)
"""Words of what is not settled."""
SURE = word_set(
    "confirm confirmed establish determine prove conclusive conclusively official officially definite settle settled "
    "certain certainly doubt question verify validate rule accept recognise recognize conclude identify definitive"
)
"""Words of what is settled, where they are not denied."""
UNSURE = word_set("no not yet unable")


@dataclass(frozen=True, eq=False)
class Item:
    """One thing told, where it stands."""

    kind: Kind
    slot: str
    """Only items of one slot are held against each other: "number:kg", "thing:vehicle"."""
    clause: Clause
    mark: tuple[int, ...]
    """Indices, in the sentence, of its words."""
    key: str
    """Normal value: items of one slot and key agree."""
    senses: Labels = frozenset()
    """What its own words evoke: left out where its surroundings are compared."""
    figure: Figure | None = None
    time: Time | None = None
    quoted: Quoted | None = None
    speaker: Speaker | None = None
    weight: float = 0.0
    """How explicit it is: the number of words of doubt."""

    @property
    def article(self) -> str:
        return self.clause.article

    @property
    def sentence(self) -> Sentence:
        return self.clause.sentence

    @cached_property
    def words(self) -> frozenset[str]:
        """Its own words, in lower case."""
        return frozenset(self.sentence.tokens[k].text.lower() for k in self.mark)

    @cached_property
    def around(self) -> frozenset[str]:
        """All words of its sentence, in lower case."""
        return frozenset(t.text.lower() for t in self.sentence.tokens)

    @cached_property
    def place(self) -> tuple[str, int]:
        """Article and index of its sentence."""
        return self.sentence.article, self.sentence.index

    @cached_property
    def governor(self) -> Labels:
        """Senses of the word that it hangs on, past a preposition."""
        s = self.sentence
        above = next((s.tokens[k].head for k in self.mark if s.tokens[k].head not in self.mark), None)
        if above is not None and s.tokens[above].pos == "ADP":
            above = s.tokens[above].head
        return frozenset() if above is None else senses_at(s, above, (above,))

    @cached_property
    def way_up(self) -> Labels:
        """Senses of the words from it up to the root of its sentence."""
        s, node, found = self.sentence, self.mark[0], set[str]()
        while s.tokens[node].head != node:
            node = s.tokens[node].head
            found |= frozenset() if node in self.mark else senses_at(s, node, (node,))
        return frozenset(found)


def find_items(story: Story, quoted: tuple[Quoted, ...]) -> tuple[Item, ...]:
    """All items of a story, in its order."""
    found = [*_numbers(story), *_quotes(story, quoted)]
    for article in story.articles:
        told = article.identity.published
        published = date.fromisoformat(told.value) if told else None
        for s in story.sentences_of(article.id):
            found += _times(story, s, published)
            for read in READERS:
                found += read(story, s)
    order = {a.id: n for n, a in enumerate(story.articles)}
    return tuple(sorted(found, key=lambda i: (order[i.article], i.sentence.index, i.mark[0], i.slot)))


def _clause(story: Story, s: Sentence, i: int) -> Clause | None:
    return story.clause_at.get((s.article, s.tokens[i].start))


def _numbers(story: Story) -> Iterator[Item]:
    for f in find_figures(story):
        q = f.quantity
        if q.unit == "count" and not f.noun and f.tokens[0] and f.sentence.tokens[f.tokens[0] - 1].lemma == "at":
            continue  # "opened at nine" tells a time
        if q.unit == "count" and not f.noun and YEARS[0] <= q.low < q.high <= YEARS[1]:
            continue  # "(1922-1989)"
        own = senses_of(f.sentence, f.tokens)[0]
        yield Item(Kind.NUMBER, f"number:{q.unit}", f.clause, f.tokens, f"{q.low:g}-{q.high:g}", own, figure=f)


def _times(story: Story, s: Sentence, published: date | None) -> Iterator[Item]:
    for t in find_times(s, published):
        mark = tuple(i for i, k in enumerate(s.tokens) if t.span.start <= k.start < t.span.end)
        clause = _clause(story, s, mark[0]) if mark and t.grain in GRAINS else None
        if clause is not None:
            yield Item(Kind.DATE, "time", clause, mark, key_of(t), senses_of(s, mark)[0], time=t)


def key_of(t: Time) -> str:
    """Its normal value: two times of one key are one."""
    if t.grain == "clock":
        return f"clock {t.clock}"
    if t.first and t.first == t.last:
        return t.first.isoformat()
    return (
        f"{t.grain} {t.weekday} {t.month} {t.monthday} {t.part} {t.first} {t.span.start if t.grain == 'vague' else ''}"
    )


def _things(story: Story, s: Sentence) -> Iterator[Item]:
    for mark, thing in read_things(s):
        clause = _clause(story, s, mark[0])
        if clause is not None:
            yield Item(Kind.THING, f"thing:{thing.name}", clause, mark, str(thing.member), senses_of(s, mark)[0])


def _status(story: Story, s: Sentence) -> Iterator[Item]:
    """How sure a clause is of something."""
    for c in story.within(s):
        weighing = [i for i in c.tokens if _weighs(s, i)]
        doubt = [i for i in weighing if s.tokens[i].lemma.lower() in OPEN]
        sure = [i for i in weighing if s.tokens[i].lemma.lower() in SURE]
        denied = c.negated or any(s.tokens[i].dep == "neg" or s.tokens[i].lemma in UNSURE for i in c.tokens)
        if sure and not denied and not doubt:
            yield Item(Kind.CERTAINTY, "status", c, tuple(sure[:1]), "sure", weight=1.0)
        elif doubt or (sure and denied):
            told = tuple((doubt or sure)[:1])
            yield Item(Kind.CERTAINTY, "status", c, told, "open", weight=float(len(doubt) + len(sure)))


def _weighs(s: Sentence, i: int) -> bool:
    """Whether a word may weigh a matter: not "an official", "the early boat", "he opened"."""
    t = s.tokens[i]
    if t.pos in ("NOUN", "PROPN"):
        return t.lemma.lower() in ("question", "doubt")
    return not (t.lemma.lower() in ("open", "early") and (t.pos == "VERB" or t.dep in ("amod", "advmod")))


def _quotes(story: Story, quoted: tuple[Quoted, ...]) -> Iterator[Item]:
    for q in quoted:
        at = q.passage
        near = story.sentences_at(at.article, at.span)[:1]
        marks = [(s, tuple(i for i, t in enumerate(s.tokens) if at.span.start <= t.start < at.span.end)) for s in near]
        for s, mark in marks:
            clause = _clause(story, s, mark[0]) if mark else None
            if clause is not None:
                words = " ".join(q.words)
                yield Item(Kind.QUOTE, "quote", clause, mark, words, quoted=q, speaker=speaker_beside(story, q))


def _names(story: Story, s: Sentence) -> Iterator[Item]:
    """Proper names of people, places and bodies; the key is whom the cast takes them for."""
    seen = -1
    for i, t in enumerate(s.tokens):
        clause = _clause(story, s, i)
        if i > seen and t.pos == "PROPN" and t.entity in NAMED and clause is not None:
            mark = tuple(k for k in name_at(s, i) if k >= i)
            seen = mark[-1]
            who = story.who(s, seen) or t.text.lower()
            yield Item(Kind.NAME, f"name:{NAMED[t.entity]}", clause, mark, who, senses_of(s, mark)[0])


def _states(story: Story, s: Sentence) -> Iterator[Item]:
    """What a clause affirms or denies: its predicate."""
    for c in story.within(s):
        act = c.act - MUTE
        if act and not c.unreal and s.tokens[c.head].pos in ("VERB", "AUX"):
            told = "not " if c.negated else ""
            yield Item(Kind.STATE, "state", c, tuple(sorted({c.head, c.told_by})), told + min(act), act)


READERS: tuple[Callable[[Story, Sentence], Iterator[Item]], ...] = (_things, _status, _names, _states)
"""Who reads items in a sentence alone; a new type is one more."""
