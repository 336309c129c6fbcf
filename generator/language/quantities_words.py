"""The words English has for numbers, bounds, approximations and units."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
CARDINALS: dict[str, float] = {word: float(n) for n, word in enumerate(_ONES.split())}
CARDINALS |= {
    word: 10.0 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
MAGNITUDES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
GLUED_MAGNITUDES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "billion": 1e9,
    "tn": 1e12,
}
"""Written against the digits: "$20m", "1.2bn"."""
ORDINALS: dict[str, float] = {
    word: float(n)
    for n, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
        ],
        start=1,
    )
}
FRACTIONS = {
    "half": 1 / 2,
    "halves": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "eighth": 1 / 8,
    "tenth": 1 / 10,
}
PLURAL_GROUPS = {"dozens": 12.0, "scores": 20.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
"""At least two of them, and fewer than ten: more would have another name."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What words before or behind a number do to it."""

    kind: str
    """least, most, below (nearly) or about."""


BEFORE: dict[str, Bound] = {
    **dict.fromkeys(
        (
            "at least",
            "no fewer than",
            "no less than",
            "not less than",
            "a minimum of",
            "more than",
            "over",
            "upwards of",
            "upward of",
            "above",
            "in excess of",
            "greater than",
            "well over",
            "exceeding",
            "not fewer than",
        ),
        Bound("least"),
    ),
    **dict.fromkeys(
        (
            "at most",
            "up to",
            "no more than",
            "not more than",
            "a maximum of",
            "fewer than",
            "less than",
            "under",
            "below",
            "as many as",
            "as much as",
            "as few as",
        ),
        Bound("most"),
    ),
    **dict.fromkeys(("nearly", "almost", "close to", "just under", "approaching", "just short of"), Bound("below")),
    **dict.fromkeys(
        (
            "about",
            "around",
            "approximately",
            "roughly",
            "some",
            "an estimated",
            "estimated",
            "about a",
            "circa",
            "in the region of",
            "perhaps",
            "just over",
            "a little over",
            "slightly more than",
            "somewhere around",
            "or so",
        ),
        Bound("about"),
    ),
}
BEHIND: dict[str, Bound] = {
    "or more": Bound("least"),
    "or so": Bound("about"),
    "or less": Bound("most"),
    "or fewer": Bound("most"),
    "plus": Bound("least"),
    "or thereabouts": Bound("about"),
    "give or take": Bound("about"),
}
NEARLY = 0.9
"""How far below the figure "nearly" may lie, as a share of it."""

CURRENCIES = {
    "$": "usd",
    "us$": "usd",
    "£": "gbp",
    "€": "eur",
    "¥": "jpy",
    "₹": "inr",
    "a$": "aud",
    "c$": "cad",
    "dollar": "usd",
    "pound": "gbp",
    "euro": "eur",
    "yen": "jpy",
    "rupee": "inr",
    "cent": "usd",
    "franc": "franc",
    "peso": "peso",
    "yuan": "cny",
    "rouble": "rub",
    "ruble": "rub",
    "krona": "krona",
    "krone": "krone",
    "usd": "usd",
    "gbp": "gbp",
    "eur": "eur",
    "sterling": "gbp",
}

LENGTH, MASS, AREA, VOLUME, SPEED, DURATION = "m", "kg", "m2", "litre", "km/h", "duration:minute"
UNITS: dict[str, tuple[str, float]] = {
    "m": (LENGTH, 1),
    "metre": (LENGTH, 1),
    "meter": (LENGTH, 1),
    "km": (LENGTH, 1000),
    "kilometre": (LENGTH, 1000),
    "kilometer": (LENGTH, 1000),
    "cm": (LENGTH, 0.01),
    "centimetre": (LENGTH, 0.01),
    "centimeter": (LENGTH, 0.01),
    "mm": (LENGTH, 0.001),
    "millimetre": (LENGTH, 0.001),
    "millimeter": (LENGTH, 0.001),
    "mile": (LENGTH, 1609.344),
    "foot": (LENGTH, 0.3048),
    "feet": (LENGTH, 0.3048),
    "ft": (LENGTH, 0.3048),
    "inch": (LENGTH, 0.0254),
    "yard": (LENGTH, 0.9144),
    "kg": (MASS, 1),
    "kilogram": (MASS, 1),
    "kilo": (MASS, 1),
    "gram": (MASS, 0.001),
    "lb": (MASS, 0.45359237),
    "lbs": (MASS, 0.45359237),
    "ounce": (MASS, 0.028349523),
    "tonne": (MASS, 1000),
    "ton": (MASS, 1000),
    "hectare": (AREA, 1e4),
    "acre": (AREA, 4046.8564),
    "litre": (VOLUME, 1),
    "liter": (VOLUME, 1),
    "gallon": (VOLUME, 3.785411784),
    "quart": (VOLUME, 0.946352946),
    "mph": (SPEED, 1.609344),
    "kph": (SPEED, 1),
    "km/h": (SPEED, 1),
    "second": (DURATION, 1 / 60),
    "minute": (DURATION, 1),
    "min": (DURATION, 1),
    "hour": (DURATION, 60),
    "day": (DURATION, 1440),
    "night": (DURATION, 1440),
    "week": (DURATION, 10080),
    "month": (DURATION, 43830),
    "year": (DURATION, 525960),
    "decade": (DURATION, 5259600),
    "century": (DURATION, 52596000),
}
"""Unit word to base unit and how many of it; a month is a twelfth of a year of 365.25 days."""
LOOSE_UNITS = frozenset({"second", "pound", "cent", "m", "foot", "ton", "night"})
PERCENT = frozenset({"%", "percent", "pct", "percentage"})
LABEL_HEADS = frozenset(
    [
        "block",
        "highway",
        "route",
        "interstate",
        "road",
        "street",
        "avenue",
        "room",
        "flight",
        "channel",
        "district",
        "ward",
        "unit",
        "section",
        "article",
        "chapter",
        "page",
        "number",
        "no",
        "platform",
        "gate",
        "level",
        "grade",
        "phase",
        "stage",
        "type",
        "model",
        "route",
        "bus",
        "line",
        "title",
        "rule",
        "bill",
        "amendment",
        "form",
        "proposition",
        "apollo",
        "boeing",
        "airbus",
        "season",
        "episode",
        "series",
        "act",
        "verse",
        "lot",
        "apartment",
        "suite",
        "floor",
        "exit",
        "junction",
        "pier",
        "sector",
        "zone",
        "area",
        "school",
        "precinct",
        "engine",
        "squad",
        "division",
        "court",
    ]
)
"""A number behind one of these names a thing: it counts nothing."""
PERSON_HEADS = frozenset(
    ["people", "person", "victim", "life", "fatality", "casualty", "individual", "others", "other", "soul", "human"]
)
"""Words for people that count the same."""
OUTCOMES = frozenset(
    [
        "kill",
        "injure",
        "wound",
        "hurt",
        "die",
        "arrest",
        "detain",
        "dead",
        "injured",
        "wounded",
        "missing",
        "hospitalize",
        "hospitalise",
        "trap",
        "displace",
        "evacuate",
        "rescue",
        "unaccounted",
        "homeless",
        "alive",
        "slay",
        "shoot",
        "hurt",
        "charge",
        "sentence",
        "convict",
    ]
)
"""Predicates that leave unsaid that people are counted: "two were killed", "12 dead"."""
OPEN = (0.0, inf)
