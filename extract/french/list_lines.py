"""Lines of a list that print a label, a colon and an amount: "Région : 30 000 €"."""

import re
from typing import NamedTuple

from extract.french.folding import SN
from extract.french.lexicon.grammar import RECITING
from extract.french.numbers import (
    find_numbers,
    looks_like_figure,
    parse_number,
)
from extract.number import Unit

_CLOSING = " ;,."
"""Marks that end an item."""
_QUOTED = f'{_CLOSING}»”"'
"""The same, and what closes the quotation that a list ends."""
_SIGNS = " +-–−"
"""What may be printed before the digits of a quantity."""
_MEASURE = re.compile(
    rf"{SN}?(?:k?m[23]?(?![\w²³])|m[²³]|(?:kilo)?m[èe]tres?\b|ml\b|ha\b|hectares?\b|kg\b)"
)
"""A measure behind a figure."""
_SENTENCE_ENDS = re.compile(r"[.!?;]\s+\S")
"""Where a text is more than one item."""
_FIGURE_BEHIND_COLON = re.compile(r":\s*[-+–−]?\s*\d")
"""A figure that a label gives already: "Taux : 2,5 %, durée"."""
_DECIDING = re.compile(rf"\W*{RECITING}(?!\w)", re.IGNORECASE)
"""How a sentence of an act begins: "Décide d'attribuer le lot pour un montant de :"."""
_LONGEST_LABEL = 300
_LONGEST_VALUE = 90
"""Longer texts, in characters, are paragraphs and sentences."""


def states_an_amount(text: str) -> bool:
    """Whether a text is a label, a colon and an amount in euros, and nothing else.

    >>> states_an_amount("Total : 4 128 000 € HT"), states_an_amount("Total : 12 agents")
    (True, False)
    """
    label, _, printed = text.rpartition(":")
    amount = printed.strip().rstrip(_CLOSING)
    if not label.strip() or not looks_like_figure(amount):
        return False
    number = parse_number(amount)
    return number is not None and number.unit is Unit.EUR


class ListItem(NamedTuple):
    """What an item of a list prints: up to where its label reaches, colon and all, from where to
    where what it is given, in which unit, and whether another mark stands for the colon.
    """

    label: int
    start: int
    end: int
    unit: Unit
    slipped: bool = False


def list_item(text: str) -> ListItem | None:
    """Where a text that prints a label, a colon and a quantity with its unit has them; None for
    any other. Words may follow the quantity, as long as they make no sentence.

    >>> list_item("- Ticket bleu : 10,00 €,")
    ListItem(label=15, start=16, end=23, unit=<Unit.EUR: 'EUR'>, slipped=False)
    >>> list_item("- Contre : 2 (M. Martin)"), list_item("Taux : 2,5 % ; durée : 12 ans")
    (None, None)
    """
    return _item_behind(":", text)


def slipped_item(text: str) -> ListItem | None:
    """The same where a semicolon, the key beside it, stands for the only colon: other items of its
    list tell whether it does.

    >>> item = slipped_item("- Ticket vert ; 7,50 € ;")
    >>> item is not None and (item.start, item.end)
    (16, 22)
    """
    found = None if ":" in text else _item_behind(";", text.rstrip(_CLOSING))
    return found and found._replace(slipped=True)


def _item_behind(mark: str, text: str) -> ListItem | None:
    label, _, rest = text.rpartition(mark)
    if not _is_label(label):
        return None
    value = rest.strip().rstrip(_QUOTED)
    unit = _unit_of(value)
    if unit is None:
        return None

    start = len(label) + 1 + len(rest) - len(rest.lstrip())
    return ListItem(len(label) + 1, start, start + len(value), unit)


def _is_label(text: str) -> bool:
    """Whether a text before a colon names one quantity: it gives none itself."""
    if len(text) > _LONGEST_LABEL or not any(map(str.isalpha, text)):
        return False
    is_sentence = _FIGURE_BEHIND_COLON.search(text) or _DECIDING.match(text)
    return not is_sentence


def _unit_of(value: str) -> Unit | None:
    """The unit of the quantity that a text begins with; None where it is no item of a list."""
    if len(value) > _LONGEST_VALUE or _SENTENCE_ENDS.search(value):
        return None
    first = next(iter(find_numbers(value)), None)
    if first is None or value[: first.start].strip(_SIGNS):
        return None
    if first.number.unit in (Unit.EUR, Unit.PERCENT):
        return first.number.unit
    return Unit.OTHER if _MEASURE.match(value, first.end) else None
