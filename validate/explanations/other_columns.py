"""A row total that leaves out columns that are no amounts to add: a franchise, a ceiling, a
penalty; or one that leaves out lines of which nothing is printed in its column: "Dépenses
imprévues" has credits, and none that are annulled; a total down that leaves out lines of which
another column prints nothing, or takes another column's figure for a line that has none; one across
that takes in a line of which nothing but the result is printed.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.accounts import NOT_ADDED
from extract.french.lexicon.concept import WordList
from extract.several import present
from extract.table import RowKind
from validate.explanations.explanation import (
    LONG,
    Explanation,
    ReadSum,
    Reason,
    Scene,
    added,
    value,
)
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Outcome
from validate.tables.figure_table import (
    CLOSING,
    SUMMABLE,
    WRITTEN,
    FigureTable,
    has_own_figures,
)

_SEVERAL = 2
"""Lines that tell what a column is made of."""
_NOT_COUNTED = WordList(
    "invendu*", "non *", "hors *", "infructueu*", "sans suite", "annule*", "retire*", "refus*",
    "rejet*", "report*", "exclu*", "desist*", "pour memoire", "abandonn*", "a relancer",
)  # fmt: skip
"""Words of a line that was not sold, granted or done."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum that holds without the terms whose column, or row, names what is not added."""
    found = scene.sum_of(outcome)
    if found is None:
        return None

    left = []
    for fact in found.terms:
        if NOT_ADDED.within(f"{scene.header(fact)} {scene.label(fact)}"):
            left.append(fact)
    kept = [fact for fact in found.terms if fact not in left]
    if not left or added(kept) != found.value:
        return None

    words = " ".join(left[0].column_path)
    message = Message(
        f"« {words} » ne s'ajoute pas : sans lui le total est exact.",
        f"“{words}” is not added: without it the total is exact.",
    )
    return Reason.of(message, left)


def _explain_empty_beside(scene: Scene, outcome: Outcome) -> Reason | None:
    """A total that leaves out the lines of which another column, totalled as well, prints nothing,
    and that say why: a lot that found no buyer ("invendu") has a volume and no receipt.
    """
    found = scene.sum_down(outcome)
    view = None if found is None else scene.table_of(found.result)
    if found is None or view is None or found.result.row is None:
        return None
    totalled = [
        col
        for col in view.columns(*SUMMABLE)
        if col != found.result.col and (found.result.row, col) in view.facts
    ]
    for col in totalled:
        left = [one for one in found.terms if (one.row, col) not in view.facts]
        if left and _is_without(found, left) and _say_why(view, left):
            return _leaves_out(view, left, col)
    return None


def _is_without(found: ReadSum, left: Sequence[Fact]) -> bool:
    """Whether a sum is what its terms come to without some of them."""
    kept = [one for one in found.terms if one not in left]
    return len(kept) > 1 and added(kept) == found.value


def _leaves_out(view: FigureTable, left: Sequence[Fact], col: int) -> Reason:
    labels = " », « ".join(view.rows[one.row or 0].label for one in left)
    words = " ".join(view.column(col).path)
    message = Message(
        f"« {labels} » : rien n'y est porté sous « {words} », et le total n'en tient pas compte.",
        f"“{labels}”: nothing is printed there under “{words}”, and the total leaves that out.",
    )
    return Reason.of(message, left)


def _say_why(view: FigureTable, facts: Sequence[Fact]) -> bool:
    """Whether the lines of some figures all say in words that they are not counted."""
    return all(_says_why(view, one) for one in facts)


def _says_why(view: FigureTable, fact: Fact) -> bool:
    """Whether a line says in words that it is not counted."""
    row = fact.row or 0
    texts = (view.text(row, col) for col in view.columns(*WRITTEN))
    return _NOT_COUNTED.within(fold(" ".join(texts)))


EMPTY_BESIDE = Explanation(
    code="empty-beside",
    title=Message(
        "Lignes vides dans une autre colonne", "Lines empty in another column"
    ),
    explain=_explain_empty_beside,
)
EXPLANATION = Explanation(
    code="not-added",
    title=Message("Colonne qui ne s'ajoute pas", "A column that is not added"),
    explain=_explain,
)


def _explain_unfilled(scene: Scene, outcome: Outcome) -> Reason | None:
    """A closing line whose columns differ by what lines above it would give that print nothing in
    the column of the result: the nearest of them, or the nearest ones."""
    row = _closing_row(scene, outcome.identity)
    if row is None or outcome.expected is None:
        return None
    view, at = row
    result = scene.facts[outcome.identity.result]
    gap = outcome.expected - value(result)

    unfilled = list(_unfilled(scene, outcome.identity, view, at))
    amounts = accumulate(amount for _, amount in unfilled)
    for count, amount in enumerate(amounts, start=1):
        if amount == gap:
            label = " », « ".join(label for label, _ in unfilled[:count])
            message = Message(
                f"« {label} » : rien n'y est porté dans cette colonne, et le total de celle-ci n'en"
                " tient pas compte.",
                f"“{label}”: nothing is printed there in this column, and its total leaves that"
                " out.",
            )
            return Reason.of(message, [result])
    return None


def _closing_row(
    scene: Scene, identity: Identity
) -> tuple[FigureTable, int] | None:
    """The closing line in which all figures of a sum or a difference stand, or the last one of
    their table, whatever it is called; None for another."""
    found = _row_of(scene, identity)
    if found is None:
        return None
    view, row = found
    figured = [one.index for one in view.rows if has_own_figures(one)]
    return (
        found if row in figured[-1:] or view.rows[row].kind in CLOSING else None
    )


