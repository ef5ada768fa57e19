"""A table whose columns have a form and, where they follow from others, a formula a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks.council_acts.model import (
    Cell,
    Row,
    RowKind,
    Rules,
    Table,
    make_row,
)
from benchmarks.council_acts.packs_first.draft import (
    Draft,
    Form,
    Formula,
    column_of,
)

Label = str | Cell
Content = Decimal | int | str | Formula
RowFormula = Callable[[str], Formula]


@dataclass(slots=True)
class Sheet:
    """The rows of a table as they are written.

    `linear` columns follow from others and add up as well; `ratio` columns follow from others, in
    totals too.
    """

    draft: Draft
    columns: Mapping[str, Form]
    linear: Mapping[str, RowFormula] = field(default_factory=dict)
    ratio: Mapping[str, RowFormula] = field(default_factory=dict)
    nil: str = "–"
    rows: list[Row] = field(default_factory=list)

    def head(self, *cells: Label) -> None:
        """A header row."""
        self.rows.append(make_row("head", *cells))

    def note(self, *cells: Label, kind: RowKind = "line") -> None:
        """A row without figures."""
        self.rows.append(make_row(kind, *cells))

    def add(
        self,
        key: str,
        labels: Label | Sequence[Label],
        kind: RowKind = "line",
        **contents: Content,
    ) -> str:
        """A row; what is not given follows from its formula, or is left empty."""
        follows = {**self.linear, **self.ratio}
        cells: list[Label] = []
        for column, form in self.columns.items():
            default = follows[column](key) if column in follows else ""
            content = contents.get(column, default)
            cells.append(self._cell(f"{key}.{column}", content, form))

        first = [labels] if isinstance(labels, str | Cell) else list(labels)
        self.rows.append(make_row(kind, *first, *cells))
        return key

    def _cell(self, key: str, content: Content, form: Form) -> str:
        if isinstance(content, str):
            self.draft.nil(key)
            return content
        if not callable(content) and not content:
            self.draft.nil(key)
            return self.nil
        return self.draft(key, content, form)

    def foot(
        self,
        key: str,
        labels: Label | Sequence[Label],
        over: Sequence[str],
        kind: RowKind = "total",
        **contents: Content,
    ) -> str:
        """A row of the sums of others; what else is known of a column is proved as well."""
        sums: dict[str, Content] = {
            column: column_of(over, column)
            for column in self.columns
            if column not in self.ratio
        }
        self.add(key, labels, kind, **{**sums, **contents})
        for column, formula in self.linear.items():
            if column not in contents:
                self._prove_across(f"{key}.{column}", formula(key))
        return key

    def _prove_across(self, key: str, formula: Formula) -> None:
        self.draft.rule(f"across {key}", lambda v: v(key) == formula(v))

    def table(
        self,
        widths: tuple[float, ...],
        aligns: str,
        rules: Rules = "grid",
        size: float = 9,
        fill: float = 1.0,
        keep: bool = False,
    ) -> Table:
        """The finished table."""
        return Table(
            widths,
            aligns,
            tuple(self.rows),
            rules=rules,
            size=size,
            fill=fill,
            keep=keep,
        )
