"""Conflicts of negation: one account affirms what another denies of the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from generator.conflicts.clauses import LIGHT, Clause
from generator.conflicts.difference import Difference, Verdict
from generator.conflicts.story import Story
from generator.language.lexicon import word_set
from generator.language.lexicon_classes import canon, opposite, pole

ALIKE = 0.3  # likeness of two clauses from which an equal predicate with another sign is about one thing
ALIKE_STRANGERS = 0.5  # where the subjects are not known to be one
LINKING = word_set("be stay remain seem appear become keep fall go")
REVERSING = word_set("refuse fail decline choose deny forget omit neglect unable")
"""Verbs that deny what follows: "failed to sound", "refused to testify", "chose not to"."""
OF_EACH = word_set("hurt die missing arrest rescue charge convict acquit")
"""What befalls one person and not the next: compared for named people only."""
MUTE = LIGHT | word_set("know believe think want comment respond clear tell find need let want expect see")
"""Predicates too general to be affirmed and denied of one matter by chance."""


@dataclass(frozen=True, slots=True)
class State:
    """What a clause affirms or denies: (siren, sound, False)."""

    clause: Clause
    subject: str | None
    act: str
    affirmed: bool
    mark: tuple[int, ...]


def compare_polarity(story: Story) -> Verdict:
    """Equal predicates of one subject with opposite signs, and opposite predicates with one sign."""
    plain = [c for c in story.clauses if not c.unreal and not story.quoted(c)]
    states = [state for c in plain if (state := state_of(story, c))]
    differences = [_difference(a, b) for a, b in combinations(states, 2) if _clash(story, a, b)]
    return Verdict(tuple(differences))


def state_of(story: Story, c: Clause) -> State | None:
    """The state that a clause tells, or None where its predicate tells nothing that could be denied."""
    s, head, affirmed = c.sentence, c.head, not c.negated
    act, mark = c.act, [head]
    if act in REVERSING:
        below = s.child(head, "xcomp")
        if below is None or below not in c.tokens:
            return None
        affirmed = affirmed and act == "choose"
        if any(s.tokens[k].dep == "neg" for k in s.children[below]):
            affirmed = not affirmed
        mark.append(below)
        act = s.tokens[below].lemma
    elif act in LINKING:
        below = s.child(head, "acomp", "attr", "oprd", "xcomp")
        if below is not None and s.tokens[below].pos in ("ADJ", "VERB"):
            mark.append(below)
            act = s.tokens[below].lemma
    if canon(act) in MUTE or s.tokens[head].pos not in ("VERB", "AUX"):
        return None
    mark += [k for k in s.children[head] if s.tokens[k].dep == "neg"]
    if canon(act) in OF_EACH and not _named(c):
        return None
    return State(c, story.who(s, c.subject), canon(act), affirmed, tuple(sorted(mark)))


def _named(c: Clause) -> bool:
    return c.subject is not None and c.sentence.tokens[c.subject].pos == "PROPN"


def _clash(story: Story, a: State, b: State) -> bool:
    if a.clause.sentence is b.clause.sentence:
        return False
    if a.act == b.act:
        if a.affirmed == b.affirmed:
            return False
    elif not (opposite(a.act, b.act) and a.affirmed == b.affirmed):
        return False
    if a.clause.article == b.clause.article and a.subject is None:
        return False
    known = a.subject is not None and a.subject == b.subject
    alike = story.likeness(a.clause, b.clause, (a.act, b.act))
    if known:
        return story.weight.get(a.subject or "", 0) > 0 and (alike >= ALIKE or _bare(a) or _bare(b))
    strangers = a.subject is not None and b.subject is not None
    return alike >= (ALIKE_STRANGERS if strangers else ALIKE)


def _bare(a: State) -> bool:
    """A clause of a subject and its predicate alone: nothing else in it could make the difference."""
    return len(a.clause.words - {a.act, a.subject}) <= 1


def _difference(a: State, b: State) -> Difference:
    subject = a.clause.subject
    what = a.clause.sentence.tokens[subject].text if subject is not None else "it"
    return Difference(
        kind="negation",
        question=f"Did {what} {a.act} or not?",
        a=a.clause.point(_key(a), a.mark),
        b=b.clause.point(_key(b), b.mark),
        compatible="Both can be true only of different moments or different parts of the matter.",
    )


def _key(state: State) -> str:
    base, positive = pole(state.act)
    return f"{base}:{state.affirmed == positive}"
