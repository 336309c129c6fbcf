"""What ``mkdocs.yml`` may say under ``fact-digest``."""

from __future__ import annotations

import re

from mkdocs.config import base
from mkdocs.config import config_options as c

from ..pages.shown import Shown


class SitePath(c.Type[str]):
    """A place in the site: names of folders between slashes, or nothing for its top."""

    def __init__(self, default: str) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        place = super().run_validation(value).strip("/")
        if not all(re.fullmatch(r"[\w-][\w.-]*", name, re.ASCII) for name in place.split("/") if place):
            raise base.ValidationError(
                f"expected folders such as 'news/digest', in letters, digits, - and _; got {value!r}"
            )
        return place


class Options(base.Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook for subclasses untyped
    """Options of the plugin; paths are relative to ``mkdocs.yml``. MkDocs adds ``enabled`` to those of every plugin."""

    seeds = c.Dir(exists=True, default="seeds")
    """The folder of articles."""

    path = SitePath(default="digest")
    """Where the fact sheet stands in the site; empty for a site that is nothing else."""

    nav_title = c.Type(str, default="Fact sheet")
    """What a navigation that MkDocs makes by itself calls the fact sheet. Where you write ``nav:``, you name it."""

    templates = c.Optional(c.Dir(exists=True))
    """A folder with templates of your own; each takes the place of ours of the same name."""

    show = c.ListOfItems(c.Choice([part.value for part in Shown]), default=[part.value for part in Shown])
    """Which of the parts that can be left out are shown; all, if you do not say."""

    commit = c.Optional(c.Dir(exists=False))
    """A folder to which the pages are written as Markdown too, to be committed and reviewed. Nothing of yours in it is
    touched."""

    frame = c.Type(bool, default=False)
    """Our own page around every page of the site, in the theme ``mkdocs`` only; else the sheet is a guest in yours."""
