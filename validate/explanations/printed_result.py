"""The difference is printed itself: a result, a balance, or credits carried over; the product is,
beside the sum where it was looked for.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, product

from extract.facts import Fact
from extract.french.lexicon.accounts import CARRIED_OVER, RESULT
from extract.french.lexicon.totals import names_a_sum
from validate.explanations.executed import is_balance
from validate.explanations.explanation import (
    LONG,
    Explanation,
    Reason,
    Scene,
    added,
    value,
)
from validate.model.finding import Message
from validate.model.identity import Form, Outcome

_FROM_ROW_TO_ROW = "running-balance"
"""The rule of what is owed, or held, from one row to the next."""
_MOST_OTHERS = 3
"""Columns that are added to a product, at most."""


def _result(scene: Scene, outcome: Outcome) -> Reason | None:
    """A balance whose difference stands in the same lines, in a column or a line called a
    result.
    """
    if not is_balance(outcome) or not outcome.delta:
        return None

    for fact in _neighbours(scene, outcome):
        words = f"{scene.header(fact)} {scene.label(fact)}"
        if abs(value(fact)) == abs(outcome.delta) and RESULT.within(words):
            header = " ".join(fact.column_path)
            message = Message(
                f"La différence est imprimée elle-même : {fact.printed} (« {header} »).",
                f"The difference is printed itself: {fact.printed} (“{header}”).",
            )
            return Reason.of(message, [fact])
    return None


def _carried_over(scene: Scene, outcome: Outcome) -> Reason | None:
    """A balance that holds once the credits carried over of one side or both are added, or that
    both sides owe in another column, which a side makes with what it carries over.
    """
    if not is_balance(outcome) or not outcome.delta:
        return None
    result = scene.result(outcome.identity)
    terms = scene.terms(outcome.identity)
    if result is None or len(terms) != 1:
        return None

    # By how much the difference moves when what is carried over is added to both sides.
    ours = _none_or_one(_carried(scene, result))
    theirs = _none_or_one(_carried(scene, terms[0]))
    for left, right in product(ours, theirs):
        if added(left) - added(right) == -outcome.delta:
            return _with_carried([*left, *right])
    return _with_carried_of_one(scene, result, terms[0])


def _with_carried_of_one(
    scene: Scene, result: Fact, term: Fact
) -> Reason | None:
    """The reason that one side gives alone: with what it carries over it makes the figure in which
    both sides are equal.
    """
    both = _by_column(scene, result) & _by_column(scene, term)
    equal = {amount for _, amount in both if amount}
    for side in (result, term):
        for carried in _carried(scene, side):
            if value(side) + value(carried) in equal:
                return _with_carried([carried])
    return None


def _by_column(scene: Scene, fact: Fact) -> set[tuple[int | None, Decimal]]:
    """The figures of a row, each with its column."""
    return {(one.col, value(one)) for one in scene.row_figures(fact)}


def _none_or_one(facts: list[Fact]) -> list[list[Fact]]:
    return [[], *([fact] for fact in facts)]


def _with_carried(facts: list[Fact]) -> Reason:
    shown = ", ".join(fact.printed for fact in facts)
    message = Message(
        f"Avec les crédits reportés ({shown}), les deux côtés sont égaux.",
        f"With the credits carried over ({shown}) both sides are equal.",
    )
    return Reason.of(message, facts)


def _carried(scene: Scene, fact: Fact) -> list[Fact]:
    """The figures of a row that are carried over, by their header."""
    return [
        other
        for other in scene.row_figures(fact)
        if CARRIED_OVER.within(scene.header(other))
    ]


def _neighbours(scene: Scene, outcome: Outcome) -> Iterator[Fact]:
    """The figures of the two lines that are compared, and of the column they stand in."""
    for fact in scene.figures(outcome.identity):
        yield from scene.row_figures(fact)
        table = scene.table_of(fact)
        if table is None or fact.col is None:
            continue
        for other in table.by_column.get(fact.col, ()):
            if other.id != fact.id:
                yield other


def _sum_beside(scene: Scene, outcome: Outcome) -> Reason | None:
    """A total of columns one of which is the product: "Usagers 21 480,00", "Aide 64 440,00",
    "Total 85 920,00" of 21 480 meals at 1 €.
    """
    found = _product_beside(scene, outcome)
    if found is None:
        return None
    result, made, beside = found
    assert result.value is not None
    parts = _making_up(result.value, made, beside)
    if parts is None:
        return None
    message = Message(
        f"{result.printed} est la somme de colonnes de sa ligne, dont le produit"
        f" ({made.printed}).",
        f"{result.printed} is the sum of columns of its line, the product among them"
        f" ({made.printed}).",
    )
    return Reason.of(message, parts)


def _product_beside(
    scene: Scene, outcome: Outcome
) -> tuple[Fact, Fact, list[Fact]] | None:
    """A total of columns, the figure beside it that is the product, and all that are no factors."""
    result = scene.result(outcome.identity)
    if outcome.identity.form is not Form.PRODUCT or result is None:
        return None
    if result.value is None or not names_a_sum(" ".join(result.column_path)):
        return None
    own = set(outcome.identity.operands)
    beside = [
        one
        for one in scene.row_figures(result)
        if one.value and one.id not in own
    ]
    made = [one for one in beside if one.value == outcome.expected]
    return (result, made[0], beside) if made else None


def _making_up(
    whole: Decimal, made: Fact, beside: list[Fact]
) -> list[Fact] | None:
    """The product and a few other figures that together are the whole."""
    others = [one for one in beside if one is not made]
    for count in range(1, _MOST_OTHERS + 1):
        for some in combinations(others, count):
            parts = [made, *some]
            if added(parts) == whole:
                return parts
    return None


def _what_is_left(scene: Scene, outcome: Outcome) -> Reason | None:
    """A product one factor of which is what another figure of the line leaves of the whole: the
    last instalment, what is left to write off.
    """
    result = scene.result(outcome.identity)
    if outcome.identity.form is not Form.PRODUCT or result is None:
        return None
    factors = [one for one in scene.terms(outcome.identity) if one.value]
    for one, factor in product(scene.row_figures(result), factors):
        is_left = value(result) - value(one) == value(factor)
        if one is not factor and one.value and is_left:
            message = Message(
                f"{factor.printed} est ce qui reste de {result.printed} après {one.printed}.",
                f"{factor.printed} is what is left of {result.printed} after {one.printed}.",
            )
            return Reason.of(message, [factor, one])
    return None


def _moved_by(scene: Scene, outcome: Outcome) -> Reason | None:
    """What is owed or held from one row to the next, moved by an amount that stands elsewhere in
    the tables of its act: a loan paid out during the year.
    """
    result, delta = scene.result(outcome.identity), outcome.delta
    if outcome.identity.rule != _FROM_ROW_TO_ROW or result is None:
        return None
    if delta is None or abs(delta) < LONG:
        return None
    for fact in _amounts_beside(scene, outcome, result):
        if value(fact) == abs(delta):
            label = " ".join(fact.row_path)
            name = label or " ".join(fact.column_path)
            message = Message(
                f"La différence est imprimée ailleurs dans l'acte : {fact.printed} (« {name} »).",
                f"The difference is printed elsewhere in the act: {fact.printed} (“{name}”).",
            )
            return Reason.of(message, [fact])
    return None


def _amounts_beside(
    scene: Scene, outcome: Outcome, result: Fact
) -> Iterator[Fact]:
    """What the tables of its act print of the same kind as the result of an identity, its own
    figures left aside."""
    own = outcome.identity.facts
    for fact in scene.facts.values():
        is_alike = (fact.section, fact.counts) == (
            result.section,
            result.counts,
        )
        if is_alike and fact.table_id and fact.id not in own:
            yield fact


RESULT_PRINTED = Explanation(
    code="printed-result",
    title=Message("Résultat imprimé", "A printed result"),
    explain=_result,
)
MOVED_BY = Explanation(
    code="moved-by",
    title=Message("Mouvement imprimé ailleurs", "A movement printed elsewhere"),
    explain=_moved_by,
)
WITH_CARRIED_OVER = Explanation(
    code="carried-over",
    title=Message("Crédits reportés", "Credits carried over"),
    explain=_carried_over,
)
SUM_OF_COLUMNS = Explanation(
    code="printed-sum",
    title=Message("Somme de colonnes", "A sum of columns"),
    explain=_sum_beside,
)
WHAT_IS_LEFT = Explanation(
    code="what-is-left",
    title=Message("Ce qui reste du tout", "What is left of the whole"),
    explain=_what_is_left,
)
