"""Sources set beside what they say without a verb: "Police: ...", "... - report", "SMITH: ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Sentence
from .attribution_cues import REPORTS, UNNAMED
from .attribution_patterns import Credit

MAX_LABEL = 6  # tokens before a colon; longer is a sentence that introduces a list
MIN_CONTENT = 3  # tokens; fewer credit nothing
_BREAK = re.compile(r"^[—–―-]$|^--$")


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
