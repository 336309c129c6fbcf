"""``fact-digest add``: pages, saved files and feeds into the folder of seeds, each as a text with front matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import yaml

from ..articles.files.exports import read_export, split_export
from ..articles.files.folder import articles_in
from ..articles.files.forms import FORMS, Form, NotTextError, read_form
from ..articles.page.lines import key
from ..articles.settings.metadata import read_front_matter, usable
from ..errors import SeedError, shown
from .feed import is_feed, links_of
from .fetch import FetchError, Page, fetch

FEED_LIMIT = 10  # articles taken of one feed
STANDARD_INPUT = "-"
NAME_LETTERS = 40  # of an outlet's name in a file's name
_TRACKING = re.compile(r"utm_|fbclid|gclid|mc_|ref$|cmpid")
"""Parameters of an address that tell who sent the reader, and not which page."""
KEYS = ("outlet", "headline", "author", "published", "url")


class NotAddedError(ValueError):
    """A source is not added, and why."""


@dataclass(slots=True)
class Added:
    """What became of the sources."""

    files: list[Path]
    refused: list[str]
    """Why each other one was not added."""


def add(
    sources: Sequence[str],
    seeds: Path,
    standard_input: bytes = b"",
    limit: int = FEED_LIMIT,
    say: Callable[[str], None] = print,
) -> Added:
    """Write an article's file for each source; nothing that is there is replaced.

    Args:
        sources: addresses of pages or feeds, files, or "-" for the standard input.
        seeds: the folder of articles.
        standard_input: what stands there.
        limit: articles taken of one feed.
        say: told what became of each source.
    """
    known = _Known(seeds)
    added = Added([], [])
    for number, (name, read) in enumerate(_opened(sources, standard_input, limit, added, say), 1):
        try:
            articles = read()
        except (FetchError, NotAddedError, NotTextError, OSError) as error:
            added.refused.append(f"{shown(name)}: {_why(error, name)}")
            say(f"{number}: {added.refused[-1]}")
            continue
        for part, article in enumerate(articles, 1):
            of = f"{shown(name)}, article {part} of {len(articles)}" if len(articles) > 1 else shown(name)
            try:
                added.files.append(known.write(article))
                say(f"{number}: {of}: {added.files[-1]}")
            except (NotAddedError, OSError) as error:
                added.refused.append(f"{of}: {_why(error, name)}")
                say(f"{number}: {added.refused[-1]}")
    return added


def _why(error: Exception, name: str) -> str:
    words = str(error).removeprefix(f"{shown(name)}: ")
    return f"{words}; {error.remedy}" if isinstance(error, NotTextError) else words


def _opened(
    sources: Iterable[str], standard_input: bytes, limit: int, added: Added, say: Callable[[str], None]
) -> Iterator[tuple[str, Callable[[], list[_Article]]]]:
    """Each article of the sources, by name and the way to read it; a feed's are fetched one by one."""
    for source in sources:
        if source == STANDARD_INPUT:
            yield "standard input", lambda: _of_bytes(standard_input, _ending_of(standard_input), "")
        elif re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", source) and not Path(source).exists():
            try:
                page = fetch(source)
                links = links_of(page)[:limit] if is_feed(page) else []
            except FetchError as error:
                added.refused.append(str(error))
                say(str(error))
                continue
            if not links:
                yield source, lambda page=page: _of_page(page)  # type: ignore[misc]
            for link in links:
                yield link, lambda link=link, source=source: _of_page(fetch(link, source))  # type: ignore[misc]
        else:
            yield source, lambda source=source: _of_file(Path(source))  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class _Article:
    text: str
    stated: dict[str, str]


def _of_page(page: Page) -> list[_Article]:
    if page.kind not in ("text/html", "text/plain", "application/xhtml+xml"):
        raise NotAddedError(f"neither a page nor a text, but {page.kind}")
    return _of_bytes(page.body, ".txt" if page.kind == "text/plain" else ".html", page.url)


def _of_file(path: Path) -> list[_Article]:
    if path.suffix.lower() not in FORMS:
        raise NotAddedError(f"no form that is read; those are {', '.join(FORMS)}")
    return _of_bytes(path.read_bytes(), path.suffix.lower(), "")


def _ending_of(raw: bytes) -> str:
    return ".html" if re.search(rb"<(?:!doctype html|html|head|body)\b", raw[:2000], re.IGNORECASE) else ".txt"


def _of_bytes(raw: bytes, ending: str, url: str) -> list[_Article]:
    """The article that some bytes hold; of a database's export each."""
    form: Form = read_form(raw, ending)
    parts = split_export(form.decoded.text)
    if len(parts) > 1:
        return [_Article(part, _usable(read_export(part)[0])) for part in parts]
    stated = _usable(form.stated)
    if url and (address := usable("url", _clean(url))):
        stated["url"] = address
    return [_Article(form.decoded.text, stated)]


def _usable(said: Mapping[str, str]) -> dict[str, str]:
    return {k: value for k in KEYS if (value := usable(k, said.get(k, "")))}


def _clean(url: str) -> str:
    """An address without what tells who sent the reader."""
    parts = urlsplit(url)
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])])
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


class _Known:
    """The articles that stand in the folder, by address and by text."""

    def __init__(self, seeds: Path) -> None:
        self.seeds = seeds
        self.addresses: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.number = 0
        for path in articles_in(seeds) if seeds.is_dir() else []:
            self._remember(path)

    def _remember(self, path: Path) -> None:
        self.number = max(self.number, int(n[0]) if (n := re.match(r"\d{1,6}", path.name)) else 0)
        try:
            form = read_form(path.read_bytes(), path.suffix.lower())
            front = read_front_matter(form.decoded.text, path.name)
        except (NotTextError, SeedError, OSError):
            return  # the build says what is wrong with it
        said = {**form.stated, **(front.values if front else {})}
        if url := said.get("url"):
            self.addresses[_same(url)] = path.name
        self.texts[key(form.decoded.text[front.span.end if front else 0 :])] = path.name

    def write(self, article: _Article) -> Path:
        """A file of its own for an article that is not there yet.

        Raises:
            NotAddedError: it is.
        """
        address = _same(article.stated.get("url", ""))
        if address and address in self.addresses:
            raise NotAddedError(f"this address is there already, in {self.addresses[address]}")
        if (words := key(article.text)) in self.texts:
            raise NotAddedError(f"this text is there already, in {self.texts[words]}")
        self.seeds.mkdir(parents=True, exist_ok=True)
        path = self._free(article)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_front(article) + article.text)
        self.addresses |= {address: path.name} if address else {}
        self.texts[words] = path.name
        return path

    def _free(self, article: _Article) -> Path:
        host = urlsplit(article.stated.get("url", "")).hostname or ""
        name = _slug(article.stated.get("outlet", "") or host.removeprefix("www.")) or "article"
        while True:
            self.number += 1
            path = self.seeds / f"{self.number:03}_{name}.txt"
            if not path.exists() and not path.is_symlink():
                return path


def _same(url: str) -> str:
    """An address as it is compared: without scheme, "www." and a slash at its end."""
    return re.sub(r"^https?://(?:www\.)?", "", _clean(url)).rstrip("/").lower() if url else ""


def _slug(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:NAME_LETTERS].strip("-")


def _front(article: _Article) -> str:
    """Front matter: what the page says of itself, and the day on which it was had."""
    said = article.stated | {"retrieved": datetime.now(UTC).date().isoformat()}
    return f"---\n{yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000)}---\n\n"
