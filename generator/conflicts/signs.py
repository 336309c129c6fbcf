"""What speaks for and against two rivals being two answers to one question: the signs that the judge weighs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from math import inf

from ..language.hedges import hedge_in
from ..language.lexicon import word_set
from ..language.senses import Labels, exclude, opposites_of, senses_at, senses_by_token, senses_of
from ..model import Quantity, Sentence
from .clauses import Clause, labels_of
from .figures import Figure, is_bound, partial, swapped
from .items import NAMED, Item, Kind, kind_of
from .rivals import COUNTED_PEOPLE, Pair, Partners, Rivals, one_utterance, relation, two_speakers
from .story import Party, Story
from .wording import FUNCTION, common, matters, same_utterance

FAR = 10.0  # of two sizes, the ratio from which it tells no more
DAYS = 11.0  # between two days, from which it tells no more
ASKING = word_set("whether unclear open await undetermined unconfirmed establish")
NOT_YET = word_set("yet not no early")
SETTLING = word_set("confirm establish settle official prove")
SORTS = ("person", "place", "other", "cause", "date", "negation")

Signs = Iterator[tuple[str, float]]


def _sizes(_: Rivals, pair: Pair) -> Signs:
    f, g = pair.a.figure, pair.b.figure
    if f is None or g is None:
        return
    q, r = f.quantity, g.quantity
    low, high = sorted((_size(q), _size(r)))
    yield "ratio of the sizes", min(FAR, round(high / low, 4)) if low and high < inf else FAR
    yield "bounds", sum(is_bound(x) + x.approximate for x in (q, r))
    yield "parts of a whole", sum(x.subset + partial(x) for x in (f, g))
    yield "a count", q.unit == "count"
    yield "an age", q.unit == "age"
    yield "a duration", q.unit.startswith("duration")
    yield "same digits in another order", swapped(f, g) > 1
    yield "both round or neither", (q.low % 10 == 0) == (r.low % 10 == 0)


def _counted(rivals: Rivals, pair: Pair) -> Signs:
    f, g = pair.a.figure, pair.b.figure
    if f is None or g is None:
        return
    q, r = f.quantity, g.quantity
    yield "one noun counted", bool(f.noun & g.noun)
    yield "nouns unknown", (not f.noun) + (not g.noun)
    yield "both count people", q.counted in COUNTED_PEOPLE and r.counted in COUNTED_PEOPLE
    if q.unit != "count" and q.counted and r.counted:
        yield "one measure", q.counted == r.counted
        yield "other measures", q.counted != r.counted
    yield "one owner", bool(f.owner & g.owner) - bool(f.owner and g.owner and not f.owner & g.owner)
    aged = f.topic.startswith("age:") and g.topic.startswith("age:")
    yield "ages of others", aged and f.topic != g.topic
    yield "one topic", f.topic == g.topic and f.topic not in ("count", q.unit)
    yield "words of the frame shared", len(f.frame & g.frame)
    slots = rivals.of_slot[pair.a.slot]
    such = sorted(sum(_one_count(i, o) for o in slots[i.article]) for i in (pair.a, pair.b))
    yield "such figures in the poorer article", such[0]
    yield "such figures in the richer article", such[1]


def _times(_: Rivals, pair: Pair) -> Signs:
    t, u = pair.a.time, pair.b.time
    if t is None or u is None:
        return
    yield "clock times", (t.grain == "clock") + (u.grain == "clock")
    yield "one grain", t.grain == u.grain
    yield "months and years", sum(x.grain in ("month", "year") for x in (t, u))
    yield "days apart", min(DAYS, abs((t.first - u.first).days)) if t.first and u.first else DAYS
    yield "minutes apart", abs(t.clock - u.clock) if t.clock is not None and u.clock is not None else -1.0


def _things(_: Rivals, pair: Pair) -> Signs:
    yield "sort of thing", SORTS.index(kind_of(pair.a.slot.removeprefix("thing:")))
    yield "names for things", sum(i.sentence.tokens[i.mark[0]].pos == "PROPN" for i in (pair.a, pair.b))


def _status(_: Rivals, pair: Pair) -> Signs:
    doubt, sure = (pair.a, pair.b) if pair.a.key == "open" else (pair.b, pair.a)
    yield "words of doubt", doubt.weight
    asked = {t.lemma.lower() for t in doubt.sentence.tokens}
    yield "asked or awaited", bool(asked & ASKING)
    yield "not yet", bool(asked & NOT_YET)
    yield "said to be settled", any(t.lemma.lower() in SETTLING for t in sure.sentence.tokens)


def _quotes(rivals: Rivals, pair: Pair) -> Signs:
    if pair.a.quoted is None or pair.b.quoted is None:
        return
    mine, theirs = pair.a.quoted.words, pair.b.quoted.words
    same = same_utterance(mine, theirs)
    others = two_speakers(rivals.story, pair.a, pair.b)
    yield "likely one utterance", same
    yield "one speaker", 0.0 if others is None else -1.0 if others else 1.0
    told = [frozenset(w for w in words if w not in FUNCTION) for words in (mine, theirs)]
    both = len(told[0] & told[1])
    yield "quoted words shared", both
    yield "share of the quoted words shared", round(both / max(1, min(map(len, told))), 4)
    yield "quoted words in one order", len(common(mine, theirs))
    yield "one cut from the other", one_utterance(pair.a, pair.b)
    yield "differ in more than a word", matters(mine, theirs)


def _size(q: Quantity) -> float:
    return abs(q.low) or abs(q.high)


def _one_count(i: Item, o: Item) -> bool:
    """Whether two figures of one article are of one kind: neither is the only one of it."""
    f, g = i.figure, o.figure
    return f is not None and g is not None and (f.quantity.unit != "count" or _one_noun(f, g))


def _one_noun(f: Figure, g: Figure) -> bool:
    people = {f.quantity.counted, g.quantity.counted} <= COUNTED_PEOPLE
    return f is g or bool(f.noun & g.noun) or people


def _names(_: Rivals, pair: Pair) -> Signs:
    yield "sort of name", tuple(NAMED.values()).index(pair.a.slot.removeprefix("name:"))
    tokens = [i.sentence.tokens[i.mark[-1]] for i in (pair.a, pair.b)]
    yield "names that are subjects", sum(t.dep in ("nsubj", "nsubjpass") for t in tokens)


def _states(_: Rivals, pair: Pair) -> Signs:
    yield "words beside the predicate, the fewer", min(len(i.clause.words - i.senses) for i in (pair.a, pair.b))


OF_KIND: dict[Kind, tuple[Callable[[Rivals, Pair], Signs], ...]] = {
    Kind.NUMBER: (_sizes, _counted),
    Kind.DATE: (_times,),
    Kind.THING: (_things,),
    Kind.CERTAINTY: (_status,),
    Kind.QUOTE: (_quotes,),
    Kind.NAME: (_names,),
    Kind.STATE: (_states,),
}
"""Who reads the signs of each kind."""


WINDOW = 6  # tokens on either side of an item whose senses are compared by themselves
MANY = 10.0  # articles from which more tell nothing
CLASSES = {
    "PROPN": "names",
    "NOUN": "nouns",
    "VERB": "verbs",
    "ADJ": "adjectives",
    "ADV": "adjectives",
    "NUM": "numerals",
}
"""By part of speech the class of words that are counted together."""
TO_COME = word_set("will shall 'll plan expect due would")
TELLING = labels_of("say tell report announce add write state confirm")
PAST = frozenset({"VBD", "VBN"})


Words = tuple[Sentence, tuple[int, ...]]
"""Some tokens of a sentence."""


def laid_together(partners: Partners, a: Words, b: Words) -> Signs:
    """What is left over on both sides when the words that mean the same are laid together, by class."""
    mine, theirs = _left_over(partners, a, b), _left_over(partners, b, a)
    for name in dict.fromkeys(CLASSES.values()):
        left = sorted((mine[f"left {name}"], theirs[f"left {name}"]))
        yield f"{name} left over in both", left[0]
        yield f"{name} left over in one", left[1]
        yield f"{name} in common", min(mine[f"same {name}"], theirs[f"same {name}"])
        yield f"{name} akin", min(mine[f"akin {name}"], theirs[f"akin {name}"])
    yield "words that exclude one of the other", mine["opposed"] + theirs["opposed"]
    yield "words that the other's sentence has", mine["beside"] + theirs["beside"]
    weights = sorted((round(mine["weight"], 4), round(theirs["weight"], 4)))
    yield "weight left over in the lighter", weights[0]
    yield "weight left over in the heavier", weights[1]


def _left_over(partners: Partners, own: Words, other: Words) -> defaultdict[str, float]:
    """How many words another has, has akin, or has not, by class; and how much those weigh that it has not."""
    (s, tokens), (o, others) = own, other
    tight, loose = senses_of(o, others)
    printed = {w.lower() for k in others for w in (o.tokens[k].text, o.tokens[k].lemma)}
    around = partners.senses[o.article, o.index]
    by_token, found = senses_by_token(s), defaultdict[str, float](float)
    for i in tokens:
        t, (labels, kin) = s.tokens[i], by_token[i]
        if t.pos not in CLASSES:
            continue
        name = CLASSES[t.pos]
        if {t.text.lower(), t.lemma.lower()} & printed or labels & tight:
            found[f"same {name}"] += 1
        elif kin & loose:
            found[f"akin {name}"] += 1
        else:
            found[f"left {name}"] += 1
            found["beside"] += bool(labels & around)
            found["opposed"] += bool(opposites_of(labels) & tight)
            found["weight"] += max((partners.story.weight.get(w, 0.0) for w in labels), default=1.0)
    return found


class Reader:
    """The signs of a story's pairs of rivals."""

    def __init__(self, rivals: Rivals) -> None:
        self.rivals = rivals
        self.story = rivals.story
        self.partners = rivals.partners
        self.at: defaultdict[tuple[str, int], list[Item]] = defaultdict(list)
        for i in rivals.items:
            self.at[i.place].append(i)

    def signs(self, pair: Pair) -> dict[str, float]:
        """All signs of a pair, by name; those that are left out are 0."""
        readers: tuple[Callable[[Pair], Signs], ...] = (
            self._likeness,
            self._words,
            self._company,
            self._ranks,
            self._manner,
            self._parties,
            self._beside,
            self._left,
        )
        found = {name: value for read in readers for name, value in read(pair) if value}
        for of_kind in OF_KIND[pair.a.kind]:
            found |= {name: value for name, value in of_kind(self.rivals, pair) if value}
        found[self.kind(pair)] = 1.0
        return found

    def kind(self, pair: Pair) -> str:
        """The kind of conflict that a pair makes, "thing" for all classes of things."""
        a, b = pair.a, pair.b
        return "attribution" if a.kind is Kind.QUOTE and one_utterance(a, b) else a.kind.value

    def _likeness(self, pair: Pair) -> Signs:
        story, a, b = self.story, pair.a, pair.b
        without = a.senses | b.senses
        tight, loose, around = self.partners.likeness(a.place, b.place)
        yield "likeness of the clauses", story.likeness_of(a.clause.words, b.clause.words, without)
        yield "likeness of the sentences", tight
        yield "likeness of the surroundings", around
        yield "loose likeness of the sentences", loose
        mine, theirs = (senses_of(i.sentence, i.clause.tokens)[1] for i in (a, b))
        yield "loose likeness of the clauses", self.partners.alike(mine, theirs)
        yield "likeness of the words beside", story.likeness_of(_around(a) - without, _around(b) - without)
        one, other = (self.partners.senses[i.place] - without for i in (a, b))
        held = sorted((story.share_of(one, other), story.share_of(other, one)))
        yield "share of the lesser held by the other", held[1]
        yield "share of the greater held by the other", held[0]

    def _words(self, pair: Pair) -> Signs:
        story, a, b = self.story, pair.a, pair.b
        shared = self.partners.senses[a.place] & self.partners.senses[b.place] - a.senses - b.senses
        weights = [story.weight[w] for w in sorted(shared - story.person_words)]
        rare = [story.weight[w] for w in sorted(shared - story.person_words) if story.rare(w)]
        yield "rare words shared", len(rare)
        yield "weight of the rare words shared", round(sum(rare), 4)
        yield "weight of the rarest word shared", max(weights, default=0.0)
        yield "one act", bool(a.clause.act & b.clause.act)
        yield "acts exclude each other", exclude(a.clause.act, b.clause.act)
        yield "hang on one word", bool(a.governor & b.governor)
        yield "words above both", len(a.way_up & b.way_up)
        heads = [_head(i) - a.senses - b.senses for i in (a, b)]
        yield "one head", bool(heads[0] & heads[1])
        yield "same place in the sentence", a.sentence.tokens[a.mark[0]].dep == b.sentence.tokens[b.mark[0]].dep

    def _company(self, pair: Pair) -> Signs:
        story, a, b = self.story, pair.a, pair.b
        mine, theirs = self.partners.people[a.place], self.partners.people[b.place]
        yield "people shared", len(mine & theirs)
        yield "other people", bool(mine and theirs and not mine & theirs)
        yield "told of other people", story.apart(a.clause, b.clause)
        yield "under one fact", story.joined(a.clause, b.clause)
        near = ((c, d) for c in story.within(a.sentence) for d in story.within(b.sentence))
        yield "sentences under one fact", any(story.joined(c, d) for c, d in near)

    def _ranks(self, pair: Pair) -> Signs:
        a, b = pair.a, pair.b
        slots = self.rivals.of_slot[a.slot]
        yield "nearer rivals, the fewer", min(pair.ranks)
        yield "nearer rivals, the more", max(pair.ranks)
        yield "nearest to each other", pair.ranks == (0, 0)
        nearest = self.partners.nearest
        places = sorted((nearest[x].get(y, 3) for x, y in ((a.place, b.place), (b.place, a.place))))
        yield "nearer sentences, the fewer", places[0]
        yield "nearer sentences, the more", places[1]
        yield "nearness of what agrees, the lesser", min(pair.agreed)
        yield "nearness of what agrees, the greater", max(pair.agreed)
        own = sorted(
            sum(relation(self.story, i, o) is not None for o in slots[other.article]) for i, other in ((a, b), (b, a))
        )
        yield "of the slot in the poorer article", own[0]
        yield "of the slot in the richer article", own[1]
        givers = sorted(sum(any(o.key == i.key for o in those) for those in slots.values()) for i in (a, b))
        yield "articles that tell the rarer value", givers[0]
        yield "articles that tell the commoner value", givers[1]
        yield "articles", min(MANY, len(self.story.articles))
        yield "values printed by the other", sum(_prints(self.story, i, o.article) for i, o in ((a, b), (b, a)))

    def _parties(self, pair: Pair) -> Signs:
        """Whether the clauses are of one subject and one object: 1 and -1 by name, half by their nouns."""
        for role in ("subject", "undergoer"):
            one, other = (self.story.party(i.sentence, getattr(i.clause, role)) for i in (pair.a, pair.b))
            yield f"one {role}", _one(one, other)

    def _beside(self, pair: Pair) -> Signs:
        """What else of the two sentences agrees, and differs."""
        met = [
            (i.kind, relation(self.story, i, j))
            for i in self.at[pair.a.place]
            for j in self.at[pair.b.place]
            if i.slot == j.slot and i is not pair.a and j is not pair.b and i.kind is not Kind.STATE
        ]
        yield "items beside that agree", sum(r is False for _, r in met)
        yield "figures and times beside that agree", sum(r is False and k in (Kind.NUMBER, Kind.DATE) for k, r in met)
        yield "items beside that differ", sum(r is True for _, r in met)

    def _left(self, pair: Pair) -> Signs:
        """What is left over on both sides when the clauses are laid together, the items themselves left out."""
        words = [(i.sentence, tuple(k for k in i.clause.tokens if k not in i.mark)) for i in (pair.a, pair.b)]
        for name, value in laid_together(self.partners, words[0], words[1]):
            yield f"clause: {name}", value

    def _manner(self, pair: Pair) -> Signs:
        story, both = self.story, (pair.a, pair.b)
        quoted = [story.quoted(i.clause) for i in both]
        yield "quoted", sum(quoted)
        yield "one quoted", quoted[0] != quoted[1]
        yield "hedged", sum(bool(hedge_in(i.sentence, i.clause.tokens)) for i in both)
        yield "one negated", pair.a.clause.negated != pair.b.clause.negated
        yield "unreal", sum(i.clause.unreal for i in both)
        yield "first sentence", sum(not i.sentence.index for i in both)
        places = sorted(i.sentence.index / self.partners.number[i.article] for i in both)
        yield "distance in the articles", round(places[1] - places[0], 4)
        yield "place of the earlier", round(places[0], 4)
        sizes = sorted(len(i.clause.words) for i in both)
        yield "words of the shorter clause", sizes[0]
        yield "words of the longer clause", sizes[1]
        yield "one to come", _to_come(pair.a.clause) != _to_come(pair.b.clause)
        yield "clauses of saying", sum(bool(i.clause.act & TELLING) for i in both)
        past = [i.sentence.tokens[i.clause.head].tag in PAST for i in both]
        yield "one in the past", past[0] != past[1]
        rarest = [story.weight.get(w, 0.0) for w in sorted(pair.a.senses | pair.b.senses)]
        yield "weight of the commonest own word", min(rarest, default=0.0)


def _one(a: Party | None, b: Party | None) -> float:
    if a is None or b is None:
        return 0.0
    if a.who and b.who:
        return 1.0 if a.who == b.who else -1.0
    return 0.5 if a.senses & b.senses else 0.0 if a.human and b.human else -0.5


def _around(i: Item) -> Labels:
    """Senses of the words on either side of an item."""
    low, high = max(0, min(i.mark) - WINDOW), min(len(i.sentence.tokens), max(i.mark) + WINDOW + 1)
    return senses_of(i.sentence, tuple(k for k in range(low, high) if k not in i.mark))[0]


def _head(i: Item) -> Labels:
    """Senses of the word above an item's last."""
    above = i.sentence.tokens[i.mark[-1]].head
    return senses_at(i.sentence, above, (above,))


def _to_come(c: Clause) -> bool:
    return any(c.sentence.tokens[i].lemma in TO_COME for i in c.tokens)


def _prints(story: Story, i: Item, article: str) -> bool:
    """Whether an article has the very words of an item."""
    return story.prints(article, " ".join(i.sentence.tokens[k].text for k in i.mark))
