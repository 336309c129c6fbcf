"""Conflicts of negation: one account affirms what another denies of the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..language.lexicon import word_set
from ..language.senses import Labels, exclude, opposites_of, pole, sense_of_word, senses_at
from ..model import Sentence
from .asking import in_few_words
from .clauses import Clause, labels_of
from .difference import Difference, Verdict, clear, few
from .pairing import sharing
from .story import Story
from .who import Party

ALIKE = 0.3  # likeness of two clauses from which an equal predicate with another sign is about one thing
ALIKE_STRANGERS = 0.5  # where the subjects are not known to be one
REVERSING = word_set("refuse fail decline choose deny forget omit neglect unable")
"""Verbs that deny what follows: "failed to sound", "refused to testify", "chose not to"."""
DISPUTING = word_set("deny dispute reject refute rebut contradict dismiss")
"""Verbs that deny the statement that follows: "denied that he had asked"."""
OF_EACH = labels_of("shoot stab hit hurt die kill missing arrest rescue charge convict acquit")
"""What befalls one person and not the next: compared for named people only."""
MUTE = labels_of(
    "know believe think want comment respond tell say need let want expect see be have do go get make take time thing "
    "way part kind one lot"
)
"""Predicates too general to be affirmed and denied of one matter by chance."""
IN_TURN = labels_of(
    "begin end open close arrive leave enter exit buy sell launch marry resume suspend give receive arrest release "
    "sentence charge dismiss appoint hire resign promote birth stop join lead follow"
)
"""Opposites that both come true, one after the other."""
TO_COME = labels_of("suggest offer threaten order demand promise ask beg persuade")
"""Wordings of an act to come, whose differences are of description."""
BOTH_TRUE = IN_TURN | TO_COME
OFFICIAL = labels_of("release charge identify name arrest decide disclose")
"""What authorities have not done yet and will have done a day later."""
NEAR = 2  # sentences within which an article sets two sources against each other
NOT_YET = word_set("yet immediately still")


@dataclass(frozen=True, slots=True)
class State:
    """What a clause affirms or denies: (siren, sound, False)."""

    clause: Clause
    subject: Party | None
    object: Party | None
    act: Labels
    verb: str
    affirmed: bool
    mark: tuple[int, ...]


def compare_polarity(story: Story) -> Verdict:
    """Equal predicates of one subject with opposite signs, and opposite predicates with one sign."""
    states = [state for c in story.clauses if not c.unreal and (state := state_of(story, c))]
    clashes = few((a, b) for a, b in _pairs(states) if _clash(story, a, b))
    later = [(a, b) for a, b in clashes if _not_yet(a) or _not_yet(b)]
    return Verdict(
        tuple(_difference(a, b) for a, b in clashes if not (_not_yet(a) or _not_yet(b))),
        tuple(
            clear(_question(a, b), a.clause.point(_key(a), a.mark), b.clause.point(_key(b), b.mark), "update")
            for a, b in later
        ),
    )


def _not_yet(a: State) -> bool:
    """Whether it denies for the time being: "has not been charged", "did not immediately release"."""
    s = a.clause.sentence
    if a.affirmed:
        return False
    below = [s.tokens[k] for k in s.children[a.clause.head]]
    perfect = any(t.lemma == "have" and t.dep == "aux" and t.tag in ("VBZ", "VBP") for t in below)
    return perfect or bool(a.act & OFFICIAL) or any(t.lemma in NOT_YET for t in below)


def _pairs(states: list[State]) -> Iterator[tuple[State, State]]:
    """Those of one predicate or of opposed ones, with signs that clash."""
    for a, b in sharing(states, lambda s: sorted(s.act | opposites_of(s.act)), lambda s: s.clause.article):
        if a.act & b.act:
            if a.affirmed != b.affirmed:
                yield a, b
        elif a.affirmed and b.affirmed and exclude(a.act - BOTH_TRUE, b.act - BOTH_TRUE):
            yield a, b


def state_of(story: Story, c: Clause) -> State | None:
    """The state that a clause tells, or None where its predicate tells nothing that could be denied."""
    s, affirmed, told = c.sentence, not c.negated, c.head
    if s.tokens[c.head].dep == "acl":
        return None  # "those involved" only picks out whom another clause is about
    mark = [c.head]
    if c.verb in REVERSING:
        below = s.child(c.head, "xcomp")
        if below is None or below not in c.tokens:
            return None
        affirmed = affirmed == (c.verb == "choose")
        if any(s.tokens[k].dep == "neg" for k in s.children[below]):
            affirmed = not affirmed
        mark.append(below)
        told = below
    elif c.told_by != c.head and (
        s.tokens[c.told_by].pos in ("ADJ", "VERB") or (c.verb == "be" and c.subject is not None)
    ):
        mark.append(c.told_by)
        told = c.told_by
    act = _told_as(s, told, c) or (sense_of_word(s.tokens[told].lemma) if told == c.head else frozenset())
    if not act or act & MUTE or s.tokens[c.head].pos not in ("VERB", "AUX"):
        return None
    mark += [k for k in s.children[c.head] if s.tokens[k].dep == "neg"]
    if _disputed(c):
        affirmed = not affirmed
    if act & OF_EACH and not _sufferer(story, c):
        return None
    return State(
        c,
        story.party(s, c.subject),
        story.party(s, c.target(told)),
        act,
        s.tokens[told].lemma,
        affirmed,
        tuple(sorted(mark)),
    )


def _told_as(s: Sentence, told: int, c: Clause) -> Labels:
    """Senses of the predicate; of what somebody is said to be, each: "is a singer and actor"."""
    own = [told]
    if told != c.head and s.tokens[told].pos == "NOUN":
        for _ in range(len(c.tokens)):
            own += [k for k in s.children[own[-1]] if s.tokens[k].dep == "conj"][:1]
    return frozenset(label for k in dict.fromkeys(own) for label in senses_at(s, k, c.tokens))


def _sufferer(story: Story, c: Clause) -> str | None:
    """Whom by name it befalls."""
    party = story.party(c.sentence, c.undergoer if c.undergoer is not None else c.subject)
    return party.who if party and party.person else None


def _disputed(c: Clause) -> bool:
    """Whether it is what somebody denies: "denied that", "denied a report that"."""
    s, t = c.sentence, c.sentence.tokens[c.head]
    above = s.tokens[t.head]
    if t.dep in ("acl", "ccomp", "relcl") and above.pos == "NOUN":
        above = s.tokens[above.head]
    return t.dep in ("ccomp", "acl", "relcl", "pcomp") and above.lemma in DISPUTING and above.pos == "VERB"


def _clash(story: Story, a: State, b: State) -> bool:
    if a.clause.sentence is b.clause.sentence or story.apart(a.clause, b.clause):
        return False
    if a.clause.article == b.clause.article and story.sources(a.clause) == story.sources(b.clause):
        return False
    if story.others(a.object, b.object) or _marked_apart(story, a, b) or story.elsewhere(a.clause, b.clause):
        return False
    if (a.act | b.act) & OF_EACH and _sufferer(story, a.clause) != _sufferer(story, b.clause):
        return False
    if _set_against(story, a, b):
        return True
    alike = story.likeness(a.clause, b.clause, a.act | b.act)
    if story.quoted(a.clause) or story.quoted(b.clause):
        return (
            _same(a.subject, b.subject)
            and a.subject is not None
            and a.subject.who is not None
            and (alike >= ALIKE or _bare(story, a) or _bare(story, b))
        )
    if _same(a.subject, b.subject):
        return alike >= ALIKE or _bare(story, a) or _bare(story, b)
    if a.clause.article == b.clause.article and (a.subject is None or b.subject is None):
        return False
    strangers = a.subject is not None and b.subject is not None
    return alike >= (ALIKE_STRANGERS if strangers else ALIKE)


def _set_against(story: Story, a: State, b: State) -> bool:
    """Whether an article sets two sources against each other: "the club says he did", his agent "never"."""
    s, o = a.clause.sentence, b.clause.sentence
    if s.article != o.article or abs(s.index - o.index) > NEAR or not a.act & b.act:
        return False
    one, other = (story.sources(x.clause) for x in (a, b))
    return bool(one and other and not one & other)


def _same(a: Party | None, b: Party | None) -> bool:
    if a is None or b is None:
        return False
    return a.who == b.who if a.who and b.who else bool(a.senses & b.senses)


def _marked_apart(story: Story, a: State, b: State) -> bool:
    return story.marked_apart(a.subject, b.subject) or story.marked_apart(a.object, b.object)


def _bare(story: Story, a: State) -> bool:
    """A clause of a subject and its predicate alone: nothing else in it could make the difference."""
    if a.subject is None or not (a.subject.who or any(story.rare(w) for w in a.subject.senses)):
        return False
    return len(a.clause.words - a.act - (a.subject.senses if a.subject else frozenset())) <= 1


def _question(a: State, b: State) -> str:
    """Asked with the words of the side that affirms, if one does."""
    affirming = next((state for state in (a, b) if not state.clause.negated), a)
    return f"Is it so or not: “{in_few_words(affirming.clause)}”?"


def _difference(a: State, b: State) -> Difference:
    return Difference(
        kind="negation",
        question=_question(a, b),
        a=a.clause.point(_key(a), a.mark),
        b=b.clause.point(_key(b), b.mark),
        compatible="Both can be true only of different moments or different parts of the matter.",
    )


def _key(state: State) -> str:
    base, positive = pole(state.act)
    return f"{base}:{state.affirmed == positive}"
