"""What ``mkdocs.yml`` may say under ``fact-digest``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.utils.yaml import yaml_load

from ..errors import BadFile, SeedError
from ..pages.shown import Shown

SITE = "mkdocs.yml"
NAME = "fact-digest"


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


def site_options(folder: Path) -> Options | None:
    """The plugin's options in ``folder/mkdocs.yml``; None where there is no such file or it does not use the plugin.

    Of a site with several sheets, the first.

    Raises:
        SeedError: an option cannot be used; names each.
    """
    path = folder / SITE
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            site = yaml_load(file)
    except Exception as error:  # MkDocs raises its own kinds and PyYAML's
        reason = f"MkDocs cannot read it: {' '.join(str(error).split())}"
        raise SeedError((BadFile(SITE, reason, "mend it there"),)) from error
    given = _given(site.get("plugins"))
    if given is None:
        return None
    options = Options(config_file_path=str(path))
    options.load_dict(given)
    errors, _ = options.validate()
    if errors:
        remedy = "change the option, or leave it out"
        raise SeedError(tuple(BadFile(SITE, str(e).rstrip("."), remedy, key=f"{NAME}: {key}") for key, e in errors))
    return options


def _given(plugins: Any) -> dict[str, Any] | None:
    """The first sheet's options as the file has them; MkDocs takes a list or a mapping of plugins."""
    if isinstance(plugins, dict):
        plugins = [{name: options} for name, options in plugins.items()]
    for plugin in plugins or ():
        if plugin == NAME:
            return {}
        if isinstance(plugin, dict) and NAME in plugin:
            return dict(plugin[NAME] or {})
    return None
