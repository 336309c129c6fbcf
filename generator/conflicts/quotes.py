"""The quote ledger: each utterance with its speaker, all its wordings and who printed which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..ids import distinct
from ..language.lexicon import word_set
from ..language.quotations import Quotation, find_quotations
from ..limits import SENTENCE_TOKENS
from ..model import Article, Attribution, Cast, Passage, Span, Utterance, Wording
from ..model.overlaps import Overlaps
from .wording import alike, plain_words

MIN_WORDS = 4  # words; a shorter stretch in quotation marks is a phrase or a name, not an utterance
_SENTENCE = re.compile(r"(?:[^.!?…]|\.(?=\w)|(?<=\b[A-Z])\.)+(?:[.!?…]+|$)", re.S)
_TOLD = re.compile(r"\btold\s+(?:the\s+)?((?:[A-Z][\w.'’-]*)(?:\s+[A-Z0-9][\w.'’-]*)*)")
_SAID_BEHIND = re.compile(
    r"[,.\s]*(?:(?:he|she)\s+(?:said|says|added|told)|said\s+(?:he|she|the\s+(?P<noun>[a-z]+))\b)"
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady)\.? (\S+)")
_PRONOUNS = word_set("he she they it him her them his their i we who")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted sentence, or the part of one that an article quotes."""

    passage: Passage
    text: str
    words: tuple[str, ...]
    """In lower case, contractions and colloquial spellings written out."""
    speaker: str | None
    occasion: str
    """To whom it was said, as the article tells: "ABC News"; or empty."""
    run: Passage
    """The whole quotation it is part of."""


def find_utterances(
    cast: Cast, articles: tuple[Article, ...], attributions: Mapping[str, tuple[Attribution, ...]]
) -> tuple[Utterance, ...]:
    """Utterances quoted by the articles: those with several wordings first, then those that most articles print."""
    found = []
    for group in group_quoted(find_quoted(cast, articles, attributions)):
        wordings: dict[tuple[str, ...], list[Quoted]] = {}
        for q in group:
            wordings.setdefault(q.words, []).append(q)
        speakers = {q.speaker for q in group if q.speaker}
        occasions = sorted({q.occasion for q in group if q.occasion})
        found.append(
            Utterance(
                id="",
                speaker=next(iter(speakers)) if len(speakers) == 1 else None,
                occasion="; ".join(f"to {o}" for o in occasions),
                wordings=tuple(Wording(those[0].text, tuple(q.passage for q in those)) for those in wordings.values()),
            )
        )
    ids = distinct([_names(utterance) for utterance in found])
    found = [replace(utterance, id=own) for utterance, own in zip(found, ids, strict=True)]
    return tuple(sorted(found, key=lambda u: (-len(u.wordings), -sum(len(w.passages) for w in u.wordings))))


def _names(utterance: Utterance) -> list[str]:
    """What an utterance is named after: the places where it is printed, the first one first."""
    return [f"{p.article}:{p.span.start}" for wording in utterance.wordings for p in wording.passages]


def find_quoted(
    cast: Cast, articles: tuple[Article, ...], attributions: Mapping[str, tuple[Attribution, ...]]
) -> tuple[Quoted, ...]:
    """Every quoted sentence of at least ``MIN_WORDS`` words, in the story's order."""
    return tuple(q for a in articles for q in _Quotations(a, cast, attributions.get(a.id, ())).read())


