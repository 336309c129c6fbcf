"""Patterns over one parsed sentence that credit a source: token indices, not yet resolved or joined.

A verb credits ("police said"), a phrase ("according to police"), or a colon alone ("Police: ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Sentence
from .words import ACCORDING, CITING, NAMING, NO_REPORT, PASSIVE, REPORTS, SAYING, STATING, THINKING, UNNAMED

CLAUSE_HEADS = ("VERB", "AUX")
HEARERS = frozenset({"i", "you", "we"})
CITING_WORDS = frozenset({"citing", "quoting"})
OWNING = frozenset({"from", "by", "of"})
SCRAP = 2  # tokens; a shorter piece on the far side of a crediting is punctuation and adverbs
GOING_ON = frozenset({"go", "continue", "proceed", "come"})
SUBORDINATE = frozenset({"as", "like"})
BEFORE_SAID = frozenset({"that", "this", "it"})
"""Pronouns that stand for what the sentence before says."""
MAX_LABEL = 6  # tokens before a colon; longer is a sentence that introduces a list
MIN_CONTENT = 3  # tokens; fewer credit nothing
_BREAK = re.compile(r"^[—–―-]$|^--$")
SUBJECT = ("nsubj", "nsubjpass")
PARTICIPLE = ("advcl", "acl", "xcomp", "conj", "pcomp", "ccomp", "dep")
MAX_CLIMB = 6  # clauses between a verb and its subject; deeper nesting is a misparse
MAX_SOURCE = 40  # tokens; a longer noun phrase is a misparse


@dataclass(frozen=True, slots=True)
class Credit:
    """One crediting of a source in a sentence, as token indices."""

    head: int
    """The word that credits: a verb, "according", a noun such as "claim"."""
    source: tuple[int, ...]
    """Empty where the sentence names none."""
    cue: tuple[int, ...]
    content: tuple[int, ...]
    """Empty where the content is a quotation still to be found."""
    speech: bool = True
    """Whether a quotation beside it may be its content."""
    cited: int | None = None
    """Whom the source cites in turn: "..., citing two aides"."""


def credits(s: Sentence) -> Iterator[Credit]:
    """Every crediting of the sentence, in its order of words."""
    for i, token in enumerate(s.tokens):
        lemma = token.lemma
        if token.text.lower() in ACCORDING and (credit := _according(s, i)):
            yield credit
        elif token.pos in CLAUSE_HEADS and lemma in SAYING | THINKING | NAMING | CITING:
            if credit := _verb(s, i):
                yield credit
        elif token.pos == "NOUN" and lemma in REPORTS and (credit := _noun(s, i)):
            yield credit


def _according(s: Sentence, i: int) -> Credit | None:
    preposition = s.child(i, "prep") if s.tokens[i].text.lower() == "according" else i
    if preposition is None:
        preposition = next((k for k in (i + 1,) if k < len(s.tokens) and s.tokens[k].lemma == "to"), None)
    named = None if preposition is None else s.child(preposition, "pobj")
    if preposition is None or named is None or s.tokens[named].lemma in ("year", "day", "person", "cent", "month"):
        return None
    below = set(s.subtree(i)) | {preposition} | set(s.subtree(preposition))
    clause = _clause_of(s, s.tokens[i].head)
    if s.tokens[min(below) - 1].text == "," and max(below) >= len(s.tokens) - 2:
        clause = s.subtree(s.root)
    content = _longest_side(s, tuple(k for k in clause if k not in below), min(below), max(below))
    content = _that_is(s, i) or content
    cue = (i, preposition) if preposition != i else (i,)
    return Credit(i, whole(s, named, i), cue, content, speech=False)


def _that_is(s: Sentence, i: int) -> tuple[int, ...]:
    """The pronoun of "That's according to ...", where no more stands before."""
    return (0,) if i == 2 and s.tokens[0].text.lower() in BEFORE_SAID and s.tokens[1].pos == "AUX" else ()


def _clause_of(s: Sentence, i: int) -> tuple[int, ...]:
    """The clause that a word stands in: up to its nearest finite verb, with all that hangs on it."""
    while s.tokens[i].head != i and (
        s.tokens[i].pos not in CLAUSE_HEADS or s.tokens[i].dep in ("aux", "xcomp", "pcomp", "acl")
    ):
        i = s.tokens[i].head
    return s.subtree(i)


def _longest_side(s: Sentence, tokens: tuple[int, ...], start: int, end: int) -> tuple[int, ...]:
    before = tuple(k for k in tokens if k < start)
    after = tuple(k for k in tokens if k > end)
    if not before or not after or len(before) > SCRAP < len(after):
        return trim(s, tokens)
    return trim(s, max(before, after, key=len))


def _verb(s: Sentence, i: int) -> Credit | None:
    t = s.tokens[i]
    if t.dep in ("aux", "auxpass") or (s.child(i, "neg") is not None and t.lemma not in THINKING | {"confirm"}):
        return None
    if t.tag == "VB" and any(s.tokens[c].tag == "TO" for c in s.children[i]) and s.tokens[t.head].lemma not in GOING_ON:
        return None
    helped = any(s.tokens[c].lemma in ("have", "be") and s.tokens[c].dep == "aux" for c in s.children[i])
    passive = s.child(i, "auxpass") is not None or (t.tag == "VBN" and not helped and s.child(i, "nsubj") is None)
    source = _agent(s, i) if passive else subject(s, i)
    if passive and (source is None or t.lemma not in PASSIVE):
        return None
    content = _content(s, i, source, passive)
    naming = t.lemma in NAMING and t.lemma not in SAYING
    if t.lemma in THINKING and (source is None or s.tokens[source].text.lower() in HEARERS):
        return None
    if (t.lemma in CITING and t.tag == "VBG") or (t.lemma in THINKING and t.dep == "relcl"):
        return None  # "a man who thought he was late" tells what he thought, in the writer's own name
    if not content and (t.lemma not in SAYING or naming or source is None):
        return None
    if source is None and not content:
        return None
    who = whole(s, source, i) if source is not None else ()
    citing = _citing(s, i)
    end = len(s.tokens) if citing is None else citing
    kept = trim(s, tuple(k for k in content if k not in who and k < end))
    cited = None if citing is None else s.child(citing, "dobj", "pobj")
    return Credit(i, who, _cue(s, i), kept, t.lemma in SAYING, cited)


def _citing(s: Sentence, i: int) -> int | None:
    """The word "citing" after a comma behind a main verb: it goes with that verb, wherever the parser hangs it."""
    if s.tokens[i].dep != "ROOT":
        return None
    after = range(i + 1, len(s.tokens))
    return next((k for k in after if s.tokens[k].text.lower() in CITING_WORDS and s.tokens[k - 1].text == ","), None)


def _agent(s: Sentence, i: int) -> int | None:
    by = s.child(i, "agent")
    return None if by is None else s.child(by, "pobj")


def _cue(s: Sentence, i: int) -> tuple[int, ...]:
    """The verb with its auxiliaries and the particle that belongs to it."""
    own = [i]
    for c in s.children[i]:
        if s.tokens[c].dep in ("aux", "auxpass", "neg", "prt") and abs(c - i) <= 3:
            own.append(c)
    own.sort()
    return tuple(range(own[0], own[-1] + 1))


def _content(s: Sentence, i: int, source: int | None, passive: bool) -> tuple[int, ...]:
    t = s.tokens[i]
    naming = t.lemma in NAMING and t.lemma not in SAYING
    clause = next((c for c in s.children[i] if s.tokens[c].dep == "ccomp" and c != source), None)
    if clause is not None and not naming:
        return _complement(s, i, clause, source)
    if passive:
        about = s.child(i, *SUBJECT)
        return s.subtree(about) if about is not None and t.lemma in SAYING else ()
    above = t.head
    if (
        t.dep in ("parataxis", "ccomp", "dep")
        and above != i
        and not _that(s, i)
        and s.child(i, "dobj", "xcomp") is None
    ):
        return _around(s, i, above)
    if (
        t.dep == "advcl"
        and above != i
        and any(
            s.tokens[c].lemma in SUBORDINATE and s.tokens[c].dep in ("mark", "advmod", "prep") for c in s.children[i]
        )
    ):
        return _around(s, i, above)
    if s.child(i, "prt") is not None and t.lemma in NAMING:
        return ()
    if t.lemma in NAMING | STATING and (thing := s.child(i, "dobj", "oprd", "ccomp")) is not None:
        if s.tokens[thing].lemma in REPORTS and any(_that(s, c) for c in s.children[thing]):
            return ()  # "rejected the claim that": the claim has a source of its own
        if t.lemma in STATING and (len(s.subtree(thing)) <= SCRAP or s.tokens[thing].entity in ("DATE", "TIME")):
            return ()
        parts = set(s.subtree(thing))
        for c in s.children[i]:
            if s.tokens[c].dep in ("oprd", "prep", "acomp") and c > i:
                parts |= set(s.subtree(c))
        return tuple(sorted(parts))
    return ()


def _that(s: Sentence, i: int) -> bool:
    return any(s.tokens[c].dep == "mark" and s.tokens[c].lemma == "that" for c in s.children[i])


def _complement(s: Sentence, i: int, clause: int, source: int | None) -> tuple[int, ...]:
    """A clause that hangs on the verb; one that stands before a main verb reaches back to the sentence's beginning."""
    below = s.subtree(clause)
    if clause > i or s.tokens[i].dep != "ROOT":
        return trim(s, below)
    front = min(i, *(phrase(s, source) if source is not None else ()), *_cue(s, i))
    before = tuple(range(front))
    after = tuple(k for k in below if k > i)
    return trim(s, before + after if len(after) > SCRAP else before)


