"""How much a reader would stumble over a statement: the preference among a fact's evidence, in one sum.

The unit is one stumble: a pronoun that means nobody, a name that has to be read in brackets. Weights are judgements,
made by reading statements of the seeds and of made stories, not measurements.
"""

from __future__ import annotations

import re
from collections import Counter

from .case import is_titled
from .draft import Draft

SHORT, LONG = 8, 25
"""Words between which a statement says enough and still reads at once."""
TOO_SHORT, TOO_LONG = 0.15, 0.08
"""Stumbles for each word outside these."""
BRACKET = 0.25
"""Stumbles for each bracket."""
PUT_IN = 0.08
"""Stumbles for each word inside brackets."""
STRANGE = 2.0
"""Stumbles for a statement none of whose words any other passage of the fact has."""
TITLE_CASE = 1.5
"""Stumbles for A Headline With Capitals."""
PART_QUOTED = 0.3
"""Stumbles for some words in quotation marks: somebody's wording, where the fact is asked for."""
NOW = 0.6
"""Stumbles for "tonight" and the like: of which day, only the article's date tells."""
ASKS = 2.0
"""Stumbles for a question: it states nothing."""

_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_NOW = re.compile(r"\b(?:today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening))\b", re.I)
_WORD = re.compile(r"\w[\w'’.-]*")


def cost(d: Draft, line: str, shared: Counter[str]) -> float:
    """Stumbles of a statement, rounded so that no processor can tip the order."""
    words = _WORD.findall(line)
    inside = [word for part in _BRACKETED.findall(line) for word in _WORD.findall(part)]
    total = sum(d.faults.values())
    total += TOO_SHORT * max(0, SHORT - len(words)) + TOO_LONG * max(0, len(words) - LONG)
    total += BRACKET * len(_BRACKETED.findall(line)) + PUT_IN * len(inside)
    total += STRANGE * (1 - _typical(d, shared))
    total += TITLE_CASE * is_titled(d.sentence)
    total += NOW * bool(_NOW.search(line))
    total += PART_QUOTED * ("“" in line) + ASKS * line.endswith("?")
    return round(total, 6)


def _typical(d: Draft, shared: Counter[str]) -> float:
    """How much of what the passages share stands in this one: 1 where it has every shared word."""
    own = {d.sentence.tokens[i].lemma for i in d.claim.tokens if d.sentence.tokens[i].pos not in ("PUNCT", "DET")}
    common = {lemma: n - 1 for lemma, n in shared.items() if n > 1 and lemma.isalnum()}
    whole = sum(common.values())
    return sum(n for lemma, n in common.items() if lemma in own) / whole if whole else 1.0
