"""Questions to answers: those that are kept are taken, the others are asked for, within the limits of the settings."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any

from ..articles.model_settings import ModelSettings
from ..errors import ReaderError
from ..reading.recorded import Answer, Recorded
from ..reading.request import CHARACTERS_PER_TOKEN, Request
from .client import Asker

CUT_SHORT = 9.0
"""Characters of a question for each token that the endpoint counted; no text has so many: it dropped a part."""


class Budget:
    """What one run has taken, and whether it may take more."""

    def __init__(self, how: ModelSettings, now: Callable[[], float] = time.monotonic) -> None:
        self._how, self._now = how, now
        self._end = now() + 60 * how.minutes
        self._lock = Lock()
        self._held = 0.0
        self.calls = self.tokens_in = self.tokens_out = 0

    @property
    def spent(self) -> float:
        """Dollars."""
        return self._how.price(self.tokens_in, self.tokens_out)

    def take(self, request: Request) -> float:
        """Hold what a call may cost, in dollars.

        Raises:
            ReaderError: time or money would not do.
        """
        most = self._how.price(request.tokens, request.room)
        with self._lock:
            if self._now() > self._end:
                raise ReaderError(f"stopped after {self._how.minutes:g} minutes. {KEPT}")
            if self.spent + self._held + most > self._how.cost:
                raise ReaderError(f"stopped before the cost can exceed ${self._how.cost:g}. {KEPT}")
            self._held += most
        return most

    def give(self, held: float, answer: Answer | None) -> None:
        """Count what a call took in the place of what was held for it."""
        with self._lock:
            self._held -= held
            self.calls += 1
            if answer is not None:
                self.tokens_in += answer.tokens_in
                self.tokens_out += answer.tokens_out


KEPT = "What was answered is kept; the same command goes on from there."


class Caller:
    """Whoever has the answers, for the command that asks: first the folder, then the endpoint."""

    def __init__(
        self,
        recorded: Recorded,
        asker: Asker,
        how: ModelSettings,
        *,
        again: bool = False,
        done: Callable[[Request, Answer], object] = lambda *_: None,
        warn: Callable[[str], object] = lambda _: None,
    ) -> None:
        self._recorded, self._asker, self._how = recorded, asker, how
        self._again, self._done, self._warn = again, done, warn
        self._warned = False
        self._stopped: Exception | None = None
        self.budget = Budget(how)

    def __call__(self, requests: Sequence[Request]) -> Sequence[Any | None]:
        """The answers; each that is asked for is kept as soon as it comes.

        Raises:
            ReaderError: the endpoint has no answer, or a limit is reached; those that came are kept.
            OSError: an answer cannot be written.
        """
        kept = {r.id: answer for r in requests if (answer := self._recorded.get(r)) and self._holds(answer)}
        todo = list({r.id: r for r in requests if r.id not in kept}.values())
        self._stopped = None
        kept |= self._all(todo)
        return [kept[r.id].data for r in requests]

    def _all(self, todo: Sequence[Request]) -> dict[str, Answer]:
        """Answers by the names of their questions, as many at once as the settings allow.

        The threads are daemons: whoever breaks off need not wait for the calls under way.
        """
        waiting: SimpleQueue[Request] = SimpleQueue()
        answered: SimpleQueue[tuple[Request, Answer | Exception]] = SimpleQueue()
        for request in todo:
            waiting.put(request)
        for _ in range(min(self._how.parallel, len(todo))):
            Thread(target=self._work, args=(waiting, answered), daemon=True).start()
        found: dict[str, Answer] = {}
        failed: Exception | None = None
        for _ in todo:
            request, answer = answered.get()
            if isinstance(answer, Exception):
                failed = failed or answer
            else:
                found[request.id] = answer
        if failed is not None:
            raise failed
        return found

    def _work(self, waiting: SimpleQueue[Request], answered: SimpleQueue[tuple[Request, Answer | Exception]]) -> None:
        while True:
            try:
                request = waiting.get_nowait()
            except Empty:
                return
            try:
                answered.put((request, self._ask(request)))
            except Exception as error:
                answered.put((request, error))

    def _holds(self, answer: Answer) -> bool:
        return answer.data is not None or not self._again

    def _ask(self, request: Request) -> Answer:
        if self._stopped is not None:  # what stopped one call would stop the next
            raise self._stopped
        answer: Answer | None = None
        held: float | None = None
        try:
            held = self.budget.take(request)
            answer = self._asker.ask(request)
            self._recorded.keep(request, answer)
        except Exception as error:
            self._stopped = self._stopped or error
            raise
        finally:
            if held is not None:
                self.budget.give(held, answer)
        self._look_for_a_cut(request, answer)
        self._done(request, answer)
        return answer

    def _look_for_a_cut(self, request: Request, answer: Answer) -> None:
        """Servers with a small window drop the beginning of a question without a word."""
        sent = request.tokens * CHARACTERS_PER_TOKEN
        if not self._warned and 0 < answer.tokens_in < sent / CUT_SHORT:
            self._warned = True
            self._warn(
                f"the endpoint read {answer.tokens_in:,} tokens of a question of about {int(sent / 4):,}: its context "
                f"is smaller than the {self._how.context:,} that digest.yml names (in Ollama: OLLAMA_CONTEXT_LENGTH)"
            )
