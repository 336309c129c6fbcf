"""What stands in a folder of seeds: its articles, the files for its editor, and what is not read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ...errors import shown
from ...inputs import ANSWERS, ARTICLES

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
    ((".xhtml", ".mhtml", ".pdf", ".epub", ".msg"), _COPY),
    (("", ".markdown", ".rst", ".text"), f"if this is an article, let its name end in {ENDING}"),
    ((".zip", ".tar", ".gz", ".7z", ".rar"), f"unpack, and put the articles here as plain text ({ENDING})"),
    ((".yml", ".yaml"), f"the editor's file is called {SETTINGS_FILE}"),
    ((".json",), f"the data of an earlier edition is called {PREVIOUS}"),
)
"""Kinds of file by their endings, and what to do."""
_OTHERWISE = f"articles are plain text ({ENDING}), Markdown, saved pages or mails; keep other files elsewhere"


def articles_in(seeds: Path) -> list[Path]:
    """The files of a folder and of those below it that are read as articles, in the order of their names."""
    return [path for path in _files(seeds) if _is_article(path)]


def named(path: Path, seeds: Path) -> str:
    """What an article's file is called: its path below the folder, as it is written everywhere."""
    return path.relative_to(seeds).as_posix()


def not_read(seeds: Path) -> tuple[str, ...]:
    """One warning for each kind of file that stands among the articles and is not read: which, and what to do."""
    kinds: dict[str, list[str]] = {}
    for path in _files(seeds) if seeds.is_dir() else []:
        ours = path.parent == seeds and path.name in (SETTINGS_FILE, PREVIOUS)
        known = ours or path.name.casefold().startswith(_PASSED_OVER)
        if not (_is_article(path) or (known and path.is_file())):
            kinds.setdefault(_remedy(path), []).append(shown(named(path, seeds)))
    return tuple(f"{_listed(names)}: not read; {remedy}" for remedy, names in kinds.items())


def _files(seeds: Path) -> list[Path]:
    """What is neither hidden nor a folder, in an order that no system changes."""
    return sorted(_below(seeds), key=lambda path: named(path, seeds))


def _below(folder: Path) -> Iterator[Path]:
    """The files of a folder and of all below it, but for a model's recorded answers.

    Links to folders are not followed: they may lead in circles.
    """
    for place, folders, files in os.walk(folder):
        answers = ANSWERS if Path(place) == folder else ""
        folders[:] = [name for name in folders if not name.startswith(".") and name != answers]
        yield from (Path(place, name) for name in files if not name.startswith("."))


def _is_article(path: Path) -> bool:
    note = path.suffix.lower() != ENDING and path.name.casefold().startswith(_PASSED_OVER)
    return path.suffix.lower() in ARTICLES and not note and path.is_file()


def _remedy(path: Path) -> str:
    if path.is_symlink() and not path.exists():
        return "the link leads nowhere: mend it or take it out"
    return next((remedy for endings, remedy in _REMEDIES if path.suffix.lower() in endings), _OTHERWISE)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
