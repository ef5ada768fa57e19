"""What a person read or decided on the page, as the report tells it."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.correction import (
    AppliedCorrection,
    CorrectionKind,
    CorrectionRecord,
    PageCorrection,
    Signature,
    TableName,
)
from extract.geometry import Place
from reports.i18n import Texts


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One correction: where it belongs, what was read, what a person says, and who."""

    what: str
    before: str
    after: str
    signed: Signature
    place: Place | None = None


def correction_views(
    record: CorrectionRecord, texts: Texts
) -> tuple[CorrectionView, ...]:
    """The corrections that were applied."""
    return tuple(_views(record, texts))


def _views(record: CorrectionRecord, texts: Texts) -> Iterator[CorrectionView]:
    for one in record.applied:
        correction = one.correction
        yield CorrectionView(
            what=correction_place(correction, texts),
            before=_said(one, one.before, texts),
            after=_said(one, one.after, texts),
            signed=correction.signed,
            place=one.places[0] if one.places else None,
        )


def _said(one: AppliedCorrection, text: str, texts: Texts) -> str:
    """A text as it is printed, or a kind in words."""
    correction = one.correction
    if correction.kind is CorrectionKind.LEAVE_OUT:
        return text or texts("correction.left-out")
    if not text:
        return texts("correction.nothing")
    if correction.kind is CorrectionKind.ROW:
        return texts(f"row-kind.{text}")
    if correction.is_a:
        return texts(f"column-kind.{text}")
    if correction.use:
        return texts(f"column-use.{text}")
    return text


def correction_place(correction: PageCorrection, texts: Texts) -> str:
    """Where a correction belongs, in words."""
    return texts(
        f"correction.of.{correction.kind}",
        row=" › ".join(filter(None, correction.row.labels)) or "—",
        column=_column(correction, texts),
        table=_table(correction.table),
        other=_table(correction.other),
    )


def _table(name: TableName) -> str:
    return name.caption or ", ".join(name.header)


def _column(correction: PageCorrection, texts: Texts) -> str:
    if correction.kind is CorrectionKind.DOCUMENT:
        return texts(f"correction.part.{correction.column}")
    return correction.column
