"""Lines below a total of costs that print what is left of it once what is deducted right above them
is: "Coût net" below "Total des charges" and "Subventions déduites".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from extract.facts import Fact
from extract.french.folding import fold
from extract.several import present
from extract.table import Row, RowKind
from validate.tables.figure_table import (
    CLOSING,
    SUMMABLE,
    FigureTable,
    is_quotient,
)

_NET = re.compile(
    r"(?:(?:cout|charge|depense|besoin|montant|contribution|effort)s? nett?e?s?"
    r"|(?:reste |solde |montant )?a (?:la )?charge|reste a financer"
    r"|charge (?:de la (?:commune|communaute|ville)|du (?:budget|departement|syndicat)))\b"
    r"(?!.*\b(?:par|moyen|cumul|couvrir|annuel))"
)
"""What is left of costs: "Charge nette", "Reste à la charge de la commune"; never one's part."""
_OF_RECEIPTS = re.compile(
    r"\b(?:recettes|produits|ressources|financements?|aides|subventions|participations)\b"
)
"""What a total of costs is not of."""
_DEDUCTED = re.compile(
    r"\bdedui|\bdeduct|\brecettes?\b|\bproduits?\b|\bremboursements?\b|\bparticipations?\b"
    r"|\bsubventions?\b|\baides?\b|\bdotations?\b|\bcompensations?\b|\bfctva\b|\bredevances?\b"
    r"|\blocations\b|\bloyers\b|\bventes?\b|\btaxe de sejour\b|\bprestation de service\b"
)
"""What pays a part of costs, whatever sign it is printed with."""


@dataclass(frozen=True, slots=True)
class NetFigure:
    """A figure that is net, with the total that it is of, and what is deducted with the sign that
    it counts with."""

    result: Fact
    total: Fact
    deducted: tuple[tuple[Fact, int], ...]

    @property
    def is_added(self) -> bool:
        """Whether what is taken away is what the figure has more than its total."""
        more = sum(
            (fact.value_or_zero for fact, sign in self.deducted if sign < 0),
            Decimal(0),
        )
        left = self.result.value_or_zero - self.total.value_or_zero
        return bool(more) and left == more


@dataclass(frozen=True, slots=True)
class _NetLine:
    """A line that is net, with the line of its total and those that are deducted, each with the
    sign that it counts with."""

    row: Row
    total: Row
    deducted: tuple[tuple[Row, int], ...]
    is_below_parts: bool
    """Whether the total stands over what it adds up, which the deducted lines follow."""


def net_figures(view: FigureTable) -> Iterator[NetFigure]:
    """The net figures of a table, but for those of columns of prices: these are divided anew."""
    columns = _summed(view)
    for net in _net_lines(view, columns):
        yield from _figures(view, net, columns)


def rows_below_parts(view: FigureTable) -> frozenset[int]:
    """The lines that are net, and those deducted from a total that stands over its parts: it adds
    up none of them."""
    found: set[int] = set()
    for net in _net_lines(view, _summed(view)):
        if net.is_below_parts:
            found.add(net.row.index)
            found.update(row.index for row, _ in net.deducted)
    return frozenset(found)


def _summed(view: FigureTable) -> Sequence[int]:
    """The columns that are no prices."""
    columns = view.columns(*SUMMABLE)
    return [col for col in columns if not is_quotient(view.column(col))]


def _net_lines(view: FigureTable, columns: Sequence[int]) -> Iterator[_NetLine]:
    total: Row | None = None
    between: list[Row] = []
    for row in view.rows:
        if row.kind in CLOSING:
            total, between = row, []
        elif total is not None and row.kind is RowKind.DETAIL:
            if _NET.match(fold(row.label)) and _is_of_costs(total):
                net = _net_line(view, row, total, between, columns)
                if net is not None:
                    yield net
            between.append(row)
        elif row.kind is not RowKind.OF_WHICH:
            total = None


def _net_line(
    view: FigureTable,
    row: Row,
    total: Row,
    between: Sequence[Row],
    columns: Sequence[int],
) -> _NetLine | None:
    """A net line, where all lines between it and its total are deducted, or the last of those below
    one over its parts, which are printed below nothing; else none."""
    signs = [(one, _sign(view, one, columns)) for one in between]
    deducted = [(one, sign) for one, sign in signs if sign is not None]
    if deducted and len(deducted) == len(between):
        return _NetLine(row, total, tuple(deducted), is_below_parts=False)
    if total.index != view.rows[0].index:
        return None
    last = list(takewhile(lambda one: one[1] == 1, reversed(signs)))
    if not last:
        return None
    taken = tuple((one, 1) for one, _ in reversed(last))
    return _NetLine(row, total, taken, is_below_parts=True)


def _is_of_costs(total: Row) -> bool:
    return _OF_RECEIPTS.search(fold(total.label)) is None


def _figures(
    view: FigureTable, net: _NetLine, columns: Sequence[int]
) -> Iterator[NetFigure]:
    """The net figures of a line, in the columns in which all that it is made of prints one."""
    signs = [sign for _, sign in net.deducted]
    for col in columns:
        printed = view.facts.get((net.row.index, col))
        whole = view.facts.get((net.total.index, col))
        own = [view.facts.get((one.index, col)) for one, _ in net.deducted]
        if printed is None or whole is None or len(present(own)) < len(own):
            continue
        deducted = tuple(zip(present(own), signs, strict=True))
        figure = NetFigure(printed, whole, deducted)
        if not figure.is_added:
            yield figure


def _sign(view: FigureTable, row: Row, columns: Sequence[int]) -> int | None:
    """How a line counts that is deducted: as it is printed where that is below nothing in most of
    its figures, else turned if its words say that it is; None where it may be added."""
    values = present(view.value(row.index, col) for col in columns)
    below = sum(one < 0 for one in values)
    if below > len(values) - below:
        return 1
    return -1 if _DEDUCTED.search(fold(row.label)) else None
