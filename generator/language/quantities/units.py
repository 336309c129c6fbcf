"""The unit of a number: read from the words around it, converted to one base."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..lexicon import word_set
from .numerals import CARDINALS, Numeral

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
LABEL_HEADS = word_set(
    "block highway route interstate road street avenue room flight channel district ward unit section article chapter"
    " page number no platform gate level grade phase stage type model bus line title rule bill amendment form"
    " proposition apollo boeing airbus season episode series act verse lot apartment suite floor exit junction pier"
    " sector zone area school precinct engine squad division court"
)
"""A number behind one of these names a thing: it counts nothing."""
MAX_AGE = 115  # years
_UNIT_WORDS = "|".join(sorted((re.escape(u) for u in UNITS), key=len, reverse=True))
_SYMBOL = re.compile(r"(?P<symbol>(?:US|A|C)?\$|[£€¥₹])\s*$", re.IGNORECASE)
_MONEY_WORD = re.compile(
    r"[\s-](?:(?P<of>US|U\.S\.|Canadian|Australian)\s+)?(?P<word>dollar|pound|euro|yen|rupee|cent|franc|peso|yuan"
    r"|roubles?|ruble|kron[ae]r?"
    r"|USD|GBP|EUR|pounds sterling)s?\b(?!-)",
    re.IGNORECASE,
)
_WEIGHT_BEHIND = re.compile(
    r"\s+(?:of\s+(?!his|her|their|its|public|the\b)\w+|heavier|lighter|in weight)|-pound", re.IGNORECASE
)
_PERCENT = re.compile(
    rf"\s?(?:{'|'.join(sorted(PERCENT, key=len, reverse=True))}|per\s?cent)(?!\w)(?:\s+points?)?", re.IGNORECASE
)
_AGE_BEHIND = re.compile(r"[\s-](?:years?|yrs?)[\s-](?:old|of age)\b(?:s\b)?|(?:yo|y/o)\b", re.IGNORECASE)
_MONTHS_OLD = re.compile(r"[\s-](?P<unit>month|week|day)s?[\s-]old\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|turned|turning|at the age of|who (?:is|was))(?:\s+\d{1,3}\s*(?:,|and|to|or|-))*\s+$",
    re.IGNORECASE,
)
_NAME_AGE = re.compile(r"[\w.'-]+(?:,\s+|\s+\()$")
_NAME_AGE_END = re.compile(r"\s*(?:[,;:.)]|$|\s(?:and|was|is|of|from|who)\b)")
_DEGREES = re.compile(r"\s?(?:°|degrees?)\s?(?P<scale>C\b|F\b|Celsius|Fahrenheit|centigrade)?", re.IGNORECASE)
_MAGNITUDE_BEFORE = re.compile(
    r"\b(?:magnitude|richter)(?:\s+of)?[\s-]+$|\b(?:quakes?|earthquakes?|tremors?|aftershocks?|jolts?)\s+(?:of"
    r"|measuring)\s+$"
    r"|\b(?:aftershocks?|quakes?|earthquakes?)\b.{0,40}\ba\s+$|\bmeasur\w+\s+$",
    re.IGNORECASE,
)
_MAGNITUDE_BEHIND = re.compile(r"[\s-]magnitude\b|\s+on the richter\b", re.IGNORECASE)
_CALIBER = re.compile(
    r"[\s-]?(?:calib(?:er|re)\b|mm\b(?=[\s-]+(?:\w+[\s-]+)?(?:pistol|handgun|gun|rifle|round|bullet|shell|weapon)))"
    r"|-gauge\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    rf"(?:(?:\s(?:of|more|full|whole|straight|long|consecutive|further|additional))?\s?(?P<unit>{_UNIT_WORDS})(?P<plural>s|es|ies)?|-(?P<hyphened>{_UNIT_WORDS}))(?![\w/])(?!\s+old\b)(?:\."
    rf"(?=\s+[a-z]))?",
    re.IGNORECASE,
)
_SHARED = re.compile(rf"\s+(?:of\s+)?(?:an?|one)[\s-](?P<unit>{_UNIT_WORDS}|million|billion|dozen)\b")
_JOINED = re.compile(r"-(?P<unit>hour|mile|century|million|billion)\b")
_LABEL_BEFORE = re.compile(r"(?:(?P<word>\b[A-Za-z]+)\s+|\b[A-Za-z]{1,4}-|#|\bNo\.?\s?|\bnumber\s|[A-Za-z]/|://\S*)$")
_LABEL_BEHIND = re.compile(
    r"-?[A-Z]\b(?!-)|(?:\s+|-)(?:hundred\s+)?block\b"
    r"|(?:\s+(?:[NSEW]|North|South|East|West)\.?)?(?:\s+[A-Z][a-z]+){1,3}\s+(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr"
    r"|Lane|Ln|Boulevard|Blvd|Way|Court|Place|Terrace)\b"
)
_TELEPHONE = re.compile(r"\(?\d{3}\)?[-. ]\d{3,4}(?:[-. ]\d{4})?\b|9-?1-?1\b|999\b|112\b")
_CALL = re.compile(r"\b(?:call|dial|phon|text|ring)\w*\s+(?:the\s+)?$|\ba\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number measures: a base unit, the factor to it, and how far its words reach."""

    name: str
    factor: float = 1.0
    shift: float = 0.0
    start: int = 0
    end: int = 0


def unit_of(text: str, number: Numeral) -> Unit:
    """The unit of a number of a line; "count" where no other is told."""
    for reader in (_money, _share, _label, _age, _degrees, _special, _measure):
        unit = reader(text, number)
        if unit is not None:
            return unit
    return Unit("count", start=number.start, end=number.end)


