"""Laws of the house: which way imports run, how big a thing may be, what a template and a text may not hold."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator"
MODULES = sorted(PACKAGE.rglob("*.py"))

LAYERS = (
    "store",
    "inputs",
    "learned",
    "model",
    "encoder",
    "articles",
    "language",
    "claims",
    "facts",
    "wording",
    "witnesses",
    "conflicts",
    "reading",
    "rows",
    "digest",
    "explain",
    "export",
    "edition",
    "pages",
    "proof",
    "publish",
    "builder",
    "ask",
    "entrances",
)
"""Each layer may import those before it and itself."""
LEAVES = {"errors", "escape", "files", "ids", "limits", "memory", "sparse"}
"""May be imported by all, import nothing of ours."""
ENTRANCES = {"__main__", "adding", "new", "website"}

MAX_FILE = 400  # lines; above it a file does two things
MAX_FUNCTION = 40  # lines without the docstring; likewise
FILE_EXCEPTIONS: dict[str, str] = {}
"""Path in generator/: the reason why it may be longer."""
FUNCTION_EXCEPTIONS = {"export.py:to_data": "digest.json in one view, in the order of its schema"}
"""Path in generator/ and name, "facts/align.py:align": the reason why it may be longer."""


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def layer(module: str) -> str:
    """The layer of a dotted module: "generator.facts.align" is in "facts"."""
    part = module.split(".")[1] if "." in module else "__init__"
    return "entrances" if part in ENTRANCES else part


def imports(tree: ast.AST, path: str = "") -> Iterator[str]:
    """Every module that a file of the package imports, wherever in it; ours as "generator.facts.align".

    Ours are imported relatively, because the package is called ``generator`` in a clone and ``fact_digest`` installed.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""
        elif isinstance(node, ast.ImportFrom):
            folder = ["generator", *path.split("/")[:-1]]
            base = folder[: len(folder) - node.level + 1] + (node.module.split(".") if node.module else [])
            at_the_top = base == ["generator"]
            yield from ([".".join([*base, alias.name]) for alias in node.names] if at_the_top else [".".join(base)])


def wrong_imports(path: str, source: str) -> list[str]:
    """What a file of the package imports against the direction."""
    own = layer("generator." + path.removesuffix(".py").replace("/", "."))
    tree = ast.parse(source)
    if own == "__init__":  # its names are loaded when they are asked for; until then only the type checker sees them
        tree.body = [n for n in tree.body if not (isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING")]
    ours = [module for module in imports(tree, path) if module.split(".")[0] == "generator"]
    if own in LEAVES:
        return ours
    if own == "__init__":
        return ours
    assert own in LAYERS, f"{path} stands in no layer: give {own} its place in LAYERS"
    allowed = LEAVES | set(LAYERS[: LAYERS.index(own) + 1])
    return [module for module in ours if layer(module) not in allowed]


def functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Name and length in lines, docstring not counted, of every function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            documented = ast.get_docstring(node, clean=False) is not None
            docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_the_package_does_not_know_its_own_name(path: Path) -> None:
    nodes = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.ImportFrom)]
    names = [node.module or "" for node in nodes if not node.level]
    assert not {"generator", "fact_digest"} & {module.split(".")[0] for module in names}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_run_one_way(path: Path) -> None:
    assert not wrong_imports(name(path), path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("model/fact.py", "from ..facts.align import align"),
        ("articles/read.py", "def late():\n    import generator.digest"),
        ("facts/align.py", "from .. import pages"),
        ("escape.py", "from .model import Span"),
        ("digest.py", "from .website.plugin import FactDigestPlugin"),
    ],
)
def test_an_import_against_the_direction_is_seen(path: str, source: str) -> None:
    assert wrong_imports(path, source)


def test_only_the_parser_file_knows_spacy() -> None:
    knowing = [
        name(path)
        for path in MODULES
        if {module.split(".")[0] for module in imports(ast.parse(path.read_text("utf-8")))} & {"spacy", "thinc"}
        or re.search(r"\ben_core_web", path.read_text("utf-8"))
    ]
    assert knowing == ["language/parsing/parser.py"]


