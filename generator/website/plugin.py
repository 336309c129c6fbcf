"""The MkDocs plugin ``fact-digest``: content/ is made again before each build; seeds/ and templates/ are watched."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from mkdocs.config import base, defaults
from mkdocs.config import config_options as c
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger

from ..builder import build_pages
from ..errors import GeneratorError
from ..pages.environment import TEMPLATES
from ..publish import sync
from . import search, social

log = get_plugin_logger(__name__)


class Options(base.Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook for subclasses untyped
    """What ``mkdocs.yml`` may say under ``fact-digest``; paths are relative to that file."""

    seeds = c.Dir(exists=True, default="seeds")
    """The folder of articles."""


class FactDigestPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """One story's fact sheet as pages of a MkDocs site."""

    def __init__(self) -> None:
        self._serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self._serving = command == "serve"

    def on_pre_build(self, *, config: defaults.MkDocsConfig) -> None:
        try:
            touched = sync(build_pages(Path(self.config.seeds), log.info), Path(config.docs_dir))
        except Exception as error:
            expected = isinstance(error, GeneratorError | OSError)
            if self._serving:  # raising would hang the preview until the next edit
                log.error("%s\nThe last good site stays up until this is mended.", error, exc_info=not expected)
            elif expected:
                raise PluginError(str(error)) from error
            else:
                raise
        else:
            log.info("%d files changed", touched)

    def on_serve(self, server: Any, *, config: defaults.MkDocsConfig, builder: Any) -> Any:  # noqa: ARG002
        for folder in (Path(self.config.seeds), TEMPLATES):
            server.watch(str(folder))
        server.unwatch(config.docs_dir)  # our own output: watching it would build everything twice
        return server

    def on_post_build(self, *, config: defaults.MkDocsConfig) -> None:
        search.on_post_build(config)
        social.on_post_build(config)
