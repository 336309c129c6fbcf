"""``fact-digest add``: articles of a local server into seeds, how they are fetched, and the way to a strict build."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import sleep

import pytest

from generator.__main__ import main
from generator.adding import fetch as fetching
from generator.adding.add import add
from generator.adding.feed import links_of
from generator.adding.fetch import FetchError, Page, fetch
from generator.articles.read import read_articles
from generator.articles.settings.settings import Settings
from generator.new import new_site

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | {site}</title>
<meta property="og:site_name" content="{site}"><meta property="og:title" content="{title}"></head>
<body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>{text}</article>
<footer>Subscribe</footer></body></html>"""
TEXTS = {
    "/lamp": (
        "The Marl Lamp",
        "Fire destroys kiosk in Hale",
        "early on Monday, and no one was hurt, the fire brigade said",
    ),
    "/echo": ("Hale Echo", "Kiosk burns down", "on Monday morning, said the fire brigade, and a baker was hurt"),
    "/post": ("Brome Post", "Flames at the harbour", "at four on Monday morning, and nobody was hurt, firemen said"),
    "/late": ("Tide Weekly", "Kiosk to be rebuilt", "on Monday, and will be rebuilt by June, its owner Odo Brask said"),
}
FEED = "<?xml version='1.0'?><rss><channel><title>x</title>{items}</channel></rss>"


def page(path: str) -> str:
    site, title, told = TEXTS[path]
    sentences = [f"A kiosk at the harbour of Hale burned down {told}."]
    sentences += ["The kiosk had stood at the harbour for fifty years and sold newspapers to the sailors of Hale."]
    sentences += [f"Odo Brask, who owns it, told {site} that the kiosk had been insured for less than it was worth."]
    return PAGE.format(site=site, title=title, text="".join(f"<p>{s}</p>" for s in sentences))


class Site(BaseHTTPRequestHandler):
    """Pages, a feed, redirects, and what goes wrong."""

    elsewhere = ""

    def do_GET(self) -> None:
        if self.path in ("/home", "/away", "/round", "/file"):
            target = {
                "/home": "/lamp",
                "/away": self.elsewhere + "/lamp",
                "/round": "/round",
                "/file": "file:///etc/passwd",
            }
            return self.answer(302, "", "text/html", target[self.path])
        if self.path == "/feed":
            return self.answer(
                200, FEED.format(items="".join(f"<item><link>{p}</link></item>" for p in TEXTS)), "text/xml"
            )
        if self.path == "/slow":
            sleep(1)
        if self.path == "/large":
            return self.answer(200, "x" * 4000, "text/html")
        if self.path == "/picture":
            return self.answer(200, "x", "image/png")
        path = self.path.split("?")[0]
        return self.answer(200, page(path), "text/html") if path in TEXTS else self.answer(404, "", "text/html")

    def answer(self, status: int, text: str, kind: str, target: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if target:
            self.send_header("Location", target)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(elsewhere: str = "") -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Site,), {"elsewhere": elsewhere}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def site() -> Iterator[str]:
    with serving() as address:
        yield address


def test_pages_a_feed_and_what_goes_wrong_end_in_a_strict_build(
    site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    new_site(tmp_path / "site")
    seeds = tmp_path / "site" / "seeds"
    for example in seeds.glob("*.txt"):
        example.unlink()
    (seeds / "digest.yml").unlink(missing_ok=True)
    saved = tmp_path / "echo.html"
    saved.write_text(page("/echo"), "utf-8")
    monkeypatch.chdir(tmp_path / "site")
    sources = [f"{site}/lamp", str(saved), f"{site}/home?utm_source=x", f"{site}/dead", f"{site}/feed"]
    assert main(["add", "--limit", "3", *sources]) == 1  # a duplicate and a dead link
    said = capsys.readouterr().out
    assert "this address is there already, in 001_the-marl-lamp.txt" in said
    assert "the server answers 404" in said
    assert "this text is there already, in 002_hale-echo.txt" in said
    assert sorted(p.name for p in seeds.glob("*.txt")) == [
        "001_the-marl-lamp.txt",
        "002_hale-echo.txt",
        "003_brome-post.txt",
    ]
    articles = read_articles(seeds, Settings())
    assert [a.identity.outlet.value for a in articles if a.identity.outlet] == [
        "The Marl Lamp",
        "Hale Echo",
        "Brome Post",
    ]
    assert not [w for a in articles for w in a.warnings]
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    assert "Brome Post" in next(Path("site").rglob("sources*/index.html"), Path("site/sources.html")).read_text("utf-8")


def test_nothing_that_is_there_is_replaced(site: str, tmp_path: Path) -> None:
    (tmp_path / "007_mine.txt").write_text("A note of mine about a kiosk.\n", "utf-8")
    add([f"{site}/lamp"], tmp_path, say=lambda _: None)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["007_mine.txt", "008_the-marl-lamp.txt"]


def test_standard_input_may_be_a_page_or_a_text(tmp_path: Path) -> None:
    assert len(add(["-"], tmp_path, page("/lamp").encode(), say=lambda _: None).files) == 1
    assert len(add(["-"], tmp_path, b"A kiosk burned down on Monday, the brigade said.", say=lambda _: None).files) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["001_the-marl-lamp.txt", "002_article.txt"]


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://news.example/a", "http://", "https://a:b@news.example/", "x:1"]
)
def test_only_web_addresses_are_fetched(address: str) -> None:
    with pytest.raises(FetchError, match=r"only http|no address"):
        fetch(address)


def test_a_redirect_into_another_private_place_is_not_followed() -> None:
    with serving() as inside, serving(inside) as site:
        assert fetch(f"{site}/home").url == f"{site}/lamp"
        with pytest.raises(FetchError, match="private network"):
            fetch(f"{site}/away")
        with pytest.raises(FetchError, match="private network"):
            fetch(f"{inside}/lamp", "https://news.example/feed")


def test_redirects_have_an_end_and_lead_to_no_file(site: str) -> None:
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch(f"{site}/round")
    with pytest.raises(FetchError, match="only http"):
        fetch(f"{site}/file")


def test_size_and_time_have_an_end(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 1000)
    with pytest.raises(FetchError, match="larger than 1,000 bytes"):
        fetch(f"{site}/large")
    monkeypatch.setattr(fetching, "STEP_SECONDS", 0.2)
    with pytest.raises(FetchError, match="no answer within"):
        fetch(f"{site}/slow")


def test_what_is_no_text_is_not_added(site: str, tmp_path: Path) -> None:
    added = add([f"{site}/picture", str(tmp_path / "a.pdf")], tmp_path / "seeds", say=lambda _: None)
    assert not added.files
    assert ["image/png" in added.refused[0], "no form that is read" in added.refused[1]] == [True, True]


@pytest.mark.parametrize(
    ("feed", "links"),
    [
        ("<rss><channel><item><link>/a</link></item><item><link>https://x.example/b</link></item></channel></rss>", 2),
        (
            '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="/s"/><link href="/a"/></entry>'
            "</feed>",
            1,
        ),
    ],
)
def test_a_feed_lists_its_articles(feed: str, links: int) -> None:
    found = links_of(Page("https://news.example/feed", feed.encode(), "text/xml"))
    assert len(found) == links
    assert found[0] == "https://news.example/a"


@pytest.mark.parametrize("feed", ["<rss><", "<rss></rss>", "<!DOCTYPE x [<!ENTITY a 'b'>]><rss/>"])
def test_a_feed_that_cannot_be_read_is_told(feed: str) -> None:
    with pytest.raises(FetchError):
        links_of(Page("https://news.example/feed", feed.encode(), "text/xml"))
