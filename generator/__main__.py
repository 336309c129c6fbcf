"""The command line: ``python -m generator build | check | explain``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .build import build_pages, read_story
from .errors import GeneratorError
from .explain import explain
from .pages.layout import lay_out
from .publish import diff, sync


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is success, 1 a failure told in words, 2 a command that was not understood."""
    chosen = _options().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = chosen.run
    try:
        code = command(chosen)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # "| head" has read enough; what is left goes nowhere, without a word at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (GeneratorError, OSError) as error:
        print(error, *chosen.after, sep="\n", file=sys.stderr)
        return 1


def _warn(message: str) -> None:
    print(f"warning: {message}", file=sys.stderr)


def _build(chosen: argparse.Namespace) -> int:
    touched = sync(build_pages(chosen.seeds, _warn), chosen.content)
    print(f"{chosen.content}: {touched} {'file' if touched == 1 else 'files'} changed")
    return 0


def _check(chosen: argparse.Namespace) -> int:
    difference = diff(build_pages(chosen.seeds, _warn), chosen.content)
    if difference:
        print(difference)
        print(
            f"{chosen.content} does not follow from {chosen.seeds}. To mend it: python -m generator build",
            file=sys.stderr,
        )
        return 1
    print(f"{chosen.content} is up to date")
    return 0


def _explain(chosen: argparse.Namespace) -> int:
    digest = read_story(chosen.seeds)
    shown = {str(number): row for row, number in lay_out(digest).number.items()}
    print(explain(digest, shown.get(chosen.fact, chosen.fact)))
    return 0


def _options() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="python -m generator", description="Merge the articles of one story into one footnoted fact sheet."
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    folders = argparse.ArgumentParser(add_help=False)
    folders.add_argument(
        "--seeds", type=Path, default=Path("seeds"), metavar="DIR", help="folder of articles (default: seeds)"
    )
    content = argparse.ArgumentParser(add_help=False)
    content.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="folder of pages (default: content)"
    )
    build = commands.add_parser(
        "build",
        parents=[folders, content],
        help="write the pages",
        description="Read the articles and write the pages and digest.json. Files that are right already stay "
        "untouched; files that you put into the folder yourself are never removed.",
    )
    build.set_defaults(run=_build, after=["Nothing was written."])
    check = commands.add_parser(
        "check",
        parents=[folders, content],
        help="fail if the pages are out of date",
        description="Make the pages in memory, compare them with the folder and show what differs. Writes nothing.",
    )
    check.set_defaults(run=_check, after=[])
    why = commands.add_parser(
        "explain",
        parents=[folders],
        help="tell why passages stand behind one row, or under one fact",
        description="For each fact of a row, or for one fact: its passages, whom they credit, what joined them, and "
        "what came near and was kept apart.",
    )
    why.add_argument(
        "fact", metavar="ROW", help="its number on the page, or the id of a row or fact as in its permanent link"
    )
    why.set_defaults(run=_explain, after=[])
    return top


if __name__ == "__main__":
    sys.exit(main())
