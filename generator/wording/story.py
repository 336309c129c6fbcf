"""What the story is: its title, and the fact that tells it."""

from __future__ import annotations

import re

from ..model import Article, Fact

STEM = 5
"""Letters: "offered" and "offer", "resigned" and "resigns" are one word to this. Shorter words say little."""
TITLE = 16
"""Words of a statement that must serve as a title."""
LENGTH = 40
"""Words: a longer statement loses weight as the fact that tells the story."""
QUOTED = 0.5
"""Weight of a fact that is only somebody's words: a quotation seldom says what happened. A judgement."""
UNTITLED = "Fact sheet"


def name_story(articles: tuple[Article, ...], facts: tuple[Fact, ...]) -> str:
    """One article's headline word for word; without headlines the fact that tells the story, else a plain name.

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
    if not facts:
        return UNTITLED
    words = main_fact(facts, articles).statement.split()
    return " ".join(words[:TITLE]).rstrip(".,;:") + (" …" if len(words) > TITLE else "")


def main_fact(facts: tuple[Fact, ...], articles: tuple[Article, ...]) -> Fact:
    """The fact that tells the story: widely reported, in the words of the articles' headlines and first lines.

    Raises:
        ValueError: there is no fact.
    """
    openings = [bag for a in articles if (bag := stems(_opening(a)))]
    most = max((len(f.articles) for f in facts), default=0)
    wide = [f for f in facts if 2 * len(f.articles) >= most]

    def telling(fact: Fact) -> float:
        words = stems(fact.statement)
        echo = sum(len(words & bag) / len(bag) for bag in openings)
        brief = min(1.0, LENGTH / len(fact.statement.split()))
        said = QUOTED if all(claim.quoted for claim in fact.claims) else 1.0
        return round(echo * len(fact.articles) * brief * said, 6)

    return max(wide, key=telling)


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
