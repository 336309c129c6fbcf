"""Names as they stand in the sentences, and what speaks for a person, an organisation or a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ...model import Sentence, Span
from ..lexicon import word_set
from . import words as w

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
TITLE_CASE = 0.7  # share of a line's words with a capital above which capitals say nothing
SHORT = {"st": "street", "ave": "avenue", "rd": "road", "dr": "drive", "blvd": "boulevard", "s": "south", "n": "north"}
"""Abbreviations in addresses, written out in keys of several words."""
GLUE = frozenset({"-", "–", "&", "."})
ALWAYS_LOCATED = 3  # uses that must all be "in X", "of X", "from X" before that alone makes X a place
MOSTLY = 0.6  # share of them, where one is "in X" or "near X"
LOCATORS = word_set("in of from near at to through outside above around across towards toward via")
KIND_OF_LABEL = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
SPEAKER = ("nsubj", "nsubjpass")


def find_forms(sentences: tuple[Sentence, ...]) -> dict[tuple[str, ...], Form]:
    """The wordings of names in a story, by key, with their votes."""
    forms: dict[tuple[str, ...], Form] = {}
    doubtful: list[NameUse] = []
    for number, sentence in enumerate(sentences):
        titled = _title_case(sentence)
        for use, sure in _uses(sentence, number):
            if titled or not sure:
                doubtful.append(use)
                continue
            form = forms.setdefault(use.key, Form(use.key))
            form.uses.append(use)
            form.votes.update(votes_of(sentence, use))
    vote_over_story(forms, sentences)
    parts = {word for key in forms for word in key}
    for use in doubtful:
        if use.key in forms:
            forms[use.key].uses.append(use)
        elif len(use.key) == 1 and use.key[0] in parts and not use.words.islower():
            forms.setdefault(use.key, Form(use.key)).uses.append(use)
    for form in forms.values():
        form.uses.sort(key=lambda u: (u.sentence, u.first))
    return forms


def _title_case(sentence: Sentence) -> bool:
    # Names have capitals in every line: only the other words tell.
    words = [t.text for t in sentence.tokens[1:] if t.text.isalpha() and len(t.text) > 3 and not t.entity]
    return len(words) > 2 and sum(x[0].isupper() for x in words) / len(words) > TITLE_CASE


def _uses(sentence: Sentence, number: int) -> Iterator[tuple[NameUse, bool]]:
    """Uses of names, each with whether it is surely one (a parser's name, or a proper noun inside a sentence)."""
    for first, last, labelled in _stretches(sentence):
        trimmed = _trim(sentence, first, last)
        if trimmed is None:
            continue
        begin, end = trimmed
        words = [sentence.tokens[i].text for i in range(begin, end + 1)]
        key = tuple(x.lower().strip(".") for x in words if x not in GLUE and x.strip("."))
        if len(key) > 1 and sentence.tokens[end].entity != "PERSON":
            key = tuple(SHORT.get(x, x) if x != "dr" or x == key[-1] else x for x in key)
        if len("".join(key)) < 2 or not words[0][0].isupper() or key[0] in w.NOT_NAMES or key[0].startswith("http"):
            continue
        title = _title(sentence, begin)
        span = Span(sentence.tokens[begin].start, sentence.tokens[end].end)
        text = " ".join(words)
        sure = labelled or (begin > 0 and sentence.tokens[begin - 1].text not in ('"', "“", ".", ":"))
        yield NameUse(number, begin, end, key, span, text, title), sure


def _stretches(sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    """First and last token of each stretch that may be a name: the parser's names, then runs of proper nouns."""
    i, tokens = 0, sentence.tokens
    while i < len(tokens):
        token = tokens[i]
        if token.entity in NAMED and token.begins:
            j = i
            while j + 1 < len(tokens) and tokens[j + 1].entity == token.entity and not tokens[j + 1].begins:
                j += 1
            # The parser's names miss a first or last word now and then ("Sheila" of "Sheila Dordies").
            while token.entity == "PERSON" and j + 1 < len(tokens) and _runs_on(sentence, j + 1):
                j += 1
            if i == j and token.text.istitle() and _person_begins(sentence, j + 1):
                j += 1
                while j + 1 < len(tokens) and tokens[j + 1].entity == "PERSON" and not tokens[j + 1].begins:
                    j += 1
            yield i, j, True
            i = j + 1
        elif token.pos == "PROPN" and not token.entity:
            j = i
            while j + 1 < len(tokens) and not tokens[j + 1].entity and _runs_on(sentence, j + 1):
                j += 1
            yield i, j, False
            i = j + 1
        else:
            i += 1


def _person_begins(sentence: Sentence, i: int) -> bool:
    """Whether a person's last name stands here that the parser cut from the first."""
    return i < len(sentence.tokens) and sentence.tokens[i].entity == "PERSON" and sentence.tokens[i].begins


def _runs_on(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    if token.entity and token.entity not in NAMED:
        return False
    after = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    hyphen = token.text in ("-", "–") and after is not None and after.start == token.end and after.pos == "PROPN"
    return (token.pos == "PROPN" and not token.begins and token.text[:1].isupper()) or hyphen


def _trim(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Without article, titles, possessive and stray signs; None where no name is left."""
    tokens = sentence.tokens
    for i in range(first, last + 1):
        if tokens[i].tag == "POS" and i > first:
            # "Ruth 's Chris": the possessive ends the name unless more capitals of the same name follow.
            last = i - 1
            break

    titled = tokens[last].text.lower() not in w.ORGANISATION  # "Justice Department" has no title

    def idle(i: int, leading: bool) -> bool:
        token = tokens[i]
        # "Highway 9" keeps its number, "Mira Halvek 7" does not.
        if not leading and token.pos == "NUM" and i > first and token.entity in ("FAC", "ORG", "PRODUCT"):
            return False
        return token.pos in ("DET", "PUNCT", "PART", "ADP", "SYM", "NUM", "SPACE", "CCONJ") or (
            leading and titled and token.text.lower().strip(".") in w.TITLES and i < last
        )

    while first <= last and idle(first, True):
        first += 1
    while first <= last and idle(last, False):
        last -= 1
    if first > last or (tokens[first].tag in ("JJ", "NNPS") and tokens[first].entity == "NORP"):
        return None
    if first == last and tokens[first].text.lower().strip(".") in w.TITLES:
        return None
    if not any(tokens[i].pos in ("PROPN", "NOUN") for i in range(first, last + 1)):
        return None
    return first, last


def _title(sentence: Sentence, begin: int) -> tuple[str, ...]:
    words: list[str] = []
    i = begin - 1
    while i >= 0:
        token = sentence.tokens[i]
        word = token.text.lower().strip(".")
        if token.text == "." and words:
            i -= 1
            continue
        if word not in w.TITLES and not (words and token.pos in ("NOUN", "PROPN") and token.dep == "compound"):
            break
        words.insert(0, word)
        i -= 1
    return tuple(words)


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
