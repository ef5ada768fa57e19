"""The words for what is multiplied: quantities, what one costs, and how often that is paid."""

import re

from extract.french.folding import fold
from extract.french.lexicon.concept import Concept
from extract.french.lexicon.header_words import COUNT
from extract.several import only

_MEASURED = Concept(
    "superficies?", "contenances?", "surfaces?", "volumes?", "mois", "semaines?", "seances?",
    "agents?", "unites", "consommations?", "kilometrage", "distances?", "tonnages?", "repas",
    "nuitees?", "entrees", "visites", "m2", "m²", "m3", "m³", "ml", "kwh",
)  # fmt: skip
_PEOPLE = Concept(
    "pour", "contre", "abstentions?", "votants?", "exprimes", "presents?", "absents?", "pouvoirs?",
    "procurations?", "voix", "sieges?", "effectifs?", "agents?", "emplois", "postes?", "eleves",
    "habitants?", "enfants?", "etp", "etpt", "logements?",
)  # fmt: skip
_ONE = (
    r"(?:unite|piece|m2|m3|m²|m³|ml|metre|hectare|ha|are|tonne|t|kg|litre|l|kwh|mwh|km|"
    r"habitant|hab|eleve|enfant|agent|adherent|participant|usager|foyer|logement|lot|place|"
    r"poste|repas|heure|h|jour|j|nuit|nuitee|semaine|mois|an|seance|entree|visite|personne|"
    r"part|point|dossier|classe|vacation|intervention|prise|licencie)"
)
_UNIT_PRICE = re.compile(
    r"\bunitaires?\b|\bp\.? ?u\b|\btarifs?\b|\btaux horaires?\b|\bvaleur du point\b"
    rf"|(?:\bpar |\bau |\ba la |\ba l.|\ble |/ ?)(?:{_ONE})\b"
)
"""What one piece costs: "prix unitaire", "P.U.", "tarif à l'heure", "€/m²"."""
_PAID_EVERY = re.compile(
    r"\b(annuel|mensuel|trimestriel|semestriel|annee\b)"
    r"|(?:\bpar |/ ?)(an|mois|trimestre|semestre)\b"
)
"""How often an amount is paid, as an adjective or by the period: "mensuelle", "€/mois"."""
_TIMES_A_YEAR = {
    "mensuel": 12, "mois": 12, "trimestriel": 4, "trimestre": 4, "semestriel": 2, "semestre": 2,
    "annuel": 1, "an": 1, "annee": 1,
}  # fmt: skip


def names_a_unit_price(header: str) -> bool:
    """Whether a header names what one of something costs: "Prix au m²", "Tarif", "€/h".

    >>> [names_a_unit_price(each) for each in ("Prix au m²", "Coût / élève", "Prix de vente")]
    [True, True, False]
    """
    return _UNIT_PRICE.search(fold(header)) is not None


def names_a_quantity(header: str) -> bool:
    """Whether a header names what is counted or measured: "Surface (m²)", "Nombre de mois"."""
    folded = fold(header)
    return COUNT.within(folded) or _MEASURED.within(folded)


def counts_people(header: str) -> bool:
    """Whether a header heads counts of people, votes or posts: whole by nature, and never rounded.

    >>> counts_people("Abstention"), counts_people("Total voté"), counts_people("Coût par élève")
    (True, False, False)
    """
    return _PEOPLE.is_all_of(fold(header).strip(" .:"))


def times_a_year(header: str) -> int | None:
    """How often a year an amount is paid, by its header; None where that does not say.

    >>> times_a_year("Total mensuel"), times_a_year("Loyer annuel"), times_a_year("Montant")
    (12, 1, None)
    """
    found = _PAID_EVERY.finditer(fold(header))
    return only({_TIMES_A_YEAR[each[1] or each[2]] for each in found})
