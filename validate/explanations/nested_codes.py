"""Another scope, told by codes: chapters without their articles, and accounts that do not nest."""

from extract.facts import Fact
from extract.table import ColumnKind
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    added,
)
from validate.model.finding import Message
from validate.model.identity import Outcome
from validate.tables.account_ranks import is_article

_SHOWN = 3
"""Amounts of the other rank that the reason names."""


def _chapters(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum that holds over its chapters, all other lines being articles."""
    found = scene.sum_down(outcome)
    if found is None:
        return None

    chapters: list[Fact] = []
    articles: list[Fact] = []
    for fact in found.terms:
        code = _code(scene, fact)
        if not code:
            return None
        (articles if is_article(code) else chapters).append(fact)

    if articles and added(chapters) == found.value:
        return _of_one_rank(articles)
    if chapters and added(articles) == found.value:
        return _of_one_rank(chapters)
    return None


def _of_one_rank(left: list[Fact]) -> Reason:
    shown = " ; ".join(fact.printed for fact in left[:_SHOWN])
    shown += " ; …" * (len(left) > _SHOWN)
    of_these = "en est" if len(left) == 1 else "en sont"
    groups = "details or groups" if len(left) == 1 else "detail or group"
    message = Message(
        f"Le total ne prend que les lignes d'un même rang : {shown} {of_these} le détail ou le"
        " regroupement.",
        f"The total takes the lines of one rank only: {shown} {groups} them.",
    )
    return Reason.of(message, left)


def _not_its_articles(scene: Scene, outcome: Outcome) -> Reason | None:
    """An article and the lines taken for its parts, whose accounts do not begin with its own: a
    chapter (011) groups accounts of other numbers.
    """
    found = scene.sum_down(outcome)
    own = "" if found is None else _code(scene, found.result)
    if found is None or not is_article(own):
        return None

    for fact in found.terms:
        code = _code(scene, fact)
        if is_article(code) and not code.startswith(own):
            message = Message(
                f"Le compte {code} n'est pas une partie du compte {own}.",
                f"Account {code} is no part of account {own}.",
            )
            return Reason.of(message, [found.result, fact])
    return None


def _code(scene: Scene, fact: Fact) -> str:
    """The longest code printed in the row of a fact, on its side where tables stand side by side;
    empty where there is none."""
    table = scene.table_of(fact)
    if table is None or fact.row is None or fact.col is None:
        return ""

    own = {column.index for column in table.side(fact.col)}
    columns = table.columns(ColumnKind.CODE, ColumnKind.TEXT, ColumnKind.LABEL)
    texts = [table.text(fact.row, col) for col in columns if col in own]
    return max(filter(str.isdigit, texts), key=len, default="")


CHAPTERS = Explanation(
    code="lines-of-one-rank",
    title=Message("Chapitres et articles", "Chapters and articles"),
    explain=_chapters,
)
NOT_ITS_ARTICLES = Explanation(
    code="not-its-articles",
    title=Message(
        "Comptes qui ne se contiennent pas", "Accounts that do not nest"
    ),
    explain=_not_its_articles,
)
