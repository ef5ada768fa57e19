"""Two audits side by side: lines added, gone and changed; findings new, fixed and still open."""

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from expectations.suite.places import Places
from extract.errors import UsageError
from extract.table import Row, RowKind, Table
from pointage.work import OK, Voice, print_out
from reports.files.json_decode import decode
from validate.model.finding import Audit, Finding
from validate.prose import names

Lang = Literal["fr", "en"]

_SILENT = (RowKind.HEADER, RowKind.NOTE)
_MANY = 250_000
"""Pairs of unlike lines beyond which two tables are different lists, and names are not compared."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its table's caption, its labels, and its cells by column."""

    table: str
    row: str
    page: int
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A cell printed otherwise in the second document."""

    table: str
    row: str
    column: str
    before: str
    after: str
    page: int


@dataclass(frozen=True, slots=True)
class Seen:
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
    added: tuple[Line, ...]
    gone: tuple[Line, ...]
    changed: tuple[Change, ...]
    new: tuple[Seen, ...]
    fixed: tuple[Seen, ...]
    open: tuple[Seen, ...]

    def to_json(self) -> dict[str, object]:
        """Everything, as JSON values."""
        return asdict(self)


def read_audit(folder: Path) -> Audit:
    """The audit of a folder ``OUT/<document-id>``.

    Raises:
        UsageError: the folder holds no readable ``audit.json``.
    """
    path = folder / "audit.json"
    try:
        return decode(Audit, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{folder} : pas d'audit lisible (audit.json). Indiquez un dossier OUT/<document-id>"
            " écrit par « pointage audit ».",
            f"{folder}: no readable audit (audit.json). Give a folder OUT/<document-id> written by"
            " “pointage audit”.",
        ) from error


def compare(first: Audit, second: Audit) -> Comparison:
    """Lines are matched by table caption, labels and columns; findings by their stable ids."""
    added: list[Line] = []
    gone: list[Line] = []
    changed: list[Change] = []
    for before, after in _paired_tables(first, second):
        kept = _paired_rows(before, after)
        for one, other in kept:
            if one is None and other is not None and after is not None:
                added.append(_line(after, other))
            elif other is None and one is not None and before is not None:
                gone.append(_line(before, one))
            elif one is not None and other is not None and before is not None and after is not None:
                changed += _changes(before, one, after, other)
    known, now = ({finding.id: finding for finding in audit.findings} for audit in (first, second))
    return Comparison(
        first.document.document_id,
        second.document.document_id,
        tuple(added),
        tuple(gone),
        tuple(changed),
        new=_seen(now[key] for key in now if key not in known),
        fixed=_seen(known[key] for key in known if key not in now),
        open=_seen(now[key] for key in now if key in known),
    )


def _seen(findings: Iterable[Finding]) -> tuple[Seen, ...]:
    return tuple(
        Seen(one.id, one.severity.value, one.printed, one.expected, one.message.fr, one.message.en)
        for one in findings
    )


def _paired_tables(first: Audit, second: Audit) -> list[tuple[Table | None, Table | None]]:
    """Each table with the one that stands for it; None where there is none."""
    before, after = Places(first.document), Places(second.document)
    found: list[tuple[Table | None, Table | None]] = []
    taken: set[str] = set()
    for table in first.document.tables:
        other = after.find_table(before.table(table.id))
        if other is not None and other.id in taken:
            other = None
        if other is not None:
            taken.add(other.id)
        found.append((table, other))
    return found + [(None, table) for table in second.document.tables if table.id not in taken]


def _paired_rows(before: Table | None, after: Table | None) -> list[tuple[Row | None, Row | None]]:
    """Rows of two tables, paired by equal labels, then by equal cells, then by names that are one."""
    old, new = _rows(before), _rows(after)
    pairs: dict[int, Row] = {}
    for key in (_whole, _labels, _figures):
        _pair(old, new, pairs, key)
    _pair_by_name(old, new, pairs)
    kept = {id(row) for row in pairs.values()}
    found: list[tuple[Row | None, Row | None]] = [(row, pairs.get(row.index)) for row in old]
    return found + [(None, row) for row in new if id(row) not in kept]


def _rows(table: Table | None) -> list[Row]:
    return (
        []
        if table is None
        else [row for row in table.rows if row.kind not in _SILENT and any(_texts(row))]
    )


def _pair(
    old: Sequence[Row], new: Sequence[Row], pairs: dict[int, Row], key: Callable[[Row], Hashable]
) -> None:
    """Pair the rows left that have the same key, in order; an empty key says nothing."""
    waiting: dict[Hashable, list[Row]] = defaultdict(list)
    taken = {id(row) for row in pairs.values()}
    for row in new:
        if id(row) not in taken:
            waiting[key(row)].append(row)
    for row in old:
        name = key(row)
        if row.index not in pairs and name and waiting.get(name):
            pairs[row.index] = waiting[name].pop(0)


def _pair_by_name(old: Sequence[Row], new: Sequence[Row], pairs: dict[int, Row]) -> None:
    taken = {id(row) for row in pairs.values()}
    left = [row for row in new if id(row) not in taken]
    lost = [row for row in old if row.index not in pairs]
    for row in lost if len(left) * len(lost) <= _MANY else []:
        match = next((one for one in left if one.kind is row.kind and _one_name(row, one)), None)
        if match is not None:
            pairs[row.index] = match
            left.remove(match)


def _whole(row: Row) -> Hashable:
    return (row.kind, row.path, tuple(_texts(row)))


def _labels(row: Row) -> Hashable:
    label = _words(row)
    return (row.kind, tuple(map(names.plain_words, row.path)), label) if label else None


def _figures(row: Row) -> Hashable:
    """The figures of a row with the labels above it, where it has at least two."""
    figures = tuple(str(number.value) for cell in row.cells if cell for number in cell.numbers)
    return (
        (row.kind, tuple(map(names.plain_words, row.path)), figures) if len(figures) > 1 else None
    )


def _words(row: Row) -> str:
    """The words of a row: its label, else its cells that hold no figure."""
    texts = (cell.text for cell in row.cells if cell is not None and not cell.numbers)
    return names.plain_words(row.label) or " ".join(
        filter(None, map(names.plain_words, dict.fromkeys(texts)))
    )


def _one_name(one: Row, other: Row) -> bool:
    return bool(names.match(_words(one), _words(other)))


def _texts(row: Row) -> list[str]:
    return ["" if cell is None else " ".join(cell.text.split()) for cell in row.cells]


def _name(row: Row) -> str:
    return " / ".join(dict.fromkeys(filter(None, (*row.path, row.label)))) or " · ".join(
        filter(None, _texts(row))
    )


def _line(table: Table, row: Row) -> Line:
    cells = zip((column.label for column in table.columns), _texts(row), strict=False)
    return Line(
        table.caption, _name(row), row.page, tuple((label, text) for label, text in cells if text)
    )


def _changes(before: Table, one: Row, after: Table, other: Row) -> list[Change]:
    old = dict(
        zip(
            (names.plain_words(column.label) for column in before.columns),
            _texts(one),
            strict=False,
        )
    )
    new = dict(
        zip(
            (names.plain_words(column.label) for column in after.columns),
            _texts(other),
            strict=False,
        )
    )
    labels = {
        names.plain_words(column.label): column.label
        for table in (before, after)
        for column in table.columns
    }
    return [
        Change(
            after.caption, _name(other), labels[key], old.get(key, ""), new.get(key, ""), other.page
        )
        for key in dict.fromkeys([*old, *new])
        if old.get(key, "") != new.get(key, "")
    ]


_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("{first} → {second}", "{first} → {second}"),
    "added": ("Lignes ajoutées : {n}", "Lines added: {n}"),
    "gone": ("Lignes disparues : {n}", "Lines gone: {n}"),
    "changed": ("Cellules modifiées : {n}", "Cells changed: {n}"),
    "fixed": ("Écarts levés : {n}", "Deviations fixed: {n}"),
    "new": ("Écarts nouveaux : {n}", "New deviations: {n}"),
    "open": ("Écarts maintenus : {n}", "Deviations still open: {n}"),
    "empty": ("(vide)", "(empty)"),
}


def rendered(comparison: Comparison, lang: Lang) -> str:
    """The comparison as text to print, in ``lang``."""

    def word(key: str, **values: object) -> str:
        return _WORDS[key][0 if lang == "fr" else 1].format(**values)

    def block(key: str, lines: Sequence[str]) -> list[str]:
        return [word(key, n=len(lines)), *(f"  {line}" for line in lines)]

    def seen(finding: Seen) -> str:
        return f"[{finding.id}] {finding.fr if lang == 'fr' else finding.en}"

    def change(one: Change) -> str:
        before, after = one.before or word("empty"), one.after or word("empty")
        return f"{one.table} – {one.row} – {one.column} : {before} → {after}"

    def line(one: Line) -> str:
        return f"{one.table} – {one.row} : " + " | ".join(text for _, text in one.cells)

    parts = [word("title", first=comparison.first, second=comparison.second)]
    parts += block("added", [line(one) for one in comparison.added])
    parts += block("gone", [line(one) for one in comparison.gone])
    parts += block("changed", [change(one) for one in comparison.changed])
    parts += block("fixed", [seen(one) for one in comparison.fixed])
    parts += block("new", [seen(one) for one in comparison.new])
    parts += block("open", [seen(one) for one in comparison.open])
    return "\n".join(parts) + "\n"


def show(first: Path, second: Path, voice: Voice, as_json: bool) -> int:
    """Compare two folders and print the result.

    Raises:
        UsageError: a folder holds no readable audit.
    """
    comparison = compare(read_audit(first), read_audit(second))
    print_out(
        json.dumps(comparison.to_json(), ensure_ascii=True)
        if as_json
        else rendered(comparison, voice.lang)
    )
    return OK
