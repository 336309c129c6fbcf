"""The parser in a process of its own, which loads while everything else is imported and the articles are read.

Light on purpose: whoever starts it has nothing else imported yet. Where no process can be started, or it ends early,
the parser is loaded here instead; the parses are the same.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

_running: subprocess.Popen[bytes] | None = None


def start() -> None:
    """Let the parser load; nothing if it does already, here or there."""
    global _running
    if _running is not None or "spacy" in sys.modules or not sys.executable:
        return
    # The same paths as here and none besides: -P keeps out the current folder, where anything may lie.
    paths = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
    with suppress(OSError):
        _running = subprocess.Popen(
            [sys.executable, "-P", "-m", f"{__package__}.parser"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
        )


def stop() -> None:
    """End the process, if there is one."""
    global _running
    if _running is not None:
        with suppress(OSError):
            _running.kill()
        _running.communicate()
        _running = None


atexit.register(stop)


def parses(paragraphs: Sequence[str]) -> Iterator[bytes]:
    """The packed parse of each paragraph; asked for at once, answered as they are read."""
    asked = bool(paragraphs) and _ask(paragraphs)
    return _answers(paragraphs, asked)


def _ask(paragraphs: Sequence[str]) -> bool:
    if _running is None or _running.stdin is None:
        return False
    try:
        _running.stdin.write(json.dumps(paragraphs).encode() + b"\n")
        _running.stdin.flush()
    except OSError:
        stop()
        return False
    return True


def _answers(paragraphs: Sequence[str], asked: bool) -> Iterator[bytes]:
    done = 0
    if asked and _running is not None and _running.stdout is not None:
        for line in _running.stdout:
            yield line
            done += 1
            if done == len(paragraphs):
                return
        stop()
    if paragraphs[done:]:
        from . import parser

        yield from parser.parses(paragraphs[done:])