def _money(text: str, number: Numeral) -> Unit | None:
    symbol = _SYMBOL.search(text, max(0, number.start - 4), number.start)
    if symbol:
        return Unit(CURRENCIES[symbol["symbol"].lower()], start=symbol.start(), end=number.end)
    word = _MONEY_WORD.match(text, number.end)
    if word is None:
        return None
    name = word["word"].lower()
    heavy = (
        text[number.end] == "-"
        or _WEIGHT_BEHIND.match(text, word.end())
        or re.search(r"\bweigh\w*\s+(?:\w+\s+){0,2}$", text[: number.start])
    )
    if name == "pound" and heavy:
        return Unit("kg", UNITS["lb"][1], start=number.start, end=word.end())
    land = {"canadian": "cad", "australian": "aud"}.get((word["of"] or "").lower())
    currency = CURRENCIES.get(name) or CURRENCIES.get(name.removesuffix("s")) or "krona"
    return Unit(land or currency, 0.01 if name == "cent" else 1.0, start=number.start, end=word.end())


def _share(text: str, number: Numeral) -> Unit | None:
    percent = _PERCENT.match(text, number.end)
    if percent:
        return Unit("percent", start=number.start, end=percent.end())
    if number.kind == "fraction":
        match = _SHARED.match(text, number.end) or _JOINED.match(text, number.end)
        if match is None:
            return Unit("percent", 100.0, start=number.start, end=number.end)
        word = match["unit"].lower()
        if word in UNITS:
            return Unit(UNITS[word][0], UNITS[word][1], start=number.start, end=match.end())
        size = {"million": 1e6, "billion": 1e9, "dozen": 12.0}[word]
        return Unit("count", size, start=number.start, end=match.end())
    return None


def _label(text: str, number: Numeral) -> Unit | None:
    if number.kind != "number" or number.low != int(number.low) or number.approximate:
        return None
    before = _LABEL_BEFORE.search(text, max(0, number.start - 40), number.start)
    word = (before["word"] or "") if before else ""
    named = before is not None and (
        not word
        or (word.lower() in LABEL_HEADS and text[number.start].isalnum() and (word[0].isupper() or word == "number"))
    )
    telephone = _TELEPHONE.match(text, number.start) if number.low in (9, 911, 999, 112) or number.low > 99 else None
    if telephone and (len(telephone.group()) > 5 or _CALL.search(text[: number.start])):
        return Unit("label", start=number.start, end=max(number.end, telephone.end()))
    address = re.search(r"\bat\s+$", text[: number.start]) and re.match(r"\d{3,5}\s+[A-Z][a-z]", text[number.start :])
    if named or address or (text[number.start].isdigit() and _LABEL_BEHIND.match(text, number.end)):
        return Unit("label", start=number.start, end=number.end)
    return None


def _age(text: str, number: Numeral) -> Unit | None:
    behind = _AGE_BEHIND.match(text, number.end)
    if behind:
        return Unit("age", start=number.start, end=behind.end())
    young = _MONTHS_OLD.match(text, number.end)
    if young:
        years = UNITS[young["unit"].lower()][1] / UNITS["year"][1]
        return Unit("age", years, start=number.start, end=young.end())
    if not (0 < number.low <= MAX_AGE and number.kind == "number" and number.low == int(number.low)):
        return None
    before = text[: number.start]
    if _AGE_BEFORE.search(before) and not re.match(r"\s*(?:%|percent|[a-z]*heads?\b)", text[number.end :]):
        return Unit("age", start=number.start, end=number.end)
    name = _NAME_AGE.search(before)
    if name and name.group().lower().rstrip(" ,(") in CARDINALS:
        return None  # "Twelve (12) deaths"
    if name and name.group()[0].isupper() and _NAME_AGE_END.match(text, number.end) and not _listed(text, number):
        return Unit("age", start=number.start, end=number.end)
    return None


def _listed(text: str, number: Numeral) -> bool:
    """ "Spain 3, Italy 2," and "May 9, 10,": the comma belongs to a list, not to an age."""
    return re.search(r"\d,?\s+\(?$|\d+,\s+\w+,\s+$", text[max(0, number.start - 12) : number.start]) is not None


def _degrees(text: str, number: Numeral) -> Unit | None:
    match = _DEGREES.match(text, number.end)
    if match is None or number.kind == "ordinal":
        return None
    scale = (match["scale"] or "").lower()
    if scale.startswith("f"):
        return Unit("C", 5 / 9, -32.0, number.start, match.end())
    return Unit("C" if scale else "degree", start=number.start, end=match.end())


def _special(text: str, number: Numeral) -> Unit | None:
    if number.kind == "ordinal":
        return Unit("ordinal", start=number.start, end=number.end)
    calibre = _CALIBER.match(text, number.end)
    if calibre:
        return Unit("caliber", start=number.start, end=calibre.end())
    magnitude = _MAGNITUDE_BEHIND.match(text, number.end)
    if magnitude:
        return Unit("magnitude", start=number.start, end=magnitude.end())
    before = _MAGNITUDE_BEFORE.search(text, 0, number.start)
    if before and 0 < number.low < 10 and re.match(r"\d\.\d", text[number.start : number.end]):
        return Unit("magnitude", start=number.start, end=number.end)
    return None


def _measure(text: str, number: Numeral) -> Unit | None:
    match = _UNIT.match(text, number.end)
    if match is None:
        return None
    word = (match["unit"] or match["hyphened"]).lower()
    single = number.low == 1 or match["hyphened"]
    glued = text[number.end] != " "
    if word in LOOSE_UNITS and not (match["plural"] or glued or (single and word != "second")) and word not in ("m",):
        return None
    name, factor = UNITS[word]
    return Unit(name, factor, start=number.start, end=match.end())
