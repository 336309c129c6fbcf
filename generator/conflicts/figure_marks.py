"""What the words around a number say: what it counts, whether it counts a part, or only names something."""

from __future__ import annotations

from ..language.lexicon import word_set
from ..language.quantities.counted import PERSON_HEADS
from ..language.senses import Labels, sense_of_word, senses_at
from ..model import Quantity, Sentence, Token
from .clauses import Clause, labels_of

TOLLS = {
    label: name
    for name, words in {
        "die": "die kill murder body_count",
        "hurt": "injure",
        "missing": "missing",
        "arrest": "arrest",
        "evacuate": "evacuate",
        "rescue": "rescue",
    }.items()
    for label in (*labels_of(words), *words.split())
}
"""Senses of what befalls people: each is one running total of a story, whatever noun is counted."""
ANYBODY = PERSON_HEADS | {"dead", "death", "body", "passenger", ""}
"""Nouns that count people without saying which; "two officers wounded" is a part of the total."""
OF_KIND = {
    "arrest": word_set("man suspect youth teenager"),
    "evacuate": word_set("resident inhabitant guest"),
    "rescue": word_set("miner climber sailor migrant"),
    "missing": word_set("fisherman hiker miner sailor"),
}
"""Nouns that count all whom such a thing befell."""
NEAR = 7  # tokens between a number and the word that says what befell those counted
PART = word_set("them those whom these which")
SOME = word_set("first last next initial final remaining")
OTHERS = word_set("including include among other another")
REACH = 8  # tokens from a number to the noun it counts
AGE = word_set("age aged")
AGE_REACH = 5  # tokens before a number in which "in age from" stands
HARM = word_set("wound injury gunshot")
"""Nouns of harm that are counted themselves: two wounds are not two wounded."""


def noun_of(s: Sentence, q: Quantity, tokens: tuple[int, ...]) -> Labels:
    """Senses of the counted noun where it stands, else of its lemma."""
    if not q.counted:
        return frozenset()
    for i in range(tokens[0], min(len(s.tokens), tokens[-1] + REACH)):
        if s.tokens[i].lemma.lower() == q.counted and s.tokens[i].pos != "PROPN":
            return senses_at(s, i, (i,)) or sense_of_word(q.counted)
    return sense_of_word(q.counted)


def names_something(s: Sentence, tokens: tuple[int, ...]) -> bool:
    """Whether the number is part of a name, or counts nothing: "Motel 6", "Image 4 of 20", "in age from 11 to 30"."""
    before = s.tokens[tokens[0] - 1] if tokens[0] else None
    governor = s.tokens[s.tokens[tokens[-1]].head]
    if before is not None and before.pos == "PROPN" and s.tokens[tokens[-1]].tag == "CD" and governor.pos == "PROPN":
        return True
    behind = s.tokens[tokens[-1] + 1 : tokens[-1] + 3]
    between = [s.tokens[k].text for k in (tokens[0] - 1, tokens[-1] + 1) if 0 <= k < len(s.tokens)]
    if between in (["”", ","], ['"', ","], [",", ","]) and len(tokens) == 1 and before is not None:
        return True  # an age behind a name or a nickname
    if any(t.lemma in AGE for t in s.tokens[max(0, tokens[0] - AGE_REACH) : tokens[0]]):
        return True
    of = [t.lemma for t in behind[:1]] == ["of"] and len(behind) == 2 and behind[1].tag == "CD"
    leaf = before is not None and before.lemma == "of" and tokens[0] > 1 and s.tokens[tokens[0] - 2].tag == "CD"
    pictured = any(t.lemma.lower() in ("image", "photo", "slide", "page", "picture") for t in s.tokens[:1])
    return pictured and (of or leaf)


def is_clock(s: Sentence, q: Quantity, tokens: tuple[int, ...]) -> bool:
    """Whether minutes tell the time of day: "by fourteen minutes to, it was over"."""
    behind = s.tokens[tokens[-1] + 1 : tokens[-1] + 3]
    return q.unit.startswith("duration") and [t.pos in ("ADP", "PART", "PUNCT") for t in behind] == [True, True]


