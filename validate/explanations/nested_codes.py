"""Another scope, told by the look of lines and by their codes: chapters without their articles.

The look of a line is which of its text columns it fills, and how long its codes are.
"""

from collections import defaultdict
from decimal import Decimal

from extract.facts import Fact
from extract.table import ColumnKind
from validate.explanations.explanation import Explanation, Reason, Scene, value
from validate.model.finding import Message
from validate.model.identity import Form, Outcome
from validate.tables.hierarchy import look

_ARTICLE = 4
"""Digits from which an account is an article: its parts begin with its own code. A chapter (011)
groups accounts of other codes.
"""


def _of_one_look(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum that holds over those of its lines that have one look."""
    result, terms = _sum(scene, outcome)
    if result is None:
        return None

    looks: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in terms:
        looks[_look(scene, fact)].append(fact)
    if len(looks) < 2:
        return None

    for kept in looks.values():
        if sum((value(fact) for fact in kept), Decimal(0)) == result.value:
            left = [fact for fact in terms if fact not in kept]
            shown = ", ".join(fact.printed for fact in left[:3])
            message = Message(
                f"Le total ne prend que les lignes d'un même rang ; {shown} en est le détail ou le"
                " regroupement.",
                f"The total takes the lines of one rank only; {shown} details or groups them.",
            )
            return Reason(message, tuple(fact.id for fact in left))
    return None


def _not_its_articles(scene: Scene, outcome: Outcome) -> Reason | None:
    """A line and the lines taken for its parts, whose accounts do not begin with its own."""
    result, terms = _sum(scene, outcome)
    own = "" if result is None else _code(scene, result)
    if result is None or len(own) < _ARTICLE:
        return None

    for fact in terms:
        code = _code(scene, fact)
        if len(code) >= _ARTICLE and not code.startswith(own):
            message = Message(
                f"Le compte {code} n'est pas une partie du compte {own}.",
                f"Account {code} is no part of account {own}.",
            )
            return Reason(message, (result.id, fact.id))
    return None


def _sum(scene: Scene, outcome: Outcome) -> tuple[Fact | None, list[Fact]]:
    """The result and the terms of a sum down a table; no result for any other identity."""
    identity = outcome.identity
    result, terms = scene.result(identity), scene.terms(identity)
    if identity.form is not Form.WEIGHTED_SUM or result is None or result.value is None:
        return None, []
    down = all(fact.table_id == result.table_id and fact.col == result.col for fact in terms)
    return (result, terms) if down else (None, [])


def _look(scene: Scene, fact: Fact) -> tuple[object, ...]:
    table = scene.table_of(fact)
    return () if table is None or fact.row is None else look(table, table.rows[fact.row])


def _code(scene: Scene, fact: Fact) -> str:
    """The longest code printed in the row of a fact; empty where there is none."""
    table = scene.table_of(fact)
    if table is None or fact.row is None:
        return ""

    kinds = (ColumnKind.CODE, ColumnKind.TEXT, ColumnKind.LABEL)
    texts = [
        cell.text.strip()
        for column in table.table.columns
        if column.kind in kinds and (cell := table.rows[fact.row].cells[column.index]) is not None
    ]
    return max((text for text in texts if text.isdigit()), key=len, default="")


OF_ONE_LOOK = Explanation(
    code="lines-of-one-rank",
    title=Message("Chapitres et articles", "Chapters and articles"),
    explain=_of_one_look,
)
NOT_ITS_ARTICLES = Explanation(
    code="not-its-articles",
    title=Message("Comptes qui ne se contiennent pas", "Accounts that do not nest"),
    explain=_not_its_articles,
)
