"""The words by which English news reports credit a source."""

from __future__ import annotations

import re

from ..lexicon import word_set

SAYING = word_set(
    """say tell report add note write announce state claim argue confirm warn declare insist explain suggest reveal
    disclose assert contend maintain allege acknowledge admit concede deny observe remark reply respond answer tweet
    post recall recount testify predict estimate stress emphasize emphasise point conclude complain joke quip continue
    caution indicate describe affirm reiterate repeat boast hint imply advise inform assure remind vow pledge swear
    counter retort blog quote shout yell scream cry whisper mutter exclaim comment relate release conclude determine
    rule find learn understand hear show document detail propose charge accuse speculate theorize opine
    muse lament protest echo tout hail plead attest ask demand urge chant fume thunder snap rant sob gush sigh growl
    chuckle moan"""
)
"""Verbs that credit their subject with a clause or a quotation."""

THINKING = word_set("believe think suspect feel consider fear hope worry doubt know agree expect assume guess regard")
"""Verbs that credit their subject with a thought; only with a clause of their own."""

NAMING = word_set(
    """call describe denounce criticize criticise condemn blast slam praise dismiss brand label cite deny
    question blame mention reject defend characterize characterise dub attack accuse mock deride"""
)
"""Verbs that credit their subject with what their object says: "called it a sham", "denied the charge"."""

STATING = word_set("report note show claim estimate predict suggest allege acknowledge announce reveal")
"""Verbs of SAYING whose object may stand for a clause: "reported a leak", "polls show a close race"."""

ADDRESSING = word_set("tell inform assure remind warn advise notify")
"""Verbs whose object is who hears it."""

NO_REPORT = word_set("decline refuse fail want hesitate forget avoid need intend plan try ask have")
"""Verbs over "say" that leave nothing said: "declined to say"."""

INTERVIEWING = word_set("interview statement email e-mail letter phone call conversation message")
"""Nouns that lead to the outlet that was told: "in an interview with the Herald"."""

REPORTS = word_set(
    """report statement story article account claim allegation assertion announcement accusation testimony remark
    comment interview tweet post letter memo document filing indictment complaint affidavit lawsuit study survey poll
    analysis review transcript email e-mail release bulletin record suggestion argument belief finding warning
    declaration dispatch broadcast editorial column"""
)
"""Nouns that carry content: "a report that", "the indictment says"."""

DOCUMENTS = REPORTS - word_set(
    "claim allegation assertion suggestion argument belief warning remark comment accusation"
)
"""Of these, what can be read, so that it can be a source by itself."""

UNNAMED = word_set(
    """source official people person individual insider aide adviser advisor witness resident neighbor neighbour
    observer expert analyst critic supporter opponent friend relative ally authority investigator prosecutor police
    officer lawyer attorney diplomat employee colleague someone somebody one they researcher scientist spokesman
    spokeswoman spokesperson reporter detective deputy firefighter doctor student"""
)
"""Nouns for sources without a name."""

PRESS = word_set("outlet newspaper paper network station broadcaster magazine agency site website report story article")
"""Nouns that, with "the", mean an outlet named before: "the news outlet reported"."""

CONFIRMING = word_set("confirm verify corroborate substantiate")
"""Verbs by which an article says that another outlet found the same."""

PASSIVE = word_set("report say announce write quote confirm disclose reveal publish carry state note tell verify")
"""Verbs that credit their agent: "first reported by"; "found guilty by a jury" credits nobody."""

CITING = word_set("cite quote reference credit")
"""Participles that pass the credit on: "ABC reported, citing two aides"."""

ACCORDING = word_set("according per")

_STRONG = re.compile(
    r"\b(?:news|newspapers?|radio|television|tv|broadcasting|associated\s+press|press\s+association|"
    r"agence\s+france-presse|reuters|bloomberg|axios|politico|AP|UPI|AFP|BBC|CNN|ABC|CBS|NBC|MSNBC|NPR|PBS|ITV|CBC|"
    r"RTE|DPA|ANSA|EFE)\b",
    re.IGNORECASE,
)
"""Words of the press that mark a name wherever they stand in it; the agencies and networks known by initials."""

_LAST = word_set(
    """times post herald tribune journal gazette chronicle courier observer telegraph standard daily weekly globe
    inquirer enquirer star sentinel dispatch examiner register record bulletin review magazine mail mirror sun bee
    ledger advocate monitor wire insider today guardian independent patch press"""
)
"""Words that mark the name of a paper only at its end: "Evening Post", but not "Post Office"."""

_STATION = re.compile(r"\b[KW][A-Z]{2,3}(?:-TV)?\b|\b(?:Fox|Channel)\s?\d+\b")
_NO_PRESS = re.compile(
    r"\b(?:conference|medical|royal|secretary|release|minister|office|department|officer)\b", re.IGNORECASE
)


def is_outlet(name: str) -> bool:
    """Whether a name reads like that of a newspaper, a broadcaster or an agency."""
    words = name.split()
    if not words or not words[-1][0].isupper() or _NO_PRESS.search(name):
        return False
    if _STATION.search(name):
        return True
    strong = _STRONG.search(name)
    if strong and (strong.group()[0].isupper()):
        return True
    return words[-1].lower() in _LAST or (len(words) > 2 and words[0].lower() in _LAST and words[1] == "of")