def _row_of(scene: Scene, identity: Identity) -> tuple[FigureTable, int] | None:
    """The line in which all figures of a sum or a difference stand; None where they stand in
    several."""
    facts = scene.figures(identity)
    rows = {(fact.table_id, fact.row) for fact in facts}
    if identity.form is not Form.WEIGHTED_SUM or len(rows) != 1:
        return None
    view, row = scene.table_of(facts[0]), facts[0].row
    return None if view is None or row is None else (view, row)


def _unfilled(
    scene: Scene, identity: Identity, view: FigureTable, closing: int
) -> Iterator[tuple[str, Decimal]]:
    """The lines above a closing one that print operands and no result, the nearest first: their
    labels, and what the result would be."""
    result = scene.facts[identity.result]
    weights = {
        scene.facts[term.fact].col: term.weight for term in identity.terms
    }
    for row in reversed(view.of_kind(RowKind.DETAIL)):
        if row > closing or (row, result.col) in view.facts:
            continue
        amount = sum(
            value(fact) * weights[col]
            for (at, col), fact in view.facts.items()
            if at == row and col in weights
        )
        if amount:
            yield view.rows[row].label, Decimal(amount)


UNFILLED_LINES = Explanation(
    code="unfilled-lines",
    title=Message(
        "Lignes sans chiffre dans la colonne", "Lines that leave a column empty"
    ),
    explain=_explain_unfilled,
)


def _explain_result_alone(scene: Scene, outcome: Outcome) -> Reason | None:
    """A line that adds up others, and whose columns differ by what those of them print that have a
    result and nothing in the columns it is made of: an asset that leaves the inventory with the
    depreciation of its years, a loan paid out in the year, below the total of the older ones.
    """
    row = _row_of(scene, outcome.identity)
    if row is None or outcome.expected is None:
        return None
    view, _ = row
    result = scene.facts[outcome.identity.result]
    alone = list(_results_alone(scene, outcome.identity, view))
    if not alone or added(alone) != value(result) - outcome.expected:
        return None
    labels = " », « ".join(one.row_path[-1] for one in alone)
    message = Message(
        f"« {labels} » : rien n'y est porté dans les colonnes additionnées, et le total de celle-ci"
        " en tient compte.",
        f"“{labels}”: nothing is printed there in the columns added, and the total of this one"
        " takes it in.",
    )
    return Reason.of(message, alone)


def _results_alone(
    scene: Scene, identity: Identity, view: FigureTable
) -> Iterator[Fact]:
    """What lines print in the column of a result that adds them up and of which nothing is printed
    in the columns of the operands."""
    result = scene.facts[identity.result]
    operands = [fact.col or 0 for fact in scene.terms(identity)]
    for row in view.of_kind(RowKind.DETAIL):
        fact = view.facts.get((row, result.col or 0))
        if fact is None or (result.id, fact.id) not in scene.parts:
            continue
        if fact.value and not any(view.value(row, col) for col in operands):
            yield fact


RESULT_ALONE = Explanation(
    code="result-alone",
    title=Message(
        "Ligne portée dans la seule colonne du résultat",
        "A line printed in the column of the result alone",
    ),
    explain=_explain_result_alone,
)


def _explain_printed_beside(scene: Scene, outcome: Outcome) -> Reason | None:
    """A total down that takes, for a line that prints nothing in its column, what that line prints
    in another, which is a part of it in other lines: the years of the plan, where the whole cost
    has no end. What is no part may stand on the wrong side.
    """
    found = scene.sum_down(outcome)
    if found is None:
        return None
    gap = found.value - added(found.terms)
    if gap < LONG:
        return None
    for beside in _of_lines_without(scene, found):
        if value(beside) == gap and _is_part_elsewhere(scene, found, beside):
            message = Message(
                f"« {beside.row_path[-1]} » n'a rien dans cette colonne : le total y ajoute les"
                f" {beside.printed} que la ligne porte dans une autre.",
                f"“{beside.row_path[-1]}” has nothing in this column: the total adds the"
                f" {beside.printed} that it has in another.",
            )
            return Reason.of(message, [beside])
    return None


def _is_part_elsewhere(scene: Scene, found: ReadSum, beside: Fact) -> bool:
    """Whether sums across that hold add a column up to that of a total, in several lines."""
    parts = [(term, scene.beside(term, beside)) for term in found.terms]
    added_up = [
        part is not None and (term.id, part.id) in scene.parts
        for term, part in parts
    ]
    return sum(added_up) >= _SEVERAL


def _of_lines_without(scene: Scene, found: ReadSum) -> Iterator[Fact]:
    """What the lines among those of a sum that print nothing in its column print in others."""
    table, col = scene.table_of(found.result), found.result.col
    rows = present(fact.row for fact in (found.result, *found.terms))
    if table is None or not rows:
        return
    columns = table.columns(*SUMMABLE)
    for row in table.of_kind(RowKind.DETAIL):
        if min(rows) < row < max(rows) and (row, col) not in table.facts:
            yield from present(table.facts.get((row, one)) for one in columns)


PRINTED_BESIDE = Explanation(
    code="printed-beside",
    title=Message(
        "Montant pris dans une autre colonne", "Taken from another column"
    ),
    explain=_explain_printed_beside,
)
