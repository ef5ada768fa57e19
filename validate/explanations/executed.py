"""Executed and previous-year accounts: they end in a result, and need not balance."""

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.accounts import BUDGETED, EXECUTED
from extract.french.lexicon.header_words import PREVIOUS
from extract.table import ColumnUse
from validate.explanations.explanation import Explanation, Reason, Scene
from validate.model.finding import Message
from validate.model.identity import Form, Kind, Outcome


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A balance of receipts and expenses in a column, or a table, of executed or past figures.

    A column that says what is proposed or voted is of the budget, whatever its table is called.
    """
    if not is_balance(outcome):
        return None

    result = scene.result(outcome.identity)
    facts = [
        *scene.terms(outcome.identity),
        *([] if result is None else [result]),
    ]
    for fact in facts:
        words = _executed_words(scene, fact)
        if words:
            message = Message(
                f"« {words} » : des comptes exécutés ou d'un exercice passé se soldent par un"
                " résultat, sans s'équilibrer.",
                f"“{words}”: accounts that were executed, or of a past year, end in a result and"
                " need not balance.",
            )
            return Reason(message, (fact.id,))
    return None


_PAST = (ColumnUse.EXECUTED, ColumnUse.PREVIOUS)


def is_balance(outcome: Outcome) -> bool:
    """Whether an identity says that two sides of a budget are equal."""
    identity = outcome.identity
    return identity.form is Form.EQUALITY and identity.kind is Kind.DIFFERENCE


def _executed_words(scene: Scene, fact: Fact) -> str:
    header = scene.header(fact)
    table = scene.table_of(fact)
    use = None
    if table is not None and fact.col is not None:
        use = table.table.columns[fact.col].use
    if use is not None:
        return " ".join(fact.column_path) if use in _PAST else ""
    if EXECUTED.within(header) or PREVIOUS.within(header):
        return " ".join(fact.column_path)
    caption = "" if table is None else table.table.caption
    if EXECUTED.within(fold(caption)) and not BUDGETED.within(header):
        return caption
    return ""


EXPLANATION = Explanation(
    code="executed",
    title=Message(
        "Comptes exécutés ou d'un exercice passé", "Executed or past accounts"
    ),
    explain=_explain,
)
