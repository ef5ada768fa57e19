"""What a page carries forward is what the next page takes over."""

from collections.abc import Iterator

from extract.table import RowKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import WORDING_AND_POSITION
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Term
from validate.tables.figure_table import SUMMABLE, FigureTable


def _find(context: Context) -> Iterator[Identity]:
    for view in context.figure_tables:
        out = view.of_kind(RowKind.CARRIED_OUT)
        for taken in view.of_kind(RowKind.CARRIED_IN):
            before = [row for row in out if row < taken]
            if before:
                yield from _identities(view, before[-1], taken)


def _identities(
    view: FigureTable, given: int, taken: int
) -> Iterator[Identity]:
    """One a column; adopted on wording and position alone: "À reporter", then "Report" on the next
    page.
    """
    for col in view.columns(*SUMMABLE):
        if (given, col) in view.facts and (taken, col) in view.facts:
            yield Identity(
                id=stable_id(CHECK.code, *view.words(taken, col)),
                rule=CHECK.code,
                kind=Kind.CARRY,
                form=Form.EQUALITY,
                result=view.facts[taken, col].id,
                terms=(Term(view.facts[given, col].id),),
                table_id=view.table.id,
                adoption=WORDING_AND_POSITION,
                label=view.name(taken, col),
                rounded=tuple(
                    view.facts[r, col].id
                    for r in (taken, given)
                    if view.rounded(r, col)
                ),
            )


CHECK = Check(
    code="carry",
    version="1",
    kind=Kind.CARRY,
    title=Message("Reports de page en page", "Amounts carried forward"),
    source=Message(
        "Le « report » en tête d'une page reprend le « à reporter » de la précédente.",
        "What heads a page as “report” is what the page before printed as “à reporter”.",
    ),
    failed=Message(
        "« {label} » porte {printed} en tête de page ; la page précédente reportait {other}, soit"
        " un écart de {delta}.",
        "“{label}” prints {printed} at the head of the page; the page before carried {other}, a"
        " difference of {delta}.",
    ),
    find=_find,
)


CHECKS = (CHECK,)