def _around(s: Sentence, i: int, above: int) -> tuple[int, ...]:
    """The clause that a crediting is put into or after."""
    own = set(s.subtree(i))
    rest = tuple(k for k in s.subtree(above) if k not in own)
    return _longest_side(s, rest, min(own), max(own))


def _noun(s: Sentence, i: int) -> Credit | None:
    """ "X's claim that ...", "reports from X that ..."."""
    clause = next((c for c in s.children[i] if s.tokens[c].dep in ("acl", "ccomp", "relcl") and _that(s, c)), None)
    if clause is None or s.tokens[clause].dep == "relcl":
        return None
    owner = s.child(i, "poss")
    if owner is None:
        by = next((c for c in s.children[i] if s.tokens[c].dep == "prep" and s.tokens[c].lemma in OWNING), None)
        owner = None if by is None else s.child(by, "pobj")
    who = phrase(s, owner) if owner is not None else ()
    if who and s.tokens[who[-1]].tag == "POS":
        who = who[:-1]
    return Credit(i, who, (i,), trim(s, s.subtree(clause)), speech=False)


def labels(s: Sentence) -> Iterator[Credit]:
    """Creditings whose cue is a colon or a dash."""
    yield from _leading(s)
    yield from _trailing(s)


def _leading(s: Sentence) -> Iterator[Credit]:
    """ "Police: two held after blaze"."""
    colon = next(
        (k for k in range(1, min(MAX_LABEL, len(s.tokens)) + 1) if k < len(s.tokens) and s.tokens[k].text == ":"), None
    )
    if colon is None or len(s.tokens) - colon <= MIN_CONTENT:
        return
    who = tuple(range(colon))
    if _is_source(s, who):
        yield Credit(colon, who, (colon,), tuple(range(colon + 1, len(s.tokens))), speech=False)


