"""A budget that is said to be in balance at an amount: "s'équilibre en dépenses et en recettes à
184 350,00 €".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress

from extract.facts import Fact
from extract.french.lexicon.budget import BALANCED, EXPENSES, RECEIPTS, SECTION
from extract.french.lexicon.concept import WordList
from extract.several import only
from extract.table import Column, ColumnKind, RowKind
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Severity, Term
from validate.prose.statements import Statement
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.words import names
from validate.tables.figure_table import FigureTable

CODE = "stated-balance"
_SENTENCE = by_words(
    "the sentence says at what amount the budget is in balance"
)
_PART = re.compile(rf"\b({SECTION})\b")
"""The section that a sentence speaks of."""
_SIDES = (EXPENSES, RECEIPTS)
_AMENDMENT = WordList(
    "decision modificative*",
    "dm",
    "budget supplementaire*",
    "bs",
)
"""Words of a budget that changes another one."""
_CHANGES = WordList(
    "dm", "decision modificative*", "bs", "budget supplementaire*", "proposition*",
    "modification*", "vote*",
)  # fmt: skip
"""Columns of what a budget changes: "DM", "Propositions"."""


_AFTER, _BEFORE = 60, 80
"""Characters of folded words after and before an amount that may name its part of the budget."""


@dataclass(frozen=True, slots=True)
class _Closed:
    """A total of one side of one part of a budget: what it prints in the column that the act
    votes.
    """

    part: str
    side: int
    fact: Fact


def _find(context: Context) -> Iterator[Identity]:
    """Adopted on wording: the sentence says "équilibre" and names a part of the budget beside each
    of its amounts.

    Each amount is the total of expenses and the total of receipts of that part, in the one column
    of amounts of their tables, or the one that bears the amendment. Parts with several such totals
    are left alone, and so is an amount where the totals themselves are not in balance: then which
    of the two it gives is not known.
    """
    subjects = context.prose.subjects
    known = {identity.result for identity in context.found}
    for statement in context.prose.statements:
        if not _balanced(statement) or statement.claim.fact.id in known:
            continue
        part = _part_of(statement)
        total = (
            _balanced_total(context, subjects, statement, part)
            if part
            else None
        )
        if total is not None:
            yield _identity(context, subjects, statement, total, part)


def _balanced(statement: Statement) -> bool:
    """Whether an amount is one that a sentence about a balance states."""
    fact = statement.claim.fact
    if fact.counts != "amount" or fact.value is None:
        return False
    return BALANCED.within(names.plain_words(statement.claim.sentence))


def _part_of(statement: Statement) -> str:
    """The part named right after an amount ("à 96 200 € pour la section d'investissement"), else
    right before it.
    """
    after = _PART.search(names.plain_words(statement.after)[:_AFTER])
    if after:
        return after[1]
    before: list[str] = _PART.findall(statement.words_before[-_BEFORE:])
    if before:
        return before[-1]
    return ""


def _balanced_total(
    context: Context, subjects: Subjects, statement: Statement, part: str
) -> Fact | None:
    """The total of receipts of a part of the budget that its one total of expenses equals."""
    section = statement.claim.fact.section
    amended = _AMENDMENT.within(names.plain_words(statement.claim.sentence))
    sides: tuple[list[Fact], list[Fact]] = ([], [])
    for view in context.figure_tables:
        if subjects.same_act(section, view.table.section):
            for closed in _totals(view, amended=amended):
                if closed.part == part:
                    sides[closed.side].append(closed.fact)

    expenses, receipts = sides
    if len(expenses) != 1 or len(receipts) != 1:
        return None
    if expenses[0].value != receipts[0].value:
        return None
    return receipts[0]


def _totals(view: FigureTable, *, amended: bool) -> Iterator[_Closed]:
    """The totals of a table that say which part of the budget and which side they close."""
    column = _voted_column(view, amended=amended)
    if column is None:
        return
    for row in view.of_kind(RowKind.TOTAL):
        words = _words_of(view, row)
        parts = set(_PART.findall(words))
        sides = [
            number for number, side in enumerate(_SIDES) if side.within(words)
        ]
        if len(parts) != 1 or len(sides) != 1:
            continue
        fact = view.facts.get((row, column.index))
        if fact is not None and fact.number is not None:
            yield _Closed(parts.pop(), sides[0], fact)


def _voted_column(view: FigureTable, *, amended: bool) -> Column | None:
    """The one column of amounts; of several the one that bears the amendment, where there
    is one.
    """
    columns = list(map(view.column, view.columns(ColumnKind.AMOUNT)))
    if len(columns) > 1 and not amended:
        return None
    if len(columns) > 1:
        labels = [names.plain_words(column.label) for column in columns]
        columns = list(compress(columns, map(_CHANGES.within, labels)))
    return only(columns)


def _words_of(view: FigureTable, index: int) -> str:
    """The words of a row, with those of the caption where they do not say part and side."""
    row = view.rows[index]
    words = names.plain_words(" ".join((*row.path, row.label)))
    if _PART.search(words) and any(side.within(words) for side in _SIDES):
        return words
    return f"{words} {names.plain_words(view.table.caption)}"


def _identity(
    context: Context,
    subjects: Subjects,
    statement: Statement,
    total: Fact,
    part: str,
) -> Identity:
    fact = statement.claim.fact
    return Identity(
        id=place_id(
            CODE, context.document, fact, statement.claim.article, part
        ),
        rule=CODE,
        kind=Kind.EQUALITY,
        form=Form.EQUALITY,
        result=fact.id,
        terms=(Term(total.id),),
        table_id=total.table_id,
        severity=Severity.ERROR,
        adoption=_SENTENCE,
        label=subjects.where(statement.claim).fr,
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Le montant annoncé de l'équilibre", "The stated amount of the balance"
    ),
    source=Message(
        "Code général des collectivités territoriales, art. L. 1612-4 : le budget est voté en"
        " équilibre réel.",
        "French local government code, art. L. 1612-4: the budget is voted in real balance.",
    ),
    failed=Message(
        "{label} : l'équilibre est annoncé à {printed}, les totaux des deux côtés sont de"
        " {expected}, soit un écart de {delta}.",
        "{label}: the balance is stated at {printed}, the totals of expenses and receipts are"
        " {expected}, a difference of {delta}.",
    ),
    find=_find,
)


CHECKS = (CHECK,)
