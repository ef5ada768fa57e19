"""A line below a total prints what its receipts and its expenses leave: "Résultats de clôture"; one
below the totals of both, what these leave: "Solde prévisionnel"."""

from collections.abc import Iterator
from decimal import Decimal

from validate.check import Check, Context, stable_id
from validate.model.adoption import (
    WORDING_AND_POSITION,
    Adoption,
    Ground,
    LineTally,
    by_lines,
)
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Term
from validate.tables.figure_table import FigureTable
from validate.tables.levels.results_below import (
    Balance,
    BalanceLine,
    balance_lines,
    lines_of_totals,
)

CODE = "balance-lines"


def find(context: Context) -> Iterator[Identity]:
    """Each figure of such a line as the difference of two columns of the total above it, or of two
    totals in its column."""
    for view in context.figure_tables:
        below = (one for one in lines_of_totals(view) if one.said)
        for line in (*balance_lines(view), *below):
            adoption = _adoption(line)
            for one in line.balances:
                if frozenset(_ids(one)) not in context.stated_figures:
                    yield _identity(view, one, adoption)


def _ids(balance: Balance) -> tuple[str, ...]:
    return balance.result.id, balance.larger.id, balance.smaller.id


def _adoption(line: BalanceLine) -> Adoption:
    if line.said:
        return WORDING_AND_POSITION
    tally = LineTally(line.held, len(line.balances) - line.held)
    words = (Ground.WORDS,) if line.named else ()
    why = "the line is what the columns of the total above it leave"
    return by_lines(tally, why, *words).as_heard(line.is_told(broken=1))


def _identity(
    view: FigureTable, balance: Balance, adoption: Adoption
) -> Identity:
    result = balance.result
    assert result.row is not None
    assert result.col is not None
    sign = Decimal(-1 if result.value_or_zero < 0 else 1)
    return Identity(
        id=stable_id(CODE, *view.words(result.row, result.col)),
        rule=CODE,
        kind=Kind.DIFFERENCE,
        form=Form.WEIGHTED_SUM,
        result=result.id,
        terms=(
            Term(balance.larger.id, sign),
            Term(balance.smaller.id, -sign),
        ),
        table_id=view.table.id,
        label=view.name(result.row, result.col),
        adoption=adoption,
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message("Résultats sous un total", "Results below a total"),
    source=Message(
        "Le résultat imprimé sous un total est ce que ses recettes et ses dépenses laissent.",
        "The result printed below a total is what its receipts and its expenses leave.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; les recettes et les dépenses du total au-dessus"
        " laissent {expected}, soit un écart de {delta}.",
        "“{label}” prints {printed}; the receipts and expenses totalled above leave"
        " {expected}, a difference of {delta}.",
    ),
    find=find,
)

CHECKS = (CHECK,)
