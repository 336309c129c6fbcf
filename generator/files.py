"""Writing a file so that nobody ever reads half of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

MODE = 0o644
"""Of a new file: a web server may read it. A temporary file is its owner's alone, so this is said."""


def write_atomically(path: Path, data: bytes) -> None:
    """Make ``path`` hold ``data``, and its folder if needed. A reader finds the old file or the new one, never a part.

    Raises:
        OSError: the file cannot be written; the old one is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")  # hidden: MkDocs may be looking
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.chmod(MODE)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