def _trailing(s: Sentence) -> Iterator[Credit]:
    """ "Two held after blaze - report", "...: police"; only without a full stop, as headlines are."""
    end = len(s.tokens)
    for k in range(end - 1, max(MIN_CONTENT, end - MAX_LABEL) - 1, -1):
        if _BREAK.match(s.tokens[k].text) or s.tokens[k].text == ":":
            who = tuple(range(k + 1, end))
            if who and _is_source(s, who) and k >= MIN_CONTENT:
                yield Credit(k, who, (k,), tuple(range(k)), speech=False)
            return


def _is_source(s: Sentence, who: tuple[int, ...]) -> bool:
    """A name, or a plural or bare noun for sources; nothing with a verb."""
    if any(s.tokens[k].pos in ("VERB", "AUX", "PUNCT") for k in who):
        return False
    last = s.tokens[who[-1]]
    word = last.text.lower()
    known = {last.lemma, word, word.removesuffix("s")}
    if known & (REPORTS | UNNAMED):
        return True
    return all(s.tokens[k].pos == "PROPN" for k in who) and any(s.tokens[k].entity in ("PERSON", "ORG") for k in who)


def phrase(s: Sentence, i: int) -> tuple[int, ...]:
    """A noun phrase without its relative clauses, participles and set-off additions."""
    kept, todo = [], [i]
    while todo:
        node = todo.pop()
        kept.append(node)
        for c in s.children[node]:
            t = s.tokens[c]
            aside = t.dep in ("relcl", "acl", "appos", "conj", "cc", "advcl", "ccomp", "parataxis") and (
                t.dep not in ("conj", "cc", "appos") or _after_comma(s, c, node)
            )
            if not aside and t.dep != "punct":
                todo.append(c)
    kept.sort()
    return tuple(range(kept[0], kept[-1] + 1))


