"""A site of one's own, laid out so that it builds at once: settings, three example articles, publication."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from .errors import GeneratorError
from .files import write_atomically
from .inputs import TEMPLATES

SKELETON = TEMPLATES / "new"
NAMES = {"gitignore": ".gitignore", "github": ".github"}
"""What is kept under a plain name, so that no tool takes the skeleton's for ours."""
EMPTY = "content/.gitkeep"
"""MkDocs wants its folder of pages to exist before anything is written into it, and git keeps no empty folder."""


class TakenError(GeneratorError):
    """A new site was to be laid out where files of its names stand."""

    def __init__(self, folder: Path, taken: list[str]) -> None:
        names = "\n".join(f"{folder / name}: is there already" for name in taken)
        super().__init__(f"{names}\nMove them away, or name another folder.")


def new_site(folder: Path) -> list[str]:
    """Lay out a site in ``folder``, which need not exist; the files that were written, relative to it.

    Raises:
        TakenError: files of these names are there; nothing was written.
        OSError: the folder cannot be written.
    """
    files = {EMPTY: b""}
    for path in sorted(p for p in SKELETON.rglob("*") if p.is_file()):
        parts = path.relative_to(SKELETON).parts
        text = path.read_text("utf-8").replace("@VERSION@", metadata.version("fact-digest"))
        files["/".join(NAMES.get(part, part) for part in parts)] = text.encode()
    if taken := [name for name in sorted(files) if (folder / name).exists()]:
        raise TakenError(folder, taken)
    for name, data in files.items():
        write_atomically(folder / name, data)
    return sorted(files)
