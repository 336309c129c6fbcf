"""The few changes that an article's sentence may get, each visible in square brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..articles.page.lines import LEFT_OPEN
from ..language.attribution.words import ADDRESSING
from ..model import Repair, RepairRule, Span, Token
from .candidates import Candidate
from .chaff import FINITE, own_voice
from .days import dated
from .references import LONGEST_NAME, references
from .story import LABEL
from .vocabulary import vocabulary

OWNERS = frozenset({"his", "hers", "its", "their", "theirs"})
LISTED = re.compile(
    r"(?:(?:\(?\d{1,2}[.)]|[-•*–—·►▶>]{1,2})\s+){1,3}(?=[\w“\"‘'(\[$£€])|\d{1,3}(?:\.\d{1,2})+\s+(?=[“\"‘'(\[]?[A-ZÀ-Þ])"
)
"""The mark of an item in a list: "•", "3.", "41.2" before a capital: "2.5 million people fled" begins with a figure."""
LONGEST_DATELINE = 70
"""Characters before the dash of a dateline: "LUND, Sweden, 3 May (Norpress) -". A judgement."""
DASH = re.compile(r"(?:(?<=\s)|\.)[-–—]{1,2}\s+(?=[“\"‘']?[A-ZÀ-Þ])")
DASHES = frozenset("-–—")
DATELINE = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X", "SPACE"})
"""Parts of speech of which it is made."""
STAMP = re.compile(
    r"(?:UPDATE:? )?(?P<time>\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{3,4}\b)?)\s*[:—–-]*\s+(?=[A-Z“\"])"
)
"""The time at which an entry of a live page was written."""
LONGEST_LABEL = 3
"""Words before a colon that say what a note is about: "Market: consensus was for a cut"."""
KINDS_OF_LABEL = frozenset({"NOUN", "ADJ", "ADP"})
"""Parts of speech of such a label."""
ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})
"""Tags of words that ask."""
ANSWERED = frozenset(["who", "whom", "whose", "what", "which", "when", "where"])
"""Words of a label that what follows may answer by a part of a sentence: "Who was hurt: nobody, the mayor said"."""
OWN_STORY = 0.25
"""Share of an article's sentences in the first person from which it is its writer's own account: a statement, a
letter, a blog. Newsrooms, which say "told us" now and then, are below it."""
MARKS = ".,;:!?…—–"
"""Behind which no pause is put."""


def repairs(candidate: Candidate, named: bool = True) -> tuple[Repair, ...]:
    """All changes of a row, in the text's order, none inside another; without ``named`` nobody gets a name."""
    names = tuple(_names(candidate)) if named else ()
    found = [*_speaker(candidate), *_connective(candidate, names), *_points(candidate, names)]
    taken = tuple(found)
    found += [
        r for r in (*names, *_paper(candidate), *dated(candidate)) if not any(r.span.overlap(t.span) for t in taken)
    ]
    found += _closing(candidate)
    found += _own_words(candidate, found)
    return in_order([*found, *_pauses(candidate)])


def in_order(found: Iterable[Repair]) -> tuple[Repair, ...]:
    """In the text's order; of two at one place a pause comes last: "3 houses [in Holm][;] 2 barns"."""
    return tuple(sorted(found, key=lambda r: (r.span.start, r.span.end, r.rule is RepairRule.PAUSE)))


def _pauses(candidate: Candidate) -> Iterator[Repair]:
    """A semicolon between sentences that are lines of their own and end in no mark.

    Not in "by the / Ministry", "Mayor / Ann Lee", "a ford / is open", nor in a quotation.
    """
    text = candidate.story.text[candidate.article]
    for first, second in pairwise(candidate.sentences):
        end = first.span.start + len(first.span.of(text).rstrip())
        last = next(t for t in reversed(first.tokens) if t.text.strip())
        goes_on = last.text.lower() in LEFT_OPEN or text[second.span.start].islower()
        goes_on = goes_on or last.pos == second.tokens[0].pos == "PROPN" or candidate.in_quotation(last)
        if "\n" in text[end : second.span.start] and text[end - 1] not in MARKS and not goes_on:
            yield Repair(RepairRule.PAUSE, Span(end, end), "[;]")


def _names(candidate: Candidate) -> Iterator[Repair]:
    """A name for a pronoun of somebody whom the row does not name before.

    None beside a description: of 23 such ("the company [Holm Lines]") a reader who looked them up found 8 wrong.
    """
    for open_ in references(candidate):
        if not open_.name:
            continue
        words = open_.span.of(candidate.story.text[candidate.article]).lower()
        first = open_.span.start in candidate.starts and open_.name[:1].islower()
        name = open_.name[0].upper() + open_.name[1:] if first else open_.name
        owner = words in OWNERS or open_.token.tag == "PRP$"
        yield Repair(RepairRule.NAME_FOR_PRONOUN, open_.span, f"[{possessive(name) if owner else name}]")