def out_of(s: Sentence, tokens: tuple[int, ...], whole: Quantity) -> bool:
    """ "seven of the nine", "seven counts out of nine"."""
    between = [t for t in s.tokens[tokens[-1] + 1 :] if t.start < whole.span.start]
    words = [t.lemma for t in between]
    return (
        bool(words)
        and len(words) <= 4
        and "of" in words
        and all(t.pos in ("ADP", "DET", "NOUN") or t.lemma == "of" for t in between)
    )


def is_more(s: Sentence, tokens: tuple[int, ...]) -> bool:
    """ "Two more days", "another five": added to something told before."""
    own = [s.tokens[i].lemma for i in tokens]
    behind = [t.lemma for t in s.tokens[tokens[-1] + 1 : tokens[-1] + 3]]
    before = s.tokens[tokens[0] - 1].lemma if tokens[0] else ""
    more = ("more", "further", "additional")
    return (
        own[-1:] == ["more"]
        or any(w in more for w in own[1:])
        or before in ("another", "further")
        or own[0] == "another"
        or (bool(behind) and behind[0] in more and behind[1:] != ["than"])
    )


def is_part(s: Sentence, tokens: tuple[int, ...]) -> bool:
    """Whether it counts some of a number just given: "six of them", "including two"."""
    after = [_plain(t) for t in s.tokens[tokens[-1] + 1 : tokens[-1] + 3]]
    before = [_plain(t) for t in s.tokens[max(0, tokens[0] - 4) : tokens[0]] if t.pos != "PUNCT"]
    if before[-2:] == ["all", "but"] or (before[-1:] and before[-1] in SOME):
        return True
    if _there_are(s, tokens):
        return False
    of_those = after[:1] == ["of"] and after[1:] in (["the"], ["his"], ["her"], ["their"], ["its"], ["they"])
    return of_those or (
        any(
            words[k] in ("of", "among", "include", "including") and words[k + 1] in PART
            for words in (after, before)
            for k in range(len(words) - 1)
        )
        or any(w in OTHERS for w in (*before[-2:], *after[:1]))
    )


def _plain(t: Token) -> str:
    """The lemma, but a pronoun as printed: "them" is no "they" here."""
    return t.text.lower() if t.pos == "PRON" else t.lemma


def _there_are(s: Sentence, tokens: tuple[int, ...]) -> bool:
    """ "There were four of them" counts all."""
    above = s.tokens[s.tokens[tokens[-1]].head]
    return above.lemma == "be" and s.child(s.tokens[tokens[-1]].head, "expl") is not None


def toll_of(s: Sentence, tokens: tuple[int, ...], q: Quantity, clause: Clause) -> str | None:
    """What befell those counted: by the noun counted, the word right behind, or the nearest in the clause."""
    found = None if q.counted in HARM else _befell(noun_of(s, q, tokens))
    if found:
        return found
    kinds = {kind for kind, nouns in OF_KIND.items() if q.counted in nouns}
    if (q.counted not in ANYBODY and not kinds) or s.tokens[tokens[-1]].dep == "appos":
        return None
    last = tokens[-1]
    if last + 1 < len(s.tokens) and (direct := _befell(senses_at(s, last + 1, (last + 1,)))):
        return direct
    near = []
    for i in clause.tokens:
        label = None if i in tokens else _befell(senses_at(s, i, clause.tokens))
        if label:
            near.append((min(abs(i - tokens[0]), abs(i - last)), i, label))
    close = [one for one in near if one[0] <= NEAR]
    nearest = min(close)[2] if close else None
    return nearest if q.counted in ANYBODY or nearest in kinds else None


def _befell(labels: Labels) -> str | None:
    return next((TOLLS[label] for label in sorted(labels) if label in TOLLS), None)
