"""Which senses words evoke: two reports that say one thing in other words evoke the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..model import Sentence, Token
from .lexicon import word_set
from .per_sentence import per_sentence
from .thesaurus import Index, index, stem, thesaurus

_POS = {
    **dict.fromkeys(("NOUN", "PROPN"), "n"),
    "VERB": "v",
    **dict.fromkeys(("ADJ", "ADV", "NUM"), "a"),
    **dict.fromkeys(("ADP", "SCONJ"), "p"),
}
"""Universal part of speech: its letter in the thesaurus. Other words evoke nothing alone."""
_STEMMED = {"NOUN", "PROPN", "VERB", "ADJ", "ADV"}
_SKIPPED = {"DT", "PRP$", "HYPH", "POS"}
"""Tags of words that a phrase passes over: "lost his life", "cease-fire"."""
_PLURAL = {"NNS", "NNPS"}
_NAMED = {"PERSON", "DATE", "TIME"}
"""Types of names whose words mean nothing: Mr Field is no meadow, in March nobody marches."""
_PEOPLES = "NORP"  # type of the names of peoples, which have plurals
_LIGHT = word_set(
    "be have do get take make give go come put let become seem also so as even still just more most other such own "
    "too very then there here well much rather quite already yet ever else accord according"
)
"""Words of content by their part of speech, but of none that tells two reports apart: they have no stem's label."""
_MAX_APART = 3  # tokens between a verb and its particle, "stepped, as expected, down"; farther off it is another's

Labels = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Evoked:
    """A stretch of tokens and what it evokes."""

    tokens: frozenset[int]
    tight: Labels
    loose: Labels


def senses_of(sentence: Sentence, tokens: tuple[int, ...]) -> tuple[Labels, Labels]:
    """Labels of the tight and of the loose classes that these tokens of a sentence evoke.

    A word in no tight class evokes its stem: "stem:resign". A phrase counts if all its content words are
    among the tokens.
    """
    given = frozenset(tokens)
    evoked = [e for e in _evoked(sentence) if e.tokens <= given]
    return (
        frozenset().union(*(e.tight for e in evoked)),
        frozenset().union(*(e.loose for e in evoked)),
    )


def senses_by_token(sentence: Sentence) -> tuple[tuple[Labels, Labels], ...]:
    """For each token of a sentence the tight and the loose labels that it evokes, alone or in a phrase."""
    tight: list[Labels] = [frozenset()] * len(sentence.tokens)
    loose: list[Labels] = [frozenset()] * len(sentence.tokens)
    for e in _evoked(sentence):
        for i in e.tokens:
            tight[i] |= e.tight
            loose[i] |= e.loose
    return tuple(zip(tight, loose, strict=True))


def senses_at(sentence: Sentence, i: int, tokens: tuple[int, ...]) -> Labels:
    """Labels of the tight classes that a token evokes, alone or in a phrase all whose content words are given."""
    given = frozenset(tokens)
    return frozenset(label for e in _evoked(sentence) if i in e.tokens and e.tokens <= given for label in e.tight)


def exclude(a: Labels, b: Labels) -> bool:
    """Whether two words that evoke these labels cannot both be said of one thing: no shared sense, opposed ones."""
    return not a & b and bool(opposites_of(a) & b)


def opposites_of(labels: Labels) -> Labels:
    """What the opposites of these labels evoke."""
    return frozenset(other for label in labels for other in _opposites().get(label, ()))


def pole(act: Labels) -> tuple[str, bool]:
    """One name for what evokes these labels and for its opposites, and whether it is the one that the name means."""
    base = min(act | opposites_of(act))
    return base, base in act


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in thesaurus().opposites:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {label: frozenset(others) for label, others in found.items()}


@cache
def sense_of_word(lemma: str) -> Labels:
    """Labels of the tight classes of one word in any part of speech, or its stem's label."""
    forms = (lemma, lemma.lower())
    found = _tight().labels(forms, None) or _tight().labels_of_kin((lemma.lower(),), None)
    return found or frozenset((f"stem:{stem(lemma)}",))


@cache
def _tight() -> Index:
    return index(thesaurus().tight)


@cache
def _loose() -> Index:
    return index(thesaurus().loose)


