"""Who speaks, as the words beside a quotation tell: by name, by description or by a pronoun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..language.lexicon import word_set
from ..language.senses import Labels, sense_of_word, senses_at
from ..model import Sentence, Span
from .clauses import labels_of
from .people import same_person
from .quotes import Quoted
from .story import Story

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
