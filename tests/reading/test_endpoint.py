"""An endpoint may do what it likes: an answer comes, or a reason why none does, and never the key or half a file."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.articles.model_settings import ModelSettings
from generator.ask import client
from generator.ask.caller import Budget, Caller
from generator.ask.client import Asker, Endpoint
from generator.errors import ReaderError
from generator.reading.recorded import Answer, Recorded
from generator.reading.request import Request
from tests.reading.server import Call, Handler, Server, drip, form_of, serving

GOOD = {"facts": [{"statement": "The bridge is shut.", "evidence": [{"at": "1", "words": "shut"}]}]}
DEEP = '{"facts":' * 900
BAD = ["I am sorry.", '{"facts": [{"statement": "The bri', "", None, 7, '{"facts": 3}', "[" * 100_000, '{"a": 1}', DEEP]
SECRET = "sk-0123456789-very-secret"


def question(about: str = "gazette.txt") -> Request:
    return Request("article", about, (("articles", f"ARTICLE\n[1] The bridge is shut. {about}"),), "tiny", 500)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited; nobody waits."""
    waited: list[float] = []
    monkeypatch.setattr(client.Endpoint.__init__, "__defaults__", (waited.append,))
    return waited


def asked(server: Server, **settings: object) -> Answer:
    how = replace(ModelSettings(name="tiny", url=server.url, timeout=5.0), **settings)  # type: ignore[arg-type]
    with Endpoint(how) as endpoint:
        return Asker(endpoint).ask(question())


def saying(*contents: object) -> Handler:
    """Each call gets the next of these; the last for ever."""
    return lambda call: call.say(contents[min(call.number, len(contents)) - 1])


@pytest.mark.usefixtures("pauses")
@pytest.mark.parametrize(
    "content",
    [
        json.dumps(GOOD),
        f"```json\n{json.dumps(GOOD, indent=1)}\n```",
        f"<think>The reader wants {{facts}}.</think>Here you are: {json.dumps(GOOD)} Anything else?",
    ],
)
def test_an_answer_is_read_however_it_is_wrapped(content: str) -> None:
    with serving(saying(content)) as server:
        answer = asked(server)
    assert (answer.data, answer.form, answer.model) == (GOOD, "json_schema", "tiny")


@pytest.mark.usefixtures("pauses")
@pytest.mark.parametrize("bad", BAD)
def test_a_bad_answer_is_asked_for_once_again_and_then_told(bad: object) -> None:
    with serving(saying(bad, json.dumps(GOOD))) as server:
        assert asked(server).data == GOOD
        assert len(server.calls) == 2
    with serving(saying(bad)) as server:
        answer = asked(server)
        assert answer.data is None
        assert answer.failed
        assert len(server.calls) == 2


@pytest.mark.usefixtures("pauses")
def test_what_is_wrong_is_told_to_the_model() -> None:
    with serving(saying('{"facts": [{"statement": 5, "evidence": []}]}', json.dumps(GOOD))) as server:
        assert asked(server).data == GOOD
        told = server.calls[1][1]["messages"]
    assert [m["role"] for m in told] == ["system", "user", "assistant", "user"]
    assert "5 is not of type 'string'" in told[-1]["content"]


@pytest.mark.usefixtures("pauses")
def test_an_answer_that_only_partly_has_the_form_is_kept_for_what_has_it() -> None:
    partly = {"facts": [*GOOD["facts"], {"statement": 5}]}
    with serving(saying(json.dumps(partly))) as server:
        assert asked(server).data == partly


@pytest.mark.usefixtures("pauses")
def test_an_answer_can_always_be_written_and_read_again(tmp_path: Path) -> None:
    odd = '{"facts": [{"statement": "\\ud800 \\u0000 NaN", "evidence": [{"at": "1", "words": "\\udfff"}]}]}'
    with serving(saying(odd)) as server:
        caller, endpoint = calling(server, tmp_path)
        with endpoint:
            first = caller([question()])
    kept = Recorded(tmp_path).get(question())
    assert kept is not None
    assert [kept.data] == first
    assert "facts" in (kept.data or {})


