"""The MkDocs plugin ``fact-digest``: reads the articles and hands the pages of their fact sheet to the site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from ..builder import DATA, build_pages
from ..errors import GeneratorError
from ..inputs import TEMPLATES, code, release
from ..pages.shown import Shown
from ..publish.sync import Pages, sync
from ..store import Store, folder_for, key
from . import head, search
from .addresses import readdress
from .card import card
from .options import Options

log = get_plugin_logger(__name__)
THEME = TEMPLATES / "theme"
PICTURE = "social.png"
GUEST_FILES = ("sheet.css", "sheet.js")
"""What the pages need where another theme is their host."""
IN_NAV = ("index.md", "conflicts.md", "sources.md", "about.md")
"""Pages of a navigation that MkDocs makes by itself; how many others there are depends on the story."""


class FactDigestPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """One story's fact sheet as pages of a MkDocs site; use it several times for several stories."""

    supports_multiple_instances = True

    def __init__(self) -> None:
        self._serving = False
        self._store = Store(folder_for(Path()))
        self._pages: Pages = {}
        self._built: dict[str, str] = {}
        """Address of each page of ours to its HTML, for the search."""
        self._data: dict[str, str] = {}
        """Address of each page of ours to what it says of itself to machines."""

    # What the events below are, and in which order they come: MkDocs, "Developing plugins".

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._built, self._data = {}, {}
        self._store = Store(folder_for(Path(config.config_file_path or "mkdocs.yml").resolve().parent), log.info)
        if self.config.frame:
            if config.theme.name != "mkdocs":
                raise PluginError("fact-digest: 'frame' works with the theme 'mkdocs' only; leave it out")
            own = Path(self.config.templates or TEMPLATES, "theme")
            config.theme.dirs[:0] = dict.fromkeys([str(own), str(THEME)])
            config.theme["highlightjs"] = False  # else every page asks another server for three files
            config.theme["color_mode"] = "light"  # no switch: the stylesheet follows the reader's system
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002  MkDocs passes it by name
        try:
            self._pages = self._read()
            if self.config.commit:
                log.info("%d files changed in %s", sync(self._pages, Path(self.config.commit)), self.config.commit)
        except Exception as error:
            expected = isinstance(error, GeneratorError | OSError)
            if self._serving:  # raising would hang the preview until the next edit
                log.error("%s\nThe last good site stays up until this is mended.", error, exc_info=not expected)
            elif expected:
                raise PluginError(str(error)) from error
            else:
                raise

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        if not self._pages:
            return files
        self._leave_out_the_committed(files, config)
        made = {name: self._file(name, config) for name in self._pages}
        for name, file in made.items():
            page = self._pages[name]
            file._content = page if isinstance(page, bytes) else readdress(page, self._addresses(made, file))
        for file in (*made.values(), *self._assets(config)):
            if (theirs := files.get_file_from_path(file.src_uri)) is not None:
                raise PluginError(
                    f"fact-digest: {theirs.abs_src_path or theirs.src_uri} is a page of yours, and the fact sheet has "
                    f"one of that name. Give the sheet another place ('path', now {self.config.path!r}) or rename yours"
                )
            files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        index = self._uri("index.md")
        for item in nav.items if not config.nav else ():
            if isinstance(item, Section) and any(
                isinstance(page, Page) and page.file.src_uri == index for page in item.children
            ):
                item.title = self.config.nav_title
        return nav

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        if not self._is_ours(page):
            return html
        html, self._data[page.url] = head.lift_data(html)
        self._built[page.url] = html
        # Not in the head: a theme that swaps the content of a page, as Material, runs only the scripts of the content.
        script = f'<script src="{self._up(page)}sheet.js" defer></script>'
        return html if self.config.frame else f'<div class="fx">\n{html}\n{script}\n</div>'

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        if not self._is_ours(page):
            return output
        return head.extend(output, self._head(page, config))

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After the search plugin has written its index."""
        search.extend_index(Path(config.site_dir), self._built, self._store)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        for folder in (self.config.seeds, self.config.templates):
            if folder:
                server.watch(str(folder))
        if self.config.commit and Path(self.config.commit).is_relative_to(config.docs_dir):
            server.unwatch(config.docs_dir)  # else what we write there would build everything a second time
            for path in Path(config.docs_dir).iterdir():
                if path != Path(self.config.commit) and path.name not in self._pages and path.name[0] != ".":
                    server.watch(str(path))
        return server

    def _read(self) -> Pages:
        show = frozenset(Shown(part) for part in self.config.show)
        templates = Path(self.config.templates) if self.config.templates else None
        return build_pages(
            Path(self.config.seeds),
            log.info,
            store=self._store,
            templates=templates,
            show=show,
            preview=self._serving,
        )

    def _leave_out_the_committed(self, files: Files, config: MkDocsConfig) -> None:
        """Drop the written copies of our pages, where MkDocs finds them among the site's own."""
        if not self.config.commit or not Path(self.config.commit).is_relative_to(config.docs_dir):
            return
        folder = Path(self.config.commit).relative_to(config.docs_dir)
        for name in self._pages:
            if (file := files.get_file_from_path((folder / name).as_posix())) is not None:
                files.remove(file)

    def _uri(self, name: str) -> str:
        return f"{self.config.path}/{name}" if self.config.path else name

    def _file(self, name: str, config: MkDocsConfig) -> File:
        shown = name in IN_NAV and not config.nav
        level = InclusionLevel.UNDEFINED if shown or not name.endswith(".md") else InclusionLevel.NOT_IN_NAV
        return File.generated(config, self._uri(name), content="", inclusion=level)

    def _addresses(self, made: dict[str, File], own: File) -> Any:
        def address(target: str) -> str | None:
            page = target.removesuffix(".html") + ".md" if target.endswith(".html") else target
            return made[page].url_relative_to(own) if page in made else None

        return address

    def _assets(self, config: MkDocsConfig) -> list[File]:
        files = [File.generated(config, self._uri(PICTURE), content=self._picture(config.site_name))]
        if not self.config.frame:
            files += [File.generated(config, self._uri(n), abs_src_path=str(self._asset(n))) for n in GUEST_FILES]
        return files

    def _picture(self, site: str) -> bytes:
        """Kept by what it says: loading what draws it takes as long as half a site."""
        said = card(json.loads(self._pages[DATA]), site)

        def draw() -> bytes:
            from .social import png

            return png(said)

        return self._store.remember("picture", key(code(), release("Pillow"), repr(said)), draw)

    def _asset(self, name: str) -> Path:
        own = Path(self.config.templates or TEMPLATES, "theme", name)
        return own if own.is_file() else THEME / name

    def _is_ours(self, page: Page) -> bool:
        name = page.file.src_uri.removeprefix(self._uri(""))
        return self._uri(name) == page.file.src_uri and name in self._pages

    def _up(self, page: Page) -> str:
        """From a page to the folder of the sheet."""
        return "../" * page.url.count("/") + self._uri("")

    def _head(self, page: Page, config: MkDocsConfig) -> list[head.Tag]:
        up = self._up(page)
        tags = [] if self.config.frame else [head.stylesheet(up + "sheet.css")]
        tags += head.described(page.meta.get("title", ""), page.meta.get("description", ""), config.site_name)
        if page.file.src_uri == self._uri("index.md"):
            tags += [
                head.alternate(up + DATA, "application/json", "The facts as data"),
                head.alternate(up + "facts.csv", "text/csv", "The facts as a table"),
            ]
        if config.site_url:
            tags += head.picture(page.canonical_url or "", config.site_url + self._uri(PICTURE))
        return [*tags, head.Tag(self._data[page.url], "")]
