"""The explanations, in the order they are asked; the first that accounts for a difference is kept."""

from collections.abc import Iterable, Sequence

from validate.explanations import (
    executed,
    narrower_scope,
    nested_codes,
    net,
    other_columns,
    printed_result,
    rounded_operands,
    term_of_next,
)
from validate.explanations.explanation import Accounted, Explanation, Scene
from validate.model.identity import Outcome, Verdict

EXPLANATIONS: tuple[Explanation, ...] = (
    executed.EXPLANATION,
    printed_result.RESULT_PRINTED,
    printed_result.WITH_CARRIED_OVER,
    net.EXPLANATION,
    term_of_next.EXPLANATION,
    nested_codes.OF_ONE_LOOK,
    nested_codes.NOT_ITS_ARTICLES,
    other_columns.EXPLANATION,
    rounded_operands.EXPLANATION,
    narrower_scope.EXPLANATION,
)


def account_for(
    outcomes: Iterable[Outcome],
    scene: Scene,
    explanations: Sequence[Explanation] = EXPLANATIONS,
) -> list[Accounted]:
    """The failed ``outcomes`` whose difference the document itself explains."""
    failed = (each for each in outcomes if each.verdict is Verdict.FAILED)
    found = (_first(each, scene, explanations) for each in failed)
    return [each for each in found if each is not None]


def _first(outcome: Outcome, scene: Scene, explanations: Sequence[Explanation]) -> Accounted | None:
    for explanation in explanations:
        reason = explanation.explain(scene, outcome)
        if reason is not None:
            return Accounted(explanation.code, outcome, reason)
    return None
