"""A budget that is said to be in balance at an amount: "s'équilibre en dépenses et en recettes à
184 350,00 €".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.facts import Fact
from extract.french.lexicon.budget import BALANCED, EXPENSES, RECEIPTS, SECTION
from extract.table import ColumnKind, RowKind
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Severity, Term
from validate.prose import names
from validate.prose.statements import Statement, read_statements
from validate.prose.table_subjects import Subjects
from validate.tables.figure_table import FigureTable

CODE = "stated-balance"
_SENTENCE = by_words("the sentence says at what amount the budget is in balance")
_PART = re.compile(rf"\b({SECTION})\b")
_SIDES = (EXPENSES, RECEIPTS)
_AMENDMENT = re.compile(r"\bdecision modificative|\bdm\b|budget supplementaire|\bbs\b")
_CHANGES = re.compile(
    r"\bdm\b|decision modificative|\bbs\b|budget supplementaire|proposition|modification|\bvote"
)


@dataclass(frozen=True, slots=True)
class _Closed:
    """A total of one side of one part of a budget: what it prints in the column that the act votes."""

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
    subjects = Subjects(context.document)
    said = [one for one in read_statements(context.document.claims) if _balanced(one)]
    if not said:
        return
    for one in said:
        part = _part_of(one)
        amended = _AMENDMENT.search(names.plain_words(one.claim.sentence)) is not None
        closed = [
            c
            for view in context.figure_tables
            if subjects.same_act(one.claim.fact.section, view.table.section)
            for c in _totals(view, amended=amended)
            if c.part == part
        ]
        sides = [[c.fact for c in closed if c.side == side] for side in (0, 1)]
        known = any(identity.result == one.claim.fact.id for identity in context.found)
        if (
            part
            and not known
            and all(len(own) == 1 for own in sides)
            and sides[0][0].value == sides[1][0].value
        ):
            yield _identity(context, subjects, one, sides[1][0], part)


def _balanced(said: Statement) -> bool:
    fact = said.claim.fact
    return (
        fact.counts == "amount"
        and fact.value is not None
        and BALANCED.within(names.plain_words(said.claim.sentence))
    )


def _part_of(said: Statement) -> str:
    """The part named right after an amount ("à 96 200 € pour la section d'investissement"), else
    right before it.
    """
    after = _PART.search(names.plain_words(said.after)[:60])
    before = _PART.findall(names.plain_words(said.before)[-80:])
    return after[1] if after else before[-1] if before else ""


def _totals(view: FigureTable, *, amended: bool) -> Iterator[_Closed]:
    columns = [column for column in view.table.columns if column.kind is ColumnKind.AMOUNT]
    if len(columns) > 1:
        columns = [c for c in columns if amended and _CHANGES.search(names.plain_words(c.label))]
    totals = [row for row in view.rows if row.kind is RowKind.TOTAL]
    if len(columns) != 1:
        return
    for row in totals:
        words = names.plain_words(" ".join((*row.path, row.label)))
        if not (_PART.search(words) and any(side.within(words) for side in _SIDES)):
            words = f"{words} {names.plain_words(view.table.caption)}"
        parts, sides = (
            set(_PART.findall(words)),
            [n for n, side in enumerate(_SIDES) if side.within(words)],
        )
        fact = view.facts.get((row.index, columns[0].index))
        if len(parts) == 1 and len(sides) == 1 and fact is not None and fact.number is not None:
            yield _Closed(parts.pop(), sides[0], fact)


def _identity(
    context: Context, subjects: Subjects, said: Statement, total: Fact, part: str
) -> Identity:
    fact = said.claim.fact
    return Identity(
        id=place_id(CODE, context.document, fact, said.claim.article, part),
        rule=CODE,
        kind=Kind.EQUALITY,
        form=Form.EQUALITY,
        result=fact.id,
        terms=(Term(total.id),),
        table_id=total.table_id,
        severity=Severity.ERROR,
        adoption=_SENTENCE,
        label=subjects.where(said.claim).fr,
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message("Le montant annoncé de l'équilibre", "The stated amount of the balance"),
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
