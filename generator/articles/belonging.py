"""Which articles tell of one story: by the names, figures and words that they share; who shares none is another's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from ..model import LeftOut
from .draft import Draft

LEAST_SHARE = 0.07
"""Of the words of the shorter of two articles that one of the same story shares, each shared name counted for more.
Of 379 articles of 118 stories one falls below it (six below .12), of articles put into a strange story it sees five
to seven in ten: to lose an article of the story is worse than to show one too many."""
APART = "put each story into a folder of its own, or say one_story: true in digest.yml"
BY_NAME = 0.02  # share that each common name adds: two accounts of one event may have few other words in common
LEAST_WORDS = 8  # words of an article below which one that it shares is enough
SHORT = 5  # letters below which only names and figures tell what a text is about
STEM = 6  # letters by which two words are taken for one: "landed", "landing"
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*\d")
_BEGINS = re.compile(r"(?:^|[.!?:\n\"“”‘(])\s*$")
_EVERYWHERE = frozenset(
    re.findall(
        r"\w+",
        "about after again against along among another because before being below between could during every "
        "first found from further going have having hours later makes might minutes months never nothing "
        "number other others people place police said says several should since some something still than "
        "that their them there these they thing things this those through time today tomorrow under until "
        "very week weeks were what when where which while whose will with within without would year years "
        "yesterday monday tuesday wednesday thursday friday saturday sunday january february march april june "
        "july august september october november december",
    )
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article tells of: its names, and all its words."""

    names: frozenset[str]
    words: frozenset[str]


def of_one_story(drafts: list[Draft]) -> tuple[list[Draft], list[LeftOut], tuple[str, ...]]:
    """The articles of the story that most are of; the others; and, where no story has most, what the folder holds."""
    groups = [[drafts[n] for n in numbers] for numbers in stories(drafts)]
    if len(groups) == 1:
        return drafts, [], ()
    if len(groups[0]) == len(groups[1]):
        listed = "; ".join(", ".join(draft.file for draft in those) for those in groups)
        return drafts, [], (f"the articles seem to tell of {len(groups)} stories: {listed}; {APART}",)
    strange = [
        LeftOut(draft.file, "not of this story" + _beside(draft, those), APART)
        for those in groups[1:]
        for draft in those
    ]
    return groups[0], strange, ()


def _beside(draft: Draft, those: list[Draft]) -> str:
    others = [other.file for other in those if other is not draft]
    return (
        f", but of another, with {', '.join(others)}" if others else ": it shares no names and next to no words with it"
    )


def stories(drafts: Sequence[Draft]) -> list[list[int]]:
    """The articles by story, as numbers: the story with most articles first, then in their order.

    Two articles are of one story if they share enough words and names, or if a third links them.
    """
    told = [_told(draft) for draft in drafts]
    group = list(range(len(drafts)))
    for a, b in combinations(range(len(drafts)), 2):
        if group[a] != group[b] and _linked(told[a], told[b]):
            old = group[b]
            group = [group[a] if g == old else g for g in group]
    found: dict[int, list[int]] = {}
    for number, g in enumerate(group):
        found.setdefault(g, []).append(number)
    return sorted(found.values(), key=lambda those: (-len(those), those))


def _linked(a: _Told, b: _Told) -> bool:
    few = min(len(a.words), len(b.words))
    if few < LEAST_WORDS:
        return not few or bool(a.words & b.words)
    share = len(a.words & b.words) / few
    names = len(a.names & b.words | b.names & a.words)
    return share + BY_NAME * names >= LEAST_SHARE


def _told(draft: Draft) -> _Told:
    names, words = set[str](), set[str]()
    for paragraph in (draft.headline.plain if draft.headline else "", *draft.report):
        for match in _WORD.finditer(paragraph):
            word = re.sub(r"['’]s$", "", match[0].lower())
            named = match[0][0].isupper() and not _BEGINS.search(paragraph, 0, match.start())
            if word in _EVERYWHERE or (len(word) < SHORT and not named and not word[0].isdigit()):
                continue
            words.add(word[:STEM])
            if named:
                names.add(word[:STEM])
    return _Told(frozenset(names), frozenset(words))
