"""One name for each origin: "ABC", "ABC News" and "the network" are one, and so are "Lee" and "Ann Lee"."""

from __future__ import annotations

from collections.abc import Iterable

from generator.language.attribution_cues import is_outlet
from generator.language.lexicon import word_set
from generator.model import Attribution, Cast

BODIES = word_set(
    "police prosecutors authorities firefighters investigators detectives paramedics coastguard court inquest"
)
"""Bodies that are known by what they are: there is one of each in a story, and it can be asked."""

JOINING = frozenset({"of", "the", "and", "for", "de", "la", "du", "von", "van", "bin", "al", "'s", "’s", "&"})
PRONOUNS = frozenset({"i", "he", "she", "it", "we", "you", "they", "who", "some", "many", "others"})


class OriginNames:
    """The names that a story's articles credit, each mapped to its fullest form."""

    def __init__(self, attributions: Iterable[Attribution], outlets: Iterable[str], cast: Cast) -> None:
        named = {entity.name for entity in cast.entities} | set(outlets)
        credited = {name for a in attributions for name in a.chain if name[:1].isupper()}
        self._outlets = frozenset(outlets)
        self._full = {name: _fullest(name, named | credited) for name in credited | named}

    def full(self, name: str) -> str:
        """The fullest form of a name, or the name itself."""
        return self._full.get(name, name)

    def is_outlet(self, name: str) -> bool:
        """Whether a name is an outlet's."""
        return name in self._outlets or is_outlet(name)

    def origin(self, attribution: Attribution, own: str | None) -> str | None:
        """Key of the origin that a chain leads to: its furthest outlet, else its furthest name, else a public body.

        Other nameless sources give None, and so does the article's own outlet standing alone, which is no credit.
        """
        chain = [self.full(name) for name in attribution.chain]
        elsewhere = [name for name in chain if own is None or name != self.full(own)]
        for name in elsewhere:
            if self.is_outlet(name):
                return name
        if attribution.kind != "unnamed":
            for name in elsewhere:
                if _proper(name):
                    return name
        return next((name.lower() for name in chain if name.lower() in BODIES), None)


def _proper(name: str) -> bool:
    """Whether a link of a chain is a name: no pronoun, and capital letters but for small joining words."""
    words = [w for w in name.split() if w not in JOINING]
    return name.lower() not in PRONOUNS and bool(words) and all(w[0].isupper() or w[0].isdigit() for w in words)


def _fullest(name: str, names: Iterable[str]) -> str:
    """The one longer name that holds this one as its first or last words; the name itself where there are several."""
    words = name.split()
    longer = [
        other
        for other in names
        if len(other.split()) > len(words)
        and (other.split()[-len(words) :] == words or other.split()[: len(words)] == words)
    ]
    same_kind = sorted({other for other in longer if is_outlet(other) == is_outlet(name) or len(words) == 1})
    tops = [o for o in same_kind if not any(o != p and o in p for p in same_kind)]
    return tops[0] if len(tops) == 1 else name
