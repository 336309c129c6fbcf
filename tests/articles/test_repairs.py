"""What happened to a text on its way: undone before it is read, noted, and found again in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.files.references import REPAIRS, read_anew, read_file
from generator.articles.read import read_articles
from generator.articles.settings.settings import Settings
from generator.model import Article, Identity, Span

MENDED = [
    ("Orchestraâ€™s violin: â‚¬2 for RenÃ©e, Å\u0081ukasz â€” too", "Orchestra’s violin: €2 for Renée, Łukasz — too"),
    ("â€œIt canâ€™t,â€ he said", "“It can’t,” he said"),
    ("u201cI canu2019t,u201d he said", "“I can’t,” he said"),
    ("\\u201cI can\\u2019t\\u201d", "“I can’t”"),
    ("the ele\u00adphant at Low\u00adland Zoo, its jour\u200bney", "the elephant at Lowland Zoo, its journey"),
    ("moved to a sanc\u00ad\ntuary near Sollen", "moved to a sanctuary near Sollen"),
    ("moved to a sanc-\ntuary near Sollen", "moved to a sanctuary near Sollen"),
    ("T he mayor\n\nM r Lowne\n\nA t least three\n\nI n May", "The mayor\n\nMr Lowne\n\nAt least three\n\nIn May"),
]
LEFT = [
    "A dog bit the man. I saw it.",
    "Un château, une âme, São Paulo and Åre",  # letters of their own languages
    "an animal-\nrights group, as animal-rights groups do",
    "the years 1990-\n1995",
    "menu2019 is a file",
]


@pytest.mark.parametrize(("written", "read"), MENDED)
def test_damage_is_undone(written: str, read: str) -> None:
    assert read_file(written)[0] == read


@pytest.mark.parametrize("text", LEFT)
def test_what_is_meant_so_stays(text: str) -> None:
    assert read_file(text)[0] == text


PIECES = st.sampled_from(
    ["T he ", "sanc-\ntuary", "â€™", "Ã©", "u2019", "a\u00adb", "&eacute;", "&amp;", "\n", "x ", "A t", "é"]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_every_letter_has_its_place_in_the_file_and_is_read_from_there_again(text: str) -> None:
    read, references = read_file(text)
    one = Article(
        "a", "a.txt", "", read, Identity(), None, (), (), written=text if references else "", references=references
    )
    end = 0
    for reference in references:
        assert end <= reference.file.start < reference.file.end
        assert read_anew(reference.file.of(text), reference.repair) == reference.read.of(read)
        end = reference.file.end
    whole = one.in_file(Span(0, len(read)))
    assert whole.start == 0 or not read
    untouched = [n for n in range(len(read)) if not any(r.read.start <= n < r.read.end for r in references)]
    assert all(one.in_file(Span(n, n + 1)).of(text)[-1] == read[n] for n in untouched)


def test_every_repair_is_noted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "T he last ele\u00adphant was moved to a sanc-\ntuary near Sollen on Monday, "
        "Ren\u00c3\u00a9e D\u00c3\u00bcval said.\n\n"
        "She called the journey u201clongu201d, and it cost 90,000 kroner in all.\n",
        "utf-8",
    )
    (article,) = read_articles(tmp_path, Settings())
    assert article.text.startswith(
        "The last elephant was moved to a sanctuary near Sollen on Monday, Renée Düval said."
    )
    assert sorted(article.warnings) == sorted(f"a.txt: {repair.note}" for repair in REPAIRS.values())
