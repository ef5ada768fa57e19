"""Counts that a list behind a colon makes: "créer 5 emplois :", then "1 emploi d'adjoint", "2
emplois d'agent", "1 emploi d'animateur", "1 emploi d'ATSEM"."""

from collections.abc import Iterator, Sequence

from extract.facts import facts_of
from validate.prose.deriving.derivation import all_added
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import SpokenNumber, Wording

_LEAST = 2
"""Items of a list."""
_BEHIND = 20
"""Characters behind a count, up to the colon: its noun."""


def announced_counts(wordings: Sequence[Wording]) -> Iterator[Reckoned]:
    """The counts that sentences announce, as what the items of the lists behind them come to.

    "Un" is read nowhere as a number: a list is known whole only where one item counts one in a
    figure."""
    for place, wording in enumerate(wordings):
        total = wording.numbers[-1]
        if _is_announced(wording, total):
            items = _items(total, wordings[place + 1 :])
            ones = [one for one in items if one.value == 1]
            if len(items) >= _LEAST and ones:
                yield Reckoned(total, all_added(facts_of(items)))


def _is_announced(wording: Wording, total: SpokenNumber) -> bool:
    """Whether a number counts things that a colon right behind announces."""
    behind = wording.text[total.end :].rstrip()
    return (
        total.is_of_things and behind.endswith(":") and len(behind) <= _BEHIND
    )


def _items(
    total: SpokenNumber, following: Sequence[Wording]
) -> list[SpokenNumber]:
    """The numbers that the items of a list open with, of the same things; none where one of them
    is printed twice."""
    found: list[SpokenNumber] = []
    for sentence in following:
        first = sentence.numbers[0]
        opens = sentence.text[: first.start].strip()
        is_item = bool(opens) and not any(map(str.isalnum, opens))
        in_figures = first.fact.printed.isdigit()
        same = first.fact.section == total.fact.section
        if sentence.is_repeated:
            return []
        if not (is_item and in_figures and same and first.unit == total.unit):
            break
        found.append(first)
    return found
