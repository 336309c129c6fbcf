"""Whether two figures can both be true, and whether they are of one kind at all."""

from __future__ import annotations

from functools import lru_cache
from math import inf

from ...model import Quantity
from .counted import same_kind

ABOUT = 0.1  # share of the value that "about" leaves open
ROUNDING = 0.05  # share by which a rounded figure may differ from the exact one
ROUND_STEP = 100.0  # a figure that ends in two noughts may be rounded; "30" against "31" are two counts
EXACT = 1e-6
REMEMBERED = 4096  # pairs of values; in a story few values are compared with few others, again and again
SCALES: dict[str, tuple[float, ...]] = {
    "m": (1000.0, 1.0),
    "duration:minute": (525960.0, 43830.0, 10080.0, 1440.0, 60.0, 1.0),
    "kg": (1000.0, 1.0),
}
"""Units in which people give a measure: two figures are rounded in the largest that fits either."""
CONVERTED = frozenset({"m", "kg", "m2", "litre", "km/h", "C", "duration:minute"})
NEVER = frozenset({"label", "ordinal"})


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether both measure the same kind of thing: one unit, and what is counted not plainly different.

    Money in two currencies, a label, and counts of different nouns are not. A count whose noun is unknown is
    comparable with any count: the frame of the claims has to tell.
    """
    if a.unit != b.unit or a.unit in NEVER:
        return False
    if not a.counted or not b.counted:
        return True
    return same_kind(a.counted, b.counted)


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both figures can be true of one thing, in bounds, ranges, rounding and approximation.

    Figures of different units are never in conflict, so they are compatible.
    """
    if a.unit != b.unit:
        return True
    if a.unit in ("score", "caliber", "label", "ordinal"):
        return {a.low, a.high} == {b.low, b.high} if a.unit == "score" else (a.low, a.high) == (b.low, b.high)
    low_a, high_a = _reach(a)
    low_b, high_b = _reach(b)
    if low_a <= high_b + EXACT and low_b <= high_a + EXACT:
        return True
    return any(_rounds(x, y, a.unit) for x in (a.low, a.high) for y in (b.low, b.high))


def _reach(quantity: Quantity) -> tuple[float, float]:
    """The values it leaves open."""
    if not quantity.approximate:
        return quantity.low, quantity.high
    low, high = quantity.low, quantity.high
    if low == high:
        # "about a dozen" of something small still leaves one more or less.
        slack = max(abs(low) * ABOUT, 1.0 if quantity.unit == "count" and low >= 10 else 0.0)
        return low - slack, high + slack
    return low - abs(low) * EXACT, high if high == inf else high + abs(high) * EXACT


@lru_cache(REMEMBERED)
def _rounds(a: float, b: float, unit: str) -> bool:
    """Whether the rounder of two values may stand for the other."""
    if inf in (a, b) or a == 0 or b == 0:
        return False
    scale = _scale(a, b, unit)
    x, y = round(a / scale, 4), round(b / scale, 4)
    (coarse, step), (fine, fine_step) = sorted(((x, _step(x)), (y, _step(y))), key=lambda p: -p[1])
    if step <= fine_step:
        return abs(a - b) <= EXACT * max(abs(a), abs(b))
    if step < ROUND_STEP and fine_step >= 1 and unit not in CONVERTED:
        return False
    return abs(coarse - fine) <= step / 2 + EXACT and abs(coarse - fine) <= ROUNDING * max(abs(coarse), abs(fine))


def _scale(a: float, b: float, unit: str) -> float:
    """The largest customary unit of which both are whole numbers, or else either."""
    scales = SCALES.get(unit, (1.0,))
    for some in (all, any):
        for scale in scales:
            if some(abs(v / scale - round(v / scale)) < 1e-9 for v in (a, b)):
                return scale
    return 1.0


def _step(value: float) -> float:
    """The largest power of ten that divides a value: 1 for 31, 100 for 400, 0.1 for 6.1."""
    for power in range(12, -5, -1):
        size = 10.0**power
        if abs(value / size - round(value / size)) < 1e-9 and round(value / size) != 0:
            return size
    return 1e-5
