"""Bands that follow each other, each with its first and its last figure: where one begins beyond
the end of the one before it, or before that end, what lies between has no line, or two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.table import Column, RowKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import Ground, LineTally, by_lines
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    Term,
    Verdict,
    evaluate,
)
from validate.tables.figure_table import NUMERIC, FigureTable

CODE = "bands-follow"
_FIRST = WordList(
    "de",
    "du",
    "a partir de",
    "a partir du",
    "mini*",
    "plancher*",
    "debut",
    "superieur a",
)
"""Words of the column with which bands begin: "QF de"."""
_LAST = WordList(
    "a", "au", "jusqu'a", "jusqu'au", "maxi*", "plafond*", "fin", "inferieur a"
)
"""Words of the column with which they end: "à"."""
_STEPS = tuple(map(Decimal, ("1", "0", "0.01", "0.1")))
"""How far above the end of a band the next one begins."""
_FEWEST = 3
"""Bands that keep one step, at least, and for each that does not."""


def find(context: Context) -> Iterator[Identity]:
    """In each table of bands, the beginning of each by the end of the one before it and the step
    that most of them keep.
    """
    for view in context.figure_tables:
        for first, last in pairwise(map(view.column, view.columns(*NUMERIC))):
            if _are_ends(first, last):
                yield from _of_table(view, first.index, last.index, context)


def _are_ends(first: Column, last: Column) -> bool:
    """Whether two neighbours are the beginnings and the ends of bands."""
    begins, ends = map(_own_header, (first, last))
    return (
        last.index == first.index + 1
        and _FIRST.closes(begins)
        and _LAST.opens(ends)
    )


def _own_header(column: Column) -> str:
    return fold(column.labels[-1])


def _of_table(
    view: FigureTable, first: int, last: int, context: Context
) -> Iterator[Identity]:
    stated = list(_stated(view, first, last))
    for step in _STEPS:
        stepped = [replace(one, offset=step) for one in stated]
        verdicts = [evaluate(one, context.facts).verdict for one in stepped]
        held = verdicts.count(Verdict.HELD)
        failed = verdicts.count(Verdict.FAILED)
        if held >= max(_FEWEST, _FEWEST * failed):
            yield from _believed(stepped, LineTally(held, failed))
            return


def _stated(view: FigureTable, first: int, last: int) -> Iterator[Identity]:
    """The beginning of each band by the end of the one before it."""
    for above, own in pairwise(view.of_kind(RowKind.DETAIL)):
        begin = view.facts.get((own, first))
        end = view.facts.get((above, last))
        if begin is None or end is None:
            continue
        yield Identity(
            id=stable_id(CODE, *view.words(own, first)),
            rule=CODE,
            kind=Kind.DIFFERENCE,
            form=Form.WEIGHTED_SUM,
            result=begin.id,
            terms=(Term(end.id),),
            table_id=view.table.id,
            severity=Severity.WARNING,
            nature=Nature.JUDGMENTAL,
            label=view.name(own, first),
        )


def _believed(
    stated: Sequence[Identity], tally: LineTally
) -> Iterator[Identity]:
    adoption = by_lines(tally, "the other bands follow", Ground.WORDS)
    for one in stated:
        yield replace(one, adoption=adoption)


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message("Les tranches se suivent", "Bands follow each other"),
    source=Message(
        "Une tranche commence où finit la précédente, du pas que les autres gardent.",
        "A band begins where the one before it ends, by the step that the others keep.",
    ),
    failed=Message(
        "« {label} » : la tranche commence à {printed}, la précédente finit à {other}.",
        "“{label}”: the band begins at {printed}, the one before it ends at {other}.",
    ),
    find=find,
)
CHECKS = (CHECK,)
