"""The words of headings that carry a number: "Thème 2", "Opération 4"."""

from extract.french.lexicon.concept import Concept

THEME = Concept("theme", "thematique", "axe", "volet", "priorite")
OPERATION = Concept("operation", "action", "fiche(?:[- ]action)?", "dispositif", "projet")
THEME_OF_ROWS = Concept(
    *THEME.forms, "orientation", "objectif", "partie", "titre", "chapitre", "pilier", "enjeu",
    "domaine", "programme", "politique",
)  # fmt: skip
OPERATION_OF_ROWS = Concept(*OPERATION.forms, "mesure", "sous-action", "lot")
"""As the label of rows; in prose "chapitre 21" is an account's, and "lot n° 4" part of a contract.
"""
