"""The words by which a sentence says that a number is reckoned from others, folded."""

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.french.folding import MINUS
from extract.french.lexicon.calendar import YEAR
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import FALLING, RISING

REMAINS_BEFORE = WordList(
    "reste", "restent", "restera", "resteront", "restant", "laiss*", "disponible(s)", "solde",
    "reliquat", "difference", "ecart", "variation", "excedent", "deficit", "besoin", "marge",
    "deficitaire(s)", "supporte*", "charge", "revien*", "revenant", "economi*", "surcout",
    "gain", "nette", "baisse*", "hausse", "augment*", "diminu*", "progress*", "depasse*",
)  # fmt: skip
"""Before what is left of one amount when another is taken away."""
REMAINS_AFTER = re.compile(
    r"\W*(?:€|k€|euros?|ht|ttc|\W)*(?:(?:sont |est |soient )?(?:encore )?(?:restent?|disponibles?"
    r"|a (?:la|sa) charge|supplementaires?|inutilises?)\b|de (?:plus|moins)\b|en (?:plus|moins)\b)"
)
"""The same behind the amount: "12 000 € restent à la charge de la commune"."""
ALTOGETHER_BEFORE = WordList(
    "total*", "ensemble", "global*", "cumul*", "en tout", "ainsi", "portant", "au final",
)  # fmt: skip
"""Before what several amounts come to."""
ALTOGETHER_AFTER = re.compile(
    r"\W*(?:€|k€|euros?|ht|ttc|\W)*(?:au total|en tout|en cumule?|toutes? [a-z]+ confondue?s)\b"
)
"""The same behind the amount: "45 200 € au total"."""
OF_WHICH = re.compile(
    r"\bdont\b|\bse (?:repart|decompos|ventil|partag)\w+|\breparti\w*\b|\bsoit\W*$|:\W*$"
    r"|\bcomprenant\b|\bcompose\w*\b"
)
"""Before the first part of an amount that is shared out."""
SHARE_OF = re.compile(
    r"\W*(?:de la|de l.|des|du|de|d.)\s?(?P<whole>[a-z].*)", re.DOTALL
)
"""After a percentage, the whole that it is taken of."""
SHARE_OF_IT = WordList(
    "en represent*", "en constitu*", "en absorb*", "en forme(nt)", "en couvr*", "y represent*",
)  # fmt: skip
"""Before a percentage of what was just spoken of: "le personnel en représente 53 %"."""
_IS_PART = WordList(
    "represent*", "constitu*", "absorb*", "pese*", "concentr*", "couvr*", "rassembl*", "regroup*",
)  # fmt: skip
"""What a part does of its whole."""
SHARE_BEFORE = WordList(
    _IS_PART, "part(s)", "soit", "proportion", "financ*", "consomm*", "assur*", "recoi*",
    "subvention*", "a hauteur de", "execut*", "realis*", "supporte*",
)  # fmt: skip
"""Before a percentage that is a share of something."""
MAKES_UP = WordList(_IS_PART, "form*", "reuniss*", "fourni*")
"""Right before a percentage that its subject is of a whole: "elles forment 27,6 % du temps"."""
TAX_INCLUDED = re.compile(
    r"[\d\W]*(?:€|k€|euros?)?\W*(?:ttc\b|toutes taxes|tva comprise)"
)
"""What is printed of an amount and after it, where that says its tax: "1 200 € TTC"."""
NET_OF_TAX = re.compile(r"[\d\W]*(?:€|k€|euros?)?\W*(?:ht\b|hors taxes?)")
"""The same without its tax: "1 000 € HT"."""
EQUAL_PARTS = re.compile(
    r"\b(?P<parts>deux|trois|quatre|cinq|six|huit|dix|douze|\d{1,2}) (?:[a-z]+ )?"
    r"(?:acomptes?|annuites?|echeances?|versements?|mensualites?|fractions?|parts|tranches?"
    r"|trimestrialites?)(?: (?:annuel\w*|mensuel\w*|egaux|egales|identiques))*"
    r"(?: chacune?)? d[e']\W*$"
)
"""Before what one of several equal parts is."""
OVER_YEARS = re.compile(
    r"\bsur (?:les )?(?P<years>deux|trois|quatre|cinq|six|dix|\d{1,2}) (?:ans|annees|exercices)\b"
)
"""Years over which an amount is spread: "sur trois ans"."""
FOR_YEARS = re.compile(
    r"\bsur (?:les )?(?P<years>deux|trois|quatre|cinq|six|dix|\d{1,2})"
    r" (?:ans|annees|exercices)\b[^;:]*$"
)
"""Before what several years come to."""
YEAR_SPAN = re.compile(
    rf"\b(?:de )?(?P<first>{YEAR})(?:\s?[-–/]\s?| a )(?P<last>{YEAR})\b"
)
"""The years that a plan spans: "2025-2028"."""
PER_ONE = re.compile(
    r"\W*(?:€|k€|euros?|ht|ttc|\W)*(?:par|pour chaque) (?!an\b|mois\b|jour\b)(?P<one>[a-z]{3,})"
)
"""After what falls to each of those that are named."""
A_YEAR = re.compile(
    r"\W*(?:€|k€|euros?|ht|ttc|\W)*(?:par an\b|chaque annee|l.an\b|annuel|en moyenne)"
)
"""After what falls to one year."""
THAT_IS = re.compile(
    r"\bsoit\b|\brepresent|\bpour un (?:total|montant|cout)\b|=\W*$"
)
"""Before the same thing said in another way: "soit 1 200 €"."""
OUT_OF = WordList("sur", "parmi")
"""Between a part and its whole."""
RECALLS = WordList("vu", "rappel*")
"""How a sentence opens that recalls another act."""
AGAINST = WordList("contre")
"""Between a figure and the one of the year before."""
IN_LETTERS = WordList("en lettres", "en toutes lettres")
"""Between an amount in figures and the same in words."""
SIGNED = re.compile(rf"\s*[+{MINUS}]")
"""A figure printed with its sign is a change: "+ 3,2 %"."""
AT_A_PRICE = re.compile(
    r"(?:\ba|\bau (?:prix|tarif|taux|cout) (?:unitaire )?de|\ba raison de|[x×])\W*$"
)
"""Between so many of a thing and what one costs."""
FOR_SO_MANY = re.compile(r"\bpour(?: les?| nos| ses)?\W*$")
"""Between what several cost and how many they are."""
AT_A_RATE = re.compile(r"\b(?:au taux|taux|a hauteur) de\W*$|\ba\W*$")
"""Before a percentage that is taken of an amount said before."""
FRACTIONS = (
    (WordList("moitie"), 1, 2),
    (WordList("deux tiers"), 2, 3),
    (WordList("un tiers", "le tiers"), 1, 3),
    (WordList("trois quarts"), 3, 4),
    (WordList("un quart", "le quart"), 1, 4),
    (WordList("un cinquieme", "le cinquieme"), 1, 5),
    (WordList("un dixieme", "le dixieme", "au dixieme"), 1, 10),
    (WordList("un douzieme", "par douziemes"), 1, 12),
)
"""Shares that are spelled, the longer first, with what is above and below their line."""


