"""The command line: ``python -m generator build | check | explain``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.digest import make_digest
from generator.errors import GeneratorError
from generator.export import to_json


def main() -> int:
    """Run one command; 0 is success, 1 a failure told in words."""
    options = argparse.ArgumentParser(prog="generator")
    options.add_argument("command", choices=["build"])
    options.add_argument("--seeds", type=Path, default=Path("seeds"))
    options.add_argument("--content", type=Path, default=Path("content"))
    chosen = options.parse_args()
    try:
        digest = make_digest(chosen.seeds)
    except GeneratorError as error:
        print(error, file=sys.stderr)
        return 1
    chosen.content.mkdir(parents=True, exist_ok=True)
    (chosen.content / "digest.json").write_text(to_json(digest), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
