"""What the lines of a table print beside their figures, as formulas of them are looked for in."""

from collections.abc import Mapping

from extract.table import RowKind
from validate.tables.figure_table import (
    WITHOUT_FIGURES,
    WRITTEN,
    FigureTable,
)
from validate.tables.worded.printed_formulas import printed_formulas


def written_labels(view: FigureTable) -> Mapping[int, tuple[str, ...]]:
    """All that each line prints beside its figures: its letter, its label; titles included."""
    columns = view.columns(*WRITTEN)
    return {
        row.index: tuple(
            filter(None, (view.text(row.index, col) for col in columns))
        )
        for row in view.rows
        if row.kind not in WITHOUT_FIGURES or row.kind is RowKind.BAND
    }


def prints_a_formula(view: FigureTable) -> bool:
    """Whether a line prints which others make it: "I = A + B + C - D"."""
    return any(printed_formulas(written_labels(view)))
