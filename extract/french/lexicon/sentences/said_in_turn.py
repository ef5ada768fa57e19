"""The words by which the order of a sentence tells what its numbers make, folded."""

import re

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import FRACTIONS
from extract.french.lexicon.sentences.limits_said import LIMIT

COME_TO = WordList(
    "au total", "en tout", "soit un total( de)", "pour un total( de)", "soit un montant total( de)",
    "pour un montant total( de)", "donn* un total( de)", "form* un total( de)",
    "font un total( de)", "soit ensemble", "represent* ensemble", "totalis* ensemble", "donc",
    "le tout s'elev* a", "le tout represent*", "le tout attei*", "le tout pour",
)  # fmt: skip
"""Right before what the numbers of a list come to."""
IN_ALL_BEHIND = WordList("au total", "en tout")
"""Behind what the numbers of a list come to."""
TOGETHER = WordList("ensemble", "a eux *", "a elles *", "reuni*", "conjoint*")
"""Before or behind what several have together."""
IN_ALL = WordList(TOGETHER, "au total", "en tout", "total*", "cumul*")
"""Words by which a number is of several."""
PAIR_COMES_TO = WordList("soit", "total* de")
"""The same, of a list whose last part is told by "et"."""
DEDUCTED = WordList(
    "apres", "une fois", "deduction faite", "dedui*", "defalcation"
)
"""Before what is taken away of a gross amount."""
NET_OF = re.compile(r"\b(?P<noun>\w+) nette?\b")
"""What is left of it: "l'épargne nette"."""
BALANCE = WordList("resultat*", "solde*", "excedent*", "deficit*")
"""What receipts and expenses, with their signs, come to."""
THESE = WordList("ces", "lesdit(e)s")
"""Before a number that was said before: "ces 9 projets"."""
AND = WordList("et")
"""Before the last of two."""
NO_LIST = WordList(
    "dont", "soit", "contre", "au lieu de", "depuis", "sur", "pour memoire", "plus de", "moins de",
    "de plus", "de moins", "reste*", "solde", "avant", "apres", "passe*", "porte*",
)  # fmt: skip
"""Between two numbers that are no two parts of a list."""
FRACTIONS_OF = (
    *FRACTIONS,
    (WordList("par quart(s)"), 1, 4),
    (WordList("par tiers"), 1, 3),
)
"""Words of a fraction, with what is above and below its line."""
TO = WordList("a")
"""Between both ends of a change: "passe de A à B"."""
AND_TO = WordList("et a")
"""Between two parts that one verb governs: "arrêté à A en fonctionnement et à B"."""
MORE_OR_LESS = WordList(
    "de plus", "de moins", "en plus", "en moins", "supplement*"
)
"""Behind by how much two figures differ."""
THAT_IS = WordList("soit", "ou", "c'est-a-dire")
"""Between a figure and the same said in another way."""
SO_MUCH = WordList(THAT_IS, "donc")
"""Before the same said as an amount."""
AMOUNT_JUST_SAID = WordList(
    "ce prix", "cette somme", "ce montant", "ce tarif", "ce cout", "cette depense", "ce total",
    "cette aide", "cette subvention",
)  # fmt: skip
"""Words by which a sentence goes on to speak of an amount just said."""
NO_EXACT_FIGURE = WordList(LIMIT, "environ(s)", "plus de", "pres de")
"""A figure that is not told to the unit."""


def leaves_digits_open(before: str) -> bool:
    """Whether the folded words before a number leave its last digits open; not those of another
    that it stands behind in brackets.

    >>> leaves_digits_open("plus de "), leaves_digits_open("la moitie environ (")
    (True, False)
    """
    is_bracketed = before.rstrip().endswith("(")
    return NO_EXACT_FIGURE.closes(before) and not is_bracketed


GREW_BY = WordList(
    "augment* de", "progress* de", "baiss* de", "recul* de", "diminu* de", "en hausse de",
    "en baisse de", "en progression de", "en diminution de", "en recul de",
)  # fmt: skip
"""Right before how much in per cent a figure just said differs from that of another year."""
GROWN_TO = WordList("a", "attei*", "et sont de", "et est de")
"""Between that and the figure, where this stands behind: "progresse de 2,2 % et passe à A"."""
DIFFERS_BY = WordList(
    "inferieur(e)(s) de", "superieur(e)(s) de", "moindre(s) de"
)
"""Right before by how much a figure differs from another one that is named behind."""
