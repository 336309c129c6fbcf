"""The words of the product as frozen data: no logic beyond what a value can tell of itself, no import of ours."""

from __future__ import annotations

from .claim import Attribution, Claim, Quantity, Role, Time
from .comparison import Compare, Comparison, Word, least_told, telling, told_in
from .conflict import CONFLICT_KINDS, Cleared, Conflict, Side, Utterance, Wording
from .digest import Coverage, Digest, LedgerLine
from .entity import Cast, Entity, How, Mention
from .fact import Fact, Join, Near, Sign
from .findings import Dropped, Findings, Maker, Proposed, Reported, Texts
from .impression import Impression, ReadRows
from .row import CUT, Chaff, Fault, Note, Part, Repair, RepairRule, Row, Sheet, Skipped, Unused
from .text import Article, Furniture, Identity, LeftOut, Passage, Reference, Sentence, Span, Stated, Token
from .witness import Copy, Corroboration, Evidence, Origin

__all__ = [
    "CONFLICT_KINDS",
    "CUT",
    "Article",
    "Attribution",
    "Cast",
    "Chaff",
    "Claim",
    "Cleared",
    "Compare",
    "Comparison",
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
    "Findings",
    "Furniture",
    "How",
    "Identity",
    "Impression",
    "Join",
    "LedgerLine",
    "LeftOut",
    "Maker",
    "Mention",
    "Near",
    "Note",
    "Origin",
    "Part",
    "Passage",
    "Proposed",
    "Quantity",
    "ReadRows",
    "Reference",
    "Repair",
    "RepairRule",
    "Reported",
    "Role",
    "Row",
    "Sentence",
    "Sheet",
    "Side",
    "Sign",
    "Skipped",
    "Span",
    "Stated",
    "Texts",
    "Time",
    "Token",
    "Unused",
    "Utterance",
    "Word",
    "Wording",
    "least_told",
    "telling",
    "told_in",
]
