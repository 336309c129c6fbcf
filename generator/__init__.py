"""Several articles of one story in, one fact sheet out: each fact told once and footnoted, each conflict flagged.

This is the whole public interface; the modules behind it may change. In a clone the package is called ``generator``.

>>> from fact_digest import build, make_digest
>>> digest = make_digest("seeds")
>>> row = digest.sheet.rows[0]
>>> row.text
"Divers found a crack in the bridge's northern pier, the harbour office said."
>>> passage = row.parts[0].notes[0].passage  # another article that reports it
>>> passage.span.of(digest.article[passage.article].text)
"Divers found a crack in the bridge's northern pier, the harbour master said"
>>> build("seeds", "content")  # the same as pages and digest.json; how many files were written
10

What can go wrong is a ``GeneratorError``: told in words, with file, line, key and remedy where there are any.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .builder import build
    from .digest import make_digest
    from .errors import (
        BadFile,
        GeneratorError,
        NotOursError,
        ProofError,
        ReaderError,
        SeedError,
        TemplateError,
        UnknownFactError,
    )
    from .model import (
        Article,
        Attribution,
        Cast,
        Chaff,
        Claim,
        Cleared,
        Conflict,
        Copy,
        Corroboration,
        Coverage,
        Digest,
        Dropped,
        Entity,
        Evidence,
        Fact,
        Fault,
        Furniture,
        Identity,
        Join,
        LedgerLine,
        LeftOut,
        Maker,
        Mention,
        Near,
        Note,
        Origin,
        Part,
        Passage,
        Quantity,
        Reference,
        Repair,
        RepairRule,
        Role,
        Row,
        Sheet,
        Side,
        Sign,
        Skipped,
        Span,
        Stated,
        Time,
        Unused,
        Utterance,
        Wording,
    )

__all__ = [
    "Article",
    "Attribution",
    "BadFile",
    "Cast",
    "Chaff",
    "Claim",
    "Cleared",
    "Conflict",
    "Copy",
    "Corroboration",
    "Coverage",
    "Digest",
    "Dropped",
    "Entity",
    "Evidence",
    "Fact",
    "Fault",
    "Furniture",
    "GeneratorError",
    "Identity",
    "Join",
    "LedgerLine",
    "LeftOut",
    "Maker",
    "Mention",
    "Near",
    "NotOursError",
    "Note",
    "Origin",
    "Part",
    "Passage",
    "ProofError",
    "Quantity",
    "ReaderError",
    "Reference",
    "Repair",
    "RepairRule",
    "Role",
    "Row",
    "SeedError",
    "Sheet",
    "Side",
    "Sign",
    "Skipped",
    "Span",
    "Stated",
    "TemplateError",
    "Time",
    "UnknownFactError",
    "Unused",
    "Utterance",
    "Wording",
    "build",
    "make_digest",
]

_HOMES = {"build": ".builder", "make_digest": ".digest", "BadFile": ".errors"}


def _home(name: str) -> str:
    """The module of a public name: two functions, the errors, and all else is data."""
    return _HOMES.get(name) or (".errors" if name.endswith("Error") else ".model")


if not TYPE_CHECKING:  # else every name would pass for one of the package's

    def __getattr__(name: str) -> Any:
        """Load a public name when it is asked for: importing the package costs nothing."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found = getattr(import_module(_home(name), __name__), name)
        return found

    def __dir__() -> list[str]:
        return sorted([*__all__, *(name for name in globals() if name.startswith("__"))])
