"""The reading by a language model: it says where facts stand and which are the same, and the articles have to agree.

Nothing here calls anybody: ``asking`` has the answers, in a build from the files beside the articles.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..articles.settings.settings import ModelSettings
from ..conflicts.find import find_conflicts
from ..model import Fact, Findings, Proposed, Texts
from ..wording.topics import name_topics
from .by_article import read_by_article
from .differences import Answered, read_differences, unsure
from .numbered import Numbered, number
from .request import Asking, Request
from .review import chosen_rows, looked, show_sheet, with_changes
from .schemas import Tally
from .sections import MOST_LEFT_OUT, Sections, read_sections, within
from .session import Session, fits, show, size
from .told import Told, read_told, to_facts

STORY = "the story"
FALLEN = {
    "differences": "No answer told where accounts differ: the built-in reading looked for it.",
    "rows": "No answer chose sentences: they were chosen by the built-in rules.",
    "review": "No answer read the rows again: they stand as they were first chosen.",
}


def read_by_model(texts: Texts, how: ModelSettings, asking: Asking) -> Findings:
    """Facts, differences and rows as a model sees them, as far as the articles have the words it says they have.

    A story that fits the model's context is asked about as a whole, a larger one article by article.

    Raises:
        ReaderError: as ``asking`` does.
    """
    session = Session(texts, how, asking)
    articles = number(texts.articles)
    whole = _whole(session, articles) if fits(session, articles) else None
    return whole or read_by_article(session)


def whole_facts(session: Session, articles: Sequence[Numbered]) -> Request:
    """The first question about a story that fits."""
    return session.request("facts", STORY, size(articles), articles=show(articles))


def _whole(session: Session, articles: Sequence[Numbered]) -> Findings | None:
    """All of the story at once; None where the first answer tells no fact, as one that was cut off tells none."""
    texts = session.texts
    (data,) = session.ask([whole_facts(session, articles)])
    told = read_told(data, articles, session.evidence, session.tally)
    if not told:
        return None
    differences, rows = session.ask(_second(session, articles, told))
    sections = _reviewed(rows, articles, told, session)
    facts = to_facts(told, [a.id for a in texts.articles], sections.topics)
    if not any(fact.topic for fact in facts):
        facts = name_topics(facts, texts.sentences, texts.cast)
    answered = _differences(differences, articles, facts, session)
    at_issue = frozenset(fact for conflict in answered.conflicts for fact in conflict.facts)
    needless = _in_no_row(sections, facts) if sections.complete else _left_out(sections, told, facts) - at_issue
    return Findings(
        facts, answered.conflicts, answered.cleared, sections.rows, needless, answered.outlets, session.maker()
    )


def _in_no_row(sections: Sections, facts: Sequence[Fact]) -> frozenset[str]:
    """Ids of the facts of which no passage stands in a row.

    Of 25 rows that our rules added behind a second look, some for other facts too, readers called four good: most say
    again what a row says in other words.
    """
    return frozenset(
        f.id for f in facts if not any(within(c.passage, r.passage) for r in sections.rows for c in f.claims)
    )


def _left_out(sections: Sections, told: Sequence[Told], facts: Sequence[Fact]) -> frozenset[str]:
    """Ids of the facts of one article of which every claim is one of a statement that the answer leaves out."""
    left = {c.id for n in sections.trifles for c in told[n].claims}
    kept = {c.id for n, one in enumerate(told) if n not in sections.trifles for c in one.claims}
    return frozenset(f.id for f in facts if {c.id for c in f.claims} <= left - kept and len(f.articles) == 1)


def _second(session: Session, articles: Sequence[Numbered], told: Sequence[Told]) -> list[Request]:
    """The questions that follow from the facts; each is asked beside the articles, and neither needs the other."""
    known = "\n".join(f"{fact.statement} ({', '.join(_addresses(fact, articles))})" for fact in told)
    open_ = [a for a in articles if unsure(a)]
    edges = "\n".join(line for one in open_ for line in one.edges())
    asked = ", ".join(a.label for a in open_) or "none"
    text, about = show(articles), size(articles)
    return [
        session.request("differences", STORY, about, articles=text, facts=known, edges=edges, unsure=asked),
        session.request("rows", STORY, about, articles=text, facts=_numbered(told, articles)),
    ]


def _numbered(told: Sequence[Told], articles: Sequence[Numbered], rows: Sequence[Proposed] | None = None) -> str:
    """The facts, each with its number and those of the sentences that report it; beside rows marked where none of them
    holds a passage of it."""
    lines = [f"F{n} {fact.statement} ({', '.join(_addresses(fact, articles))})" for n, fact in enumerate(told, 1)]
    held = [rows is None or _is_held(fact, rows) for fact in told]
    return "\n".join(line if there else f"{line} IN NO ROW" for line, there in zip(lines, held, strict=True))


def _is_held(fact: Told, rows: Sequence[Proposed]) -> bool:
    return any(within(c.passage, r.passage) for r in rows for c in fact.claims)


def _addresses(fact: Told, articles: Sequence[Numbered]) -> list[str]:
    """The numbers of the sentences that report a fact."""
    found = []
    for claim in fact.claims:
        those = next(a for a in articles if a.article.id == claim.article)
        index = bisect_right(those.sentences, claim.span.start, key=lambda s: s.start) - 1
        found.append(f"{those.label}{those.first + max(0, index)}")
    return list(dict.fromkeys(found))


def _reviewed(data: Any, articles: Sequence[Numbered], told: Sequence[Told], session: Session) -> Sections:
    """The rows of an answer as a second look leaves them; as they were without one, or where it leaves out too much."""
    first = read_sections(data, articles, session.evidence, told, Tally())
    if first.rows:
        changes = _second_look(data, first, articles, told, session)
        changed = None if changes is None else with_changes(data, changes, articles, session.evidence, session.tally)
        sections = None if changed is None else read_sections(changed, articles, session.evidence, told, session.tally)
        if sections is not None and _left(sections, told) <= max(MOST_LEFT_OUT * len(told), _left(first, told)):
            return replace(sections, complete=_left(sections, told) <= MOST_LEFT_OUT * len(told))
    session.fallen.append(FALLEN["review" if first.rows else "rows"])
    return read_sections(data, articles, session.evidence, told, session.tally)


def _left(sections: Sections, told: Sequence[Told]) -> int:
    """How many facts no row holds."""
    return sum(not _is_held(fact, sections.rows) for fact in told)


def _second_look(
    data: Any, first: Sections, articles: Sequence[Numbered], told: Sequence[Told], session: Session
) -> Any | None:
    """What the model changes in its rows when it is shown the sheet, and which facts no row holds."""
    rows = chosen_rows(data, Tally())
    sheet = show_sheet(rows, articles, session.evidence)
    facts, text = _numbered(told, articles, first.rows), show(articles)
    request = session.request("review", STORY, size(articles), articles=text, facts=facts, sheet=sheet)
    (changes,) = session.ask([request]) if session.has_room(request, size(articles)) else [None]
    return changes if looked(changes, len(first.rows)) else None


def _differences(data: Any, articles: Sequence[Numbered], facts: tuple[Fact, ...], session: Session) -> Answered:
    if data is not None:
        return read_differences(data, articles, session.evidence, facts, session.tally)
    session.fallen.append(FALLEN["differences"])
    conflicts, cleared = find_conflicts(session.texts, facts)
    return Answered(conflicts, cleared, ())
