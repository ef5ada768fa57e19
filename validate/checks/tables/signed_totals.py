"""A line behind "=" is the total above it and the lines behind "+": "TOTAL … CUMULÉES"; one that is
called net, the total of costs above it without what is deducted between them: "Coût net"."""

from collections.abc import Iterator
from decimal import Decimal

from validate.check import Check, Context, stable_id, stated_by_another
from validate.model.adoption import (
    WORDING_AND_POSITION,
    Adoption,
    Ground,
)
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Term
from validate.tables.figure_table import FigureTable
from validate.tables.levels.net_lines import NetFigure, net_figures
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
        for net in net_figures(view):
            yield _net(view, net)
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


def _net(view: FigureTable, net: NetFigure) -> Identity:
    result = net.result
    assert result.row is not None
    assert result.col is not None
    deducted = (Term(fact.id, Decimal(sign)) for fact, sign in net.deducted)
    return Identity(
        id=stable_id(NET.code, *view.words(result.row, result.col)),
        rule=NET.code,
        kind=Kind.DIFFERENCE,
        form=Form.WEIGHTED_SUM,
        result=result.id,
        terms=(Term(net.total.id), *deducted),
        table_id=view.table.id,
        adoption=WORDING_AND_POSITION,
        label=view.name(result.row, result.col),
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


NET = Check(
    code="net-costs",
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message("Coûts nets", "Net costs"),
    source=Message(
        "Un coût net est ce que laissent du total au-dessus les lignes qui en sont déduites.",
        "A net cost is what the lines deducted from the total above leave of it.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; le total au-dessus, sans ce qui en est déduit, donne"
        " {expected}, soit un écart de {delta}.",
        "“{label}” prints {printed}; the total above, without what is deducted from it, gives"
        " {expected}, a difference of {delta}.",
    ),
    find=stated_by_another,
)


CHECKS = (CHECK, NET)
