"""How conflicts fare on pairs of sentences that are known to contradict, and on real incidents.

    python benchmarks/conflicts.py --pairs PAIRS.jsonl --same SAME.jsonl [--write]
    python benchmarks/conflicts.py --incidents INCIDENTS.jsonl [--draw 30] [--seed 1] [--real N] [--write]

A line of PAIRS holds the texts ``a`` and ``b``, a ``label`` (contradict, entail or neutral) and ``tags``; each text is
taken for an article of its own. Precision is the share of flagged pairs that contradict, recall the share of those
that are flagged; what entails or is neutral and is flagged all the same is a false alarm. A line of SAME holds two
texts and ``label`` 1 where both tell one event: most agree, so that figures and dates flagged are mostly wrong.
INCIDENTS is what incidents.py reads; a draw of the flagged conflicts is printed for a person to judge, who tells by
--real how many are.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.incidents import plain, read_incidents, write_articles
from benchmarks.record import record
from generator.articles.files.folder import SETTINGS_FILE
from generator.claims.extract import extract_claims
from generator.conflicts.find import find_conflicts
from generator.digest import make_digest
from generator.encoder.compare import comparer
from generator.encoder.rows import row_reader
from generator.facts.align import align
from generator.language.attribution.find import find_attributions
from generator.language.entities.cast import find_cast
from generator.language.parsing.parse import parse
from generator.model import Article, Conflict, Digest, Identity, Sentence, Span, Texts

LABELS = ("contradict", "entail", "neutral")
Pair = dict[str, Any]


def flagged(pairs: list[Pair]) -> Iterator[tuple[Pair, tuple[Conflict, ...]]]:
    """Each pair with the conflicts flagged between its two texts; all are parsed in one go."""
    articles = [_article(f"{n:05d}-{side}", " ".join(p[side].split())) for n, p in enumerate(pairs) for side in "ab"]
    sentences: dict[str, list[Sentence]] = {a.id: [] for a in articles}
    for s in parse(tuple(articles)):
        sentences[s.article].append(s)
    for n, pair in enumerate(pairs):
        both = (articles[2 * n], articles[2 * n + 1])
        own = tuple(s for a in both for s in sentences[a.id])
        cast = find_cast(own, both)
        credits = find_attributions(own, both, cast)
        texts = Texts(both, own, cast, credits, comparer(both), row_reader())
        facts = align(extract_claims(own, cast, credits, both), texts)
        conflicts, _ = find_conflicts(texts, facts)
        yield pair, tuple(c for c in conflicts if c.severity == "conflict")


def _article(identity: str, text: str) -> Article:
    return Article(identity, f"{identity}.txt", "", text, Identity(), None, (Span(0, len(text)),), ())


def contradictions(pairs: list[Pair]) -> Iterator[str]:
    """The table of precision, recall and false alarms by tag, in Markdown."""
    told: Counter[tuple[str, str]] = Counter()
    hit: Counter[tuple[str, str]] = Counter()
    for pair, conflicts in flagged(pairs):
        for tag in ("all", *pair["tags"]):
            told[tag, pair["label"]] += 1
            hit[tag, pair["label"]] += bool(conflicts)
    yield "| tag | precision | recall | flagged of entailing | flagged of neutral |"
    yield "|---|---|---|---|---|"
    for tag in dict.fromkeys(("all", *sorted({tag for tag, _ in told}))):
        right, entail, neutral = (hit[tag, label] for label in LABELS)
        every = right + entail + neutral
        precision = f"{right / every:.2f}" if every else "-"
        recall = f"{right / told[tag, 'contradict']:.3f}" if told[tag, "contradict"] else "-"
        alarms = (f"{hit[tag, label]} of {told[tag, label]}" for label in LABELS[1:])
        yield f"| {tag} | {precision} | {recall} | {' | '.join(alarms)} |"


def same_event(pairs: list[Pair], show: int) -> str:
    """How many pairs of texts on one event have a figure or a time flagged; the first of them are printed."""
    positives = [p for p in pairs if p["label"] == 1]
    wrong = [(p, cs) for p, cs in flagged(positives) if any(c.kind in ("number", "date") for c in cs)]
    for pair, conflicts in wrong[:show]:
        print(f"\n{[(c.kind, [s.value for s in c.sides]) for c in conflicts]}\n  {pair['a']}\n  {pair['b']}")
    return f"{len(wrong)} of {len(positives)} pairs on one event have a number or date flagged"


def digests(incidents: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Digest]]:
    """The digest of each incident, its articles dated as an editor would date them."""
    for incident in incidents:
        with tempfile.TemporaryDirectory() as folder:
            seeds = Path(folder)
            texts = list(dict.fromkeys(map(plain, incident["docs"])))
            write_articles(texts, seeds)
            dated = {
                f"{texts.index(plain(d)):03d}.txt": {"published": d["date"]} for d in incident["docs"] if d["date"]
            }
            (seeds / SETTINGS_FILE).write_text(yaml.safe_dump({"articles": dated}), "utf-8")
            yield incident["topic"], make_digest(seeds)


def draw(found: list[tuple[str, Conflict, Digest]], many: int, seed: int) -> None:
    """Print so many of the flagged conflicts, drawn with this seed, with every side's passages."""
    for topic, conflict, digest in random.Random(seed).sample(found, min(many, len(found))):
        texts = {a.id: a.text for a in digest.articles}
        print(f"\n## {topic}, {conflict.kind}: {conflict.question}")
        for side in conflict.sides:
            for p in side.passages[:2]:
                print(f"  {p.article} [{side.value}] {' '.join(p.span.of(texts[p.article]).split())}")


def main() -> int:
    """Measure what was given, print, and record if asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--pairs", type=Path, metavar="FILE", help="pairs that contradict, entail or are neutral")
    options.add_argument("--same", type=Path, metavar="FILE", help="pairs that tell one event or two")
    options.add_argument("--incidents", type=Path, metavar="FILE", help="incidents, each with several articles")
    options.add_argument("--draw", type=int, default=0, metavar="N", help="print N flagged conflicts of incidents")
    options.add_argument("--seed", type=int, default=1, help="of the draw (1)")
    options.add_argument("--real", type=int, metavar="N", help="how many of this draw a person judged to be real")
    options.add_argument("--show", type=int, default=0, metavar="N", help="print N flagged pairs of one event")
    options.add_argument("--write", action="store_true", help="put the figures into results.md")
    chosen = options.parse_args()
    lines: list[str] = []
    if chosen.pairs:
        lines += [*contradictions(read_incidents(chosen.pairs)), ""]
    if chosen.same:
        lines += [same_event(read_incidents(chosen.same), chosen.show), ""]
    if chosen.incidents:
        found = [(t, c, d) for t, d in digests(read_incidents(chosen.incidents)) for c in d.conflicts]
        found = [(t, c, d) for t, c, d in found if c.severity == "conflict"]
        kinds = ", ".join(f"{n} {kind}" for kind, n in Counter(c.kind for _, c, _ in found).most_common())
        draw(found, chosen.draw, chosen.seed)
        lines.append(f"{len(found)} conflicts flagged in incidents: {kinds}")
        if chosen.real is not None:
            lines.append(f"Of {chosen.draw} drawn with seed {chosen.seed}, {chosen.real} were judged real, by hand")
    print("\n".join(lines))
    if chosen.write:
        record("Conflicts", lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
