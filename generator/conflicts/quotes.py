"""The quote ledger: each utterance with its speaker, all its wordings and who printed which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..ids import distinct
from ..language.lexicon import word_set
from ..language.quotations import find_quotations
from ..model import Article, Attribution, Cast, Passage, Span, Utterance, Wording
from .wording import alike, plain_words

MIN_WORDS = 4  # words; a shorter stretch in quotation marks is a phrase or a name, not an utterance
_SENTENCE = re.compile(r"(?:[^.!?…]|\.(?=\w)|(?<=\b[A-Z])\.)+(?:[.!?…]+|$)", re.S)
_TOLD = re.compile(r"\btold\s+(?:the\s+)?((?:[A-Z][\w.'’-]*)(?:\s+[A-Z0-9][\w.'’-]*)*)")
_SAID_BEHIND = re.compile(
    r"[,.\s]*(?:(?:he|she)\s+(?:said|says|added|told)|said\s+(?:he|she|the\s+(?P<noun>[a-z]+))\b)"
)
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
    found: list[Quoted] = []
    for article in articles:
        told: dict[str | None, str] = {}
        quotations = find_quotations(article)
        spoken = " ".join(q.words.of(article.text) for q in quotations)
        for quotation in quotations:
            speaker, credit = speaker_of(article, quotation.words, cast, attributions.get(article.id, ()))
            speaker = speaker or _beside(article, quotation.span, cast)
            if speaker and _speaks_of(spoken, speaker):
                speaker = None
            occasion = _occasion(article, quotation.span, credit) or told.get(speaker) or told.get(None, "")
            told[speaker] = told[None] = occasion
            run = Passage(article.id, quotation.span)
            for part in _SENTENCE.finditer(article.text, quotation.words.start, quotation.words.end):
                start = part.start() + len(part.group()) - len(part.group().lstrip())
                span = Span(start, start + len(part.group().strip()))
                text = span.of(article.text)
                words = plain_words(text)
                if len(words) >= MIN_WORDS:
                    passage = Passage(article.id, span)
                    found.append(Quoted(passage, text, words, speaker, occasion, run))
    return tuple(found)


def _speaks_of(words: str, speaker: str) -> bool:
    """Whether quoted words name the one they are credited with, in full or with a title: a pronoun was misread then."""
    name = speaker.split()
    titled = re.search(rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady)\.? {re.escape(name[-1])}\b", words)
    return titled is not None or (len(name) > 1 and f"{name[0]} {name[-1]}" in words)


def _beside(article: Article, span: Span, cast: Cast) -> str | None:
    """Who speaks, where a title or a pronoun beside the quotation means the only person named just before it."""
    behind = _SAID_BEHIND.match(article.text, span.end)
    if behind is None:
        return None
    if behind["noun"]:
        return f"the {behind['noun']}"
    paragraph = next((p for p in article.body if p.start <= span.start < p.end), None)
    if paragraph is None:
        return None
    people = {
        m.entity
        for m in cast.within(article.id, Span(paragraph.start, span.start))
        if cast.by_id[m.entity].kind == "person"
    }
    return cast.by_id[next(iter(people))].name if len(people) == 1 else None


def speaker_of(
    article: Article, words: Span, cast: Cast, attributions: tuple[Attribution, ...]
) -> tuple[str | None, Attribution | None]:
    """Whom the article credits with quoted words, by name if the cast or the crediting words tell it safely."""
    near = [a for a in attributions if a.direct and a.content.overlap(words) * 2 >= len(words)]
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
    likeliest = [(i, j) for i, j, _ in sorted(alike(list(groups)), key=lambda pair: (-pair[2], pair[1], pair[0]))]
    while pair := next(((i, j) for i, j in likeliest if one_occasion(result[i], result[j])), None):
        i, gone = pair
        result[i] += result.pop(gone)
        likeliest = [those for those in likeliest if gone not in those]
    return list(result.values())


def one_occasion(a: list[Quoted], b: list[Quoted]) -> bool:
    """Whether two wordings can be of one utterance by what the articles tell around them."""
    if {q.passage.article for q in a} & {q.passage.article for q in b}:
        return False
    speakers = [{q.speaker for q in side if q.speaker} for side in (a, b)]
    if speakers[0] and speakers[1] and not speakers[0] & speakers[1]:
        return False
    return not told_apart(a, b)


def told_apart(a: list[Quoted], b: list[Quoted]) -> bool:
    """Whether the wordings were told to different outlets: two interviews, not two wordings of one."""
    told = [{q.occasion for q in side if q.occasion} for side in (a, b)]
    return bool(told[0] and told[1] and not told[0] & told[1])
