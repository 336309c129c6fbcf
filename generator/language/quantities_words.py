"""The words English has for numbers, bounds, approximations and units."""

from __future__ import annotations

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


CURRENCIES: dict[str, str] = {
    word: code
    for code, words in {
        "usd": "$ us$ dollar cent usd",
        "gbp": "£ pound gbp sterling",
        "eur": "€ euro eur",
        "jpy": "¥ yen",
        "inr": "₹ rupee",
        "aud": "a$",
        "cad": "c$",
        "franc": "franc",
        "peso": "peso",
        "cny": "yuan",
        "rub": "rouble ruble",
        "krona": "krona",
        "krone": "krone",
    }.items()
    for word in words.split()
}

LENGTH, MASS, AREA, VOLUME, SPEED, DURATION = "m", "kg", "m2", "litre", "km/h", "duration:minute"
UNITS: dict[str, tuple[str, float]] = {
    word: (base, size)
    for base, size, words in (
        (LENGTH, 1, "m metre meter"),
        (LENGTH, 1000, "km kilometre kilometer"),
        (LENGTH, 0.01, "cm centimetre centimeter"),
        (LENGTH, 0.001, "mm millimetre millimeter"),
        (LENGTH, 1609.344, "mile"),
        (LENGTH, 0.3048, "foot feet ft"),
        (LENGTH, 0.0254, "inch"),
        (LENGTH, 0.9144, "yard"),
        (MASS, 1, "kg kilogram kilo"),
        (MASS, 0.001, "gram"),
        (MASS, 0.45359237, "lb lbs"),
        (MASS, 0.028349523, "ounce"),
        (MASS, 1000, "tonne ton"),
        (AREA, 1e4, "hectare"),
        (AREA, 4046.8564, "acre"),
        (VOLUME, 1, "litre liter"),
        (VOLUME, 3.785411784, "gallon"),
        (VOLUME, 0.946352946, "quart"),
        (SPEED, 1.609344, "mph"),
        (SPEED, 1, "kph km/h"),
        (DURATION, 1 / 60, "second"),
        (DURATION, 1, "minute min"),
        (DURATION, 60, "hour"),
        (DURATION, 1440, "day night"),
        (DURATION, 10080, "week"),
        (DURATION, 43830, "month"),
        (DURATION, 525960, "year"),
        (DURATION, 5259600, "decade"),
        (DURATION, 52596000, "century"),
    )
    for word in words.split()
}
"""Unit word to base unit and how many of it; a month is a twelfth of a year of 365.25 days."""
LOOSE_UNITS = frozenset({"second", "pound", "cent", "m", "foot", "ton"})
MEASURES = frozenset({LENGTH, MASS, AREA, VOLUME, SPEED, DURATION, "C", "degree"})
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
