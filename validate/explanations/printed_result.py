"""The difference is printed itself: a result, a balance, or credits carried over."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from extract.facts import Fact
from extract.french.lexicon.accounts import CARRIED_OVER, RESULT
from validate.explanations.executed import is_balance
from validate.explanations.explanation import Explanation, Reason, Scene, value
from validate.model.finding import Message
from validate.model.identity import Outcome


def _result(scene: Scene, outcome: Outcome) -> Reason | None:
    """A balance whose difference stands in the same lines, in a column or a line called a
    result.
    """
    if not is_balance(outcome) or not outcome.delta:
        return None

    for fact in _neighbours(scene, outcome):
        words = f"{scene.header(fact)} {scene.label(fact)}"
        if RESULT.within(words) and abs(value(fact)) == abs(outcome.delta):
            message = Message(
                f"La différence est imprimée elle-même : {fact.printed}"
                f" (« {' '.join(fact.column_path)} »).",
                f"The difference is printed itself: {fact.printed}"
                f" (“{' '.join(fact.column_path)}”).",
            )
            return Reason(message, (fact.id,))
    return None


def _carried_over(scene: Scene, outcome: Outcome) -> Reason | None:
    """A balance that holds once the credits carried over of one side or both are added."""
    result = scene.result(outcome.identity)
    terms = scene.terms(outcome.identity)
    if (
        not is_balance(outcome)
        or not outcome.delta
        or result is None
        or len(terms) != 1
    ):
        return None

    ours, theirs = (_carried(scene, fact) for fact in (result, terms[0]))
    for pair in product([None, *ours], [None, *theirs]):
        if _moved(*pair) == -outcome.delta:
            return _with_carried([fact for fact in pair if fact is not None])
    return None


def _moved(ours: Fact | None, theirs: Fact | None) -> Decimal:
    """By how much the difference moves when what is carried over is added to both sides."""
    return (value(ours) if ours else Decimal(0)) - (
        value(theirs) if theirs else Decimal(0)
    )


def _with_carried(facts: list[Fact]) -> Reason:
    shown = ", ".join(fact.printed for fact in facts)
    message = Message(
        f"Avec les crédits reportés ({shown}), les deux côtés sont égaux.",
        f"With the credits carried over ({shown}) both sides are equal.",
    )
    return Reason(message, tuple(fact.id for fact in facts))


def _carried(scene: Scene, fact: Fact) -> list[Fact]:
    return [
        each
        for each in scene.row_figures(fact)
        if CARRIED_OVER.within(scene.header(each))
    ]


def _neighbours(scene: Scene, outcome: Outcome) -> Iterator[Fact]:
    """The figures of the two lines that are compared, and of the column they stand in."""
    result = scene.result(outcome.identity)
    compared = [*([] if result is None else [result]), *scene.terms(outcome.identity)]
    for fact in compared:
        yield from scene.row_figures(fact)
        table = scene.table_of(fact)
        for (_, col), other in () if table is None else table.facts.items():
            if col == fact.col and other.id != fact.id:
                yield other


RESULT_PRINTED = Explanation(
    code="printed-result",
    title=Message("Résultat imprimé", "A printed result"),
    explain=_result,
)
WITH_CARRIED_OVER = Explanation(
    code="carried-over",
    title=Message("Crédits reportés", "Credits carried over"),
    explain=_carried_over,
)
