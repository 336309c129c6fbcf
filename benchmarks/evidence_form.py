"""How a model names its evidence: how often the number is right, how often the words are, and which alone would do.

evidence_form.py SEEDS...    folders of articles with a model's recorded answers
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.articles.read import read_seeds
from generator.reading.evidence import find_words, places
from generator.reading.numbered import Numbered, find_place, number

OUTCOMES = {
    "both": "words in the sentence that is named",
    "beside": "words in a neighbour of that sentence",
    "words": "words at one other place of the articles: the number is wrong",
    "number": "no such words there: with the number alone the whole sentence would be taken",
    "neither": "neither a sentence of that number nor such words",
}


def named(answer: Any) -> Iterator[dict[str, Any]]:
    """Every piece of evidence in an answer."""
    if isinstance(answer, dict):
        if isinstance(answer.get("at"), str) and isinstance(answer.get("words"), str):
            yield answer
        for value in answer.values():
            yield from named(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from named(value)


def outcome(item: dict[str, Any], articles: tuple[Numbered, ...]) -> str:
    place, words = find_place(item["at"], articles), item["words"]
    if place is not None:
        text, own = place.of.article.text, place.of.sentences
        if find_words(text, place.span, words):
            return "both"
        around = [own[n] for n in (place.index - 1, place.index + 1) if 0 <= n < len(own)]
        if any(find_words(text, span, words) for span in around):
            return "beside"
    bodies = ((those.article.text, body) for those in articles for body in those.article.body)
    found = [span for text, body in bodies for span in places(text, body, words)]
    return "words" if len(found) == 1 else "number" if place else "neither"


def main(folders: list[str]) -> None:
    counts: Counter[str] = Counter()
    for folder in folders:
        articles = number(read_seeds(Path(folder))[1].articles)
        for path in sorted(Path(folder, "answers").glob("*.json")):
            kept = json.loads(path.read_bytes())
            if kept.get("task") in ("facts", "differences"):  # there every article has its letter
                counts.update(outcome(item, articles) for item in named(kept.get("answer")))
    total = sum(counts.values()) or 1
    for name, meaning in OUTCOMES.items():
        print(f"{counts[name]:6} {counts[name] / total:6.1%}  {meaning}")


if __name__ == "__main__":
    main(sys.argv[1:])
