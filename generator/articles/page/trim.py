"""Furniture inside a paragraph: a dateline before it, a credit after it, a player's buttons, a post's stamp."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...limits import RUN_CHARACTERS
from ...model import Furniture, Span
from .line_reader import own_odds, reader, why_furniture
from .lines import key, plain
from .rules import AGENCIES, MONTHS, known_rule, names_media

REPEATED_WORDS = 8  # words; shorter sentences recur by chance ("It was rough," he said.)
CREDIT_WORDS = 12  # words in a credit's brackets; longer asides report
PICTURE_ROW = 20  # pieces after one in which its end is looked for again; of 294 pages none has more than three
MIN_PIECE_WORDS = 2  # words; what is left between two pieces of furniture must be more to be read

_DAY = rf"(?:(?i:{MONTHS})\.? \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} (?i:{MONTHS})\.?(?: \d{{4}})?)"
_AGENCY = r" ?\([^\W\d_][^()]{1,40}\)"
_CITY = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}"
_PLACE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][\w. ]+?)?"
_DATELINE = re.compile(
    rf"(?:(?:\([^\W\d_][^()]{{1,40}}\) )?{_CITY}(?:,? [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?:{_AGENCY})?"
    rf"(?:, {_DAY}(?:, [A-Z]\w+(?: [A-Z]\w+){{0,3}})?)?(?:{_AGENCY})?"
    rf"|{_PLACE}(?:, {_DAY})?{_AGENCY}|{_PLACE}, {_DAY})"
    r"(?:[ \u00a0]+-(?:[ \u00a0]?-)?[ \u00a0]+|[ \u00a0]*(?:--|–|—)[ \u00a0]*)"
    rf"(?:{_AGENCY} +)?(?=[A-Z0-9\"“'‘])"
    rf"|(?:{_CITY}|{_PLACE}), {_DAY}{_AGENCY}[.:]?[ \u00a0]*(?:--|–|—)?[ \u00a0]+(?=[A-Z0-9\"“'‘])"
)
_PICTURE = r"(?:file )?(?:photo(?:graph)?s?|image|picture|pic|credit|illustration|video|graphic)"
_NAMES = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}"  # no "-" between words: two ways to read one make it slow
_PHOTO_BY = rf"{_PICTURE}(?: by| credit| courtesy)?\s*[:/]|{_PICTURE} (?:by|courtesy|via)\b|courtesy\b|credit\b"
_SLASHED = rf"{_NAMES}(?: ?[/,] ?{_NAMES}){{0,3}}"
CREDIT = re.compile(
    rf"\(\s*(?:(?i:{_PHOTO_BY})[^()]*|{_NAMES} ?/ ?[^()]{{2,60}}|[^()]{{0,60}}\b(?i:{AGENCIES})\s*)\)"
    rf"|(?:(?<=[.!?”\"])|(?<=[a-z]))\s*\b(?i:{_PICTURE}(?: credit)?)(?: by\b|\s?:)\s*{_SLASHED}\s*$"
    rf"|[|]\s*{_SLASHED}\s*$"
    rf"|(?<=[.!?])\s*(?:REUTERS|Reuters|AP(?: Photo)?|AFP|EPA|PA)\s?/\s?{_NAMES}\s*$"
)
_NEXT = re.compile(r"\s+[A-Z(]")
_RUN = re.compile(rf"\S{{{RUN_CHARACTERS + 1},}}")
_POST_STAMP = re.compile(  # every repeat is bounded, so that no text makes it slow
    r"(?:[@#]\w{1,50}[ \u00a0]?){0,8}(?:(?:pic\.twitter\.com/|https?://)[^\s]{1,200}[ \u00a0]?){0,3}"
    rf"[—–-]{{1,3}} ?[^()\n]{{2,50}}\(@\w{{1,50}}\)[ \u00a0]*(?i:{_DAY})"
)
_BUTTON = (
    r"\s*(?:</>|(?:(?i:skip ad|ad loading\W*|embed|more (?:news )?videos|play(?:er)?|share|replay|mute|close|duration|"
    r"loading\W*|now playing|\d+:\d\d)|x)(?![\w’']))"
)
_PLAYER = re.compile(rf"{_BUTTON}(?:{_BUTTON})+\s*")
BREAKS_OFF = "mark of a text cut off"
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.)?\s?\[\+?\d{1,6} char(?:acter)?s\]")
_TAIL_LINK = re.compile(r"\s(?:See|View|Watch|Read) (?:more|all|full)(?: \w+){0,2}\s*$")
_TAIL_NAME = re.compile(r"(?<=[.!?])\s+([A-Z][A-Z&]+(?: [A-Z&]+){0,3})\s*$")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[A-Z\"“‘'(@#])")
_GLUED = re.compile(r"(?:[a-z]{3}|\d(?:[ap]m)?|[%)])[.!?](?=(?P<quote>[\"“”]?)[A-Z](?:[a-z’']+)?[\s,])")
"""The end of a sentence that lost the line break after it: "He was discharged in 2014.Police came back"."""
CUT_AT_ENDS = frozenset(
    {
        "advertisement",
        "script notice",
        "newsletter",
        "appeal for money or tips",
        "comments",
        "follow and share",
        "copyright line",
        "developing story",
        "photo credit",
    }
)
"""Rules sure enough to take a sentence off the beginning or the end of a paragraph that reports."""
_PICTURE_VERB = re.compile(
    r"\b(?:stands?|sits?|poses?|smiles?|waves?|looks?|listens?|speaks?|walks?|arrives?|leaves?|gestures?|shakes?|talks?|"
    r"pictured|(?:is|are) (?:seen|shown|pictured)|seen|shown)\b"
)
_TENSED = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|sa(?:ys?|id)|tells?|told|shot|died|took|made|came|went|fell|"
    r"hit|broke|left|found|gave|got|held|struck|won|lost|sent|fled|began|rose|swept|met|led|put|ran|saw|became|\w{3,}ed)\b"
)
_FIGURES = re.compile(r"\b(?:pictured|seen|shown|posed)\b")
_OCCASION = re.compile(r"\b(?:after|before|where|when|while|because)\s+(?=\w)")
"""What may begin the news that a caption tells beside its picture: "stands at the bridge where two boats collided".
What follows is a sentence of its own, which a relative pronoun would not leave."""


def trim(text: str, span: Span, seen: set[str]) -> tuple[list[Span], list[Furniture]]:
    """Cut the furniture out of a paragraph: what is left to read, and what was cut, both in order.

    ``seen`` holds the keys of the article's sentences so far; the paragraph's own are added.
    """
    cuts = sorted(_cuts(text, span), key=lambda f: f.span)
    pieces, start = [], span.start
    furniture: list[Furniture] = []
    for cut in cuts:
        if cut.span.start < start:
            continue
        pieces.append(Span(start, cut.span.start))
        furniture.append(cut)
        start = cut.span.end
    pieces.append(Span(start, span.end))
    pieces = [_untitled(text, piece, pieces[n + 1 : n + 1 + PICTURE_ROW], furniture) for n, piece in enumerate(pieces)]
    credited = any(f.rule == "photo credit" for f in furniture)
    body: list[Span] = []
    for piece in pieces:
        _read_piece(text, piece, credited, seen, body, furniture)
    return body, sorted(furniture, key=lambda f: f.span)


def _untitled(text: str, piece: Span, later: list[Span], furniture: list[Furniture]) -> Span:
    """A piece without what stands before a caption that the paragraph prints again: the title of a row of pictures."""
    words = piece.of(text).rstrip()
    for other in later:
        again = other.of(text).strip()
        if len(again.split()) >= REPEATED_WORDS and words.endswith(again) and len(words.lstrip()) > len(again):
            cut = piece.start + len(words) - len(again)
            furniture.append(Furniture(_tight(text, piece.start, cut), "title of pictures"))
            return Span(cut, piece.end)
    return piece


def _cuts(text: str, span: Span) -> Iterator[Furniture]:
    words = span.of(text)
    dateline = _DATELINE.match(words)
    if dateline and dateline.end() < len(words):
        yield Furniture(_tight(text, span.start, span.start + dateline.end()), "dateline")
    for pattern, rule in (
        (_RUN, "characters without a space"),
        (_POST_STAMP, "embedded post's stamp"),
        (_TAIL_LINK, "related story"),
        (_BREAKS_OFF, BREAKS_OFF),
    ):
        for match in pattern.finditer(words):
            yield Furniture(_tight(text, span.start + match.start(), span.start + match.end()), rule)
    for match in CREDIT.finditer(words):
        alone = match.end() == len(words) or _NEXT.match(words, match.end())
        if alone and len(match.group().split()) <= CREDIT_WORDS:
            yield Furniture(_tight(text, span.start + match.start(), span.start + match.end()), "photo credit")
    name = _TAIL_NAME.search(words)
    if name and names_media(name[1]):
        yield Furniture(Span(span.start + name.start(1), span.start + name.end(1)), "photo credit")
    player = _PLAYER.search(words)
    if player and (player.start() == 0 or words[: player.start()].rstrip().endswith((".", "!", "?"))):
        yield Furniture(_tight(text, span.start + player.start(), span.start + player.end()), "player's buttons")


def _tight(text: str, start: int, end: int) -> Span:
    """The span without the white space around it; empty if there is nothing else."""
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return Span(left, left + len(words.strip()))


def _read_piece(
    text: str, piece: Span, credited: bool, seen: set[str], body: list[Span], furniture: list[Furniture]
) -> None:
    """Sentences of a piece to body or furniture; neighbours of one fate stay one span."""
    sentences = sentences_of(text, piece)
    words = [plain(s.of(text)) for s in sentences]
    rules: list[str | None] = ["repeated sentence" if _is_repeated(w, seen) else None for w in words]

    def ruled(n: int) -> bool:
        rules[n] = rules[n] or _rule_at_ends(words[n])
        return rules[n] is not None

    first, last = 0, len(sentences)
    while first < last and ruled(first):
        first += 1
    while last > first and ruled(last - 1):
        last -= 1
    kept: list[tuple[Span, str | None]] = []
    for n, sentence in enumerate(sentences):
        rule = rules[n] if n < first or n >= last or rules[n] == "repeated sentence" else None
        shown = _shown(text, sentence) if rule is None and credited and n == first else sentence.start
        if shown > sentence.start:
            kept.append((_tight(text, sentence.start, shown), "caption"))
            sentence = _tight(text, shown, sentence.end)
        if len(sentence) == 0:
            continue
        if kept and kept[-1][1] == rule:
            kept[-1] = (Span(kept[-1][0].start, sentence.end), rule)
        else:
            kept.append((sentence, rule))
    for span, rule in kept:
        if rule is None and len(span.of(text).split()) < MIN_PIECE_WORDS and len(kept) + len(furniture) > 1:
            rule = "remains of a cut line"
        if rule is None:
            body += _unglued(text, span)
        else:
            furniture.append(Furniture(span, rule))


def sentences_of(text: str, piece: Span) -> list[Span]:
    """The sentences of a piece, also those that lost the space between them."""
    found, start = [], piece.start
    words = piece.of(text)
    ends = sorted({*(piece.start + m.end() for m in _SENTENCE.finditer(words)), *_glued_ends(words, piece.start)})
    for end in [*ends, piece.end]:
        span = _tight(text, start, end)
        if len(span) > 0:
            found.append(span)
        start = end
    return found


def _glued_ends(words: str, start: int) -> list[int]:
    """Where lost line breaks belong: before a quotation mark that opens, after one that closes."""
    ends, marks, at = [], 0, 0
    for match in _GLUED.finditer(words):
        marks += words.count('"', at, match.end())
        at = match.end()
        closes = match["quote"] == "”" or (match["quote"] == '"' and marks % 2 == 1)
        ends.append(start + match.end() + (1 if closes else 0))
    return ends


def _unglued(text: str, span: Span) -> list[Span]:
    """A span as the paragraphs that it was before its line breaks were lost."""
    cuts = [span.start, *_glued_ends(span.of(text), span.start), span.end]
    return [_tight(text, a, b) for a, b in pairwise(cuts)]


def _is_repeated(words: str, seen: set[str]) -> bool:
    """Whether a sentence stood in the article before; it is seen from now on."""
    if len(words.split()) < REPEATED_WORDS:
        return False
    letters = key(words)
    if letters in seen:
        return True
    seen.add(letters)
    return False


def _rule_at_ends(words: str) -> str | None:
    """The rule that takes a sentence off an end of its paragraph, if one does."""
    rule = known_rule(words)
    if rule:
        return rule if rule in CUT_AT_ENDS else None
    return why_furniture(words) if own_odds(words) >= reader().sentence_cut else None


def _shown(text: str, sentence: Span) -> int:
    """Where a caption's sentence ends to say what its picture shows: before the occasion that it tells, if it does."""
    words = sentence.of(text)
    if not _PICTURE_VERB.search(words):
        return sentence.start if _TENSED.search(_FIGURES.sub("", words)) else sentence.end
    occasion = _OCCASION.search(words)
    tells = occasion is not None and _TENSED.search(words, occasion.end())
    return sentence.start + occasion.end() if occasion and tells else sentence.end