@pytest.mark.usefixtures("pauses")
def test_a_model_that_stops_in_the_middle_has_not_answered() -> None:
    with serving(lambda call: call.say(json.dumps(GOOD), finish="length")) as server:
        answer = asked(server)
    assert answer.data is None
    assert "stops in the middle" in answer.failed


@pytest.mark.usefixtures("pauses")
@pytest.mark.parametrize("taken", ["json_schema", "json_object", "plain"])
def test_each_form_is_tried_once_for_an_endpoint(taken: str) -> None:
    def play(call: Call) -> None:
        if form_of(call.body) == taken:
            call.say(json.dumps(GOOD))
        else:
            call.fail(400, "unknown parameter: response_format")

    with serving(play) as server:
        how = ModelSettings(name="tiny", url=server.url)
        with Endpoint(how) as endpoint:
            asker = Asker(endpoint)
            assert [asker.ask(question(str(n))).form for n in range(3)] == [taken] * 3
        forms = [form_of(body) for _, body in server.calls]
    order = ["json_schema", "json_object", "plain"]
    assert forms == [*order[: order.index(taken)], taken, taken, taken]


@pytest.mark.usefixtures("pauses")
@pytest.mark.parametrize("name", ["max_tokens", "temperature"])
def test_a_parameter_that_is_refused_by_name_is_left_out_and_the_form_stays(name: str) -> None:
    def play(call: Call) -> None:
        if name in call.body:
            call.fail(400, f"Unsupported parameter: '{name}'")
        else:
            call.say(json.dumps(GOOD))

    with serving(play) as server:
        assert asked(server).form == "json_schema"
        assert len(server.calls) == 2


@pytest.mark.usefixtures("pauses")
def test_an_endpoint_that_refuses_every_form_is_told_and_not_asked_for_ever() -> None:
    with serving(lambda call: call.fail(400, "no such model")) as server:
        with pytest.raises(ReaderError, match="no such model"):
            asked(server)
        assert len(server.calls) == 3


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_or_broken_endpoint_is_tried_again_after_a_pause(status: int, pauses: list[float]) -> None:
    def play(call: Call) -> None:
        if call.number < 3:
            call.fail(status, Retry_After="7")
        else:
            call.say(json.dumps(GOOD))

    with serving(play) as server:
        assert asked(server).data == GOOD
    assert pauses == [7.0, 7.0]


def test_no_endpoint_makes_one_wait_longer_than_a_minute(pauses: list[float]) -> None:
    with serving(lambda call: call.fail(429, Retry_After="86400")) as server, pytest.raises(ReaderError, match="429"):
        asked(server)
    assert pauses == [60.0] * 3


def test_pauses_grow(pauses: list[float]) -> None:
    with serving(lambda call: call.fail(502)) as server, pytest.raises(ReaderError, match="no answer in 4 tries"):
        asked(server)
    assert pauses == sorted(pauses)
    assert 1 <= pauses[0] < pauses[-1]


@pytest.mark.usefixtures("pauses")
@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_refusal_that_no_second_try_can_mend_is_told_at_once(status: int) -> None:
    with serving(lambda call: call.fail(status, "no")) as server:
        with pytest.raises(ReaderError, match=str(status)):
            asked(server)
        assert len(server.calls) == 1


@pytest.mark.usefixtures("pauses")
def test_a_redirect_is_not_followed_with_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TINY_KEY", SECRET)
    with serving(saying(json.dumps(GOOD))) as other:
        target = f"{other.url}/chat/completions"
        with serving(lambda call: call.give(307, b"", Location=target)) as server:
            with pytest.raises(ReaderError, match="sends elsewhere"):
                asked(server, key="TINY_KEY")
            assert server.calls[0][0]["Authorization"] == f"Bearer {SECRET}"
        assert other.calls == []


