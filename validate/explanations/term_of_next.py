"""A line called a total that the line below it adds: a term of the next line, no sum of those
above.
"""

from validate.explanations.explanation import Explanation, Reason, Scene, value
from validate.model.finding import Message
from validate.model.identity import Form, Outcome

_BELOW = 2
"""Lines below within which the sum is looked for: a title may stand between."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum whose printed figure and lines together give the figure printed just below it.

    "Résultat 423 718,27", "Total reste à réaliser - 212 198,10", "Résultat cumulé 211 520,17".
    """
    identity, expected = outcome.identity, outcome.expected
    result = scene.result(identity)
    table = None if result is None else scene.table_of(result)
    if identity.form is not Form.WEIGHTED_SUM or expected is None:
        return None
    if result is None or table is None or result.row is None or result.col is None:
        return None

    for row in range(result.row + 1, result.row + 1 + _BELOW):
        below = table.facts.get((row, result.col))
        if (
            below is not None
            and below.value
            and value(below) == expected + value(result)
        ):
            message = Message(
                f"{result.printed} est un terme de la ligne suivante ({below.printed}), pas le"
                " total de celles qui précèdent.",
                f"{result.printed} is a term of the next line ({below.printed}), not the total of"
                " those above.",
            )
            return Reason(message, (below.id,))
    return None


EXPLANATION = Explanation(
    code="term-of-next",
    title=Message("Terme de la ligne suivante", "A term of the next line"),
    explain=_explain,
)
