"""Figures in their frame: what each number of the story is the number of, and of whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf

from ..language.lexicon import word_set
from ..language.quantities.counted import PERSON_HEADS
from ..language.quantities.find import find_quantities
from ..language.senses import Labels, sense_of_word, senses_at, senses_of
from ..language.times.find import find_times
from ..model import Quantity, Sentence, Token
from .clauses import Clause, labels_of, name_at, point_in
from .gather import Point
from .story import Story

BETWEEN = word_set(", ( aged age is was")
BEHIND = 3  # tokens from a name to the age behind it
BACK = 2  # sentences back in which "the 52-year-old" is named


def aged(story: Story, s: Sentence, tokens: tuple[int, ...]) -> str | None:
    """Whose age it is: the name it stands behind ("Ann Lee, 52"), or the one person whom "the 52-year-old" can mean."""
    before = tokens[0] - 1
    while before >= 0 and s.tokens[before].text in BETWEEN:
        before -= 1
    if before >= 0 and s.tokens[before].pos == "PROPN" and tokens[0] - before <= BEHIND:
        return _person(story, s, before)
    if any("year" in s.tokens[i].text for i in tokens):
        return _meant(story, s, tokens)
    return None


def _person(story: Story, s: Sentence, i: int) -> str | None:
    """Who a name means; None for a surname that several people of the story bear, or that is half of another."""
    name = name_at(s, i)
    bare = len(name) == 1
    if bare and (s.tokens[name[0] - 1].text == "-" or len(story.first_names.get(s.tokens[i].text, ())) > 1):
        return None
    return story.who(s, name[-1])


def _meant(story: Story, s: Sentence, tokens: tuple[int, ...]) -> str | None:
    after = tokens[-1] + 1
    while after < len(s.tokens) and s.tokens[after].pos in ("NOUN", "ADJ"):
        after += 1
    if after < len(s.tokens) and s.tokens[after].pos == "PROPN" and s.tokens[after].entity == "PERSON":
        return _person(story, s, after)
    if not is_pointing(s, tokens):
        return None
    return _named_before(story, s)


def is_pointing(s: Sentence, tokens: tuple[int, ...]) -> bool:
    """Whether an age stands for its person: "The 52-year-old"."""
    return tokens[0] == 1 and s.tokens[0].lemma == "the"


def _named_before(story: Story, s: Sentence) -> str | None:
    """The one person whom the nearest sentence before that names anybody names."""
    for steps in range(1, BACK + 1):
        o = story.before(s, steps)
        if o is None:
            return None
        people = {story.who(o, i) for i, t in enumerate(o.tokens) if t.entity == "PERSON" and t.pos == "PROPN"}
        if people:
            return next(iter(people)) if len(people) == 1 else None
    return None


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
FORMED = frozenset({"JJ", "VBN", "VBD"})
"""Tags of what a number forms one adjective with."""
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
    """Whether the number is part of a name, or counts nothing: "Motel 6", "Image 4 of 20", "in age 11 to 30"."""
    before = s.tokens[tokens[0] - 1] if tokens[0] else None
    governor = s.tokens[s.tokens[tokens[-1]].head]
    if before is not None and before.pos == "PROPN" and s.tokens[tokens[-1]].tag == "CD" and governor.pos == "PROPN":
        return True
    behind = s.tokens[tokens[-1] + 1 : tokens[-1] + 3]
    if [t.text for t in behind[:1]] == ["-"] and behind[-1].tag in FORMED:
        return True  # "a four-wheeled cart"
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


AWAY = word_set("off away")
WITHIN = word_set("within in")
UNTIL = word_set("until till before")
TO_COME = word_set("will 'll would could can may might expect hope plan should")
"""Words of what is yet to come."""
HAVING = word_set("have own contain comprise employ hold run operate")
PERSON_AGES = 130.0  # years


PARTIAL = word_set(
    "scene instantly still remain later critical critically serious seriously outside another himself herself"
)
"""Words that narrow a toll to some of those counted: "two died at the scene", "three are still in hospital"."""


@dataclass(frozen=True, eq=False)
class Figure:
    """A quantity with its clause and its topic."""

    clause: Clause
    quantity: Quantity
    tokens: tuple[int, ...]
    topic: str
    """"toll:die", "age:<who>", "part of 9", or the unit where only noun and frame can tell."""
    noun: Labels
    """Senses of what is counted or measured."""
    owner: Labels
    """Who has what is counted: "the town's schools", "the hotel has 120 rooms", "the 120-room hotel"."""
    frame: Labels
    """Senses of its clause, or of the sentence where that has no verb, without those of the figure itself."""
    years: frozenset[int]
    """Years that its sentence names."""
    subset: bool
    """Whether it counts some of a total just given: "six of them"."""

    @property
    def article(self) -> str:
        return self.clause.article

    @property
    def exact(self) -> bool:
        return self.quantity.low == self.quantity.high and not self.quantity.approximate

    @property
    def sentence(self) -> Sentence:
        return self.clause.sentence

    @property
    def words(self) -> tuple[Token, ...]:
        return tuple(self.sentence.tokens[i] for i in self.tokens)

    @property
    def toll(self) -> bool:
        return self.topic.startswith("toll:")

    def point(self, key: str, source: str = "") -> Point:
        return point_in(self.sentence, self.clause.tokens, key, self.tokens, source)


def find_figures(story: Story) -> tuple[Figure, ...]:
    """Every figure of the story that can be compared, in the story's order."""
    return tuple(f for s in story.sentences for f in _in_sentence(story, s))


