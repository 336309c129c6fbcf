"""Who the story is about: one cast over all its articles."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict

from ...model import Article, Cast, Entity, How, Mention, Sentence, Span
from . import words as w
from .descriptions import Found, Phrase, find_phrases, learn, resolve_phrases
from .merge import Key, Named, merge_forms
from .names import Form, find_forms
from .pronouns import Resolved, Stage, Standing, learn_genders, resolve_pronouns

ACRONYM = re.compile(r"\s\(([A-Z]{2,7})\)")
NAME_WORD = re.compile(r"of|the|for|and|&|[A-Z][\w'’&-]*")
NAME_END = re.compile(r"[A-Z][\w'’&-]*$")
LONG_NAME = 12  # words that may stand before an acronym as its long form; names of bodies have up to nine
BEFORE = 300  # characters in which they stand


def find_cast(sentences: tuple[Sentence, ...], articles: tuple[Article, ...]) -> Cast:
    """The story's people, organisations and places, and every mention that is safe to resolve.

    Names are merged over the whole story, a bare surname within its article first. Descriptions are resolved where an
    apposition, a title, a copula or an age ties them to one person, pronouns where one person can be meant.
    """
    forms = find_forms(sentences)
    _join_expansions(forms, articles)
    named = merge_forms(forms, sentences)
    for entity in named:
        if entity.kind == "person":
            for use in entity.uses:
                learn(entity, use, sentences[use.sentence])
    phrases = find_phrases(sentences)
    described = resolve_phrases(phrases, named, sentences)
    stage = _stage(named, phrases, described)
    learn_genders(sentences, stage)
    pronouns = resolve_pronouns(sentences, stage)
    return _cast(named, described, pronouns, sentences, {a.id: a.text for a in articles})


def _join_expansions(forms: dict[Key, Form], articles: tuple[Article, ...]) -> None:
    """ "Civil Protection Agency (CPA)": the acronym's uses become the full name's."""
    for article in articles:
        for match in ACRONYM.finditer(article.text):
            words = _name_before(article.text, match.start())
            short = forms.get((match[1].lower(),))
            for cut in range(len(words)):
                full = forms.get(tuple(words[cut:]))
                if full is not None and short is not None and full is not short:
                    full.uses += short.uses
                    full.votes["organisation"] += 3
                    del forms[short.key]
                    break


def _name_before(text: str, end: int) -> list[str]:
    """The words in lower case, at most LONG_NAME, of the run of capitals that ends at a place."""
    words = text[max(0, end - BEFORE) : end].split()[-LONG_NAME:]
    run = list(itertools.takewhile(NAME_WORD.fullmatch, reversed(words)))[::-1]
    rest = words[: len(words) - len(run)]
    opening = NAME_END.search(rest[-1]) if rest else None  # behind a bracket or a quotation mark
    return [word.lower() for word in itertools.dropwhile(str.islower, [*([opening[0]] if opening else []), *run])]


def _stage(named: list[Named], phrases: list[Phrase], described: Found) -> Stage:
    """Where persons stand, by sentence; phrases that nobody could be found for stand as strangers."""
    stage: Stage = defaultdict(list)
    for entity in named:
        if entity.kind == "person":
            for use in entity.uses:
                stage[use.sentence].append(Standing(use.last, use.last, entity))
    owner = {id(phrase): entity for entity, phrase in described.named}
    for phrase in phrases:
        if phrase.plural or (phrase.noun not in w.PERSON_NOUNS and phrase.noun not in w.KIN and phrase.age is None):
            continue
        known = owner.get(id(phrase))
        taken = any(s.token == phrase.head for s in stage[phrase.sentence])
        gender = "male" if phrase.noun in w.MALE else "female" if phrase.noun in w.FEMALE else ""
        if not taken:
            stage[phrase.sentence].append(Standing(phrase.head, phrase.head, known, "" if known else gender))
    return {n: sorted(those, key=lambda s: s.token) for n, those in sorted(stage.items())}


def _cast(
    named: list[Named],
    described: Found,
    pronouns: list[Resolved],
    sentences: tuple[Sentence, ...],
    texts: dict[str, str],
) -> Cast:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    identity = {id(entity): f"e{number}" for number, entity in enumerate(named, start=1)}

    def add(entity: str, sentence: int, span: Span, how: How) -> None:
        mentions[entity].append(Mention(entity, sentences[sentence].article, span, how))

    for entity in named:
        for use in entity.uses:
            add(
                identity[id(entity)],
                use.sentence,
                use.span,
                "name" if len(use.key) >= len(entity.key) and use.key not in entity.short else "short name",
            )
    for entity, phrase in described.named:
        add(identity[id(entity)], phrase.sentence, phrase.span, "description")
    for pronoun in pronouns:
        add(identity[id(pronoun.entity)], pronoun.sentence, pronoun.span, "pronoun")
    kinds = {identity[id(entity)]: entity.kind for entity in named}
    for number, (noun, phrases) in enumerate(described.unnamed.items(), start=len(named) + 1):
        kinds[f"e{number}"] = "person" if noun in w.PERSON_NOUNS and noun != "victim" else "other"
        for phrase in phrases:
            add(f"e{number}", phrase.sentence, phrase.span, "description")
    keys = {identity[id(entity)]: entity.key for entity in named}
    entities = tuple(_entity(e, kinds[e], keys.get(e, ()), mentions[e], texts) for e in kinds)
    every = sorted((m for those in mentions.values() for m in those), key=lambda m: (m.article, m.span, m.entity))
    return Cast(entities, tuple(_apart(every)))


def _entity(identifier: str, kind: str, key: Key, mentions: list[Mention], texts: dict[str, str]) -> Entity:
    worded = [(" ".join(m.span.of(texts[m.article]).split()), m.how) for m in mentions if m.how != "pronoun"]
    names = [text for text, how in worded if how == "name"] or [text for text, _ in worded]
    # A capital before a known name ("Brave ...") makes no fuller name.
    names = [n for n in names if len(n.split()) <= len(key)] or names
    count = Counter(names)
    best = max(sorted(count), key=lambda n: (not n.isupper(), len(n.split()), count[n], len(n)))
    aliases = tuple(sorted({text for text, _ in worded if text != best}))
    return Entity(identifier, best, kind, aliases)


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Mentions without those that lie inside an earlier, longer one of the same entity."""
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else mention
        touches = last is not mention and last.article == mention.article and last.span.overlap(mention.span) > 0
        if touches and (last.entity == mention.entity or last.span == mention.span):
            continue
        kept.append(mention)
    return kept
