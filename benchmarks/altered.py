"""Values changed in pairs of sentences, so that the encoder learns to compare them: one number that both tell, told
otherwise in one, makes of an agreement a contradiction; changed in both, it leaves it what it is.

Numbers keep their form ("1,200", "twelve", "3.5"), days, months and hours their kind, names that both sentences have
give way to names of other pairs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.encoder_lessons import Label, Lesson, Marks
from generator.language.quantities.numerals import CARDINALS

CHANGED = 0.3
"""Share of the pairs with a value to change that are changed, each time they are learned from."""
BOTH = 0.3  # of those that agree, the share in which both sentences get the new value
NAMES = 0.4  # chance that a name is changed where there is nothing else
WORDS = {word: int(n) for word, n in CARDINALS.items() if n}
WORDS |= {f"{ten}-{one}": n + m for ten, n in WORDS.items() for one, m in WORDS.items() if n >= 20 and m < 10}
IN_WORDS = {n: w for w, n in WORDS.items()}
SETS = tuple(
    line.split()
    for line in """\
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
January February March April May June July August September October November December
morning afternoon evening night
north south east west
first second third fourth fifth
left right""".splitlines()
)
"""Words of which one may stand in the place of another."""
OF_SET = {word: those for those in SETS for word in those}
VALUE = re.compile(
    r"(?<![\w.,:])(?P<clock>\d{1,2}[:.]\d\d(?=\s?(?:[ap]\.?m|hours|GMT))|\d{1,2}:\d\d)(?!\w)"
    r"|(?<![\w.,:-])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w:]|[.,]\d)"
    rf"|\b(?P<word>{'|'.join(sorted(WORDS, key=len, reverse=True))})\b(?!-)"
    rf"|\b(?P<of_set>{'|'.join(OF_SET)})\b",
)
NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-zà-ÿ]{2,} )?(?P<name>[A-Z][a-zà-ÿ]{3,})\b(?![-'’]?[A-Z])")


@dataclass(frozen=True, slots=True)
class Value:
    """A value where it stands in a sentence; ``key``: two that mean the same have one key."""

    start: int
    end: int
    kind: str
    key: str


def values(text: str) -> Iterator[Value]:
    """The numbers, days, months, times of day, hours and directions of a sentence."""
    for m in VALUE.finditer(text):
        kind, words = m.lastgroup or "", m[0]
        if kind == "word":
            yield Value(*m.span(), kind, str(WORDS[words]))
        elif kind == "number":
            yield Value(*m.span(), kind, words.replace(",", ""))
        else:
            yield Value(*m.span(), kind, words)


def another(value: Value, words: str, chance: random.Random) -> str:
    """Another value of the same kind and form."""
    if value.kind == "of_set":
        return chance.choice([w for w in OF_SET[words] if w != words])
    if value.kind == "clock":
        hour, sign, minute = int(re.split("[:.]", words)[0]), words[-3], words[-2:]
        new = chance.choice([(hour + chance.randint(1, 5)) % 12 or 12, hour])
        return (
            f"{new}{sign}{minute if new != hour else f'{(int(minute) + chance.choice((5, 10, 15, 30, 45))) % 60:02}'}"
        )
    if value.kind == "word":
        return IN_WORDS[chance.choice([n for n in _near(int(value.key), chance) if n in IN_WORDS] or [3])]
    if "." in value.key:
        places = len(value.key.split(".")[1])
        return f"{max(0.1, float(value.key) * chance.choice((0.5, 0.8, 0.9, 1.1, 1.3, 2))) + 10**-places:.{places}f}"
    number = int(value.key)
    if 1800 < number < 2100:  # a year
        return str(number + chance.choice((-10, -3, -2, -1, 1, 2, 3, 7)))
    new = chance.choice(_near(number, chance))
    return f"{new:,}" if "," in words else str(new)


def _near(number: int, chance: random.Random) -> list[int]:
    """Numbers that somebody could have told instead: close ones, rounder or larger ones, digits the other way round."""
    digits = str(number)
    told = digits.rstrip("0")
    unit = 10 ** (len(digits) - len(told))
    step = unit * 10 ** max(0, len(told) - 1)
    turned = int(digits[:-2] + digits[-2:][::-1]) if number > 9 else number
    found = [
        number + unit,
        number + 2 * unit,
        number + 3 * unit,
        number - unit,
        number - 2 * unit,
        turned,
        number + step,
    ]
    found += [round(number * chance.uniform(1.2, 2.5)), round(number * chance.uniform(0.4, 0.8))]
    return [n for n in found if n > 1 and n != number] or [number + 2]


def altered(lessons: Sequence[Lesson], chance: random.Random) -> list[Lesson]:
    """The same lessons, some of them with a value changed."""
    surnames = sorted({m["name"] for each in lessons[::7] for m in NAME.finditer(each.a)})
    return [changed(each, surnames, chance) if chance.random() < CHANGED else each for each in lessons]


def changed(lesson: Lesson, names: Sequence[str], chance: random.Random) -> Lesson:
    """A lesson with one value changed, if there is one to change."""
    if lesson.label is Label.AGREE:
        return _disagreeing(lesson, names, chance)
    if lesson.label is Label.CONFLICT:
        return _agreeing(lesson)
    return _still_apart(lesson, chance)


def _still_apart(lesson: Lesson, chance: random.Random) -> Lesson:
    """Sentences that speak of different things do so whatever their values are, also with one of the other's."""
    found = [v for v in values(lesson.b) if v.key != "1"]
    if not found:
        return lesson
    value = chance.choice(found)
    words = lesson.b[value.start : value.end]
    theirs = [v for v in values(lesson.a) if v.kind == value.kind and v.key != "1"]
    if theirs and chance.random() < BOTH:
        other = chance.choice(theirs)
        new = lesson.a[other.start : other.end]
        new = new if value.kind != "of_set" or new in OF_SET[words] else words
    else:
        new = another(value, words, chance)
    b, marks = with_value(lesson.b, lesson.marks[1], [value], new)
    return replace(lesson, b=b, marks=(lesson.marks[0], marks))


