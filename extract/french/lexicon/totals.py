"""The words for a total: of lines, of columns, of a page, and carried to the next page."""

import re
from enum import Enum, IntEnum, auto
from functools import lru_cache

from extract.french.folding import fold
from extract.french.lexicon.concept import Concept, WordList

TOTAL = Concept("total", "totaux")
ENSEMBLE = Concept("ensemble")
CUMULATED = Concept("cumul")
CUMULATES = WordList("cumul(s)", "cumule(e)(s)")
"""What runs from line to line, or from column to column: "Cumul", "Résultat cumulé"."""
SUM = Concept("somme")
SUBTOTAL = Concept(
    rf"sous ?- ?(?:{TOTAL}|{ENSEMBLE})", "s/ ?-?total", "s ?/ ?t"
)
_GROUP = re.compile(rf"{ENSEMBLE} [«\"“].+[»\"”]")
"""The total of a group by its name between quotation marks: "Ensemble « Accès »"."""
PAGE_TOTAL = Concept(rf"{TOTAL} (?:de la |par )?page")
GRAND_TOTAL = Concept(
    "grand total",
    rf"(?:{TOTAL}|montant total|{ENSEMBLE}) genera(?:l|ux)",
    f"total {CUMULATED}e",
)
_PLACE = r"(?:colonne|partie|moitie|liste)"
_NTH = r"(?:\d ?(?:e|re|ere|eme|nde)|premiere|deuxieme|seconde|troisieme)"
_NEXT = rf"(?:{_PLACE} (?:suivante|de droite)|{_NTH} {_PLACE}|{_PLACE} \d)"
"""Where a list goes on beside itself: "colonne suivante", "2e colonne"."""
_BEFORE = rf"(?:{_PLACE} (?:precedente|de gauche)|{_NTH} {_PLACE}|{_PLACE} \d)"
CARRIED_OUT = Concept(
    r"(?:sous-?total |total )?a reporter\b.*",
    r"report (?:a|sur) la page suivante.*",
    r"reports? a droite",
    rf"reports? (?:a|sur|en) (?:la )?{_NEXT}",
)
CARRIED_IN = Concept(
    r"reports?(?: (?:de la )?pages? (?:precedente|n°? ?\d+))?",
    "(?:total )?reporte",
    "report de la page.*",
    r"reports? de (?:la )?gauche",
    rf"reports? de (?:la )?{_BEFORE}",
)
"""“Report à nouveau” is a line of the budget, and no sum carried over a page."""

