"""How likely a pronoun means what an article has spoken of before it: boosted trees over signs of grammar and place.

The weights stand in ``antecedents.json``, with a card that says what they were learned from and how well they do on
stories that had no part in it; ``benchmarks/train_mentions.py`` writes the file.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from ..learned.trees import Trees
from ..sparse import Floats
from .mentions import Form, Nature, Phrase
from .referents import Referent, barred, fits, speaks

FILE = Path(__file__).with_name("antecedents.json")
PLACES = 4
"""Decimals of a likelihood, so that no processor can tip a choice."""
RECENT = 10
"""What is looked at for a pronoun: the things spoken of last. With 25 as many pronouns are read right."""
NATURES = {"a person": Nature.PERSON, "a body": Nature.BODY, "a thing": Nature.THING}
ENTITIES = {"named a person": "PERSON", "named a body": "ORG", "named a place": "GPE"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What an article has spoken of before a pronoun."""

    phrases: int
    """How many phrases it has had."""
    chief: str | None
    """The person whom it names most."""
    spread: Mapping[str, int]
    """How many articles speak of each entity."""


@cache
def learned() -> Trees:
    """The trees that come with the program."""
    return Trees.read(json.loads(FILE.read_text("utf-8"))["trees"])


def likelihoods(signs: Sequence[Mapping[str, float]], trees: Trees | None = None) -> Floats:
    """Of each referent how likely the pronoun means it, 0 to 1, from its signs; by other trees, if told."""
    odds = (trees or learned()).odds(np.array([list(each.values()) for each in signs], dtype=np.float64))
    found: Floats = np.round(1 / (1 + np.exp(-odds)), PLACES)
    return found


def likeliest(likely: Floats) -> tuple[int, float]:
    """The place of the likeliest, the first of equals, and how sure it is: no surer than its share of all."""
    best = int(np.argmax(likely))
    return best, round(float(likely[best]) / max(1.0, float(likely.sum())), PLACES)


def read_signs(p: Phrase, known: Sequence[Referent], seen: Seen) -> list[dict[str, float]]:
    """The signs of a pronoun and each referent that it may mean, by name and always in the same order."""
    return [{**_of_pronoun(p), **_of_referent(r, known, seen), **_of_both(p, r, seen)} for r in known]


def _of_pronoun(p: Phrase) -> dict[str, float]:
    return {"he or she": bool(p.gender), "they": p.many, "subject": p.subject, "owner": p.owner, "speaks": speaks(p)}


def _of_referent(r: Referent, known: Sequence[Referent], seen: Seen) -> dict[str, float]:
    first, last, full = r.phrases[0], r.phrases[-1], r.full or r.phrases[0]
    return {
        **{name: r.nature is nature for name, nature in NATURES.items()},
        **{name: full.token.entity == entity for name, entity in ENTITIES.items()},
        "several": r.many,
        "in the cast": r.entity is not None,
        "chief": r.entity is not None and r.entity == seen.chief,
        "articles": seen.spread.get(r.entity or "", 0),
        "phrases": len(r.phrases),
        "names": r.names,
        "share": len(r.phrases) / seen.phrases,
        "first sentence": first.sentence.index,
        "came as new": first.form is Form.NOUN and not first.definite,
        "last a pronoun": last.form is Form.PRONOUN,
        "last a name": last.form is Form.NAME,
        "last a subject": last.subject,
        "last an object": last.token.dep in ("dobj", "dative", "agent"),
        "last an owner": last.owner,
        "spoke last": speaks(last),
        "ever spoke": r.spoke,
        "others of its nature": sum(other.nature is r.nature for other in known) - 1,
    }


def _of_both(p: Phrase, r: Referent, seen: Seen) -> dict[str, float]:
    last, full = r.phrases[-1], r.full or r.phrases[-1]
    same = last.sentence is p.sentence
    return {
        "fits": fits(r, p),
        "gender agrees": bool(p.gender) and p.gender == r.gender,
        "gender differs": bool(p.gender and r.gender) and p.gender != r.gender,
        "sentences apart": p.sentence.index - last.sentence.index,
        "sentences since a name or noun": p.sentence.index - full.sentence.index,
        "phrases apart": round(math.log(1 + seen.phrases - r.last), PLACES),
        "one sentence": same,
        "one paragraph": p.sentence.paragraph == last.sentence.paragraph,
        "both subjects": p.subject and last.subject,
        "below one word": same and last.token.head == p.token.head,
        "two of one verb": same and barred(last, p),
    }
