"""What the scorer learns from: pairs of claims, their signs, and whether some fact of a gold standard is told by both.

Gold stories are folders with gold.json and articles/. Beside them stand real incidents, whose articles are not ours to
keep: ``incident_facts.jsonl`` says by document, start and end, in code points of title, blank line and text, where the
articles of one incident tell the same. A line of it is an incident: ``topic``; ``lengths``, the characters of each
document, by which another edition of the file is found out; ``facts``, each a list of places, the most explicit of each
document first. Facts told by one document alone are left out of it.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.incidents import plain, read_incidents
from generator.articles.read import read_articles
from generator.articles.settings import read_settings
from generator.claims.extract import extract_claims
from generator.facts.compare import Compared, compare
from generator.facts.grains import by_grain
from generator.facts.profile import profile_claims
from generator.language.attribution.find import find_attributions
from generator.language.entities.cast import find_cast
from generator.language.parsing.parse import parse
from generator.model import Claim, Span
from generator.sparse import Bools
from tests.quality import Story
from tests.scorer.places import covers
from tests.scorer.reading import load_gold

ANNOTATED = Path(__file__).with_name("incident_facts.jsonl")
Support = tuple[str, Span, str]
"""An article's file, where it tells a fact, and the fact's id."""


@dataclass(frozen=True, eq=False)
class Lesson:
    """One story: for each grain the pairs with their signs, and which of them say the same."""

    name: str
    compared: dict[str, Compared]
    same: dict[str, Bools]
    asked: dict[str, Bools]
    """Of which pairs the gold can tell."""
    story: Story | None = None
    """The gold story, where there is more to be measured on it than its pairs."""


def of_story(story: Story) -> Lesson:
    """The lesson of a gold story."""
    gold = load_gold(story.gold, story.articles).gold
    told = [(s["file"], Span(*s["span"]), f["id"]) for f in gold["facts"] for s in f["support"]]
    return _lesson(story.name, story.articles, told, story=story)


def of_incidents(path: Path) -> Iterator[Lesson]:
    """The lessons of the annotated incidents in a file of them.

    Raises:
        ValueError: an incident is missing or its texts are not those that were annotated.
    """
    incidents = {each["topic"]: each for each in read_incidents(path)}
    for line in ANNOTATED.read_text("utf-8").splitlines():
        noted = json.loads(line)
        texts = [plain(doc) for doc in incidents.get(noted["topic"], {"docs": []})["docs"]]
        if [len(text) for text in texts] != noted["lengths"]:
            raise ValueError(f"{path}: the texts of {noted['topic']} are not those that were annotated")
        with tempfile.TemporaryDirectory() as folder:
            for number, text in enumerate(texts):
                (Path(folder) / _file(number)).write_text(text, "utf-8", newline="")
            first, again = _places(noted["facts"])
            yield _lesson(noted["topic"], Path(folder), first, again)


def _places(facts: list[list[list[int]]]) -> tuple[list[Support], list[Support]]:
    """The first place of each fact in each document, and the others.

    The gold stories give one. Pairs with another place are neither like nor unlike what is to be learned: with them as
    examples of the same the probabilities are too high, with them as examples of the opposite a thing said twice parts.
    """
    first, again = list[Support](), list[Support]()
    for number, those in enumerate(facts):
        seen: set[int] = set()
        for document, start, end in those:
            (again if document in seen else first).append((_file(document), Span(start, end), str(number)))
            seen.add(document)
    return first, again


def _file(number: int) -> str:
    return f"{number:03d}.txt"


def _lesson(
    name: str, folder: Path, told: list[Support], again: Sequence[Support] = (), story: Story | None = None
) -> Lesson:
    """Run the pipeline up to the signs and ask the gold about every pair."""
    articles = read_articles(folder, read_settings(folder))
    sentences = parse(articles)
    cast = find_cast(sentences, articles)
    attributions = find_attributions(sentences, articles, cast)
    claims = extract_claims(sentences, cast, attributions, articles)
    files = {a.id: Path(a.file).name for a in articles}
    compared, same, asked = {}, {}, {}
    for grain, table in by_grain(profile_claims(claims, sentences, cast, articles)):
        compared[grain] = compare(table)
        same[grain] = _same(compared[grain], files, told)
        asked[grain] = same[grain] | ~_same(compared[grain], files, [*told, *again])
    return Lesson(name, compared, same, asked, story)


def _same(compared: Compared, files: dict[str, str], told: list[Support]) -> Bools:
    """Which pairs tell some fact both."""
    says = [facts_of(claim, files[claim.article], told) for claim in compared.table.claims]
    return np.array([bool(says[i] & says[j]) for i, j in compared.pairs.single()], dtype=bool)


def facts_of(claim: Claim, file: str, told: Iterable[Support]) -> set[str]:
    """Ids of the facts that a claim states, as the scorer of digests counts them."""
    own = (claim.span.start, claim.span.end)
    there = [((span.start, span.end), fact) for where, span, fact in told if where == file]
    return {i for span, i in there if covers(own, span)} or {i for span, i in there if covers(span, own)}
