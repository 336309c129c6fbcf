"""One OpenAI-compatible endpoint: a question goes out in the strictest form that it knows, an answer of bounded size
comes back as data, or the reason why none."""

from __future__ import annotations

import json
import os
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Self

import httpx2
from jsonschema import Draft202012Validator

from ..articles.model_settings import ModelSettings, is_loopback
from ..errors import ReaderError
from ..reading.recorded import Answer
from ..reading.request import Request
from ..reading.schemas import fits

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


Form = Literal["json_schema", "json_object", "plain"]
FORMS: tuple[Form, ...] = ("json_schema", "json_object", "plain")
LIMITS = ("max_tokens", "temperature")
"""Parameters that some endpoints refuse by name."""
REPEATED = 2_000
"""Characters of an unusable answer that are sent back with what is wrong with it."""
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model said."""

    content: str
    stopped: bool
    """Whether it came to its end."""
    model: str
    tokens_in: int
    tokens_out: int


class Asker:
    """Asks one endpoint, and remembers which form it takes: each of the forms above that is tried once."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._form = 0
        self._limited = True

    def ask(self, request: Request) -> Answer:
        """The answer to a question; one that cannot be used is asked for once more, and then told as failed.

        Raises:
            ReaderError: the endpoint has none.
        """
        messages = [{"role": role, "content": content} for role, content in request.messages]
        spent_in = spent_out = 0
        kept: Any | None = None
        why = ""
        for _ in range(2):
            try:
                reply, form = self._call(request, messages)
            except UnusableError as error:
                why = str(error)
                continue
            spent_in, spent_out = spent_in + reply.tokens_in, spent_out + reply.tokens_out
            try:
                data = _data(reply)
            except UnusableError as error:
                why = str(error)
            else:
                wrong = wrong_in(data, request)
                if not wrong:
                    return Answer(data, "", reply.model, form, spent_in, spent_out)
                kept, why = (data if fits(data, dict(request.schema)) else kept), wrong
            messages = [*messages[:2], *_again(reply.content, why)]
        if kept is not None:  # what in it has another form is dropped when it is read
            return Answer(kept, "", reply.model, form, spent_in, spent_out)
        return Answer(None, why, "", FORMS[self._form], spent_in, spent_out)

    def _call(self, request: Request, messages: list[dict[str, str]]) -> tuple[Reply, Form]:
        """One call in the strictest form that the endpoint takes."""
        while True:
            at, limited = self._form, self._limited
            try:
                asked = body(request, messages, FORMS[at], limited=limited)
                return _reply(self._endpoint.post(asked)), FORMS[at]
            except FormRefusedError as error:
                if limited and any(name in str(error) for name in LIMITS):
                    self._limited = False
                elif at + 1 < len(FORMS):
                    self._form = max(self._form, at + 1)
                else:
                    raise ReaderError(f"the endpoint refuses {request.about} ({request.task}): {error}") from error


def body(request: Request, messages: list[dict[str, str]], form: Form, *, limited: bool = True) -> dict[str, Any]:
    """The call as data. The plain form has nothing that an endpoint could refuse but the model's name.

    ``limited``: with the temperature and the answer's length, which some models want to choose by themselves.
    """
    made: dict[str, Any] = {"model": request.model, "messages": messages, "stream": False}
    if limited and form != "plain":
        made |= {"temperature": 0, "max_tokens": request.room}
    if form == "json_object":
        made |= {"response_format": {"type": "json_object"}}
    if form == "json_schema":
        schema = {"name": request.task, "strict": False, "schema": dict(request.schema)}
        made |= {"response_format": {"type": "json_schema", "json_schema": schema}}
    return made


def wrong_in(data: Any, request: Request) -> str:
    """What in an answer is not of the form that was asked for, in words for the model; empty if nothing is.

    Local servers accept a schema and ignore it: what comes back is held against it here.
    """
    try:
        errors = sorted(Draft202012Validator(request.schema).iter_errors(data), key=lambda e: list(map(str, e.path)))
        return "; ".join(f"{e.json_path}: {e.message[:120]}" for e in errors[:3])
    except RecursionError:
        return "its lists are nested too deeply"


def _reply(said: dict[str, Any]) -> Reply:
    """The model's words in a response.

    Raises:
        UnusableError: there are none in it.
    """
    try:
        choice = said["choices"][0]
        content = choice["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise UnusableError("the response holds no message") from error
    if not isinstance(content, str) or not content.strip():
        raise UnusableError("the message is empty")
    usage = said.get("usage")
    count = usage if isinstance(usage, dict) else {}
    model = said.get("model")
    return Reply(
        content,
        choice.get("finish_reason") != "length",
        model[:100] if isinstance(model, str) else "",
        *(n if isinstance(n := count.get(name), int) else 0 for name in ("prompt_tokens", "completion_tokens")),
    )


def _data(reply: Reply) -> Any:
    """The JSON object in a model's words, which may think aloud before it or fence it.

    Raises:
        UnusableError: there is none.
    """
    if not reply.stopped:
        raise UnusableError("the answer stops in the middle: it is longer than the model may write")
    words = _THOUGHT.sub("", reply.content)
    start, end = words.find("{"), words.rfind("}")
    if start < 0 or end < start:
        raise UnusableError("the answer is prose, not JSON")
    try:
        found = json.loads(words[start : end + 1])
        # Half characters, which JSON may hold and no file, become question marks; too deep a nest is found out here.
        return json.loads(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise UnusableError(f"the answer is no JSON: {str(error)[:120]}") from error


def _again(content: str, why: str) -> list[dict[str, str]]:
    """An unusable answer and what is wrong with it, as the model is told."""
    told = (
        f"This cannot be used: {why}. Give the whole answer again: one JSON object of the form asked for, nothing else."
    )
    return [{"role": "assistant", "content": content[:REPEATED]}, {"role": "user", "content": told}]
