"""Words that tell what a name or a description stands for. General English, nothing of any story."""

from __future__ import annotations

from ..lexicon import word_set

TITLES = word_set(
    "mr mrs ms miss mx dr prof professor sir dame lord lady sen senator rep representative congressman congresswoman"
    " gov governor lt lieutenant mayor chief captain capt col colonel maj major gen general sgt sergeant cpl corporal"
    " officer deputy sheriff constable det detective insp inspector supt superintendent commissioner judge justice"
    " magistrate president prime minister premier chancellor vice secretary undersecretary director chairman"
    " chairwoman chair ceo speaker ambassador attorney special counsel prosecutor district press state acting former"
    " then late king queen prince princess duke pope cardinal archbishop bishop rev reverend father sister brother"
    " rabbi imam coach manager spokesman spokeswoman spokesperson councillor councilman councilwoman alderman"
    " commander admiral pvt private spc head foreign interior defence defense finance health police fire news editor"
    " reporter u.s. us"
)
"""Words that stand before a person's name and are no part of it."""
MALE_TITLES = word_set("mr sir lord king prince duke pope father brother congressman chairman councilman spokesman")
FEMALE_TITLES = word_set(
    "mrs ms miss dame lady queen princess sister congresswoman chairwoman councilwoman spokeswoman"
)
MALE = MALE_TITLES | word_set(
    "man boy husband son uncle nephew grandfather grandson father-in-law brother-in-law son-in-law stepfather"
    " businessman gunman policeman fireman salesman widower actor waiter schoolboy gentleman groom boyfriend dad"
    " grandad monk stepson stepbrother great-uncle half-brother"
)
FEMALE = FEMALE_TITLES | word_set(
    "woman girl wife daughter aunt niece mother grandmother granddaughter mother-in-law sister-in-law"
    " daughter-in-law stepmother businesswoman policewoman widow actress waitress schoolgirl bride girlfriend mum mom"
    " nun great-aunt stepdaughter stepsister half-sister"
)
SUFFIXES = word_set("jr sr ii iii iv")
ORGANISATION = word_set(
    "department agency police ministry office bureau university college school hospital court council committee"
    " commission party association union federation league club company corporation corp inc ltd llc plc group bank"
    " airlines airways news times post tribune guardian herald journal press network tv radio media church institute"
    " foundation fund society service services force army navy congress senate parliament house assembly authority"
    " board centre center team united city fc organization organisation trust brigade patrol guard administration"
    " task labs restaurant"
)
PLACE = word_set(
    "street road avenue drive lane boulevard highway river lake sea bay island islands mountain mountains valley"
    " county province district park bridge airport port square village town city state beach coast peninsula gulf"
    " fault dam neighborhood neighbourhood hills hill canyon forest desert creek harbor harbour plaza"
)
SURE_PLACE_LEADS = word_set("in near outside across")
SPEECH = word_set(
    "say tell add report note write announce state claim believe argue confirm warn ask reply respond explain tweet"
    " call insist recall describe deny declare admit testify think continue comment suggest post acknowledge allege"
)
LONG_FORMS = word_set("federation republic kingdom emirates")
NOT_NAMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december advertisement http https www am pm est edt gmt god lord ok tv"
)

PERSON_NOUNS = word_set(
    "man woman boy girl child teenager toddler baby veteran suspect gunman shooter attacker victim driver passenger"
    " pilot officer deputy detective sheriff mayor governor president minister premier senator congressman"
    " congresswoman lawmaker judge lawyer attorney solicitor barrister prosecutor defendant witness teacher student"
    " nurse doctor surgeon patient director chairman chairwoman executive founder owner manager coach player striker"
    " goalkeeper captain actor actress singer author reporter spokesman spokeswoman spokesperson treasurer bookkeeper"
    " accountant geologist scientist researcher engineer farmer soldier sergeant commander firefighter paramedic"
    " neighbor neighbour activist candidate secretary ambassador king queen prince princess bishop priest pastor"
    " counsel chancellor commissioner leader widow widower grandmother grandfather uncle aunt pensioner retiree"
    " tourist worker employee customer resident contractor boss chief analyst economist expert clerk caretaker"
    " general technician"
)
GROUP_NOUNS = word_set(
    "police official authority prosecutor investigator firefighter company firm jury court government ministry"
    " agency council army club party union bank hospital school university board regulator airline manufacturer"
    " retailer victim resident rescuer paramedic team campaign administration commission committee doctor juror"
    " neighbour neighbor department fund charity museum church organisation organization bureau league supermarket"
    " factory plant"
)
"""Unnamed takers of part that several articles may mean alike."""

NICKNAMES: dict[str, str] = {
    short: full
    for full, shorts in {
        "richard": "dick rick rich richie",
        "william": "bill will billy liam",
        "robert": "bob rob bobby robbie",
        "james": "jim jimmy jamie",
        "john": "jack johnny jon",
        "joseph": "joe joey",
        "michael": "mike mick",
        "thomas": "tom tommy",
        "charles": "charlie chuck",
        "edward": "ed eddie ted ned",
        "elizabeth": "liz beth betty lizzie",
        "margaret": "maggie peggy meg",
        "katherine": "kate kathy katie",
        "jeffrey": "jeff",
        "stephen": "steve",
        "steven": "steve",
        "anthony": "tony",
        "daniel": "dan danny",
        "david": "dave",
        "matthew": "matt",
        "christopher": "chris",
        "benjamin": "ben benny",
        "samuel": "sam",
        "andrew": "andy drew",
        "alexander": "alex",
        "nicholas": "nick",
        "patrick": "pat paddy",
        "gregory": "greg",
        "ronald": "ron ronnie",
        "donald": "don donnie",
        "timothy": "tim",
        "kenneth": "ken kenny",
        "deborah": "deb debbie",
        "patricia": "pat patty",
        "jennifer": "jen jenny",
        "susan": "sue",
        "frederick": "fred freddie",
        "lawrence": "larry",
        "gerald": "gerry jerry",
    }.items()
    for short in shorts.split()
}
"""Customary short forms of first names."""

KIN = word_set(
    "brother sister mother father wife husband son daughter uncle aunt cousin grandmother grandfather nephew niece"
    " family relative friend neighbor neighbour colleague partner sibling parent grandson granddaughter fiance"
    " boyfriend girlfriend widow widower mum dad mom brother-in-law sister-in-law roommate classmate co-worker one"
    " person people"
)
"""Somebody's somebody: "the brother" alone tells not whose."""
SINGLE = word_set(
    "suspect gunman shooter attacker driver pilot boy girl baby toddler teenager judge defendant company firm jury"
    " court government council club airline manufacturer bank hospital charity museum"
)
"""Descriptions of which a story mostly has one, so that several articles may mean the same."""
