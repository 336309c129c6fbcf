"""Conflicts of number: incompatible figures of one thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from math import inf

from generator.conflicts.difference import Difference, Verdict, clear
from generator.conflicts.figures import Figure, find_figures, is_bound, same_value
from generator.conflicts.story import Story
from generator.language.lexicon import word_set
from generator.language.lexicon_classes import canon
from generator.language.quantities_compare import comparable, compatible
from generator.model import Cleared

ALIKE = 0.5  # likeness of clauses from which measures, sums and shares are of one thing
ALIKE_COUNT = 0.6  # for counts of a noun that an article counts more than once
ALIKE_ONLY = 0.2  # where either article gives one figure only of what is counted or measured so
ALIKE_ONLY_BROAD = 0.35  # the same for units that measure anything: money, time, length, shares
ALIKE_SWAPPED = 0.05  # where the digits are those of the other figure in another order: 312 and 321
SWAPPED_DIGITS = 3  # digits, noughts too; "84" and "48" may differ by chance, "312" and "321" hardly
BROAD = word_set("usd gbp eur duration:minute m kg percent")
MAX_RATIO = 4.0  # figures further apart are of two things: reports of one count differ by less
LEAD = 8  # sentences; totals stand in an article's head, a count told later is of a part unless it says "in all"
TOTAL = word_set("number toll total altogether all overall confirm confirmed stand count put")
GROWING = ("toll:die", "toll:hurt", "toll:missing", "toll:arrest", "toll:evacuate", "toll:rescue")
PROVISIONAL = word_set("now far initially preliminary earlier previously first rise climb grow already currently yet")
"""Words that say a figure was not the last."""
TELLING = ("toll:", "age:", "part of ")
"""Topics that need no likeness of frames."""
LOOSE = word_set("thing time way part kind lot number other one two day night") | {""}
"""Nouns of which two counts are hardly ever of one thing."""


def compare_numbers(story: Story) -> Verdict:
    """Figures of one topic in frames alike, of different articles; a person's age in one article too."""
    figures = _inherit_bounds(find_figures(story))
    differences: list[Difference] = []
    cleared: list[Cleared] = []
    for a, b in combinations(figures, 2):
        if not _one_thing(story, figures, a, b):
            continue
        why = _cleared(story, a, b)
        if why:
            cleared.append(clear(_question(a), a.point(_key(a)), b.point(_key(b)), why))
        elif not compatible(a.quantity, b.quantity) and not _both_known(figures, a, b):
            differences.append(
                Difference(
                    kind="number",
                    question=_question(a),
                    a=a.point(_key(a)),
                    b=b.point(_key(b)),
                    compatible="At most one of the figures can be right for the same moment and the same count.",
                )
            )
    return Verdict(tuple(differences), tuple(cleared))


def _is_total(f: Figure) -> bool:
    if f.quantity.low <= 1 or (f.quantity.high / f.quantity.low > MAX_RATIO and f.quantity.approximate):
        return False
    return f.sentence.index < LEAD or any(f.sentence.tokens[i].lemma in TOTAL for i in f.clause.tokens)


def _key(f: Figure) -> str:
    return f"{f.quantity.low:g}-{f.quantity.high:g}"


def _one_thing(story: Story, figures: tuple[Figure, ...], a: Figure, b: Figure) -> bool:
    """Whether the two figures are of one thing, as far as the frames tell."""
    if a.subset or b.subset or a.clause is b.clause:
        return False
    if a.topic == "age" or b.topic == "age":
        return False
    if a.topic.startswith(TELLING) or b.topic.startswith(TELLING):
        if a.topic.startswith("toll:") and not (_is_total(a) and _is_total(b)):
            return False
        return a.topic == b.topic and (a.article != b.article or a.topic.startswith("age:"))
    if a.article == b.article or not _of_one_kind(a, b):
        return False
    if _ratio(a, b) > MAX_RATIO:
        return False
    return _main_reading(story, figures, a, b) or story.likeness(a.clause, b.clause) >= _needed(figures, a, b)


def _main_reading(story: Story, figures: tuple[Figure, ...], a: Figure, b: Figure) -> bool:
    """Whether both are the only reading (of a magnitude) that their article gives for what the story is about."""
    if a.quantity.unit == "count" or a.quantity.unit in BROAD:
        return False
    shared = a.clause.words & b.clause.words & story.lead_words
    return bool(shared) and _alone(figures, a) and _alone(figures, b)


def _needed(figures: tuple[Figure, ...], a: Figure, b: Figure) -> float:
    """The likeness of frames that two figures of one kind need to be taken for figures of one thing."""
    if _swapped(a, b):
        return ALIKE_SWAPPED
    alone = _alone(figures, a) and _alone(figures, b)
    if a.quantity.unit == "count":
        return ALIKE if a.topic in LOOSE else ALIKE_ONLY if alone else ALIKE_COUNT
    noun = a.quantity.counted != "" and canon(a.quantity.counted) == canon(b.quantity.counted)
    if a.quantity.unit.startswith("duration") and not noun and canon(a.clause.act) != canon(b.clause.act):
        return ALIKE_COUNT
    if alone:
        return ALIKE_ONLY if noun or a.quantity.unit not in BROAD else ALIKE_ONLY_BROAD
    return ALIKE


