"""Who is meant: names in the place of pronouns, and behind descriptions that name nobody."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..language.per_sentence import per_sentence
from ..model import Cast, Mention, Sentence
from . import words as w
from .draft import Draft
from .nouns import possessive

THIRD = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
THINGS = frozenset({"it", "its", "itself", "they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours"})
POINTING = frozenset({"this", "that", "these", "those", "such", "one", "others", "both", "another", "here", "there"})
VAGUE = THIRD | THINGS | FIRST | POINTING
"""Words that mean nothing by themselves."""
WHOLE = {"'s": ("is", "has"), "'d": ("would", "had"), "'ll": ("will", "will")}
"""Verbs drawn together with their subject: before a present or infinitive, and before a past participle."""
NAMED = ("name", "short name")


class Names:
    """The cast as a statement uses it: a short name for each entity that has a name at all."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        owners: dict[str, set[str]] = defaultdict(set)
        named: set[str] = set()
        for entity in cast.entities:
            for words in (entity.name, *entity.aliases):
                owners[words].add(entity.id)
        named = {m.entity for m in cast.mentions if m.how in NAMED}
        self.short = {e.id: _short((e.name, *e.aliases), owners) for e in cast.entities if e.id in named}


def _short(names: Iterable[str], owners: dict[str, set[str]]) -> str:
    """The shortest name that no other entity has and that ends the full one: "Jeff Sessions" to "Sessions"."""
    full, *others = names
    fit = [n for n in others if len(owners[n]) == 1 and full.endswith(n) and n[:1].isupper()]
    return min(fit, key=lambda n: (len(n.split()), n), default=full)


@dataclass(frozen=True, slots=True)
class Meant:
    """Words of a sentence that mean somebody who has a name."""

    tokens: tuple[int, ...]
    mention: Mention
    name: str
    """What may stand in their place: a possessive for one."""


@per_sentence
def meant(s: Sentence, names: Names) -> tuple[Meant, ...]:
    """Everybody with a name whom a sentence mentions, in its order."""
    at = {t.start: i for i, t in enumerate(s.tokens)}
    end = {t.end: i for i, t in enumerate(s.tokens)}
    found = []
    for mention in names.cast.within(s.article, s.span):
        first, last = at.get(mention.span.start), end.get(mention.span.end)
        if first is None or last is None or mention.entity not in names.short:
            continue
        name = names.short[mention.entity]
        owns = s.tokens[last].tag == "PRP$" or s.tokens[last].text.lower() in ("his", "hers")
        found.append(Meant(tuple(range(first, last + 1)), mention, possessive(name) if owns else name))
    return tuple(found)


def name_mentions(d: Draft, names: Names, inside: Iterable[int]) -> None:
    """Name, once, everybody whom the draft's words mean; ``inside`` are the words inside quotation marks."""
    said = set()
    for one in meant(d.sentence, names):
        tokens = [i for i in one.tokens if i in d.kept and i not in d.put]
        who = one.mention.entity
        if tokens and one.mention.how not in NAMED and who not in said and names.short[who] not in d.front:
            _name(d, one, tokens)
        if tokens:
            said.add(who)
    _unnamed(d, names, frozenset(inside))


def _name(d: Draft, one: Meant, tokens: list[int]) -> None:
    head = tokens[-1]
    if one.mention.how == "pronoun":
        if not d.sentence.tokens[head].text.lower().endswith("self"):
            d.put[head] = one.name
            _spell_out(d, head + 1)
    elif any(d.cited(i) for i in tokens):
        d.after[head] = one.name
    else:
        d.put[tokens[0]] = one.name
        d.kept -= set(tokens[1:])


def _spell_out(d: Draft, i: int) -> None:
    """The verb that was drawn together with a pronoun, whole: "[Lee] had" for "he'd"."""
    s = d.sentence
    if i in d.kept and s.tokens[i].text[:1] in "'’" and s.tokens[i].pos in w.VERBAL:
        short = s.tokens[i].text.lower().replace("’", "'")
        past = s.tokens[s.tokens[i].head].tag == "VBN" and s.tokens[i].dep == "aux"
        if short in WHOLE:
            d.put[i] = WHOLE[short][past]


def _unnamed(d: Draft, names: Names, inside: frozenset[int]) -> None:
    """Note the pronouns that nobody could be found for."""
    s = d.sentence
    resolved = {m.span.start for m in names.cast.within(s.article, s.span)}
    before: Counter[str] = Counter()
    for i in sorted(d.kept):
        t = s.tokens[i]
        word = t.text.lower()
        if i in d.put:
            before["noun"] += 1
            before["person"] += 1
        elif t.start in resolved and t.pos != "PRON":
            before["person"] += 1
        if word in VAGUE:
            _vague(d, i, before, named=t.start in resolved, quoted=i in inside)
        before["noun"] += t.pos in ("NOUN", "PROPN")
        before["person"] += t.dep in w.SUBJECTS and t.tag in ("NN", "NNP")


def _vague(d: Draft, i: int, before: Counter[str], *, named: bool, quoted: bool) -> None:
    """Note a word that means nothing by itself, unless something tells what it means."""
    t = d.sentence.tokens[i]
    word = t.text.lower()
    if word.endswith("self") and d.front:
        return  # whose words stand in front is who it means
    if word in THIRD and i not in d.put and not named:
        d.fault("pronoun", 0.4 if before["person"] else 1.5)
    elif word in THINGS and t.dep != "expl" and not before["noun"]:
        d.fault("pronoun", 1.5)
    elif word in FIRST and not quoted and t.entity == "":
        d.fault("first person", 1.5)
    elif word in POINTING and t.pos in ("PRON", "DET", "ADV") and t.dep in (*w.SUBJECTS, "dobj", "pobj", "advmod"):
        d.fault("pointing", 0.0 if t.dep == "expl" else 0.7)
