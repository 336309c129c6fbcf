"""Conflicts of date and time: one event at two times that cannot be one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations

from generator.conflicts.clauses import Clause
from generator.conflicts.difference import Difference, Point, Verdict, clear
from generator.conflicts.story import Story
from generator.language.lexicon import word_set
from generator.language.lexicon_classes import ACTS_TO_COME, canon
from generator.language.times import find_times
from generator.language.times_compare import same_time, times_conflict
from generator.model import Cleared, Time

ALIKE = 0.3  # likeness of two clauses with one predicate from which they tell one event
ALIKE_OTHER = 0.5  # where the predicates differ
GRAINS = frozenset({"clock", "day", "weekday", "month"})
EVENT = word_set(
    "incident event accident shooting crash attack blaze earthquake blast fire storm robbery happen it this"
)
"""Subjects that mean the story's main event, whatever it was."""
TELLING = word_set("say tell report announce add ask write publish speak comment post confirm update release")
"""When something was said is another question than when it happened."""
LONG_AGO = word_set("month months week weeks year earlier")


@dataclass(frozen=True, eq=False)
class Dated:
    """A time with the event it dates."""

    clause: Clause
    time: Time
    tokens: tuple[int, ...]
    main: bool
    """Whether the clause tells the story's main event by a general word: "the incident happened"."""

    def point(self) -> Point:
        return self.clause.point(_key(self.time), self.tokens)


def compare_dates(story: Story) -> Verdict:
    """Times of clauses that tell one event."""
    dated = find_dated(story)
    differences: list[Difference] = []
    cleared: list[Cleared] = []
    for a, b in combinations(dated, 2):
        if a.clause.article == b.clause.article or not _one_event(story, a, b):
            continue
        if _vague_clash(a, b) or (_apart(a, b) and not _both_known(dated, a, b)):
            differences.append(
                Difference(
                    kind="date",
                    question=_question(a),
                    a=a.point(),
                    b=b.point(),
                    compatible="One event has one time; both hold only if two events are meant.",
                )
            )
        elif same_time(a.time, b.time) and _key(a.time) != _key(b.time):
            cleared.append(clear(_question(a), a.point(), b.point(), "rounding"))
    return Verdict(tuple(differences), tuple(cleared))


def find_dated(story: Story) -> tuple[Dated, ...]:
    """Times that hang on a predicate which is no verb of saying, with its clause."""
    published = {a.id: _published(a.identity.published.value if a.identity.published else None) for a in story.articles}
    found = []
    for s in story.sentences:
        for time in find_times(s, published[s.article]):
            tokens = tuple(i for i, t in enumerate(s.tokens) if time.span.start <= t.start < time.span.end)
            clause = story.clause_at.get((s.article, s.tokens[tokens[0]].start)) if tokens else None
            told = clause is not None and s.tokens[clause.head].pos in ("VERB", "AUX")
            wanted = told and (time.grain in GRAINS or time.grain in ("vague", "duration", "part"))
            if clause and wanted and clause.act not in TELLING and not story.quoted(clause):
                found.append(Dated(clause, time, tokens, _is_main(story, clause)))
    return tuple(found)


def _published(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _is_main(story: Story, c: Clause) -> bool:
    if canon(c.act) != "happen":
        return False
    subject = c.subject
    return subject is not None and (
        c.sentence.tokens[subject].lemma in EVENT or canon(c.sentence.tokens[subject].lemma) in story.lead_words
    )


def _one_event(story: Story, a: Dated, b: Dated) -> bool:
    same = canon(a.clause.act) == canon(b.clause.act)
    if (a.main and b.main) or (same and _swapped(a.time, b.time)):
        return True
    if (a.main or b.main) and a.time.grain == b.time.grain == "clock":
        other = b.clause if a.main else a.clause
        act = canon(other.act)
        return act in story.lead_words and "die" not in other.words and len(other.words & story.lead_words) >= 2
    alike = story.likeness(a.clause, b.clause)
    return alike >= (ALIKE if same else ALIKE_OTHER)


def _apart(a: Dated, b: Dated) -> bool:
    """Whether the times clash in what the articles print, not only in a year or a week that was inferred."""
    if not times_conflict(a.time, b.time):
        return False
    if a.time.grain == b.time.grain == "clock":
        return True
    if a.time.weekday is not None and a.time.weekday == b.time.weekday and "weekday" in (a.time.grain, b.time.grain):
        return False
    days = [(t.month, t.monthday) for t in (a.time, b.time)]
    return None in (*days[0], *days[1]) or days[0] != days[1]


def _swapped(a: Time, b: Time) -> bool:
    """Whether two clock times have the same digits in another order: 5:42 and 5:24."""
    if a.clock is None or b.clock is None or a.clock == b.clock:
        return False
    mine, theirs = (f"{t.clock // 60 % 12}{t.clock % 60:02}" for t in (a, b) if t.clock is not None)
    return sorted(mine) == sorted(theirs)


def _both_known(dated: tuple[Dated, ...], a: Dated, b: Dated) -> bool:
    """Whether one article gives both times: then they are of two events."""
    return any(
        o.clause.article == there.clause.article and _key(o.time) == _key(value.time)
        for o in dated
        for there, value in ((a, b), (b, a))
    )


def _vague_clash(a: Dated, b: Dated) -> bool:
    """ "on Tuesday" against "at one point in recent months", of one offer, threat or promise."""
    for day, vague in ((a, b), (b, a)):
        words = [vague.clause.sentence.tokens[i].lemma for i in vague.tokens]
        if (
            day.time.grain in ("weekday", "day")
            and not day.time.approximate
            and vague.time.grain in ("vague", "duration")
            and any(w in LONG_AGO for w in words)
            and (day.clause.act == vague.clause.act and day.clause.act in ACTS_TO_COME)
        ):
            return True
    return False


def _key(t: Time) -> str:
    if t.grain == "clock":
        return f"clock {t.clock}"
    if t.first and t.first == t.last:
        return t.first.isoformat()
    return (
        f"{t.grain} {t.weekday} {t.month} {t.monthday} {t.part} {t.first} {t.span.start if t.grain == 'vague' else ''}"
    )


def _question(d: Dated) -> str:
    s, subject = d.clause.sentence, d.clause.subject
    who = s.tokens[subject].text if subject is not None else "it"
    return f"When: {who} {s.tokens[d.clause.head].text}?"
