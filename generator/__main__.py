"""The command line: ``fact-digest build`` and its like, in a clone ``python -m generator build``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .articles.settings.settings import READERS, Reader
from .builder import build_pages, prove_story, read_story
from .errors import GeneratorError, NotOursError
from .export import to_data
from .memory import leave, without_collection
from .new import new_site
from .pages.shown import ALL, Shown
from .publish.sync import Pages, diff, sync
from .store import Store, folder_for
from .website.options import site_options
from .website.standalone import standalone

Parsers = Sequence[argparse.ArgumentParser]
Command = Callable[[argparse.Namespace], int]
NEW = """Write mkdocs.yml, an example's articles, and a workflow that publishes on GitHub Pages, into a folder of your
choice. Nothing that is there is replaced."""
ADD = """Fetch pages, or read saved ones, mails, texts and feeds (RSS, Atom), and write each article into the folder of
seeds as a text with front matter. An article that is there already, by address or by text, is refused; nothing is
replaced."""
BUILD = """Read the articles and write the pages and digest.json. Files that are right already stay untouched. A file
that this program did not write, or that was changed since, is never replaced or removed: then all such files are named,
and nothing is written."""
CHECK = """Make the pages in memory, compare them with the folder and show what differs; fails too if a part of them
could not be proven. Writes nothing."""
DIGEST = """For each folder of articles its digest.json on one line, in the folders' order, and no pages: for programs.
Of a folder that cannot be read the line is null, and the reason goes to the standard error."""
EXPLAIN = """For each fact of a row, or for one fact: its passages, whom they credit, what joined them, and what came
near and was kept apart; or a difference."""
ASK = """Ask the language model that digest.yml names what the articles report, and keep its answers in the folder
"answers" beside them, where a build finds them. Only what is missing is asked for; after a break it goes on."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is success, 1 a failure told in words, 2 a command that was not understood."""
    chosen = _options().parse_args(arguments)
    command: Command = chosen.run
    try:
        with without_collection():
            code = command(chosen)
            if arguments is None:
                leave()
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # "| head" has read enough; what is left goes nowhere, without a word at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (GeneratorError, OSError) as error:
        print(error, *chosen.after, sep="\n", file=sys.stderr)
        return 1


@dataclass(frozen=True, slots=True)
class _Story:
    """Where a command reads and writes: what it was told, else what the site's mkdocs.yml says, else the usual."""

    seeds: Path
    content: Path
    templates: Path | None
    show: frozenset[Shown]
    guest: bool
    reader: Reader | None

    def pages(self, left_out: Callable[[str], None] | None = None) -> Pages:
        """All files; ``left_out`` is told what could not be proven, else it is a warning."""
        pages = build_pages(
            self.seeds,
            _warn,
            left_out,
            store=_store(),
            templates=self.templates,
            show=self.show,
            reader=self.reader,
        )
        return standalone(pages, self.templates) if self.guest else pages


def _story(chosen: argparse.Namespace) -> _Story:
    site = site_options(Path())
    given = {name: getattr(chosen, name, None) for name in ("seeds", "content", "templates")}
    templates = given["templates"] or (site.templates if site else None)
    return _Story(
        seeds=given["seeds"] or Path(_short(site.seeds) if site else "seeds"),
        content=given["content"] or Path(_short(site.commit) if site and site.commit else "content"),
        templates=Path(templates) if templates else None,
        show=frozenset(Shown(part) for part in site.show) if site else ALL,
        guest=getattr(chosen, "guest", False),
        reader=getattr(chosen, "reader", None),
    )


def _short(folder: str) -> str:
    """A folder as one would type it here."""
    return os.path.relpath(folder)


def _program() -> str:
    return "fact-digest" if Path(sys.argv[0]).stem == "fact-digest" else "python -m generator"


def _store() -> Store:
    return Store(folder_for(Path.cwd()), _warn)


def _warn(message: str) -> None:
    print(f"warning: {message}", file=sys.stderr)


def _build(chosen: argparse.Namespace) -> int:
    story = _story(chosen)
    pages = story.pages()
    try:
        touched = sync(pages, story.content)
    except NotOursError as error:
        if not (chosen.force and error.forcible):
            raise
        for file in error.bad:
            print(f"replacing {file.file}: {file.reason}", flush=True)
        touched = sync(pages, story.content, force=True)
    print(f"{story.content}: {touched} {'file' if touched == 1 else 'files'} changed")
    return 0


def _check(chosen: argparse.Namespace) -> int:
    story = _story(chosen)
    left_out: list[str] = []
    difference = diff(story.pages(left_out.append), story.content)
    if left_out:
        print(*left_out, sep="\n", file=sys.stderr)
        parts = "one part" if len(left_out) == 1 else f"{len(left_out)} parts"
        print(f"{parts} of the sheet could not be proven. The pages are made without.", file=sys.stderr)
    if difference:
        print(difference)
        print(
            f"{story.content} does not follow from {story.seeds}. To mend it: {_program()} build",
            file=sys.stderr,
        )
        return 1
    print(f"{story.content} is up to date")
    return 1 if left_out else 0


