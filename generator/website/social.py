"""The picture that previews of a link show, drawn when the site is built: the title, and what was counted.

It is made for the site and not for content/: the bytes of a compressed picture depend on the machine's libraries, and
the pages' must not. Its font comes with Pillow and knows plain English letters only; a title in others is left to the
words around the picture rather than misprinted.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from .card import Card

SIZE = (1200, 630)
"""Pixels: what the large previews of the common services show uncut."""
MARGIN = 72
TITLE_SIZES = (76, 66, 56, 48, 42)
"""Pixels; the first at which the title fits LINES lines."""
LINES = 4
COLUMN = 330
"""Pixels from one figure to the next."""
PAPER, INK, SOFT, RULE, DIFFER = "#fdfcf8", "#1c1a17", "#5a554b", "#d9d3c4", "#9a2c1c"
"""The stylesheet's own."""
_SPELT = str.maketrans({"—": "-", "–": "-", "‘": "'", "”": '"', "“": '"', "\u00a0": " "})
"""Signs for which the font has a plain form only."""


def png(what: Card) -> bytes:
    """The picture's file."""
    file = BytesIO()
    draw(what).save(file, "PNG", optimize=True)
    return file.getvalue()


def draw(what: Card) -> Image.Image:
    picture = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    wide, high = SIZE
    pen.rectangle((0, 0, wide, 14), fill=INK)
    pen.text((MARGIN, 60), spelt(what.site), font=_font(32), fill=SOFT)
    y = 126.0
    size, lines = fitted(what.title)
    for line in lines:
        pen.text((MARGIN, y), line, font=_font(size), fill=INK)
        y += size * 1.15
    pen.line((MARGIN, high - 180, wide - MARGIN, high - 180), fill=RULE, width=2)
    for i, (n, words) in enumerate(what.figures):
        colour = DIFFER if i == len(what.figures) - 1 and n else INK
        pen.text((MARGIN + i * COLUMN, high - 164), str(n), font=_font(72), fill=colour)
        pen.text((MARGIN + i * COLUMN, high - 80), words, font=_font(30), fill=colour)
    return picture


def spelt(text: str) -> str:
    """The text in letters that the font has, or nothing."""
    text = " ".join(text.translate(_SPELT).split())
    font = _font(TITLE_SIZES[-1])
    missing = bytes(font.getmask("\U0010fffd"))
    return "" if any(bytes(font.getmask(letter)) == missing for letter in set(text) - {" "}) else text


def fitted(title: str) -> tuple[int, list[str]]:
    """The largest size at which the title fits, and its lines; at the smallest the rest is cut."""
    words = spelt(title).split()
    for size in TITLE_SIZES:
        lines = _lines(words, _font(size))
        if len(lines) <= LINES and all(_font(size).getlength(line) <= SIZE[0] - 2 * MARGIN for line in lines):
            return size, lines
    return size, [*lines[: LINES - 1], lines[LINES - 1] + " ..."] if len(lines) > LINES else lines


def _lines(words: list[str], font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and font.getlength(f"{lines[-1]} {word}") <= SIZE[0] - 2 * MARGIN:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType and can draw no text")
    return font
