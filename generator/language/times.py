"""Times in a sentence: clock times, days, months, years, parts of the day, offsets, resolved without a guess."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ..model import Sentence, Time
from . import times_clock as clock
from . import times_dates as dates
from . import times_words as w
from .per_sentence import per_sentence
from .times_reading import Reading

Maker = Callable[[Reading, re.Match[str]], "Time | None"]


@per_sentence
def find_times(sentence: Sentence, published: date | None) -> tuple[Time, ...]:
    """Times of a sentence, in the text's order, each character in at most one.

    ``published`` is the article's date; without one, relative times keep what they say (weekday, month) and no days.
    """
    reading = Reading(sentence, published)
    found: list[Time] = []
    words = w.words_of(reading.text)
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


_MAKERS: tuple[tuple[w.Wording, Maker], ...] = (
    (w.DATE_ISO, dates.read_iso),
    (w.DATE, dates.read_date),
    (w.DATE_DAY_FIRST, dates.read_date),
    (w.CLOCK, clock.read_clock),
    (w.CLOCK_COLON, clock.read_clock),
    (w.CLOCK_MILITARY, clock.read_military),
    (w.CLOCK_SPOKEN, clock.read_spoken),
    (w.CLOCK_OCLOCK, clock.read_oclock),
    (w.CLOCK_NAMED, clock.read_noon),
    (w.MONTH_YEAR, dates.read_month_year),
    (w.QUARTER, dates.read_quarter),
    (w.SEASON, dates.read_season),
    (w.AGO, dates.read_duration),
    (w.OFFSET, dates.read_duration),
    (w.SPAN_BACK, dates.read_duration),
    (w.NEXT_DAY, dates.read_duration),
    (w.RELATIVE_DAY, dates.read_relative_day),
    (w.RELATIVE_PERIOD, dates.read_relative_period),
    (w.WEEKDAY_ONLY, dates.read_weekday),
    (w.MONTH_ONLY, dates.read_month),
    (w.YEAR_ONLY, dates.read_year),
    (w.VAGUE, dates.read_vague),
    (w.PART, dates.read_part),
)
"""Longer and surer readings first: what one has taken, no later one sees."""
