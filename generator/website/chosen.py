"""What a site's ``mkdocs.yml`` says about its fact sheet, for commands that run without MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from ..errors import BadFile, SeedError
from .options import Options

SITE = "mkdocs.yml"
NAME = "fact-digest"


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
