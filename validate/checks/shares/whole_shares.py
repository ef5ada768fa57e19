"""A column of shares under whose lines a hundred per cent stands: they come to it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.number import Number
from extract.several import present
from extract.table import ColumnKind, RowKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import Ground, by_words
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, terms_of
from validate.model.typing_slips import is_slip_of
from validate.prose.pairing.misprints import may_slip
from validate.tables.figure_table import SUMMABLE, FigureTable

_HUNDRED = Decimal(100)
_LEAST = 3
"""Shares of a whole: two may be any two."""
_SHARES = by_words(
    "the total of the shares is a hundred per cent", Ground.POSITION
)


def _find(context: Context) -> Iterator[Identity]:
    """Each column of percentages whose only total prints 100, and whose lines give it, or give it
    but for a slip of one of them where another column lists them all: any others are no shares of
    one whole."""
    for view in context.figure_tables:
        for col in view.columns(ColumnKind.PERCENT):
            identity = _of_column(view, col)
            known = context.stated_figures
            if identity is not None and frozenset(identity.facts) not in known:
                yield identity


def _of_column(view: FigureTable, col: int) -> Identity | None:
    """The shares of a column as a hundred per cent; None where they are none of one whole."""
    totals = view.of_kind(RowKind.TOTAL)
    whole = view.facts.get((totals[-1], col)) if totals else None
    shares = _shares(view, col)
    is_whole = len(totals) == 1 and len(shares) >= _LEAST
    if whole is None or not is_whole or whole.value != _HUNDRED:
        return None
    gap = _gap(shares)
    if gap and not (
        _lists_all(view, totals[-1]) and _is_slip_of_one(shares, gap)
    ):
        return None
    return _identity(view, (totals[-1], col), whole, shares)


def _shares(view: FigureTable, col: int) -> list[Fact]:
    """The shares of the lines of a column; none where one of them cannot be read."""
    rows = view.of_kind(RowKind.DETAIL)
    found = present(view.facts.get((row, col)) for row in rows)
    if any(fact.number is None for fact in found):
        return []
    return found


def _lists_all(view: FigureTable, total: int) -> bool:
    """Whether the lines add up to the total in another column, so that none of them stands on
    another page."""
    rows = view.of_kind(RowKind.DETAIL)
    return any(
        view.value(total, col)
        and view.value(total, col)
        == sum(view.value(row, col) or Decimal(0) for row in rows)
        for col in view.columns(*SUMMABLE)
    )


def _gap(shares: Sequence[Fact]) -> Decimal:
    """By how much shares are more than a hundred per cent; nil within their rounding."""
    gap = sum((one.value_or_zero for one in shares), -_HUNDRED)
    return gap if abs(gap) > _rounding(shares) else Decimal(0)


def _rounding(shares: Sequence[Fact]) -> Decimal:
    """How far the rounding of all of some shares may take their sum."""
    halves = (one.number.half_unit for one in shares if one.number)
    return sum(halves, Decimal(0))


def _is_slip_of_one(shares: Sequence[Fact], gap: Decimal) -> bool:
    """Whether one of the shares, of digits enough to tell, would leave no gap but for a slip."""
    rounding = _rounding(shares)
    return any(
        _is_slip(one.number, one.number.value - gap, rounding)
        for one in shares
        if one.number is not None and may_slip(one.number.value)
    )


def _is_slip(number: Number, should_be: Decimal, rounding: Decimal) -> bool:
    """Whether one slip leads from a number to what it should be, within the rounding of all."""
    steps = int(rounding / number.ulp)
    near = (should_be + step * number.ulp for step in range(-steps, steps + 1))
    return any(one > 0 and is_slip_of(number, one) for one in near)


def _identity(
    view: FigureTable,
    place: tuple[int, int],
    whole: Fact,
    shares: Sequence[Fact],
) -> Identity:
    return Identity(
        id=stable_id(CHECK.code, *view.words(*place)),
        rule=CHECK.code,
        kind=Kind.SUM,
        form=Form.WEIGHTED_SUM,
        result=whole.id,
        terms=terms_of(shares),
        table_id=view.table.id,
        adoption=_SHARES,
        label=view.name(*place),
        rounded=tuple(one.id for one in shares),
    )


CHECK = Check(
    code="whole-shares",
    version="1",
    kind=Kind.SUM,
    title=Message(
        "Les parts d'un tout font cent pour cent",
        "The shares of a whole are a hundred per cent",
    ),
    source=Message(
        "Le total de la colonne imprime 100 %, aux arrondis des lignes près.",
        "The total of the column prints 100%, within the rounding of its lines.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; les parts des lignes donnent {expected}, soit un écart de"
        " {delta}.",
        "“{label}” prints {printed}; the shares of the lines give {expected}, a difference of"
        " {delta}.",
    ),
    find=_find,
)


CHECKS = (CHECK,)
