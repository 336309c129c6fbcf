"""What stands around the code holds together: locks, commands, documents, workflows."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config import load_config
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from generator.articles.settings.settings import read_settings
from tests import model_package

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
DOCUMENTS = sorted(p for p in ROOT.glob("*.md")) + sorted(ROOT.glob("*/README.md"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def locked(lock: str) -> dict[str, list[str]]:
    """Package to the lines that follow its ``name==version`` line, that one first."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / lock).read_text("utf-8").splitlines():
        if line and not line.startswith(("#", " ")):
            found[canonicalize_name(line.split("==")[0])] = [line]
        elif line.startswith(" "):
            found[list(found)[-1]].append(line)
    return found


def version(lines: list[str]) -> Version:
    return Version(lines[0].split("==")[1].split()[0])


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_release_is_exact_and_has_hashes(lock: str) -> None:
    for name, lines in locked(lock).items():
        assert re.fullmatch(r"[\w.-]+==[\w.+!-]+( ; [^\\]+)? \\", lines[0]), name
        assert len(lines) > 1, name
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in lines[1:]), name


def test_the_locks_satisfy_the_project_and_each_other() -> None:
    runtime, dev = (locked(lock) for lock in LOCKS)
    extra = project()["optional-dependencies"]["dev"]
    for lock, needs in ((runtime, project()["dependencies"]), (dev, [*project()["dependencies"], *extra])):
        for need in map(Requirement, needs):
            assert need.specifier.contains(version(lock[canonicalize_name(need.name)])), need
    assert {n: version(lines) for n, lines in runtime.items()} == {n: version(dev[n]) for n in runtime}


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    for need in [*project()["dependencies"], *project()["optional-dependencies"]["dev"]]:
        assert re.search(rf'^  "{re.escape(need)}", +# \w', text, re.MULTILINE), need


def test_the_model_is_the_one_that_was_reviewed() -> None:
    assert model_package.problems() == []


def test_every_make_command_in_the_documents_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for path in (*DOCUMENTS, ROOT / ".ci" / "run", *WORKFLOWS):
        named = set(re.findall(r"(?:^\s*|`|run: )make ([a-z]+)", path.read_text("utf-8"), re.MULTILINE))
        assert named <= targets, path.name


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_in_the_documents_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)|<img[^>]+src=\"([^\"]+)\"", path.read_text("utf-8"))
    for link in ("".join(pair) for pair in links):
        assert link.startswith("https://") or (path.parent / link).exists(), link


def test_the_readme_and_ci_run_the_same_tests() -> None:
    readme, ci = (ROOT / "README.md").read_text("utf-8"), (ROOT / ".ci" / "run").read_text("utf-8")
    assert "\nmake test" in readme
    assert re.findall(r"^make \w+$", ci, re.MULTILINE) == ["make check", "make test"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_example_of_the_editors_file_is_accepted(tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", (ROOT / "seeds" / "README.md").read_text("utf-8"), re.DOTALL)
    assert example
    (tmp_path / "digest.yml").write_text(example.group(1), "utf-8")
    (tmp_path / "name-of-the-file.txt").write_text("A text.", "utf-8")
    settings = read_settings(tmp_path)
    assert settings.title == "A title for the fact sheet"
    assert set(settings.articles["name-of-the-file.txt"]) == {"outlet", "headline", "author", "published", "url"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_a_workflow_is_pinned_limited_and_may_write_only_to_pages(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 20
        writes = {scope for scope, right in job.get("permissions", {}).items() if right == "write"}
        assert writes <= {"pages", "id-token"}
        for step in job["steps"]:
            assert "run" in step or re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_a_workflow_refers_only_to_jobs_and_steps_that_come_before(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    for job in workflow["jobs"].values():
        needs = job.get("needs", [])
        assert set([needs] if isinstance(needs, str) else needs) <= set(workflow["jobs"])
        here = {step["id"]: n for n, step in enumerate(job["steps"]) if "id" in step}
        for n, step in enumerate(job["steps"]):
            assert ("run" in step) != ("uses" in step)
            assert all(here[name] < n for name in re.findall(r"\bsteps\.([\w-]+)", str(step)))
        assert set(re.findall(r"\bsteps\.([\w-]+)", str(job.get("environment", "")))) <= set(here)
        assert set(re.findall(r"\bmatrix\.([\w-]+)", str(job))) <= set(job.get("strategy", {}).get("matrix", {}))


def test_the_published_address_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://someone.example/story")
    assert load_config(str(ROOT / "mkdocs.yml")).site_url == "https://someone.example/story/"
    monkeypatch.delenv("SITE_URL")
    assert not load_config(str(ROOT / "mkdocs.yml")).site_url


def test_publication_tells_the_site_its_address() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text("utf-8"))
    steps = workflow["jobs"]["build"]["steps"]
    asked = next(s for s in steps if s.get("uses", "").startswith("actions/configure-pages@"))
    built = next(s for s in steps if s.get("run") == "make site")
    assert built["env"] == {"SITE_URL": f"${{{{ steps.{asked['id']}.outputs.base_url }}}}"}


def test_publication_follows_every_change_that_alters_the_site() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text("utf-8"))
    trigger = workflow[True]["push"]  # YAML 1.1 reads the key "on" as true
    assert {"seeds/**", "templates/**", "generator/**", "content/**", "mkdocs.yml"} <= set(trigger["paths"])
    build = "\n".join(step.get("run", "") for step in workflow["jobs"]["build"]["steps"])
    assert build.index("SOURCE_DATE_EPOCH") < build.index("make fresh") < build.index("make site")
    assert workflow["jobs"]["deploy"]["needs"] == "build"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ('case "$*" in *version_info*) exit 1;; -V) echo Python 3.9.2;; esac', "is Python 3.9.2. Name a newer one"),
        ('case "$*" in *ensurepip*) exit 1;; esac', "apt-get install python3-venv"),
    ],
    ids=["too old", "without venv"],
)
def test_a_python_that_cannot_serve_is_named_with_the_remedy(tmp_path: Path, answers: str, said: str) -> None:
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{answers}\n", "utf-8")
    python.chmod(0o755)
    command = ["make", f"VENV={tmp_path / 'venv'}", f"PYTHON={python}", "site"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode != 0
    assert said in ran.stderr
