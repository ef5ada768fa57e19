"""Row after row a cumulated amount, a balance or what is owed follows from the one above it; column
after column what a line cumulates from the one before it.
"""

from collections.abc import Iterator, Set
from decimal import Decimal
from itertools import pairwise

from validate.check import Check, Context, stable_id
from validate.model.adoption import Adoption, Ground, LineTally, by_lines
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Term
from validate.tables.figure_table import FigureTable
from validate.tables.running_columns import RunningColumn, running_columns
from validate.tables.worded.cumulated_lines import (
    CumulatedLine,
    cumulated_lines,
)


def _find(context: Context) -> Iterator[Identity]:
    known = context.stated_figures
    for view in context.figure_tables:
        for column in running_columns(view):
            yield from _identities(view, column, known)


def _identities(
    view: FigureTable, column: RunningColumn, known: Set[frozenset[str]]
) -> Iterator[Identity]:
    """One a row, where no check stated the same figures."""
    adoption = _adoption(column)
    for above, own in column.steps:
        identity = _identity(view, column, above, own, adoption)
        if identity is not None and frozenset(identity.facts) not in known:
            yield identity


def _adoption(column: RunningColumn) -> Adoption:
    words = (Ground.WORDS,) if column.said else ()
    adoption = by_lines(column.trial.tally, "row after row obeys", *words)
    return adoption.as_heard(column.firm)


def _identity(
    view: FigureTable,
    column: RunningColumn,
    above: int,
    own: int,
    adoption: Adoption,
) -> Identity | None:
    """The figure of a row from the one above it; None where one of the two is not printed, or
    nothing moves it.
    """
    running = column.running
    start = view.facts.get((above, running.level))
    result = view.facts.get((own, running.level))
    row = above if running.late else own
    moves = [
        (view.facts[row, col], sign)
        for col, sign in running.moves
        if (row, col) in view.facts
    ]
    if start is None or result is None or not moves:
        return None

    places = ((above, running.level), (own, running.level))
    return Identity(
        id=stable_id(CHECK.code, *view.words(own, running.level)),
        rule=CHECK.code,
        kind=CHECK.kind,
        form=Form.WEIGHTED_SUM,
        result=result.id,
        terms=(
            Term(start.id),
            *(Term(fact.id, Decimal(sign)) for fact, sign in moves),
        ),
        table_id=view.table.id,
        adoption=adoption,
        label=view.name(own, running.level),
        rounded=tuple(
            view.facts[place].id for place in places if view.rounded(*place)
        ),
    )


CHECK = Check(
    code="running-balance",
    version="1",
    kind=Kind.SUM,
    title=Message(
        "Cumuls et soldes de ligne en ligne", "Running totals and balances"
    ),
    source=Message(
        "Un cumul, un solde ou un capital restant dû reprend celui de la ligne précédente ; reconnu"
        " quand les lignes du tableau l'observent.",
        "A running total, a balance or the capital owed takes over that of the line above;"
        " recognised when the table's lines obey.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; la ligne précédente et les mouvements donnent {expected},"
        " soit un écart de {delta}.",
        "“{label}” prints {printed}; the line above and what moves it give {expected}, a"
        " difference of {delta}.",
    ),
    find=_find,
)


def _find_lines(context: Context) -> Iterator[Identity]:
    known = context.stated_figures
    for view in context.figure_tables:
        for line in cumulated_lines(view):
            for stated in _of_line(view, line):
                if frozenset(stated.facts) not in known:
                    yield stated


def _of_line(view: FigureTable, line: CumulatedLine) -> Iterator[Identity]:
    """One a step, from the second figure on."""
    tally = LineTally(line.held, line.failed)
    adoption = by_lines(tally, "column after column obeys", Ground.WORDS)
    for before, own in pairwise(line.columns):
        result = view.facts[line.row, own]
        terms = view.facts[line.row, before], view.facts[line.base, own]
        yield Identity(
            id=stable_id(LINE_CHECK.code, *view.words(line.row, own)),
            rule=LINE_CHECK.code,
            kind=LINE_CHECK.kind,
            form=Form.WEIGHTED_SUM,
            result=result.id,
            terms=tuple(Term(fact.id) for fact in terms),
            table_id=view.table.id,
            adoption=adoption.as_heard(line.firm),
            label=view.name(line.row, own),
        )


LINE_CHECK = Check(
    code="running-line",
    version="1",
    kind=Kind.SUM,
    title=Message(
        "Cumuls de colonne en colonne", "Running totals across columns"
    ),
    source=Message(
        "Une ligne de cumul reprend sa colonne précédente ; reconnue à son libellé, quand ses"
        " chiffres l'observent.",
        "A line of running totals takes over its column before; recognised by its label, when its"
        " figures obey.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; la colonne précédente et celle-ci donnent {expected}, soit"
        " un écart de {delta}.",
        "“{label}” prints {printed}; the column before and this one give {expected}, a difference"
        " of {delta}.",
    ),
    find=_find_lines,
)

CHECKS = (CHECK, LINE_CHECK)
