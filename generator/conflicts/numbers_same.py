"""Whether two figures are of one thing, as far as their frames tell."""

from __future__ import annotations

from ..language.lexicon import word_set
from ..language.quantities.compare import comparable, compatible
from .clauses import labels_of
from .figures import Figure, partial
from .ledger import MAX_RATIO, TELLING, Ledger, ratio, swapped
from .story import JOINED, Story

ALIKE = 0.5  # likeness of clauses from which figures are of one thing, one noun or measure given
ALIKE_MANY = 0.6  # where an article gives several figures of such a thing
ALIKE_ONLY = 0.2  # where either article gives one figure only of what is counted or measured so
ALIKE_BROAD = 0.35  # the same for units that measure anything: money, time, length, shares
ALIKE_SWAPPED = 0.05  # where the digits are those of the other figure in another order: 312 and 321
ALIKE_SWAPPED_SHORT = 0.1  # the same for two digits: "84" and "48" may differ by chance
ALIKE_AGREED = 0.1  # where several articles give the one value, and the other is its article's only figure of the unit
AGREED = 2  # articles that give one value, from which another article's only such figure is the odd one out
SWAPPED_DIGITS = 3  # digits, noughts too, from which another order is hardly chance
NEVER = 2.0  # more than any likeness
BROAD = word_set("usd gbp eur duration:minute m kg percent")
LEAD = 8  # sentences; totals stand in an article's head, a count told later is of a part unless it says "in all"
TOTAL = word_set("number toll total altogether all overall confirm confirmed stand count put")
NEAR = 3  # sentences within which an article sets one source's figure against another's
FIGURING = word_set("put speak talk count estimate reckon claim say insist maintain believe calculate give cite")
"""Predicates by which a source gives a figure of its own."""
OPENING = 4  # sentences of an article that its headline sums up
ROUNDED = 1.05  # ratio up to which a headline only rounds
LOOSE = labels_of("thing time way part kind lot number other two day night")
"""Nouns of which two counts are hardly ever of one thing."""
PERSONS = labels_of(
    "person people man woman child boy girl officer member suspect victim worker resident student friend brother sister"
)
"""Nouns of which every sentence of a story may count others."""


def of_one_thing(story: Story, ledger: Ledger, a: Figure, b: Figure) -> bool:
    """Whether two figures are of one thing: by topic, by like frames, or as an article sets them together."""
    if a.subset or b.subset or a.clause is b.clause or a.topic == "age":
        return False
    if a.topic.startswith("age:"):
        return True
    if a.article == b.article:
        return _disputed(story, a, b) or _headline_clash(story, ledger, a, b)
    if a.topic != b.topic:
        return a.toll and _around(story, a, b) >= ALIKE_SWAPPED
    if a.topic.startswith(TELLING):
        return not a.toll or (_is_total(a) and _is_total(b))
    if not _of_one_kind(a, b) or ratio(a, b) > MAX_RATIO or story.apart(a.clause, b.clause):
        return False
    return _main_reading(story, ledger, a, b) or _likeness(story, a, b) >= _needed(ledger, a, b)


def _disputed(story: Story, a: Figure, b: Figure) -> bool:
    """Whether an article sets two sources' figures against each other: "the firm speaks of 10, the union of 20"."""
    if abs(a.sentence.index - b.sentence.index) > NEAR or any(f.clause.verb not in FIGURING for f in (a, b)):
        return False
    if ratio(a, b) > MAX_RATIO or (a.noun and b.noun and not a.noun & b.noun):
        return False
    one, other = (story.party(f.sentence, f.clause.subject) for f in (a, b))
    return one is not None and other is not None and (one.who, one.senses) != (other.who, other.senses)


def _headline_clash(story: Story, ledger: Ledger, a: Figure, b: Figure) -> bool:
    """Whether the headline's figure is nowhere in the article, and its opening gives another one of the kind."""
    headline = story.article[a.article].headline
    if (
        headline is None
        or a.toll
        or a.noun & PERSONS
        or not headline.holds(a.clause.span)
        or b.sentence.index >= OPENING
    ):
        return False
    kind = [
        f
        for f in ledger.of(a.article, a.topic)
        if not headline.holds(f.clause.span) and (f.noun & a.noun or a.quantity.unit != "count")
    ]
    first = bool(kind) and kind[0] is b
    given = any(compatible(f.quantity, a.quantity) or ratio(f, a) < ROUNDED for f in kind)
    return first and ratio(a, b) <= MAX_RATIO and not given


