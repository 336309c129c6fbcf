"""What credits a clause inside its own words is dropped: the page shows it beside the statement."""

from __future__ import annotations

from ..model import Attribution
from . import words as w
from .draft import Draft, doubtful
from .names import NAMED, Names

NOBODY = frozenset(("he", "she", "they", "it", "who", "i", "we", "one"))
FILLED_IN = 6
"""Words in brackets by which a piece of a quotation is filled in; one that needs more is shown as a piece."""
ENCLOSING = 0.9
"""Share of a claim's words inside one quotation from which its speaker is named before it."""


def drop_credits(d: Draft, attributions: tuple[Attribution, ...]) -> None:
    """Take out "according to police" and "he added" where nothing in them denies or doubts.

    ``attributions`` are, here and below, those that credit the claim's predicate.
    """
    s = d.sentence
    for a in attributions:
        if a.hedge or not s.span.holds(a.cue_span):
            continue
        cue = [i for i, t in enumerate(s.tokens) if a.cue_span.start <= t.start < a.cue_span.end]
        if not cue or d.claim.head in cue:
            continue
        top = min(cue, key=lambda i: (s.tokens[i].head in cue and s.tokens[i].head != i, i))
        shell = {i for i in s.subtree(top) if not a.content.start <= s.tokens[i].start < a.content.end}
        aside = s.tokens[top].dep in ("prep", "advmod", "advcl", "parataxis", "npadvmod")
        according = aside and s.tokens[top].lemma in w.TELLING | w.ACCORDING
        if according and shell & d.kept and not shell & d.held and d.claim.head not in shell and not doubtful(s, shell):
            d.kept -= shell


def name_speaker(d: Draft, attributions: tuple[Attribution, ...], names: Names, quoted: dict[int, int]) -> None:
    """Before words that are wholly somebody's, say whose."""
    s = d.sentence
    own = [i for i in sorted(d.kept) if d.cited(i) and s.tokens[i].pos != "PUNCT"]
    if not own or d.front or own[0] not in quoted or sum(i in quoted for i in own) < ENCLOSING * len(own):
        return
    subject = s.child(d.claim.head, *w.SUBJECTS)
    if s.tokens[d.claim.head].pos in w.VERBAL and (subject is None or not d.cited(subject)):
        return  # a phrase of somebody's inside the article's own sentence
    d.fault("quoted", 1.0)
    _restrict(d, {i for i in d.kept if i in quoted or d.cited(i)})
    if any(_lost_subject(d, i) for i in d.kept if not d.cited(i)):
        _restrict(d, {i for i in d.kept if d.cited(i)})
    if d.claim.kind not in w.WHOLE and sum(not d.cited(i) for i in d.kept) > FILLED_IN:
        whole = d.kept
        _restrict(d, {i for i in d.kept if d.cited(i)})
        d.scrap = all(d.cited(i) for i in d.kept)
        d.kept = d.kept if d.scrap else whole  # what denies a piece of a quotation is not cut off it
        d.fault("scrap", 1.0)
    for a in attributions:
        if speaker := _speaker(a, d, names):
            d.front = f"{speaker} said:"
            return
    d.fault("no speaker", 1.5)


def _restrict(d: Draft, tokens: set[int]) -> None:
    d.kept = set()
    d.keep(tokens)


def _lost_subject(d: Draft, i: int) -> bool:
    s = d.sentence
    subject = s.child(i, *w.SUBJECTS)
    return s.tokens[i].pos in w.VERBAL and subject is not None and subject not in d.kept


def _speaker(a: Attribution, d: Draft, names: Names) -> str:
    for mention in names.cast.within(d.claim.article, a.source_span):
        if mention.entity in names.short:
            entity = names.cast.by_id[mention.entity]
            return entity.name if mention.how in NAMED or mention.how == "pronoun" else _short(a.source)
    for words in (a.source, a.chain[0] if a.chain else ""):
        if words and words.lower() not in NOBODY:
            return _short(words)
    return ""


def _short(source: str) -> str:
    """A source without what is added to it behind a comma."""
    return " ".join(source.split(",")[0].split())


def hedge_kept(d: Draft) -> bool:
    """Whether the claim's own hedge, if it has one, stands in the draft."""
    words = {d.sentence.tokens[i].text.lower() for i in d.kept} | set(d.front.lower().split())
    return all(word in words for word in d.claim.hedge.split())


def lost_hedge(attributions: tuple[Attribution, ...]) -> str:
    """What to say before a statement whose hedge stands in words that were cut."""
    for a in attributions:
        doubted = a.hedge in w.DOUBT
        if doubted and a.hedge in a.source.lower():
            return f"According to {' '.join(a.source.split())},"
        if doubted:
            return f"{a.hedge},"
    return ""