def _paper(candidate: Candidate) -> Iterator[Repair]:
    """ "Lee told us", "Lee told this newspaper": the outlet's name for the outlet."""
    outlet = _outlet(candidate) or "the outlet"
    for s in candidate.sentences:
        for n, t in enumerate(s.tokens):
            organ = t.lemma.lower() in vocabulary().own_organ and n and s.tokens[n - 1].text.lower() == "this"
            heard = t.dep in ("dobj", "dative", "pobj") and s.tokens[t.head].lemma in ADDRESSING | {"show"}
            who = outlet if t.text == "us" or organ else "the reporter" if t.text == "me" else ""
            if heard and who and not candidate.in_quotation(t):
                span = Span(s.tokens[n - 1].start if organ else t.start, t.end)
                yield Repair(RepairRule.NAME_FOR_PRONOUN, span, f"[{who}]")


def _outlet(candidate: Candidate) -> str | None:
    outlet = next(a for a in candidate.story.articles if a.id == candidate.article).identity.outlet
    return outlet.value if outlet is not None and len(outlet.value.split()) <= LONGEST_NAME else None


def _closing(candidate: Candidate) -> Iterator[Repair]:
    """The mark that closes a quotation which goes on in the next paragraph, or in none."""
    text = candidate.span.of(candidate.story.text[candidate.article])
    last = Span(candidate.span.end - 1, candidate.span.end)
    if text.count("“") == text.count("”") + 1 and text.rfind("“") > text.rfind("”"):
        yield Repair(RepairRule.CLOSED, last, f"{text[-1]}[”]")
    elif text.count('"') % 2 and text[text.rfind('"') + 1 : text.rfind('"') + 2].isalnum():
        yield Repair(RepairRule.CLOSED, last, f'{text[-1]}["]')


def _own_words(candidate: Candidate, found: Iterable[Repair]) -> Iterator[Repair]:
    """What an article says in the first person in quotation marks: "[Holm Lines:] “Our crew is safe.”"; and whose word
    it is where an account of its writer's own alone tells something: "[Holm Lines:] Nobody was hurt."."""
    story = candidate.story
    shared = any(len(t.fact.articles) > 1 for t in candidate.told)
    own_account = story.first_person[candidate.article] >= OWN_STORY
    if candidate.quoted or candidate.article in story.transcripts or not (shared or own_account):
        return  # a newsroom on its own work
    voiced = own_voice(candidate, [r.span for r in found if r.put])
    spoken = any(r.rule is RepairRule.SPEAKER for r in found) or any(t.claim.attributions for t in candidate.told)
    start, end = candidate.span.start, candidate.span.end
    if not voiced and (shared or spoken):
        return
    author = next(a for a in story.articles if a.id == candidate.article).identity.author
    who = _outlet(candidate) or (f"{author.value} writes" if author is not None else None)
    if who is None:
        return  # nobody knows who "we" are
    if not voiced:
        yield Repair(RepairRule.SPEAKER, Span(start, start), f"[{who}:] ")
        return
    last = story.text[candidate.article][end - 1]
    yield Repair(RepairRule.OWN_WORDS, Span(start, start), f"[{who}:] “")
    yield Repair(RepairRule.OWN_WORDS, Span(end - 1, end), f"{last}”")


def possessive(name: str) -> str:
    """ "Lee" to "Lee's", "James" to "James'"."""
    return name + ("'" if name.endswith("s") else "'s")


def _connective(candidate: Candidate, names: Iterable[Repair]) -> Iterator[Repair]:
    """Drop "Meanwhile," and give the next word its capital."""
    words = vocabulary()
    if stamp := STAMP.match(candidate.story.text[candidate.article], candidate.span.start, candidate.span.end):
        yield Repair(RepairRule.STAMP, Span(*stamp.span()), f"[{stamp['time']}] ")
        return
    mark = listed(candidate)
    if mark is None and (dateline := _dateline(candidate)) is not None:
        yield Repair(RepairRule.DATELINE, dateline, "")
        return
    tokens = candidate.sentences[0].tokens
    if mark is not None:  # which the parser may take for a sentence
        tokens = tuple(t for t in candidate.tokens if t.start >= mark.end)
    end = _label(candidate, tokens, listed=mark is not None) or _point(candidate, tokens)
    if mark is not None and not 0 < end < len(tokens) - 1:
        yield Repair(RepairRule.CONNECTIVE, mark, "")
        return
    for length in (4, 3, 2, 1) if not end else ():
        opening = " ".join(t.text.lower() for t in tokens[:length])
        comma = len(tokens) > length and tokens[length].text == ","
        if comma and opening in words.connective_before_comma | words.connective:
            end = length + 1
        elif length == 1 and (opening in words.connective or _before_subject(tokens)):
            end = length
        if end:
            break
    if not end or len(tokens) <= end + 1:
        return
    yield _without(candidate.span.start, tokens[end], names)


def _points(candidate: Candidate, names: Iterable[Repair]) -> Iterator[Repair]:
    """Drop what further lines of a report by points are about."""
    for s in candidate.sentences[1:]:
        if end := _point(candidate, s.tokens):
            yield _without(s.span.start, s.tokens[end], names)


