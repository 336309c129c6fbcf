"""The word lists of ``words.yml``, and how a sentence's beginning is looked up in them."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("words.yml")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words in lower case; a connective may be several."""

    own_voice: frozenset[str]
    connective: frozenset[str]
    connective_before_comma: frozenset[str]
    connective_before_subject: frozenset[str]
    open_person: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    things: frozenset[str]
    abbreviation: frozenset[str]
    person_noun: frozenset[str]
    walk_of_life: frozenset[str]
    collective: frozenset[str]
    office: frozenset[str]
    shell: frozenset[str]
    pointing: frozenset[str]
    going_on: frozenset[str]
    own_organ: frozenset[str]
    number: Mapping[str, str]
    month: tuple[str, ...]
    male_name: frozenset[str]
    female_name: frozenset[str]

    @property
    def persons(self) -> frozenset[str]:
        """Pronouns of persons."""
        return self.feminine | self.masculine


@cache
def vocabulary() -> Vocabulary:
    """The lists that come with the program."""
    lists = yaml.safe_load(FILE.read_text("utf-8"))
    numbers = dict(pair.split("=") for pair in lists.pop("number").split())
    months = tuple(lists.pop("month").split())
    return Vocabulary(
        number=numbers, month=months, **{name: frozenset(shlex.split(words)) for name, words in lists.items()}
    )