_TOTAL_LABEL = re.compile(
    rf"(?:{TOTAL}|montant total|cout total|{SUM} totale)\b(?P<rest>.*)|{ENSEMBLE}"
    rf"|[a-z]{{4,}} (?:{TOTAL}|totales?)|[a-z].* [-–:] {TOTAL}|[a-z].*, (?:{TOTAL}|{ENSEMBLE})"
)
"""The label of a total, with what it says of it, or behind that: "Total Culture", "Dépenses de
fonctionnement – Total"."""
_WITHOUT_SOME = re.compile(
    rf"{TOTAL} (?:general )?(?:hors|hormis|sauf|sans|except(?:e|es|ion)|non compris)\b"
    r"(?![ -](?:toutes |la |les |droits et )*(?:taxes?|t\.?v\.?a|ht|h\.t)\b).*"
)
"""A total that leaves some of its lines out: "Total hors avances"."""
_BARE_LABEL = Concept(rf"(?:sous ?- ?)?{TOTAL}(?: general)?")
_LEFT = re.compile(
    r"(?:pertes?|excedents?|deficits?|resultats?|epargne|marge|benefice|ecart|difference"
    r"|reliquat|(?:charge|cout|depense|produit|recette)s? nett?e?s?(?! par\b))\b"
    r"|(?:reste|solde)(?: a (?:la )?charge| a financer| net| de l.exercice| d.execution)?\b(?! d)"
)
"""What a row is called that is what others leave."""
_SIDE = re.compile(
    r"(?:produits?|charges|recettes?|depenses?|ressources|emplois)"
    r"(?: (?:reelle?s|totales?|totaux))?"
    r"(?: (?:de la |de |d.|du |de l.)(?:fonctionnement|investissement|exercice|exploitation|service"
    r"|budget|annee|saison|campagne|regie))?"
)
"""What the sides of an account are called."""
_WHOLE_SIDE = re.compile(rf"{ENSEMBLE} des {_SIDE.pattern}")
"""The total of one side of an account: "Ensemble des dépenses"."""
_ALL_OF = Concept(rf"{ENSEMBLE} (?:du|de la|de l.|des)")
_OF_ALL_LINES = re.compile(
    r"(?:montant de l.)?enveloppe(?: indemnitaire)?(?: (?:globale|totale))?"
    r"|(?:montant|cout|budget) global(?: (?:du|de la|des) .*)?"
)
"""What the last line of a table is called where it adds up those above it: "Enveloppe globale" of
the mayor and the deputies, "Montant global du prêt"."""
_NAMES_A_SUM = WordList(
    "total*", "totaux*", "cumul*", "ensemble", "somme", "net(te) a payer*", "net(te) a verser*",
    "net(te) a percevoir*",
)  # fmt: skip
"""A sum in any place of a header: "Total HT", "Cumulé", "Net à payer"."""
_NAMES_A_REMAINDER = WordList(
    "solde*", "reste", "nette(s)", "net(s)", "variation*", "difference*", "evolution*",
    "disponible apres*", "*ecart*",
)  # fmt: skip
"""What is left of one amount by another: "Solde", "Reste à réaliser", "Net"."""

_OWN_MONEY = WordList(
    "commune", "ville", "fonds propres*", "autofinancement*",
    "fonds libres", "part communale", "part de la commune", "reste a charge*",
    "reste a financer", "participation de la commune", "participation communale",
)  # fmt: skip
"""What a body pays itself, which is reckoned last: "Autofinancement", "Commune"."""


class TotalRank(IntEnum):
    """How widely a total line closes, by its words alone."""

    SUBTOTAL = 0
    NAMED = 1
    """A total that names the group it closes: "Total Culture"."""
    TOTAL = 2
    GRAND = 3


class Carry(Enum):
    """Where a running total is carried."""

    OUT = auto()
    """To the next page: "À reporter"."""
    IN = auto()
    """From the page before: "Report"."""


@lru_cache(maxsize=1 << 14)
def total_rank(label: str) -> TotalRank | None:
    """The rank that a label gives a total line; None where it names no total.

    >>> [total_rank(label) for label in ("Sous-total Sport", "Total général", "Totalité")]
    [<TotalRank.SUBTOTAL: 0>, <TotalRank.GRAND: 3>, None]
    >>> [total_rank(label) for label in ("Effectif total", "Sous-ensemble parcelle 4")]
    [<TotalRank.TOTAL: 2>, <TotalRank.SUBTOTAL: 0>]
    >>> [total_rank(label) for label in ("Dépenses d’investissement – Total", "Total des frais")]
    [<TotalRank.TOTAL: 2>, <TotalRank.TOTAL: 2>]
    >>> [total_rank(label) for label in ("Personnel, ensemble", "Personnel et ensemble")]
    [<TotalRank.TOTAL: 2>, None]
    >>> [total_rank(label) for label in ("** TOTAL DEPENSES", "Ensemble des dépenses")]
    [<TotalRank.TOTAL: 2>, <TotalRank.TOTAL: 2>]
    """
    folded = fold(label).lstrip("* ")
    if SUBTOTAL.opens(folded) or PAGE_TOTAL.opens(folded):
        return TotalRank.SUBTOTAL
    if _GROUP.fullmatch(folded):
        return TotalRank.SUBTOTAL
    if GRAND_TOTAL.opens(folded):
        return TotalRank.GRAND
    if _TOTAL_LABEL.fullmatch(folded) or _WHOLE_SIDE.fullmatch(folded):
        return TotalRank.TOTAL
    return None


