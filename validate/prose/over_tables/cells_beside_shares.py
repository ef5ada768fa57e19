"""A figure of a line beside the share that it is of a total that the sentence says, told of another
year: "sur les 225 élèves, près de la moitié fréquentent le collège (109 élèves, 48,4 %)"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from extract.facts import Fact
from extract.french.lexicon.sentences.said_in_turn import leaves_digits_open
from extract.several import only, present
from extract.table import RowKind
from validate.prose.deriving.derivation import HUNDRED, same_as
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.over_tables.line_names import is_in_figures
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import restates
from validate.prose.words.label_words import years_of
from validate.tables.figure_table import SUMMABLE, FigureTable

_BESIDE = re.compile(
    r"\W*(?:€|k€|m€|euros?|ht|ttc|[a-z]+)?\W*(?:soit|ou|c.est.a.dire|,|\()\W*"
)
"""Between a figure and the share that it is."""
_WHY = "the sentence tells a figure beside the share that it is of a total"


def cells_beside_shares(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each figure of a sentence that a line prints, beside the share that another figure of the
    line is of the total of its column, which the sentence says before."""
    for index in range(1, len(wording.numbers) - 1):
        result, share = wording.numbers[index : index + 2]
        is_told = (
            share.unit == SHARE != result.unit,
            is_in_figures(result),
            _BESIDE.fullmatch(wording.before(index + 1)) is not None,
            not leaves_digits_open(wording.before(index)),
        )
        if not all(is_told):
            continue
        told = list(_told(wording, index, views))
        ways = [same_as(cell, _WHY) for cell, _ in told]
        said = _said(wording, index)
        meant = {
            cell.value: cell
            for cell, whole in told
            if whole in said and years_of(" ".join(cell.column_path))
        }
        one = only(meant.values())
        if ways:
            yield TabledNumber(
                result, ways, None if one is None else same_as(one, _WHY)
            )


def _told(
    wording: Wording, index: int, views: Sequence[FigureTable]
) -> Iterator[tuple[Fact, Decimal]]:
    """The figures of the lines that print a number that are the share behind it of the totals of
    their columns, each with that."""
    result, share = wording.numbers[index : index + 2]
    for view in views:
        totals = view.of_kind(RowKind.TOTAL)[-1:]
        for row in view.of_kind(RowKind.DETAIL, RowKind.SUBTOTAL):
            cells = present(
                view.facts.get((row, col)) for col in view.columns(*SUMMABLE)
            )
            if any(one.value == result.fact.value for one in cells):
                for total in totals:
                    yield from _of_total(view, total, cells, share)


def _of_total(
    view: FigureTable,
    total: int,
    cells: Sequence[Fact],
    share: SpokenNumber,
) -> Iterator[tuple[Fact, Decimal]]:
    """The figures of a line that are a share of a total, each with that."""
    for cell in cells:
        whole = view.value(total, cell.col or 0)
        if whole and restates(share.fact, HUNDRED * cell.value_or_zero / whole):
            yield cell, whole


def _said(wording: Wording, index: int) -> frozenset[Decimal | None]:
    """The numbers of a sentence before one, and of the sentences right before."""
    before = (
        *wording.numbers[:index],
        *chain.from_iterable(one.numbers for one in wording.sooner),
    )
    return frozenset(one.fact.value for one in before)
