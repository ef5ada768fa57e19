"""The words that tell money given from all other money: who votes it, and what it is not."""

import re

from extract.french.folding import fold
from extract.french.lexicon.concept import Concept, WordList

GRANT = Concept(
    "subventions?", "subv", "aides", r"\Aaide\Z", "(?:l'|d')aide",
    "aide (?:financiere|accordee|attribuee|votee|proposee|aux?)", "appels? a projets?", "bourses?",
    "fonds de concours", "secours", "soutiens?", "concours financiers?",
)  # fmt: skip
"""Money given without a return."""
DECIDED = WordList(
    "vote(e)(s)", "attribu*", "accorde*", "octroye*", "alloue*", "retenu(e)(s)", "delibere*",
    "decide*",
)  # fmt: skip
"""What the assembly did: "Subvention votée", "Montant retenu"."""
PROPOSED = WordList("propos*", "avis", "commission(s)")
"""What was laid before it: "proposé" is not "voté"."""

_FUNDER = (
    r"(?:etat|region(?:al)?|departement(?:al)?|conseils? (?:departementa|regiona|genera)(?:l|ux)"
    r"|agence de l'eau|drac|detr|dsil|dsid|feder|feader|fse|caf|europe(?:enne)?|ademe|ars|anah"
    r"|fisac|reserve parlementaire|leader|cnds|ddt|prefecture)"
)
_FROM = rf"subventions? (?:(?:de l'|de la |du |des |de |d')?(?P<funder>{_FUNDER}))\b"
RECEIVED = re.compile(
    r"plans? de financement|\bfinanceurs?\b|\bcofinanc|partenaires financiers"
    rf"|demandes? de subvention|sollicit|subventions? (?:recues?|a recevoir|attendues?)|{_FROM}"
)
"""Money that the body asks for or is given itself; the group names who gives it."""
OWN_SHARE = Concept("autofinancement", "fonds propres", "emprunts?", "fctva")
"""Lines of a plan of financing."""
CONTRACT = Concept(
    "marches?", "offres?", "lots?", "devis", "avenants?", "factures?", "mapa", "h\\.?t\\.?",
    "t\\.?t\\.?c\\.?", "mise en concurrence", "commandes?", "estimations?", "candidats?",
)  # fmt: skip
"""A purchase."""
CONTRACT_COLUMN = Concept(
    r"(?:n° ?)?lots?", r".*\boffres?.*", "montant (?:du )?marche", "devis", "classement.*",
    "entreprises? retenues?",
)  # fmt: skip
"""What a column of a table of purchases is called, as a whole."""
BUDGET_COLUMN = Concept("recettes?", "depenses?")
"""The same in a budget."""
BUDGET = Concept(
    "recettes?", "depenses?", "budgets? (?:primitifs?|annexes?|principal|principaux|general)",
    "votes? du budget", "votes? des budgets", "chapitres?",
    "comptes? (?:administratifs?|de gestion)", "resultats?", "excedents?", "deficits?",
    "decisions? modificatives?", "credits? (?:votes|ouverts)",
    "section de fonctionnement", "section d'investissement", "restes? a realiser",
    "amortissements?", "budgets",
)  # fmt: skip
"""What the body itself spends and takes in."""
WHOLE_COST = Concept(
    "budgets?(?: (?:previsionnel|global|total|de l'action|du projet))?"
)
"""A header that names what an action costs, and nothing given."""
TAX = Concept(
    "taux", "tax(?:e|es)", "impots?", "impositions?", "fiscalite", "foncier", "cfe", "tfpb",
    "teom", "contributions directes",
)  # fmt: skip
PRICE = Concept(
    "tarifs?", "prix", "loyers?", "redevances?", "quotient familial"
)
STAFF = Concept(
    "indemnites?", "salaires?", "traitements?", "grades?", "emplois permanents"
)
LOAN = Concept(
    "emprunts?", "prets?", "annuites?", "garanties? d'emprunts?", "capital"
)
CONTRIBUTION = Concept(
    "cotisations?", "contributions?", "adhesions?", "quote-?parts?"
)
"""What the body owes as a member."""
MEMBERSHIP = Concept("cotisations?", "adhesions?", r"\Apart(?= )")
"""The same in the line of a list of grants."""
_GIVEN = Concept("subventions?", "subv")
_PART = Concept("conventions?", "sections?")
_GOODS = Concept("fournitures?", "manuels?", "achats?", "ouvrages?", "budget")
CIVILITY = Concept("m\\.", "mm\\.", "mmes?", "madame", "monsieur")
"""How a person is named in a folded text, with or without the name: such words make a caption a
sentence."""
NO_BENEFICIARY = re.compile(
    rf"(?:{_GOODS}|{_GIVEN}|conventions?|total|sous-total|solde|resultat|reste|cumul"
    r"|ensemble (?:de|des|du)|section (?:de |d'))\b|[\W\d]*$|ensemble$"
)
"""How the text in the place of a name begins where it names nobody: what is bought, a sum."""


_PER_ONE = re.compile(r"\s*(?:/|par\b)")
"""What follows the euros of an amount that is the price of one."""


def is_price_of_one(unit: str, after: str) -> bool:
    """Whether the printed unit of an amount, or what is after it, makes it the price of one: "5 €
    par jour", "47 €/élève".

    >>> is_price_of_one("€", " par jour"), is_price_of_one("€/mois", "")
    (True, True)
    >>> is_price_of_one("€", " pour le club")
    False
    """
    return "/" in unit or _PER_ONE.match(fold(after)) is not None


def names_what_is_given(name: str) -> bool:
    """Whether the text in the place of a name says what is given, to whom the title over it names.

    >>> names_what_is_given("Subvention annuelle"), names_what_is_given("Club de judo")
    (True, False)
    """
    folded = fold(name).lstrip("-–• ")
    return any(concept.opens(folded) for concept in (_GIVEN, MEMBERSHIP, _PART))


def name_before_given(text: str) -> str:
    """The name that a text begins with before it says what is given; "" where it does not.

    >>> name_before_given("Football Club Subvention annuelle"), name_before_given("Club - section")
    ('Football Club', '')
    """
    words = text.split()
    for at in range(1, len(words)):
        begins = words[at][0].isupper()
        is_part = not words[at - 1][-1].isalnum()
        if is_part or not begins:
            continue
        if names_what_is_given(" ".join(words[at:])):
            return " ".join(words[:at])
    return ""
