"""The explanations, in the order they are asked; the first that accounts for a difference is
kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from validate.explanations import (
    executed,
    inferred_levels,
    joint_share,
    narrower_scope,
    nested_codes,
    net,
    of_which_lines,
    other_columns,
    printed_result,
    quotient,
    rounded_operands,
    term_of_next,
)
from validate.explanations.explanation import Explanation, Reason, Scene
from validate.explanations.statements import (
    lines_counted,
    made_of_cells,
    said_otherwise,
    told_beside,
)
from validate.explanations.wordings import (
    footnotes,
    words_in_place,
    year_begun,
)
from validate.model.finding import Accounted
from validate.model.identity import LINEAR, Outcome, Verdict
from validate.model.told_outright import is_told_outright

EXPLANATIONS: tuple[Explanation, ...] = (
    executed.EXPLANATION,
    printed_result.RESULT_PRINTED,
    printed_result.WITH_CARRIED_OVER,
    printed_result.MOVED_BY,
    net.EXPLANATION,
    term_of_next.EXPLANATION,
    term_of_next.WITH_TAX,
    printed_result.SUM_OF_COLUMNS,
    printed_result.WHAT_IS_LEFT,
    footnotes.EXPLANATION,
    year_begun.EXPLANATION,
    quotient.EXPLANATION,
    quotient.AMONG,
    nested_codes.CHAPTERS,
    nested_codes.NOT_ITS_ARTICLES,
    inferred_levels.SHORTER_RUN,
    inferred_levels.ONE_HEAD,
    inferred_levels.GROUPS,
    inferred_levels.SUBTOTAL_WITHIN,
    narrower_scope.WITH_TABLES_ABOVE,
    other_columns.EXPLANATION,
    rounded_operands.EXPLANATION,
    rounded_operands.ROUNDED_UP,
    rounded_operands.IN_THE_TABLE,
    rounded_operands.IN_THOUSANDS,
    rounded_operands.OF_ACCOUNTS,
    quotient.ROUNDED,
    quotient.PRODUCTS,
    quotient.SHARE,
    quotient.OF_OWN_BASE,
    joint_share.EXPLANATION,
    quotient.MEAN_PRICE,
    quotient.OF_WHOLE,
    of_which_lines.SHARE_OF_ITS_LINE,
    of_which_lines.MEAN_RATE,
    narrower_scope.MEAN_OF_COMPLETE,
    narrower_scope.OF_FILLED_LINES,
    narrower_scope.ONE_SIDED,
    narrower_scope.OF_ALL_BUT_ONE,
    other_columns.UNFILLED_LINES,
    other_columns.RESULT_ALONE,
    other_columns.EMPTY_BESIDE,
    other_columns.PRINTED_BESIDE,
    said_otherwise.WITH_MORE,
    said_otherwise.OF_TOLD_DIFFERENCE,
    said_otherwise.OF_ITS_LINE,
    said_otherwise.OF_THE_TABLE,
    said_otherwise.SHARE_OF_LINE,
    said_otherwise.MEAN_OF_TEN,
    said_otherwise.OF_ANOTHER_TOTAL,
    said_otherwise.OF_ONE_LINE,
    told_beside.WITH_ANOTHER,
    told_beside.SUM_OF_RATES,
    told_beside.OF_OTHER_TAX,
    told_beside.BY_MONTH,
    told_beside.OF_TWO,
    told_beside.OVER_ANOTHER,
    told_beside.LESS_TIMES,
    told_beside.SHARE_MOVED,
    told_beside.WOULD_BE,
    lines_counted.LINES_COUNTED,
    made_of_cells.OF_TWO_CELLS,
    made_of_cells.OF_LINES,
    made_of_cells.TIMES_ANOTHER,
    words_in_place.ELSEWHERE,
    words_in_place.WORDS,
)


_OTHER_READINGS = frozenset(
    one.code
    for one in (
        said_otherwise.OF_THE_TABLE,
        said_otherwise.OF_ANOTHER_TOTAL,
        told_beside.WITH_ANOTHER,
        told_beside.SUM_OF_RATES,
        told_beside.OF_TWO,
        told_beside.OVER_ANOTHER,
        made_of_cells.OF_TWO_CELLS,
    )
)
"""Those that find other figures that make a number of the text: of one that its words tell outright
they say what it was mistaken for. Of 484 such numbers of right documents none needs them."""


def account_for(
    outcomes: Sequence[Outcome],
    scene: Scene,
    explanations: Sequence[Explanation] = EXPLANATIONS,
) -> tuple[list[Outcome], list[Accounted]]:
    """``outcomes`` with the failed ones that the document explains said so, and their reasons.

    What one misprinted figure of a table accounts for is not explained: the correction that makes
    another failed identity hold as well, which nothing explains.
    """
    found = [
        _first(one, scene, explanations)
        if one.verdict is Verdict.FAILED
        else None
        for one in outcomes
    ]
    misprints = {
        change
        for one, reason in zip(outcomes, found, strict=True)
        if reason is None and one.verdict is Verdict.FAILED
        for change in _corrections(one)
    }
    judged: list[Outcome] = []
    accounted: list[Accounted] = []
    for one, reason in zip(outcomes, found, strict=True):
        if reason is None or not misprints.isdisjoint(_corrections(one)):
            judged.append(one)
        else:
            judged.append(
                replace(one, verdict=Verdict.EXPLAINED, note=reason.code)
            )
            accounted.append(reason)
    return judged, accounted


def _corrections(outcome: Outcome) -> Iterator[tuple[str, Decimal]]:
    """Each figure of a table's sum or equality with what must be added to it for that to hold."""
    identity, gap = outcome.identity, outcome.delta
    if not identity.table_id or not gap or identity.form not in LINEAR:
        return
    if identity.result:
        yield identity.result, -gap
    for term in identity.terms:
        yield term.fact, gap / term.weight


def _first(
    outcome: Outcome, scene: Scene, explanations: Sequence[Explanation]
) -> Accounted | None:
    is_told = is_told_outright(outcome.identity)
    for explanation in explanations:
        if is_told and explanation.code in _OTHER_READINGS:
            continue
        reason = explanation.explain(scene, outcome)
        if reason is not None:
            return _accounted(explanation.code, outcome, reason, scene)
    return None


def _accounted(
    code: str, outcome: Outcome, reason: Reason, scene: Scene
) -> Accounted:
    identity = outcome.identity
    result = scene.result(identity)
    return Accounted(
        code=code,
        identity=identity.id,
        rule=identity.rule,
        table_id=identity.table_id,
        label=identity.label,
        printed=outcome.printed,
        expected=outcome.expected,
        delta=outcome.delta,
        message=reason.message,
        facts=reason.facts,
        places=() if result is None else result.places,
    )
