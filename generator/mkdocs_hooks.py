"""The seam to MkDocs: content/ is made again before each build, and seeds/ and templates/ are watched."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the `mkdocs` command knows its own folder, not the project's

from generator.build import build_pages  # noqa: E402
from generator.errors import GeneratorError  # noqa: E402
from generator.publish import sync  # noqa: E402

SEEDS, TEMPLATES = ROOT / "seeds", ROOT / "templates"
log = logging.getLogger("mkdocs.hooks.generator")
_command = "build"


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001  MkDocs passes both by name
    global _command
    _command = command


def on_pre_build(config: Any) -> None:
    try:
        touched = sync(build_pages(SEEDS, log.info), Path(config.docs_dir))
    except Exception as error:
        expected = isinstance(error, GeneratorError | OSError)
        if _command == "serve":  # raising would hang the preview until the next edit
            log.error("%s\nThe last good site stays up until this is mended.", error, exc_info=not expected)
        elif expected:
            raise PluginError(str(error)) from error
        else:
            raise
    else:
        log.info("generator: %d files changed", touched)


def on_serve(server: Any, config: Any, builder: Any) -> Any:  # noqa: ARG001
    for folder in (SEEDS, TEMPLATES):
        server.watch(str(folder))
    server.unwatch(config.docs_dir)  # our own output: watching it would build everything twice
    return server
