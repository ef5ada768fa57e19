"""The words of headings: those that carry a number ("Thème 2", "Opération 4"), and how a title
printed again ends.
"""

import re

from extract.french.folding import fold
from extract.french.lexicon.concept import Concept, WordList

THEME = Concept("theme", "thematique", "axe", "volet", "priorite")
OPERATION = Concept(
    "operation", "action", "fiche(?:[- ]action)?", "dispositif", "projet"
)
THEME_OF_ROWS = Concept(
    *THEME.forms, "orientation", "objectif", "partie", "titre", "chapitre", "pilier", "enjeu",
    "domaine", "programme", "politique",
)  # fmt: skip
OPERATION_OF_ROWS = Concept(*OPERATION.forms, "mesure", "sous-action", "lot")
"""As the label of rows; in prose "chapitre 21" is an account's, and "lot n° 4" part of a contract.
"""

_CONTINUED = re.compile(
    r"\W*\(?\bsuite\b(?:\s+et\s+fin)?\)?\W*$", re.IGNORECASE
)
"""How a title ends that is printed again: "(suite)", "– suite et fin"."""

_ANNOUNCED = WordList(
    "comme suit", "comme ci-dessous", "comme ci-apres", "suivant(e)(s)",
    "ci-dessous", "ci-apres", "fait apparaitre", "font apparaitre",
)  # fmt: skip


def is_continued(title: str) -> bool:
    """Whether a title says that it is printed again: "Aides aux communes (suite)"."""
    return _CONTINUED.search(title) is not None


def without_continued(title: str) -> str:
    """A title without "(suite)" at its end."""
    return _CONTINUED.sub("", title)


def announces_list(line: str) -> bool:
    """Whether a line says that a list follows.

    >>> announces_list("Le plan de financement se décompose comme suit :")
    True
    >>> announces_list("Constatant que le compte administratif fait apparaître :")
    True
    >>> announces_list("Subventions :")
    False
    """
    return line.rstrip().endswith(":") and _ANNOUNCED.within(fold(line))
