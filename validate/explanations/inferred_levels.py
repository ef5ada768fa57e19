"""Levels that were inferred from the look of lines: the same sum fits with one line more
or less.
"""

from itertools import accumulate

from extract.facts import Fact
from extract.table import RowKind
from validate.explanations.explanation import Explanation, Reason, Scene, value
from validate.model.finding import Message
from validate.model.identity import Outcome

_PARTS = "parts"
"""The scope of a line that is the sum of lines beside it."""
_HEADS = ("parents", "all-parents")
"""The scopes of a total that adds the lines which are no parts of others."""


def _shorter_run(scene: Scene, outcome: Outcome) -> Reason | None:
    """The line is the sum of fewer of the lines beside it: the rest is of another line."""
    found = scene.sum_of(outcome)
    if found is None or outcome.identity.scope != _PARTS:
        return None

    for run in (found.terms, found.terms[::-1]):
        totals = accumulate(map(value, run[:-1]))
        for count, total in enumerate(totals, start=1):
            if total == found.value:
                return _reason(found.result, run[count:])
    return None


def _one_head(scene: Scene, outcome: Outcome) -> Reason | None:
    """The total fits with one line more, or less, that was taken for a part, or for none."""
    identity, result = outcome.identity, scene.result(outcome.identity)
    delta = outcome.delta
    if identity.scope not in _HEADS or result is None or not delta:
        return None

    own = {term.fact for term in identity.terms}
    for fact in _lines_above(scene, result):
        moved = -value(fact) if fact.id in own else value(fact)
        if moved == delta:
            return _reason(result, [fact])
    return None


def _lines_above(scene: Scene, result: Fact) -> list[Fact]:
    table = scene.table_of(result)
    if table is None or result.row is None:
        return []

    found = []
    for (row, col), fact in table.facts.items():
        above = col == result.col and row < result.row
        if above and table.rows[row].kind is RowKind.DETAIL:
            found.append(fact)
    return found


def _reason(result: Fact, others: list[Fact]) -> Reason:
    shown = ", ".join(fact.printed for fact in others[:3])
    message = Message(
        f"{result.printed} est exact selon que {shown} est d'un rang ou d'un autre, ce que la mise"
        " en page ne dit pas.",
        f"{result.printed} is exact depending on the rank of {shown}, which the layout does not"
        " say.",
    )
    return Reason.of(message, others)


SHORTER_RUN = Explanation(
    code="shorter-run",
    title=Message("Lignes d'un autre groupe", "Lines of another group"),
    explain=_shorter_run,
)
ONE_HEAD = Explanation(
    code="one-rank-line",
    title=Message("Rang d'une ligne", "The rank of a line"),
    explain=_one_head,
)
