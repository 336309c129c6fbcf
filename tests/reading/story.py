"""A small story and answers about it, for tests of the reading by a model."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from generator.articles.read import read_seeds
from generator.articles.settings.settings import ModelSettings
from generator.language.texts import read_texts
from generator.model import Digest, Findings, Passage, Texts
from generator.reading.by_model import read_by_model
from generator.reading.request import Request

FERRY = Path(__file__).parent / "ferry"
HOW = ModelSettings(name="tiny")
Answers = dict[str, Any]


def texts_of(seeds: Path) -> Texts:
    return read_texts(read_seeds(seeds)[1].articles)


def recorded(task: str) -> Any:
    """What is recorded for the ferry's story."""
    kept = (json.loads(path.read_text("utf-8")) for path in sorted((FERRY / "answers").glob("*.json")))
    return next(one["answer"] for one in kept if one["task"] == task)


def answering(answers: Answers) -> Callable[[Sequence[Request]], list[Any]]:
    """Somebody who gives to each task the same answer; None to those that are not named."""
    return lambda requests: [answers.get(r.task) for r in requests]


def found(texts: Texts, answers: Answers, how: ModelSettings = HOW) -> Findings:
    return read_by_model(texts, how, answering(answers))


def fact(statement: str, *evidence: tuple[str, str]) -> dict[str, Any]:
    return {"statement": statement, "evidence": [{"at": at, "words": words} for at, words in evidence]}


def words(passage: Passage, texts: Texts | Digest) -> str:
    text = next(a.text for a in texts.articles if a.id == passage.article)
    return passage.span.of(text)
