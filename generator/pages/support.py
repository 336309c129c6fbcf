"""How a fact is supported, as the pages count it."""

from __future__ import annotations

from ..model import Conflict, Corroboration, Digest, Origin


def named_origins(support: Corroboration) -> tuple[Origin, ...]:
    """Origins that articles rest on; one that is only said to have confirmed a report is not."""
    return tuple(o for o in support.origins if o.level != "asserted")


def weighty(digest: Digest) -> tuple[Conflict, ...]:
    """The differences of matter, not those of wording alone."""
    return tuple(c for c in digest.conflicts if c.severity == "conflict")