def whole(s: Sentence, i: int, verb: int) -> tuple[int, ...]:
    """A noun phrase with its additions ("Lee, a clerk who saw it"), up to the crediting verb."""
    core = phrase(s, i)
    full = tuple(k for k in s.subtree(i) if k >= core[0])
    if verb in full:
        stop = next((k for k in full if core[-1] < k and s.tokens[k].tag in ("WDT", "WP")), verb)
        full = tuple(k for k in full if k < min(verb, stop))
    if not full or full[-1] - full[0] > MAX_SOURCE:
        return core
    return trim(s, tuple(range(full[0], full[-1] + 1))) or core


def _after_comma(s: Sentence, child: int, parent: int) -> bool:
    return any(s.tokens[k].text in ",;—–" for k in range(min(child, parent), max(child, parent)))


def trim(s: Sentence, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Without the punctuation at its ends, except quotation marks and closing brackets."""
    start, end = 0, len(tokens)
    while start < end and s.tokens[tokens[start]].text in ",;:.—–-)":
        start += 1
    while end > start and s.tokens[tokens[end - 1]].text in ",;:.—–-(":
        end -= 1
    return tokens[start:end]


def subject(s: Sentence, i: int) -> int | None:
    """Who a verb is said of, looking up through conjoined, open and participial clauses."""
    for _ in range(MAX_CLIMB):
        own = s.child(i, *SUBJECT)
        if own is not None:
            return _antecedent(s, own, i)
        t, above = s.tokens[i], s.tokens[i].head
        if above == i or t.dep not in (*PARTICIPLE, "relcl"):
            return None
        if t.dep in ("xcomp", "ccomp") and s.tokens[above].lemma in NO_REPORT:
            return None
        if t.dep == "acl":
            return above
        if t.dep == "ccomp" and t.tag not in ("VBG", "VB"):
            return None
        i = above
    return None


def _antecedent(s: Sentence, own: int, verb: int) -> int:
    if s.tokens[own].tag in ("WP", "WDT") and s.tokens[verb].dep == "relcl":
        return s.tokens[verb].head
    return own
