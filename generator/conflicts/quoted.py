"""Quotations held against one another: who speaks, in which words, and whether two wordings are one utterance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from ..language.lexicon import word_set
from ..language.senses import Labels, sense_of_word, senses_at
from ..model import Cleared, Passage, Sentence, Span
from .clauses import labels_of
from .gather import Difference, Point, Verdict, clear, few
from .quotes import Quoted, group_quoted
from .story import Story
from .wording import differing, matters, shortened

_SMALL = word_set("the a an of and for to in at his her their our mr mrs ms dr sir dame")
_NAME = r"[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|de|van|von|der|al|bin)){0,9}"
_NAME_BEHIND = re.compile(rf"(?:\s+of\s+(?:[A-Z]\w*\s*){{1,3}})?,?\s+({_NAME})")


def same_person(story: Story, a: str, b: str) -> bool:
    """Whether two names or descriptions can mean one person: a shared name or title, the cast, or "Mayor Ann Lee".

    A description that no article ties to a name may mean anybody.
    """
    mine, theirs = _words(a), _words(b)
    if not mine or not theirs or mine & theirs:
        return True
    if story.cast.called(a) & story.cast.called(b):
        return True
    named = [is_name(name) for name in (a, b)]
    if all(named):
        return False
    if not any(named):
        return True
    description, name = (b, a) if named[0] else (a, b)
    bearers = _bearers(story, description)
    return not bearers or name.split()[-1].lower() in {word for bearer in bearers for word in bearer.split()}


def is_name(name: str) -> bool:
    """Whether it names a person: two words or more with capitals, or one that is no description."""
    return not name.lower().startswith(("the ", "a ", "an ")) and name[:1].isupper() and name.split()[-1][:1].isupper()


def _bearers(story: Story, description: str) -> frozenset[str]:
    """The names, in lower case, right behind the description's last word: "the mayor", "Mayor Ann Lee"."""
    head = re.sub(r"\W", "", description.split()[-1].lower())
    if not head:
        return frozenset()
    places = (place for word in {head, head.capitalize()} for place in story.words_at.get(word, ()))
    found = (_NAME_BEHIND.match(story.article[article].text, end) for article, end in places)
    return frozenset(name[1].lower() for name in found if name)


