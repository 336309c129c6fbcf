"""The few changes that an article's sentence may get, each visible in square brackets."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Mention, Repair, RepairRule, Span, Token
from .candidates import Candidate
from .vocabulary import vocabulary

NAMED = ("name", "short name")
OWNERS = frozenset({"his", "hers", "its", "their", "theirs"})
BULLETS = frozenset({"-", "•", "*", "–", "—", "·"})
LONGEST_NAME = 5
"""Words of a name that may stand in a bracket."""
LONGEST_DESCRIPTION = 3
"""Words of a description that a name replaces: one that tells more is kept."""


def repairs(candidate: Candidate) -> tuple[Repair, ...]:
    """All changes of a row, in the text's order, none inside another."""
    found = (*_speaker(candidate), *_connective(candidate), *_names(candidate))
    return tuple(sorted(found, key=lambda r: (r.span.start, r.span.end)))


def _names(candidate: Candidate) -> Iterator[Repair]:
    """A name for the first mention of somebody whom the row does not name before."""
    known: set[str] = set()
    mentions = candidate.story.cast.within(candidate.article, candidate.span)
    named = {m.entity for m in mentions if m.how in NAMED}
    for mention in mentions:
        if mention.how in NAMED:
            known.add(mention.entity)
        elif mention.entity not in known:
            known.add(mention.entity)
            if mention.how != "pronoun" and mention.entity in named:
                continue  # "The driver, Ann Lee, said"
            if not (put := _name_for(candidate, mention)):
                continue
            rule = RepairRule.NAME_FOR_PRONOUN if mention.how == "pronoun" else RepairRule.NAME_FOR_DESCRIPTION
            yield Repair(rule, mention.span, f"[{put}]")


def _name_for(candidate: Candidate, mention: Mention) -> str:
    """What may stand in a mention's place; empty where it is left alone."""
    story = candidate.story
    name = story.named(mention)
    words = mention.span.of(story.text[candidate.article])
    own = [t for t in candidate.tokens if mention.span.start <= t.start < mention.span.end]
    if not name or not own or len(name.split()) > LONGEST_NAME or words.lower().endswith(("self", "selves")):
        return ""
    if any(map(candidate.in_quotation, own)):
        return ""
    if mention.how != "pronoun":
        bare = words.lower().startswith("the ") and len(words.split()) <= LONGEST_DESCRIPTION
        if (
            not bare
            or own[-1].lemma.lower() not in vocabulary().open_person
            or own[-1].dep not in ("nsubj", "nsubjpass")
        ):
            return ""
    return possessive(name) if words.lower() in OWNERS or own[-1].tag == "PRP$" else name


def possessive(name: str) -> str:
    """ "Lee" to "Lee's", "James" to "James'"."""
    return name + ("'" if name.endswith("s") else "'s")


def _connective(candidate: Candidate) -> Iterator[Repair]:
    """Drop "Meanwhile," and give the next word its capital."""
    words = vocabulary()
    tokens = candidate.sentences[0].tokens
    end = 1 if len(tokens) > 1 and tokens[0].text in BULLETS else 0
    if end:
        yield Repair(RepairRule.CONNECTIVE, Span(tokens[0].start, tokens[1].start), "")
        return
    for length in (4, 3, 2, 1):
        opening = " ".join(t.text.lower() for t in tokens[:length])
        comma = len(tokens) > length and tokens[length].text == ","
        if comma and opening in words.connective_before_comma | words.connective:
            end = length + 1
        elif length == 1 and opening in words.connective:
            end = length
        if end:
            break
    if not end or len(tokens) <= end + 1:
        return
    first = tokens[end]
    if first.text[:1].isalpha() and first.text[:1].islower() and not _renamed(candidate, first):
        letter = Span(tokens[0].start, first.start + 1)
        yield Repair(RepairRule.CONNECTIVE, letter, f"[{first.text[0].upper()}]")
    else:
        yield Repair(RepairRule.CONNECTIVE, Span(tokens[0].start, first.start), "")


def _renamed(candidate: Candidate, token: Token) -> bool:
    return any(r.span.start <= token.start < r.span.end for r in _names(candidate))


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