_ROUNDED_TO = re.compile(r"\barrondi\w* (?:au|a la|a l.|a un) ?\w+")
"""What is rounded, and to which digit: "arrondis au dixième"."""


def fraction_told(
    text: str, fractions: Sequence[tuple[WordList, int, int]] = FRACTIONS
) -> Decimal:
    """The first of some shares that a folded text says; nothing where it says none.

    >>> fraction_told("le quart de la depense"), fraction_told("la depense")
    (Decimal('0.25'), Decimal('0'))
    >>> fraction_told("arrondis au dixieme d'euro")
    Decimal('0')
    """
    told = _ROUNDED_TO.sub(" ", text)
    for words, top, under in fractions:
        if words.within(told):
            return Decimal(top) / Decimal(under)
    return Decimal(0)


EACH = re.compile(
    r"\bpar [a-z]{3,}|\bchaque\b|\bchacun|\bmoyen|\bunitaire|\b(?:a l.unite|l.un)\b"
)
"""Beside what one of several has."""
UP = WordList(RISING, "en plus", "gagn*", "major*")
"""Words of a change upwards: "en hausse de", "de plus"."""
DOWN = WordList(FALLING, "en moins", "perd*", "repli*", "minor*")
"""The direction of a change."""
MORE_BEHIND = re.compile(r"[\s%€]*de (?P<way>plus|moins)\b(?!\s*,)(?! d[e'’])")
"""Right behind a change, which way it goes: "10,5 % de plus"; not of an age: "de moins de 18 ans".
"""
MOVED_BEFORE = re.compile(
    r"\b(?:(?P<up>hausse|augmentation|progression|croissance|majoration|augment\w+)"
    r"|baisse|diminution|recul|repli|reduction|diminu\w+) de\W*$"
)
"""The same right before it: "une hausse de"."""
PERIODS = (
    (
        WordList("par an", "annuel*", "l'annee", "chaque annee", "annuite*"),
        (Decimal(12), Decimal(4), Decimal(2)),
    ),
    (WordList("par mois", "mensuel*"), (Decimal(1) / Decimal(12),)),
    (WordList("trimestr*"), (Decimal(1) / Decimal(4), Decimal(3))),
    (WordList("semestr*"), (Decimal(1) / Decimal(2), Decimal(6))),
)
"""A length of time, and by what amounts for another one are multiplied to be for it."""

CONDITIONAL = r"\b(?:\w+(?:er|ir|dr|evr|ttr|itr|rr)|s?aur|s?er|ir|v?oudr)(?:ait|aient|ions)\b"
"""A verb of what would be so: "les six lots occuperaient alors 2 350 m²"."""
