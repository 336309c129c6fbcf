"""Two wordings of quoted words: equal but for spelling, shortened, reworded, or different utterances."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TypeVar

from rapidfuzz.distance import LCSseq, Levenshtein

from ..language.lexicon import word_set
from ..language.senses import sense_of_word

OWN = 50
"""Items of its own article that a key offers an item, the nearest before it. In 79 stories no key of an article has
more; in a long one what stands further back is told of something else."""
OTHERS = 200
"""Items of each other article that a key offers, the first that have it: what keeps the pairs of long articles few."""

Item = TypeVar("Item")
Keys = Callable[[Item], Iterable[object]]


def sharing(
    items: Sequence[Item], keys: Keys[Item], article: Callable[[Item], str], near: Keys[Item] | None = None
) -> Iterator[tuple[Item, Item]]:
    """Pairs of items with a key in common, in the order of the items, each pair once.

    Args:
        items: article by article.
        keys: what two items must have one of in common.
        article: which an item is of.
        near: the same for two items of one article, where that is something else.
    """
    index: defaultdict[object, dict[str, list[int]]] = defaultdict(dict)
    beside: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
    for j, item in enumerate(items):
        own, partners = article(item), set[int]()
        shared = dict.fromkeys(keys(item))
        for key in shared:
            for other, those in index[key].items():
                if other != own:
                    partners.update(those[:OTHERS])
            index[key].setdefault(own, []).append(j)
        for key in shared if near is None else dict.fromkeys(near(item)):
            partners.update(beside[own, key][-OWN:])
            beside[own, key].append(j)
        for i in sorted(partners):
            yield items[i], item


def apart(_: object) -> tuple[()]:
    """For ``near``: items of one article are no pair."""
    return ()


REWORDED = 0.4  # share of the longer wording's words that both print in one order: below it they are two remarks
SHARED = 5  # words in common, in order, from which two wordings are compared at all
TELLING = 2  # of these, words that carry meaning; one is enough where most words are shared
MOST = 0.6  # share from which one word that carries meaning is enough
ALMOST = 0.8  # from this share on, the words alone show that it is one utterance

_WORD = re.compile(r"[\w$£€%]+(?:['’][\w]+)?")
_EXPAND = (
    (re.compile(r"\bgonna\b"), "going to"),
    (re.compile(r"\bwanna\b"), "want to"),
    (re.compile(r"\bgotta\b"), "got to"),
    (re.compile(r"\bcan't\b"), "can not"),
    (re.compile(r"\bcannot\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'m\b"), " am"),
    (re.compile(r"\b(it|he|she|that|there|what|who|here)'s\b"), r"\1 is"),
    (re.compile(r"(\w)-(\w)"), r"\1 \2"),
    (re.compile(r"\[[^\]]*\]"), " "),
    (re.compile(r"(\w)our\b"), r"\1or"),
    (re.compile(r"(\w)(?:is)(e|ed|es|ing)\b"), r"\1iz\2"),
)
_FILLERS = word_set("well uh um er so and but")
FUNCTION = word_set(
    "a an the this that these those i you he she it we they me him her us them my your his its our their of to in on "
    "at for with from by about as into is are was were be been am do does did have has had will would not and or but "
    "if so who whom which what there just only no"
)


@cache
def plain_words(text: str) -> tuple[str, ...]:
    """The words without case, punctuation, contractions, colloquial spelling, or fillers at their start."""
    t = text.replace("’", "'").replace("‘", "'").lower()
    for pattern, written in _EXPAND:
        t = pattern.sub(written, t)
    words = [w.strip("'") for w in _WORD.findall(t)]
    while words and words[0] in _FILLERS:
        words.pop(0)
    return tuple(w for w in words if w)


@cache
def common(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    """The longest run of words, with gaps, that both print in one order."""
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            best[i + 1][j + 1] = best[i][j] + 1 if x == y else max(best[i][j + 1], best[i + 1][j])
    found, i, j = [], len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            found.append(a[i - 1])
            i, j = i - 1, j - 1
        elif best[i - 1][j] >= best[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return tuple(reversed(found))


def shortened(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one is an unbroken part of the other."""
    short, long = sorted((a, b), key=len)
    n = len(short)
    return any(long[i : i + n] == short for i in range(len(long) - n + 1))


