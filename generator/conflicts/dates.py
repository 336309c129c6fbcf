"""Conflicts of date and time: one event at two times that cannot be one."""

from __future__ import annotations

from ..language.lexicon import word_set
from ..language.senses import senses_of
from ..language.times.compare import same_time, times_conflict
from ..model import Cleared, Time
from .acts import ACTS_TO_COME
from .asking import in_few_words
from .clauses import labels_of
from .dated import EVENT, RELATIVE, Dated, find_dated, key_of
from .difference import MOST, Difference, Verdict, clear
from .pairing import apart, sharing
from .story import Story

ALIKE = 0.3  # likeness of two clauses with one predicate from which they tell one event
ALIKE_OTHER = 0.5  # where the predicates differ
OF_EACH = labels_of("charge arrest plead plead_guilty sentence appear book convict indict call")
"""What is done to one person after the other, at times of their own."""
DYING = labels_of("die")
MAIN_WORDS = 2  # senses of the lead that a clause must share to tell the main event itself
LONG_AGO = word_set("month months week weeks year earlier")


def compare_dates(story: Story) -> Verdict:
    """Times of clauses that tell one event."""
    dated = find_dated(story)
    differences: list[Difference] = []
    cleared: list[Cleared] = []
    known = frozenset((d.clause.article, key_of(d.time)) for d in dated)
    for a, b in sharing(dated, lambda d: _keys(story, d), lambda d: d.clause.article, near=apart):
        if key_of(a.time) == key_of(b.time) or not _one_event(story, a, b):
            continue
        if _vague_clash(a, b) or (_apart(a, b) and not _both_known(known, a, b)):
            differences.append(_difference(a, b))
        elif same_time(a.time, b.time):
            cleared.append(clear(_question(a), a.point(), b.point(), "rounding"))
        if len(differences) + len(cleared) == MOST:
            break
    return Verdict(tuple(differences), tuple(cleared))


def _difference(a: Dated, b: Dated) -> Difference:
    return Difference(
        kind="date",
        question=_question(a),
        a=a.point(),
        b=b.point(),
        compatible="One event has one time; both hold only if two events are meant.",
    )


def _keys(story: Story, d: Dated) -> list[str]:
    """Times are compared by what is dated, by the clause's telling words, and all those of the main event."""
    telling = d.act | {w for w in d.clause.words if story.rare(w)}
    return [*sorted(telling), *(["main event"] if d.main or d.act & EVENT else [])]


def _one_event(story: Story, a: Dated, b: Dated) -> bool:
    if story.apart(a.clause, b.clause) or story.elsewhere(a.clause, b.clause):
        return False
    if story.marked_apart(a.doer, b.doer):
        return False
    same = bool(a.act & b.act)
    if not (a.main or b.main) and story.others(a.target, b.target):
        return False
    procedure = bool((a.act | b.act) & OF_EACH)
    one = story.people[a.clause] & story.people[b.clause] or a.subject & b.subject
    if procedure and not (same and one and _is_explicit(a) and _is_explicit(b)):
        return False
    if (a.main and b.main) or (same and _swapped(a.time, b.time)):
        return True
    if (a.main or b.main) and a.time.grain == b.time.grain == "clock":
        other = b if a.main else a
        about = other.clause.words & story.lead_words
        return (
            bool(other.act & EVENT & story.lead_words) and not other.clause.words & DYING and len(about) >= MAIN_WORDS
        )
    alike = _likeness(story, a, b)
    # On which day people do a thing is told of many people: it needs one subject, or much else in common.
    rough = any(d.time.grain in RELATIVE for d in (a, b)) or not one
    return alike >= (ALIKE if same and not rough else ALIKE_OTHER)


def _likeness(story: Story, a: Dated, b: Dated) -> float:
    """How alike the clauses are, the words of the times left out."""
    own = senses_of(a.clause.sentence, a.tokens)[0] | senses_of(b.clause.sentence, b.tokens)[0]
    return story.likeness(a.clause, b.clause, own)


def _apart(a: Dated, b: Dated) -> bool:
    """Whether the times clash in what the articles print, not only in a year or a week that was inferred."""
    x, y = a.time, b.time
    if not times_conflict(x, y):
        return False
    if x.grain != y.grain and {x.grain, y.grain} & RELATIVE:
        return bool(a.written and b.written and a.subject & b.subject)
    if x.grain == y.grain == "clock" and x.clock != y.clock:
        return True
    if x.part and y.part and x.part != y.part:
        return True
    dated = [(d.time.month, d.time.monthday) for d in (a, b) if d.time.monthday is not None and d.written]
    if len(dated) == 2:
        return dated[0] != dated[1]
    days = [_weekday(t) for t in (x, y)]
    if None not in days:
        return days[0] != days[1]
    return x.month is None or y.month is None or x.month != y.month


def _weekday(t: Time) -> int | None:
    """The day of the week it falls on, where it means one day."""
    return t.weekday if t.weekday is not None else t.first.weekday() if t.first and t.first == t.last else None


def _is_explicit(d: Dated) -> bool:
    """Whether it names a moment or a day of the calendar, not only "last week" or "Tuesday"."""
    return d.written and (d.time.clock is not None or d.time.monthday is not None)


def _swapped(a: Time, b: Time) -> bool:
    """Whether two clock times have the same digits in another order: 5:42 and 5:24."""
    if a.clock is None or b.clock is None or a.clock == b.clock:
        return False
    mine, theirs = (f"{t.clock // 60 % 12}{t.clock % 60:02}" for t in (a, b) if t.clock is not None)
    return sorted(mine) == sorted(theirs)


def _both_known(known: frozenset[tuple[str, str]], a: Dated, b: Dated) -> bool:
    """Whether one article gives both times: then they are of two events."""
    return any((there.clause.article, key_of(value.time)) in known for there, value in ((a, b), (b, a)))


def _vague_clash(a: Dated, b: Dated) -> bool:
    """ "on Tuesday" against "at one point in recent months", of one offer, threat or promise."""
    for day, vague in ((a, b), (b, a)):
        words = [vague.clause.sentence.tokens[i].lemma for i in vague.tokens]
        if (
            day.time.grain in ("weekday", "day")
            and not day.time.approximate
            and vague.time.grain in ("vague", "duration")
            and any(w in LONG_AGO for w in words)
            and (day.clause.verb == vague.clause.verb and day.clause.verb in ACTS_TO_COME)
        ):
            return True
    return False


def _question(d: Dated) -> str:
    return f"When was this: “{in_few_words(d.clause)}”?"
