"""A line called a total that the line below it adds: a term of the next line, no sum of those
above.
"""

from collections.abc import Iterator

from extract.facts import Fact
from validate.explanations.explanation import Explanation, Reason, Scene
from validate.model.finding import Message
from validate.model.identity import Outcome

_BELOW = 2
"""Lines below within which the sum is looked for: a title may stand between."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum whose printed figure and lines together give the figure printed just below it.

    "Résultat 423 718,27", "Total reste à réaliser - 212 198,10", "Résultat cumulé 211 520,17".
    """
    found = scene.sum_of(outcome)
    if found is None or outcome.expected is None:
        return None

    result = found.result
    together = outcome.expected + found.value
    for below in _figures_below(scene, result):
        if below.value and below.value == together:
            message = Message(
                f"{result.printed} est un terme de la ligne suivante ({below.printed}), pas le"
                " total de celles qui précèdent.",
                f"{result.printed} is a term of the next line ({below.printed}), not the total of"
                " those above.",
            )
            return Reason.of(message, [below])
    return None


def _figures_below(scene: Scene, fact: Fact) -> Iterator[Fact]:
    """The figures of the next lines in the column of a fact."""
    table = scene.table_of(fact)
    if table is None or fact.row is None or fact.col is None:
        return
    for row in range(fact.row + 1, fact.row + 1 + _BELOW):
        below = table.facts.get((row, fact.col))
        if below is not None:
            yield below


EXPLANATION = Explanation(
    code="term-of-next",
    title=Message("Terme de la ligne suivante", "A term of the next line"),
    explain=_explain,
)
