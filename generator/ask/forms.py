"""How an answer's form is asked for, from the strictest that an endpoint may know to none; and the answer's data."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Literal

from jsonschema import Draft202012Validator

from ..errors import ReaderError
from ..reading.recorded import Answer
from ..reading.request import Request
from ..reading.schemas import fits
from .client import Endpoint, FormRefusedError, UnusableError

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
