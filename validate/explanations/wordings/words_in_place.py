"""A sum over a line that prints words in the place of its figure ("en attente"), or whose figure is
printed in another cell of it: what that line is worth was not read, and the sum is not known.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from extract.facts import Fact
from extract.french.numbers import find_numbers
from extract.table import RowKind
from validate.explanations.explanation import Explanation, Reason, Scene
from validate.model.finding import Message
from validate.model.identity import Form, Outcome
from validate.tables.figure_table import SUMMABLE, WRITTEN, FigureTable

_Place = tuple[int, int]
_OF_SUMS = (RowKind.DETAIL, RowKind.SUBTOTAL, RowKind.TOTAL)
"""Lines that have figures: a title has words over all columns."""


def _explain_words(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum that misses anything, where words stand in the place of one of its figures."""
    view, figures = _figures(scene, outcome)
    if view is None:
        return None
    for row, col in _empty_places(view, figures):
        line = view.rows[row]
        cell = line.cells[col] if line.kind in _OF_SUMS else None
        if cell is None or cell.nil or not cell.text.strip():
            continue
        return Reason.of(
            Message(
                f"« {cell.text} » est porté à la place d'un chiffre : ce que vaut la ligne n'est"
                " pas connu.",
                f"“{cell.text}” is printed in the place of a figure: what the line is worth is not"
                " known.",
            ),
            figures[:1],
        )
    return None


def _explain_elsewhere(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum that misses what a line without a figure of its own prints among its words."""
    view, figures = _figures(scene, outcome)
    if view is None or not outcome.delta:
        return None
    missing = abs(outcome.delta)
    for row, _ in _empty_places(view, figures):
        for col in view.columns(*WRITTEN):
            text = view.text(row, col)
            for found in find_numbers(text):
                if found.number.value == missing:
                    return _told(found.number.printed, text, figures)
    return None


def _told(printed: str, text: str, figures: Sequence[Fact]) -> Reason:
    return Reason.of(
        Message(
            f"{printed} se lit dans « {text} » : le chiffre de la ligne n'est pas dans sa"
            " colonne.",
            f"{printed} is printed in “{text}”: the figure of the line is not in its column.",
        ),
        figures[:1],
    )


def _figures(
    scene: Scene, outcome: Outcome
) -> tuple[FigureTable | None, Sequence[Fact]]:
    """The figures of a sum of one table, its result first, and that table; None for any other."""
    identity = outcome.identity
    figures = scene.figures(identity)
    one_table = len({fact.table_id for fact in figures}) == 1
    if identity.form is not Form.WEIGHTED_SUM or not one_table:
        return None, ()
    return scene.table_of(figures[0]), figures


def _empty_places(
    view: FigureTable, figures: Sequence[Fact]
) -> Iterator[_Place]:
    """Where no figure was read between those of a sum down a column, or across a line."""
    rows = sorted({fact.row for fact in figures if fact.row is not None})
    columns = sorted({fact.col for fact in figures if fact.col is not None})
    if min(len(rows), len(columns)) != 1:
        return

    summed = set(view.columns(*SUMMABLE))
    between = summed.intersection(range(columns[0], columns[-1] + 1))
    for place in product(range(rows[0], rows[-1] + 1), sorted(between)):
        if place not in view.facts and place not in view.several:
            yield place


WORDS = Explanation(
    code="words-in-place",
    title=Message(
        "Des mots à la place d'un chiffre", "Words in place of a figure"
    ),
    explain=_explain_words,
)
ELSEWHERE = Explanation(
    code="figure-in-words",
    title=Message(
        "Chiffre hors de sa colonne", "A figure outside of its column"
    ),
    explain=_explain_elsewhere,
)
