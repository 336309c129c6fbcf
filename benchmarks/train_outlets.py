"""Learn which of a page's names is its outlet's, and measure it on stories left out.

    python -m benchmarks.train_outlets --stories FOLDER ... [--apart NAME ...] [--write]

Each FOLDER holds folders of stories with gold.json and articles/. ``--apart`` names the beginnings of stories that are
reported apart, by what the others teach; what is written is learned from all. A page is one choice: its right name, or
none where the gold gives none or no name of the page is right (a conditional logit, McFadden 1974). What is learned is
drawn to what ``outlets.yml`` says a careful reader would, and must hold for the tests' cases too. With --write weights
and a card go to ``generator/articles/identity/outlets.json``. Needs scipy, which scikit-learn brings.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.optimize import minimize

from generator.articles.identity.outlet import FILE, Candidate, candidates, read_story, surest
from generator.articles.read import read_drafts
from generator.learned.logistic import Presence

PRIOR = Path(__file__).with_name("outlets.yml")
CASES = Path(__file__).parents[1] / "tests" / "articles" / "identity"
LESSON = 3.0  # weight of an article of a case, a story's having 1
FOLDS = 10
SEED = 1
RIDGE = 0.5  # strength by which weights are drawn to nothing
BIAS = "any name"
FORMS = ("longer", "shorter")
SOURCES = 3  # stories that must have a sign of which a reader would say nothing
SMALLEST = 0.02  # weight; smaller ones are not kept
CUT = 0.4
"""Probability from which a name is given. Of 288 articles of 80 short stories that had no part in the weights 78 in 100
are named rightly or rightly left open, and 14.5 in 100 of the names are wrong, most of them in a part; from 0.5 on
it is 74 and 14.3."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article's names, and which of them are its outlet's."""

    story: str
    found: tuple[Candidate, ...]
    right: tuple[bool, ...]
    named: bool
    """Whether a reader can tell the outlet."""
    weight: float = 1.0


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"^the\s+", "", name.lower()))


def _is_right(name: str, gold: str | None) -> bool:
    """Whether a name is the gold's, one of the others that it gives in brackets, or its initials."""
    if not gold:
        return False
    initials = "".join(w[0] for w in gold.split() if w[0].isupper())
    known = {_key(gold), *(_key(n) for n in re.split(r"[(;)]", gold) if n.strip())}
    return _key(name) in known or (len(initials) > 1 and name == initials)


def pages(folder: Path) -> Iterator[Page]:
    """The articles of every story below a folder."""
    for file in sorted(folder.glob("*/gold.json")):
        gold = {d["file"]: d.get("outlet") for d in json.loads(file.read_text("utf-8"))["documents"]}
        seeds = file.parent / "articles"
        drafts = read_drafts(seeds if seeds.is_dir() else Path("seeds"))
        story = read_story(drafts)
        for number, draft in enumerate(drafts):
            found = tuple(candidates(draft, number, story))
            outlet = gold.get(draft.file)
            yield Page(file.parent.name, found, tuple(_is_right(c.name, outlet) for c in found), bool(outlet))


