"""What is printed in place of a figure: marks for nothing, and for a figure that is not known."""

import re
from functools import lru_cache

from extract.french.folding import (
    MINUS,
    RAISED_DIGITS,
    RAISED_LETTERS,
    S,
)
from extract.french.lexicon.concept import Concept

NOTHING = Concept(
    "n[ée]ant", "sans objet", r"s\.?o\.?", "aucune?", "nil", "gratuit(?:e|é)?s?", "offerte?s?"
)  # fmt: skip
"""There is none, or nothing to pay: a sum takes it for zero."""
NOT_AVAILABLE = Concept(
    r"n[./]? ?[acdr]\.?",
    r"non (?:applicable|disponible|communiqu[ée]e?|connue?|renseign[ée]e?|d[ée]termin[ée]e?)s?",
    "indisponibles?",
)
"""There may be one, and it is not known: nothing can be said of a sum over it. "n/a" is either
"non applicable" or not available, so it is no zero."""

FOOTNOTE_CALL = re.compile(r"\((?P<digits>\d\d?)\)")
"""A small number in brackets: the call of a footnote, beside a figure or in place of one."""
_SIGNS = f"[{RAISED_DIGITS}{RAISED_LETTERS}]+"
_RAISED = rf"{_SIGNS}(?:{S}?(?:[,;/&–-]|et){S}?{_SIGNS})*"
"""Raised calls, one or several: "¹", "¹,²", "ᵃ et ᵇ"."""
_IN_BRACKETS = (
    rf"\w|{_RAISED}|\*{{1,3}}|[a-z\d](?:;|{S}et{S}|(?<=[a-z]),{S}?)[a-z\d]"
)
"""Calls inside brackets; "(1,2)" may be a number as well."""
_CALL = rf"{_RAISED}\)?|\*+|[†‡#]+|\[\w\]|\((?:{_IN_BRACKETS})\)"
_BEHIND_FIGURE = (
    rf"(?:(?<=,\d\d)|(?<=\d\d\d)|(?<=€)){S}(?:\w\)|\(?note{S}\d\d?\)?)"
)
"""A call that is one behind what can only be a figure: "1 200 1)", "12,50 (note 1)"."""
CLOSING_CALLS = rf"(?:{S}*(?:{_CALL})|{_BEHIND_FIGURE})*"
"""The calls of footnotes that close a cell's text, for a regular expression: "1 200 (a)**"."""
OPENING_CALLS = (
    rf"(?:(?:{_CALL}|(?<!\w)[a-z\d]\)){S}*)+"
    rf"(?=[^\w*]{{0,4}}(?:\d{{3}}|\d{{1,3}}{S}\d{{3}}|\d+,\d\d))"
)
"""Those that open it, before what can only be a figure: "(1) 1 200"."""

_NIL = re.compile(
    rf"(?:[{MINUS}_.]+|[·•]|[/+=]+|{NOTHING}(?:{S}\([^()]*\))?)(?:{S}*€)?",
    re.IGNORECASE,
)
"""A mark for nothing, with the currency that the column may print behind it: "- €"; a sign between
two lines of figures, as budgets print it."""
_NOT_AVAILABLE = re.compile(rf"{NOT_AVAILABLE}|:", re.IGNORECASE)
"""The colon is the mark of European statistics."""
_LONGEST = 32
"""Most texts are longer than any mark and the spaces around it, which is quicker to see."""


@lru_cache(maxsize=1 << 12)
def is_nil(text: str) -> bool:
    """Whether a cell's text says that there is nothing: ``-``, ``néant``, ``/``, ``sans objet``,
    ``- €``.
    """
    if len(text) > _LONGEST:
        return False
    return _NIL.fullmatch(text.strip()) is not None


@lru_cache(maxsize=1 << 12)
def is_not_available(text: str) -> bool:
    """Whether a cell's text says that its figure is not known: ``n.d.``, ``NC``, ``n/a``.

    >>> [is_not_available(text) for text in ("n.d.", "Non communiqué", "néant", "nd 2024")]
    [True, True, False, False]
    """
    if len(text) > _LONGEST:
        return False
    return _NOT_AVAILABLE.fullmatch(text.strip()) is not None


def replaces_figure(text: str) -> bool:
    """Whether a text is printed where a figure is expected and none is: a mark of either sense."""
    return is_nil(text) or is_not_available(text)


_BRACKETED = re.compile(r"\([^()]+\)")
"""A text between an opening and a closing bracket, without others inside: "(en euros)"."""


def is_in_brackets(text: str) -> bool:
    """Whether all of a text is in one pair of brackets, as the unit that a line of titles gives.

    >>> [is_in_brackets(text) for text in ("(en €)", "(a) + (b)", "Montant (€)")]
    [True, False, False]
    """
    return _BRACKETED.fullmatch(text) is not None
