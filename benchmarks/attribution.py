"""Measure attributions against annotated ones: precision and recall of source, cue and content spans.

    python benchmarks/attribution.py FILE.jsonl [--errors N]

Each line of FILE holds ``text`` (paragraphs parted by blank lines) and ``attributions``, each with the words of its
Source, Cue and Content, any of which may be missing or be put together from several places. Words are located at
their occurrence nearest to the attribution's content; what cannot be located is counted and left out.
A span is found where the two share at least half of their mean length (Dice 0.5). Spans are counted once each.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from generator.language.attribution.find import find_attributions
from generator.language.entities.cast import find_cast
from generator.language.parsing.parse import parse
from generator.model import Article, Attribution, Identity, Span

DICE = 0.5  # share of the mean length of two spans that both must hold
PIECE = 4  # words; a content put together from several places is located by a beginning and an end of this many words


def article_of(line: dict[str, Any], number: int) -> Article:
    """A line of the file as an article whose paragraphs are its lines."""
    text = line["text"]
    body = tuple(Span(*m.span()) for m in re.finditer(r"[^\s](?:[^\r\n]*[^\s])?", text))
    return Article(f"a{number}", f"{number}.txt", "", text, Identity(), None, body, ())


def places(text: str, words: str) -> list[Span]:
    """Every occurrence of words, white space aside."""
    pattern = r"\s+".join(re.escape(w) for w in words.split())
    if pattern and pattern[0].isalnum():
        pattern = r"\b" + pattern
    return [Span(*m.span()) for m in re.finditer(pattern, text)] if pattern else []


def locate(text: str, words: str, near: int) -> Span | None:
    """The occurrence nearest to a position; words put together from several places by their first and last ones."""
    found = places(text, words)
    if found:
        return min(found, key=lambda s: (min(abs(s.start - near), abs(s.end - near)), s))
    split = words.split()
    if len(split) < PIECE:
        return None
    first, last = places(text, " ".join(split[:PIECE])), places(text, " ".join(split[-PIECE:]))
    if not first or not last:
        return None
    start = min(first, key=lambda s: abs(s.start - near))
    ends = [s for s in last if s.end > start.start]
    return Span(start.start, ends[0].end) if ends else None


def alike(a: Span, b: Span) -> bool:
    return 2 * a.overlap(b) >= DICE * (len(a) + len(b))


def gold_spans(line: dict[str, Any]) -> tuple[dict[str, set[Span]], int]:
    """Annotated spans by kind, and how many could not be located."""
    out: dict[str, set[Span]] = {"source": set(), "cue": set(), "content": set()}
    lost, near = 0, 0
    for given in line["attributions"]:
        content = locate(line["text"], given.get("Content") or "", near)
        cue = locate(line["text"], given.get("Cue") or "", content.start if content else near)
        if content and cue and cue.start > content.end:
            cue = locate(line["text"], given.get("Cue") or "", content.end)
        source = locate(line["text"], given.get("Source") or "", cue.start if cue else near)
        near = content.end if content else near
        for kind, span, words in (("content", content, "Content"), ("cue", cue, "Cue"), ("source", source, "Source")):
            if span:
                out[kind].add(span)
            elif given.get(words):
                lost += 1
    return out, lost


def our_spans(found: tuple[Attribution, ...]) -> dict[str, set[Span]]:
    return {
        "source": {a.source_span for a in found},
        "cue": {a.cue_span for a in found},
        "content": {a.content for a in found},
    }


def main() -> int:
    """Print the figures; exit status 0."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("file", type=Path)
    options.add_argument("--errors", type=int, default=0, metavar="N", help="show N wrong ones of each kind")
    chosen = options.parse_args()
    lines = [json.loads(line) for line in chosen.file.read_text("utf-8").splitlines() if line.strip()]
    articles = tuple(article_of(line, n) for n, line in enumerate(lines))
    sentences = parse(articles)
    found = find_attributions(sentences, articles, find_cast(sentences, articles))
    counts = {kind: [0, 0, 0, 0] for kind in ("source", "cue", "content")}
    lost = 0
    errors: list[tuple[str, str]] = []
    for line, article in zip(lines, articles, strict=True):
        gold, missing = gold_spans(line)
        ours = our_spans(found[article.id])
        lost += missing
        for kind, count in counts.items():
            right = {o for o in ours[kind] if any(alike(o, g) for g in gold[kind])}
            hit = {g for g in gold[kind] if any(alike(o, g) for o in ours[kind])}
            for n, value in enumerate((len(right), len(ours[kind]), len(hit), len(gold[kind]))):
                count[n] += value
            for wrong, those in (("false", ours[kind] - right), ("missed", gold[kind] - hit)):
                for span in sorted(those):
                    around = Span(max(0, span.start - 60), span.end + 60).of(line["text"])
                    errors.append((f"{wrong} {kind}", f"{span.of(line['text'])!r} in ...{around!r}"))
    print(f"{len(lines)} articles, {lost} annotated spans not located")
    for kind, (right_n, ours_n, hit_n, gold_n) in counts.items():
        p, r = right_n / max(1, ours_n), hit_n / max(1, gold_n)
        print(
            f"{kind:8s} precision {p:.3f} recall {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} ({ours_n} of {gold_n})"
        )
    for sort in dict.fromkeys(name for name, _ in errors):
        these = [text for name, text in errors if name == sort]
        for text in these[:: max(1, len(these) // chosen.errors)][: chosen.errors] if chosen.errors else ():
            print(f"[{sort}] {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
