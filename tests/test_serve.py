"""The preview: one edit is one rebuild, and nothing that an editor does takes the last good site down."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.serve
PATIENCE = 90  # seconds for a build on a busy machine, the parser's loading included
SETTLED = 2.5  # seconds without a further build; the preview looks for changes twice a second
ARTICLE = (
    "The harbour office closed the old swing bridge on Monday.\n\n"
    "Divers found a crack in its northern pier, the office said.\n"
)
LATER = "Engineers want to reopen the swing bridge in the second week of May.\n"


class Preview:
    """A running ``mkdocs serve`` and what it has printed."""

    def __init__(self, project: Path) -> None:
        self.project = project
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        self.log = project / "serve.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address[7:-1]],
                cwd=project,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def printed(self) -> str:
        return self.log.read_text("utf-8")

    @property
    def builds(self) -> int:
        # not "Documentation built in 0.34 seconds": MkDocs drops a message that it has printed before
        return self.printed.count("Building documentation...")

    @property
    def reloads(self) -> int:
        return self.printed.count("Reloading browsers")

    def page(self, name: str = "index.html") -> str:
        with urllib.request.urlopen(self.address + name, timeout=10) as answer:
            return str(answer.read().decode())

    def body(self, name: str = "index.html") -> str:
        """A page without its frame, which tells the time of the build."""
        page = self.page(name)
        return page[page.index("<main") : page.index("</main>")]

    def wait(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, self.printed
            assert time.monotonic() < end, f"waited in vain:\n{self.printed}"
            time.sleep(0.1)

    def rebuilds(self, edit: Callable[[], object]) -> int:
        """How many builds an edit brings about, counted until none follows any more; each must reload the browser."""
        builds, reloads = self.builds, self.reloads
        edit()
        self.wait(lambda: self.reloads > reloads)
        seen = -1
        while seen != self.builds:
            seen = self.builds
            time.sleep(SETTLED)
        assert self.reloads - reloads == seen - builds
        return seen - builds

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(20)


@pytest.fixture(scope="module")
def preview(make_checkout: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    project = make_checkout(tmp_path_factory.mktemp("serve"))
    for old in (project / "seeds").glob("*.txt"):
        old.unlink()
    (project / "seeds" / "bridge.txt").write_text(ARTICLE, "utf-8")
    running = Preview(project)
    try:
        running.wait(lambda: "Serving on" in running.printed)
        assert "Watching paths" in running.printed, "a release of click that silently stops watching"
        time.sleep(SETTLED)
        yield running
    finally:
        running.stop()


@pytest.fixture
def seeds(preview: Preview) -> Path:
    return preview.project / "seeds"


def test_the_first_page_comes_from_the_articles(preview: Preview) -> None:
    assert preview.builds == 1
    assert "swing bridge" in preview.page()


def test_an_edited_article_is_one_rebuild(preview: Preview, seeds: Path) -> None:
    assert preview.rebuilds(lambda: (seeds / "bridge.txt").write_text(ARTICLE + "\n" + LATER, "utf-8")) == 1
    assert "second week of May" in preview.page()


def test_a_new_article_is_one_rebuild_and_a_deleted_one_too(preview: Preview, seeds: Path) -> None:
    other = seeds / "ferry.txt"
    text = "A ferry will carry walkers across the channel while the swing bridge is shut.\n"
    assert preview.rebuilds(lambda: other.write_text(text, "utf-8")) == 1
    assert "ferry" in preview.page("source-ferry.html")
    assert preview.rebuilds(other.unlink) == 1
    with pytest.raises(urllib.error.HTTPError):
        preview.page("source-ferry.html")


def test_an_edited_template_is_one_rebuild(preview: Preview) -> None:
    template = preview.project / "templates" / "about.md.j2"
    assert preview.rebuilds(lambda: template.write_text(template.read_text("utf-8") + "\nPlain words.\n")) == 1
    assert "Plain words." in preview.page("about.html")


def test_an_edited_stylesheet_is_one_rebuild(preview: Preview) -> None:
    style = preview.project / "templates" / "theme" / "style.css"
    assert preview.rebuilds(lambda: style.write_text(style.read_text("utf-8") + "/* new */\n")) == 1
    assert "/* new */" in preview.page("style.css")


def test_a_bad_article_leaves_the_last_good_site_up_until_it_is_mended(preview: Preview, seeds: Path) -> None:
    good = preview.body()
    bad = seeds / "bad.txt"
    assert preview.rebuilds(lambda: bad.write_bytes(b"")) == 1
    told = preview.printed.rpartition("Detected file changes")[2]
    assert "bad.txt" in told
    assert "last good site" in told
    assert "Traceback" not in told
    assert preview.body() == good
    assert (
        preview.rebuilds(lambda: bad.write_text("Crews repaired the northern pier within nine days.\n", "utf-8")) == 1
    )
    assert "nine days" in preview.page("source-bad.html") or "nine days" in preview.page()
    assert preview.rebuilds(bad.unlink) == 1


def test_a_broken_template_leaves_the_last_good_site_up_until_it_is_mended(preview: Preview) -> None:
    good = preview.body("about.html")
    template = preview.project / "templates" / "about.md.j2"
    text = template.read_text("utf-8")
    assert preview.rebuilds(lambda: template.write_text(text + "{{ nowhere }}", "utf-8")) == 1
    assert "nowhere" in preview.printed.rpartition("Detected file changes")[2]
    assert preview.body("about.html") == good
    assert preview.rebuilds(lambda: template.write_text(text, "utf-8")) == 1


def test_the_preview_says_what_it_did_in_few_lines(preview: Preview) -> None:
    assert "Traceback" not in preview.printed
