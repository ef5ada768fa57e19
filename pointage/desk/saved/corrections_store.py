"""The corrections file as the desk keeps it: the same that `pointage audit --corrections` takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.correction import CorrectionKind, PageCorrection, TableName
from extract.corrections.corrections_file import read_corrections
from pointage.desk.saved.saved_store import SavedStore
from reports.export.toml_text import Value, toml_entry

Corrections = tuple[PageCorrection, ...]
_OF_ROWS = (CorrectionKind.CELL, CorrectionKind.ROW, CorrectionKind.SPLIT)


@dataclass
class CorrectionsStore(SavedStore[Corrections]):
    """One corrections file."""

    mark = "# Corrections, enregistrées par « pointage desk » (docs/corrections.md).\n"
    path: Path
    set_aside_as: Path | None = None
    """Where a file that could not be read is kept."""
    seed: Corrections = ()
    """What was corrected before there was a file: in an audit that is given."""

    def _said(self) -> Corrections:
        if not self.path.exists():
            return self.seed
        return read_corrections(self.path)

    def _nothing(self) -> Corrections:
        return ()

    def _text(self, known: Corrections) -> str:
        return corrections_text(known)

    def put(self, correction: PageCorrection) -> Corrections:
        """Save a correction in the place of one of the same thing; gives what it replaced."""
        replaced: list[PageCorrection] = []

        def change(known: Corrections) -> Corrections:
            replaced.extend(
                one for one in known if same_object(one, correction)
            )
            kept = [one for one in known if one not in replaced]
            return (*kept, correction)

        self._change(change)
        return tuple(replaced)

    def drop(self, correction: PageCorrection) -> Corrections:
        """Take out the corrections of the same thing; gives them."""
        dropped: list[PageCorrection] = []

        def change(known: Corrections) -> Corrections:
            dropped.extend(one for one in known if same_object(one, correction))
            return tuple(one for one in known if one not in dropped)

        self._change(change)
        return tuple(dropped)

    def restore(self, corrections: Corrections) -> None:
        """Save ``corrections`` in the place of all that are there."""
        self._change(lambda _: corrections)

    def take_back(
        self, correction: PageCorrection, replaced: Sequence[PageCorrection]
    ) -> None:
        """Undo `put`."""

        def change(known: Corrections) -> Corrections:
            kept = [one for one in known if one != correction]
            return (*kept, *replaced)

        self._change(change)


def same_object(one: PageCorrection, other: PageCorrection) -> bool:
    """Whether two corrections say something of the same thing."""
    return _object(one) == _object(other)


def _object(one: PageCorrection) -> tuple[object, ...]:
    said = (bool(one.is_a), bool(one.use))
    where = (one.table, one.other, one.row, one.column)
    if one.region is not None:
        is_named = bool(one.table.caption or one.table.header)
        return (one.kind, where, one.region.page if is_named else one.region)
    return (one.kind, where, said, one.printed)


def corrections_text(corrections: Sequence[PageCorrection]) -> str:
    """The TOML of ``corrections``, to stand under the mark."""
    entries = [toml_entry(one.kind.value, _values(one)) for one in corrections]
    return "\n".join(["", *entries])


def _values(one: PageCorrection) -> dict[str, Value | None]:
    """The entries of a correction."""
    named = "part" if one.kind is CorrectionKind.DOCUMENT else "column"
    return {
        "table": _table_name(one.table),
        "with": _table_name(one.other),
        "row": one.row.labels if one.kind in _OF_ROWS else None,
        "number": one.row.number or None,
        named: one.column or None,
        "printed": one.printed,
        "text": one.text,
        "kind": one.is_a or None,
        "use": one.use or None,
        **_region(one),
        "file": one.file or None,
        "author": one.signed.author,
        "date": one.signed.date,
        "why": one.signed.why,
    }


def _region(one: PageCorrection) -> dict[str, Value | None]:
    if one.region is None:
        return {}
    edges = tuple(round(edge, 1) for edge in one.region.bbox)
    return {"page": one.region.page, "box": edges}


def _table_name(name: TableName) -> dict[str, Value] | None:
    """The words of a table; None where no table is named."""
    if name == TableName():
        return None
    entries: dict[str, Value] = {"caption": name.caption}
    if name.header:
        entries["header"] = name.header
    if name.number:
        entries["number"] = name.number
    return entries
