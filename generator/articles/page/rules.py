"""Lines that report nothing, known by their wording: one rule a kind, general to English-language news."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

ROLES = (
    "reporters?|writers?|correspondents?|editors?|columnists?|contributors?|journalists?|producers?|photographers?|"
    "bloggers?|anchors?|critics?|freelancers?|interns?|fellows?|hosts?|staff"
)
"""What people who make news are called."""

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri|sat|sun"
DATE_WORDS = (
    rf"{MONTHS}|{WEEKDAYS}|"
    r"[ap]\.?m\.?|noon|midnight|gmt|utc|bst|cest|cet|[ecmp][sd]?t|ist|aest|hkt|"
    "published|updated|posted|issued|released|revised|last|first|modified|created|edited|filed|on|at|the|and|of|date|dated|time|local|ago|"
    "mins?|minutes?|hours?|hrs?|h|days?|weeks?|months?|years?|yesterday|today|read"
)
"""Every word that a time stamp is made of."""

SECTIONS = (
    "news|world|world news|national|local|local news|politics|business|sports?|opinion|entertainment|culture|arts|"
    "life|lifestyle|style|health|science|tech|technology|travel|food|weather|money|markets|economy|crime|education|"
    r"environment|video|videos|home|breaking|breaking news|u\.?s\.?(?: news)?|uk(?: news)?|europe|asia|africa|americas|"
    "middle east|international|regional|region|community|features?|analysis|exclusive|live|latest|"
    "obituaries|classifieds|"
    "celebrity|tv|music|movies|books|space|letters|editorials?|weddings?|women|parents|green|media|investigations?|"
    "real estate|autos?|jobs|courts|magazine|blogs?|popular|report|caption|claim|rating|subscribe|menu|search|top news"
)
"""Names of a site's sections, and labels that stand alone."""

SOCIAL = (
    "share|shares|tweet|retweet|email|e-mail|mail|print|facebook|twitter|x|instagram|linkedin|reddit|pinterest|whatsapp|"
    "tumblr|telegram|youtube|tiktok|snapchat|flipboard|google|rss|messenger|sms|link|copy|copied|embed|save|this|article|"
    "story|via|on|to|by|with|or|and|bookmark|pin|it|like|post|more|follow|close|open|play|pause|mute|replay|next|previous"
)
"""Words of share buttons and players."""

MEDIA_WORDS = (
    "times|post|news|herald|tribune|gazette|journal|chronicle|courier|mercury|press|telegraph|guardian|observer|examiner|"
    "inquirer|enquirer|register|sentinel|star|sun|mail|mirror|express|standard|independent|record|bulletin|dispatch|echo|"
    "argus|globe|advocate|advertiser|monitor|ledger|reporter|review|republic|republican|democrat|dealer|beacon|banner|"
    "clarion|citizen|bugle|intelligencer|statesman|recorder|newswire|newsline|crier|daily|weekly|monthly|quarterly|today|tonight|online|radio|tv|television|channel|broadcasting|network|networks|wire|"
    "agency|media|magazine|diary|blog|digest|insider|patch|page|messenger|leader|packet|pilot|union|voice|world"
)
"""Words that names of newspapers, stations and news sites are made of."""

BODIES = (
    "agency|authority|department|ministry|office|service|services|council|commission|committee|police|constabulary|"
    "sheriff|court|government|university|college|hospital|institute|association|society|foundation|board|bureau|"
    "administration|union|federation|trust|brigade|corporation|company|inc|ltd|limited|plc|llc|group|district|centre|center|"
    "directorate|secretariat|inspectorate|coastguard|embassy|parliament|assembly|registry|observatory|museum|club"
)
"""Words that names of bodies that publish releases are made of."""

AGENCIES = (
    "ap|associated press|the associated press|reuters|thomson reuters|afp|agence france-presse|agence france presse|"
    "upi|united press international|pa|press association|pa media|dpa|ansa|efe|tass|xinhua|kyodo|bloomberg|getty|"
    "getty images|epa|shutterstock|alamy|istock|ap photo|reuters photo|file|file photo|handout"
)
"""Agencies whose pictures and copy everyone prints: a credit to one does not tell whose page it is."""

MEDIA_ROLE = r"(?:reporter|writer|correspondent|editor|columnist|journalist|photographer|producer|anchor|critic)"
"""What one who works for an outlet is called in its notes."""

OUTLET_LABELS = (
    "the|of|and|by|a|in|top|latest|breaking|live|big|long|read|story|stories|interview|briefing|report|law|order|justice|"
    "drink|society|faith|religion|family|week|weekend|essay|profile|debate|verdict|trial|news|world|today|tonight|daily|"
    "weekly|online|media|review|page|press|blog|radio|tv|update|updates|watch|release|statement|notice|bulletin|edition|"
    "city|transcript|exclusive|staff|reporter|correspondent|correspondents|special|our|agencies|agency|wire|wires|from|"
    "text|brief|briefs|issue|morning|evening|field|notes|case|letters|office|information|communications|full|advertisement|"
    "share|comments|min|minutes|english|service|newsletter|immediate|for|use|no|events|popular|more|related|archive|"
    "kit|advertise|unsubscribe|with|us|follow|sign|get|log|account|terms|apply|privacy|policy|cookie|settings|view|all|copy|"
    "link|save|listen|print|must|also|tags?|filed|under|posted|updated|published|pictures?|photos?|images?|pic|video|words|"
    "reply|likes?|replies|views?|scoop|story|on|to|end|ends|status|contact|music|poll|vote|offer|shop|quiz|see|next|menu"
)
"""Words of which labels above and below a report are made; an outlet's name has another one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that matches in lower case, and that is not longer than ``words``, is furniture."""

    name: str
    pattern: re.Pattern[str]
    words: int
    """Longest line, in words, that it may take: a report that happens to begin so is longer."""


