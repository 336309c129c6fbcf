"""A gold standard and a digest, each passage tied to its place; what is not verbatim is refused."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from tests.scorer.places import Place, Span, find, read_article


class Error(NamedTuple):
    """One thing missed or wrongly done: of what kind, in which fact or conflict, and the words concerned."""

    kind: str
    where: str
    a: str
    b: str


class Piece(NamedTuple):
    """A passage that states a fact, in the gold or in the digest."""

    file: str
    span: Span
    fact: str
    quote: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.file, self.span


class Story(NamedTuple):
    """A gold standard and the articles that it annotates, by name."""

    gold: dict[str, Any]
    texts: dict[str, str]


def load_gold(folder: Path, articles: Path | None = None) -> Story:
    """Read ``gold.json`` and its articles, beside it, in ``articles/`` or in the folder named.

    Every passage gets its ``span``. Raises SystemExit where one is not in its article.
    """
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    folders = (folder, folder / "articles", *([articles] if articles else []))
    texts = {d["file"]: read_article(folders, d["file"]) for d in gold["documents"]}

    def place(file: str, quote: str) -> Span:
        spots = find(texts[file], quote)
        if not spots:
            raise SystemExit(f"score: gold quote not in {file}: {quote[:80]!r}")
        return spots[0]

    passages = [s for fact in gold["facts"] for s in fact["support"]]
    passages += [s for conflict in gold.get("conflicts", []) for s in conflict["sides"]]
    passages += [trap[side] for trap in gold.get("not_conflicts", []) for side in ("a", "b")]
    for passage in passages:
        passage["span"] = place(passage["file"], passage["quote"])
    for copy in gold.get("copied", []):
        copy["spans"] = [place(f, q) for f, q in zip(copy["files"], copy["quotes"], strict=False)]
    return Story(gold, texts)


def settle(digest: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    """Give each passage of a digest its ``file`` and ``span``. Raises SystemExit (2) where one is not verbatim."""
    files = {s["id"]: Path(s["file"]).name for s in digest["sources"]}
    passages = [e for fact in digest["facts"] for e in fact["evidence"]]
    passages += [e for c in digest.get("conflicts", []) for side in c["sides"] for e in side["evidence"]]
    passages += [e for copy in digest.get("copies", []) for e in copy["passages"]]
    bad = []
    for e in passages:
        e["file"] = files[e["source"]]
        e["span"] = (e["start"], e["end"])
        if texts.get(e["file"], "")[e["start"] : e["end"]] != e["quote"]:
            bad.append(f"{e['file']}[{e['start']}:{e['end']}] is not {e['quote'][:60]!r}")
    if bad:
        for line in bad[:10]:
            print("not verbatim:", line, file=sys.stderr)
        print(f"score: {len(bad)} pieces of evidence are not verbatim", file=sys.stderr)
        raise SystemExit(2)
    return digest
