"""What stands in a folder of seeds: its articles, the files for its editor, and what is not read."""

from __future__ import annotations

from pathlib import Path

from ..errors import shown
from ..inputs import ANSWERS

ENDING = ".txt"
SETTINGS_FILE = "digest.yml"
PREVIOUS = "previous.json"
NAMED = 5
"""Files that one warning names; of a folder of pictures the rest would only fill the screen."""

_PASSED_OVER = ("readme", "thumbs.db", "desktop.ini")
"""How names begin that nobody takes for an article: a note to people, and what systems leave behind."""
_COPY = f"copy the article's text into a {ENDING} file"
_SAVE = f"save as plain text ({ENDING})"
_REMEDIES = (
    ((".doc", ".docx", ".odt", ".pages", ".rtf", ".wpd"), _SAVE),
    ((".htm", ".html", ".xhtml", ".mhtml", ".pdf", ".epub"), _COPY),
    (("", ".md", ".markdown", ".rst", ".text"), f"if this is an article, let its name end in {ENDING}"),
    ((".zip", ".tar", ".gz", ".7z", ".rar"), f"unpack, and put the articles here as plain text ({ENDING})"),
    ((".yml", ".yaml"), f"the editor's file is called {SETTINGS_FILE}"),
    ((".json",), f"the data of an earlier edition is called {PREVIOUS}"),
)
"""Kinds of file by their endings, and what to do."""
_OTHERWISE = f"articles are plain text ({ENDING}); keep other files elsewhere"


def articles_in(seeds: Path) -> list[Path]:
    """The files of a folder that are read as articles, in the order of their names."""
    return [path for path in _entries(seeds) if _is_article(path)]


def not_read(seeds: Path) -> tuple[str, ...]:
    """One warning for each kind of file that stands among the articles and is not read: which, and what to do."""
    kinds: dict[str, list[str]] = {}
    for path in _entries(seeds) if seeds.is_dir() else []:
        known = path.name in (SETTINGS_FILE, PREVIOUS) or path.name.casefold().startswith(_PASSED_OVER)
        known = (known and path.is_file()) or (path.name == ANSWERS and path.is_dir())
        if not (_is_article(path) or known):
            kinds.setdefault(_remedy(path), []).append(shown(path.name) + ("/" if path.is_dir() else ""))
    return tuple(f"{_listed(names)}: not read; {remedy}" for remedy, names in kinds.items())


def _entries(seeds: Path) -> list[Path]:
    """What is not hidden, in an order that no system changes."""
    return sorted((p for p in seeds.iterdir() if not p.name.startswith(".")), key=lambda p: p.name)


def _is_article(path: Path) -> bool:
    return path.suffix.lower() == ENDING and path.is_file()


def _remedy(path: Path) -> str:
    if path.is_dir():
        return "put the articles in it beside the others"
    if path.is_symlink() and not path.exists():
        return "the link leads nowhere: mend it or take it out"
    return next((remedy for endings, remedy in _REMEDIES if path.suffix.lower() in endings), _OTHERWISE)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    folders = "the folder " if names[0].endswith("/") and len(names) == 1 else ""
    return folders + ", ".join(names[:NAMED]) + more
