"""Search finds what the templates mark, and lands on it."""

from __future__ import annotations

import json

from generator.website.search import enrich, marked

INDEX = json.dumps(
    {
        "config": {"lang": ["en"]},
        "docs": [
            {"location": "index.html", "title": "Sheet", "text": "everything"},
            {"location": "index.html#facts", "title": "Facts", "text": "everything again"},
            {"location": "about.html", "title": "About", "text": "how it was made"},
        ],
    }
)
PAGE = """<main><h2 id="facts">Facts</h2>
<ol><li id="f-1" data-find><a>1</a> <p><span data-title>It &lt;b&gt; rained.</span> <a>4</a></p>
<ul><li>Post<br>said</li></ul></li>
<li id="f-2" data-find="Given"><p>It snowed.</p></li></ol><p>after</p></main>"""


def test_a_marked_element_becomes_an_entry_with_its_title_and_all_its_words() -> None:
    docs = json.loads(enrich(INDEX, {"index.html": marked(PAGE)}))["docs"]
    found = {d["location"]: (d["title"], d["text"]) for d in docs}
    assert found["index.html#f-1"] == ("It <b> rained.", "1 4 Post said")
    assert found["index.html#f-2"] == ("Given", "It snowed.")


def test_sections_of_a_marked_page_are_found_by_their_headings_only() -> None:
    docs = {d["location"]: d["text"] for d in json.loads(enrich(INDEX, {"index.html": marked(PAGE)}))["docs"]}
    assert docs["index.html"] == docs["index.html#facts"] == ""


def test_a_page_without_marks_stays_as_it_was() -> None:
    docs = json.loads(enrich(INDEX, {"index.html": marked(PAGE), "about.html": marked("<p>how</p>")}))["docs"]
    assert {"location": "about.html", "title": "About", "text": "how it was made"} in docs


def test_what_stands_on_two_pages_is_found_once() -> None:
    docs = json.loads(enrich(INDEX, {"conflicts.html": marked(PAGE), "index.html": marked(PAGE)}))["docs"]
    assert [d["location"] for d in docs if d["title"] == "Given"] == ["conflicts.html#f-2"]


def test_a_marked_element_inside_another_is_found_for_itself() -> None:
    page = PAGE.replace("</ul></li>", '</ul><ol><li id="f-3" data-find><b data-title>Hail.</b> Wire</li></ol> end</li>')
    found = {
        d["location"]: (d["title"], d["text"]) for d in json.loads(enrich(INDEX, {"index.html": marked(page)}))["docs"]
    }
    assert found["index.html#f-3"] == ("Hail.", "Wire")
    assert found["index.html#f-1"] == ("It <b> rained.", "1 4 Post said end")


def test_what_another_theme_shows_as_html_is_escaped_in_its_index() -> None:
    index = json.dumps({**json.loads(INDEX), "config": {"lang": ["en"], "fields": {"title": {}, "text": {}}}})
    docs = json.loads(enrich(index, {"index.html": marked(PAGE)}))["docs"]
    assert "It &lt;b&gt; rained." in {d["title"] for d in docs}


def test_an_index_built_beforehand_is_left_to_the_browser_else_it_would_know_no_fact() -> None:
    index = json.dumps({**json.loads(INDEX), "index": {"version": "2.3.9"}})
    assert "index" not in json.loads(enrich(index, {"index.html": marked(PAGE)}))


def test_what_is_marked_as_aside_is_no_word_of_a_title_or_text() -> None:
    sentence = "<p data-title>It rained<span data-aside><a>A</a> <a>B</a></span>, they <mark>said</mark>.</p>"
    page = f'<ol><li id="row-1" data-find>{sentence}<p>2 articles</p></li></ol>'
    found = {
        d["location"]: (d["title"], d["text"]) for d in json.loads(enrich(INDEX, {"index.html": marked(page)}))["docs"]
    }
    assert found["index.html#row-1"] == ("It rained, they said.", "2 articles")
