"""Conflicts of description: one act told with a verb of another strength or nature."""

from __future__ import annotations

from dataclasses import dataclass

from ..language.senses import Labels, sense_of_word, senses_at
from .clauses import Clause
from .difference import Difference, Verdict, few
from .pairing import sharing
from .story import Story

LIGHT_ACTS = frozenset({"be", "have", "do", "say", "make", "go", "get", "take", "see", "help", "know"})
"""What is offered or threatened must be told by the verb itself: "offered to do" tells nothing."""
ACTS_TO_COME = {
    **dict.fromkeys(("threaten", "threat"), "threaten"),
    **dict.fromkeys(("vow", "promise", "pledge", "guarantee"), "promise"),
    **dict.fromkeys(("offer", "propose", "suggest", "volunteer", "proposal"), "offer"),
    **dict.fromkeys(("refuse", "refusal"), "refuse"),
    **dict.fromkeys(("consider", "mull", "weigh"), "consider"),
    **dict.fromkeys(("demand", "order", "insist"), "demand"),
    **dict.fromkeys(("plan", "intend", "try", "attempt", "want", "decide", "agree"), ""),
}
"""Verbs and nouns that tell of an act to come, with the nature of telling; empty where it goes with any other."""
PAST = {
    "threaten": "threatened",
    "promise": "promised",
    "offer": "offered",
    "refuse": "refused",
    "consider": "considered",
    "demand": "demanded",
}
"""How a question tells a nature of telling."""
ANSWERED = frozenset(("demand", "refuse"))
"""What one asks and another answers is no difference."""
END_OF_WORK = {
    **dict.fromkeys(("resign", "quit"), "resign"),
    **dict.fromkeys(("fire", "sack", "dismiss", "oust", "axe"), "dismiss"),
    "suspend": "suspend",
    "retire": "retire",
    "demote": "demote",
}
"""How somebody's work ended or changed: groups exclude each other, words of one group do not."""


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what about what: (Sessions, threaten, resign), with the words that say so."""

    clause: Clause
    actor: str | None
    verb: str
    group: str
    about: Labels
    mark: tuple[int, ...]


def compare_acts(story: Story) -> Verdict:
    """Verbs of one scale on one frame: the same actor, the same act to come, or the same person's employment."""
    acts = [act for c in story.clauses for act in (*_to_come(story, c), *_of_work(story, c))]
    pairs = sharing(acts, lambda act: sorted(act.about), lambda act: act.clause.article)
    found = (_difference(a, b) for a, b in pairs if a.verb != b.verb and _one_actor(a, b) and a.clause is not b.clause)
    return Verdict(few(d for d in found if d.a.key != d.b.key))


def _difference(a: Act, b: Act) -> Difference:
    groups = frozenset((a.group, b.group))
    severe = len(groups) > 1 and "" not in groups and groups != ANSWERED
    return Difference(
        kind="description",
        question=_question(a, b),
        a=a.clause.point(a.group or a.verb, a.mark),
        b=b.clause.point(b.group or b.verb, b.mark),
        severity="conflict" if severe else "variation",
        compatible=_verdict(a) if severe else "The wording differs, hardly the matter.",
    )


def _verdict(a: Act) -> str:
    if _is_of_work(a):
        return "Both tell of the same work, and differ on how it ended or changed."
    return "The verbs describe one act differently; the act itself is not in dispute."


def _is_of_work(a: Act) -> bool:
    return any(label.startswith(WORK) for label in a.about)


def _one_actor(a: Act, b: Act) -> bool:
    return a.actor is None or b.actor is None or a.actor == b.actor


def _question(a: Act, b: Act) -> str:
    if _is_of_work(a):
        return f"How did the work of {_name(a)} end?"
    told = dict.fromkeys(map(_told, (a, b)))
    return f"{' or '.join(told).capitalize()} {_deed(a, b)}?"


def _told(a: Act) -> str:
    """The verb in the past: as it was printed, if it is not one that the sides are named after."""
    word = a.clause.sentence.tokens[a.mark[0]]
    return PAST.get(a.group) or (word.text.lower() if word.tag in ("VBD", "VBN") else a.verb)


def _deed(*acts: Act) -> str:
    """What was to be done: "to resign", or else "resignation"."""
    below = [s.tokens[k] for a in acts for s in (a.clause.sentence,) for k in s.children[a.mark[0]]]
    verbs = [t.lemma for t in below if t.dep in ("xcomp", "ccomp", "acl") and t.pos == "VERB"]
    nouns = [t.lemma for t in below if t.dep == "dobj"]
    return f"to {verbs[0]}" if verbs else next(iter(nouns), "to do it")


def _name(a: Act) -> str:
    s, person = a.clause.sentence, a.clause.undergoer if a.clause.undergoer is not None else a.clause.subject
    return s.tokens[person].text if person is not None else "the person"


WORK = "work of "


def _to_come(story: Story, c: Clause) -> list[Act]:
    """ "threatened to quit", "proposed his resignation", "suggested he could resign"."""
    s, found = c.sentence, []
    for i in c.tokens:
        t = s.tokens[i]
        group = ACTS_TO_COME.get(t.lemma)
        if group is None or t.pos not in ("VERB", "NOUN") or any(s.tokens[k].dep == "neg" for k in s.children[i]):
            continue
        for k in s.children[i]:
            below = s.tokens[k]
            verbal = below.dep in ("xcomp", "ccomp", "acl") and below.pos == "VERB"
            nominal = below.dep == "dobj" and t.pos == "VERB" and _is_deed(below.lemma)
            if (verbal or nominal) and below.lemma not in LIGHT_ACTS:
                actor = story.who(s, c.subject) if i == c.head else None
                about = senses_at(s, k, s.subtree(k)) or sense_of_word(below.lemma)
                found.append(Act(c, actor, t.lemma, group, about, (i,)))
    return found


def _is_deed(noun: str) -> bool:
    """Whether a noun tells an act: "resignation"."""
    return any(not label.startswith("stem:") for label in sense_of_word(noun))


def _of_work(story: Story, c: Clause) -> list[Act]:
    """ "was fired", "suspended the officer", "resigned": with whose employment it is."""
    s, head = c.sentence, c.sentence.tokens[c.head]
    verb = "resign" if "resign" in c.act and c.verb not in END_OF_WORK else c.verb
    group = END_OF_WORK.get(verb)
    if group is None or head.pos != "VERB" or c.negated:
        return []
    patient = c.undergoer if c.undergoer is not None or group != "resign" else c.subject
    person = story.who(s, patient)
    return [Act(c, person, verb, group, frozenset((WORK + person,)), (c.head,))] if person else []
