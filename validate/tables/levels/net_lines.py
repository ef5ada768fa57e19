"""Lines below a total of costs that print what is left of it once what is deducted right above them
is: "Coût net" below "Total des charges" and "Subventions déduites".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

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


def net_figures(view: FigureTable) -> Iterator[NetFigure]:
    """The net figures of a table, but for those of columns of prices: these are divided anew."""
    columns = [
        col
        for col in view.columns(*SUMMABLE)
        if not is_quotient(view.column(col))
    ]
    total: Row | None = None
    between: list[Row] = []
    for row in view.rows:
        if row.kind in CLOSING:
            total, between = row, []
        elif total is not None and row.kind is RowKind.DETAIL:
            if _NET.match(fold(row.label)) and _is_of_costs(total):
                yield from _figures(view, row, total, between, columns)
            between.append(row)
        else:
            total = None


def _is_of_costs(total: Row) -> bool:
    return _OF_RECEIPTS.search(fold(total.label)) is None


def _figures(
    view: FigureTable,
    row: Row,
    total: Row,
    between: Sequence[Row],
    columns: Sequence[int],
) -> Iterator[NetFigure]:
    """The net figures of a line, where all lines between it and its total are deducted."""
    signs = [_sign(view, one, columns) for one in between]
    if not signs or None in signs:
        return
    for col in columns:
        printed = view.facts.get((row.index, col))
        whole = view.facts.get((total.index, col))
        own = [view.facts.get((one.index, col)) for one in between]
        if printed is None or whole is None or len(present(own)) < len(own):
            continue
        deducted = tuple(zip(present(own), present(signs), strict=True))
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
