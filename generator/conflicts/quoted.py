"""Conflicts of quotations: one utterance in two wordings, or one wording in two mouths."""

from __future__ import annotations

import re
from itertools import combinations

from ..language.senses import sense_of_word
from ..model import Cleared, Passage, Span
from .difference import Difference, Point, Verdict, clear, few
from .people import same_person
from .quotes import Quoted, group_quoted
from .story import Story
from .wording import differing, matters, shortened

SPOKEN = 50  # times that one remark is printed, the first, of which each speaker is held against all others
MOUTHS = 5  # words; shorter remarks ("it was a mistake") may well be made by two people


def compare_quoted(story: Story, quoted: tuple[Quoted, ...]) -> Verdict:
    """Wordings of each utterance against each other, and its speakers."""
    differences: list[Difference] = []
    cleared: list[Cleared] = []
    for group in group_quoted(quoted):
        differences += _speakers(story, group)
        for a, b in combinations(_one_each(group), 2):
            if shortened(a.words, b.words):
                cleared.append(clear(_about(a, b), _whole(a), _whole(b), "shortened quotation"))
            else:
                differences.append(_wordings(a, b))
    return Verdict(few(differences), few(cleared))


def _one_each(group: list[Quoted]) -> list[Quoted]:
    """The quotations of a group; those of equal words meet again as one side."""
    firsts: dict[tuple[str, tuple[str, ...]], Quoted] = {}
    for q in group:
        firsts.setdefault((q.passage.article, q.words), q)
    return [
        q
        for q in firsts.values()
        if any(q.words != other.words and q.passage.article != other.passage.article for other in firsts.values())
    ]


def _wordings(a: Quoted, b: Quoted) -> Difference:
    mine, theirs = differing(a.words, b.words)
    who = next((q.speaker for q in (a, b) if q.speaker), None)
    return Difference(
        kind="quote",
        rule="quoted",
        question=f"What exactly did {who or 'the speaker'} say?",
        a=_worded(a, mine),
        b=_worded(b, theirs),
        severity="conflict" if matters(a.words, b.words) else "variation",
        compatible="One utterance has one wording; at most one of these is verbatim.",
    )


def _worded(q: Quoted, marked: frozenset[str]) -> Point:
    return Point(" ".join(q.words), f'"{q.text}"', q.passage, _mark(q, marked), q.speaker or "")


def _mark(q: Quoted, marked: frozenset[str]) -> Passage:
    """From the first to the last differing word, where the words stand as printed; else the whole."""
    text, start = q.text.lower(), q.passage.span.start
    places = [m.span() for w in marked if (m := re.search(rf"(?<!\w){re.escape(w)}(?!\w)", text))]
    if not places:
        return q.passage
    return Passage(q.passage.article, Span(start + min(p[0] for p in places), start + max(p[1] for p in places)))


def _whole(q: Quoted) -> Point:
    return Point(" ".join(q.words), q.text, q.passage, q.passage, q.speaker or "")


def _about(a: Quoted, b: Quoted) -> str:
    who = next((q.speaker for q in (a, b) if q.speaker), None)
    return f"Words of {who}" if who else "Quoted words"


def _speakers(story: Story, group: list[Quoted]) -> list[Difference]:
    """Equal words that articles put into different mouths."""
    spoken = [q for q in group if q.speaker and len(q.words) >= MOUTHS and not _is_body(story, q.speaker)][:SPOKEN]
    return [
        Difference(
            kind="attribution",
            rule="quoted",
            question=f'Who said "{a.text.rstrip(".,")}"?',
            a=_mouth(story, a),
            b=_mouth(story, b),
            compatible="Both can have said it only if one repeated the other; the articles do not say so.",
        )
        for a, b in combinations(spoken, 2)
        if a.words == b.words and not same_person(story, a.speaker or "", b.speaker or "")
    ]


def _is_body(story: Story, speaker: str) -> bool:
    """Whether an outlet or an organisation is credited: somebody speaks for it, who may be named elsewhere."""
    outlets = {a.identity.outlet.value.lower() for a in story.articles if a.identity.outlet}
    kinds = {story.cast.by_id[e].kind for e in story.cast.called(speaker)}
    # A person whom the recogniser takes for a firm bears no word of the language for a name.
    words = any(not label.startswith("stem:") for w in speaker.split() for label in sense_of_word(w.lower()))
    return speaker.lower() in outlets or ("organisation" in kinds and words)


def _mouth(story: Story, q: Quoted) -> Point:
    """The speaker as a point, with the sentence that names the speaker as the passage where it stands beside."""
    article = story.article[q.passage.article]
    near = story.sentences_at(article.id, q.run.span)
    hull = Span(
        min([q.run.span.start, *(s.span.start for s in near)]), max([q.run.span.end, *(s.span.end for s in near)])
    )
    return Point((q.speaker or "").lower(), q.speaker or "", Passage(article.id, hull), q.passage)
