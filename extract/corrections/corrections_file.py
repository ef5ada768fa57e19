"""A file of corrections (TOML): what a person read or decided on the page.

author = "A. Auditrice"            # for the corrections that do not say it themselves
date = 2026-05-12

[[cell]]
table = { caption = "Subventions 2026", header = ["Association", "Montant"] }
row = ["Culture", "Théâtre du Nord"]
column = "Montant"
printed = "1 280,00"               # what Pointage read
text = "1 250,00"                  # what is printed
why = "Chiffre 5 mal numérisé."
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from extract.correction import (
    CorrectionKind,
    PageCorrection,
    RowName,
    Signature,
    TableName,
)
from extract.errors import UsageError
from extract.geometry import BBox, Place
from extract.given.bounded_files import FileLimits, read_toml
from extract.given.form_error import FormError
from extract.given.typed_json import (
    checked_entries,
    checked_list,
    checked_number,
    checked_text,
    checked_whole,
    not_one_of,
)
from extract.hidden_characters import HIDDEN, visible, visible_note
from extract.table import ColumnKind, ColumnUse, RowKind

LIMITS = FileLimits(megabytes=4, values=200_000, depth=6)
_FARTHEST = 100_000.0
"""Points: no page is as large."""
_SMALLEST = 16.0
"""Square points of the smallest region: a figure takes more."""
MOST_TEXT = 10_000
"""Characters of a text; no cell holds more."""

ROW_KINDS: Mapping[str, RowKind] = {
    "data": RowKind.DETAIL,
    "total": RowKind.TOTAL,
    "subtotal": RowKind.SUBTOTAL,
    "header": RowKind.HEADER,
    "title": RowKind.BAND,
    "of-which": RowKind.OF_WHICH,
    "note": RowKind.NOTE,
}
"""What a row may be said to be; a header, a title and a note hold no figures."""
COLUMN_KINDS: Mapping[str, ColumnKind] = {
    kind.value: kind for kind in ColumnKind if kind is not ColumnKind.EMPTY
}
COLUMN_USES: Mapping[str, ColumnUse] = {use.value: use for use in ColumnUse}
PARTS = ("body", "date", "title")
"""What of a document may be corrected; a date and a title are those of one file."""

_SIGNED = ("author", "date", "why")
_ALLOWED: Mapping[CorrectionKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    CorrectionKind.CELL: (
        ("table", "row", "column", "printed", "text"),
        ("number",),
    ),
    CorrectionKind.ROW: (("table", "row", "kind"), ("printed", "number")),
    CorrectionKind.COLUMN: (("table", "column"), ("kind", "use", "text")),
    CorrectionKind.LEAVE_OUT: (("table",), ()),
    CorrectionKind.JOIN: (("table", "with"), ()),
    CorrectionKind.SPLIT: (("table", "row"), ("printed", "text", "number")),
    CorrectionKind.REGION: (("file", "page", "box"), ("table", "text")),
    CorrectionKind.DOCUMENT: (("part", "text"), ("printed", "file")),
}
"""The entries that each kind of correction needs, and those that it may have."""


def read_corrections(path: Path) -> tuple[PageCorrection, ...]:
    """The corrections in a file, in order.

    Raises:
        UsageError: it is no such file.
    """
    try:
        return tuple(_corrections(read_toml(path, LIMITS)))
    except FormError as error:
        raise _refused(path, error) from error


def _corrections(content: object) -> Iterator[PageCorrection]:
    tables = [kind.value for kind in CorrectionKind]
    entries = checked_entries(content, (), (*tables, *_SIGNED[:2]))
    signed: dict[str, str] = {}
    for name in _SIGNED:
        if name in entries:
            signed[name] = _text(entries, name)
    for kind in CorrectionKind:
        given = _named(kind.value, entries.get(kind.value, []))
        for number, entry in enumerate(given):
            try:
                yield _correction(kind, entry, signed)
            except FormError as error:
                raise error.under(number).under(kind.value) from None


def _named(name: str, data: object) -> Sequence[object]:
    try:
        return checked_list(data)
    except FormError as error:
        raise error.under(name) from None


def _correction(
    kind: CorrectionKind, entry: object, signed: Mapping[str, str]
) -> PageCorrection:
    required, optional = _ALLOWED[kind]
    values = checked_entries(entry, required, (*optional, *_SIGNED))
    correction = PageCorrection(
        kind=kind,
        signed=_signature(values, signed),
        table=_table(values, "table"),
        other=_table(values, "with"),
        row=_row(values),
        column=_column(values, kind),
        printed=_given(values, "printed"),
        text=_written(values),
        is_a=_one_of(values, "kind", _KINDS.get(kind, {})),
        use=_one_of(values, "use", COLUMN_USES),
        region=_region(values),
        file=_text(values, "file"),
    )
    _check_column(correction)
    _check_document(correction)
    return correction


_KINDS: Mapping[CorrectionKind, Mapping[str, object]] = {
    CorrectionKind.ROW: ROW_KINDS,
    CorrectionKind.COLUMN: COLUMN_KINDS,
}


def _signature(
    values: Mapping[str, object], signed: Mapping[str, str]
) -> Signature:
    """Who, when and why: each correction says it, or the head of the file."""
    told = {**signed, **{n: _text(values, n) for n in _SIGNED if n in values}}
    for name in _SIGNED:
        if not told.get(name, "").strip():
            raise FormError(f"il manque « {name} »", f"“{name}” is missing")
    check_day(told["date"], "date")
    return Signature(**{name: visible_note(told[name]) for name in _SIGNED})


def _table(values: Mapping[str, object], name: str) -> TableName:
    """The table called ``name``; a correction of the document has none."""
    if name not in values:
        return TableName()
    try:
        entries = checked_entries(
            values[name], (), ("caption", "header", "number")
        )
        found = TableName(
            caption=_text(entries, "caption"),
            header=_texts(entries, "header"),
            number=_number(entries),
        )
    except FormError as error:
        raise error.under(name) from None
    if not found.caption and not found.header:
        raise FormError(
            "il manque « caption » ou « header »",
            "“caption” or “header” is missing",
        ).under(name)
    return found


def _row(values: Mapping[str, object]) -> RowName:
    return RowName(labels=_texts(values, "row"), number=_number(values))


def _column(values: Mapping[str, object], kind: CorrectionKind) -> str:
    if kind is CorrectionKind.DOCUMENT:
        return _one_of(values, "part", dict.fromkeys(PARTS))
    return _text(values, "column")


def _region(values: Mapping[str, object]) -> Place | None:
    """The page and the box of a region; None where none is said."""
    if "box" not in values:
        return None
    try:
        page = checked_whole(values["page"])
    except FormError as error:
        raise error.under("page") from None
    try:
        return checked_region(page, values["box"])
    except FormError as error:
        raise error.under("box") from None


def checked_region(page: int, box: object) -> Place:
    """A box on a page: its left, top, right and bottom edge.

    Raises:
        FormError: it is none, or has no surface.
    """
    edges = list(map(checked_number, checked_list(box)))
    if len(edges) != len(BBox._fields):
        raise FormError(
            "quatre nombres sont attendus : gauche, haut, droite, bas",
            "four numbers are expected: left, top, right, bottom",
        )
    found = BBox(*edges)
    is_far = max(map(abs, edges)) > _FARTHEST
    if page < 1 or is_far or found.area < _SMALLEST:
        raise FormError("une zone vide", "an empty region")
    return Place(page, found)


def _check_column(correction: PageCorrection) -> None:
    """A correction of a column says one thing of it."""
    if correction.kind is not CorrectionKind.COLUMN:
        return
    said = (correction.is_a, correction.use, correction.text)
    if len(list(filter(None, said))) != 1:
        raise FormError(
            "un seul de « kind », « use » et « text » est attendu",
            "one of “kind”, “use” and “text” is expected",
        )


def _check_document(correction: PageCorrection) -> None:
    """A date and a title are those of one file, which is named: the next act has its own."""
    if correction.kind is not CorrectionKind.DOCUMENT:
        return
    if correction.column != "body" and not correction.file:
        raise FormError("il manque « file »", "“file” is missing")
    if correction.column == "date":
        check_day(correction.text or "", "text")


def check_day(text: str, name: str) -> None:
    """See that ``text``, called ``name``, is a day in ISO 8601.

    Raises:
        FormError: it is not.
    """
    try:
        is_day = date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_day = False
    if not is_day:
        raise FormError(
            "une date AAAA-MM-JJ est attendue", "a date YYYY-MM-DD is expected"
        ).under(name)


def _written(values: Mapping[str, object]) -> str | None:
    """What is on the page, on one line and without what has no ink, as it is read there; None where
    it is not said.
    """
    text = _given(values, "text")
    if text is None or not HIDDEN.search(text):
        return text
    return HIDDEN.sub("", " ".join(text.split()))


def _given(values: Mapping[str, object], name: str) -> str | None:
    return _text(values, name) if name in values else None


def _text(values: Mapping[str, object], name: str) -> str:
    """The text called ``name``, "" where there is none; TOML's own dates are welcome."""
    value = values.get(name, "")
    if isinstance(value, date):
        return value.isoformat()[:10]
    try:
        text = checked_text(value)
    except FormError as error:
        raise error.under(name) from None
    if len(text) > MOST_TEXT:
        raise FormError(
            f"plus de {MOST_TEXT} caractères",
            f"more than {MOST_TEXT} characters",
        ).under(name)
    return text


def _texts(values: Mapping[str, object], name: str) -> tuple[str, ...]:
    given = _named(name, values.get(name, []))
    found = []
    for number, item in enumerate(given):
        try:
            found.append(checked_text(item))
        except FormError as error:
            raise error.under(number).under(name) from None
    return tuple(found)


def _number(values: Mapping[str, object]) -> int:
    if "number" not in values:
        return 0
    try:
        number = checked_whole(values["number"])
    except FormError as error:
        raise error.under("number") from None
    if number < 1:
        raise FormError("on compte à partir de 1", "counted from 1").under(
            "number"
        )
    return number


def _one_of(
    values: Mapping[str, object], name: str, known: Mapping[str, object]
) -> str:
    word = _text(values, name)
    if name in values and word not in known:
        raise not_one_of(known, word).under(name)
    return word


def _refused(path: Path, error: FormError) -> UsageError:
    name = visible(path.name)
    return UsageError(
        f"{name} : fichier de corrections refusé : {error.fr}. Corrigez-le :"
        " docs/corrections.md en montre la forme.",
        f"{name}: corrections file refused: {error.en}. Correct it: docs/corrections.md shows its"
        " form.",
    )