def test_every_folder_of_the_package_is_installed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    folders = {path.parent.relative_to(PACKAGE).as_posix() for path in MODULES if path.name == "__init__.py"}
    installed = {f"fact_digest.{folder.replace('/', '.')}" for folder in folders - {"."}}
    assert {*settings["packages"]} == {"fact_digest", "fact_digest.templates", *installed}


READERS = {"claims", "facts", "conflicts"}
SHARED = {"generator.conflicts.quotes"}
"""The quote ledger, which is made of quotation marks: it finds no facts."""


def test_what_follows_a_reading_knows_no_reader() -> None:
    after = LAYERS[LAYERS.index("reading") + 1 :]
    knowing = {
        name(path): those
        for path in MODULES
        if layer("generator." + name(path).removesuffix(".py").replace("/", ".")) in {*after, "witnesses"}
        and (
            those := {
                module
                for module in imports(ast.parse(path.read_text("utf-8")), name(path))
                if module.startswith("generator.") and layer(module) in READERS and module not in SHARED
            }
        )
    }
    assert knowing == {}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_in_its_docstring_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_no_file_is_too_long() -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {n: lines for n, lines in lengths.items() if lines > MAX_FILE and n not in FILE_EXCEPTIONS} == {}
    assert all(lengths.get(n, 0) > MAX_FILE for n in FILE_EXCEPTIONS), "an exception that is no longer needed"


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{name(path)}:{function}": lines
        for path in MODULES
        for function, lines in functions(ast.parse(path.read_text("utf-8")))
    }
    assert {n: lines for n, lines in lengths.items() if lines > MAX_FUNCTION and n not in FUNCTION_EXCEPTIONS} == {}
    assert all(lengths.get(n, 0) > MAX_FUNCTION for n in FUNCTION_EXCEPTIONS), "an exception that is no longer needed"


JINJA_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
UNSAFE = re.compile(r"\|\s*(?:safe|e|escape|forceescape|replace|join)\b|~|\bautoescape\b")
"""Each goes round the one escaping: marks as safe, escapes for HTML only, or glues safe to unsafe text."""


def unsafe_tags(template: str) -> list[str]:
    """Tags of a template that go round the escaping."""
    return [tag for tag in JINJA_TAG.findall(template) if UNSAFE.search(tag)]


def test_templates_never_go_round_the_escaping() -> None:
    templates = sorted((ROOT / "templates").rglob("*.j2"))
    assert {p.name: bad for p in templates if (bad := unsafe_tags(p.read_text("utf-8")))} == {}


@pytest.mark.parametrize(
    "tag", ["{{ a|safe }}", "{{ a | e }}", "{{ a ~ b }}", "{% autoescape false %}", "{{a\n|safe}}"]
)
def test_a_way_round_the_escaping_is_seen(tag: str) -> None:
    assert unsafe_tags(f"text {tag} text")


FOREIGN = re.compile(
    r"(?<![\w.])/work/|(?<![\w.])/tmp\b|/home/\w|/root/|\.\./shared\b|\bshared/(?:eval|research|design|sketch)\b"
    r"|pypi\.(?:org|python)|pythonhosted|registry\.npm|deb\.debian|proxy\.golang"
)
"""Paths of one machine, and hosts that packages come from: neither belongs to the project."""


def test_no_text_names_a_path_of_one_machine_or_a_host_of_packages() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    found = {}
    for file in listed.stdout.decode().split("\0"):
        path = ROOT / file
        articles = path.suffix == ".txt" and {"seeds", "articles"} & set(path.parts)  # their words are not ours
        if not path.is_file() or articles or path.suffix in (".png", ".onnx") or path == Path(__file__).resolve():
            continue
        if match := FOREIGN.search(path.read_text("utf-8")):
            found[file] = match.group()
    assert found == {}
