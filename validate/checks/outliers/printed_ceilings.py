"""What a line sets above the ceiling that it prints itself, where the other lines keep theirs."""

import re
from collections.abc import Iterator

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.calendar import without_years
from extract.french.lexicon.concept import WordList
from extract.several import only
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
)
from validate.prose.words.word_stems import stems
from validate.tables.figure_table import NUMERIC, FigureTable

CODE = "printed-ceiling"
_CEILING = WordList("plafond(s)", "plafonne(e)(s)", "maxim*", "maxi", "max")
"""Words of a column of ceilings: "Plafond", "Durée maximale"."""
_SHARE_OF = re.compile(r"%|\bpart\b|\btaux d")
"""A header that tells what share of a ceiling something is."""
_SET = WordList(
    "vote(e)(s)",
    "retenu(e)(s)",
    "fixe(e)(s)",
    "propose(e)(s)",
    "applique(e)(s)",
)
"""Words of what a line sets, where its ceiling stands beside it: "Tarif voté"."""
_FEWEST = 2
"""Lines that respect their ceiling beside the one that does not."""
_EACH = 2
"""Lines that do for each that does not."""


def find(context: Context) -> Iterator[Identity]:
    """In each table with a column of ceilings, what its lines set: the one that is above its own is
    put to the reader, where the others are not.
    """
    for view in context.figure_tables:
        for ceiling in _ceilings(view):
            bounded = _bounded_by(view, ceiling)
            if bounded is not None:
                yield from _identities(view, bounded, ceiling.index)


def _header(column: Column) -> str:
    return fold(" ".join(column.path) or column.label)


def _ceilings(view: FigureTable) -> Iterator[Column]:
    for column in map(view.column, view.columns(*NUMERIC)):
        header = _header(column)
        if _CEILING.within(header) and not _SHARE_OF.search(header):
            yield column


def _bounded_by(view: FigureTable, ceiling: Column) -> int | None:
    """The only column that a ceiling is of: under one heading with it, of the same name, or what is
    set directly before a bare one."""
    others = [
        column
        for column in map(view.column, view.columns(*NUMERIC))
        if not _CEILING.within(_header(column))
    ]
    under = [one for one in others if _are_of_one_heading(one, ceiling)]
    named = [one for one in others if _subject(one) == _subject(ceiling)]
    beside = [one for one in others if _is_set_before(one, ceiling)]
    for found in (under, named, beside):
        column = only(found)
        if column is not None:
            return column.index
    return None


def _are_of_one_heading(one: Column, ceiling: Column) -> bool:
    heading = ceiling.path[:-1]
    return bool(heading) and one.path[:-1] == heading


def _subject(column: Column) -> frozenset[str]:
    """What a header is about, but for the words of a ceiling and the year."""
    words = without_years(_header(column)).split()
    about = " ".join(word for word in words if not _CEILING.within(word))
    return frozenset(stems(about)) or frozenset((column.label,))


def _is_set_before(one: Column, ceiling: Column) -> bool:
    bare = _subject(ceiling) == frozenset((ceiling.label,))
    before = one.index == ceiling.index - 1
    return bare and before and _SET.within(_header(one))


def _identities(
    view: FigureTable, col: int, ceiling: int
) -> Iterator[Identity]:
    lines = [
        (row, view.facts[row, col], view.facts[row, ceiling])
        for row in view.of_kind(RowKind.DETAIL)
        if (row, col) in view.facts and (row, ceiling) in view.facts
    ]
    told = [_is_above(set_, bound) for _, set_, bound in lines]
    failed = sum(one is True for one in told)
    held = sum(one is False for one in told)
    if held < max(_FEWEST, _EACH * failed):
        return
    adoption = by_lines(
        LineTally(held, failed), "the other lines keep it", Ground.WORDS
    )
    for row, set_, bound in lines:
        yield Identity(
            id=stable_id(CODE, *view.words(row, col)),
            rule=CODE,
            kind=Kind.DIFFERENCE,
            form=Form.AT_MOST,
            result=set_.id,
            terms=(Term(bound.id),),
            table_id=view.table.id,
            severity=Severity.WARNING,
            nature=Nature.LEGAL,
            adoption=adoption,
            label=view.name(row, col),
        )


def _is_above(set_: Fact, bound: Fact) -> bool | None:
    """Whether what is set is above its ceiling; None where one of both is not told."""
    if not set_.value or not bound.value:
        return None
    return set_.value > bound.value


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message(
        "Un plafond imprimé dans la ligne est respecté",
        "A ceiling printed in the line is kept",
    ),
    source=Message(
        "Le plafond que la ligne imprime elle-même ; reconnu quand les autres lignes s'y tiennent.",
        "The ceiling that the line itself prints; recognised when the other lines keep theirs.",
    ),
    failed=Message(
        "« {label} » porte {printed}, au-dessus du plafond que la ligne imprime, {other}.",
        "“{label}” prints {printed}, above the ceiling that the line prints, {other}.",
    ),
    find=find,
)
CHECKS = (CHECK,)