MAX_LETTERS = 800  # characters; no furniture known by its wording is longer, and patterns take time on long lines
_REMEMBERED = 1024  # lines; a line, its only sentence, and that from either end of its paragraph are one and the same
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # written in C, where it is there: 2 ms instead of 18
RULES_FILE = Path(__file__).with_name("rules.yml")
_PARTS = {
    "NAME": r"[\w.'’&-]+(?: [\w.'’&-]+){0,5}",
    "ROLE": rf"(?:[\w-]+ ){{0,4}}(?:{ROLES})",
    "ROLES": ROLES,
    "PICTURE": r"(?:file )?(?:photo(?:graph)?s?|images?|pictures?|pics?|video|graphics?|(?:photo )?illustrations?)",
    "EMAIL": r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    "LETTER": r"(?:news)?letters?|alerts?|inbox|updates|podcast|app",
}


def _load() -> tuple[Rule, ...]:
    """The rules of ``rules.yml``, in the order in which they are tried."""
    rules = yaml.load(RULES_FILE.read_text("utf-8"), _LOADER)
    return tuple(Rule(r["name"], re.compile(_joined(r["patterns"])), r["words"]) for r in rules)


def _joined(patterns: list[str]) -> str:
    joined = "|".join(f"(?:{p})" for p in patterns)
    for name, pattern in _PARTS.items():
        joined = joined.replace(f"<{name}>", pattern)
    return joined


RULES = _load()


_DATE_TOKEN = re.compile(
    rf"(?:{DATE_WORDS}|\d{{1,4}}(?:st|nd|rd|th)?|\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:[ap]\.?m\.?)?|\d+[ap]\.?m\.?)", re.I
)
_SECTION = re.compile(rf"(?:the )?(?:{SECTIONS})", re.I)
_SOCIAL = re.compile(rf"(?:{SOCIAL})", re.I)
_MORE = re.compile(r"more (?:on|by|to)\b", re.I)
"""The beginning of a list of other stories, though its words stand on share buttons too: "More on this story"."""
_MEDIA = re.compile(rf"\b(?:{MEDIA_WORDS})\b", re.I)


@lru_cache(_REMEMBERED)
def known_rule(text: str) -> str | None:
    """The rule that a line's wording matches, if any; the line is as a reader sees it."""
    count = len(text.split())
    if len(text) > MAX_LETTERS:
        return None
    if text and not any(map(str.isalnum, text)):
        return "ornament"
    if is_timestamp(text):
        return "time stamp"
    if _is_dated_byline(text):
        return "byline"
    if text and all(_SOCIAL.fullmatch(w) for w in re.findall(r"[\w/@-]+", text)) and not _MORE.match(text):
        return "follow and share"
    if _is_section(text):
        return "section label"
    small = text.lower()
    return next((r.name for r in RULES if count <= r.words and r.pattern.search(small)), None)


def is_timestamp(text: str) -> bool:
    """Whether a line holds a date or a time and nothing else."""
    text = re.sub(r"^(?:status|date(?:d)?|as of|issued|released|revised|published)\s*:", "updated", text, flags=re.I)
    tokens = [t for t in re.split(r"[\s,|/•·@()\[\]–—-]+|:\s|(?<=[a-z])\.(?=\s|$)", text) if t.strip(".:")]
    return (
        0 < len(tokens) <= 14
        and any(c.isdigit() for c in text)
        and sum(t.strip(".:").isdigit() for t in tokens) < len(tokens)
        and all(_DATE_TOKEN.fullmatch(t.strip(".:")) for t in tokens)
    )


def _is_dated_byline(text: str) -> bool:
    """A name and a time stamp in one line: "Ana Ruiz - Nov 19, 2019, 10:31 pm"."""
    parts = re.split(r"\s+(?:[-–—|•·/]|on)\s+|(?<=[a-z])[,|]\s+", text, maxsplit=1)
    names = re.sub(r"^(?:by|posted by|written by)\s+|\band\b|[,&]|@\w+", "", parts[0], flags=re.I).split()
    return len(parts) == 2 and is_timestamp(parts[1]) and 0 < len(names) <= 6 and all(n[0].isupper() for n in names)


def _is_section(text: str) -> bool:
    parts = [p.strip(" \t:") for p in re.split(r"[|>»/•·]", text) if p.strip(" \t:")]
    named = [bool(_SECTION.fullmatch(p)) for p in parts]
    return bool(parts) and (all(named) or (len(parts) > 1 and sum(named) >= len(parts) - 1 and len(text.split()) <= 10))


def names_media(text: str) -> bool:
    """Whether a name holds a word that names of newspapers, stations and news sites are made of."""
    return bool(_MEDIA.search(text))
