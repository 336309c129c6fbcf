"""Clock times: written, spoken, military, named."""

from __future__ import annotations

import re

from ...model import Time
from .patterns import SPOKEN, Reading, group

HALF_DAY = 12 * 60  # minutes


def read_clock(reading: Reading, match: re.Match[str]) -> Time:
    hour, minute = int(group(match, "hour")), int(group(match, "minute") or 0)
    half = group(match, "half")
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = group(match, "zone").upper()
    # "03:42" and "15:42" are told by the day's clock, "3:42" may be either half of it.
    unclear = not half and 1 <= hour <= 12 and not match.group("hour").startswith("0") and not zone
    return _of_the_day(reading, match, hour * 60 + minute, unclear, zone)


def read_military(reading: Reading, match: re.Match[str]) -> Time:
    minutes = int(match["hour"]) * 60 + int(match["minute"])
    return _of_the_day(reading, match, minutes, False, group(match, "zone").upper())


def read_spoken(reading: Reading, match: re.Match[str]) -> Time:
    hour, minutes = _number(match["hour"]), SPOKEN[group(match, "minutes")]
    if group(match, "sense") in ("to", "before"):
        minutes = -minutes
    return _of_the_day(reading, match, (hour % 12) * 60 + minutes, True, "")


def read_oclock(reading: Reading, match: re.Match[str]) -> Time:
    return _of_the_day(reading, match, (_number(match["hour"]) % 12) * 60, True, "")


def read_noon(reading: Reading, match: re.Match[str]) -> Time:
    return _of_the_day(reading, match, HALF_DAY if group(match, "named") == "noon" else 0, False, "")


def _number(word: str) -> int:
    return int(word) if word.isdigit() else SPOKEN[word.lower()]


def _of_the_day(reading: Reading, match: re.Match[str], minutes: int, unclear: bool, zone: str) -> Time:
    """A clock time; words such as "in the morning" right behind it settle which half of the day is meant."""
    if unclear:
        behind = re.match(
            r"\s+(?:in the|that|this)\s+(morning|afternoon|evening)|\s+at\s+(night)", reading.text[match.end() :]
        )
        if behind:
            late = (behind[1] or behind[2]) != "morning"
            minutes = minutes % HALF_DAY + (HALF_DAY if late else 0)
            unclear = False
    return Time(
        reading.span(match),
        "clock",
        clock=minutes % (2 * HALF_DAY),
        approximate=bool(group(match, "about")),
        zone=zone,
        either_half=unclear,
    )
