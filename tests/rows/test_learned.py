"""Laws of what was learned of rows: nothing is weighed that has no weight, and each fault speaks against a row."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pytest

from generator.model import Fault, Impression
from generator.rows import antecedents, clear, good
from generator.rows.antecedents import likelihoods
from generator.rows.candidates import Candidate
from generator.rows.discourse import Discourse
from generator.rows.mentions import Phrase
from generator.rows.referents import Referent
from generator.sparse import Floats
from tests.rows.test_candidates import told

READ = Impression(0.4, 0.4, 0.15, 0.05, 0.8, 0.1, 0.05, 0.05, 0.2)
TEXT = "Ida Holm spoke on Friday. She said that the ferry was lost. Olaf Lind heard her."


def kept(*form: Fault, clear: float = 0.8, read: Impression = READ, text: str = "The ferry sank on Friday.") -> float:
    return good.good(good.measures(text, form, clear, read))


def test_every_measure_has_its_weight() -> None:
    story = told(TEXT)
    of_clear = clear.measures(Candidate(story, story.sentences[:1]), (), [READ])
    assert of_clear.keys() == clear.learned().weights.keys()
    assert good.measures("", (), 0.5, READ).keys() == good.learned().weights.keys()


def test_the_trees_were_grown_over_the_signs_that_are_read() -> None:
    story, asked = told(TEXT), list[Mapping[str, float]]()

    def answer(_p: Phrase, _able: Sequence[Referent], signs: Sequence[Mapping[str, float]]) -> Floats:
        asked.extend(signs)
        return likelihoods(signs)

    Discourse(story.sentences, story.cast, story.quotations, answer)
    known = json.loads(antecedents.FILE.read_text("utf-8"))["signs"]
    assert asked
    assert all(list(signs) == known for signs in asked)


def test_a_pronoun_means_who_is_spoken_of() -> None:
    story = told(TEXT)
    she = next(p for p in story.discourse.phrases(story.sentences[1]) if p.token.text == "She")
    meant = story.discourse.of(she.sentence.article, she.token)
    assert meant is not None
    assert next(p.token.text for p in meant.referent.phrases) == "Holm"


@pytest.mark.parametrize("fault", [Fault.UNDATED, Fault.NO_FULL_STOP])
def test_a_fault_of_form_speaks_against_a_row(fault: Fault) -> None:
    assert kept(fault) < kept()


def test_what_is_not_understood_or_somebodys_claim_is_kept_less() -> None:
    claim = Impression(0.4, 0.4, 0.15, 0.05, 0.5, 0.1, 0.35, 0.05, 0.2)
    assert kept(clear=0.4) < kept()
    assert kept(read=claim) < kept()
    assert kept(text="Cost: two: three.") < kept()
