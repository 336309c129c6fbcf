"""What the story is: its title, and the row that tells it."""

from __future__ import annotations

import re

from ..model import Article, Fault, Row

STEM = 5
"""Letters: "offered" and "offer", "resigned" and "resigns" are one word to this. Shorter words say little."""
TITLE = 16
"""Words of a row that must serve as a title."""
LENGTH = 40
"""Words: a longer row loses weight as the one that tells the story."""
QUOTED = 0.5
"""Weight of a row that is only somebody's words: a quotation seldom says what happened. A judgement."""
UNTITLED = "Fact sheet"


def name_story(articles: tuple[Article, ...], rows: tuple[Row, ...]) -> str:
    """One article's headline word for word; without headlines the row that tells the story, else a plain name.

    The headline is the one most like the others (mean Dice coefficient of word stems), so that neither a play on
    words nor one outlet's opinion names the story; of equals the earliest in the story's order.
    """
    headlines = [a.identity.headline.value for a in articles if a.identity.headline]
    if headlines:
        bags = [stems(h) for h in headlines]

        def likeness(i: int) -> float:
            others = [_dice(bags[i], other) for j, other in enumerate(bags) if j != i]
            return round(sum(others) / max(1, len(others)), 6)

        return headlines[max(range(len(headlines)), key=likeness)]
    if not rows:
        return UNTITLED
    words = main_row(rows, articles).text.split()
    return " ".join(words[:TITLE]).rstrip(".,;:") + (" …" if len(words) > TITLE else "")


def main_row(rows: tuple[Row, ...], articles: tuple[Article, ...]) -> Row:
    """The row that tells the story: widely reported, in the words of the articles' headlines and first lines.

    Raises:
        ValueError: there is no row.
    """
    openings = [bag for a in articles if (bag := stems(_opening(a)))]
    most = max((len(_articles(r)) for r in rows), default=0)
    wide = [r for r in rows if 2 * len(_articles(r)) >= most]

    def telling(row: Row) -> float:
        words = stems(row.text)
        echo = sum(len(words & bag) / len(bag) for bag in openings)
        brief = min(1.0, LENGTH / len(row.text.split()))
        said = QUOTED if Fault.QUOTED in row.faults else 1.0
        return round(echo * len(_articles(row)) * brief * said, 6)

    return max(wide, key=telling)


def _articles(row: Row) -> frozenset[str]:
    return frozenset(a for part in row.parts for a in row.articles(part)) | {row.passage.article}


def _opening(article: Article) -> str:
    """The headline, or the first paragraph where there is none."""
    if article.identity.headline:
        return article.identity.headline.value
    return article.body[0].of(article.text) if article.body else ""


def stems(text: str) -> frozenset[str]:
    """The words that tell one subject from another, cut to their first letters."""
    return frozenset(word[:STEM] for word in re.findall(r"\w+", text.lower()) if len(word) >= STEM - 1)


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0
