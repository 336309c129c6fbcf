"""Bytes of a seed file to text, or the reason why they are none."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

MAX_CONTROL = 0.02  # share of control characters; text has next to none, programs and pictures have many
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")  # all but those that set text
FALLBACK_ENCODINGS = ["cp1252", "iso8859_15", "mac_roman", "cp1250", "cp1251", "shift_jis", "gb18030", "euc_kr"]
"""What English newsrooms' systems export; a free search names exotic ones for a handful of accents."""
SAVE = "save the article as plain text in UTF-8"
WIDE_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file; ``encoding`` is not UTF-8 only where the bytes are none."""

    text: str
    encoding: str


class NotTextError(ValueError):
    """The bytes are no article; the message says why, and ``remedy`` what to do, in words for the editor."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def decode(raw: bytes) -> Decoded:
    """UTF-8 with its byte-order mark dropped and newlines untouched, or the likeliest other encoding.

    Raises:
        NotTextError: empty, or no text in any plausible encoding.
    """
    decoded = _decode(raw)
    if not decoded.text.strip():
        raise NotTextError("empty: no text in this file", "paste the article into it, or remove it")
    if _controls(decoded.text) > MAX_CONTROL * len(decoded.text):
        raise NotTextError("not text: perhaps a picture, an archive or a word processor's file", SAVE)
    return decoded


def _decode(raw: bytes) -> Decoded:
    for mark, name in WIDE_MARKS:
        if raw.startswith(mark):
            try:
                return Decoded(raw.decode(name), name)
            except UnicodeDecodeError as error:
                raise NotTextError("not text: begins like UTF-16, but is none", SAVE) from error
    try:
        return Decoded(raw.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        pass
    if b"\x00" in raw:  # no encoding of a single byte or of East Asia uses it
        raise NotTextError("not text: perhaps a picture, an archive or a word processor's file", SAVE)
    best = from_bytes(raw, cp_isolation=FALLBACK_ENCODINGS).best()
    if best is None:
        raise NotTextError("not text: its bytes are neither UTF-8 nor any other known encoding", SAVE)
    return Decoded(raw.decode(best.encoding), best.encoding)


def _controls(text: str) -> int:
    return len(_CONTROL.findall(text))
