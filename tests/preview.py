"""A running preview, for tests that edit and look."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

PATIENCE = 90  # seconds for a build on a busy machine, the parser's loading included
SETTLED = 2.5  # seconds without a further build; the preview looks for changes twice a second


class Preview:
    """A running ``mkdocs serve`` and what it has printed."""

    def __init__(self, project: Path, python: str | Path = sys.executable) -> None:
        self.project = project
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        self.log = project / "serve.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [str(python), "-m", "mkdocs", "serve", "--dev-addr", self.address[7:-1]],
                cwd=project,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def printed(self) -> str:
        return self.log.read_text("utf-8")

    @property
    def builds(self) -> int:
        # not "Documentation built in 0.34 seconds": MkDocs drops a message that it has printed before
        return self.printed.count("Building documentation...")

    @property
    def reloads(self) -> int:
        return self.printed.count("Reloading browsers")

    def page(self, name: str = "index.html") -> str:
        with urllib.request.urlopen(self.address + name, timeout=10) as answer:
            return str(answer.read().decode())

    def body(self, name: str = "index.html") -> str:
        """A page without its frame, which tells the time of the build."""
        page = self.page(name)
        return page[page.index("<main") : page.index("</main>")]

    def wait(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, self.printed
            assert time.monotonic() < end, f"waited in vain:\n{self.printed}"
            time.sleep(0.1)

    def wait_until_it_serves(self) -> None:
        """Ready for edits: the first build is out and what it watches has settled."""
        self.wait(lambda: "Serving on" in self.printed)
        assert "Watching paths" in self.printed, "a release of click that silently stops watching"
        time.sleep(SETTLED)

    def rebuilds(self, edit: Callable[[], object]) -> int:
        """How many builds an edit brings about, counted until none follows any more; each must reload the browser."""
        builds, reloads = self.builds, self.reloads
        edit()
        self.wait(lambda: self.reloads > reloads)
        seen = -1
        while seen != self.builds:
            seen = self.builds
            time.sleep(SETTLED)
        assert self.reloads - reloads == seen - builds
        return seen - builds

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(20)
