"""What an article is called on the pages: a letter everywhere, a name beside it, a page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from markupsafe import Markup

from ..model import Article
from .links import href, source_page
from .words import iso_day


@dataclass(frozen=True, slots=True)
class Named:
    """An article as readers see it."""

    id: str
    letter: str
    """A to Z; numbers when there are more articles than letters."""
    name: str
    """Its outlet, or its file where the text tells no outlet."""
    known: bool
    """Whether the outlet is known."""
    headline: str
    """As printed, or empty."""
    date: str
    """In words, or empty."""
    page: Markup
    """Address of its own page."""
    url: str
    """Of the original, or empty."""

    @property
    def short(self) -> str:
        """For lines with several names: a file's name says little there."""
        return self.name if self.known else f"article {self.letter}"

    @property
    def beside(self) -> str:
        """For beside the letter."""
        return self.name if self.known else "no outlet stated"


def name_articles(articles: tuple[Article, ...]) -> dict[str, Named]:
    """Names by article id, in the story's order."""
    few = len(articles) <= len(ascii_uppercase)
    named = {}
    for i, article in enumerate(articles):
        identity = article.identity
        named[article.id] = Named(
            id=article.id,
            letter=ascii_uppercase[i] if few else str(i + 1),
            name=article.label,
            known=identity.outlet is not None,
            headline=identity.headline.value if identity.headline else "",
            date=iso_day(identity.published.value) if identity.published else "",
            page=href(source_page(article.id)),
            url=identity.url.value if identity.url else "",
        )
    return named
