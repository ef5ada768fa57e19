"""Lines of a list that print a label, a colon and an amount: "Région : 30 000 €"."""

from extract.french.numbers import looks_like_figure, parse_number
from extract.number import Unit

_CLOSING = " ;,."
"""Marks that end an item."""


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
