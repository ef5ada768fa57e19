"""What a line that is part of others prints of these: its share of the one above it, or a rate that
is the mean of theirs.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.table import RowKind
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    prints,
    value,
)
from validate.model.finding import Message
from validate.model.identity import Form, Outcome
from validate.tables.figure_table import FigureTable

_TWO = 2
"""Figures that a ratio is of, or that a rate makes an amount with."""
_LINES = 200
"""Lines of a table, at most, of which a few are sought that a line is made of."""


def _explain_share(scene: Scene, outcome: Outcome) -> Reason | None:
    """The share of a line in the one that it is part of, where others print theirs of the whole:
    "dont feux de végétation 38,6" of all fires."""
    identity = outcome.identity
    found = _two_terms(scene, outcome)
    if found is None or identity.form is not Form.RATIO or identity.offset:
        return None
    view, result, (part, _) = found
    whole = _line_above(view, part) if part.row == result.row else None
    if whole is None or not whole.value:
        return None
    if not prints(result, identity.constant * value(part) / value(whole)):
        return None
    message = Message(
        f"{result.printed} est la part de {part.printed} dans {whole.printed}, la ligne dont il"
        " est le détail.",
        f"{result.printed} is the share of {part.printed} in {whole.printed}, the line that it is"
        " part of.",
    )
    return Reason.of(message, [whole])


def _two_terms(
    scene: Scene, outcome: Outcome
) -> tuple[FigureTable, Fact, tuple[Fact, Fact]] | None:
    """The table, the result and the two terms of an identity of a line that is part of others."""
    result, terms = (
        scene.result(outcome.identity),
        scene.terms(outcome.identity),
    )
    view = None if result is None else scene.table_of(result)
    if view is None or result is None or len(terms) != _TWO:
        return None
    is_part = view.rows[result.row or 0].kind is RowKind.OF_WHICH
    if not is_part or result.number is None:
        return None
    return view, result, (terms[0], terms[1])


def _line_above(view: FigureTable, part: Fact) -> Fact | None:
    """The figure of the line that one is part of, in its column."""
    above = (
        one
        for one in reversed(view.rows[: part.row or 0])
        if one.kind is not RowKind.OF_WHICH
    )
    whole = next(above, None)
    return (
        None if whole is None else view.facts.get((whole.index, part.col or 0))
    )


def _explain_rate(scene: Scene, outcome: Outcome) -> Reason | None:
    """The amount of a line that adds up a few others, beside the mean of their rates, rounded as it
    is printed: "dont lignes foncières 1,93 %"."""
    identity = outcome.identity
    found = _two_terms(scene, outcome)
    if found is None or identity.form is not Form.PRODUCT:
        return None
    view, result, terms = found
    for base, rate in (terms, terms[::-1]):
        if not _is_mean(rate, result, identity.constant * value(base)):
            continue
        parts = next(_added_up(view, base, result), None)
        if parts is not None:
            shown = " + ".join(one.printed for one in parts)
            message = Message(
                f"{rate.printed} est une moyenne arrondie : {result.printed} additionne {shown}.",
                f"{rate.printed} is a rounded mean: {result.printed} adds up {shown}.",
            )
            return Reason.of(message, [rate, *parts])
    return None


def _is_mean(rate: Fact, result: Fact, whole: Decimal) -> bool:
    """Whether a rate with decimals is what an amount is of another, as it is rounded."""
    if rate.number is None or rate.is_whole or not whole:
        return False
    return rate.row == result.row and prints(rate, value(result) / whole)


def _added_up(
    view: FigureTable, base: Fact, result: Fact
) -> Iterator[Sequence[Fact]]:
    """The amounts of two or three lines that come to that of one, as their bases come to its
    base."""
    lines = list(_lines_of(view, base, result))
    at = {made: place for place, (made, _) in enumerate(lines)}
    whole = (value(base), value(result))
    for first, (made, fact) in enumerate(lines):
        left = _less(whole, made)
        if at.get(left, -1) > first:
            yield fact, lines[at[left]][1]
        for second, (more, other) in enumerate(lines[first + 1 :], first + 1):
            third = at.get(_less(left, more), -1)
            if third > second:
                yield fact, other, lines[third][1]


_Pair = tuple[Decimal, Decimal]
"""A base and the amount that is made of it."""


def _less(whole: _Pair, part: _Pair) -> _Pair:
    return whole[0] - part[0], whole[1] - part[1]


def _lines_of(
    view: FigureTable, base: Fact, result: Fact
) -> Iterator[tuple[_Pair, Fact]]:
    """Base and amount of each line of a table that prints both, the first lines of a long one, with
    the figure of the amount."""
    for row in view.of_kind(RowKind.DETAIL)[:_LINES]:
        below = view.facts.get((row, base.col or 0))
        amount = view.facts.get((row, result.col or 0))
        if below is not None and amount is not None:
            yield (value(below), value(amount)), amount


SHARE_OF_ITS_LINE = Explanation(
    code="of-which-share",
    title=Message("Part de la ligne détaillée", "Share of the line detailed"),
    explain=_explain_share,
)
MEAN_RATE = Explanation(
    code="of-which-rate",
    title=Message("Taux moyen arrondi", "A rounded mean rate"),
    explain=_explain_rate,
)
