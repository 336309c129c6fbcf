"""Why two figures of one thing are no conflict: another event, a bound, a rounding, an update, another person."""

from __future__ import annotations

from datetime import date
from math import isclose

from ..language.lexicon import word_set
from ..language.quantities.compare import compatible
from ..language.quantities.find import find_quantities
from .ages import is_pointing
from .clauses import labels_of
from .figures import Figure, is_bound, same_value
from .ledger import MAX_RATIO, MONEY, Ledger, ratio, swapped
from .story import Story

GROWING = ("toll:die", "toll:hurt", "toll:missing", "toll:arrest", "toll:evacuate", "toll:rescue")
PROVISIONAL = word_set("now far initially preliminary earlier previously first rise climb grow already currently yet")
"""Words that say a figure was not the last."""
SO_FAR = word_set("far initially preliminary yet")
CONVERTED = frozenset({"m", "kg", "m2", "litre", "km/h", "C", "duration:minute"})
ALIKE_PART = 0.2  # likeness of frames from which a part may be taken for the whole
ALIKE_MONEY = 0.35  # likeness of frames from which sums in two currencies are of one thing
STEP = 20  # characters from a number to "more": "four pumps more than"
CHANGES = {"more": 1, "higher": 1, "fewer": -1, "less": -1, "lower": -1}
"""Words before "than" that tell whether a figure grew or shrank."""
RAISED = labels_of("increase raise reduce lower double")
"""What makes a figure another: "the reward has been increased to 5,000"."""
BIRTHDAY = 1.0  # years by which two ages of one person may differ when the articles are of different times
AGES_APART = 12.0  # years; reports of one person's age hardly differ by more, two of one surname do
AGES_APART_POINTING = 3.0  # years, where "the 52-year-old" only points to the one named before
WEEKS = 30  # days between two articles from which a birthday may lie between them


def why_cleared(story: Story, a: Figure, b: Figure) -> str | None:
    """Why the two are no conflict, or None where they may be one, or say the same."""
    if a.years != b.years and (a.years or b.years) and not a.years & b.years and _past(story, a, b):
        return None if same_value(a.quantity, b.quantity) else "other event"
    if compatible(a.quantity, b.quantity):
        if _in_other_units(a, b):
            return "unit"
        if same_value(a.quantity, b.quantity):
            return None
        if is_bound(a.quantity) or is_bound(b.quantity):
            return "bound"
        return "rounding"
    if a.topic in GROWING and (_elsewhere(story, a, b) or _elsewhere(story, b, a)):
        return "other event"
    if (
        any(map(_raised_to, (a, b)))
        or _was_before(a, b)
        or _was_before(b, a)
        or _told_as_provisional(a, b)
        or (a.topic in GROWING and _reported_earlier(story, a, b))
    ):
        return "update"
    if a.topic.startswith("age:") and _aged_since(story, a, b):
        return "update"
    if a.topic.startswith("age:") and _another(a, b):
        return "other person"
    return None


def _in_other_units(a: Figure, b: Figure) -> bool:
    """Whether one measure is printed in two units: "22 pounds", "10 kilos"."""
    mine, theirs = (
        {t.text.lower().rstrip("s") for t in f.words if t.text.isalpha() and t.pos != "NUM"} for f in (a, b)
    )
    return a.quantity.unit in CONVERTED and bool(mine and theirs) and not mine & theirs


def why_not_compared(story: Story, ledger: Ledger, a: Figure, b: Figure) -> str | None:
    """Why two figures that look like ones of one thing cannot be compared: a part, or money without a rate."""
    if a.topic == b.topic and a.subset != b.subset and not compatible(a.quantity, b.quantity):
        near = story.likeness_of(a.frame, b.frame) >= ALIKE_PART
        return "subset" if near and (a.toll or a.noun & b.noun) and ratio(a, b) <= MAX_RATIO else None
    money = {a.quantity.unit, b.quantity.unit} <= MONEY and a.quantity.unit != b.quantity.unit
    if money and a.article != b.article and ledger.alone(a) and ledger.alone(b):
        return "not comparable" if story.likeness_of(a.frame, b.frame) >= ALIKE_MONEY else None
    return None


def _another(a: Figure, b: Figure) -> bool:
    """Whether two ages lie too far apart for one person's, unless the digits were swapped."""
    pointing = [is_pointing(f.sentence, f.tokens) for f in (a, b)]
    if any(pointing) and a.article == b.article:
        return True
    most = AGES_APART_POINTING if any(pointing) else AGES_APART
    return abs(a.quantity.low - b.quantity.low) > most and not swapped(a, b)


def _past(story: Story, a: Figure, b: Figure) -> bool:
    """Whether one is dated to a year before the story's own: background."""
    days = [d for x in story.articles if (d := _published(story, x.id))]
    years = [y for f in (a, b) for y in f.years]
    now = max((d.year for d in days), default=None)
    return any(now is None or y < now for y in years)


def _published(story: Story, article: str) -> date | None:
    stated = story.article[article].identity.published
    return date.fromisoformat(stated.value) if stated else None


def _elsewhere(story: Story, a: Figure, b: Figure) -> bool:
    """Whether a figure's clause names a place that the other's article never names."""
    return any(
        t.entity in ("GPE", "LOC") and t.pos == "PROPN" and not story.prints(b.article, t.text)
        for t in a.sentence.tokens
    )


def _raised_to(f: Figure) -> bool:
    """Whether a figure is told as another than before."""
    before = f.sentence.tokens[f.tokens[0] - 1].lemma if f.tokens[0] else ""
    return before == "to" and bool(f.clause.act & RAISED)


def _was_before(f: Figure, other: Figure) -> bool:
    """Whether a figure is told with how much it had changed, and the other is what it was: "16, four more than"."""
    s = f.sentence
    return any(
        0 < s.tokens[i].start - q.span.end <= STEP and isclose(f.quantity.low - direction * q.low, other.quantity.low)
        for i in range(f.tokens[-1] + 1, len(s.tokens) - 1)
        if (direction := CHANGES.get(s.tokens[i].text.lower(), 0)) and s.tokens[i + 1].lemma == "than"
        for q in find_quantities(s)
    )


def _told_as_provisional(a: Figure, b: Figure) -> bool:
    """Whether the lower figure of a count is told as not the last."""
    low = a if a.quantity.high <= b.quantity.low else b
    words = PROVISIONAL if a.topic in GROWING else SO_FAR
    return a.quantity.unit == "count" and any(low.sentence.tokens[i].lemma in words for i in low.clause.tokens)


def _reported_earlier(story: Story, a: Figure, b: Figure) -> bool:
    """Whether the lower figure is of an earlier article."""
    low, high = (a, b) if a.quantity.high <= b.quantity.low else (b, a)
    before, after = _published(story, low.article), _published(story, high.article)
    return before is not None and after is not None and before < after


def _aged_since(story: Story, a: Figure, b: Figure) -> bool:
    """Whether a birthday may lie between two articles."""
    if abs(a.quantity.low - b.quantity.low) > BIRTHDAY or a.article == b.article:
        return False
    young, old = sorted((a, b), key=lambda f: f.quantity.low)
    before, after = _published(story, young.article), _published(story, old.article)
    return before is not None and after is not None and (after - before).days > WEEKS
