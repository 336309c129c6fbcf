"""What speaks for a name being a person, an organisation or a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model import Sentence, Span
from . import entities_words as w

ALWAYS_LOCATED = 3  # uses that must all be "in X", "of X", "from X" before that alone makes X a place
MOSTLY = 0.6  # share of them, where one is "in X" or "near X"
LOCATORS = frozenset(
    {
        "in",
        "of",
        "from",
        "near",
        "at",
        "to",
        "through",
        "outside",
        "above",
        "around",
        "across",
        "towards",
        "toward",
        "via",
    }
)
KIND_OF_LABEL = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
SPEAKER = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class NameUse:
    """One place where a name stands."""

    sentence: int
    """Index into the story's sentences."""
    first: int
    last: int
    """Its tokens."""
    key: tuple[str, ...]
    """Its words in lower case, without "the", titles and possessive."""
    span: Span
    words: str
    title: tuple[str, ...] = ()
    """Title words right before it, in lower case."""


@dataclass(slots=True)
class Form:
    """All uses of one wording."""

    key: tuple[str, ...]
    uses: list[NameUse] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)

    @property
    def kind(self) -> str:
        """The kind with most votes; a tie goes by the alphabet, so that it is the same in every run."""
        best = sorted(self.votes.items(), key=lambda v: (-v[1], v[0]))
        return best[0][0] if best and best[0][1] > 0 else "other"


def votes_of(sentence: Sentence, use: NameUse) -> Iterable[str]:
    """What one use says of the kind: each entry is a vote."""
    tokens = sentence.tokens
    head = tokens[use.last]
    label = KIND_OF_LABEL.get(head.entity or tokens[use.first].entity)
    votes = [label] if label else []
    if any(word in w.ORGANISATION for word in use.key[-2:]) or (use.words.isupper() and len(use.words) < 6):
        votes += ["organisation"] * 3
    if len(use.key) > 1 and use.key[-1] in w.PLACE:
        votes += ["place"] * 3
    if use.title:
        votes += ["person"] * 3
    after = [t.text for t in tokens[use.last + 1 : use.last + 4]]
    if len(after) == 3 and after[0] == "," and after[1].isdigit() and after[2] in (",", "."):
        votes += ["person"] * 3
    if _lead(sentence, use) in w.SURE_PLACE_LEADS:
        votes += ["place"] * (1 if label == "person" else 2)
    votes += _beside(sentence, use)
    if head.dep in SPEAKER and tokens[head.head].lemma in w.SPEECH and len(use.key) > 1:
        votes += ["person"]
    return votes


def _beside(sentence: Sentence, use: NameUse) -> list[str]:
    """ "Nadia Frey, a bookkeeper", "the bookkeeper, Nadia Frey", "Brennik, a market town": the noun beside it votes."""
    head = sentence.tokens[use.last]
    beside = [sentence.tokens[c] for c in sentence.children[use.last] if c > use.last]
    nouns = [t.lemma for t in beside if t.dep == "appos"]
    if head.dep == "appos":
        nouns.append(sentence.tokens[head.head].lemma)
    votes: list[str] = []
    for noun in nouns:
        human = (noun in w.PERSON_NOUNS or noun in w.KIN) and noun not in ("owner", "partner", "leader")
        votes += ["person"] * (3 * human)
        votes += ["place"] * (3 * (noun in w.PLACE or noun in ("capital", "suburb", "country", "region", "hamlet")))
    return votes


def vote_over_story(forms: dict[tuple[str, ...], Form], sentences: tuple[Sentence, ...]) -> None:
    """What only all uses together tell: a name that stands nowhere but behind "in" or "of" is a place."""
    common = {t.text for s in sentences for t in s.tokens if t.text.islower() and t.pos in ("NOUN", "VERB", "ADJ")}
    bare = {key[0]: _uses_bare(form, sentences) for key, form in forms.items() if len(key) == 1}
    for form in forms.values():
        located = sum(_located(sentences[u.sentence], u) for u in form.uses)
        surely = any(_lead(sentences[u.sentence], u) in w.SURE_PLACE_LEADS for u in form.uses)
        if surely and len(form.uses) >= ALWAYS_LOCATED and located >= MOSTLY * len(form.uses):
            form.votes["place"] += 2 * len(form.uses)
        if len(form.key) == 2 and not set(form.key) & (w.ORGANISATION | w.PLACE) and form.key[-1:] in forms:
            # "Petra Sund" who is later "Sund", without an article, is a person whatever the parser says.
            form.votes["person"] += 2 * bare[form.key[-1]] * (form.votes["person"] >= form.votes["place"])
        if all(word in common for word in form.key):
            form.votes["person"] = 0


def _uses_bare(form: Form, sentences: tuple[Sentence, ...]) -> int:
    """How often a name stands without an article."""
    return sum(not u.first or sentences[u.sentence].tokens[u.first - 1].pos != "DET" for u in form.uses)


def _located(sentence: Sentence, use: NameUse) -> bool:
    head = sentence.tokens[use.last]
    lead = head.dep == "pobj" and sentence.tokens[head.head].lemma in LOCATORS
    return lead or head.dep in ("compound", "nmod", "npadvmod") or use.words.isupper()


def _lead(sentence: Sentence, use: NameUse) -> str:
    return sentence.tokens[use.first - 1].text.lower() if use.first else ""