def _likeness(story: Story, a: Figure, b: Figure) -> float:
    """Likeness of the frames."""
    return story.likeness_of(a.frame, b.frame) + (JOINED if story.joined(a.clause, b.clause) else 0.0)


def _around(story: Story, a: Figure, b: Figure) -> float:
    """Likeness of the sentences with their neighbours."""
    joined = JOINED if story.joined(a.clause, b.clause) else 0.0
    return story.likeness_of(story.around(a.sentence), story.around(b.sentence)) + joined


def _is_total(f: Figure) -> bool:
    """Whether it counts all whom something befell, so far as it stands in the article's head or says so."""
    if f.quantity.low <= 1 or (f.quantity.high / f.quantity.low > MAX_RATIO and f.quantity.approximate) or partial(f):
        return False
    return f.sentence.index < LEAD or any(f.sentence.tokens[i].lemma in TOTAL for i in f.clause.tokens)


def _main_reading(story: Story, ledger: Ledger, a: Figure, b: Figure) -> bool:
    """Whether both are the only reading (of a magnitude) that their article gives for what the story is about."""
    if a.quantity.unit == "count" or a.quantity.unit in BROAD:
        return False
    shared = a.clause.words & b.clause.words & story.lead_words
    return bool(shared) and ledger.alone(a) and ledger.alone(b)


def _needed(ledger: Ledger, a: Figure, b: Figure) -> float:
    """The likeness of frames that two figures of one kind need to be taken for figures of one thing."""
    noun, acts, digits = _one_noun(a, b), bool(a.clause.act & b.clause.act), swapped(a, b)
    if digits >= SWAPPED_DIGITS:
        return ALIKE_SWAPPED
    if digits and (noun or a.quantity.unit != "count"):
        return ALIKE_SWAPPED_SHORT
    if a.quantity.unit == "count":
        single = min(a.quantity.low, b.quantity.low) <= 1
        if (single and a.noun & PERSONS) or not (a.frame - a.noun and b.frame - b.noun):
            return NEVER  # "one man" is hardly ever a count, and a headline's bare "seven miners" tells of nothing
        if noun and a.owner & b.owner and not single:
            return ALIKE_SWAPPED
        if single and not (_is_argument(a) and _is_argument(b)):
            return NEVER
        if single or not noun or a.noun & (LOOSE | PERSONS):
            return ALIKE if acts and noun else ALIKE_MANY
    elif _odd_one_out(ledger, a, b):
        return ALIKE_AGREED
    if not (ledger.alone(a) and ledger.alone(b)):
        return ALIKE_MANY
    if a.quantity.unit.startswith("duration") and not acts and not noun:
        return ALIKE_MANY
    return ALIKE_ONLY if noun or a.quantity.unit not in BROAD else ALIKE_BROAD


def _is_argument(f: Figure) -> bool:
    """Whether what is counted does or undergoes what the clause tells: "fired one shot", not "members of one group"."""
    s = f.sentence
    noun = s.tokens[f.tokens[-1]].head
    return s.tokens[noun].head == f.clause.head and s.tokens[noun].dep in ("nsubj", "nsubjpass", "dobj")


def _one_noun(a: Figure, b: Figure) -> bool:
    """Whether both count or measure one thing: "a 500-kilo bomb", "the bomb weighed 250 kilos"."""
    measure = a.quantity.unit != "count"
    return bool(a.noun & b.noun or (measure and (a.noun & b.frame or b.noun & a.frame)))


def _odd_one_out(ledger: Ledger, a: Figure, b: Figure) -> bool:
    """Whether several articles give one of the two values, and the other is all that its article gives of the kind."""
    return any(ledger.givers(many) >= AGREED and ledger.only(odd) for many, odd in ((a, b), (b, a)))


def _of_one_kind(a: Figure, b: Figure) -> bool:
    if comparable(a.quantity, b.quantity) or a.quantity.unit == b.quantity.unit == "percent":
        return a.quantity.unit != "count" or bool(a.noun & b.noun) or not (a.noun and b.noun)
    return a.quantity.unit == b.quantity.unit and bool(a.noun & b.noun)
