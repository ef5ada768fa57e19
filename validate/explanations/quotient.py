"""A figure reckoned by division in a line of sums: a price of one, an average, a rate; a sum of
such figures, each rounded by itself.
"""

from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.averages import may_average
from extract.several import present
from validate.explanations.explanation import Explanation, Reason, Scene, value
from validate.model.finding import Message
from validate.model.identity import Outcome

_WITNESSES = 2
"""Of its words, a quotient that gives it, and its place among the lines."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum whose line or column is of quotients by its words, or whose figure a quotient gives,
    and lies among those it would add, as a mean does; or anywhere, where both say so.
    """
    found = scene.sum_of(outcome)
    if found is None or not found.terms:
        return None

    terms = list(map(value, found.terms))
    said = next(filter(may_average, _words(found.result)), "")
    divided = found.result.id in scene.divided
    is_mean = min(terms) <= found.value <= max(terms)
    if (bool(said), divided, is_mean).count(True) < _WITNESSES:
        return None
    words = said or " ".join(found.result.column_path)

    message = Message(
        f"« {words} » se calcule par division : ses chiffres ne s'additionnent pas.",
        f"“{words}” is reckoned by division: its figures do not add up.",
    )
    return Reason.of(message, [found.result])


def _words(result: Fact) -> tuple[str, ...]:
    """The label of a figure's row, and its header."""
    return (*result.row_path[-1:], " ".join(result.column_path))


def _explain_rounded(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum of quotients that misses by no more than half a unit of the last digit of each."""
    found = scene.sum_of(outcome)
    if found is None or outcome.delta is None:
        return None

    figures = [fact for fact in (found.result, *found.terms) if fact.value]
    numbers = present(fact.number for fact in figures)
    margin = sum((one.half_unit for one in numbers), Decimal(0))
    if abs(outcome.delta) > margin or not scene.divided.issuperset(
        fact.id for fact in figures
    ):
        return None

    message = Message(
        "Chaque ligne et le total résultent d'une division, et sont arrondis chacun pour soi.",
        "Each line and the total result from a division, and were rounded by themselves.",
    )
    return Reason.of(message, figures)


EXPLANATION = Explanation(
    code="quotient",
    title=Message("Moyenne ou prix unitaire", "An average or a unit price"),
    explain=_explain,
)
ROUNDED = Explanation(
    code="rounded-quotients",
    title=Message("Quotients arrondis", "Rounded quotients"),
    explain=_explain_rounded,
)
