"""What the story is: its title, and how much of it a sentence says."""

from __future__ import annotations

import re

from ..model import Article, Row

STEM = 5
"""Letters: "offered" and "offer", "resigned" and "resigns" are one word to this. Shorter words say little."""
TITLE = 16
"""Words of a row that must serve as a title."""
LENGTH = 40
"""Words: a longer row loses weight as the one that tells the story."""
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
    words = rows[0].text.split()
    return " ".join(words[:TITLE]).rstrip(".,;:") + (" …" if len(words) > TITLE else "")


def openings(articles: tuple[Article, ...]) -> tuple[frozenset[str], ...]:
    """By article the words, cut to stems, with which it says first what happened."""
    return tuple(bag for a in articles if (bag := stems(_opening(a))))


def echo(text: str, first: tuple[frozenset[str], ...]) -> float:
    """How much of the articles' openings a sentence says; less for a long one."""
    words = stems(text)
    return sum(len(words & bag) / len(bag) for bag in first) * min(1.0, LENGTH / max(1, len(text.split())))


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
