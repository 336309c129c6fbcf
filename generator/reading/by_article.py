"""A story larger than a model's context: each article is asked about alone, then its facts beside those known: which
are the same, which differ, which only look so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..claims.extract import extract_claims
from ..model import Article, Cleared, Conflict, Dropped, Findings
from ..wording.topics import name_topics
from .built_in import read_built_in
from .differences import finish, make_cleared, make_conflict, make_side
from .guard import telling
from .numbered import Numbered, alone
from .request import Request, tokens
from .schemas import VERDICTS, items, text
from .session import ANSWER_SHARE, Session, show, size
from .told import Told, plain_told, read_told, to_facts

OVERHEAD = 1_400
"""Tokens of a question about an article beside the article: what is asked, the form, and a margin."""


def read_by_article(session: Session) -> Findings:
    """Facts of every article, joined to those of the articles before it; where two differ is asked in the same breath.

    Which sentences become rows is left to the stage of rows: no single answer has seen all articles.
    """
    texts = session.texts
    each = tuple(_of_each(session))
    if not any(each):
        session.fallen.append("No answer told a fact of any article: the built-in reading found all.")
        return replace(read_built_in(texts), maker=session.maker())
    joined = Joined(session)
    for article, told in zip(texts.articles, each, strict=True):
        joined.add(article, told if told else _built_in(session, article, pieces_of(article, session)))
    facts = to_facts(joined.groups, [a.id for a in texts.articles], [None] * len(joined.groups))
    facts = name_topics(facts, texts.sentences, texts.cast)
    conflicts = finish(joined.conflicts(), facts)
    return Findings(facts, conflicts, joined.cleared(), maker=session.maker())


def _of_each(session: Session) -> Iterator[tuple[Told, ...]]:
    """Each article's facts, in the story's order; all questions are asked at once."""
    pieces = [(article, piece) for article in session.texts.articles for piece in pieces_of(article, session)]
    requests = [
        session.request("article", article.file, size((piece,)), articles=show((piece,))) for article, piece in pieces
    ]
    answers = list(zip(pieces, session.ask(requests), strict=True))
    for article in session.texts.articles:
        own = [(piece, data) for (a, piece), data in answers if a is article]
        found = [t for piece, data in own for t in read_told(data, (piece,), session.evidence, session.tally)]
        silent = [piece for piece, data in own if data is None]
        if found and silent:
            found += _built_in(session, article, silent)
        yield tuple(found)


def pieces_of(article: Article, session: Session) -> tuple[Numbered, ...]:
    """An article, in as many pieces as the context needs; its sentences keep their numbers."""
    whole = alone(article)
    room = (session.how.context - OVERHEAD) / (1 + ANSWER_SHARE)
    pieces: list[Numbered] = []
    start, held = 0, 0
    for n, line in enumerate(whole.lines()):
        own = tokens(line)
        if n > start and held + own > room:
            pieces.append(replace(whole, sentences=whole.sentences[start:n], first=1 + start))
            start, held = n, 0
        held += own
    return (*pieces, replace(whole, sentences=whole.sentences[start:], first=1 + start))


def _built_in(session: Session, article: Article, pieces: Sequence[Numbered]) -> tuple[Told, ...]:
    """What the built-in reading finds in these pieces of an article."""
    session.fallen.append(f"No answer told all facts of {article.file}: the built-in reading found the rest.")
    texts = session.texts
    own = [s for s in texts.sentences if s.article == article.id]
    claims = extract_claims(own, texts.cast, texts.attributions, texts.articles)
    spans = [span for piece in pieces for span in piece.sentences]
    there = (c for c in claims if c.parent is None and any(span.overlap(c.span) for span in spans))
    return plain_told(there, session.evidence)


NEAREST = 5
"""Known facts that a new one is asked beside."""
ALIKE = 0.03
"""Square of the cosine between the telling words of two statements, from which they are asked about: with five nearest
ones the same fact in other words was among them in 82 of 100 cases, on stories it was chosen on and on others."""
ASKED = 900
"""Tokens of a question beside its statements: what is asked, and the form."""
NUMBERS = 16
"""Tokens of the numbers beside a statement."""
BATCH = 0.45
"""Share of what is left of the context that statements may have; the answer repeats a part of each."""
LARGEST_BATCH = 6_000
"""Tokens of statements in one question: about an article's; in more, models lose pairs. A judgement, not measured."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """New facts, by number, each with the known ones that came near."""

    near: tuple[tuple[int, tuple[int, ...]], ...]

    @property
    def known(self) -> tuple[int, ...]:
        """The known ones, each once: a question's K1, K2 and so on, so that no number depends on other articles."""
        return tuple(dict.fromkeys(k for _, those in self.near for k in those))


@dataclass
class _Difference:
    """Groups that answer one question differently."""

    kind: str
    about: str
    values: dict[int, str] = field(default_factory=dict)
    """By group the words that differ."""


