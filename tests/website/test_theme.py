"""The two stylesheets: the sheet keeps to itself, and its frame looks as it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

THEME = Path(__file__).resolve().parents[2] / "templates" / "theme"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
SIZE = re.compile(r"calc\((\S+) \* var\(--fx-em\)\)")
OURS = re.compile(r":where\(\.fx\)|:is\(\.fx, #fx-sheet\)|@property --fx-em")
AROUND = re.compile(r"@container fx \([^)]*\)|@media print")
"""What may stand around rules: these reach no element by themselves."""


def read(name: str) -> str:
    return COMMENT.sub("", (THEME / name).read_text("utf-8"))


def outermost(css: str) -> Iterator[str]:
    """The selectors of rules that stand in no other rule."""
    while match := re.search(r"\s*([^{}]+?)\s*\{", css):
        depth, end = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        inside = css[match.end() : end - 1]
        yield from outermost(inside) if AROUND.fullmatch(match[1]) else [match[1]]
        css = css[end:]


def reaching_out(css: str) -> list[str]:
    return [selector for selector in outermost(css) if not OURS.fullmatch(selector)]


def test_no_rule_of_the_sheet_reaches_out_of_it() -> None:
    assert reaching_out(read("sheet.css")) == []


@pytest.mark.parametrize(
    "css", ["body { margin: 0; }", ".fx { a { b: c; } } a { b: c; }", "@media print { html { font-size: 1px; } }"]
)
def test_a_rule_that_reaches_out_is_seen(css: str) -> None:
    assert reaching_out(css.replace(".fx {", ":where(.fx) {"))


def tokens(css: str, selector: str) -> dict[str, str]:
    """The first block of a selector: name of each token to its value."""
    start = css.index(selector + " {")
    return {name: " ".join(value.split()) for name, value in TOKEN.findall(css[start : css.index("}", start)])}


def test_the_frame_has_the_sheets_colours_sizes_and_faces() -> None:
    sheet, frame = tokens(read("sheet.css"), ":where(.fx)"), tokens(read("frame.css"), ":root")
    assert len(frame) > 15
    for name, value in frame.items():
        size = SIZE.fullmatch(sheet[name])
        # a guest takes what its host names; where none does, as in our frame, the last value counts
        own = f"{size[1]}rem" if size else sheet[name]
        assert own.rstrip(")").endswith(value.rstrip(")")), name
