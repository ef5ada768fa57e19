"""What a number would be reckoned from, were one of the numbers beside it not mistyped: of
"215 400 €, dont 161 550 € de l'État et 58 350 € de la commune" one digit of the first is wrong.
"""

from collections.abc import Iterator, Set
from decimal import Decimal

from extract.facts import Fact
from validate.model.identity import Form
from validate.prose.deriving.derivation import Derivation
from validate.prose.tabled.slips import meant_figures

_SUM = Form.WEIGHTED_SUM
_TWO = 2
"""Terms of a sum, at least."""
_DIGITS = 3
"""Digits from which a figure is not any other one but for a slip."""


class TermSlips:
    """The figures of which each number may be a slip, looked for once; none of those that are tied
    to another place of the document."""

    def __init__(self, tied: Set[str] = frozenset()) -> None:
        self._tied = tied
        self._known: dict[str, dict[Decimal, float]] = {}

    def of(self, derivation: Derivation, said: Fact) -> Iterator[float]:
        """The chance of each misprint of one term that keeps a derivation from giving the number
        ``said``: what is printed for what it should be."""
        if not _is_reckoned(derivation) or said.value_or_zero <= 0:
            return
        pairs = zip(derivation.terms, derivation.weights, strict=True)
        for term, weight in pairs:
            if term.id in self._tied or not _is_typed(term):
                continue
            needed = _needed(derivation, term, weight, said)
            chance = self._slips(term).get(needed) if needed else None
            if chance:
                yield chance

    def _slips(self, term: Fact) -> dict[Decimal, float]:
        known = self._known.get(term.id)
        if known is None:
            known = {one.value: one.chance for one in meant_figures(term)}
            self._known[term.id] = known
        return known


def _is_reckoned(derivation: Derivation) -> bool:
    """Whether each term follows from the others and the result: not from a share, which is
    rounded."""
    shared = any(term.counts == "percent" for term in derivation.terms)
    form, terms = derivation.form, len(derivation.terms)
    exact = form is Form.PRODUCT or (form is _SUM and terms >= _TWO)
    return exact and not shared and derivation.value > 0


def _is_typed(term: Fact) -> bool:
    """Whether a term is a number of the text, in figures that no accident would make another: a
    table's own sums speak for its cells."""
    in_figures = sum(map(str.isdigit, term.printed)) >= _DIGITS
    return in_figures and not term.table_id and term.value_or_zero > 0


def _needed(
    derivation: Derivation, term: Fact, weight: Decimal, said: Fact
) -> Decimal | None:
    """What a term must be, the others being right, for a derivation to give a number as it is
    printed; None where nothing printed like it does."""
    value, printed = derivation.value, term.value_or_zero
    if derivation.form is _SUM:
        return printed + (said.value_or_zero - value) / weight
    assert term.number is not None
    assert said.number is not None
    needed = term.number.to_last_digit(printed * said.value_or_zero / value)
    gap = abs(value * needed / printed - said.value_or_zero)
    return needed if gap <= said.number.half_unit else None
