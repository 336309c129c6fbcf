"""An endpoint on this machine for tests: each kind answers as some server in the world does."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]
Handler = Callable[["Call"], None]


class Call(BaseHTTPRequestHandler):
    """One call; what it says is what the server's ``play`` does with it."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        self.body: Body = json.loads(raw)
        with self.server.lock:
            self.server.calls.append((dict(self.headers), self.body))
            self.number = len(self.server.calls)
        self.server.play(self)

    def give(self, status: int, data: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def say(self, content: object, finish: str = "stop", tokens: int = 0) -> None:
        """A completion."""
        message = {"role": "assistant", "content": content}
        usage = {"prompt_tokens": tokens, "completion_tokens": 7}
        said = {"model": "tiny", "choices": [{"message": message, "finish_reason": finish}], "usage": usage}
        self.give(200, json.dumps(said).encode())

    def fail(self, status: int, message: str = "broken", **headers: str) -> None:
        self.give(status, json.dumps({"error": {"message": message}}).encode(), **headers)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, play: Handler) -> None:
        super().__init__(("127.0.0.1", 0), Call)
        self.play = play
        self.lock = threading.Lock()
        self.calls: list[tuple[dict[str, str], Body]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what some tests want."""


@contextmanager
def serving(play: Handler) -> Iterator[Server]:
    """A running server."""
    server = Server(play)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def form_of(body: Body) -> str:
    """How a call asks for the answer's form."""
    found: str = body.get("response_format", {}).get("type", "plain")
    return found


def drip(call: Call) -> None:
    """A response that never ends, a little at a time: no single read of it takes long."""
    call.send_response(200)
    call.send_header("Content-Length", "1000000")
    call.end_headers()
    for _ in range(200):
        call.wfile.write(b" ")
        time.sleep(0.02)