def _words(name: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[a-z][\w'’-]*", name.lower()) if w not in _SMALL)


SAYING = word_set(
    "say tell ask add joke recall put answer reply shoot lament call insist write admit beam warn explain declare note "
    "remark observe quip state comment argue cry shout whisper boast complain recount stress claim announce conclude "
    "continue laugh sigh snap retort point describe"
)
BEHIND = 60  # code points behind a quotation in which its speaker may be told: a line's end may part the two
ANYBODY = labels_of("man woman person people resident witness local")
"""Descriptions that fit many of whom others tell more."""
HE_OR_SHE = word_set("he she")
LONGEST = 8  # words of a description that are shown; a longer one is shown by its last word and those right before it


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as told beside a quotation."""

    text: str
    names: frozenset[str]
    """Words of the name, in lower case, of one who is named or whom the cast resolves."""
    senses: Labels
    """Of the noun that describes him: "the barber"."""
    pronoun: str
    """he or she, where nothing tells who that is."""


def speaker_beside(story: Story, q: Quoted) -> Speaker | None:
    """The subject of the verb of saying that stands nearest to a quotation, outside of it."""
    found = list(_subjects(story, q))
    if found:
        _, s, i = min(found, key=lambda each: (each[0], each[2]))
        return _speaker(story, s, i)
    return _named(q.speaker) if q.speaker else _only_one(story, q)


def _only_one(story: Story, q: Quoted) -> Speaker | None:
    """The only person whom the sentence names outside of the quotation: "Line of the day, from Ann Lee: ..."."""
    run = q.run.span
    people = {
        m.entity
        for s in story.sentences_at(q.passage.article, Span(max(0, run.start - 2), run.end))
        for m in story.cast.within(s.article, s.span)
        if not run.holds(m.span) and story.cast.by_id[m.entity].kind == "person" and m.how != "pronoun"
    }
    return _named(story.cast.by_id[people.pop()].name) if len(people) == 1 else None


def _named(name: str) -> Speaker:
    own = frozenset(w.lower() for w in name.split() if w[:1].isupper())
    return Speaker(name, own, frozenset() if own else sense_of_word(name.split()[-1].lower()), "")


def _subjects(story: Story, q: Quoted) -> Iterator[tuple[int, Sentence, int]]:
    """How far each subject's verb stands from the quotation, its sentence and its index."""
    run = q.run.span
    for s in story.sentences_at(q.passage.article, Span(max(0, run.start - 2), run.end + BEHIND)):
        for i, t in enumerate(s.tokens):
            if t.lemma.lower() not in SAYING or t.pos not in ("VERB", "AUX"):
                continue
            if story.in_quotation(s.article, Span(t.start, t.end)):
                continue
            subject = s.child(i, "nsubj")
            if subject is None and t.dep in ("conj", "advcl", "xcomp"):
                subject = s.child(t.head, "nsubj")
            if subject is not None:
                yield max(run.start - t.end, t.start - run.end, 0), s, subject


def _speaker(story: Story, s: Sentence, i: int) -> Speaker | None:
    t = s.tokens[i]
    known = story.entity(s, i)
    own = [k for k in s.subtree(i) if not story.in_quotation(s.article, Span(s.tokens[k].start, s.tokens[k].end))]
    names = frozenset(
        s.tokens[k].text.lower() for k in own if s.tokens[k].pos == "PROPN" and s.tokens[k].text[:1].isupper()
    )
    if known is not None and (entity := story.cast.by_id[known]).kind == "person":
        full = frozenset(w.lower() for w in entity.name.split() if w[:1].isupper())
        names, text = names | full, entity.name if t.pos == "PRON" and full else _text(s, own, i)
        return Speaker(text, names, _senses(s, i), t.lemma if t.pos == "PRON" and not names else "")
    if t.pos == "PRON":
        return Speaker(t.text, frozenset(), frozenset(), t.lemma.lower()) if t.lemma.lower() in HE_OR_SHE else None
    return Speaker(_text(s, own, i), names, _senses(s, i), "")


def _senses(s: Sentence, i: int) -> Labels:
    """Of the noun; of "one of the guards" the guards'."""
    of = s.child(i, "prep") if s.tokens[i].lemma.lower() in ("one", "some", "none", "another") else None
    noun = s.child(of, "pobj") if of is not None else None
    at = i if noun is None else noun
    t = s.tokens[at]
    if t.pos == "NOUN":
        return senses_at(s, at, (at,))
    return sense_of_word(t.text) if t.pos == "PROPN" and t.text.islower() else frozenset()  # "the priest, Fr Roy"


def _text(s: Sentence, own: list[int], i: int) -> str:
    if len(own) > LONGEST:
        own = [k for k in own if i - 2 <= k <= i]
    return " ".join(s.tokens[k].text for k in own if s.tokens[k].pos != "PUNCT")


def other_speakers(story: Story, a: Speaker, b: Speaker) -> bool | None:
    """Whether two are plainly two (True), may be one (False), or nothing tells (None)."""
    if a.names and b.names:
        return not a.names & b.names and not story.cast.called(a.text) & story.cast.called(b.text)
    if a.pronoun or b.pronoun:
        return True if a.pronoun and b.pronoun and a.pronoun != b.pronoun else None
    if a.senses & b.senses or (a.senses | b.senses) & ANYBODY:
        return None if not a.senses & b.senses else False
    if a.senses and b.senses:
        return not story.cast.called(a.text) & story.cast.called(b.text)
    return None if same_person(story, a.text, b.text) else True


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
