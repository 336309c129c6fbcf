"""Characters that a page's source writes as code: read as what they stand for, placed where they are written."""

from __future__ import annotations

import html
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.language.parse import parse
from generator.language.parse_store import as_read
from generator.store import Store
from tests.witnesses.story import story

written = st.sampled_from(["a", "b ", "&", ";", "&rsquo;", "&amp;#8217;", "&ndash;", "&amp;", "&#x201C;", "&nothing;"])


@given(st.lists(written, max_size=20).map("".join))
def test_each_character_stands_for_the_code_at_its_place(text: str) -> None:
    shown, places = as_read(text)
    assert len(places) == len(shown) + 1
    assert places[0] == 0 and places[-1] == len(text)
    for character, start, end in zip(shown, places[:-1], places[1:], strict=True):
        code = text[start:end]
        assert code == character or html.unescape(html.unescape(code)) == character


def test_a_word_with_a_mark_in_code_is_one_word_and_stays_verbatim() -> None:
    text = "The mayor couldn&#8217;t sleep &mdash; nobody could."
    articles, sentences = story([text])
    words = [t.text for s in sentences for t in s.tokens]
    assert "n’t" in words and "—" in words and "mdash" not in words
    assert all(as_read(articles[0].text[t.start : t.end])[0] == t.text for s in sentences for t in s.tokens)


def test_a_kept_parse_reads_the_code_again(tmp_path: Path) -> None:
    text = "The mayor couldn&#8217;t sleep."
    articles, sentences = story([text])
    store = Store(tmp_path)
    first, again = (parse(articles, store) for _ in range(2))
    assert [s.tokens for s in first] == [s.tokens for s in again] == [s.tokens for s in sentences]