def _swapped(a: Figure, b: Figure) -> bool:
    """Whether two exact figures have the same digits in another order."""
    mine, theirs = (f"{f.quantity.low:.3f}".rstrip("0").rstrip(".") for f in (a, b))
    return a.exact and b.exact and len(mine) >= SWAPPED_DIGITS and mine != theirs and sorted(mine) == sorted(theirs)


def _ratio(a: Figure, b: Figure) -> float:
    low, high = sorted((abs(a.quantity.low), abs(b.quantity.low)))
    return high / low if low else inf


def _of_one_kind(a: Figure, b: Figure) -> bool:
    nouns = [canon(f.quantity.counted) for f in (a, b)]
    if comparable(a.quantity, b.quantity) or (a.quantity.unit == b.quantity.unit and nouns[0] == nouns[1]):
        return a.quantity.unit != "count" or a.topic == b.topic
    return False


def _alone(figures: tuple[Figure, ...], f: Figure) -> bool:
    """Whether its article gives one value only for what it counts or measures, background and other sizes left out."""
    noun = canon(f.quantity.counted)
    return all(
        same_value(o.quantity, f.quantity) or _ratio(o, f) > MAX_RATIO
        for o in figures
        if o.article == f.article
        and o.topic == f.topic
        and o.years <= f.years
        and (not noun or canon(o.quantity.counted) == noun)
    )


def _both_known(figures: tuple[Figure, ...], a: Figure, b: Figure) -> bool:
    """Whether one article prints both values for such a thing: then they are of two things."""
    return any(
        o.article == there.article and same_value(o.quantity, value.quantity) and o.topic == value.topic
        for o in figures
        for there, value in ((a, b), (b, a))
        if there.article != value.article
    )


def _inherit_bounds(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """ "at least nine" in the headline, "all nine" below: the figure stays a lower bound all through its article."""
    bounds = {(f.article, f.topic, f.quantity.low) for f in figures if f.quantity.high == inf}
    return tuple(
        replace(f, quantity=replace(f.quantity, high=inf))
        if f.exact and (f.article, f.topic, f.quantity.low) in bounds and f.topic.startswith("toll:")
        else f
        for f in figures
    )


def _cleared(story: Story, a: Figure, b: Figure) -> str | None:
    """Why the two are no conflict, or None where they may be one, or say the same."""
    if a.years != b.years and (a.years or b.years) and not a.years & b.years and _past(story, a, b):
        return None if same_value(a.quantity, b.quantity) else "other event"
    if compatible(a.quantity, b.quantity):
        if same_value(a.quantity, b.quantity):
            return None
        if is_bound(a.quantity) or is_bound(b.quantity):
            return "bound"
        return "rounding"
    if a.topic in GROWING and (_elsewhere(story, a, b) or _elsewhere(story, b, a)):
        return "other event"
    if a.topic in GROWING and _update(story, a, b):
        return "update"
    return None


def _background(story: Story, f: Figure) -> bool:
    return bool(f.years) and _past(story, f, f)


def _past(story: Story, a: Figure, b: Figure) -> bool:
    """Whether one is dated to a year before the story's own: background."""
    dates = [date.fromisoformat(x.identity.published.value) for x in story.articles if x.identity.published]
    years = [y for f in (a, b) for y in f.years]
    now = max((d.year for d in dates), default=None)
    return any(now is None or y < now for y in years)


def _elsewhere(story: Story, a: Figure, b: Figure) -> bool:
    """Whether a figure's clause names a place that the other's article never names."""
    text = story.article[b.article].text
    return any(t.entity in ("GPE", "LOC") and t.pos == "PROPN" and t.text not in text for t in a.sentence.tokens)


def _update(story: Story, a: Figure, b: Figure) -> bool:
    """Whether the lower figure is told as not the last, or by an earlier article."""
    low, high = (a, b) if a.quantity.high <= b.quantity.low else (b, a)
    if any(low.sentence.tokens[i].lemma in PROVISIONAL for i in low.clause.tokens):
        return True
    days = [story.article[f.article].identity.published for f in (low, high)]
    return all(days) and days[0] is not None and days[1] is not None and days[0].value < days[1].value


def _question(f: Figure) -> str:
    s = f.sentence
    if f.topic.startswith("age:"):
        return "How old is the person?"
    if f.topic.startswith("toll:"):
        said = {"die": "died", "hurt": "were hurt", "missing": "are missing", "arrest": "were arrested"}
        done = {"evacuate": "were evacuated", "rescue": "were rescued"}
        return f"How many people {({**said, **done})[f.topic[5:]]}?"
    verb = s.tokens[f.clause.head].text
    if f.quantity.unit == "count":
        return f"How many {f.quantity.counted or 'of them'}s ({verb})?"
    return f"What figure ({f.quantity.unit}; {verb})?"
