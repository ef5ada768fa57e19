"""The words for averages, for what no sum is made of, and for changes."""

import re
from functools import lru_cache

from extract.french.folding import fold
from extract.french.lexicon.concept import Concept
from extract.french.lexicon.nouns import singular_noun
from extract.french.lexicon.taxes import TaxPart, tax_part
from extract.french.lexicon.totals import TOTAL

CHANGE = Concept("evolution", "variation", "progression", "hausse", "ecart")
"""What names a column that tells by how much another one changed."""
DIFFERENCE = Concept("ecarts?", "differences?")

_AVERAGED = Concept(
    "(?:en )?moyennes?",
    "(?:cout|montant|valeur|prix|taux) moyen(?:ne)?s?",
    "medianes?",
)
_OF_WHAT = Concept(
    "par", "mensuel", "annuel", "journalier", "general", "national", "departemental", "regional",
    "communal", "d[eu]s?", "de la", "sur", "ponder", "arithmetique", "simple", "strate",
)  # fmt: skip
"""What an average is followed by; anything else makes a name of it: "Moyenne section"."""
_AVERAGE = re.compile(rf"{_AVERAGED}(?: ?:.*| {_OF_WHAT}\w*\b.*)?")
"""The label of an average: "Moyenne", "Moyenne par école", "Coût moyen : repas"."""

_NEVER_SUMMED = Concept(
    "moyen", "moyennes?", "duree", "ages?", "anciennete", "notes?", "ratios?", "coefficients?",
    "prix", "tarifs?",
)  # fmt: skip
_PRICE = re.compile(r"\bprix\b")
"""A price, of one or of a whole."""
_EACH = Concept(
    "hab", "habitant", "tonne", "t", "eleve", "enfant", "agent", "foyer", "logement", "place",
    "repas", "heure", "h", "jour", r"nuit\w*", "unite", "(?:100 ?)?km", "ml", "m2", "m3", "m²",
    "m³", "kwh", "classe", "entree", "visiteur", "usager", "voyageur", "seance", "participant",
    "kilometre", "litre", "adherent", "licencie", "abonne", "emprunteur", "menage", "famille",
    "groupe", "point lumineux", "vehicule", "arbre", "ticket", "billet", "exemplaire", "salarie",
    "kg", "kilo", "mwh", "ha", "hectare", "stere",
)  # fmt: skip
_OVER_UNIT = (
    r"(?:(?:€|\b(?:euros?|kg|t|tonnes?|m2|m3|l|litres?|kwh|mwh|km)) ?/ ?"
    r"|\b(?:kg|tonnes?|m2|m3|litres?|kwh|mwh|km) par )"
    r"(?!ans?\b|annee|mois\b|trim|sem)[a-z]"
)
"""One unit over another: "m³/ha", "€/m²", "kWh par recharge"; an amount by the year or month may
be added up."""
SO_MANY = r"(?:100|1 ?000|10 ?000|mille)"
"""How many of something have what is told for more than one: "pour 1 000 habitants"."""
_OF_ONE = (
    rf"(?:\b(?:par|a la|a l'|au) ?|/ ?){_EACH}\b|{_OVER_UNIT}"
    rf"|\bpour {SO_MANY} {_EACH}s?\b"
)
_MEAN = re.compile(r"\bmoyen(?:ne)?s?\b")
"""A mean."""
_MEAN_PRICE = re.compile(r"\b(?:tarif|prix|taux|cout)s? moyens?\b")
"""A price or a rate that is a mean."""
_QUOTIENT = re.compile(rf"{_MEAN.pattern}|{_OF_ONE}")
"""A mean, or what one of something has or costs."""
_NO_SUM = re.compile(
    rf"^taux$|\b{_NEVER_SUMMED}\b|{_OF_ONE}|(?:\(|\ben )(?:ans|annees)\b"
)
"""What is never added up, or is what one of something costs, or so many have: "Durée", "Coût à la
tonne", "Pour 1 000 hab.", "m³/ha", "Retour (années)"."""

_RATE = re.compile(
    r"(?:^|\b(?:recette|cout|prix|depense|charge|montant|produit|aide|subvention|participation|valeur"
    r"|consommation|volume|quantite|tonnage|surface|droit|redevance|loyer|cotisation|contribution"
    r"|dotation|taxe|frais|revenu|reste)(?: \w+)? )par (?P<one>[a-z]{3,})\b"
)
"""A header of what one of several has or costs: "Recette par location"."""

