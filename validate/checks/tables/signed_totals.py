"""A line behind "=" is the total above it and the lines behind "+": "TOTAL … CUMULÉES"."""

from collections.abc import Iterator

from validate.check import Check, Context, stable_id
from validate.model.adoption import (
    WORDING_AND_POSITION,
    Adoption,
    Ground,
)
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Term
from validate.tables.figure_table import FigureTable
from validate.tables.worded.signed_lines import SignedTotal, signed_totals

_CHOSEN = Adoption(
    (Ground.OWN_FIGURES,), "signs, and the one figure above that agrees"
)


def _find(context: Context) -> Iterator[Identity]:
    above: FigureTable | None = None
    for view in context.figure_tables:
        for one in signed_totals(view, above):
            facts = [one.printed.id, *(fact.id for fact, _ in one.terms)]
            if frozenset(facts) not in context.stated_figures:
                yield _identity(view, one)
        above = view


def _identity(view: FigureTable, total: SignedTotal) -> Identity:
    printed = total.printed
    assert printed.row is not None
    assert printed.col is not None
    return Identity(
        id=stable_id(CHECK.code, *view.words(printed.row, printed.col)),
        rule=CHECK.code,
        kind=Kind.SUM,
        form=Form.WEIGHTED_SUM,
        result=printed.id,
        terms=tuple(Term(fact.id, weight) for fact, weight in total.terms),
        table_id=view.table.id,
        adoption=_CHOSEN if total.chosen else WORDING_AND_POSITION,
        label=view.name(printed.row, printed.col),
    )


CHECK = Check(
    code="signed-totals",
    version="1",
    kind=Kind.SUM,
    title=Message("Totaux derrière des signes", "Totals behind signs"),
    source=Message(
        "Les signes « + » et « = » imprimés devant des lignes disent ce que la dernière donne.",
        "The signs “+” and “=” printed before lines say what the last of them is.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; {other} donnent {expected}, soit un écart de {delta}.",
        "“{label}” prints {printed}; {other} give {expected}, a difference of {delta}.",
    ),
    find=_find,
)


CHECKS = (CHECK,)
