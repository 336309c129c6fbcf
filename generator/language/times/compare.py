"""Whether two times can be the same, and whether they cannot."""

from __future__ import annotations

from ...model import Time
from .patterns import PART_MINUTES, ZONES

DAY = 24 * 60  # minutes
HALF_DAY = DAY // 2
ABOUT_HOUR = 15  # minutes that "about 4 p.m." leaves open
ABOUT_HALF = 10  # minutes that "about 3:30" leaves open
ABOUT_FIVE = 5  # minutes that "about 3:50" leaves open
ROUND_FIVE = 2  # minutes that an exact time on a multiple of five leaves open: reporters round
POINTS = frozenset({"clock", "part"})
CALENDAR = frozenset({"day", "weekday", "month", "year", "season", "clock", "part"})
COARSE = frozenset({"month", "year", "season"})


def same_time(a: Time, b: Time) -> bool:
    """Whether both name one time, as far as both tell it: something they share must agree and nothing clash."""
    if times_conflict(a, b) or a.grain not in CALENDAR or b.grain not in CALENDAR:
        return False
    if a.grain == b.grain == "clock":
        return not a.zone == b.zone == "" or _clocks_touch(a, b)
    if a.first and a.last and b.first and b.last:
        return True
    return any(
        x is not None and x == y
        for x, y in ((a.weekday, b.weekday), (a.month, b.month), (a.part or None, b.part or None))
    )


def times_conflict(a: Time, b: Time) -> bool:
    """Whether the two cannot mean one time. Vague times and offsets never conflict."""
    if a.grain not in CALENDAR or b.grain not in CALENDAR:
        return False
    if _days_apart(a, b):
        return True
    if a.grain in POINTS and b.grain in POINTS:
        return _moments_apart(a, b)
    return False


def _days_apart(a: Time, b: Time) -> bool:
    if a.first and a.last and b.first and b.last:
        if a.last < b.first or b.last < a.first:
            return True
        return (
            a.grain == b.grain
            and a.grain in COARSE
            and not a.approximate
            and not b.approximate
            and ((a.first, a.last) != (b.first, b.last))
        )
    pairs = ((a.weekday, b.weekday), (a.month, b.month), (a.monthday, b.monthday))
    return any(x is not None and y is not None and x != y for x, y in pairs)


def _moments_apart(a: Time, b: Time) -> bool:
    if a.grain == b.grain == "clock":
        return not _clocks_touch(a, b)
    if a.grain == b.grain == "part":
        return bool(a.part and b.part) and not _parts_touch(a.part, b.part)
    clock, part = (a, b) if a.grain == "clock" else (b, a)
    if clock.clock is None or not part.part or clock.zone:
        return False
    low, high = PART_MINUTES[part.part]
    return not any(low <= m + shift <= high for m in _readings(clock) for shift in (0, DAY))


def _parts_touch(a: str, b: str) -> bool:
    (low, high), (low2, high2) = PART_MINUTES[a], PART_MINUTES[b]
    # Evening and night, morning and afternoon share an edge; only a real overlap counts.
    return a == b or min(high, high2) - max(low, low2) >= 2 * 60


def _clocks_touch(a: Time, b: Time) -> bool:
    if a.clock is None or b.clock is None:
        return True
    shift = 0
    if a.zone != b.zone:
        if not (a.zone.lower() in ZONES and b.zone.lower() in ZONES):
            return True
        shift = ZONES[a.zone.lower()] - ZONES[b.zone.lower()]
    slack = _slack(a) + _slack(b)
    return any(_apart(x - shift, y) <= slack for x in _readings(a) for y in _readings(b))


def _readings(time: Time) -> tuple[int, ...]:
    minutes = time.clock or 0
    return (minutes, (minutes + HALF_DAY) % DAY) if time.either_half else (minutes,)


def _apart(a: int, b: int) -> int:
    distance = (a - b) % DAY
    return min(distance, DAY - distance)


def _slack(time: Time) -> int:
    minute = (time.clock or 0) % 60
    if time.approximate:
        return ABOUT_HOUR if minute == 0 else ABOUT_HALF if minute == 30 else ABOUT_FIVE
    return ROUND_FIVE if minute % 5 == 0 else 0
