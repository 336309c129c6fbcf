"""Runs on many real incidents: does it ever fail, and do all outlets' casualty figures meet in one fact?

    python benchmarks/incidents.py INCIDENTS.jsonl [--limit N] [--errors N] [--write]

Each line of the file is an incident: ``topic``; ``docs``, each with ``outlet``, ``date``, ``title`` and ``text``; and
``gold``, a registry's record with ``num_killed`` and ``num_injured``. An outlet gives the registry's value where a
sentence of its article says so in the plainest ways ("killed three people", "two others were hurt"), found by pattern
and so independently of the pipeline; 0 is never stated, and is left out. An incident is together on a figure when one
fact cites, for every article giving it, a passage that touches one of those sentences.
The registry counts the offender among the killed and writes after the end; early articles rightly give other values.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.record import record
from generator.digest import make_digest
from generator.model import Digest, Span

NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
PERSON = (
    r"(?:people|persons?|victims?|others?|men|man|women|woman|children|child|boys?|girls?|teens?|teenagers?|"
    r"adults?|students?|officers?|employees|customers|\d+-year-olds?)"
)
OUTCOME = {
    "num_killed": r"(?:killed|dead|died|fatally|slain|murdered|shot (?:and killed|to death))",
    "num_injured": r"(?:injured|wounded|hurt|hospitali[sz]ed)",
}
DEED = {"num_killed": r"(?:killed|killing|left|leaving)", "num_injured": r"(?:injured|injuring|wounded|wounding)"}
GAP = r"(?:\W+\w+){0,3}?\W+"  # up to three words between the parts
SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]?")


class Count(NamedTuple):
    """How one incident stands with one figure."""

    topic: str
    figure: str
    value: int
    giving: int
    """Articles that give the registry's value."""
    share: float
    """Of them, those cited together by the one fact that cites most; 0 where no article gives it."""

    @property
    def together(self) -> bool:
        """Whether one fact cites all of them."""
        return self.share == 1.0


def read_incidents(path: Path) -> list[dict[str, Any]]:
    """The records of a file, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def write_articles(texts: Iterable[str], folder: Path) -> None:
    """Each text as an article of a seeds folder; one that stands there already is left out."""
    for number, text in enumerate(dict.fromkeys(texts)):
        (folder / f"{number:03d}.txt").write_text(text, "utf-8", newline="")


def plain(doc: dict[str, Any]) -> str:
    """A document as an extractor would leave it: title, then text."""
    return f"{doc['title']}\n\n{doc['text']}\n"


def pattern(figure: str, value: int) -> re.Pattern[str]:
    """The plainest ways to say that so many were killed or hurt."""
    ways = {str(value), NUMBERS[value] if value < len(NUMBERS) else str(value)} | ({"a", "an"} if value == 1 else set())
    number = rf"\b(?:{'|'.join(sorted(ways))})\b"
    outcome, deed = OUTCOME[figure], DEED[figure]
    forms = (
        rf"{number}{GAP}{PERSON}{GAP}{outcome}\b",
        rf"\b{deed}\W+(?:at least\W+)?{number}(?:{GAP}{PERSON})\b",
        rf"{number}\W+{outcome}\b",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


def places(text: str, said: re.Pattern[str]) -> list[Span]:
    """Where a text says it: the words, inside one sentence."""
    return [
        Span(s.start() + m.start(), s.start() + m.end()) for s in SENTENCE.finditer(text) for m in said.finditer(s[0])
    ]


def count(topic: str, digest: Digest, figure: str, value: int) -> Count:
    """Whether the articles that give this value are cited by one fact for it."""
    said = pattern(figure, value)
    spots = {a.id: found for a in digest.articles if (found := places(a.text, said))}

    def cites(claims: Iterable[Any]) -> set[str]:
        return {c.article for c in claims if any(c.span.overlap(s) * 2 > len(s) for s in spots.get(c.article, ()))}

    most = max((len(cites(fact.claims)) for fact in digest.facts), default=0)
    return Count(topic, figure, value, len(spots), most / max(1, len(spots)))


def run(incidents: list[dict[str, Any]]) -> tuple[list[Count], list[str], float]:
    """Every figure of every incident, the incidents that failed with the reason, and the processor seconds spent."""
    counts, failed, start = [], [], time.process_time()
    for incident in incidents:
        with tempfile.TemporaryDirectory() as folder:
            write_articles(map(plain, incident["docs"]), Path(folder))
            try:
                digest = make_digest(Path(folder))
            except Exception as error:  # whatever it is, it is what this benchmark looks for
                where = traceback.extract_tb(error.__traceback__)[-1]
                failed.append(f"{incident['topic']}: {error!r} at {Path(where.filename).name}:{where.lineno}")
                continue
        for figure in OUTCOME:
            if value := incident["gold"][figure]:
                counts.append(count(incident["topic"], digest, figure, value))
    return counts, failed, time.process_time() - start


def rows(counts: list[Count]) -> Iterable[str]:
    """The table of figures, in Markdown."""
    yield "| figure | not 0 in | given by an outlet | by several | all in one fact | mean share in one |"
    yield "|---|---|---|---|---|---|"
    for figure in OUTCOME:
        those = [c for c in counts if c.figure == figure]
        several = [c for c in those if c.giving > 1]
        given, together = sum(c.giving > 0 for c in those), sum(c.together for c in several)
        share = sum(c.share for c in several) / max(1, len(several))
        yield f"| {figure} | {len(those)} | {given} | {len(several)} | **{together}** | {share:.2f} |"


def main() -> int:
    """Run, print, and record if asked; 1 when an incident failed."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("file", type=Path)
    options.add_argument("--limit", type=int, metavar="N", help="only the first N incidents")
    options.add_argument("--errors", type=int, default=0, metavar="N", help="show N incidents that are not together")
    options.add_argument("--write", action="store_true", help="put the table into results.md")
    chosen = options.parse_args()
    incidents = read_incidents(chosen.file)[: chosen.limit]
    counts, failed, seconds = run(incidents)
    apart = [c for c in counts if c.giving > 1 and not c.together]
    for c in apart[: chosen.errors]:
        print(f"apart: {c.topic} {c.figure} {c.value}, given by {c.giving}")
    print(*failed, sep="\n")
    articles = sum(len(i["docs"]) for i in incidents)
    lines = [f"{len(incidents)} incidents, {articles} articles; {seconds:.0f} s of processor; {len(failed)} failed", ""]
    lines += rows(counts)
    print("\n".join(lines))
    if chosen.write:
        record("Incidents", lines)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
