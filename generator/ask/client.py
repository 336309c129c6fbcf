"""One OpenAI-compatible endpoint: a question goes out, an answer of bounded size comes back, or the reason why none."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import httpx2

from ..articles.settings.settings import ModelSettings, is_loopback
from ..errors import ReaderError

TRIES = 4
"""Of one call, when the endpoint is busy, breaks down or does not answer."""
PATIENCE = 2
"""Of these, how often it may let the time run out: each takes as long as the settings allow."""
PAUSE = 1.0
"""Seconds before the second try; each further pause is twice as long, and up to half as long again by chance."""
LONGEST_PAUSE = 60.0
"""Seconds, whatever the endpoint asks for."""
LARGEST = 4_000_000
"""Bytes of a response; an answer for a context of 100,000 tokens has about 400,000."""
CONNECT = 10.0
"""Seconds to reach the endpoint."""
BUSY = frozenset({408, 409, 425, 429})
"""Statuses other than 5xx after which a second try may succeed."""
FORM_REFUSED = frozenset({400, 415, 422})
SAID = 200
"""Characters of what an endpoint says that are passed on."""


class FormRefusedError(Exception):
    """The endpoint does not take the question in this form; another form may do."""


class UnusableError(Exception):
    """An answer came and cannot be used; the model may do better if it is asked again."""


class Endpoint:
    """The endpoint of a story's settings; use it as a context, so that its connections are closed.

    Raises:
        ReaderError: no address is set, or the key is not in the environment.
    """

    def __init__(self, how: ModelSettings, pause: Callable[[float], object] = time.sleep) -> None:
        if not how.url:
            raise ReaderError("digest.yml: model: no 'url' is given; write the endpoint's address, which ends in /v1")
        self._key = os.environ.get(how.key, "") if how.key else ""
        if how.key and not self._key:
            raise ReaderError(f"the variable {how.key} of the environment is empty; it should hold the endpoint's key")
        self._how = how
        self._pause = pause
        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        self._client = httpx2.Client(
            headers={**headers, "Accept-Encoding": "identity"},
            timeout=httpx2.Timeout(how.timeout, connect=CONNECT),
            follow_redirects=False,  # the key goes to the address that was written down and to no other
            trust_env=not is_loopback(how.url),  # a proxy has no business with this machine's own servers
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._client.close()

    def post(self, body: dict[str, Any]) -> dict[str, Any]:
        """The response to one call, as data.

        Raises:
            FormRefusedError: the endpoint does not understand the question.
            UnusableError: the response is too large.
            ReaderError: there is no response to be had; why, in words, and never with the key.
        """
        why, wait = "", PAUSE
        for left in reversed(range(TRIES)):
            try:
                status, said, asked = self._once(body)
            except httpx2.TransportError as error:
                why, asked = f"{type(error).__name__}: {self._clean(str(error))}", 0.0
                if isinstance(error, httpx2.TimeoutException) and left < TRIES - PATIENCE + 1:
                    break
            else:
                if status == 200:
                    return self._data(said)
                why = f"status {status}: {self._clean(_message(said))}"
                self._give_up(status, why)
            if left:
                self._pause(min(LONGEST_PAUSE, max(asked, wait * random.uniform(1, 1.5))))
                wait *= 2
        raise ReaderError(f"{self._how.url}: no answer in {TRIES - left} tries; {why}")

    def _give_up(self, status: int, why: str) -> None:
        """Raise what no second try can mend."""
        if status in FORM_REFUSED:
            raise FormRefusedError(why)
        if 300 <= status < 400:
            raise ReaderError(
                f"{self._how.url}: it sends elsewhere, and no key is sent there; write the new address; {why}"
            )
        if status < 500 and status not in BUSY:
            raise ReaderError(f"{self._how.url}: {why}")

    def _once(self, body: dict[str, Any]) -> tuple[int, bytes, float]:
        """Status, body, and the seconds that the endpoint asks to wait.

        Raises:
            UnusableError: the response is larger than any answer.
            httpx2.TransportError: there is none, or it does not end in time.
        """
        end = time.monotonic() + self._how.timeout
        with self._client.stream("POST", f"{self._how.url}/chat/completions", json=body) as response:
            read = bytearray()
            for piece in response.iter_raw():
                read += piece
                if len(read) > LARGEST:
                    raise UnusableError(f"the response is larger than {LARGEST:,} bytes")
                if time.monotonic() > end:
                    raise httpx2.ReadTimeout(f"the response did not end in {self._how.timeout:g} seconds")
            return response.status_code, bytes(read), _seconds(response.headers.get("retry-after", ""))

    def _data(self, said: bytes) -> dict[str, Any]:
        try:
            found = json.loads(said)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise ReaderError(f"{self._how.url}: what it says is no JSON; does the endpoint's address end in /v1?")
        return found

    def _clean(self, words: str) -> str:
        """What an endpoint says, on one short line, without the key should it repeat that."""
        plain = "".join(c if c.isprintable() else " " for c in words)
        hidden = plain.replace(self._key, "[key]") if self._key else plain
        return " ".join(hidden.split())[:SAID]


def _seconds(retry_after: str) -> float:
    try:
        return max(0.0, float(retry_after))
    except ValueError:  # a date, or nothing
        return 0.0


def _message(said: bytes) -> str:
    """What a refusal says, where it says it as most endpoints do."""
    try:
        found = json.loads(said)
        error = found["error"]
        return str(error["message"] if isinstance(error, dict) else error)
    except (ValueError, KeyError, TypeError, RecursionError):
        return said[:SAID].decode("utf-8", "replace")
