"""The words of the product as frozen data: no logic beyond what a value can tell of itself, no import of ours."""

from __future__ import annotations

from generator.model.claim import Attribution, Claim, Quantity, Role, Time
from generator.model.conflict import CONFLICT_KINDS, Cleared, Conflict, Side, Utterance, Wording
from generator.model.digest import Coverage, Digest, LedgerLine
from generator.model.entity import Cast, Entity, Mention
from generator.model.fact import Fact, Join, Near, Sign
from generator.model.text import Article, Furniture, Identity, Passage, Sentence, Span, Stated, Token
from generator.model.witness import Copy, Corroboration, Evidence, Origin

__all__ = [
    "CONFLICT_KINDS",
    "Article",
    "Attribution",
    "Cast",
    "Claim",
    "Cleared",
    "Conflict",
    "Copy",
    "Corroboration",
    "Coverage",
    "Digest",
    "Entity",
    "Evidence",
    "Fact",
    "Furniture",
    "Identity",
    "Join",
    "LedgerLine",
    "Mention",
    "Near",
    "Origin",
    "Passage",
    "Quantity",
    "Role",
    "Sentence",
    "Side",
    "Sign",
    "Span",
    "Stated",
    "Time",
    "Token",
    "Utterance",
    "Wording",
]