def same_utterance(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How likely two wordings are of one utterance: the shared share of the longer, 1 if one is cut short, or 0."""
    if shortened(a, b):
        return 1.0
    share = round(LCSseq.similarity(a, b) / max(len(a), len(b)), 6)
    if share >= ALMOST or share < REWORDED:
        return share if share >= ALMOST else 0.0
    both = common(a, b)
    telling = [w for w in both if w not in FUNCTION]
    enough = len(telling) >= (1 if share >= MOST else TELLING)
    return share if len(both) >= SHARED and enough else 0.0


def alike(
    wordings: Sequence[tuple[str, ...]], articles: Sequence[str], *, beside: bool = True
) -> list[tuple[int, int, float]]:
    """Pairs of wordings, by index and sorted, that are likely of one utterance, and how likely.

    Such a pair has a word in common that carries meaning, or else, as nearly all of its words are shared in one order,
    two neighbouring words that carry none: an index of both finds every pair, without a look at all.

    Args:
        wordings: as words, article by article.
        articles: of each the one that prints it first.
        beside: whether two wordings of one article are a pair too.
    """
    keys = [tuple(dict.fromkeys(_keys(words))) for words in wordings]
    near = (lambda i: keys[i]) if beside else apart
    pairs = sharing(range(len(wordings)), lambda i: keys[i], lambda i: articles[i], near=near)
    return sorted((i, j, likely) for i, j in pairs if (likely := same_utterance(wordings[i], wordings[j])) > 0)


def _keys(words: tuple[str, ...]) -> Iterator[str | tuple[str, str]]:
    yield from (w for w in words if w not in FUNCTION)
    yield from ((a, b) for a, b in pairwise(words) if a in FUNCTION and b in FUNCTION)


def differing(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of each that the other does not print in their place."""
    both = list(common(a, b))
    return _rest(a, both), _rest(b, both)


def matters(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two wordings differ by more than a spelling, one function word or one word of the same sense."""
    if "".join(a) == "".join(b):
        return False
    dropped = frozenset().union(*differing(*_within_ends(a, b)))
    mine, theirs = differing(a, b)
    if not (mine and theirs) and len(dropped) <= 1 and dropped <= FUNCTION:
        return False  # cut at an end, and of what is left one small word dropped
    if len(mine) <= 1 and len(theirs) <= 1:
        words = sorted(mine | theirs)
        if all(w in FUNCTION for w in words):
            return False
        return len(words) < 2 or not (Levenshtein.distance(words[0], words[1]) <= 1 or _same_sense(*words))
    return True


def _within_ends(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The wordings from the first to the last word in common, where one of them is only cut at its ends."""
    both = common(a, b)
    if not both:
        return a, b
    inner = []
    for words in (a, b):
        first, last = words.index(both[0]), len(words) - words[::-1].index(both[-1])
        inner.append(words[first:last])
    cut = [words for words, whole in zip(inner, (a, b), strict=True) if len(words) < len(whole)]
    return (inner[0], inner[1]) if len(cut) == 1 else (a, b)


def _same_sense(a: str, b: str) -> bool:
    """Whether two words say the same: "everyone" and "everybody", whatever their endings."""
    mine, theirs = (sense_of_word(w.removesuffix("'s")) for w in (a, b))
    return bool(mine & theirs)


def _rest(words: tuple[str, ...], both: list[str]) -> frozenset[str]:
    left, rest = list(both), []
    for w in words:
        if left and w == left[0]:
            left.pop(0)
        else:
            rest.append(w)
    return frozenset(rest)