def _without(start: int, first: Token, names: Iterable[Repair]) -> Repair:
    """What stands before a word goes, and the word gets a capital."""
    if first.text[:1].isalpha() and first.text[:1].islower() and not _renamed(names, first):
        return Repair(RepairRule.CONNECTIVE, Span(start, first.start + 1), f"[{first.text[0].upper()}]")
    return Repair(RepairRule.CONNECTIVE, Span(start, first.start), "")


def listed(candidate: Candidate) -> Span | None:
    """The mark of an item in a list with which a candidate begins."""
    mark = LISTED.match(candidate.story.text[candidate.article], candidate.span.start, candidate.span.end)
    return Span(*mark.span()) if mark else None


def _dateline(candidate: Candidate) -> Span | None:
    """Where and when a report was written, up to the dash behind it: no part of its first sentence."""
    start, tokens = candidate.span.start, candidate.sentences[0].tokens
    dash = DASH.search(
        candidate.story.text[candidate.article], start, min(start + LONGEST_DATELINE, candidate.span.end)
    )
    before = [t for t in tokens if dash and t.end <= dash.start()]
    if dash is None or not before or any(t.pos not in DATELINE for t in before):
        return None
    rest = [t for t in tokens if t.start >= dash.end()]
    dated = any(t.text == "(" or t.entity in ("DATE", "TIME") for t in before)
    capitals = any(t.text.isupper() and len(t.text) > 1 for t in before) and not any(t.text in DASHES for t in rest)
    # not "Spain - Portugal", "Holm 3 - Lund 1"
    plain = bool(rest) and rest[0].pos != "PROPN" and not any(t.text[:1].isdigit() for t in before)
    return Span(start, dash.end()) if dated or capitals or plain else None


def _label(candidate: Candidate, tokens: tuple[Token, ...], listed: bool) -> int:
    """Where the sentence behind a label begins; 0 where there is none, or where it says who speaks.

    Behind the mark of an item a word that asks is a label too: "• Who: the mill".
    """
    colon = next((n for n, t in enumerate(tokens[: LONGEST_LABEL + 1]) if t.text == ":"), 0)
    able = all(t.pos in KINDS_OF_LABEL or (listed and t.tag in ASKING) for t in tokens[:colon])
    speaker = any(t.text.isupper() or t.entity == "PERSON" for t in tokens[:colon])
    rest = tokens[colon + 1 : colon + 2]
    return colon + 1 if colon and able and not speaker and rest and _says(candidate, rest[0].start) else 0


def _point(candidate: Candidate, tokens: tuple[Token, ...]) -> int:
    """Where the sentence behind a label begins in a report by points: "How it began: two boys had lit a fire"; 0 where
    there is none, as in "Who was hurt: nobody, the mayor said"."""
    label = LABEL.match(candidate.story.text[candidate.article], tokens[0].start, candidate.span.end)
    if label is None or candidate.article not in candidate.story.by_points:
        return 0
    end = sum(t.start < label.end() for t in tokens)
    asks = any(t.text.lower() in ANSWERED for t in tokens[:end])
    person = any(t.entity == "PERSON" for t in tokens[:end])
    return end if not asks and not person and _says(candidate, label.end()) else 0


def _says(candidate: Candidate, start: int) -> bool:
    """Whether what stands from a place on is a sentence: not "a drain that broke", where the verb hangs on a noun."""
    s = next(s for s in reversed(candidate.sentences) if s.span.start <= start)
    first = next((n for n, t in enumerate(s.tokens) if t.start >= start), len(s.tokens))
    helped = {t.head for t in s.tokens if t.tag in FINITE and t.dep in ("aux", "auxpass")}
    return any(
        (t.tag in FINITE or n in helped) and t.pos in ("VERB", "AUX") and (t.head < first or t.head == n)
        for n, t in enumerate(s.tokens[first:], first)
    )


def _before_subject(tokens: tuple[Token, ...]) -> bool:
    """ "So the winner is out", not "So many people came"."""
    begins = len(tokens) > 1 and tokens[1].tag in ("DT", "PRP", "PRP$", "NNP")
    return tokens[0].text.lower() in vocabulary().connective_before_subject and begins


def _renamed(names: Iterable[Repair], token: Token) -> bool:
    return any(r.span.start <= token.start < r.span.end for r in names)


def _speaker(candidate: Candidate) -> Iterator[Repair]:
    """ "[Lee said:]" before a quotation whose speaker the neighbouring sentence names."""
    said = [t for t in candidate.outside if any(c.isalnum() for c in t.text)]
    if said or not candidate.quoted:
        return
    story = candidate.story
    for told in candidate.told:
        for credit in told.claim.attributions:
            if not credit.direct or candidate.span.overlap(credit.source_span):
                continue
            meant = story.cast.within(candidate.article, credit.source_span)
            names = [name for m in meant if (name := story.named(m))]
            who = names[0] if names else ""
            if who and len(who.split()) <= LONGEST_NAME:
                yield Repair(RepairRule.SPEAKER, Span(candidate.span.start, candidate.span.start), f"[{who} said:] ")
                return
