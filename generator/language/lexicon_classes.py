"""Small classes of general news English: words that tell of one thing, and words that exclude each other.

Written for this project from general journalism (crime, courts, disasters, politics, business, sport, health).
A class holds lemmas that may stand for each other when two reports of one event are compared; it says nothing about
shades of meaning, which the tables of acts and of opposites keep apart.
"""

from __future__ import annotations

from functools import cache

from generator.language.lexicon import word_set

_SYNONYMS = """
die: die dead death fatality perish decease deceased casualty victim kill slay toll fatal
hurt: injure injury hurt wound wounded injured maim
missing: missing unaccounted disappear vanish
resign: resign quit resignation "step down" stepdown
arrest: arrest detain apprehend nab custody
charge: charge count indict indictment offence offense
convict: convict conviction guilty
acquit: acquit clear exonerate
sentence: sentence jail imprison imprisonment prison
happen: happen occur strike hit take_place
shoot: shoot shooting gunfire fire gunshot
earthquake: earthquake quake tremor temblor
slide: landslide mudslide slide
storm: storm hurricane cyclone typhoon
blaze: blaze fire
blast: blast explosion explode detonate
crash: crash collision collide wreck smash
home: home house residence dwelling household
child: child kid minor
boy: boy lad
woman: woman lady
police: police officer constable cop detective
soldier: soldier troop army military personnel
firefighter: firefighter fireman
lawyer: lawyer attorney solicitor counsel barrister
prosecutor: prosecutor prosecution crown
spokesman: spokesman spokeswoman spokesperson
siren: siren alarm
sound: sound wail blare trigger activate ring
silent: silent silence mute quiet
car: car vehicle automobile
truck: truck lorry
plane: plane aircraft jet airplane
buy: buy purchase acquire acquisition takeover
sell: sell sale
pay: pay spend
company: company firm business corporation
worker: worker employee staff staffer
shop: shop store
recall: recall
school: school
vote: vote ballot
win: win victory triumph beat defeat
lose: lose loss
begin: begin start commence launch open
end: end finish conclude stop
say: say tell state announce declare
increase: increase rise grow climb jump surge gain up
decrease: decrease fall drop decline shrink plunge down
allow: allow permit let approve
build: build construct
destroy: destroy wreck demolish flatten raze
bury: bury engulf swallow
damage: damage harm
rescue: rescue save free pull
find: find discover locate recover retrieve
notice: notice spot detect rumble uncover suspect realise realize
flee: flee escape
evacuate: evacuate displace
hospital: hospital clinic infirmary
doctor: doctor physician medic surgeon
appeal: appeal
evidence: evidence testimony testify testimony
meeting: meeting talk talks session
money: money fund cash sum
steal: steal rob embezzle pocket siphon divert swindle theft
contract: contract deal agreement
player: player footballer striker
coach: coach manager
goal: goal
fee: fee price cost
share: share stock
cut: cut slash trim axe
job: job post position
test: test examination
infect: infect infection contract
flood: flood flooding inundate
rain: rain rainfall downpour
outage: outage blackout
road: road highway motorway
bridge: bridge
picture: picture photo photograph image
film: film movie
party: party celebration
"""

_OPPOSITES = """
accept: refuse reject decline
agree: refuse decline disagree
confirm: deny
admit: deny
approve: reject veto block
support: oppose
back: oppose
pass: fail
win: lose
convict: acquit
sound: silent
work: fail malfunction
begin: end
increase: decrease
open: close shut
survive: die
arrive: leave depart
stay: leave
keep: drop abandon
hire: fire dismiss
succeed: fail
allow: ban forbid prohibit bar
remember: forget
enter: leave exit
raise: lower cut
land: crash
buy: sell
attack: defend
lock: unlock
conscious: unconscious
alive: dead
sober: drunk
armed: unarmed
legal: illegal
stable: critical
safe: unsafe dangerous
present: absent
empty: full
insured: uninsured
unanimous: divided split
voluntary: forced
"""

_PHRASES = {
    ("step", "down"): "resign",
    ("turn", "down"): "refuse",
    ("go", "off"): "sound",
    ("take", "place"): "happen",
    ("call", "off"): "cancel",
    ("put", "off"): "postpone",
    ("pull", "out"): "withdraw",
    ("break", "out"): "begin",
    ("set", "off"): "trigger",
    ("shut", "down"): "close",
    ("give", "up"): "abandon",
    ("turn", "away"): "refuse",
    ("throw", "out"): "reject",
    ("knock", "down"): "destroy",
    ("pass", "away"): "die",
    ("lay", "off"): "dismiss",
    ("find", "out"): "discover",
    ("smell", "rat"): "notice",
    ("raise", "alarm"): "notice",
    ("blow", "whistle"): "notice",
}

ACTS_TO_COME = {
    **dict.fromkeys(("threaten", "threat"), "threaten"),
    **dict.fromkeys(("vow", "promise", "pledge", "guarantee"), "promise"),
    **dict.fromkeys(("offer", "propose", "suggest", "volunteer", "proposal"), "offer"),
    **dict.fromkeys(("refuse", "refusal"), "refuse"),
    **dict.fromkeys(("consider", "mull", "weigh"), "consider"),
    **dict.fromkeys(("demand", "order", "insist"), "demand"),
    **dict.fromkeys(("plan", "intend", "try", "attempt", "want", "decide", "agree"), ""),
}
"""Verbs and nouns that tell of an act to come, with the nature of telling; empty where it goes with any other."""

END_OF_WORK = {
    **dict.fromkeys(("resign", "quit"), "resign"),
    **dict.fromkeys(("fire", "sack", "dismiss", "oust", "axe"), "dismiss"),
    "suspend": "suspend",
    "retire": "retire",
    "demote": "demote",
}
"""How somebody's work ended or changed: groups exclude each other, words of one group do not."""

BODY = word_set(
    "head chest leg arm hand foot back neck shoulder face stomach abdomen thigh hip knee ankle wrist eye ear "
    "torso finger toe chin jaw"
)


def _read(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in table.strip().splitlines():
        name, words = line.split(":")
        for word in words.split():
            found.setdefault(word, name)
        found[name] = name
    return found


CLASS = _read(_SYNONYMS)


def canon(lemma: str) -> str:
    """The name of a word's class, or the word itself."""
    return CLASS.get(lemma, lemma)


def phrase_verb(verb: str, partner: str) -> str | None:
    """What a verb means with its particle or object ("turn down" is to refuse), if it is listed."""
    return _PHRASES.get((verb, partner))


@cache
def _opposites() -> frozenset[frozenset[str]]:
    pairs = set()
    for line in _OPPOSITES.strip().splitlines():
        name, words = line.split(":")
        pairs |= {frozenset((canon(name), canon(w))) for w in words.split() if canon(w) != canon(name)}
        pairs |= {frozenset((name, w)) for w in words.split()}
    return frozenset(pairs)


def opposite(a: str, b: str) -> bool:
    """Whether two lemmas exclude each other when said of one thing at one time."""
    return frozenset((a, b)) in _opposites() or frozenset((canon(a), canon(b))) in _opposites()


@cache
def pole(act: str) -> tuple[str, bool]:
    """One name for a predicate and its opposites, and whether this one is its positive pole: ("silent", True)."""
    others = sorted({w for pair in _opposites() if act in pair for w in pair if w != act})
    base = min([act, *others])
    return base, base == act
