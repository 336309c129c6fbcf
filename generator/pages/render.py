"""A digest to the pages of its site: file in ``content/`` to text."""

from __future__ import annotations

from generator.escape import front_matter, md_text
from generator.model import Digest


def render(digest: Digest) -> dict[str, str | bytes]:
    """Every generated file but ``digest.json``."""
    facts = "".join(f"- {md_text(fact.statement)}\n" for fact in digest.facts)
    return {"index.md": f"{front_matter({'title': digest.title})}\n# {md_text(digest.title)}\n\n{facts}"}
