"""Another scope, told by codes: chapters without their articles, and accounts that do not nest.

Accounts of the M14 and M57 charts have chapters of two or three digits, and articles of more.
"""

from decimal import Decimal

from extract.facts import Fact
from extract.table import ColumnKind
from validate.explanations.explanation import Explanation, Reason, Scene, value
from validate.model.finding import Message
from validate.model.identity import Form, Outcome

_ARTICLE = 4
"""Digits from which an account is an article, whose parts begin with its own code. A chapter (011)
groups accounts of other codes.
"""


def _chapters(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum that holds over its chapters, all other lines being articles."""
    result, terms = _sum(scene, outcome)
    if result is None:
        return None

    codes = {fact.id: _code(scene, fact) for fact in terms}
    if not all(codes.values()):
        return None

    articles = [fact for fact in terms if len(codes[fact.id]) >= _ARTICLE]
    chapters = [fact for fact in terms if len(codes[fact.id]) < _ARTICLE]
    for kept, left in ((chapters, articles), (articles, chapters)):
        if left and sum((value(fact) for fact in kept), Decimal(0)) == result.value:
            return _of_one_rank(left)
    return None


def _of_one_rank(left: list[Fact]) -> Reason:
    shown = ", ".join(fact.printed for fact in left[:3])
    message = Message(
        f"Le total ne prend que les lignes d'un même rang ; {shown} en est le détail ou le"
        " regroupement.",
        f"The total takes the lines of one rank only; {shown} details or groups them.",
    )
    return Reason(message, tuple(fact.id for fact in left))


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
    down = all(
        fact.table_id == result.table_id and fact.col == result.col for fact in terms
    )
    return (result, terms) if down else (None, [])


def _code(scene: Scene, fact: Fact) -> str:
    """The longest code printed in the row of a fact; empty where there is none."""
    table = scene.table_of(fact)
    if table is None or fact.row is None or fact.col is None:
        return ""

    kinds = (ColumnKind.CODE, ColumnKind.TEXT, ColumnKind.LABEL)
    texts = [
        cell.text.strip()
        for column in table.table.columns
        if column.kind in kinds
        and (cell := table.rows[fact.row].cells[column.index]) is not None
    ]
    return max((text for text in texts if text.isdigit()), key=len, default="")


CHAPTERS = Explanation(
    code="lines-of-one-rank",
    title=Message("Chapitres et articles", "Chapters and articles"),
    explain=_chapters,
)
NOT_ITS_ARTICLES = Explanation(
    code="not-its-articles",
    title=Message("Comptes qui ne se contiennent pas", "Accounts that do not nest"),
    explain=_not_its_articles,
)