class _Quotations:
    """The quotations of one article, and what is asked of it for each."""

    def __init__(self, article: Article, cast: Cast, attributions: tuple[Attribution, ...]) -> None:
        self.article = article
        self.cast = cast
        self.credits = Overlaps((a.content, a) for a in attributions if a.direct)
        self.quotations = find_quotations(article)
        self._spoken = " ".join(q.words.of(article.text) for q in self.quotations)
        self._misread: dict[str, bool] = {}
        self._titled = {name for match in _TITLED.finditer(self._spoken) for name in _beginnings(match[1])}
        self._people: dict[int, list[tuple[int, str]]] = {}

    def read(self) -> Iterator[Quoted]:
        told: dict[str | None, str] = {}
        for quotation in self.quotations:
            speaker, credit = speaker_of(self.article, quotation.words, self.cast, self.credits)
            speaker = speaker or self._beside(quotation)
            if speaker and self._speaks_of(speaker):
                speaker = None
            occasion = _occasion(self.article, quotation.span, credit) or told.get(speaker) or told.get(None, "")
            told[speaker] = told[None] = occasion
            run = Passage(self.article.id, quotation.span)
            for part in _SENTENCE.finditer(self.article.text, quotation.words.start, quotation.words.end):
                start = part.start() + len(part.group()) - len(part.group().lstrip())
                span = Span(start, start + len(part.group().strip()))
                text = span.of(self.article.text)
                words = plain_words(text)
                if MIN_WORDS <= len(words) <= SENTENCE_TOKENS:
                    yield Quoted(Passage(self.article.id, span), text, words, speaker, occasion, run)

    def _speaks_of(self, speaker: str) -> bool:
        """Whether the quoted words name the one they are credited with, in full or titled: a pronoun was misread."""
        if speaker not in self._misread:
            name = speaker.split()
            full = len(name) > 1 and f"{name[0]} {name[-1]}" in self._spoken
            self._misread[speaker] = full or name[-1] in self._titled
        return self._misread[speaker]

    def _beside(self, quotation: Quotation) -> str | None:
        """Who speaks, where a title or a pronoun beside the quotation means the only person named just before it."""
        behind = _SAID_BEHIND.match(self.article.text, quotation.span.end)
        if behind is None:
            return None
        if behind["noun"]:
            return f"the {behind['noun']}"
        people = [who for end, who in self._first_two(quotation.paragraph) if end <= quotation.span.start]
        return self.cast.by_id[people[0]].name if len(people) == 1 else None

    def _first_two(self, paragraph: int) -> list[tuple[int, str]]:
        """Where the first two persons of a paragraph are named, and who they are."""
        if paragraph not in self._people:
            ends: dict[str, int] = {}
            for m in self.cast.within(self.article.id, self.article.body[paragraph]):
                if self.cast.by_id[m.entity].kind == "person":
                    ends[m.entity] = min(m.span.end, ends.get(m.entity, m.span.end))
            self._people[paragraph] = sorted((end, who) for who, end in ends.items())[:2]
        return self._people[paragraph]


def _beginnings(word: str) -> Iterator[str]:
    """What of a word ends as a word does: "Smith" and "Smith's"."""
    yield from (word[: m.end()] for m in re.finditer(r"\w+", word))


def speaker_of(
    article: Article, words: Span, cast: Cast, credits: Overlaps[Attribution]
) -> tuple[str | None, Attribution | None]:
    """Whom the article credits with quoted words, by name if the cast or the crediting words tell it safely.

    ``credits`` are its attributions of quotations, by content.
    """
    near = [a for a in credits.meeting(words) if a.content.overlap(words) * 2 >= len(words)]
    if not near:
        return None, None
    credit = min(near, key=lambda a: (len(a.content), a.content))
    for mention in cast.within(article.id, credit.source_span):
        entity = cast.by_id.get(mention.entity)
        if entity is not None and entity.kind == "person":
            return entity.name, credit
    name = credit.chain[0] if credit.chain else credit.source
    return (None if name.lower() in _PRONOUNS else name), credit


def _occasion(article: Article, span: Span, credit: Attribution | None) -> str:
    """The outlet or person told, where "told X" stands beside the quotation."""
    around = Span(credit.cue_span.start, credit.cue_span.end + 60) if credit else Span(span.end, span.end + 60)
    match = _TOLD.search(article.text, around.start, min(around.end, len(article.text)))
    return match.group(1) if match else ""


def group_quoted(quoted: tuple[Quoted, ...]) -> list[list[Quoted]]:
    """Quoted sentences that are one utterance, whatever their wording.

    Equal words are one utterance. Two wordings are one if they are alike, no article prints both at different places,
    and the speakers and occasions told do not exclude it.
    """
    groups: dict[tuple[str, ...], list[Quoted]] = {}
    for q in quoted:
        groups.setdefault(q.words, []).append(q)
    result = dict(enumerate(groups.values()))
    sides = {i: _Side.of(group) for i, group in result.items()}
    found = alike(list(groups), [group[0].passage.article for group in groups.values()], beside=False)
    likeliest = [(i, j) for i, j, _ in sorted(found, key=lambda pair: (-pair[2], pair[1], pair[0]))]
    while pair := next(((i, j) for i, j in likeliest if sides[i].one_occasion(sides[j])), None):
        i, gone = pair
        result[i] += result.pop(gone)
        sides[i] = _Side.of(result[i])
        likeliest = [(a, b) for a, b in likeliest if gone not in (a, b) and not sides[a].articles & sides[b].articles]
    return list(result.values())


@dataclass(frozen=True, slots=True)
class _Side:
    """What articles tell around the wordings that were taken for one utterance so far."""

    articles: frozenset[str]
    speakers: frozenset[str]
    occasions: frozenset[str]

    @classmethod
    def of(cls, group: list[Quoted]) -> _Side:
        return cls(
            frozenset(q.passage.article for q in group),
            frozenset(q.speaker for q in group if q.speaker),
            frozenset(q.occasion for q in group if q.occasion),
        )

    def one_occasion(self, other: _Side) -> bool:
        """Whether two wordings can be of one utterance by what the articles tell around them."""
        if self.articles & other.articles:
            return False
        if self.speakers and other.speakers and not self.speakers & other.speakers:
            return False
        return not (self.occasions and other.occasions and not self.occasions & other.occasions)
