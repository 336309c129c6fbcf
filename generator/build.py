"""A folder of articles to the files of its content folder, proven: what the command line and MkDocs both call."""

from __future__ import annotations

from pathlib import Path

from generator.digest import make_digest
from generator.errors import BadFile, SeedError
from generator.export import to_json
from generator.model import Digest
from generator.pages.render import render
from generator.proof import prove

DATA = "digest.json"


def build_pages(seeds: Path) -> dict[str, str | bytes]:
    """Every generated file of a story: path in the content folder to what it holds. Nothing is written.

    Raises:
        SeedError: the articles cannot be used; names each bad file.
        SettingsError: the editor's file cannot be used.
        ProofError: a passage, statement or note does not hold.
    """
    digest = read_story(seeds)
    pages = {**render(digest), DATA: to_json(digest)}
    prove(digest, pages)
    return pages


def read_story(seeds: Path) -> Digest:
    """The digest of a folder that holds something to publish.

    Raises:
        SeedError: the articles cannot be used, or report nothing.
        SettingsError: the editor's file cannot be used.
    """
    digest = make_digest(seeds)
    if not digest.facts:
        raise SeedError((BadFile(str(seeds), "no fact found in any article of this folder"),))
    return digest
