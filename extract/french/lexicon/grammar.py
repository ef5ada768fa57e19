"""The small words of sentences that state figures: verbs, what opens a phrase, what closes it.

Texts are searched as printed, so these forms keep their accents.
"""

from extract.french.lexicon.concept import Concept

VERB = Concept(
    "est", "sont", "soit", "serai(?:t|ent)", "sera", "seront", "était", "étaient", r"a\s", "ont",
    "aura(?:it|ient)?", "fut", "reste(?:rait)?", "demeure", "vaut", "valent",
    "élève(?:nt|rait|raient)?", "élevai(?:t|ent)", "établit", "établissent", "établirait",
    "attei(?:nt|gnent|gnait|ndrait)", "représente(?:nt|rait)?", "monte(?:nt|rait)?",
    "chiffre(?:nt|rait)?", "porte(?:nt|rait)?", "coûte(?:nt|rait)?", "compte(?:nt|rait)?",
    "passe(?:nt|rait)?", "fixé", "fixée", "comprend", "comporte", "dépasse", "excède",
    "engage(?:rait)?", "apporte(?:ra|rait)?", "recevrait", "toucherait", "touche", "correspond",
    "permet(?:trait)?", "affecte(?:rait)?", "consacre(?:rait)?", "concerne(?:nt|raient)?",
    "regroupe", "relève(?:nt)?", "pèse", "dominent", "débouchent", "atteindra",
    "accueille(?:raient|nt)?", "engagent", "économise(?:nt)?", "consacrerait", "coûterait",
    "recevraient", "couvrirait", "reçoit", "louent", "répartit", "répartissent", "forment",
    "expliquent", "prévoit", "réunirait", "porterait",
)  # fmt: skip
"""Verbs between a figure and what it measures."""
GIVING = Concept(
    "engage", "apporte", "affecte", "consacre", "toucherait", "touche", "recevrait", "économise",
    "accueille", "reçoit",
)  # fmt: skip
"""Verbs that say what is done with an amount, and so belong to what it measures."""
BEING = Concept(
    "est", "sont", "serait", "seraient", "sera", "seront", "a", "ont", "était", "étaient", "fut",
)  # fmt: skip
"""Verbs that say nothing by themselves."""
OPENING = Concept(
    "et", "ou", "où", "que", "qu['’]", "dont", "soit", "puis", "avec", "pour", "par", "de", "du",
    "des", "d['’]", "à", "au", "aux", "sur", "en", "dans", "le", "la", "les", "l['’]", "un", "une",
    "ce", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "ainsi", "aussi", "également",
    "notamment", "parmi", "chez", "pendant", "sous", "si", "il", "elle", "ils", "elles", "on",
    "environ", "approuver", "considérant", "vu", "lesquel(?:le)?s", "lequel", "laquelle", "entre",
    "moyennant", "est", "sont", "serait", "seraient",
)  # fmt: skip
"""Words that a phrase may begin with and that are no part of what it names."""
CLOSING = Concept(
    "de", "du", "des", "d['’]", "à", "au", "aux", "le", "la", "les", "l['’]", "un", "une", "et",
    "ou", "que", "qui", "sur", "en", "dans", "pour", "par", "avec", "est", "sont", "plus", "moins",
    "près", "environ", "quelque", "presque", "autour", r"un\s+peu", r"supérieure?\s+à",
    r"inférieure?\s+à", "au-delà", "jusqu['’]à", "soit", "dont", "y",
)  # fmt: skip
"""Words that a phrase before a figure may end with."""
DETERMINER = Concept(
    "les?", "la", "l['’]", "une?", "des?", "du", "aux?", "ce", "cette", "ces", "son", "sa", "ses",
    "leurs?", "aucune?", "chaque",
)  # fmt: skip
RECITING = Concept(
    "considérant", "vu", "rappelant", "précisant", "précise", "rappelle", "indique", "dit",
    "décide", "autorise", "approuve", "fixe", "accepte", "arrête",
)  # fmt: skip
"""Verbs that open a recital of a deliberation: the sentence proper follows."""
AFTER_NOUN = Concept(
    "qui", "que", "où", "pour", "avec", "moyennant", "ont", "y", r"au\s+fil", "lors", "sur",
    r"en\s+sont", "afin", "chez", "dans", "sous", "à", "au",
)  # fmt: skip
"""Words after a counted noun that begin something else than what qualifies it."""
LEGAL_FORMS = frozenset({
    "association", "asbl", "sarl", "sas", "sasu", "sa", "eurl", "scop", "scic", "sci", "gie",
    "epic", "societe",
})  # fmt: skip
"""What a body is by law, folded: no part of its own name."""
SMALL_WORDS = frozenset({
    "de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "en", "pour", "par",
    "sur",
})  # fmt: skip
"""Folded words of a name that tell it from no other."""
