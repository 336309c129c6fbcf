"""Files of every form that is read: cases in ``forms/``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from generator.adding.add import add
from generator.articles.files.exports import split_export
from generator.articles.files.forms import FORMS, NotTextError, read_form
from generator.articles.read import read_articles
from generator.articles.settings.settings import Settings, read_settings
from generator.errors import SeedError
from generator.inputs import ARTICLES, seeds_key

CASES = sorted((Path(__file__).parent / "forms").glob("*.yml"))
KEYS = ("outlet", "headline", "author", "published", "url")


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_each_form_gives_its_report_and_what_it_says_of_itself(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    case = yaml.safe_load(path.read_text("utf-8"))
    file = tmp_path / case["name"]
    file.parent.mkdir(exist_ok=True)
    file.write_text(case["text"], "utf-8")
    (article,) = read_articles(tmp_path, Settings())
    assert article.file == case["name"]
    assert {k: s.value for k in KEYS if (s := getattr(article.identity, k))} == case["identity"]
    assert [span.of(article.text) for span in article.body] == case["body"]


def test_every_ending_that_is_read_has_a_form() -> None:
    assert set(FORMS) == set(ARTICLES)


def test_a_page_without_its_reader_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(NotTextError, match="web page") as told:
        read_form(b"<p>A kiosk burned down.</p>", ".html")
    assert "fact-digest[html]" in told.value.remedy


@pytest.mark.parametrize(
    "raw", [b"", b"From: x\n\n", b"Content-Type: image/png\n\nxx", b"\xff\xfe\x00", b"<html></html>"]
)
@pytest.mark.parametrize("ending", sorted(FORMS))
def test_no_bytes_of_any_form_give_more_than_text_or_a_reason(raw: bytes, ending: str) -> None:
    try:
        assert read_form(raw, ending).decoded.text.strip()
    except NotTextError as error:
        assert str(error)
        assert error.remedy


def test_an_edit_in_a_folder_below_changes_the_key_of_the_pages(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    file = tmp_path / "more" / "a.md"
    file.write_text("A kiosk burned down.", "utf-8")
    before = seeds_key(tmp_path)
    file.write_text("Two kiosks burned down.", "utf-8")
    assert seeds_key(tmp_path) != before


def test_a_text_that_was_cut_off_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Kiosk burns down\n\nA kiosk burned down in Hale on Monday morning, and no one was hurt. "
        "The fire brigade of Hale said that it came at "
        "four with two engines, and that the owner of the kiosk, Odo Brask, had… [+900 chars]\n",
        "utf-8",
    )
    (article,) = read_articles(tmp_path, Settings())
    assert [w for w in article.warnings if "breaks off" in w]


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "exports").glob("*.yml")), ids=lambda p: p.stem)
def test_an_export_of_several_is_named_with_the_command_that_splits_it_and_split(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    whole, seeds = tmp_path / "export.txt", tmp_path / "seeds"
    whole.write_text(case["text"], "utf-8")
    with pytest.raises(SeedError, match=r"export of 2 articles in one file; .*fact-digest add export\.txt"):
        read_articles(tmp_path, Settings())
    assert not add([str(whole)], seeds, say=lambda _: None).refused
    articles = read_articles(seeds, Settings())
    assert [a.identity.outlet.value for a in articles if a.identity.outlet] == case["outlets"]
    assert [a.identity.headline.value for a in articles if a.identity.headline] == case["heads"]


def test_an_article_is_no_export_of_several() -> None:
    for path in CASES:
        text = yaml.safe_load(path.read_text("utf-8"))["text"]
        assert split_export(text) == [text]


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "genres").glob("*.yml")), ids=lambda p: p.stem)
def test_a_page_that_is_no_report_is_marked_as_what_it_says_it_is(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    (tmp_path / "a.txt").write_text(case["text"], "utf-8")
    (article,) = read_articles(tmp_path, Settings())
    assert (article.genre.value if article.genre else None) == case["genre"]


OTHERS = [
    "Ein Kiosk am Hafen von Hale ist am Montag abgebrannt, und niemand wurde verletzt, sagte die Feuerwehr. Der Kiosk "
    "stand dort seit fünfzig Jahren und verkaufte Zeitungen an die Seeleute, die im Hafen auf Schiffe warteten.",
    "Un kiosque du port de Hale a brûlé lundi matin, et nul n'a été blessé, ont dit les pompiers. Le kiosque y était "
    "depuis cinquante ans et vendait des journaux aux marins qui attendaient leur bateau dans le port.",
    "Un quiosco del puerto de Hale ardió el lunes y nadie resultó herido, dijeron los bomberos. El quiosco estaba allí "
    "desde hacía cincuenta años y vendía periódicos a los marineros que esperaban sus barcos en el puerto.",
    "Un chiosco nel porto di Hale è bruciato lunedì e nessuno è rimasto ferito, hanno detto i vigili del fuoco. Il "
    "chiosco era lì da cinquant'anni e vendeva giornali ai marinai che aspettavano le loro navi nel porto.",
    "Een kiosk in de haven van Hale is maandag afgebrand en niemand raakte gewond, zei de brandweer. De kiosk stond er "
    "al vijftig jaar en verkocht kranten aan de zeelieden die in de haven op hun schepen wachtten.",
]


LANGUAGES = ["German", "French", "Spanish", "Italian", "Dutch"]


@pytest.mark.parametrize(("text", "name"), list(zip(OTHERS, LANGUAGES, strict=True)), ids=LANGUAGES)
def test_another_language_is_left_out_with_its_name_unless_its_editor_wants_it(
    text: str, name: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    with pytest.raises(SeedError, match=f"in {name}, not in English.*other_languages: true"):
        read_articles(tmp_path, Settings())
    (tmp_path / "digest.yml").write_text("other_languages: true", "utf-8")
    assert read_articles(tmp_path, read_settings(tmp_path))
