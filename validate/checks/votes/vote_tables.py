"""Tables of votes: for, against and abstentions make the voters; those present and the proxies do
as well.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.attendance import BLANK_BALLOTS
from extract.several import found_in, only_of_each
from extract.table import ColumnKind, RowKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import (
    WORDING_AND_POSITION,
    Ground,
    LineTally,
    by_lines,
)
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Term, terms_of
from validate.prose.words import names
from validate.tables.figure_table import NUMERIC, FigureTable

CODE = "vote-tables"
_HELD = 2
"""Lines that must obey, and twice as many as do not."""
_ROLES = {
    "present": r"\bpresents?\b",
    "proxies": r"pouvoirs?|procurations?|represente",
    "voters": r"\bvotants?\b",
    "cast": r"exprimes?\b",
    "for": r"\bpour\b",
    "against": r"\bcontre\b",
    "abstained": r"\babstentions?\b",
    "away": r"\bnppv\b|prend pas part|pas pris part|non ?-?participation",
}
_EQUATIONS = (
    ("voters", ("for", "against", "abstained", "away")),
    ("voters", ("for", "against", "abstained")),
    ("voters", ("present", "proxies")),
    ("voters", ("present", "proxies", "-away")),
    ("cast", ("for", "against")),
)
"""Those who take no part are counted among the voters or not: the reading that more lines obey.
What a hyphen stands before is taken away.
"""
_LESS = "-"


Columns = dict[str, int]
Weighted = tuple[int, Decimal]
"""A column, and whether it is added or taken away."""
Equation = tuple[int, tuple[Weighted, ...]]


def find(context: Context) -> Iterator[Identity]:
    """The equations between the columns of a table of votes; a blank, a dash or "néant" is
    nobody.
    """
    for view in context.figure_tables:
        for equation in _believed(view):
            yield from _identities(view, equation, context)
        yield from _down(view)


def _believed(view: FigureTable) -> Iterator[Equation]:
    """Of the equations that give one column the one that most lines obey: one of votes, and one of
    those there.
    """
    columns = _columns(view)
    best: dict[tuple[str, bool], tuple[int, Equation]] = {}
    for result, terms in _EQUATIONS:
        roles = {result, *map(_role, terms)}
        if not roles <= columns.keys():
            continue
        equation = (
            columns[result],
            tuple((columns[_role(term)], _weight(term)) for term in terms),
        )
        held, failed = _tally(view, equation)
        if held < max(_HELD, 2 * failed):
            continue
        key = (result, "for" in terms)
        if key not in best or held > best[key][0]:
            best[key] = held, equation
    for _, equation in best.values():
        yield equation


def _role(term: str) -> str:
    return term.removeprefix(_LESS)


def _weight(term: str) -> Decimal:
    return Decimal(-1 if term.startswith(_LESS) else 1)


def _columns(view: FigureTable) -> Columns:
    """The columns by what they count, empty ones included; none where two count the same."""
    found: dict[str, list[int]] = {}
    for col in view.columns(*NUMERIC, ColumnKind.EMPTY):
        said = names.plain_words(" ".join(view.column(col).path))
        for role, words in _ROLES.items():
            if re.search(words, said):
                found.setdefault(role, []).append(col)
                break
    return only_of_each(found)


def _rows(view: FigureTable, equation: Equation) -> Iterator[int]:
    result, terms = equation
    for row in view.of_kind(RowKind.DETAIL):
        counted = any(view.value(row, term) for term, _ in terms)
        if counted and view.value(row, result) is not None:
            yield row


def _tally(view: FigureTable, equation: Equation) -> tuple[int, int]:
    result, terms = equation
    held = failed = 0
    for row in _rows(view, equation):
        total = sum(
            (view.value(row, term) or 0) * weight for term, weight in terms
        )
        if total == view.value(row, result):
            held += 1
        else:
            failed += 1
    return held, failed


def _identities(
    view: FigureTable, equation: Equation, context: Context
) -> Iterator[Identity]:
    result, terms = equation
    tally = LineTally(*_tally(view, equation))
    adoption = by_lines(tally, "the lines of the table obey", Ground.WORDS)
    labels = [view.column(term).label for term, _ in terms]
    known = context.stated_figures
    for row in _rows(view, equation):
        total = view.facts[row, result]
        parts = _terms(view, row, terms)
        if frozenset((total.id, *(one.fact for one in parts))) not in known:
            yield Identity(
                id=stable_id(CODE, *view.words(row, result), *labels),
                rule=CODE,
                kind=Kind.SUM,
                form=Form.WEIGHTED_SUM,
                result=total.id,
                terms=parts,
                table_id=view.table.id,
                adoption=adoption,
                label=view.name(row, result),
            )


def _terms(
    view: FigureTable, row: int, terms: Sequence[Weighted]
) -> tuple[Term, ...]:
    """The terms that a line prints: a blank is nobody."""
    found: list[Term] = []
    for col, weight in terms:
        if (row, col) in view.facts:
            found.append(Term(view.facts[row, col].id, weight))
    return tuple(found)


def _down(view: FigureTable) -> Iterator[Identity]:
    """The equations between the rows of a result: its labels are the words of the law, and leave
    one reading but for those who take no part, where a row counts them.
    """
    rows = _roles_of_rows(view)
    for col in view.columns(ColumnKind.COUNT, ColumnKind.AMOUNT):
        stated = set[str]()
        for result, terms in _EQUATIONS:
            key = f"{result} {'for' in terms}"
            roles = (result, *terms)
            places = [(rows[role], col) for role in roles if role in rows]
            facts = found_in(view.facts, places)
            if len(facts) == len(roles) and key not in stated:
                stated.add(key)
                yield _of_rows(view, facts)


def _roles_of_rows(view: FigureTable) -> dict[str, int]:
    """The rows by what they count; none where ballots are blank, or two rows count the same."""
    found: dict[str, list[int]] = {}
    texts = view.columns(ColumnKind.TEXT, ColumnKind.LABEL)
    for row in view.rows if texts else ():
        said = names.plain_words(view.text(row.index, texts[0]))
        if BLANK_BALLOTS.within(said):
            return {}
        for role, words in _ROLES.items():
            if re.match(words, said):
                found.setdefault(role, []).append(row.index)
                break
    return only_of_each(found)


def _of_rows(view: FigureTable, facts: Sequence[Fact]) -> Identity:
    result, *terms = facts
    assert result.row is not None
    assert result.col is not None
    labels = [view.rows[term.row or 0].label for term in terms]
    return Identity(
        id=stable_id(CODE, *view.words(result.row, result.col), *labels),
        rule=CODE,
        kind=Kind.SUM,
        form=Form.WEIGHTED_SUM,
        result=result.id,
        terms=terms_of(terms),
        table_id=view.table.id,
        adoption=WORDING_AND_POSITION,
        label=view.name(result.row, result.col),
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.SUM,
    title=Message(
        "Les votes d'un tableau s'additionnent", "The votes of a table add up"
    ),
    source=Message(
        "CGCT, art. L. 2121-20, L. 2121-21 et L. 3121-14",
        "CGCT, art. L. 2121-20, L. 2121-21 and L. 3121-14",
    ),
    failed=Message(
        "« {label} » porte {printed} ; les nombres de la ligne en donnent {expected}.",
        "“{label}” prints {printed}; the numbers of the line give {expected}.",
    ),
    find=find,
)


CHECKS = (CHECK,)
