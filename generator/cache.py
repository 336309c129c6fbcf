"""Results kept between runs, by a key that names all they follow from. Losing them costs time, nothing else."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from .files import write_atomically

FOLDER = Path(os.environ.get("FACT_DIGEST_CACHE") or Path(__file__).resolve().parents[1] / ".cache")
"""In the project, ignored by git, removed by ``make clean``; FACT_DIGEST_CACHE names another."""
_SUM = 32  # bytes of SHA-256 in front of what is kept


def key(*parts: str) -> str:
    """A name for whatever follows from these parts alone; ("ab", "c") and ("a", "bc") differ."""
    lengths = ",".join(str(len(part)) for part in parts)
    return hashlib.sha256("\0".join((lengths, *parts)).encode("utf-8", "surrogatepass")).hexdigest()


def recall(folder: Path, name: str) -> bytes | None:
    """What was kept under this name, or None if there is nothing or it is damaged."""
    try:
        kept = (folder / name).read_bytes()
    except OSError:
        return None
    data = kept[_SUM:]
    return data if hashlib.sha256(data).digest() == kept[:_SUM] else None


def keep(folder: Path, name: str, data: bytes) -> None:
    """Keep ``data`` for the next run, if the folder can be written."""
    with contextlib.suppress(OSError):
        write_atomically(folder / name, hashlib.sha256(data).digest() + data)