@lru_cache(maxsize=1 << 12)
def opens_total(label: str) -> bool:
    """Whether a label begins with the word of a total.

    >>> [opens_total(label) for label in ("Sous-total Sport", "Total", "Coût total", "Totalité")]
    [True, True, False, False]
    """
    folded = fold(label)
    return bool(TOTAL.opens(folded) or SUBTOTAL.opens(folded))


@lru_cache(maxsize=1 << 14)
def carry(label: str) -> Carry | None:
    """Where a label carries a running total; None where it carries none."""
    bare = fold(label).rstrip(" :.")
    if CARRIED_OUT.is_all_of(bare):
        return Carry.OUT
    if CARRIED_IN.is_all_of(bare):
        return Carry.IN
    return None


def is_bare_total(label: str) -> bool:
    """Whether a label is the word for a total and nothing else: "TOTAL", "Sous-total :"."""
    return _BARE_LABEL.is_all_of(fold(label).rstrip(" :."))


def is_total_without_some(folded: str) -> bool:
    """Whether a folded label is of a total that leaves some of its lines out.

    >>> is_total_without_some("total hors avances"), is_total_without_some("total hors taxes")
    (True, False)
    """
    return _WITHOUT_SOME.fullmatch(folded) is not None


def names_a_side(label: str) -> bool:
    """Whether a label is the name of one side of an account, and of nothing in it.

    >>> names_a_side("Produits"), names_a_side("Dépenses de fonctionnement")
    (True, True)
    >>> names_a_side("Charges locatives"), names_a_side("Produits des services")
    (False, False)
    """
    return _SIDE.fullmatch(fold(label).strip(" :")) is not None


def opens_with_all(label: str) -> bool:
    """Whether a label begins as that of a whole does: "Ensemble des sites"."""
    return _ALL_OF.opens(fold(label))


def may_end_as_sum(label: str) -> bool:
    """Whether a label is that of what all lines come to, where it is the last of them.

    >>> [may_end_as_sum(one) for one in ("Enveloppe globale", "Enveloppe votée", "Azote global")]
    [True, False, False]
    """
    return _OF_ALL_LINES.fullmatch(fold(label).strip(" :")) is not None


def total_of(label: str) -> str:
    """What a total's label says it adds up, folded: "culture" for "Total Culture"; else "".

    >>> total_of("Total : Culture"), total_of("TOTAL"), total_of("Sous-total Sport")
    ('culture', '', '')
    """
    found = _TOTAL_LABEL.fullmatch(fold(label).lstrip("* "))
    if found is None:
        return ""
    return (found["rest"] or "").strip(" :-")


def closes_page(label: str) -> bool:
    """Whether a total's label says that it adds up a page: "Total page 3"."""
    return _PAGE.within(fold(label))


_PAGE = Concept("page")


def names_a_sum(header: str) -> bool:
    """Whether a header names a sum of other columns: "Cumul", "Total HT", "Net à payer"."""
    return _NAMES_A_SUM.within(fold(header))


def names_what_is_left(label: str) -> bool:
    """Whether a row's label begins with what others leave: "Pertes", "Reste à charge", "Résultat".

    >>> [names_what_is_left(one) for one in ("Pertes (m³)", "Solde du marché de voirie")]
    [True, False]
    """
    return _LEFT.match(fold(label)) is not None


def names_own_money(label: str) -> bool:
    """Whether the line of a plan of financing is what the body pays itself: "Fonds propres".

    >>> [names_own_money(one) for one in ("Commune (24,4 %)", "Communauté urbaine", "DETR")]
    [True, False, False]
    """
    return _OWN_MONEY.opens(fold(label))


def names_a_remainder(header: str) -> bool:
    """Whether a header names what one column leaves of another: "Solde", "Reste", "Écart"."""
    return _NAMES_A_REMAINDER.within(fold(header))
