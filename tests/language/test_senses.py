"""Senses of words: laws of the thesaurus, and wordings that do or do not tell of one thing in ``senses/``."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from generator.language.senses import sense_of_word, senses_of
from generator.language.thesaurus import Member, read, stem, thesaurus
from tests.texts import sentence

HERE = Path(__file__).parent / "senses"
PAIRS: list[tuple[str, str, list[str]]] = yaml.safe_load((HERE / "pairs.yml").read_text("utf-8"))
APART: list[tuple[str, str]] = yaml.safe_load((HERE / "apart.yml").read_text("utf-8"))

MAX_CLASSES = 3  # tight classes of one word; one with more senses tells too little to compare by


def tight(text: str) -> frozenset[str]:
    parsed = sentence(text)
    return senses_of(parsed, tuple(range(len(parsed.tokens))))[0]


def shared(one: list[Member], other: list[Member]) -> list[str]:
    """Words that may evoke both of two classes."""
    return [
        word for word, pos in one for same, bound in other if word == same and (pos == bound or not (pos and bound))
    ]


def test_every_class_has_at_least_two_members_and_none_twice() -> None:
    for classes in (thesaurus().tight, thesaurus().loose):
        assert [label for label, members in classes.items() if len(members) < 2] == []
        assert [label for label, members in classes.items() if len(set(members)) < len(members)] == []


@pytest.mark.parametrize("pos", "nvap")
def test_no_word_stands_in_too_many_tight_classes_as_one_part_of_speech(pos: str) -> None:
    found = defaultdict(set)
    for label, members in thesaurus().tight.items():
        for word, bound in members:
            if bound == pos or (not bound and pos != "p"):
                found[word].add(label)
    assert {word: labels for word, labels in found.items() if len(labels) > MAX_CLASSES} == {}


def test_parts_of_speech_are_known_and_words_carry_no_stray_mark() -> None:
    members = [m for classes in (thesaurus().tight, thesaurus().loose) for ms in classes.values() for m in ms]
    assert {pos for _, pos in members} <= {"", "n", "v", "a", "p"}
    assert [words for words, _ in members if set(words) & set(",;:~!^/") or not all(words.split("_"))] == []


def test_opposites_are_classes_and_share_no_word() -> None:
    classes = thesaurus().tight
    assert thesaurus().opposites
    for one, other in thesaurus().opposites:
        assert not shared(classes[one], classes[other]), (one, other)


def test_a_shared_word_is_seen_unless_its_parts_of_speech_part_it() -> None:
    found = read("rise: rise go_up\nfall: drop go_up\nblaze: fire/n\nsack: fire/v").tight
    assert shared(found["rise"], found["fall"])
    assert not shared(found["blaze"], found["sack"])


def test_a_label_that_comes_twice_is_an_error() -> None:
    with pytest.raises(ValueError, match="rise"):
        read("rise: rise climb\nrise: grow expand")


@pytest.mark.parametrize(("one", "other", "labels"), PAIRS, ids=lambda p: p if isinstance(p, str) else "")
def test_two_wordings_of_one_thing_share_its_senses(one: str, other: str, labels: list[str]) -> None:
    assert set(labels) <= tight(one) & tight(other), (tight(one), tight(other))


@pytest.mark.parametrize(("one", "other"), APART)
def test_homographs_and_opposites_share_none(one: str, other: str) -> None:
    assert tight(one) & tight(other) == set()


def test_only_the_given_tokens_speak_and_a_phrase_needs_its_content_words() -> None:
    parsed = sentence("She stepped down and he opened fire.")
    words = [t.text for t in parsed.tokens]
    stepped, opened, fire = words.index("stepped"), words.index("opened"), words.index("fire")
    assert senses_of(parsed, (stepped,))[0] == {"resign"}
    assert senses_of(parsed, (opened,))[0] == frozenset()
    assert senses_of(parsed, (opened, fire))[0] == {"shoot"}


def test_kin_only_hint() -> None:
    parsed = [sentence("The deputy yawned."), sentence("A sergeant yawned.")]
    one, other = (senses_of(p, tuple(range(len(p.tokens)))) for p in parsed)
    assert "police_people" in one[1] & other[1]
    assert one[0] & other[0] == {"stem:yawn"}


def test_a_single_word_has_the_senses_of_its_class_or_else_its_stem() -> None:
    assert sense_of_word("resign") == sense_of_word("resignation") == {"resign"}
    assert sense_of_word("zoologist") == {f"stem:{stem('zoologists')}"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("colour", "color"), ("organise", "organizing"), ("theatre", "theaters"), ("analyse", "analyze")],
)
def test_both_spellings_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
