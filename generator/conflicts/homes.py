"""Conflicts of place: one person said to come from two places."""

from __future__ import annotations

from ..language.lexicon import word_set
from ..model import Sentence
from .clauses import name_at, point_in
from .difference import Difference, Point, Verdict, few
from .pairing import sharing
from .story import Story

HOME = word_set("of from")
PLACES = frozenset({"GPE", "LOC"})
MISTAKEN = PLACES | {"PERSON", "ORG", ""}
"""What the recogniser may take a place for."""
LARGE = word_set("county state province district region north south east west")
REACH = 7  # tokens between a name and the preposition of a home: "Ann Lee, 52, of Hove"


def compare_homes(story: Story) -> Verdict:
    """ "Ann Lee of Hove" against "Ann Lee, of Dover": places behind one person's name."""
    homes = [home for s in story.sentences for home in _home(story, s)]
    pairs = sharing(homes, lambda home: (home[0],), lambda home: home[1].passage.article)
    return Verdict(
        few(
            Difference("place", f"Where is {who} from?", a, b, compatible="Both hold only if one lies in the other.")
            for (who, a, one), (_, b, other) in pairs
            if a.key != b.key and not _within(story, one, other)
        )
    )


def _home(story: Story, s: Sentence) -> list[tuple[str, Point, str]]:
    found = []
    for i, t in enumerate(s.tokens):
        place = s.child(i, "pobj")
        if t.lemma not in HOME or place is None or s.tokens[place].pos != "PROPN":
            continue
        before = [k for k in range(i - 1, max(-1, i - REACH), -1) if s.tokens[k].pos == "PROPN"]
        between = s.tokens[before[0] + 1 : i] if before else ()
        if not before or not _is_person(story, s, before[0]) or any(w.pos not in ("PUNCT", "NUM") for w in between):
            continue
        run = tuple(k for k in name_at(s, place) if s.tokens[k].entity == s.tokens[place].entity)
        who = story.who(s, name_at(s, before[0])[-1])
        if who and s.tokens[place].entity in MISTAKEN and not _is_body(s, run):
            text = " ".join(s.tokens[k].text for k in run)
            named = story.cast.by_id[who].name if who in story.cast.by_id else who
            tokens = tuple(range(before[-1], run[-1] + 1))
            found.append((named, point_in(s, tokens, text.lower(), run), text))
    return found


def _is_body(s: Sentence, run: tuple[int, ...]) -> bool:
    """Whether a name is a firm's, an office's or half of a longer one: "of the Criminal Division", "of Lea-Holt"."""
    before = s.tokens[run[0] - 1].text.lower()
    behind = s.tokens[run[-1] + 1].text if run[-1] + 1 < len(s.tokens) else ""
    surely = s.tokens[run[-1]].entity in PLACES
    return behind in ("-", "'s", "’s") or (before == "the" and not surely) or (not surely and len(run) > 1)


def _is_person(story: Story, s: Sentence, i: int) -> bool:
    """A person's name, also where a full name beside quotation marks was taken for a title of a work."""
    known = story.entity(s, i)
    if known is not None and story.cast.by_id[known].kind == "person":
        return story.cast.by_id[known].name[:1].isupper()
    return s.tokens[i].entity == "PERSON" or (not s.tokens[i].entity and len(name_at(s, i)) == 2)


def _within(story: Story, a: str, b: str) -> bool:
    """Whether the articles show one place inside the other ("Hove, Sussex"), or one is of a larger kind."""
    mine, theirs = a.lower().split(), b.lower().split()
    if set(mine) <= set(theirs) or set(theirs) <= set(mine) or LARGE & {*mine, *theirs}:
        return True
    return any(f"{x}, {y}" in article.text for article in story.articles for x, y in ((a, b), (b, a)))
