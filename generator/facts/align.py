"""Claims to facts: join claims of different articles that share most of their rare words."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable

from generator.model import Article, Cast, Claim, Fact, Sentence

JOIN = 0.4  # cosine of idf-weighted lemmas


def align(
    claims: tuple[Claim, ...], sentences: Iterable[Sentence], cast: Cast, articles: tuple[Article, ...]
) -> tuple[Fact, ...]:
    """Facts, best reported first."""
    del cast  # not needed yet: words are compared as they stand
    text = {a.id: a.text for a in articles}
    found = {(s.article, s.index): s for s in sentences}
    words = [Counter(found[c.article, c.sentence].tokens[i].lemma for i in c.tokens) for c in claims]
    frequency = Counter(w for bag in words for w in bag)
    weight = {w: math.log(len(claims) / n) for w, n in frequency.items()}
    norm = [math.sqrt(sum(weight[w] ** 2 for w in bag)) or 1.0 for bag in words]
    groups: list[list[int]] = []
    for i, claim in enumerate(claims):
        best, place = JOIN, None
        for g, members in enumerate(groups):
            if any(claims[j].article == claim.article for j in members):
                continue
            likeness = sum(
                sum(weight[w] ** 2 for w in words[i] if w in words[j]) / (norm[i] * norm[j]) for j in members
            ) / len(members)
            if likeness > best:
                best, place = likeness, g
        if place is None:
            groups.append([i])
        else:
            groups[place].append(i)
    facts = []
    for members in groups:
        evidence = tuple(claims[j] for j in members)
        words_of = evidence[0].span.of(text[evidence[0].article])
        key = hashlib.sha256(evidence[0].id.encode()).hexdigest()[:8]
        facts.append(Fact(key, evidence, words_of[:1].upper() + words_of[1:].rstrip(".,;") + "."))
    return tuple(sorted(facts, key=lambda f: -len(f.articles)))
