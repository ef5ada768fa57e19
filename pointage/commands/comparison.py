"""Two audits side by side: lines added, gone and changed; findings new, fixed and still open."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import asdict, dataclass

from extract.several import by_id
from extract.table import Row, Table
from pointage.commands.row_pairs import (
    RowPairs,
    pair_tables,
    printed_rows,
    row_texts,
)
from validate.model.finding import Audit, Finding
from validate.prose.words import names


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A printed line: its table's caption, its labels, and its cells by column."""

    table: str
    row: str
    page: int
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A cell printed otherwise in the second document."""

    table: str
    row: str
    column: str
    before: str
    after: str
    page: int


@dataclass(frozen=True, slots=True)
class ComparedFinding:
    """A finding as compared: its stable id, severity and sentences."""

    id: str
    severity: str
    printed: str
    expected: str
    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the first document in the second."""

    first: str
    second: str
    added: tuple[ComparedLine, ...]
    gone: tuple[ComparedLine, ...]
    changed: tuple[ChangedCell, ...]
    new: tuple[ComparedFinding, ...]
    fixed: tuple[ComparedFinding, ...]
    open: tuple[ComparedFinding, ...]
    incomplete: tuple[str, ...] = ()
    """The audits in which checks crashed, by their ids: what is gone may not be fixed."""

    def to_json(self) -> dict[str, object]:
        """Everything, as JSON values."""
        return asdict(self)


def compare_audits(first: Audit, second: Audit) -> Comparison:
    """Lines are matched by table caption, labels and columns; findings by their stable ids."""
    added: list[ComparedLine] = []
    gone: list[ComparedLine] = []
    changed: list[ChangedCell] = []
    for before, after in pair_tables(first.document, second.document):
        if before is not None and after is not None:
            pairs = RowPairs(before, after)
            gone += _lines(before, pairs.gone)
            added += _lines(after, pairs.added)
            for one, other in pairs.kept:
                changed += _changes(before, one, after, other)
        elif before is not None:
            gone += _lines(before, printed_rows(before))
        elif after is not None:
            added += _lines(after, printed_rows(after))

    known = by_id(first.findings)
    now = by_id(second.findings)
    return Comparison(
        first=first.document.document_id,
        second=second.document.document_id,
        added=tuple(added),
        gone=tuple(gone),
        changed=tuple(changed),
        new=_compared(now, now.keys() - known.keys()),
        fixed=_compared(known, known.keys() - now.keys()),
        open=_compared(now, now.keys() & known.keys()),
        incomplete=tuple(
            audit.document.document_id
            for audit in (first, second)
            if audit.crashed
        ),
    )


def _compared(
    findings: Mapping[str, Finding], wanted: Set[str]
) -> tuple[ComparedFinding, ...]:
    """The findings of these ids, in the order of their audit."""
    found = []
    for key, one in findings.items():
        if key in wanted:
            words = (one.printed, one.expected, one.message.fr, one.message.en)
            found.append(ComparedFinding(one.id, one.severity.value, *words))
    return tuple(found)


def _lines(table: Table, rows: Iterable[Row]) -> list[ComparedLine]:
    labels = [column.label for column in table.columns]
    found = []
    for row in rows:
        cells = zip(labels, row_texts(row), strict=False)
        printed = tuple((label, text) for label, text in cells if text)
        found.append(ComparedLine(table.caption, _name(row), row.page, printed))
    return found


def _name(row: Row) -> str:
    """The labels of a row, from the outermost; its texts where it has none."""
    labels = dict.fromkeys(filter(None, (*row.path, row.label)))
    if labels:
        return " / ".join(labels)
    return " · ".join(filter(None, row_texts(row)))


def _changes(
    before: Table, one: Row, after: Table, other: Row
) -> list[ChangedCell]:
    """The cells of two rows that differ, by their column."""
    labels = _labels(before) | _labels(after)
    old, new = _by_column(before, one), _by_column(after, other)
    found = []
    for key in old | new:
        was, is_now = old.get(key, ""), new.get(key, "")
        if was != is_now:
            place = (after.caption, _name(other), labels[key])
            found.append(ChangedCell(*place, was, is_now, other.page))
    return found


def _labels(table: Table) -> dict[str, str]:
    """The columns' labels by their words, so that spelling and case do not matter."""
    return {
        names.plain_words(column.label): column.label
        for column in table.columns
    }


def _by_column(table: Table, row: Row) -> dict[str, str]:
    keys = [names.plain_words(column.label) for column in table.columns]
    return dict(zip(keys, row_texts(row), strict=False))
