"""Learn to tell the lines of a page that report from its furniture, and measure it on pages left out.

    python -m benchmarks.train_lines --stories FOLDER ... [--apart NAME ...] [--lines FILE] [--write]

Each FOLDER holds folders of stories with gold.json and articles/. ``--apart`` names the beginnings of stories that
are reported apart, by what the others teach; what is written is learned from all. FILE holds pages of other sites,
their lines labelled, one JSON object a page. ``benchmarks/lines.txt`` is learned from too. Printed are, of pages left
out in folds (a story or a site is never in two), the share of furniture that is seen and of report that is kept. With
--write the weights and a card go to ``generator/articles/page/lines.json``. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.boosting import Growth, columns, grow
from generator.articles.files.forms import decode
from generator.articles.files.references import as_read
from generator.articles.page.headline import find_headline, find_lead
from generator.articles.page.line_reader import FILE, NAMES, Layered, place_signs
from generator.articles.page.line_signs import is_wording, line_signs
from generator.articles.page.lines import Line, plain, shared_stems, split_lines
from generator.articles.page.rules import AGENCIES, ROLES, SECTIONS, SOCIAL, known_rule
from generator.articles.page.trim import sentences_of
from generator.learned.logistic import Presence
from generator.learned.trees import Trees
from generator.model import Span

OWN_LINES = Path(__file__).with_name("lines.txt")
FOLDS = 5
SEED = 1
REGULARISATION = 0.3  # inverse strength of the words' weights; of 0.1 to 1, least furniture was missed with it
SOURCES = 3  # stories, sites or own lines that must have a sign, so that none is learned that names one story
SMALLEST = 0.02  # weight; smaller ones are not kept
GROWTH = Growth(least=30, tried=1.0)
OF_SITES = (0.2, 0.05)
"""Weight of a line of the other sites, a story's having 1, for the words and for the trees: their labels say where an
extractor's text and the article's text differ, which is not the same."""
SENTENCE = 0.5  # weight of a sentence inside a line, which is in its line already
KEPT = 0.985
"""Share of report that the cut must keep, of pages left out: a lost fact is worse than a leaked line. In folds 92 % of
the furniture is seen with it."""
KEPT_SENTENCES = 0.999  # likewise of sentences at the ends of paragraphs that report
LIMIT = 20.0
MIXTURES, INSERTIONS = 2, 4  # pages made of a story's page, and own lines that each is given
INSERTED = 0.3  # weight of a line of such a page

Label = Literal[0, 1] | None
"""1 furniture, 0 report; None where the gold tells neither: a headline that no fact was read from."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line and its sentences, where it has more than one."""

    line: Line
    label: Label
    sentences: tuple[tuple[str, Label], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """An article with its lines labelled."""

    source: str
    kind: Literal["story", "site", "own"]
    lines: tuple[Labelled, ...]
    shared: frozenset[str] = frozenset()
    """Stems that two articles of the story have."""

    @property
    def plain(self) -> list[Line]:
        return [each.line for each in self.lines]


def stories(folder: Path) -> Iterator[Page]:
    """The articles of every story below a folder."""
    for file in sorted(folder.glob("*/gold.json")):
        gold = json.loads(file.read_text("utf-8"))
        folder = next(f for f in (file.parent / "articles", file.parent) if (f / gold["documents"][0]["file"]).exists())
        names = [document["file"] for document in gold["documents"]]
        texts = {name: as_read(decode((folder / name).read_bytes()).text) for name in names}
        shared = shared_stems(texts.values())
        for document in gold["documents"]:
            text = texts[document["file"]]
            noise = [s for line in document.get("boilerplate", []) for s in _places(text, line)]
            said = [s["quote"] for f in gold["facts"] for s in f["support"] if s["file"] == document["file"]]
            said += [s["quote"] for c in gold["conflicts"] for s in c["sides"] if s["file"] == document["file"]]
            facts = [s for quote in said for s in _places(text, quote)[:1]]
            title = as_read(document.get("headline") or "")
            lines = tuple(_labelled(line, text, noise, facts, plain(title)) for line in split_lines(text))
            yield Page(file.parent.name, "story", lines, shared)


def _places(text: str, quote: str) -> list[Span]:
    pattern = r"\s+".join(re.escape(word) for word in as_read(quote).split())
    return [Span(*m.span()) for m in re.finditer(pattern, text)] if pattern else []


def _labelled(line: Line, text: str, noise: list[Span], facts: list[Span], title: str) -> Labelled:
    label = _label(line.span, text, noise, facts)
    words = line.plain.lower()
    if label is None and not (title and (words in title.lower() or title.lower() in words)):
        label = 1  # neither a fact nor the headline: a masthead, a question of a reporter's
    parts = sentences_of(text, line.span)
    inside = tuple((plain(p.of(text)), _label(p, text, noise, facts)) for p in parts) if len(parts) > 1 else ()
    return Labelled(line, label, inside)


def _label(span: Span, text: str, noise: list[Span], facts: list[Span]) -> Label:
    marked = {n for s in noise for n in range(max(s.start, span.start), min(s.end, span.end)) if not text[n].isspace()}
    share = len(marked) / max(1, sum(not c.isspace() for c in span.of(text)))
    if share < 0.9 and any(span.overlap(fact) >= 3 for fact in facts):
        return 0
    return 1 if share >= 0.5 else None


def sites(file: Path) -> Iterator[Page]:
    """Pages of other sites. What stands above their text and may be a headline or its deck tells nothing."""
    for row in map(json.loads, file.read_text("utf-8").splitlines()):
        found: list[Labelled] = []
        begun = False
        for text, body in row["lines"]:
            line = Line(len(found), Span(0, 0), plain(text))
            if not line.plain:
                continue
            begun = begun or body == 1
            open_to_both = not begun and 4 <= len(line.words) < 45 and not known_rule(line.plain)
            found.append(Labelled(line, None if open_to_both else 1 - body))
        yield Page(row["domain"], "site", tuple(found))


def own_lines() -> Iterator[Page]:
    """Each line of ``lines.txt`` as a page of its own."""
    kind = ""
    for number, text in enumerate(OWN_LINES.read_text("utf-8").splitlines()):
        if text.startswith("= "):
            kind = text[2:]
        elif kind and text:
            label: Label = 0 if kind == "report" else 1
            yield Page(f"own {number}", "own", (Labelled(Line(0, Span(0, 0), plain(text)), label),))


def _taught(pages: Sequence[Page]) -> Iterator[tuple[str, str, Label, float]]:
    """Source, text, label and weight of every line and sentence that the words are learned from."""
    seen: set[tuple[str, str]] = set()
    for page in pages:
        for each in page.lines:
            text = each.line.plain
            if page.kind == "site" and (page.source, text) in seen:
                continue  # several extractors' texts of one page
            seen.add((page.source, text))
            if each.label is not None:
                yield page.source, text, each.label, OF_SITES[0] if page.kind == "site" else 1.0
            for sentence, label in each.sentences:
                if sentence and label is not None:
                    yield page.source, sentence, label, SENTENCE


def _general(taught: Sequence[tuple[str, str, Label, float]]) -> set[str]:
    """Signs that enough sources have; of words only those that are mostly written small, or belong to the trade."""
    sources: dict[str, set[str]] = defaultdict(set)
    small: Counter[str] = Counter()
    for source, text, _, _ in taught:
        for sign in line_signs(text):
            sources[sign].add(source)
        small.update(
            {w.lower().replace("’", "'"): 1 if w[0].islower() else -1 for w in re.findall(r"[^\W\d_][\w'’]*", text)[1:]}
        )
    trade = set(re.findall(r"[a-z]+", f"{SOCIAL}|{AGENCIES}|{ROLES}|{SECTIONS}"))

    def general(sign: str) -> bool:
        words = re.findall(r"[^\W\d_][\w']*", sign.split("word", 1)[1].removeprefix("s")) if is_wording(sign) else []
        return all(w in trade or small[w] >= 0 for w in words)

    return {sign for sign, those in sources.items() if len(those) >= SOURCES and general(sign)}


def learn_words(pages: Sequence[Page]) -> Presence:
    """What each word and form tells by itself."""
    taught = list(_taught(pages))
    kept = _general(taught)
    table = DictVectorizer()
    rows = table.fit_transform([{s: 1 for s in line_signs(text) if s in kept} for _, text, _, _ in taught])
    model = LogisticRegression(C=REGULARISATION, max_iter=3000).fit(
        rows, [label for _, _, label, _ in taught], sample_weight=[weight for *_, weight in taught]
    )
    named = zip(table.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {name: round(float(w), 3) for name, w in sorted(named) if abs(w) >= SMALLEST}
    return Presence(weights, round(float(model.intercept_[0]), 4))


def laid_out(page: Page, words: Presence) -> tuple[Any, int | None]:
    """A page's rows for the trees, and the number of its headline, about which they are not asked."""
    lines = page.plain
    odds = [words.odds(line_signs(line.plain)) for line in lines]
    known = {n: rule for n, line in enumerate(lines) if (rule := known_rule(line.plain))}
    lead = find_lead(lines, known, odds)
    headline = find_headline(lines, known, lead, odds, page.shared)
    return place_signs(Layered(lines, odds, known, headline, lead)), headline


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pages and their rows, laid out by words that did not know them."""

    pages: list[Page]
    rows: list[tuple[Any, int | None]]

    def without(self, fold: dict[str, int], part: int) -> Lesson:
        """Those of the other folds."""
        kept = [n for n, page in enumerate(self.pages) if fold[page.source] != part]
        return Lesson([self.pages[n] for n in kept], [self.rows[n] for n in kept])


def learn_trees(lesson: Lesson) -> dict[str, Any]:
    """The trees, as columns."""
    signs, labels, weights = [], [], []
    for page, (table, headline) in zip(lesson.pages, lesson.rows, strict=True):
        for n, each in enumerate(page.lines):
            if each.label is not None and n != headline:
                signs.append(table[n])
                labels.append(each.label)
                weights.append({"site": OF_SITES[1], "own": INSERTED}.get(page.kind, 1.0))
    grown = grow(np.array(signs), labels, weights, [0] * len(NAMES), GROWTH)
    return columns(grown)


def _folds(pages: Sequence[Page]) -> dict[str, int]:
    sources = sorted({page.source for page in pages})
    random.Random(SEED).shuffle(sources)
    return {source: n % FOLDS for n, source in enumerate(sources)}


def crossed(pages: Sequence[Page], own: Sequence[Page]) -> tuple[Lesson, list[Any]]:
    """What the trees learn from, laid out by words that did not know the page, and the scores of pages left out."""
    fold = _folds([*pages, *own])
    rows: list[Any] = [None] * len(pages)
    mixed: list[tuple[Page, Any]] = []
    for part in range(FOLDS):
        words = learn_words([p for p in (*pages, *own) if fold[p.source] != part])
        strangers = [p.lines[0] for p in own if fold[p.source] == part]
        for n, page in enumerate(pages):
            if fold[page.source] == part:
                rows[n] = laid_out(page, words)
                if page.kind == "story":
                    mixed += [(m, laid_out(m, words)) for m in _mixed(page, strangers, random.Random(n))]
    lesson = Lesson([*pages, *(m for m, _ in mixed)], [*rows, *(r for _, r in mixed)])
    scores: list[Any] = [None] * len(pages)
    for part in range(FOLDS):
        trees = Trees.read(learn_trees(lesson.without(fold, part)))
        for n, page in enumerate(pages):
            if fold[page.source] == part:
                scores[n] = _scored(trees, rows[n])
    return lesson, scores


def _mixed(page: Page, strangers: Sequence[Labelled], chance: random.Random) -> Iterator[Page]:
    """A page with some of our own lines put between its own, wherever: a disclaimer may stand amid the report."""
    for _ in range(MIXTURES):
        lines = list(page.lines)
        for each in chance.sample(list(strangers), k=min(INSERTIONS, len(strangers))):
            lines.insert(chance.randint(0, len(lines)), each)
        numbered = (Labelled(Line(n, each.line.span, each.line.plain), each.label) for n, each in enumerate(lines))
        yield Page(page.source, "own", tuple(numbered), page.shared)


def _scored(trees: Trees, row: tuple[Any, int | None]) -> Any:
    table, headline = row
    scores = np.clip(trees.odds(table), -LIMIT, LIMIT)
    if headline is not None:
        scores[headline] = -LIMIT
    return scores


def _told(pages: Sequence[Page], scores: Sequence[Any], kinds: Iterable[str]) -> tuple[Any, Any]:
    pairs = [
        (each.label, score)
        for page, those in zip(pages, scores, strict=True)
        if page.kind in kinds
        for each, score in zip(page.lines, those, strict=True)
        if each.label is not None
    ]
    return np.array([label for label, _ in pairs]), np.array([score for _, score in pairs])


def figures(pages: Sequence[Page], scores: Sequence[Any], cut: float) -> dict[str, float]:
    """Shares of furniture seen and of report kept, and F1 of report, where these scores are cut."""
    found: dict[str, float] = {}
    for kind in ("story", "site"):
        labels, those = _told(pages, scores, [kind])
        if not len(labels):
            continue
        seen, kept = float((those[labels == 1] >= cut).mean()), float((those[labels == 0] < cut).mean())
        right = int(((labels == 0) & (those < cut)).sum())
        precision = right / max(1, int((those < cut).sum()))
        found |= {
            f"{kind}_furniture_seen": round(seen, 4),
            f"{kind}_report_kept": round(kept, 4),
            f"{kind}_report_f1": round(2 * precision * kept / (precision + kept), 4),
        }
    return found


def best_cut(pages: Sequence[Page], scores: Sequence[Any]) -> float:
    """The lowest cut that keeps enough of the stories' report."""
    labels, those = _told(pages, scores, ["story"])
    return round(float(np.quantile(those[(labels == 0) & (those > -LIMIT)], KEPT)), 2)


def best_sentence_cut(pages: Sequence[Page], own: Sequence[Page]) -> tuple[float, float]:
    """The same for sentences of paragraphs that report, by their words alone, and the share of furniture it sees."""
    fold = _folds(pages)
    labels, odds = [], []
    for part in range(FOLDS):
        words = learn_words([p for p in pages if fold[p.source] != part] + list(own))
        for page in pages:
            for each in page.lines if fold[page.source] == part and page.kind == "story" else ():
                for text, label in (
                    (each.sentences[0], each.sentences[-1]) if each.label == 0 and each.sentences else ()
                ):
                    if label is not None and text:
                        labels.append(label)
                        odds.append(words.odds(line_signs(text)))
    told, those = np.array(labels), np.array(odds)
    cut = round(float(np.quantile(those[told == 0], KEPT_SENTENCES)), 2)
    return cut, round(float((those[told == 1] >= cut).mean()), 4)


def _strangers(apart: Sequence[Page], pages: Sequence[Page], own: Sequence[Page], lesson: Lesson) -> list[Any]:
    """The scores of some pages by what the others alone teach."""
    names = {page.source for page in apart}
    words = learn_words([*(page for page in pages if page.source not in names), *own])
    trees = Trees.read(learn_trees(lesson.without({p.source: int(p.source in names) for p in lesson.pages}, 1)))
    return [_scored(trees, laid_out(page, words)) for page in apart]


def main() -> int:
    """Learn, print what pages left out give, write if asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--stories", type=Path, nargs="+", required=True, metavar="FOLDER")
    options.add_argument("--apart", nargs="*", default=[], metavar="NAME", help="beginnings of stories reported apart")
    options.add_argument("--lines", type=Path, metavar="FILE", help="labelled lines of other sites")
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    found = [page for folder in chosen.stories for page in stories(folder)]
    apart = [page for page in found if page.source.startswith(tuple(chosen.apart) or ("\0",))]
    pages = found + (list(sites(chosen.lines)) if chosen.lines else [])
    own = list(own_lines())
    lesson, scores = crossed(pages, own)
    cut = best_cut(pages, scores)
    sentence_cut, sentences_seen = best_sentence_cut(pages, own)
    words, trees = learn_words([*pages, *own]), learn_trees(lesson)
    card: dict[str, Any] = {
        "what": "the log-odds that a line is page furniture: a logistic regression over its words and form, then "
        "boosted trees over that, its neighbours, its place and what it shares with the report",
        "learned_from": {
            kind: sum(len(p.lines) for p in [*pages, *own] if p.kind == kind) for kind in ("story", "site", "own")
        },
        "left_out_in_folds": figures(pages, scores, cut) | {"sentences_seen": sentences_seen},
        "limits": "English news. Labels of the other sites are noisy and count little.",
    }
    if apart:
        card["left_out_of_all"] = figures(apart, _strangers(apart, pages, own, lesson), cut)
    print(json.dumps(card, indent=1), "cuts", cut, sentence_cut)
    if chosen.write:
        data = {"card": card, "signs": NAMES, "cut": cut, "sentence_cut": sentence_cut}
        data |= {"words": {"bias": words.bias, "weights": words.weights}, "trees": trees}
        FILE.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
        print(f"wrote {FILE.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