def lessons() -> Iterator[Page]:
    """The articles of the tests' cases: what must hold though few stories show it."""
    for file in sorted(CASES.glob("*.yml")):
        case = yaml.safe_load(file.read_text("utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            for name, text in case["articles"].items():
                Path(folder, name).write_text(text, "utf-8")
            drafts = read_drafts(Path(folder))
        story = read_story(drafts)
        for number, draft in enumerate(drafts):
            found = tuple(candidates(draft, number, story))
            outlet = case["identity"].get(draft.file, {}).get("outlet")
            right = tuple(_is_right(c.name, outlet) for c in found)
            if outlet is None or any(right):  # others are named by front matter
                yield Page(file.stem, found, right, bool(outlet), LESSON)


def learn(taught: Sequence[Page]) -> Presence:
    """The weights of the signs, and as the bias what speaks for any name against none."""
    sources: dict[str, set[str]] = defaultdict(set)
    for page in taught:
        for each in page.found:
            for sign in each.signs:
                sources[sign].add(page.story)
    expected = _expected()
    signs = sorted({*expected, *(sign for sign, those in sources.items() if len(those) >= SOURCES)} - {BIAS})
    prior = np.array([expected.get(sign, 0.0) for sign in [*signs, BIAS]])
    column = {sign: n for n, sign in enumerate(signs)}
    tables, rights, weighted = [], [], []
    for page in taught:
        table = np.zeros((len(page.found), len(signs) + 1))
        table[:, -1] = 1
        for row, each in enumerate(page.found):
            table[row, [column[s] for s in each.signs if s in column]] = 1
        tables.append(table)
        weighted.append(page.weight)
        rights.append(np.array([not any(page.right), *page.right]))

    def loss(weights: Any) -> tuple[float, Any]:
        off = weights - prior
        total, slope = RIDGE * float(off @ off), 2 * RIDGE * off
        for table, right, weight in zip(tables, rights, weighted, strict=True):
            odds = np.concatenate([[0.0], table @ weights])
            odds -= odds.max()
            shared = np.exp(odds) / np.exp(odds).sum()
            wanted = np.where(right, shared, 0)
            total -= weight * float(np.log(max(wanted.sum(), 1e-12)))
            slope += weight * table.T @ (shared - wanted / max(wanted.sum(), 1e-12))[1:]
        return total, slope

    weights = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    kept = {sign: round(float(w), 3) for sign, w in zip(signs, weights, strict=False) if abs(w) >= SMALLEST}
    return Presence(kept, round(float(weights[-1]), 4))


def _expected() -> dict[str, float]:
    """What a careful reader would say of each sign, and of any name."""
    data = yaml.safe_load(PRIOR.read_text("utf-8"))
    kin = {f"in a {form} form: {s}": round(data["by_form"] * w, 3) for s, w in data["kinds"].items() for form in FORMS}
    return {BIAS: data["bias"], **kin, **data["kinds"], **data["signs"]}


def _best(page: Page, by: Presence) -> tuple[float, bool]:
    """How sure the surest name is, and whether it is right."""
    sure, name = surest(page.found, by)
    return sure, bool(name) and page.right[page.found.index(name)]


def crossed(taught: Sequence[Page], told: Sequence[Page]) -> list[tuple[float, bool]]:
    """The surest name of each page, by weights that did not know its story."""
    names = sorted({page.story for page in taught})
    random.Random(SEED).shuffle(names)
    fold = {name: n % FOLDS for n, name in enumerate(names)}
    scored: list[tuple[float, bool]] = [(0.0, False)] * len(taught)
    for part in range(FOLDS):
        by = learn([*(page for page in taught if fold[page.story] != part), *told])
        for n, page in enumerate(taught):
            if fold[page.story] == part:
                scored[n] = _best(page, by)
    return scored


def figures(those: Sequence[Page], scored: Sequence[tuple[float, bool]], cut: float) -> dict[str, float]:
    """Shares of pages named rightly or rightly left open, of wrong names, and of outlets among the page's names."""
    given = [right for sure, right in scored if sure >= cut]
    right = sum(r if s >= cut else not p.named for p, (s, r) in zip(those, scored, strict=True))
    told = [p for p in those if p.named]
    return {
        "pages": len(those),
        "right": round(right / len(those), 4),
        "wrong_of_given": round(given.count(False) / max(1, len(given)), 4),
        "within_reach": round(sum(any(p.right) for p in told) / max(1, len(told)), 4),
        "surest_is_right": round(
            sum(r for p, (_, r) in zip(those, scored, strict=True) if p.named) / max(1, len(told)), 4
        ),
    }


def main() -> int:
    """Learn, print what stories left out give, write if asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--stories", type=Path, nargs="+", required=True, metavar="FOLDER")
    options.add_argument("--apart", nargs="*", default=[], metavar="NAME", help="beginnings of stories reported apart")
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    found = [page for folder in chosen.stories for page in pages(folder)]
    apart = [page for page in found if page.story.startswith(tuple(chosen.apart) or ("\0",))]
    told = list(lessons())
    scored = crossed(found, told)
    by = learn([*found, *told])
    card: dict[str, Any] = {
        "what": "which of a page's names is its outlet's: a conditional logit over the kinds of evidence for each",
        "learned_from": {"stories": len({p.story for p in found}), "pages": len(found)},
        "left_out_in_folds": figures(found, scored, CUT),
    }
    if apart:
        others = learn([*(page for page in found if page not in apart), *told])
        card["left_out_of_all"] = figures(apart, [_best(page, others) for page in apart], CUT)
    print(json.dumps(card, indent=1), "cut", CUT, "signs", len(by.weights))
    if chosen.write:
        data = {"card": card, "cut": CUT, "bias": by.bias, "weights": by.weights}
        FILE.write_text(json.dumps(data, indent=0, ensure_ascii=False) + "\n", "utf-8")
        print(f"wrote {FILE.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
