"""The words of headings that carry a number: "Thème 2", "Opération 4"."""

from extract.french.lexicon.concept import Concept

THEME = Concept(
    "theme", "thematique", "axe", "volet", "orientation", "objectif", "priorite", "partie", "titre",
    "chapitre", "pilier", "enjeu", "domaine", "programme", "politique",
)  # fmt: skip
OPERATION = Concept(
    "operation", "action", "mesure", "fiche(?:[- ]action)?", "dispositif", "projet", "sous-action",
    "lot",
)  # fmt: skip
