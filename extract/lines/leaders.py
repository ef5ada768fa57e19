"""Leader dots, which lead the eye from a label to its amount, and rules typed as signs in a row.

They are white in print: they part a label from an amount as a gap does, or a total from what it
adds. Dots that lead to page numbers stay what they are, the mark of a table of contents; pages only
rise, so that numbers one of which falls are counts.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from extract.french.folding import SPACES
from extract.pdf.page import BoolArray, Chars

LIST_LINES = 3
"""So many long leaders make a list; in one, shorter rows of dots before an amount are leaders."""

_RULE = re.compile(r"_{5,}")
"""A rule typed as underscores, over a total or to be written on."""
_RULE_OF_SIGNS = re.compile(r"([-=–—*~])\1{11,}")
"""A rule typed as an accounting program does, across its list: "==========", "----------"."""
_SIGNS = ("....", "…", ". . ")
"""What a text with leaders has, which is quick to see."""
_DOT = rf"(?!(?<=\w)\.[{SPACES}])[.…·][{SPACES}]?"
"""A dot, but for one that ends an abbreviation before a space."""
_LONG = re.compile(rf"(?:{_DOT}){{4,}}")
"""Dots enough to lead the eye wherever they are."""
_SHORT = re.compile(rf"(?<![.…·])(?:{_DOT}){{2,3}}(?=[-+−–]?\d)")
"""Two dots or three, which are leaders before a figure only: "Total ...1 200"."""
_AMOUNT = re.compile(
    rf"[{SPACES}]*[-+−–]?[{SPACES}]?\d[\d{SPACES}.]*(?:,\d|[{SPACES}]?(?:€|k€|M€|EUR|%))"
)
"""An amount as leaders lead to one: with a comma or a unit."""
_PAGE = re.compile(rf"[{SPACES}]*(\d{{1,4}})(?![\d,.])")
"""The number of a page, as leaders lead to one."""
_DOTS = 4
"""Dots in a row that lead the eye to a page number; an ellipsis has three."""
_TO_PAGE = re.compile(rf"(?:\.\s?){{{_DOTS},}}\s*\d*\s*$")
"""What an entry of a table of contents ends with: "Préambule ........ 4"."""


def leads_to_page(text: str) -> bool:
    """Whether a text ends as an entry of a table of contents.

    >>> leads_to_page("Préambule . . . . 4"), leads_to_page("et cetera...")
    (True, False)
    """
    # most texts have no dots, which is quicker to see
    return text.count(".") >= _DOTS and _TO_PAGE.search(text) is not None


@lru_cache(maxsize=3)
def leader_dots(chars: Chars) -> BoolArray:
    """Which characters are dots between labels and amounts, or a typed rule."""
    text = chars.letters
    return _marked(chars, (*_leaders(text), *_spans(_RULE, text)))


@lru_cache(maxsize=3)
def signs_of_rules(chars: Chars) -> BoolArray:
    """Which characters are signs in a row, typed as a rule across a list."""
    return _marked(chars, _spans(_RULE_OF_SIGNS, chars.letters))


def _marked(chars: Chars, spans: Iterable[tuple[int, int]]) -> BoolArray:
    found = np.zeros(len(chars), np.bool_)
    for first, last in spans:
        found[first:last] = True
    return found


def is_rule_of_signs(text: str) -> bool:
    """Whether a line is a rule, or several beside each other, typed as signs in a row.

    >>> is_rule_of_signs("-" * 30), is_rule_of_signs("---")
    (True, False)
    """
    return bool(text) and not _RULE_OF_SIGNS.sub("", text).strip(SPACES)


def _leaders(text: str) -> list[tuple[int, int]]:
    """Where the leaders of a list are; none where they lead to pages, or are few."""
    if not any(dots in text for dots in _SIGNS):
        return []
    leaders = _spans(_LONG, text)
    if not _lead_to_amounts(text, [end for _, end in leaders]):
        return []
    return leaders + _spans(_SHORT, text)


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


def _lead_to_amounts(text: str, ends: Sequence[int]) -> bool:
    """Whether what follows the ends of leaders are amounts, and more of them than pages; or counts,
    which no pages are: a later one is less.
    """
    amounts = sum(_AMOUNT.match(text, end) is not None for end in ends)
    pages = [int(page) for end in ends if (page := _page(text, end))]
    if pages != sorted(pages):
        return amounts + len(pages) >= LIST_LINES
    return amounts >= LIST_LINES and amounts > len(pages)


def _page(text: str, at: int) -> str:
    """The digits of what may be the number of a page; nothing where an amount is printed."""
    if _AMOUNT.match(text, at):
        return ""
    found = _PAGE.match(text, at)
    return found[1] if found else ""