@pytest.mark.usefixtures("pauses")
@pytest.mark.parametrize("status", [400, 401, 429, 500])
def test_no_error_repeats_the_key(status: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TINY_KEY", SECRET)
    said = ""
    with serving(lambda call: call.fail(status, f"Bad key {SECRET}\x1b[31m " * 50)) as server:
        how = ModelSettings(name="tiny", url=server.url, key="TINY_KEY")
        with Endpoint(how) as endpoint:
            try:
                Caller(Recorded(tmp_path), Asker(endpoint), how)([question()])
            except ReaderError as error:
                said = str(error)
    kept = "".join(p.read_text("utf-8") for p in tmp_path.rglob("*.json"))
    assert said or kept
    assert SECRET not in said + kept
    assert "\x1b" not in said
    assert len(said) < 400


def test_a_key_that_is_not_there_is_told_before_anything_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TINY_KEY", raising=False)
    with serving(saying(json.dumps(GOOD))) as server:
        with pytest.raises(ReaderError, match="TINY_KEY"):
            asked(server, key="TINY_KEY")
        assert server.calls == []


@pytest.mark.usefixtures("pauses")
def test_a_response_of_any_size_takes_no_more_than_its_bound() -> None:
    read = []

    def play(call: Call) -> None:
        call.send_response(200)
        call.send_header("Content-Length", str(64 << 20))
        call.end_headers()
        for n in range(64):
            read.append(n)
            call.wfile.write(b"x" * (1 << 20))

    with serving(play) as server:
        answer = asked(server)
    assert answer.data is None
    assert "larger than" in answer.failed
    assert len(read) < 2 * 64


@pytest.mark.usefixtures("pauses")
@pytest.mark.parametrize("play", [drip, lambda _: time.sleep(3)], ids=["drips", "sleeps"])
def test_a_slow_endpoint_is_left_after_its_time(play: Handler) -> None:
    start = time.monotonic()
    with serving(play) as server, pytest.raises(ReaderError, match="no answer in 2 tries"):
        asked(server, timeout=0.3)
    assert time.monotonic() - start < 3


@pytest.mark.usefixtures("pauses")
@pytest.mark.parametrize(
    ("play", "told"),
    [
        (lambda call: call.connection.shutdown(socket.SHUT_RDWR), "no answer in 4 tries"),
        (lambda call: call.give(200, b"<html>log in</html>"), "no JSON"),
    ],
    ids=["drops", "html"],
)
def test_a_line_that_breaks_or_a_portal_is_told(play: Handler, told: str) -> None:
    with serving(play) as server:
        try:
            said = asked(server).failed
        except ReaderError as error:
            said = str(error)
    assert told in said


@pytest.mark.usefixtures("pauses")
def test_an_endpoint_that_is_not_there_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        how = ModelSettings(name="tiny", url=f"http://127.0.0.1:{taken.getsockname()[1]}/v1")
        with Endpoint(how) as endpoint, pytest.raises(ReaderError, match="ConnectError"):
            Asker(endpoint).ask(question())


def test_without_an_address_nobody_is_asked() -> None:
    with pytest.raises(ReaderError, match="url"):
        Endpoint(ModelSettings(name="tiny"))


def calling(server: Server, folder: Path, **settings: object) -> tuple[Caller, Endpoint]:
    how = replace(ModelSettings(name="tiny", url=server.url), **settings)  # type: ignore[arg-type]
    endpoint = Endpoint(how)
    return Caller(Recorded(folder), Asker(endpoint), how), endpoint


@pytest.mark.usefixtures("pauses")
def test_what_is_kept_is_not_asked_again_and_a_break_loses_nothing(tmp_path: Path) -> None:
    def play(call: Call) -> None:
        if call.number == 3:
            call.fail(404)
        else:
            call.say(json.dumps(GOOD))

    questions = [question(str(n)) for n in range(5)]
    with serving(play) as server:
        caller, endpoint = calling(server, tmp_path)
        with endpoint:
            with pytest.raises(ReaderError):
                caller(questions)
            kept = len(list((tmp_path / "answers").glob("*.json")))
            assert kept == 2
            assert caller(questions) == [GOOD] * 5
        assert len(server.calls) == 3 + (5 - kept)
    assert not list((tmp_path / "answers").glob(".*"))


@pytest.mark.usefixtures("pauses")
def test_calls_at_once_are_as_many_as_allowed(tmp_path: Path) -> None:
    under_way, most = [0], [0]

    def play(call: Call) -> None:
        with call.server.lock:
            under_way[0] += 1
            most[0] = max(most[0], under_way[0])
        time.sleep(0.1)
        with call.server.lock:
            under_way[0] -= 1
        call.say(json.dumps(GOOD))

    with serving(play) as server:
        caller, endpoint = calling(server, tmp_path, parallel=3)
        with endpoint:
            assert caller([question(str(n)) for n in range(9)]) == [GOOD] * 9
    assert most[0] == 3


@pytest.mark.usefixtures("pauses")
def test_one_question_asked_twice_is_one_call(tmp_path: Path) -> None:
    with serving(saying(json.dumps(GOOD))) as server:
        caller, endpoint = calling(server, tmp_path)
        with endpoint:
            assert caller([question(), question()]) == [GOOD] * 2
        assert len(server.calls) == 1


@pytest.mark.usefixtures("pauses")
def test_no_call_begins_that_could_cost_more_than_is_allowed(tmp_path: Path) -> None:
    each = question().tokens / 1e6 + 500 / 1e6
    with serving(lambda call: call.say(json.dumps(GOOD), tokens=question().tokens)) as server:
        caller, endpoint = calling(server, tmp_path, price_in=1.0, price_out=1.0, cost=2.2 * each)
        with endpoint, pytest.raises(ReaderError, match="cost can exceed"):
            caller([question(str(n)) for n in range(50)])
        assert 0 < len(server.calls) < 50
        assert caller.budget.spent <= 2.2 * each


def test_no_call_begins_after_the_time_is_up() -> None:
    now = [0.0]
    budget = Budget(ModelSettings(minutes=1), lambda: now[0])
    budget.take(question())
    now[0] = 61.0
    with pytest.raises(ReaderError, match="1 minutes"):
        budget.take(question())


@pytest.mark.usefixtures("pauses")
def test_an_endpoint_that_drops_the_beginning_of_a_question_is_noticed(tmp_path: Path) -> None:
    said: list[str] = []
    with serving(lambda call: call.say(json.dumps(GOOD), tokens=40)) as server:
        how = ModelSettings(name="tiny", url=server.url)
        with Endpoint(how) as endpoint:
            Caller(Recorded(tmp_path), Asker(endpoint), how, warn=said.append)([question(), question("b")])
    assert len(said) == 1
    assert "context" in said[0]


@pytest.mark.usefixtures("pauses")
def test_what_a_model_could_not_answer_is_asked_again_only_if_one_says_so(tmp_path: Path) -> None:
    replies: list[Callable[[Call], None]] = [saying("no"), saying("no"), saying(json.dumps(GOOD))]
    with serving(lambda call: replies[min(call.number, 3) - 1](call)) as server:
        how = ModelSettings(name="tiny", url=server.url)
        with Endpoint(how) as endpoint:
            recorded, asker = Recorded(tmp_path), Asker(endpoint)
            assert Caller(recorded, asker, how)([question()]) == [None]
            assert Caller(recorded, asker, how)([question()]) == [None]
            assert len(server.calls) == 2
            assert Caller(recorded, asker, how, again=True)([question()]) == [GOOD]