@per_sentence
def _evoked(sentence: Sentence) -> tuple[_Evoked, ...]:
    tight, loose = _phrases(sentence, _tight()), _phrases(sentence, _loose())
    in_tight = {i for tokens, _ in tight for i in tokens}
    in_loose = {i for tokens, _ in loose for i in tokens}
    found = [_Evoked(_content(sentence, tokens), frozenset((label,)), frozenset()) for tokens, label in tight]
    found += [_Evoked(_content(sentence, tokens), frozenset(), frozenset((label,))) for tokens, label in loose]
    for i, token in enumerate(sentence.tokens):
        one = frozenset() if i in in_tight else _word(token)
        kin = frozenset() if i in in_loose else _labels(_loose(), token)
        if one or kin:
            found.append(_Evoked(frozenset((i,)), one, kin))
    return tuple(found)


def _word(token: Token) -> Labels:
    """Tight senses of one token that stands in no phrase; else those of its kin; else its stem."""
    labels = _labels(_tight(), token)
    if not labels and token.pos in _POS and (token.pos != "PROPN" or token.entity == _PEOPLES):
        labels = _tight().labels_of_kin((token.lemma.lower(), token.text.lower()), _POS[token.pos])
    if not labels and token.pos in _STEMMED and any(c.isalpha() for c in token.text):
        labels = (
            frozenset() if {token.lemma, token.text.lower()} & _LIGHT else frozenset((f"stem:{stem(token.lemma)}",))
        )
    return labels


def _labels(classes: Index, token: Token) -> Labels:
    """A name that is listed nowhere as a noun may be any word of a headline in capitals."""
    if token.pos not in _POS or token.text.lower() in _LIGHT or (token.pos == "PROPN" and token.entity in _NAMED):
        return frozenset()
    found = classes.labels(_forms(token), _POS[token.pos])
    return found or (classes.labels(_forms(token), None) if token.pos == "PROPN" else frozenset())


def _forms(token: Token) -> tuple[str, ...]:
    """Under which a token may be listed, the likeliest first: "talks" are more than a talk, but "found" is to find."""
    lemma, text = token.lemma.lower(), token.text.lower()
    written = () if token.text == text else (token.text,)
    if token.tag == "NNPS" and token.entity != _PEOPLES:
        return (*written, text)  # a name is no plural: Mr Banks
    return (*written, text, lemma) if token.tag in _PLURAL else (*written, lemma, text)


def _phrases(sentence: Sentence, classes: Index) -> list[tuple[tuple[int, ...], str]]:
    """Phrases from left to right, longest first, without overlap; one phrase may have several labels."""
    found: list[tuple[tuple[int, ...], str]] = []
    taken: set[int] = set()
    for i, token in enumerate(sentence.tokens):
        here = [
            (tokens, label)
            for first in dict.fromkeys(_forms(token))
            for rest, label in classes.phrases.get(first, ())
            if (tokens := _match(sentence, i, rest)) and taken.isdisjoint(tokens)
        ]
        longest = max((len(tokens) for tokens, _ in here), default=0)
        for tokens, label in here:
            if len(tokens) == longest:
                found.append((tokens, label))
                taken.update(tokens)
    return found


def _match(sentence: Sentence, i: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """The tokens of a phrase that begins at ``i``, if its other words follow."""
    tokens = [i]
    for word in rest:
        following = _next(sentence, tokens[-1], word)
        if following is None:
            particle = _particle(sentence, i, word) if len(rest) == 1 else None
            return None if particle is None else (i, particle)
        tokens.append(following)
    return tuple(tokens)


def _next(sentence: Sentence, i: int, word: str) -> int | None:
    """The next token if it is this word; articles, possessives and hyphens are passed over."""
    for j in range(i + 1, len(sentence.tokens)):
        token = sentence.tokens[j]
        if word in (token.lemma.lower(), token.text.lower()):
            return j
        if token.tag not in _SKIPPED:
            return None
    return None


def _particle(sentence: Sentence, verb: int, word: str) -> int | None:
    """A particle of this verb that stands apart from it: "shut the plant down"."""
    for j in range(verb + 1, min(verb + 2 + _MAX_APART, len(sentence.tokens))):
        token = sentence.tokens[j]
        if token.head == verb and token.dep in ("prt", "advmod") and token.text.lower() == word:
            return j if sentence.tokens[verb].pos == "VERB" else None
    return None


def _content(sentence: Sentence, tokens: tuple[int, ...]) -> frozenset[int]:
    """Those of a phrase's tokens that must be given for it to count: its content words, or all if it has none."""
    content = frozenset(i for i in tokens if sentence.tokens[i].pos in _STEMMED and sentence.tokens[i].dep != "prt")
    return content or frozenset(tokens)
