"""Speakers lost in a splice: "The official said" where no official was introduced."""

from __future__ import annotations

from ..model import Attribution, Sentence

LOSABLE = frozenset(
    {
        "official",
        "source",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "aide",
        "adviser",
        "advisor",
        "insider",
        "diplomat",
    }
)
"""Nouns for one speaker that need an introduction before "the" can stand with them."""
GOING_ON = frozenset({"added", "continued", "went"})
"""Verbs that go on from something the same speaker said before."""
PERSONAL = frozenset({"he", "she"})
ONE = ("a ", "an ", "one ")


def speaker_lost(given: Attribution, before: tuple[Attribution, ...], sentences: tuple[Sentence, ...]) -> bool:
    """Whether an article credits a speaker whom it has not introduced.

    ``before`` are the article's attributions whose words stand before this one's, ``sentences`` the article's.
    A pronoun is lost where its verb goes on from an earlier statement and no person was credited with one; a
    description with "the" where neither its noun nor any single nameless source came before.
    """
    words = given.source.lower().split()
    if len(given.chain) > 1 or not words:
        return False
    single = [a for a in before if _single(a)]
    if words[0] in PERSONAL and given.chain[0].lower() in PERSONAL:
        return bool(set(given.cue.lower().split()) & GOING_ON) and not single
    if words[0] != "the" or given.kind != "unnamed" or words[-1] not in LOSABLE:
        return False
    root = words[-1].removesuffix("man").removesuffix("woman").removesuffix("person")
    seen = any(t.lemma.startswith(root) for s in sentences for t in s.tokens if t.end <= given.source_span.start)
    return not seen and not any(
        a.kind == "unnamed" and a.source.lower().startswith(("a ", "an ", "one ")) for a in single
    )


def _single(a: Attribution) -> bool:
    """Whether an attribution is to one person: by name, by pronoun or by a description in the singular."""
    return a.kind == "named" or a.source.lower() in PERSONAL or a.source.lower().startswith((*ONE, "the "))
