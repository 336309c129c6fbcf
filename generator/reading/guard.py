"""What a model words may say only what its passages say: names, numbers, denials, and nothing that is no prose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

LONGEST_QUESTION = 160
"""Characters of a question over a difference."""
LONGEST_HEADING = 60
"""Characters of a heading."""
HELPING = frozenset(
    ["were", "have", "been", "being", "with", "from", "that", "this", "there", "which", "will", "would"]
)
"""Words, cut to their stems, that make a sentence of a line."""
NAMED = re.compile(r"\b(?:[A-Z][\w’'-]*|\d[\d.,:]*)")
LONGEST_SENTENCE = 240
"""Characters of a sentence in the place of a line."""
_SMALL = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {
    **{word: n for n, word in enumerate(f"{_SMALL} nineteen".split(), 2)},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), 2)},
}
"""One is as often a pronoun."""
STEM = 5
"""Letters by which kindred words are known: "resigned" and "resigns"."""
COMMON_WORDS = 3
"""Letters up to which a word tells nothing: "the", "was", "and"."""
_ASKING = "what when where which whose whom many much long often there does were have had caus happe"
ASKING = frozenset(_ASKING.split())
"""Stems of words that ask, or name what is asked for, and are of no story."""
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DENIAL = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|den(?:y|ies|ied|ying)|\w+n['’]t)\b", re.I
)
_LACK = re.compile(
    r"\b(?:un\w{4,}|fail\w*|refus\w*|declin\w*|reject\w*|lack\w*|escap\w*|dismiss\w*|rul\w+ out|free of|false"
    r"|avoid\w*|cancel\w*|innocent|acquit\w*|intact)\b",
    re.I,
)
"""What may stand for a denial: "unharmed", "failed to", "ruled out"."""
DENIED = 4
"""Words behind a denial, up to the next pause, that tell what is denied."""
_NAME_WITH_NUMBER = re.compile(
    r"(?<=[\w,] )[A-Z][\w’'-]* (?:\d+\b(?! (?:people|percent|per cent))|[a-z]{3,6} [A-Z][\w’'-]*)"
)
"""A name of which a number is part, not at a sentence's beginning: "Cloud 6", "Hof ten Dael"."""
_STRANGE = re.compile(
    r"https?:|www\.|@|[<>{}\[\]|\\`*_#~]|\.(?:com|org|net|io|info)\b|[^\x20-\x7e\u00a0-\u024f\u2010-\u2026]"
)
"""What no question or heading has: addresses, markup, other scripts' characters."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What stands behind some words of a model."""

    words: tuple[str, ...]
    """The passages that it names."""
    lines: str
    """The sentences that they stand in."""
    articles: str
    """The whole articles: a statement that is understood alone has names from elsewhere in them."""


def supported(words: str, proof: Proof) -> bool:
    """Whether a model's words may stand for their passages: no number, name or denial is added, no denial is lost.

    Of 1,375 statements that people wrote about stories of a learning set 6 fail for a denial, 12 for a name and 63 for
    a number, mostly one that they worked out.
    """
    added = denies(words) and not denies(proof.lines) and _LACK.search(proof.lines) is None
    lost = not denies(words) and _LACK.search(words) is None and all(_denied(w) & telling(words) for w in proof.words)
    named = _names(words) <= _stems(proof.articles)
    counted = _NAME_WITH_NUMBER.sub(lambda m: "" if m.group() in proof.articles else m.group(), f"It is {words}")
    return figures(counted) <= figures(proof.lines) and named and not added and not lost


def strange(words: str) -> bool:
    """Whether words have what no question, heading or sentence of a model may: markup, addresses, other scripts."""
    return _STRANGE.search(words) is not None


def figures(text: str) -> frozenset[str]:
    """Numbers, without the marks that group thousands; the smallest also where they are written as words."""
    words = _WORD.findall(text.lower())
    written = [NUMBERS.get(word, 0) for word in words]
    both = (a + b for a, b in pairwise(written) if a >= 20 and 0 < b < 10)  # "twenty-seven"
    return frozenset(
        (*(n.replace(",", "") for n in _NUMBER.findall(text)), *map(str, (n for n in (*written, *both) if n)))
    )


def denies(text: str) -> bool:
    return _DENIAL.search(text) is not None


def lacks(text: str) -> bool:
    """Whether it has a word that may stand for a denial: "unharmed", "refused"."""
    return _LACK.search(text) is not None


def _denied(text: str) -> frozenset[str]:
    """The stems of what is denied in a passage."""
    behind = (_WORD.findall(re.split("[,.;:—]", text[m.end() :])[0])[:DENIED] for m in _DENIAL.finditer(text))
    return frozenset().union(*(telling(" ".join(words)) for words in behind))


def _names(words: str) -> frozenset[str]:
    """Words in capitals behind the first, cut to their stems."""
    found = [m.group() for m in _WORD.finditer(words)][1:]
    return frozenset(_stem(w) for w in found if w[0].isupper() and len(w) > 1)


def _stem(word: str) -> str:
    """The first letters of a word, an owner's "'s" left out."""
    return re.sub(r"['’]s$", "", word.lower())[:STEM]


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(m.group()) for m in _WORD.finditer(text))


def telling(text: str) -> frozenset[str]:
    """Numbers and the stems of words that are not among the commonest."""
    words = frozenset(m.group().lower()[:STEM] for m in _WORD.finditer(text) if len(m.group()) > COMMON_WORDS)
    return words | figures(text)


def question(words: str, story: Iterable[str]) -> str:
    """A model's question as a page may print it; empty where it is none, or names what no article of the story does."""
    plain = " ".join(words.split())
    fits = plain.endswith("?") and len(plain) <= LONGEST_QUESTION and not strange(plain)
    return plain if fits and _within(plain, story) else ""


def heading(words: str, story: Iterable[str]) -> str:
    """Likewise a heading: a few words, each kindred to one of the articles'."""
    plain = " ".join(words.split()).rstrip(".:")
    fits = 0 < len(plain) <= LONGEST_HEADING and not strange(plain)
    return plain[0].upper() + plain[1:] if fits and _within(plain, story) else ""


def sentence(words: str, line: str, article: str) -> str:
    """Likewise a sentence in the place of a line of its article.

    It has each number and two thirds of the line's words, its names and numbers in the line's order, a denial where the
    line has one, and of its own only small words and such as the article has. A question is read as nothing.
    """
    plain = " ".join(words.split())
    if not plain or plain.endswith(("?", "!")) or "?" in line:
        return ""
    plain = plain if plain.endswith((".", ".”", '."')) else f"{plain}."
    own, there = telling(plain), telling(line)
    fits = len(plain) <= LONGEST_SENTENCE and not strange(plain) and denies(plain) == denies(line)
    known = own - HELPING <= telling(article) and 3 * len(own & there) >= 2 * len(there)
    kept = figures(line) <= figures(plain) and _in_order(plain, line)
    return plain if fits and known and kept and supported(plain, Proof((line,), line, article)) else ""


def _in_order(plain: str, line: str) -> bool:
    """Whether names and numbers that both have come in one order: "Lee sued Strom" is not "Strom sued Lee"."""
    there = NAMED.findall(line)
    both = [w for w in NAMED.findall(plain) if w in there]
    return both == [w for w in there if w in both]


def _within(words: str, story: Iterable[str]) -> bool:
    """Whether most words that tell anything, and all names and numbers, are the story's."""
    proof = " ".join(story)
    own = telling(words) - ASKING
    named = figures(words) <= figures(proof) and _names(words) <= _stems(proof)
    return named and 2 * len(own & telling(proof)) >= len(own)