def _in_sentence(story: Story, s: Sentence) -> Iterator[Figure]:
    quantities = [q for q in find_quantities(s) if q.unit not in ("label", "ordinal", "caliber")]
    if not quantities:
        return
    years = frozenset(_years(story, s))
    for n, q in enumerate(quantities):
        tokens = _tokens(s, q)
        clause = story.clause_at.get((s.article, s.tokens[tokens[0]].start)) if tokens else None
        if q.unit == "count" and not q.counted and q.low % 1 and not q.approximate:
            q = replace(q, unit="magnitude")  # a bare decimal is a reading on some scale
        if clause is None or (q.unit == "count" and names_something(s, tokens)) or is_clock(s, q, tokens):
            continue
        whole = quantities[n + 1] if n + 1 < len(quantities) else None
        topic = _topic(story, s, clause, q, tokens, whole)
        last = _tokens(s, quantities[n - 1]) if n else ()
        whole_of = bool(last) and out_of(s, last, q)
        part = (q.unit == "count" and is_part(s, tokens)) or whole_of or is_more(s, tokens)
        part = part and not topic.startswith("part of ")
        noun, owner = noun_of(s, q, tokens), _owner(story, clause, tokens)
        yield Figure(clause, q, tokens, topic, noun, owner, _frame(story, clause, tokens), years, part)


def _years(story: Story, s: Sentence) -> Iterator[int]:
    """Years that a sentence dates something to: not "the highest since 1998"."""
    text = story.article[s.article].text
    for t in find_times(s, None):
        if t.first and t.last and t.grain != "duration" and not text[: t.span.start].rstrip().endswith("since"):
            yield t.first.year


def _tokens(s: Sentence, q: Quantity) -> tuple[int, ...]:
    return tuple(i for i, t in enumerate(s.tokens) if q.span.start <= t.start < q.span.end)


def _ahead(story: Story, s: Sentence, q: Quantity, tokens: tuple[int, ...]) -> str | None:
    """Who expects something in so much time: "ready within three years, Lee said", "ten years off"."""
    if not q.unit.startswith("duration"):
        return None
    before = s.tokens[tokens[0] - 1].lemma.lower() if tokens[0] else ""
    behind = s.tokens[tokens[-1] + 1].lemma.lower() if tokens[-1] + 1 < len(s.tokens) else ""
    to_come = any(t.lemma in TO_COME for t in s.tokens)
    if behind not in AWAY and not (to_come and (before in WITHIN or behind in UNTIL)):
        return None
    return story.speaker(s, tokens[0])


def _topic(
    story: Story, s: Sentence, clause: Clause, q: Quantity, tokens: tuple[int, ...], whole: Quantity | None
) -> str:
    if q.unit == "age":
        who = aged(story, s, tokens)
        return f"age:{who}" if who and q.high <= PERSON_AGES else "age"
    if q.unit != "count":
        who = _ahead(story, s, q, tokens)
        return f"ahead:{who}" if who else q.unit
    if whole is not None and whole.unit == "count" and whole.low == whole.high > q.high and out_of(s, tokens, whole):
        return f"part of {whole.low:g}"
    toll = toll_of(s, tokens, q, clause)
    return f"toll:{toll}" if toll else "count"


def _owner(story: Story, clause: Clause, tokens: tuple[int, ...]) -> Labels:
    s = clause.sentence
    noun = s.tokens[tokens[-1]].head
    above = s.tokens[noun].head
    if s.tokens[noun].dep in ("compound", "amod", "nmod") and s.tokens[above].pos == "NOUN":
        return senses_at(s, above, (above,))
    has = s.tokens[noun].dep == "dobj" and above == clause.head and clause.verb in HAVING
    party = story.party(s, clause.subject if has else s.child(noun, "poss"))
    return frozenset() if party is None else frozenset((party.who,)) if party.who else party.senses


def _frame(story: Story, clause: Clause, tokens: tuple[int, ...]) -> Labels:
    s = clause.sentence
    own = senses_of(s, tokens)[0]
    if s.tokens[clause.head].pos in ("VERB", "AUX"):
        return clause.words - own
    return frozenset(w for c in story.within(s) for w in c.words) - own


def partial(f: Figure) -> bool:
    """Whether words of its clause narrow a toll to some of those counted."""
    s = f.sentence
    return any(s.tokens[i].lemma.lower() in PARTIAL for i in f.clause.tokens)


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities have one normal value."""
    return a.unit == b.unit and a.low == b.low and a.high == b.high


def is_bound(q: Quantity) -> bool:
    return q.high == inf or (q.low == 0 and q.high > 0)


def swapped(a: Figure, b: Figure) -> int:
    """How many digits two exact figures have, if they are the same digits in another order; else 0."""
    mine, theirs = _digits(a), _digits(b)
    same = a.exact and b.exact and mine != theirs and sorted(mine) == sorted(theirs)
    return len(mine.replace(".", "")) if same else 0


def _digits(f: Figure) -> str:
    return f"{f.quantity.low:.3f}".rstrip("0").rstrip(".")