def _disagreeing(lesson: Lesson, names: Sequence[str], chance: random.Random) -> Lesson:
    """One value that both sentences tell, changed in one of them, or in both."""
    shared = _shared(lesson)
    if not shared and names and chance.random() < NAMES:
        shared = _shared_names(lesson)
    if not shared:
        return lesson
    a, b = chance.choice(shared)
    new = chance.choice(names) if a.kind == "name" else another(b, lesson.b[b.start : b.end], chance)
    if new == lesson.b[b.start : b.end]:
        return lesson
    if chance.random() < BOTH:
        if a.kind != b.kind or lesson.a[a.start : a.end] != lesson.b[b.start : b.end]:
            return lesson
        one, other = (
            with_value(lesson.a, lesson.marks[0], _everywhere(a, lesson.a), new),
            with_value(lesson.b, lesson.marks[1], _everywhere(b, lesson.b), new),
        )
        return Lesson(one[0], other[0], lesson.label, (one[1], other[1]))
    text, marks = with_value(lesson.b, lesson.marks[1], _everywhere(b, lesson.b), new)
    start = b.start
    at_odds = (
        ((a.start, a.end, Label.CONFLICT), *lesson.marks[0]),
        ((start, start + len(new), Label.CONFLICT), *marks),
    )
    return Lesson(lesson.a, text, Label.CONFLICT, at_odds)


def _everywhere(value: Value, text: str) -> list[Value]:
    """A value wherever a sentence has it; of other than names only where it was found."""
    if value.kind != "name":
        return [value]
    return [Value(*m.span(), "name", value.key) for m in re.finditer(rf"\b{re.escape(value.key)}\b", text)]


def _shared(lesson: Lesson) -> list[tuple[Value, Value]]:
    """Values that each sentence has once and that both tell; of sentences with marks where they agree."""
    mine, theirs = (_single(values(text)) for text in (lesson.a, lesson.b))
    pairs = [(mine[key], theirs[key]) for key in mine if key in theirs and key != "1"]
    return [(a, b) for a, b in pairs if _agreed(a, lesson.marks[0]) and _agreed(b, lesson.marks[1])]


def _shared_names(lesson: Lesson) -> list[tuple[Value, Value]]:
    mine, theirs = (
        {m["name"]: Value(*m.span("name"), "name", m["name"]) for m in NAME.finditer(text)}
        for text in (lesson.a, lesson.b)
    )
    pairs = [(mine[key], theirs[key]) for key in mine if key in theirs]
    return [(a, b) for a, b in pairs if _agreed(a, lesson.marks[0]) and _agreed(b, lesson.marks[1])]


def _agreed(value: Value, marks: Marks) -> bool:
    return not marks or any(s <= value.start and value.end <= e for s, e, label in marks if label is Label.AGREE)


def _single(found: Iterator[Value]) -> dict[str, Value]:
    every = list(found)
    return {v.key: v for v in every if sum(w.key == v.key for w in every) == 1}


def _agreeing(lesson: Lesson) -> Lesson:
    """Two sentences that differ in their one number, with the number of the first in both: they agree."""
    mine, theirs = ([v for v in values(t) if v.kind in ("number", "word")] for t in (lesson.a, lesson.b))
    if lesson.marks != ((), ()) or len(mine) != 1 or len(theirs) != 1 or mine[0].key == theirs[0].key:
        return lesson
    if mine[0].kind != theirs[0].kind or "." in mine[0].key or "." in theirs[0].key:
        return lesson
    if not 0.2 < int(mine[0].key) / max(1, int(theirs[0].key)) < 5:
        return lesson
    b, _ = with_value(lesson.b, (), theirs, lesson.a[mine[0].start : mine[0].end])
    return Lesson(lesson.a, b, Label.AGREE)


def with_value(text: str, marks: Marks, those: Sequence[Value], new: str) -> tuple[str, Marks]:
    """Other words in the place of values, and the marks moved along."""
    for value in sorted(those, key=lambda v: -v.start):
        more = len(new) - (value.end - value.start)
        text = text[: value.start] + new + text[value.end :]
        marks = tuple(
            (s + more if s >= value.end else s, e + more if e >= value.end else e, label) for s, e, label in marks
        )
    return text, marks
