"""Publishing by hand: ``mkdocs gh-deploy`` pushes a whole site that works under any path."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

IDENTITY = {f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
LINK = re.compile(r'\b(?:href|src)="([^"#?]*)')


def run(*command: str, cwd: Path) -> str:
    """Run a command as someone without any settings of git; what it prints, or its error."""
    environment = {**os.environ, **IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    environment |= {"SOURCE_DATE_EPOCH": "1700000000"}
    ran = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture
def published(checkout: Path, tmp_path: Path) -> Path:
    """What a reader is served: the branch that ``gh-deploy`` pushed from a clean repository."""
    run("git", "init", "--quiet", "--bare", "remote.git", cwd=tmp_path)
    run("git", "init", "--quiet", "--initial-branch=main", cwd=checkout)
    run(sys.executable, "-m", "generator", "build", cwd=checkout)
    run("git", "add", "--all", cwd=checkout)
    run("git", "commit", "--quiet", "--message=story", cwd=checkout)
    run("git", "remote", "add", "origin", str(tmp_path / "remote.git"), cwd=checkout)
    run(sys.executable, "-m", "mkdocs", "gh-deploy", "--strict", "--force", cwd=checkout)
    assert run("git", "status", "--porcelain", cwd=checkout) == "", "publishing leaves the repository as it was"
    run("git", "clone", "--quiet", "--branch=gh-pages", "remote.git", "published", cwd=tmp_path)
    return tmp_path / "published"


@pytest.mark.serve
def test_gh_deploy_publishes_a_site_that_works_under_any_path(published: Path) -> None:
    assert (published / ".nojekyll").exists()
    assert (published / "index.html").stat().st_size
    assert not (published / ".generated.json").exists()
    broken, absolute = [], []
    # the page for what is not found is served at any depth, so its links cannot be relative
    for page in (p for p in published.rglob("*.html") if p.name != "404.html"):
        for link in filter(None, LINK.findall(page.read_text("utf-8"))):
            if link.startswith("/"):
                absolute.append((page.name, link))
            elif not re.match(r"[a-z]+:", link) and not (page.parent / link).exists():
                broken.append((page.name, link))
    assert not absolute
    assert not broken
