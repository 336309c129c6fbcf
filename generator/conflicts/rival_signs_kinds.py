"""Signs of two rivals that only items of their kind have: sizes, times, quoted words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf

from ..language.lexicon import word_set
from ..model import Quantity
from .figures import Figure, is_bound, partial, swapped
from .items import Item, Kind
from .rivals import COUNTED_PEOPLE, Pair, Rivals, one_utterance, two_speakers
from .things import kind_of
from .wording import FUNCTION, common, matters, same_utterance

FAR = 10.0  # of two sizes, the ratio from which it tells no more
DAYS = 11.0  # between two days, from which it tells no more
ASKING = word_set("whether unclear open await undetermined unconfirmed establish")
NOT_YET = word_set("yet not no early")
SETTLING = word_set("confirm establish settle official prove")
SORTS = ("person", "place", "other", "cause", "date", "negation")

Signs = Iterator[tuple[str, float]]


def _sizes(_: Rivals, pair: Pair) -> Signs:
    f, g = pair.a.figure, pair.b.figure
    if f is None or g is None:
        return
    q, r = f.quantity, g.quantity
    low, high = sorted((_size(q), _size(r)))
    yield "ratio of the sizes", min(FAR, round(high / low, 4)) if low and high < inf else FAR
    yield "bounds", sum(is_bound(x) + x.approximate for x in (q, r))
    yield "parts of a whole", sum(x.subset + partial(x) for x in (f, g))
    yield "a count", q.unit == "count"
    yield "an age", q.unit == "age"
    yield "a duration", q.unit.startswith("duration")
    yield "same digits in another order", swapped(f, g) > 1
    yield "both round or neither", (q.low % 10 == 0) == (r.low % 10 == 0)


def _counted(rivals: Rivals, pair: Pair) -> Signs:
    f, g = pair.a.figure, pair.b.figure
    if f is None or g is None:
        return
    q, r = f.quantity, g.quantity
    yield "one noun counted", bool(f.noun & g.noun)
    yield "nouns unknown", (not f.noun) + (not g.noun)
    yield "both count people", q.counted in COUNTED_PEOPLE and r.counted in COUNTED_PEOPLE
    if q.unit != "count" and q.counted and r.counted:
        yield "one measure", q.counted == r.counted
        yield "other measures", q.counted != r.counted
    yield "one owner", bool(f.owner & g.owner) - bool(f.owner and g.owner and not f.owner & g.owner)
    aged = f.topic.startswith("age:") and g.topic.startswith("age:")
    yield "ages of others", aged and f.topic != g.topic
    yield "one topic", f.topic == g.topic and f.topic not in ("count", q.unit)
    yield "words of the frame shared", len(f.frame & g.frame)
    slots = rivals.of_slot[pair.a.slot]
    such = sorted(sum(_one_count(i, o) for o in slots[i.article]) for i in (pair.a, pair.b))
    yield "such figures in the poorer article", such[0]
    yield "such figures in the richer article", such[1]


def _times(_: Rivals, pair: Pair) -> Signs:
    t, u = pair.a.time, pair.b.time
    if t is None or u is None:
        return
    yield "clock times", (t.grain == "clock") + (u.grain == "clock")
    yield "one grain", t.grain == u.grain
    yield "months and years", sum(x.grain in ("month", "year") for x in (t, u))
    yield "days apart", min(DAYS, abs((t.first - u.first).days)) if t.first and u.first else DAYS
    yield "minutes apart", abs(t.clock - u.clock) if t.clock is not None and u.clock is not None else -1.0


def _things(_: Rivals, pair: Pair) -> Signs:
    yield "sort of thing", SORTS.index(kind_of(pair.a.slot.removeprefix("thing:")))
    yield "names for things", sum(i.sentence.tokens[i.mark[0]].pos == "PROPN" for i in (pair.a, pair.b))


def _status(_: Rivals, pair: Pair) -> Signs:
    doubt, sure = (pair.a, pair.b) if pair.a.key == "open" else (pair.b, pair.a)
    yield "words of doubt", doubt.weight
    asked = {t.lemma.lower() for t in doubt.sentence.tokens}
    yield "asked or awaited", bool(asked & ASKING)
    yield "not yet", bool(asked & NOT_YET)
    yield "said to be settled", any(t.lemma.lower() in SETTLING for t in sure.sentence.tokens)


def _quotes(rivals: Rivals, pair: Pair) -> Signs:
    if pair.a.quoted is None or pair.b.quoted is None:
        return
    mine, theirs = pair.a.quoted.words, pair.b.quoted.words
    same = same_utterance(mine, theirs)
    others = two_speakers(rivals.story, pair.a, pair.b)
    yield "likely one utterance", same
    yield "one speaker", 0.0 if others is None else -1.0 if others else 1.0
    told = [frozenset(w for w in words if w not in FUNCTION) for words in (mine, theirs)]
    both = len(told[0] & told[1])
    yield "quoted words shared", both
    yield "share of the quoted words shared", round(both / max(1, min(map(len, told))), 4)
    yield "quoted words in one order", len(common(mine, theirs))
    yield "one cut from the other", one_utterance(pair.a, pair.b)
    yield "differ in more than a word", matters(mine, theirs)


def _size(q: Quantity) -> float:
    return abs(q.low) or abs(q.high)


def _one_count(i: Item, o: Item) -> bool:
    """Whether two figures of one article are of one kind: neither is the only one of it."""
    f, g = i.figure, o.figure
    return f is not None and g is not None and (f.quantity.unit != "count" or _one_noun(f, g))


def _one_noun(f: Figure, g: Figure) -> bool:
    people = {f.quantity.counted, g.quantity.counted} <= COUNTED_PEOPLE
    return f is g or bool(f.noun & g.noun) or people


OF_KIND: dict[Kind, tuple[Callable[[Rivals, Pair], Signs], ...]] = {
    Kind.NUMBER: (_sizes, _counted),
    Kind.DATE: (_times,),
    Kind.THING: (_things,),
    Kind.CERTAINTY: (_status,),
    Kind.QUOTE: (_quotes,),
}
"""Who reads the signs of each kind."""
