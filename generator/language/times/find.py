"""Times in a sentence: clock times, days, months, years, parts of the day, offsets, resolved without a guess."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ...model import Sentence, Time
from ..per_sentence import per_sentence
from . import clock, dates, patterns
from .patterns import Reading

Maker = Callable[[Reading, re.Match[str]], "Time | None"]


@per_sentence
def find_times(sentence: Sentence, published: date | None) -> tuple[Time, ...]:
    """Times of a sentence, in the text's order, each character in at most one.

    ``published`` is the article's date; without one, relative times keep what they say (weekday, month) and no days.
    """
    reading = Reading(sentence, published)
    found: list[Time] = []
    words = patterns.words_of(reading.text)
    for wording, make in _MAKERS:
        for match in wording.matches(reading.text, words):
            if reading.free(match):
                time = make(reading, match)
                if time is not None:
                    found.append(time)
                    reading.taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return _parts_on_their_days(reading, sorted(found, key=lambda t: t.span))


def _parts_on_their_days(reading: Reading, times: list[Time]) -> tuple[Time, ...]:
    """ "Monday morning", "before dawn on Thursday": a part of the day or a clock time takes the day beside it."""
    start = reading.sentence.span.start
    days = [t for t in times if t.grain in ("day", "weekday") and not t.approximate]
    settled = []
    for time in times:
        if time.grain in ("part", "clock") and time.first is None and time.weekday is None:
            for day in days:
                low, high = sorted((time.span, day.span))
                between = reading.text[low.end - start : high.start - start]
                if re.fullmatch(r"\s*(?:,|on|in the|at|of|local time)?(?:\s+(?:about|around))?\s*", between):
                    time = replace(
                        time,
                        first=day.first,
                        last=day.last,
                        weekday=day.weekday,
                        month=day.month,
                        monthday=day.monthday,
                    )
                    break
        settled.append(time)
    return tuple(settled)


_MAKERS: tuple[tuple[patterns.Wording, Maker], ...] = (
    (patterns.DATE_ISO, dates.read_iso),
    (patterns.DATE, dates.read_date),
    (patterns.DATE_DAY_FIRST, dates.read_date),
    (patterns.CLOCK, clock.read_clock),
    (patterns.CLOCK_COLON, clock.read_clock),
    (patterns.CLOCK_MILITARY, clock.read_military),
    (patterns.CLOCK_SPOKEN, clock.read_spoken),
    (patterns.CLOCK_OCLOCK, clock.read_oclock),
    (patterns.CLOCK_NAMED, clock.read_noon),
    (patterns.MONTH_YEAR, dates.read_month_year),
    (patterns.QUARTER, dates.read_quarter),
    (patterns.SEASON, dates.read_season),
    (patterns.AGO, dates.read_duration),
    (patterns.OFFSET, dates.read_duration),
    (patterns.SPAN_BACK, dates.read_duration),
    (patterns.NEXT_DAY, dates.read_duration),
    (patterns.RELATIVE_DAY, dates.read_relative_day),
    (patterns.RELATIVE_PERIOD, dates.read_relative_period),
    (patterns.WEEKDAY_ONLY, dates.read_weekday),
    (patterns.MONTH_ONLY, dates.read_month),
    (patterns.YEAR_ONLY, dates.read_year),
    (patterns.VAGUE, dates.read_vague),
    (patterns.PART, dates.read_part),
)
"""Longer and surer readings first: what one has taken, no later one sees."""
