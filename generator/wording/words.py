"""Words that tell how a clause may be cut out of its sentence. General English, nothing of any story."""

from __future__ import annotations

from ..language.hedges import ADJECTIVES as ADJECTIVES
from ..language.hedges import ADVERBS as ADVERBS
from ..language.lexicon import word_set

TELLING = word_set(
    "say tell report add note write announce state confirm reveal disclose explain tweet recount remark learn find"
    " discover show emerge"
)
"""Verbs that credit and say nothing of their own: what they tell may stand without them, with the credit beside it.
"Claim", "believe" or "deny" weigh what they tell, so they stay with it."""
ACCORDING = word_set("according accord per")
ASSERTED_UNDER = word_set("that after because as while when although though since whereas and but or nor so yet for")
"""Words that tie a clause to another and may be left out: what follows them is asserted too. After "if", "before",
"until" or "unless" nothing is, so the clause keeps the one that it hangs on."""
CONDITION = word_set("if unless whether until once lest provided")
"""Words of a condition: without it the clause that it belongs to says more than its article."""
AS_SOON = word_set("soon long")
"""What makes a condition of "as ... as"."""
LINKS = word_set(
    "however moreover meanwhile furthermore instead nevertheless nonetheless still also then thus therefore indeed"
    " besides additionally similarly consequently hence and but or nor so yet plus well"
)
"""Words that tie a sentence to the one before; at its beginning they point at what is not shown."""
PLACE = word_set("in at on near outside inside above below behind beside under over across around")
"""Prepositions under which something happens at a place, as it does not "to" it or "of" it."""
WHOLE = ("clause", "sentence")
"""Kinds of claims that are worded from themselves; others are details of a clause."""
RELATIVE = word_set("who whom which that whose where when")
ASKING = word_set("what how why whether which who where when whom whose")
DOUBT = ADVERBS | ADJECTIVES
"""Words that hedge what they stand with."""
MAY = word_set("may might could")
LIMITS = word_set(
    "nearly almost barely hardly scarcely rarely seldom only just merely partly roughly about approximately around"
    " virtually practically least most longer"
)
"""Words without which a thing would be said to be more, or more certain, than it is: he "nearly" died."""
PARTICLES = word_set("away off up down out back over together apart aside short")
NEGATION = word_set("no not n't n’t never neither nor none nobody nothing without")

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
NEEDED = frozenset(SUBJECTS) | word_set(
    "ccomp xcomp pcomp acomp attr dobj pobj agent dative oprd prt aux auxpass neg det poss case nummod compound amod"
    " quantmod predet preconj nmod"
)
"""Relations without which a word is left hanging: a clause is shown with all of them."""
FRAME = frozenset(SUBJECTS) | word_set("aux auxpass neg prt dobj attr acomp oprd dative agent")
"""Of a verb: what its shortest whole clause holds."""
BEFORE = word_set("det amod compound poss nummod quantmod case nmod predet preconj")
"""Of a noun: what its shortest phrase holds."""
ASIDE = word_set("advcl relcl acl appos parataxis")
"""Relations of what may be left out where it is set off by a comma."""

QUOTES = frozenset('"“”„«»') | {"``", "''"}
DASHES = frozenset(["-", "–", "—", "--"])
UNIT_SIGNS = frozenset("%‰°′″$£€¥₹")
STOPS = DASHES | {",", ";", ":"}
LOOSE = ASIDE | {"prep", "advmod", "npadvmod", "xcomp"}
"""Relations of what stands behind a verb and tells how, when or why."""
