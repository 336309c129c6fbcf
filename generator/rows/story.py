"""What the stage knows of a story: its sentences in order, and which facts each of them tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..language.quotations import Quotation, by_place, find_quotations
from ..model import Article, Cast, Claim, Conflict, Fact, Mention, Passage, Sentence, Span
from ..model.overlaps import Overlaps
from ..wording.title import openings
from .discourse import Discourse
from .vocabulary import vocabulary

LABELLED = re.compile(r"[A-Z][A-Z .'’-]+: ")
"""Who speaks, in a transcript."""
LABEL = re.compile(r"\W*(?P<label>[A-Z][\w'’]*(?: [\w'’]+){0,4}): (?=\S)")
"""What a line is about, in a report by points: "How it began: two boys had lit a fire"."""
BY_POINTS = 3
"""Lines with labels, no two alike, from which an article is such a report. A judgement."""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as one sentence tells it."""

    claim: Claim
    fact: Fact


@dataclass(frozen=True, eq=False)
class Story:
    """Articles and what was read in them; nothing of the parser but its sentences."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    cast: Cast
    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]

    @cached_property
    def text(self) -> dict[str, str]:
        return {a.id: a.text for a in self.articles}

    @cached_property
    def headline(self) -> dict[str, Span | None]:
        return {a.id: a.headline for a in self.articles}

    @cached_property
    def quotations(self) -> dict[str, Overlaps[Quotation]]:
        return {a.id: by_place(find_quotations(a)) for a in self.articles}

    @cached_property
    def openings(self) -> tuple[frozenset[str], ...]:
        """By article the words with which it says first what happened."""
        return openings(self.articles)

    @cached_property
    def discourse(self) -> Discourse:
        return Discourse(self.sentences, self.cast, self.quotations)

    @cached_property
    def of_sentence(self) -> dict[tuple[str, int], tuple[Told, ...]]:
        found: dict[tuple[str, int], list[Told]] = defaultdict(list)
        for fact in self.facts:
            for claim in fact.claims:
                found[claim.article, claim.sentence].append(Told(claim, fact))
        return {key: tuple(sorted(those, key=lambda t: (t.claim.span, t.fact.id))) for key, those in found.items()}

    @cached_property
    def reporting(self) -> dict[str, int]:
        """How many articles report each fact."""
        return {fact.id: len(fact.articles) for fact in self.facts}

    @cached_property
    def topics(self) -> dict[str, str | None]:
        """The heading of each fact."""
        return {fact.id: fact.topic for fact in self.facts}

    @cached_property
    def placed_conflicts(self) -> dict[str, Overlaps[tuple[Span, int]]]:
        """By article the passages that differences are about, each with its difference's place in ``conflicts``."""
        found: dict[str, list[tuple[Span, int]]] = {a.id: [] for a in self.articles}
        for n, conflict in enumerate(self.conflicts):
            for side in conflict.sides:
                for p in side.mark or side.passages:
                    found[p.article].append((p.span, n))
        return {article: Overlaps((span, (span, n)) for span, n in those) for article, those in found.items()}

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many sentences a lemma stands."""
        return Counter(lemma for s in self.sentences for lemma in {t.lemma.lower() for t in s.tokens})

    @cached_property
    def _places(self) -> dict[tuple[str, int], Sentence]:
        return {(s.article, s.index): s for s in self.sentences}

    @cached_property
    def transcripts(self) -> frozenset[str]:
        """Articles in which labels say who speaks: "MAYOR: We will see": their "we" is nobody's but the speaker's."""
        labelled = Counter(s.article for s in self.sentences if LABELLED.match(self.text[s.article], s.span.start))
        return frozenset(article for article, count in labelled.items() if count > 1) - self.by_points

    @cached_property
    def by_points(self) -> frozenset[str]:
        """Articles whose lines begin with what each of them is about; in a transcript a label comes again."""
        found: dict[str, list[str]] = defaultdict(list)
        for s in self.sentences:
            if match := LABEL.match(self.text[s.article], s.span.start, s.span.end):
                found[s.article].append(match["label"])
        return frozenset(a for a, those in found.items() if len(those) == len(set(those)) >= BY_POINTS)

    @cached_property
    def first_person(self) -> dict[str, float]:
        """By article the share of its sentences whose writer says "I" or "we" outside quotations."""
        own, every = Counter[str](), Counter(s.article for s in self.sentences)
        for s in self.sentences:
            said = (t for t in s.tokens if t.pos == "PRON" and t.text.lower() in vocabulary().own_voice)
            own[s.article] += any(not self.quotations[s.article].meeting(Span(t.start, t.end)) for t in said)
        return {article: own[article] / count for article, count in every.items()}

    def beside(self, s: Sentence) -> tuple[Sentence | None, Sentence | None]:
        """The sentences before and behind it in its article."""
        return self._places.get((s.article, s.index - 1)), self._places.get((s.article, s.index + 1))

    def sentences_of(self, passage: Passage) -> tuple[Sentence, ...]:
        """The sentences that a passage reaches into, in the text's order."""
        return tuple(self._sentences_by_article[passage.article].meeting(passage.span))

    @cached_property
    def _sentences_by_article(self) -> dict[str, Overlaps[Sentence]]:
        found: dict[str, list[Sentence]] = {a.id: [] for a in self.articles}
        for s in self.sentences:
            found[s.article].append(s)
        return {article: Overlaps((s.span, s) for s in those) for article, those in found.items()}

    def told(self, sentences: Iterable[Sentence]) -> tuple[Told, ...]:
        """What these sentences tell, in the text's order."""
        return tuple(t for s in sentences for t in self.of_sentence.get((s.article, s.index), ()))

    @cached_property
    def scores(self) -> dict[tuple[str, str], float]:
        """How likely two joined claims say the same, 0 to 1, both ways round."""
        found: dict[tuple[str, str], float] = {}
        for fact in self.facts:
            for join in fact.joins:
                for pair in ((join.a, join.b), (join.b, join.a)):
                    found[pair] = max(join.score, found.get(pair, 0.0))
        return found

    @cached_property
    def believed(self) -> bool:
        """Whether the reading gives no scores: what it says of a fact's passages is taken as it is."""
        return not any(fact.joins for fact in self.facts) and any(len(fact.articles) > 1 for fact in self.facts)

    def agree(self, a: Claim, b: Claim, fact: Fact) -> float:
        """How likely two claims of one fact say the same; a reading that gives no scores is believed."""
        return self.scores.get((a.id, b.id), 0.0) if fact.joins else 1.0

    def named(self, mention: Mention) -> str | None:
        """The name of whom a mention means, where the articles name them at all."""
        return self.name_of(mention.entity)

    def name_of(self, entity: str) -> str | None:
        """The name of an entity, where the articles name it at all."""
        return self.cast.by_id[entity].name if entity in self._with_name else None

    @cached_property
    def _with_name(self) -> frozenset[str]:
        return frozenset(m.entity for m in self.cast.mentions if m.how in ("name", "short name"))