_COST_OF_ONE = re.compile(
    r"\b(?:cout|prix|depense|charge)s?(?: (?:moyen|net|unitaire)\w*)? (?:par|au|a la|a l.) ?"
    rf"(?!les? |la |l.|charge)[a-z]|(?:\bpar |/ ?){_EACH}\b|{_OVER_UNIT}"
)
"""What one of something costs, or has: "Coût par élève", "Prix au m²", "Aide, € par habitant"."""
_FACTOR = re.compile(
    r"(?:coefficients?|ponderations?)(?: (?:de|applique|multiplicateur)\w*(?: .*)?)?"
    r"|(?:prix|tarifs?|couts?) unitaires?(?: .*)?"
    r"|valeurs? (?:du|d'un|de chaque) point|points? par .*"
)
"""The label of a line of what the others are multiplied by: "Coefficient", "Prix unitaire"."""


@lru_cache(maxsize=1 << 14)
def says_factor(label: str) -> bool:
    """Whether a line is of what the others are multiplied by, and so none that is added to them.

    >>> says_factor("Coefficient"), says_factor("Prix unitaire TTC"), says_factor("Coefficient CAF")
    (True, True, False)
    """
    return _FACTOR.fullmatch(fold(label)) is not None


@lru_cache(maxsize=1 << 14)
def says_average(label: str) -> bool:
    """Whether the label of a line makes it an average of the others.

    >>> says_average("Moyenne par école"), says_average("Moyenne section")
    (True, False)
    """
    return _AVERAGE.fullmatch(fold(label)) is not None


def says_mean_price(label: str) -> bool:
    """Whether a label says that the price or rate of its line is a mean: "Ensemble (tarif moyen)".

    >>> says_mean_price("Ensemble (tarif moyen)"), says_mean_price("Moyenne section")
    (True, False)
    """
    return _MEAN_PRICE.search(fold(label)) is not None


def says_total_or_average(label: str) -> bool:
    """Whether a label leaves open which figures of its line are totals and which averages.

    >>> says_total_or_average("Total ou moyenne"), says_total_or_average("Total")
    (True, False)
    """
    folded = fold(label)
    return TOTAL.within(folded) and _AVERAGED.within(folded)


@lru_cache(maxsize=1 << 14)
def may_be_rate(header: str) -> bool:
    """Whether a header may be of what one of several has: one amount, by one thing. Where it is of
    the amounts of several lines, each by its own, a total is no mean of them.

    >>> may_be_rate("Recette par location (€)"), may_be_rate("Recettes par site")
    (True, False)
    """
    found = _RATE.search(fold(header))
    return found is not None and singular_noun(found["one"]) == found["one"]


def says_cost_of_one(label: str) -> bool:
    """Whether the label of a line says what one of something costs, which is no sum over places.

    >>> says_cost_of_one("Coût par élève"), says_cost_of_one("À couvrir par les tarifs")
    (True, False)
    """
    return _COST_OF_ONE.search(fold(label)) is not None


def tells_a_mean(text: str) -> bool:
    """Whether a text speaks of a mean, whatever of.

    >>> tells_a_mean("Leur moyenne est de 15 €"), tells_a_mean("Le moyen terme"), tells_a_mean("15")
    (True, True, False)
    """
    return _MEAN.search(fold(text)) is not None


def names_a_quotient(header: str) -> bool:
    """Whether a header says that its figures were divided: a mean, what there is for one of
    something.

    >>> names_a_quotient("Aide moyenne (€)"), names_a_quotient("L/100 km"), names_a_quotient("Prix")
    (True, True, False)
    """
    return _QUOTIENT.search(fold(header)) is not None


def may_average(label: str) -> bool:
    """Whether the words of a total line or its column allow for no sum: durations, what a ton
    costs.

    >>> may_average("Total / moyenne"), may_average("Coût à la tonne"), may_average("Total")
    (True, True, False)
    >>> may_average("Retour (années)"), may_average("kWh par recharge"), may_average("Par kg (€)")
    (True, True, True)
    """
    return _NO_SUM.search(fold(label)) is not None


def may_average_amounts(header: str) -> bool:
    """The same of a column of amounts: the price of a whole with or without its tax is one that is
    added up.

    >>> may_average_amounts("Prix HT (€)"), may_average_amounts("Prix moyen HT (€)")
    (False, True)
    """
    if tax_part(header) in (TaxPart.BEFORE, TaxPart.WITH):
        return may_average(_PRICE.sub("", fold(header)))
    return may_average(header)
