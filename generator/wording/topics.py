"""Facts under headings: what the story is about, in the articles' own nouns and names."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..language.attribution.words import is_outlet
from ..language.entities.words import KIN
from ..language.lexicon import word_set
from ..model import Cast, Claim, Fact, Sentence, Token
from .synonyms import canon

FEWEST = 3
"""Facts under a heading; fewer are found faster without one."""
LARGEST = 0.4
"""Share of the facts that one heading may hold; what stands in more is the story, not a topic of it."""
MOST = 12
"""Headings; more are no overview."""
PER_TOPIC = 6
"""Facts for each heading that a story may have."""
LEAST = 4
"""Headings that a story may have however few its facts."""
SMALL = 10
"""Facts of a story that needs no headings."""
CLEAR = 0.75
"""Weight from which a fact is about a key and does not only mention it in passing."""
PASSING = 0.25
"""Weight from which it does at least mention it."""
SPREAD = 1.2
"""What a key gains that more than one article uses."""
PRECISE = 1.15
"""What a heading of several words gains: "travel ban" tells more than "ban"."""
Place = tuple[str, int]
GENERIC = word_set(
    "people person man woman thing time year month week day hour minute moment number lot part way kind sort end bit"
    " side fact case point place area matter issue question answer reason result something anything nothing everything"
    " one other others someone anyone everyone name word news report story article account statement comment source"
    " official spokesman spokeswoman spokesperson reporter outlet newspaper paper interview percent percentage total"
    " half dozen hundred thousand million billion group member list level rate example type amount piece"
    " event situation move step attempt effort idea life world country state city town today tomorrow yesterday"
    " night morning afternoon evening monday tuesday wednesday thursday friday saturday sunday be have do go say make"
    " get take come give use see tell know think put want look seem let keep call ask turn show try leave work"
    " guy mr mrs ms sir dr mile kilometre kilometer metre meter foot inch pound dollar euro cent quarter addition order"
    " top front back middle face hand eye head body voice process version series use decade"
    " century period past future rest thanks"
)
"""Words that name no topic: general nouns of news, measures, times, and the commonest verbs."""
UNOWNED = KIN - {"family", "neighbor", "neighbour", "colleague", "friend"}
"""Somebody's somebody: "the wife" as a heading tells not whose."""
ROLE_WEIGHT = {"nsubj": 1.5, "nsubjpass": 1.5, "ROOT": 1.2, "dobj": 1.2, "attr": 1.2, "compound": 0.7, "poss": 0.7}
"""How much a word tells what its clause is about, by its place in it; 1 for any other place. A judgement."""
VERB = 0.8
"""Weight of a verb: "resigned" belongs under "The resignation", if somebody wrote that word."""
AROUND = 0.3
"""Weight of a word of the claim's sentence outside the claim: a figure says nothing of what it counts."""
BESIDE = 0.2
"""Weight of a word of the sentence before or behind: what has no subject of its own goes on with its neighbours'."""
FORM_SHARE, FORM_LEAST = 0.4, 2
"""Share and number of a noun's uses from which a longer form of it is how the story calls the thing."""
MOST_WORDS = 5
"""Words of a heading."""


def name_topics(facts: tuple[Fact, ...], sentences: Iterable[Sentence], cast: Cast) -> tuple[Fact, ...]:
    """The facts, each with the heading that tells best what it is about; None where none does."""
    if len(facts) < SMALL:
        return tuple(replace(fact, topic=None) for fact in facts)
    keys = find_keys(facts, {(s.article, s.index): s for s in sentences}, cast)
    chosen = _choose(keys, len(facts))
    topics = _settle(keys, chosen)
    return tuple(replace(f, topic=keys.heading[key] if key else None) for f, key in zip(facts, topics, strict=True))


