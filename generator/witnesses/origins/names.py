"""One name for each origin: "ABC", "ABC News" and "the network" are one, and so are "Lee" and "Ann Lee"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Set

from ...language.attribution.words import is_outlet
from ...language.lexicon import word_set
from ...model import Attribution, Cast

BODIES = word_set(
    "police prosecutors authorities firefighters investigators detectives paramedics coastguard court inquest"
)
"""Bodies that are known by what they are: there is one of each in a story, and it can be asked."""

BODY_WORDS = 3  # words: "police", "Kent police", "the state police"
SMALL = re.compile(r"[A-Z]\.|[JS]r\.?")
JOINING = frozenset({"of", "the", "and", "for", "de", "la", "du", "von", "van", "bin", "al", "'s", "’s", "&"})
PRONOUNS = frozenset({"i", "he", "she", "it", "we", "you", "they", "who", "some", "many", "others"})

Words = tuple[str, ...]


class OriginNames:
    """The names that a story's articles credit, each mapped to its fullest form."""

    def __init__(self, attributions: Iterable[Attribution], outlets: Iterable[str], cast: Cast) -> None:
        named = {entity.name for entity in cast.entities} | set(outlets)
        credited = {name for a in attributions for name in a.chain if name[:1].isupper()}
        self._outlets = frozenset(outlets)
        plain = {name: tuple(_plain(name)) for name in credited | named}
        longer = _longer(set(plain.values()))
        self._full = {name: _fullest(words, longer.get(words, frozenset())) for name, words in plain.items()}

    def full(self, name: str) -> str:
        """The fullest form of a name, or the name itself."""
        return self._full.get(name, name)

    def is_outlet(self, name: str) -> bool:
        """Whether a name is an outlet's."""
        return name in self._outlets or is_outlet(name)

    def origin(self, attribution: Attribution) -> str | None:
        """Key of the origin that a chain leads to, or None where it is not told.

        That is the furthest name that can be reached from the article over names alone: in "sources told the Herald"
        the Herald, in "Lee told the Herald" Lee. A nameless source by itself is none, but for public bodies. An outlet
        that nameless sources told is the origin in its own articles too.
        """
        reached = None
        for name in reversed([self.full(link) for link in attribution.chain]):
            body = name.lower().split()[-1] if len(name.split()) <= BODY_WORDS else ""
            if body in BODIES:
                return reached or body
            if not self._names(name, attribution):
                break
            reached = name
        return reached

    def _names(self, name: str, attribution: Attribution) -> bool:
        return self.is_outlet(name) or (attribution.kind in ("named", "outlet") and _proper(name))


def _proper(name: str) -> bool:
    """Whether a link of a chain is a name: no pronoun, and capital letters but for small joining words."""
    words = [w for w in name.split() if w not in JOINING]
    return name.lower() not in PRONOUNS and bool(words) and all(w[0].isupper() or w[0].isdigit() for w in words)


def _plain(name: str) -> list[str]:
    """The words of a name without the initials and the "Jr." that some articles print and others do not."""
    return [w for n, w in enumerate(name.split()) if n == 0 or not SMALL.fullmatch(w)]


def _longer(names: Iterable[Words]) -> dict[Words, set[str]]:
    """The names that have these words as their first or last ones."""
    found: defaultdict[Words, set[str]] = defaultdict(set)
    for words in names:
        for n in range(1, len(words)):
            found[words[:n]].add(" ".join(words))
            found[words[-n:]].add(" ".join(words))
    return found


def _fullest(words: Words, longer: Set[str]) -> str:
    """The one name among the longer ones that holds all others; the name itself where there are several."""
    longest = max(longer, key=len, default="")
    return longest if longest and all(o in longest for o in longer) else " ".join(words)
