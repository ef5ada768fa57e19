"""What a page or a column of the page carries forward is what the next one takes over."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from extract.table import RowKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import WORDING_AND_POSITION
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Term
from validate.tables.figure_table import SUMMABLE, FigureTable
from validate.tables.side_tables import side_tables

_Carried = tuple[tuple[int, int], tuple[int, int]]
"""Where a figure is carried over, and where it is taken over."""


def _find(context: Context) -> Iterator[Identity]:
    for view in context.figure_tables:
        out = view.of_kind(RowKind.CARRIED_OUT)
        for taken in view.of_kind(RowKind.CARRIED_IN):
            before = [row for row in out if row < taken]
            if before:
                columns = view.columns(*SUMMABLE)
                places = [((before[-1], col), (taken, col)) for col in columns]
                yield from _identities(view, places)
        for left, right in pairwise(side_tables(view)):
            yield from _identities(view, _carried_beside(left, right))


def _carried_beside(left: FigureTable, right: FigureTable) -> list[_Carried]:
    """The figures that one side of a page carries over to the next one; not where the page's lines
    begin with a report themselves: each side may go on from its own."""
    taken = right.of_kind(RowKind.CARRIED_IN)
    columns = [_own_columns(side) for side in (left, right)]
    if left.of_kind(RowKind.CARRIED_IN) or len(set(map(len, columns))) > 1:
        return []
    found: list[_Carried] = []
    for row in taken:
        page = right.rows[row].page
        given = [
            one
            for one in left.of_kind(RowKind.CARRIED_OUT)
            if left.rows[one].page == page
        ]
        for out in given[-1:]:
            found += [
                ((out, col), (row, other))
                for col, other in zip(*columns, strict=True)
            ]
    return found


def _own_columns(side: FigureTable) -> list[int]:
    """The columns of a side that print figures to add."""
    own = {col for _, col in side.facts}
    return [col for col in side.columns(*SUMMABLE) if col in own]


def _identities(
    view: FigureTable, places: Iterable[_Carried]
) -> Iterator[Identity]:
    """One a column; adopted on wording and position alone: "À reporter", then "Report" on the next
    page.
    """
    for given, taken in places:
        if given in view.facts and taken in view.facts:
            yield Identity(
                id=stable_id(CHECK.code, *view.words(*taken)),
                rule=CHECK.code,
                kind=Kind.CARRY,
                form=Form.EQUALITY,
                result=view.facts[taken].id,
                terms=(Term(view.facts[given].id),),
                table_id=view.table.id,
                adoption=WORDING_AND_POSITION,
                label=view.name(*taken),
                rounded=tuple(
                    view.facts[at].id
                    for at in (taken, given)
                    if view.rounded(*at)
                ),
            )


CHECK = Check(
    code="carry",
    version="1",
    kind=Kind.CARRY,
    title=Message(
        "Reports d'une page ou d'une colonne à l'autre",
        "Amounts carried forward",
    ),
    source=Message(
        "Le « report » d'une page ou d'une colonne reprend le « à reporter » de la précédente.",
        "What a page or column prints as “report” is what the one before printed as “à reporter”.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; la page ou la colonne précédente reportait {other}, soit un"
        " écart de {delta}.",
        "“{label}” prints {printed}; the page or column before carried {other}, a difference of"
        " {delta}.",
    ),
    find=_find,
)


CHECKS = (CHECK,)
