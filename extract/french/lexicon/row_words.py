"""The words that say what a row of a table is, other than a total."""

import re
from functools import lru_cache

from extract.french.folding import fold
from extract.french.lexicon.calendar import YEAR
from extract.french.lexicon.concept import Concept, WordList

OF_WHICH = Concept("dont", "y compris", "parmi lesquels", "parmi lesquelles")
_RECALLED = Concept(
    "bp", "ca", "cfu", "budgets?", "comptes?", "exercice", "annee", "n", YEAR
)
_OF_RECALLED = rf"(?:d[eu]s? |de l.)?{_RECALLED}\b.*"
_MEMORANDUM = re.compile(
    rf"(?:pour )memoire\b.*|rappel(?: ?:.*| {_OF_RECALLED})?"
)
"""Lines printed beside the others and added by none: "Pour mémoire : opérations d'ordre", "Rappel
BP 2023"."""
_RECALL = re.compile(rf"rappel ?:? {_OF_RECALLED}")
"""A line of what all came to at another time: "Rappel de 2024"."""
_TIMES = Concept(
    "annees?", "bp", "budgets?", "ca", "campagne", "cfu", "civile", "comptes?", "exercice",
    "realise", "rentree", "saison", "scolaire", "vote",
)  # fmt: skip
_A_TIME = re.compile(
    rf"(?:en |au )?(?:{_TIMES} )*{YEAR}(?: ?[-/] ?(?:{YEAR}|\d\d))?(?: {_TIMES})*"
)
"""A year and what it is one of: "Saison 2023-2024", "Exercice 2024"."""
_NOTE = re.compile(
    r"(?:\*+|\(\w{1,2}\)|\d\)|nota\b|n\.?b\.?\b|sources?\b|lecture\b|remarque|\(?suite\)?).*"
)
"""How a note under a table begins: "(1) hors taxes", "* estimation", "Source : INSEE"."""

_TURNED_DOWN = Concept("rejete", "refuse", "ajourne")
_NOT_KEPT = Concept(
    "non retenue?s?", "irrecevables?", "ineligibles?", "sans suite"
)
_REFUSAL = Concept(
    r"(?:avis )?(?:defavorable|rejet\w*|refus\w*|ajourn\w*|non retenue?)"
)
"""A whole cell that turns a request down."""
_REFUSED = re.compile(
    r"avis defavorable|demande (?:rejetee|refusee)|dossier (?:rejete|refuse)"
    rf"|\b{_NOT_KEPT}\b|{_TURNED_DOWN}e?s?$"
    r"|^(?:rejet|refus|ajourne\w*)\b|avis (?:de )?refus"
)
"""The same inside a sentence."""
_REFUSING = (
    "defavorable",
    "rejet",
    "refus",
    "ajourn",
    "non retenu",
    "irrecevable",
    "ineligible",
    "sans suite",
)
"""What each way to turn a request down holds: quick to look for."""
_REQUESTS = Concept(
    "demandes?",
    "dossiers?",
    "projets?",
    "subventions?",
    "associations?",
    "actions?",
)
_REFUSED_GROUP = re.compile(
    rf"{_REQUESTS} (?:ayant (?:fait l'objet d'un|recu un) )?"
    rf"(?:{_TURNED_DOWN}e?s?|non (?:retenue?s?|eligibles?)|ineligibles?|irrecevables?"
    "|avis defavorable)"
)
"""A title over requests that are turned down: "Demandes ayant reçu un avis défavorable"."""
_GRANTING = ("accord", "attribu", "octro")
"""How the words begin that say the contrary in the same title."""
_DEFERRED = WordList(
    "ajourne*",
    "differe*",
    "sursis",
    "reporte(e) a une*",
    "reporte(e) a la prochaine*",
)
"""A decision put off: "Ajourné", "Reportée à la prochaine séance"."""


def is_of_which(folded: str) -> bool:
    """Whether a folded label names a part of the row above: "dont subventions"."""
    return OF_WHICH.opens(folded.removeprefix("-").removeprefix(" "))


def is_memorandum(folded: str) -> bool:
    """Whether a folded label says that its line is printed for memory: "Pour mémoire", "Rappel"."""
    return _MEMORANDUM.fullmatch(folded) is not None


def is_recall(folded: str) -> bool:
    """Whether a folded label says that its line is of another time: "Rappel de 2024"."""
    return _RECALL.fullmatch(folded) is not None


def names_a_time(folded: str) -> bool:
    """Whether a folded label names a year, and nothing else: "Saison 2023-2024"."""
    return _A_TIME.fullmatch(folded) is not None


def is_note(folded: str) -> bool:
    """Whether a folded text is a note under a table: "(1) hors taxes", "Source : …"."""
    return _NOTE.fullmatch(folded) is not None


@lru_cache(maxsize=1024)
def refuses_group(title: str) -> bool:
    """Whether a title turns down what stands under it: "Demandes non retenues"."""
    folded = fold(title)
    refused = _REFUSAL.is_all_of(folded) or _REFUSED_GROUP.search(folded)
    return bool(refused) and not any(word in folded for word in _GRANTING)


def is_refusal(folded: str) -> bool:
    """Whether a folded cell turns a request down and says nothing else: "Avis défavorable"."""
    return _REFUSAL.is_all_of(folded)


def speaks_of_refusal(folded: str) -> bool:
    """Whether a folded sentence says that a request was turned down."""
    return _REFUSED.search(folded) is not None


def is_deferred(folded: str) -> bool:
    """Whether a folded text puts its decision off: "Reporté à une prochaine séance"."""
    return _DEFERRED.within(folded)


def may_refuse(folded: str) -> bool:
    """Whether a word of any refusal is printed in ``folded``: a quick look before the others."""
    return any(word in folded for word in _REFUSING)
