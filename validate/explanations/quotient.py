"""A figure reckoned by division in a line of sums: a price of one, an average, a rate."""

from extract.facts import Fact
from extract.french.lexicon.averages import may_average
from validate.explanations.explanation import Explanation, Reason, Scene, value
from validate.model.finding import Message
from validate.model.identity import Outcome


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum whose line or column is of quotients by its words, or whose figure a quotient gives,
    and lies among those it would add, as a mean does.
    """
    found = scene.sum_of(outcome)
    if found is None or not found.terms:
        return None

    terms = list(map(value, found.terms))
    words = next(filter(may_average, _words(found.result)), "")
    if not words and found.result.id in scene.divided:
        words = " ".join(found.result.column_path)
    if not words or not min(terms) <= found.value <= max(terms):
        return None

    message = Message(
        f"« {words} » se calcule par division : ses chiffres ne s'additionnent pas.",
        f"“{words}” is reckoned by division: its figures do not add up.",
    )
    return Reason.of(message, [found.result])


def _words(result: Fact) -> tuple[str, ...]:
    """The label of a figure's row, and its header."""
    return (*result.row_path[-1:], " ".join(result.column_path))


EXPLANATION = Explanation(
    code="quotient",
    title=Message("Moyenne ou prix unitaire", "An average or a unit price"),
    explain=_explain,
)
