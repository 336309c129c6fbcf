"""The preview: one edit is one rebuild, and nothing that an editor does takes the last good site down."""

from __future__ import annotations

import urllib.error
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.preview import Preview

pytestmark = [pytest.mark.serve, pytest.mark.xdist_group("serve")]
ARTICLE = (
    "The harbour office closed the old swing bridge on Monday.\n\n"
    "Divers found a crack in its northern pier, the office said.\n"
)
LATER = "Engineers want to reopen the swing bridge in the second week of May.\n"


@pytest.fixture(scope="module")
def preview(make_checkout: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    project = make_checkout(tmp_path_factory.mktemp("serve"))
    for old in (project / "seeds").glob("*.txt"):
        old.unlink()
    (project / "seeds" / "bridge.txt").write_text(ARTICLE, "utf-8")
    running = Preview(project)
    try:
        running.wait_until_it_serves()
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
    style = preview.project / "templates" / "theme" / "sheet.css"
    assert preview.rebuilds(lambda: style.write_text(style.read_text("utf-8") + "/* new */\n")) == 1
    assert "/* new */" in preview.page("sheet.css")


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