class Joined:
    """The facts known so far, article after article."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.groups: list[Told] = []
        self._wordings: list[tuple[int, int]] = []
        """Of each statement so far its group, and how many telling words it has."""
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        """By word the statements that have it."""
        self._differences: list[_Difference] = []
        self._cleared: list[Cleared] = []

    def add(self, article: Article, told: Sequence[Told]) -> None:
        """Take in an article's facts, each with the group that is the same, or as a group of its own."""
        batches = tuple(self._batches(told))
        answers = self._session.ask([self._request(article, told, b) for b in batches]) if batches else ()
        homes = dict[int, int]()
        verdicts = [(b, data) for b, data in zip(batches, answers, strict=True)]
        if any(data is None for _, data in verdicts):
            self._session.fallen.append(f"No answer joined all facts of {article.file}: some may stand twice.")
        pairs = [pair for b, data in verdicts for pair in self._verdicts(data, b)]
        for n, k, item in pairs:
            if item["verdict"] == "same":
                homes.setdefault(n, k)
        for n, fact in enumerate(told):
            homes[n] = self._put(fact, homes.get(n))
        for n, k, item in pairs:
            if homes[n] != k:
                self._note(item, homes[n], k)

    def _put(self, fact: Told, home: int | None) -> int:
        if home is None:
            home = len(self.groups)
            self.groups.append(fact)
        else:
            known = self.groups[home]
            claims = {c.id: c for c in (*known.claims, *fact.claims)}
            self.groups[home] = replace(known, claims=tuple(claims.values()))
        words = telling(fact.statement)
        for word in words:
            self._having[word].append(len(self._wordings))
        self._wordings.append((home, len(words)))
        return home

    def _near(self, fact: Told) -> tuple[int, ...]:
        """The known facts of which some statement is nearest to a new one, nearest first."""
        own = telling(fact.statement)
        shared = Counter(n for word in own for n in self._having.get(word, ()))
        near: dict[int, tuple[float, int]] = {}
        for n, count in shared.items():
            home, words = self._wordings[n]
            alike = round(count * count / (len(own) * words), 6)
            if alike >= ALIKE:
                near[home] = max(near.get(home, (0.0, 0)), (alike, count))
        return tuple(sorted(near, key=lambda k: (-near[k][0], -near[k][1], k))[:NEAREST])

    def _batches(self, told: Sequence[Told]) -> Iterator[_Batch]:
        most = min(LARGEST_BATCH, int(BATCH * (self._session.how.context - ASKED)))
        held: list[tuple[int, tuple[int, ...]]] = []
        listed: set[int] = set()
        length = 0
        for n, fact in enumerate(told):
            if not (near := self._near(fact)):
                continue
            own = tokens(fact.statement) + NUMBERS
            if held and length + own + self._length(set(near) - listed) > most:
                yield _Batch(tuple(held))
                held, listed, length = [], set(), 0
            length += own + self._length(set(near) - listed)
            held.append((n, near))
            listed.update(near)
        if held:
            yield _Batch(tuple(held))

    def _length(self, groups: Iterable[int]) -> int:
        return sum(tokens(self.groups[k].statement) + 2 for k in groups)

    def _request(self, article: Article, told: Sequence[Told], batch: _Batch) -> Request:
        number = {k: f"K{at}" for at, k in enumerate(batch.known, 1)}
        known = "\n".join(f"{number[k]} {self.groups[k].statement}" for k in batch.known)
        new = "\n".join(
            f"N{at} {told[n].statement} ({', '.join(number[k] for k in near)})"
            for at, (n, near) in enumerate(batch.near, 1)
        )
        return self._session.request("join", article.file, tokens(new), known=known, new=new)

    def _verdicts(self, data: Any, batch: _Batch) -> Iterator[tuple[int, int, dict[str, str]]]:
        """What an answer says of pairs that were asked about, as numbers of the new and the known fact."""
        new = {f"N{at}": n for at, (n, _) in enumerate(batch.near, 1)}
        known = {f"K{at}": k for at, k in enumerate(batch.known, 1)}
        asked = {(n, k) for n, near in batch.near for k in near}
        for item in items(data, "pairs", self._session.tally):
            n, k = new.get(text(item, "n").upper()), known.get(text(item, "k").upper())
            if n is None or k is None or (n, k) not in asked or text(item, "verdict") not in VERDICTS:
                self._session.tally.add(Dropped.FORM)
                continue
            yield n, k, {name: text(item, name) for name in item}

    def _note(self, item: dict[str, str], new: int, known: int) -> None:
        """A difference between two groups, or a near miss."""
        evidence = self._session.evidence
        about, kind = item.get("about", ""), item.get("kind", "other")
        if item["verdict"] == "near miss":
            a, b = self.groups[known].claims[0], self.groups[new].claims[0]
            self._cleared.append(make_cleared(about, a, b, item.get("why", ""), evidence))
        if item["verdict"] != "differs":
            return
        values = {known: item.get("k_value", ""), new: item.get("n_value", "")}
        for one in self._differences:
            if one.kind == kind and one.values.keys() & values.keys():
                one.values = {**values, **one.values}
                return
        self._differences.append(_Difference(kind, about, values))

    def conflicts(self) -> list[Conflict]:
        """Each difference with all that came to its sides since."""
        evidence, found = self._session.evidence, []
        for one in self._differences:
            taken: set[str] = set()
            sides = []
            for group, value in sorted(one.values.items()):
                claims = [c for c in self.groups[group].claims if c.id not in taken]
                taken.update(c.id for c in claims)
                if claims:
                    sides.append(make_side(value, claims, evidence))
            if len(sides) < 2:
                self._session.tally.add(Dropped.DIFFERENCE)
                continue
            found.append(make_conflict(one.kind, "conflict", one.about, sides, evidence))
        return found

    def cleared(self) -> tuple[Cleared, ...]:
        return tuple(dict.fromkeys(self._cleared))
