"""One reading by a model under way: the story, whoever has the answers, and what became of them so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..articles.settings.settings import ModelSettings
from ..model import Maker, Texts
from .evidence import Evidence
from .numbered import Numbered
from .request import Asking, Request, tokens
from .schemas import Tally

ANSWER_SHARE = 2.5
"""Tokens of an answer for each token of the articles it is about: words copied, statements, the form around them."""
ANSWER_LEAST = 1_000
"""Tokens that any answer may have."""


class Session:
    """What all parts of a reading share."""

    def __init__(self, texts: Texts, how: ModelSettings, asking: Asking) -> None:
        self.texts = texts
        self.how = how
        self.tally = Tally()
        self.evidence = Evidence(texts, self.tally)
        self.fallen: list[str] = []
        self._asking = asking
        self._answers: list[str] = []

    def request(self, task: str, about: str, size: int, **values: str) -> Request:
        """A question; ``size``: tokens of the articles or statements that its answer is about."""
        made = Request(task, about, tuple(sorted(values.items())), self.how.name, 0)
        room = min(self.how.context - made.tokens, ANSWER_LEAST + int(ANSWER_SHARE * size))
        return Request(made.task, made.about, made.values, made.model, max(ANSWER_LEAST, room))

    def has_room(self, request: Request, size: int) -> bool:
        """Whether a question and half of the longest answer about so many tokens fit the context together."""
        return request.tokens + ANSWER_LEAST + ANSWER_SHARE * size / 2 <= self.how.context

    def ask(self, requests: Sequence[Request]) -> Sequence[Any | None]:
        """The answers; None where the part falls back."""
        self._answers += [r.id for r in requests]
        return self._asking(requests)

    def maker(self) -> Maker:
        """Who read, and what of it was dropped."""
        return Maker(self.how.name, tuple(dict.fromkeys(self._answers)), self.tally.dropped, tuple(self.fallen))


def size(articles: Iterable[Numbered]) -> int:
    """Tokens of articles as they are shown, estimated."""
    return sum(tokens(line) for those in articles for line in those.lines())


def fits(session: Session, articles: Sequence[Numbered]) -> bool:
    """Whether a story and its answer have room in the model's context at once."""
    shown = size(articles)
    request = session.request("facts", "", shown, articles=show(articles))
    return request.tokens + ANSWER_LEAST + ANSWER_SHARE * shown <= session.how.context


def show(articles: Iterable[Numbered]) -> str:
    """Articles one below the other: the beginning of every question about them, so that servers read it once."""
    return "\n\n".join(a.show() for a in articles)