def _digest(chosen: argparse.Namespace) -> int:
    failed = False
    for folder in chosen.folders:
        data = None
        try:
            digest = read_story(folder, _store(), chosen.reader)
            data = to_data(prove_story(folder, digest).digest)
            for warning in digest.warnings:
                _warn(f"{folder}: {warning}")
        except (GeneratorError, OSError) as error:
            failed = True
            print(error, file=sys.stderr)
        print(json.dumps(data, ensure_ascii=False), flush=True)
    return int(failed)


def _explain(chosen: argparse.Namespace) -> int:
    from .explain import answered, explain
    from .pages.layout import lay_out

    story = _story(chosen)
    digest = read_story(story.seeds, _store(), story.reader)
    # A part that the pages leave out can be asked for too; their numbers do not count it.
    proven = prove_story(story.seeds, digest).digest if chosen.fact.isdecimal() else digest
    numbers = lay_out(proven, key_facts=Shown.KEY_FACTS in story.show).number
    shown = {str(number): row for row, number in numbers.items()}
    name = shown.get(chosen.fact, chosen.fact)
    print(explain(digest, name))
    if digest.maker.model:
        print("", *answered(digest, name, story.seeds), sep="\n")
    return 0


def _ask(chosen: argparse.Namespace) -> int:
    from .ask.command import run

    return run(_story(chosen).seeds, chosen, _store(), _warn)


def _new(chosen: argparse.Namespace) -> int:
    files = new_site(chosen.folder)
    print(*(f"  {name}" for name in files), sep="\n")
    print(f"{chosen.folder}: a site with an example. Next: cd {chosen.folder} && mkdocs serve")
    return 0


def _add(chosen: argparse.Namespace) -> int:
    from .adding.add import STANDARD_INPUT, add

    given = sys.stdin.buffer.read() if STANDARD_INPUT in chosen.sources else b""
    seeds = _story(chosen).seeds
    added = add(chosen.sources, seeds, given, chosen.limit, lambda line: print(line, flush=True))
    print(f"{seeds}: {len(added.files)} added, {len(added.refused)} not")
    return 1 if added.refused else 0


def _options() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog=_program(), description="Merge the articles of one story into one footnoted fact sheet."
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    seeds = _folder("--seeds", "folder of articles (default: what mkdocs.yml says, else seeds)")
    reader = _reader()
    pages = [
        seeds,
        _folder("--content", "folder of pages (default: what mkdocs.yml says, else content)"),
        _folder("--templates", "folder of templates that take the place of ours of the same name"),
        _guest(),
        reader,
    ]

    def command(name: str, run: Command, help_: str, description: str, parents: Parsers) -> argparse.ArgumentParser:
        parser = commands.add_parser(name, parents=parents, help=help_, description=description)
        parser.set_defaults(run=run, after=["Nothing was written."] if run in (_new, _build) else [])
        return parser

    new = command("new", _new, "lay out a site with an example", NEW, [])
    new.add_argument("folder", type=Path, metavar="FOLDER", help="where; it need not exist")
    add = command("add", _add, "bring articles into the folder of seeds", ADD, [seeds])
    add.add_argument("sources", nargs="+", metavar="SOURCE", help="address, file, feed, or - for the standard input")
    add.add_argument("--limit", type=int, default=10, metavar="N", help="articles taken of one feed (default: 10)")
    build = command("build", _build, "write the pages", BUILD, pages)
    build.add_argument(
        "--force", action="store_true", help="replace files that are not ours nevertheless; each is named"
    )
    command("check", _check, "fail if the pages are out of date", CHECK, pages)
    digest = command("digest", _digest, "print the data of folders of articles", DIGEST, [reader])
    digest.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="a folder of articles")
    why = command("explain", _explain, "tell why passages stand behind one row", EXPLAIN, [seeds, reader])
    why.add_argument("fact", metavar="ROW", help="its number on the page, or the id of a row, fact or difference")
    asking = command("ask", _ask, "ask a language model, and keep its answers", ASK, [seeds])
    asking.add_argument("--dry-run", action="store_true", help="only tell how many calls, tokens and dollars it takes")
    asking.add_argument("--again", action="store_true", help="ask once more what the model could not answer")
    asking.add_argument("--prune", action="store_true", help="remove answers that no question needs any more")
    return top


def _folder(name: str, help_: str) -> argparse.ArgumentParser:
    """A parser to be a parent: one option that takes a folder."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(name, type=Path, metavar="DIR", help=help_)
    return parser


def _reader() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    help_ = "who reads the articles (default: what digest.yml says, else built-in)"
    parser.add_argument("--reader", choices=READERS, help=help_)
    return parser


def _guest() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--guest",
        action="store_true",
        help="pages for a site that does not load the plugin, as Zensical: with stylesheet and script beside them",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