def _choose(keys: Keys, facts: int) -> list[str]:
    """Keys under which each fact finds a heading as precise as can be; the most telling first.

    A greedy choice: each key is worth what it adds to the best that the facts have so far.
    """
    about: dict[str, dict[int, float]] = defaultdict(dict)
    for n, weights in enumerate(keys.of_fact):
        for key, weight in weights.items():
            if weight >= CLEAR:
                about[key][n] = weight
    able = {
        key: {n: weight * _worth(keys, key, len(those), facts) for n, weight in those.items()}
        for key, those in about.items()
        if FEWEST <= len(those) <= LARGEST * facts
    }
    served = [0.0] * facts
    chosen: list[str] = []
    while able and len(chosen) < min(MOST, max(LEAST, facts // PER_TOPIC)):
        best = max(able, key=lambda key: (_gain(able[key], served), key))
        those = able[best]
        if _gain(those, served) <= 0:
            break
        chosen.append(best)
        taken = stems(keys.heading[best])
        able = {key: values for key, values in able.items() if key != best and not stems(keys.heading[key]) & taken}
        for n, value in those.items():
            served[n] = max(served[n], value)
    return chosen


def _worth(keys: Keys, key: str, held: int, facts: int) -> float:
    """What a heading tells of a fact about it: the more, the fewer others are about it too."""
    spread = SPREAD if keys.articles[key] > 1 else 1.0
    precise = PRECISE if len(keys.heading[key].removeprefix("The ").split()) > 1 else 1.0
    return math.log(facts / held) * spread * precise


def _gain(values: dict[int, float], served: list[float]) -> float:
    """What a heading adds to those chosen before it."""
    more = [value - served[n] for n, value in values.items() if value > served[n]]
    return round(sum(more), 6) if len(more) >= FEWEST else 0.0


def _settle(keys: Keys, chosen: list[str]) -> list[str | None]:
    """Each fact's best key among those that keep enough facts."""
    facts = len(keys.of_fact)
    own = list(chosen)
    sizes = Counter(key for weights in keys.of_fact for key in own if weights.get(key, 0.0) >= CLEAR)
    worth = {key: _worth(keys, key, sizes[key], facts) for key in own}
    while True:
        topics = [_best(weights, own, worth) for weights in keys.of_fact]
        held = Counter(topics)
        small = [key for key in own if held[key] < FEWEST]
        if not small:
            return topics
        own.remove(min(small, key=lambda key: (held[key], -own.index(key))))


def _best(weights: dict[str, float], own: list[str], worth: dict[str, float]) -> str | None:
    """The key that tells most of a fact; one that it mentions in passing only where it is about none."""
    for least in (CLEAR, PASSING):
        if fit := [key for key in own if weights.get(key, 0.0) >= least]:
            return max(fit, key=lambda key: (round(weights[key] * worth[key], 6), -own.index(key)))
    return None


@dataclass
class Uses:
    """How the articles word one key."""

    forms: Counter[str] = field(default_factory=Counter)
    """Noun phrases from the longest to the bare noun."""
    heads: Counter[tuple[str, bool]] = field(default_factory=Counter)
    """The noun alone, and whether it is a plural."""
    determined: int = 0
    tails: Counter[str] = field(default_factory=Counter)
    """What stands behind the noun: "to resign"."""
    articles: set[str] = field(default_factory=set)


@dataclass(frozen=True, eq=False)
class Keys:
    """Keys of facts, and headings of keys."""

    of_fact: tuple[dict[str, float], ...]
    """For each fact its keys, with how much each tells what it is about."""
    heading: dict[str, str]
    articles: dict[str, int]
    """In how many articles each key is used."""


def find_keys(facts: tuple[Fact, ...], sentences: Mapping[Place, Sentence], cast: Cast) -> Keys:
    """Keys of all facts; only those with a heading."""
    known = _Known(cast)
    uses: dict[str, Uses] = defaultdict(Uses)
    by_sentence = {place: _read(s, known, uses) for place, s in sorted(sentences.items())}
    heading = {key: words for key, those in uses.items() if (words := known.heading(key) or _heading(those))}
    found = []
    for fact in facts:
        weights: dict[str, float] = defaultdict(float)
        for claim in fact.claims:
            for key, weight in _of_claim(claim, by_sentence, sentences).items():
                if key in heading:
                    weights[key] += weight / len(fact.claims)
        found.append(dict(weights))
    return Keys(tuple(found), heading, {key: len(those.articles) for key, those in uses.items()})


def _of_claim(
    claim: Claim, by_sentence: Mapping[Place, Mapping[int, tuple[str, float]]], sentences: Mapping[Place, Sentence]
) -> dict[str, float]:
    """Each key once, by its weightiest word in the claim, its sentence and those beside it in its paragraph."""
    here = sentences[claim.article, claim.sentence]
    own = frozenset(claim.tokens)
    best: dict[str, float] = {}
    for step, share in ((0, AROUND), (-1, BESIDE), (1, BESIDE)):
        place = (claim.article, claim.sentence + step)
        if place not in sentences or sentences[place].paragraph != here.paragraph:
            continue
        for i, (key, weight) in by_sentence[place].items():
            best[key] = max(best.get(key, 0.0), weight * (1.0 if step == 0 and i in own else share))
    return best


class _Known:
    """The names of the cast by place."""

    def __init__(self, cast: Cast) -> None:
        named = {m.entity for m in cast.mentions if m.how in ("name", "short name")}
        self.cast = cast
        self.names = {
            e.id: _titled(e.name)
            for e in cast.entities
            if e.id in named and not is_outlet(e.name) and len(e.name.split()) <= MOST_WORDS and _clean(e.name)
        }
        self.named = named

    def at(self, s: Sentence) -> dict[int, str]:
        """For each token inside a mention of somebody with a name, who."""
        found: dict[int, str] = {}
        for mention in self.cast.within(s.article, s.span):
            if mention.entity in self.named:
                for i, t in enumerate(s.tokens):
                    if mention.span.start <= t.start < mention.span.end:
                        found[i] = mention.entity
        return found

    def heading(self, key: str) -> str:
        return self.names.get(key, "")


def _read(s: Sentence, known: _Known, uses: dict[str, Uses]) -> dict[int, tuple[str, float]]:
    """The keys of a sentence's words; notes how each is worded."""
    names = known.at(s)
    found: dict[int, tuple[str, float]] = {}
    for i, t in enumerate(s.tokens):
        weight = ROLE_WEIGHT.get(t.dep, 1.0)
        if i in names:
            found[i] = (names[i], weight)
            uses[names[i]].articles.add(s.article)
        elif t.pos == "NOUN" and _tells(t.lemma) and t.entity not in ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"):
            key = canon(t.lemma)
            found[i] = (key, weight)
            if t.dep != "compound":
                _note(s, i, uses[key])
        elif t.pos == "VERB" and _tells(t.lemma):
            found[i] = (canon(t.lemma), VERB)
    return found


def _tells(lemma: str) -> bool:
    return lemma not in GENERIC and lemma not in UNOWNED and len(lemma) > 2 and lemma.isalpha()


def _note(s: Sentence, i: int, uses: Uses) -> None:
    t = s.tokens[i]
    uses.articles.add(s.article)
    uses.heads[t.text.lower(), t.tag == "NNS"] += 1
    left = i
    forms = [t.text.lower()]
    while (
        left and s.tokens[left - 1].dep in ("compound", "amod") and s.tokens[left - 1].pos in ("NOUN", "PROPN", "ADJ")
    ):
        left -= 1
        forms.append(f"{_cased(s.tokens[left])} {forms[-1]}")
    uses.forms.update(forms)
    uses.determined += any(s.tokens[c].dep in ("det", "poss") for c in s.children[i])
    for c in s.children[i]:
        below = s.subtree(c)
        leads = s.tokens[c].dep == "prep" or (s.tokens[c].dep == "acl" and s.tokens[below[0]].tag == "TO")
        vague = any(s.tokens[k].pos in ("PRON", "NUM", "PUNCT") for k in below)
        if leads and not vague and below[0] == i + 1 and len(below) <= MOST_WORDS - 2:
            uses.tails[" ".join(_cased(s.tokens[k]) for k in below)] += 1


def _cased(t: Token) -> str:
    """A word as it stands inside a sentence."""
    return t.text if t.pos == "PROPN" or t.text.isupper() else t.text.lower()


def _heading(uses: Uses) -> str:
    """How the story calls the thing, if a noun for it is used at all."""
    if not uses.heads:
        return ""
    (noun, plural), count = max(uses.heads.items(), key=lambda item: (item[1], item[0]))
    least = max(FORM_LEAST, FORM_SHARE * count)
    forms = [f for f, n in uses.forms.items() if n >= least and f.split()[-1] == noun]
    form = max(forms, key=lambda f: (len(f.split()), uses.forms[f], f), default=noun)
    every = sum(uses.heads.values())
    tails = [t for t, n in uses.tails.items() if n >= max(FORM_LEAST, FORM_SHARE * every)]
    tail = max(tails, key=lambda t: (uses.tails[t], t), default="")
    whole = f"{form} {tail}".strip()
    bare = form == noun and not plural and 2 * uses.determined >= every
    if bare or (tail and not plural):
        whole = f"the {whole}"
    return _titled(whole) if len(whole.split()) <= MOST_WORDS and _clean(whole) else ""


def _titled(words: str) -> str:
    words = re.sub(r"^(?:a|an)\s+", "", words)
    return words[:1].upper() + words[1:]


def _clean(words: str) -> bool:
    """Whether words may stand in a heading: letters and what joins them, no mark of a page gone wrong."""
    return bool(re.fullmatch(r"[^\W\d_][\w\s'’.-]*", words))


def stems(words: str) -> frozenset[str]:
    """The telling words of a heading, cut to what their forms share."""
    return frozenset(w[:5].casefold() for w in re.findall(r"\w+", words) if len(w) > 3 or w.isupper())
