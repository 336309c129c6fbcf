"""Small classes of general news English: words that tell of one thing.

Written for this project from general journalism (crime, courts, disasters, politics, business, sport, health).
A class holds lemmas that may stand for each other when two reports of one event are compared; it says nothing about
shades of meaning.
"""

from __future__ import annotations

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
