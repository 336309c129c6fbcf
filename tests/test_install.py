"""Installed from its wheel into an empty environment, the package lays out a site that builds and previews at once."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.new import TakenError, new_site
from tests.preview import Preview

pytestmark = pytest.mark.xdist_group("install")
OFFLINE = ("--no-index", "--no-build-isolation", "--no-deps")


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; it must succeed, and know nothing of this clone."""
    clean = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "FACT_DIGEST_CACHE", "SITE_URL"}}
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(make_checkout: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the source distribution, so that both hold all they need."""
    folder = tmp_path_factory.mktemp("wheel")
    source = make_checkout(folder)
    sdist = "import setuptools.build_meta as b; b.build_sdist('dist')"
    run(sys.executable, "-c", sdist, cwd=source)
    (archive,) = (source / "dist").glob("*.tar.gz")
    run(sys.executable, "-m", "pip", "wheel", *OFFLINE, "--wheel-dir", folder / "built", archive, cwd=folder)
    (built,) = (folder / "built").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment that holds the wheel and what it needs, in the releases of the lock."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder / "venv", with_pip=True)
    locked = re.findall(
        r"^[\w.-]+==[^\s\\]+(?: ; [^\\\n]+)?", (root / "requirements.lock").read_text("utf-8"), re.MULTILINE
    )
    (folder / "releases.txt").write_text("\n".join(locked), "utf-8")
    commands = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(commands / "python", "-m", "pip", "install", "--quiet", "--constraint", "releases.txt", wheel, cwd=folder)
    return commands


@pytest.fixture(scope="module")
def site(bin_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own") / "site"
    run(bin_folder / "fact-digest", "new", folder, cwd=folder.parent)
    return folder


def test_the_package_has_a_name_of_its_own_and_holds_what_it_reads(wheel: Path, root: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if not name.split("/")[0].endswith(".dist-info")} == {"fact_digest"}
    data = [p for p in (root / "generator").rglob("*") if p.is_file() and p.suffix in {".py", ".yml", ".txt", ".json"}]
    missing = {f"fact_digest/{p.relative_to(root / 'generator').as_posix()}" for p in data} - set(names)
    missing |= {
        f"fact_digest/templates/{p.relative_to(root / 'templates').as_posix()}"
        for p in (root / "templates").rglob("*")
        if p.is_file()
    } - set(names)
    assert not missing


def test_a_new_site_builds_without_a_warning_and_its_record_follows_from_its_articles(
    bin_folder: Path, site: Path
) -> None:
    told = run(bin_folder / "mkdocs", "build", "--strict", cwd=site)
    assert "WARNING" not in told
    assert "How many passengers" in (site / "site" / "index.html").read_text("utf-8")
    assert (site / "content" / "index.md").is_file()
    assert "up to date" in run(bin_folder / "fact-digest", "check", cwd=site)
    assert "Kestrel" in run(bin_folder / "fact-digest", "explain", "1", cwd=site)
    assert {path.name for path in site.iterdir()} >= {".github", ".gitignore", "mkdocs.yml", "requirements.txt"}


@pytest.fixture
def preview(bin_folder: Path, site: Path) -> Iterator[Preview]:
    running = Preview(site, python=bin_folder / "python")
    try:
        running.wait_until_it_serves()
        yield running
    finally:
        running.stop()


@pytest.mark.serve
def test_an_edit_of_a_new_site_is_one_rebuild(preview: Preview) -> None:
    article = preview.project / "seeds" / "coast-wire.txt"
    text = article.read_text("utf-8") + "\nA tug brought the ferry to the yard at Nordhamn on Friday.\n"
    assert preview.rebuilds(lambda: article.write_text(text, "utf-8")) == 1
    assert "Nordhamn" in preview.page()


def test_a_new_site_replaces_nothing(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for name in ("mkdocs.yml", "seeds/coast-wire.txt"):
        (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(TakenError) as told:
        new_site(tmp_path)
    assert all(name in str(told.value) for name in ("mkdocs.yml", "coast-wire.txt"))
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["coast-wire.txt", "mkdocs.yml"]
