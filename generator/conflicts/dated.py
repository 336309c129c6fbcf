"""Times with the events that they date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..language.lexicon import word_set
from ..language.senses import Labels, senses_at
from ..language.times.find import find_times
from ..model import Sentence, Time
from .clauses import Clause, labels_of
from .difference import Point
from .story import Story
from .who import Party

GRAINS = frozenset({"clock", "day", "weekday", "month"})
RELATIVE = frozenset({"week", "year", "season"})
VAGUE = frozenset({"vague", "duration", "part"})
EVENT = labels_of("incident event accident shooting crash attack blaze earthquake blast fire storm robbery")
"""Subjects that mean the story's main event, whatever it was."""
POINTING = word_set("it this that")
TELLING = labels_of("say tell report announce add ask write publish speak comment post confirm update learn")
"""When something was said is another question than when it happened."""
HAPPENING = labels_of("happen occur begin")
HAPPENING_VERBS = word_set("happen occur strike hit take shake rock rip jolt rattle tear break")
"""Predicates that tell nothing but that their subject took place."""
PUT_OFF = labels_of("schedule release hearing identify answer issue set question respond")
"""What is done again and again, or put off to another day."""
BOUNDS = word_set("by until till since before after of between from to through")
"""Words before a time that make it a bound: "by Monday", "as of Sunday", "after 3 a.m."."""
STRETCH = 5  # tokens from "between" to the end of a stretch
TIMES_OF_DAY = word_set("morning afternoon evening night noon midnight time hour day week month year")
BEFORE_NOUN = frozenset({"compound", "poss", "nmod", "amod", "nummod"})
"""How a time stands that dates a noun: "Friday's robbery", "the May 3 party"."""


@dataclass(frozen=True, eq=False)
class Dated:
    """A time with the event it dates."""

    clause: Clause
    time: Time
    tokens: tuple[int, ...]
    act: Labels
    """Senses of the predicate, or of the noun, that is dated."""
    subject: Labels
    """Who or what is dated: an entity, or the senses of a noun."""
    doer: Party | None
    target: Party | None
    """Whom or what the dated act is done to."""
    written: bool
    """Whether its words hold a figure: "Nov. 3", not "Tuesday", whose date may be inferred."""
    main: bool
    """Whether the story's main event is dated, by a general word: "the incident happened"."""

    def point(self) -> Point:
        return self.clause.point(key_of(self.time), self.tokens)


def find_dated(story: Story) -> tuple[Dated, ...]:
    """Times that date a predicate, which is no verb of saying, or a noun."""
    published = {a.id: _published(a.identity.published.value if a.identity.published else None) for a in story.articles}
    return tuple(d for s in story.sentences for d in _in_sentence(story, s, published[s.article]))


def _in_sentence(story: Story, s: Sentence, published: date | None) -> Iterator[Dated]:
    for time in find_times(s, published):
        if "weekend" in time.span.of(story.article[s.article].text).lower():
            continue  # which of its days, and often which weekend, is left open
        tokens = tuple(i for i, t in enumerate(s.tokens) if time.span.start <= t.start < time.span.end)
        clause = story.clause_at.get((s.article, s.tokens[tokens[0]].start)) if tokens else None
        if clause is None or time.grain not in GRAINS | VAGUE | RELATIVE or story.quoted(clause):
            continue
        if _is_bound(s, tokens):
            continue
        noun, written = _dated_noun(s, tokens), any(c.isdigit() for i in tokens for c in s.tokens[i].text)
        if noun is not None:
            act = senses_at(s, noun, (noun,))
            doer, target = _parties(story, clause)
            yield Dated(clause, time, tokens, act, frozenset(), doer, target, written, False)
        elif s.tokens[clause.head].pos in ("VERB", "AUX") and not clause.act & (TELLING | PUT_OFF):
            doer, target = _parties(story, clause)
            subject, main = _subject(story, clause), _is_main(story, clause)
            yield Dated(clause, time, tokens, clause.act, subject, doer, target, written, main)


def _is_bound(s: Sentence, tokens: tuple[int, ...]) -> bool:
    """Whether a time is an end of a stretch: "by Monday", "from May to June", "between 2011 and 2016"."""
    before = [t.lemma.lower() for t in s.tokens[max(0, tokens[0] - STRETCH) : tokens[0]]]
    if before[-1:] and before[-1] in BOUNDS:
        return True
    return before[-1:] == ["and"] and "between" in before


def _parties(story: Story, c: Clause) -> tuple[Party | None, Party | None]:
    s = c.sentence
    return story.party(s, c.subject), story.party(s, c.target(c.head))


def _subject(story: Story, c: Clause) -> Labels:
    party = story.party(c.sentence, c.undergoer if c.passive else c.subject)
    return frozenset() if party is None else frozenset((party.who,)) if party.who else party.senses


def _dated_noun(s: Sentence, tokens: tuple[int, ...]) -> int | None:
    """The noun that a time belongs to, where it stands before one."""
    last = s.tokens[tokens[-1]]
    behind = (
        tokens[-1] + 1
        if tokens[-1] + 1 < len(s.tokens) and s.tokens[tokens[-1] + 1].text in ("'s", "’s")
        else tokens[-1]
    )
    for i in (*tokens, behind):
        above = s.tokens[i].head
        noun = s.tokens[above]
        if above > tokens[-1] and noun.pos == "NOUN" and s.tokens[i].dep in BEFORE_NOUN and last.pos != "VERB":
            return None if noun.lemma in TIMES_OF_DAY else above
    return None


def _published(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _is_main(story: Story, c: Clause) -> bool:
    subject = c.subject
    if subject is None or not (c.act & HAPPENING or c.verb in HAPPENING_VERBS):
        return False
    noun = senses_at(c.sentence, subject, (subject,))
    pointing = c.sentence.tokens[subject].lemma in POINTING and c.verb in HAPPENING_VERBS
    return pointing or bool(noun & EVENT) or bool(noun & c.act & story.lead_words)


def key_of(t: Time) -> str:
    """Its normal value: two times of one key are one."""
    if t.grain == "clock":
        return f"clock {t.clock}"
    if t.first and t.first == t.last:
        return t.first.isoformat()
    return (
        f"{t.grain} {t.weekday} {t.month} {t.monthday} {t.part} {t.first} {t.span.start if t.grain == 'vague' else ''}"
    )
