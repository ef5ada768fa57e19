"""The words of budgets and accounts: their two sides, and what a column or a line of them says."""

from extract.french.lexicon.concept import Concept

EXPENSES = Concept("depenses?", "charges", "emplois", "mandats?")
RECEIPTS = Concept("recettes?", "produits", "ressources", "titres?")
EXECUTED = Concept(
    "rea", r"realis\w*", r"execut\w*", r"mandate\w*", "emis", "ca", "cfu", "compte administratif",
    "compte financier unique", "comptes? de gestion", "titres emis",
)  # fmt: skip
"""Accounts that tell what was done."""
BUDGETED = Concept(
    "bp", "dm", "bs", "budget", r"propos\w*", "prop", r"vot[e]\w*", r"prevu\w*", r"previs\w*",
    "credits? ouverts?",
)  # fmt: skip
"""Accounts that tell what is decided."""
CARRIED_OVER = Concept(
    "rep",
    "rar",
    "reports?",
    "reportee?s?",
    "restes? a realiser",
    "credits? reportes?",
)
RESULT = Concept(
    "resultats?", "soldes?", "excedents?", "deficits?", "ecarts?", "besoins?"
)
NOT_ADDED = Concept(
    "franchises?",
    "plafonds?",
    "penalites?",
    "seuils?",
    "planchers?",
    "pour memoire",
    "rappel",
)
"""Amounts printed beside others that no total of them adds."""
MEASURED = Concept(
    "poids", "tonnages?", "tonnes?", "t", "kg", "km", "ml", "m2", "m3", "ha", "surfaces?",
    "superficies?", "longueurs?", "volumes?", "litres?", "kwh", "mwh", "distances?",
)  # fmt: skip
"""What is measured, and so rounded before it is printed."""
