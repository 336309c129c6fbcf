"""The forms of answers: JSON schemas that are sent along, the reading of answers that need not keep to them, and a
count of what of them is dropped.

Plain schemas only, without references, patterns or bounds: local servers drop or misread those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..model import CONFLICT_KINDS, Dropped


class Tally:
    """Counts while answers are read."""

    def __init__(self) -> None:
        self._counts: Counter[Dropped] = Counter()

    def add(self, what: Dropped, count: int = 1) -> None:
        self._counts[what] += count

    @property
    def dropped(self) -> tuple[tuple[Dropped, int], ...]:
        """What was dropped at all, in the order of the kinds."""
        return tuple((kind, self._counts[kind]) for kind in Dropped if self._counts[kind])


REASONS = (
    "update",
    "bound",
    "rounding",
    "unit",
    "subset",
    "other event",
    "other person",
    "other speaker",
    "other time",
    "shortened quotation",
    "other words",
    "not comparable",
)
"""Why a pair that looks like a difference is none; those of ``digest.schema.json``."""
WEIGHTS = ("conflict", "variation")
VERDICTS = ("same", "differs", "near miss", "other")


def _form(optional: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


TEXT = {"type": "string"}
EVIDENCE = _form(at=TEXT, words=TEXT)
FACTS = _form(facts=_list(_form(statement=TEXT, evidence=_list(EVIDENCE))))
ROW = _form(
    ("reads", "by"),
    sentences=_list(TEXT),
    reads=TEXT,
    by=TEXT,
    parts=_list(_form(words=TEXT, also=_list(TEXT))),
)
SCHEMAS: dict[str, dict[str, Any]] = {
    "facts": FACTS,
    "article": FACTS,
    "differences": _form(
        differences=_list(
            _form(
                about=TEXT,
                kind={"type": "string", "enum": list(CONFLICT_KINDS)},
                weight={"type": "string", "enum": list(WEIGHTS)},
                sides=_list(_form(value=TEXT, evidence=_list(EVIDENCE))),
            )
        ),
        near_misses=_list(_form(about=TEXT, a=EVIDENCE, b=EVIDENCE, why={"type": "string", "enum": list(REASONS)})),
        outlets=_list(_form(article=TEXT, name=TEXT)),
    ),
    "rows": _form(
        ("left_out",),
        sections=_list(_form(heading=TEXT, rows=_list(ROW))),
        left_out=_list(TEXT),
    ),
    "review": _form(  # what is checked first is for the model alone: who has to say what is open sees it
        checks=_list(_form(row=TEXT, adds=TEXT, open=TEXT, says=TEXT, torn=TEXT)),
        changes=_list(_form(row=TEXT, rows=_list(ROW))),
    ),
    "join": _form(
        pairs=_list(
            _form(
                ("about", "kind", "n_value", "k_value", "why"),
                n=TEXT,
                k=TEXT,
                verdict={"type": "string", "enum": list(VERDICTS)},
                about=TEXT,
                kind={"type": "string", "enum": list(CONFLICT_KINDS)},
                n_value=TEXT,
                k_value=TEXT,
                why={"type": "string", "enum": list(REASONS)},
            )
        )
    ),
}
"""By the name of the prompt."""
MOST_ITEMS = 5_000
"""Of one list of an answer; what lies beyond is not looked at."""
LONGEST_TEXT = 4_000
"""Characters of one text of an answer; a longer one is none."""


def items(data: Any, name: str, tally: Tally) -> Iterator[dict[str, Any]]:
    """The mappings in one list of an answer; whatever else stands there is counted and dropped."""
    found = data.get(name) if isinstance(data, dict) else None
    if not isinstance(found, list):
        tally.add(Dropped.FORM, 0 if found is None else 1)
        return
    for item in found[:MOST_ITEMS]:
        if isinstance(item, dict):
            yield item
        else:
            tally.add(Dropped.FORM)


def text(item: dict[str, Any], name: str) -> str:
    """A text of an answer on one line; empty where there is none, or what stands there is none. A number is its text:
    servers that ignore the schema let models write ``"at": 3``."""
    found = item.get(name)
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found)
    return " ".join(found.split()) if isinstance(found, str) and len(found) <= LONGEST_TEXT else ""


def fits(data: Any, schema: dict[str, Any]) -> bool:
    """Whether an answer has at least the lists that were asked for: less than that is another answer."""
    return isinstance(data, dict) and all(isinstance(data.get(name), list) for name in schema["required"])
