"""Corrections change what they name, and nothing else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from extract.correction import (
    CorrectionKind,
    Misfit,
    PageCorrection,
    RowName,
    Signature,
    TableName,
)
from extract.corrections.corrected_tables import (
    correct_tables,
    correction_record,
)
from extract.facts import table_facts
from extract.grid import BY_PERSON
from extract.reasons import ColumnCause, RowCause
from extract.table import ColumnKind, ColumnUse, RowKind
from extract.tables.column_roles import Role, roles
from extract.tables.typing import type_table

from ...conftest import raw_table

SIGNED = Signature(author="A. Auditrice", date="2026-05-12", why="page")
RAW = raw_table(
    "t1",
    ["Club", "Quantité", "Montant"],
    [
        ["Judo", "2", "500,00"],
        ["Tennis", "1", ""],
        ["Clubs réunis", "3", "800,00"],
    ],
    caption="Subventions",
)
OTHER = raw_table("t2", ["Club", "Montant"], [["Judo", "1"]], caption="Autre")


def correction(kind, **more):
    name = more.pop("table", TableName(caption="Subventions"))
    row = RowName(labels=more.pop("row", ()))
    return PageCorrection(kind=kind, signed=SIGNED, table=name, row=row, **more)


def cell(row="Judo", column="Montant", printed="500,00", text="550,00"):
    return correction(
        CorrectionKind.CELL,
        row=(row,),
        column=column,
        printed=printed,
        text=text,
    )


def became(*corrections):
    found = correct_tables((RAW, OTHER), corrections)
    return found.tables, correction_record(found.became)


def test_a_cell_gets_its_text_from_a_person():
    (first, second), record = became(cell())
    facts = {fact.id: fact for fact in table_facts(type_table(first))}
    assert facts["t1!r0c2"].printed == "550,00"
    assert facts["t1!r0c2"].engine == BY_PERSON
    assert facts["t1!r0c2"].by_person
    assert not facts["t1!r2c2"].by_person
    assert second is OTHER
    (applied,) = record.applied
    assert (applied.before, applied.after) == ("500,00", "550,00")
    assert (applied.row, applied.col, applied.table_id) == (0, 2, "t1")
    assert applied.places == RAW.cells[2].places


def test_a_blank_cell_gets_one_too_where_its_row_and_column_meet():
    (first, _), record = became(cell("Tennis", printed="", text="300,00"))
    fact = next(
        fact
        for fact in table_facts(type_table(first))
        if fact.printed == "300,00"
    )
    (place,) = fact.places
    assert place.bbox == RAW.cells[5].places[0].bbox
    assert record.applied[0].places == fact.places


def test_a_position_without_a_cell_is_made_one():
    bare = raw_table(
        "t1",
        ["Club", "Montant"],
        [["Judo", "5"], ["Tennis", None]],
        caption="Subventions",
    )
    found = correct_tables((bare,), [cell("Tennis", printed="", text="3")])
    made = found.tables[0].cells[-1]
    box = made.places[0].bbox
    assert (made.row, made.col, made.text) == (1, 1, "3")
    assert box.top == bare.cells[2].places[0].bbox.top
    assert box.x0 == bare.cells[1].places[0].bbox.x0


def test_what_does_not_match_is_told_and_changes_nothing():
    cases = {
        Misfit.NO_ROW: cell("Golf"),
        Misfit.NO_COLUMN: cell(column="Voté"),
        Misfit.OTHER_TEXT: cell(printed="700,00"),
        Misfit.ALREADY: cell(text="500,00"),
    }
    for misfit, one in cases.items():
        tables, record = became(one)
        assert tables == (RAW, OTHER)
        assert [moot.misfit for moot in record.moot] == [misfit]


def test_of_two_readings_of_a_cell_the_last_counts():
    (first, _), record = became(cell(), cell(text="560,00"))
    assert first.cells[2].text == "560,00"
    assert len(record.applied) == 2


def test_a_row_is_what_a_person_says():
    one = correction(CorrectionKind.ROW, row=("Clubs réunis",), is_a="total")
    (first, _), record = became(one)
    row = type_table(first).rows[2]
    assert type_table(RAW).rows[2].kind is RowKind.DETAIL
    assert (row.kind, row.reason.cause) == (RowKind.TOTAL, RowCause.PERSON)
    assert (record.applied[0].before, record.applied[0].after) == (
        "detail", "total",
    )  # fmt: skip


def test_a_total_that_is_none_and_a_header_row_that_was_read_as_data():
    raw = raw_table(
        "t1",
        ["Club", "Montant"],
        [["BP 2025", "25%"], ["Judo", "5,00"], ["Total sport", "5,00"]],
        caption="Subventions",
    )
    of_total = correction(CorrectionKind.ROW, row=("Total sport",), is_a="data")
    of_header = correction(CorrectionKind.ROW, row=("BP 2025",), is_a="header")
    (first,) = correct_tables((raw,), [of_total, of_header]).tables
    rows = type_table(first).rows
    assert [row.kind for row in rows] == [
        RowKind.HEADER,
        RowKind.DETAIL,
        RowKind.DETAIL,
    ]
    assert rows[0].cells[1].free
    assert type_table(raw).rows[2].kind is not RowKind.DETAIL


def test_a_column_is_what_a_person_says():
    kind = correction(CorrectionKind.COLUMN, column="Quantité", is_a="code")
    use = correction(CorrectionKind.COLUMN, column="Montant", use="previous")
    (first, _), record = became(kind, use)
    table = type_table(first)
    assert table.columns[1].kind is ColumnKind.CODE
    assert table.columns[1].reason.cause is ColumnCause.PERSON
    assert table.columns[2].use is ColumnUse.PREVIOUS
    assert roles(table)[2] is Role.PREVIOUS
    assert roles(type_table(RAW))[2] is Role.MEASURE
    assert [one.before for one in record.applied] == ["count", ""]


def test_a_header_gets_its_text_from_a_person():
    one = correction(CorrectionKind.COLUMN, column="Montant", text="Avance")
    (first, _), _ = became(one)
    assert first.header == ("Club", "Quantité", "Avance")
    assert type_table(first).columns[2].path == ("Avance",)


def test_a_table_is_left_out_and_the_others_keep_their_ids():
    tables, record = became(correction(CorrectionKind.LEAVE_OUT))
    assert tables == (OTHER,)
    assert record.applied[0].places == RAW.places


def test_tables_that_are_one_are_joined():
    following = raw_table(
        "t3", ["Golf", "4", "40,00"], [["Ski", "1", "10,00"]], caption="Suite"
    )
    one = correction(CorrectionKind.JOIN, other=TableName(caption="Suite"))
    odd = correction(CorrectionKind.JOIN, other=TableName(caption="Autre"))
    back = correction(
        CorrectionKind.JOIN,
        table=TableName(caption="Suite"),
        other=TableName(caption="Subventions"),
    )
    found = correct_tables((RAW, OTHER, following), [one, odd, back])
    assert [raw.id for raw in found.tables] == ["t1", "t2"]
    table = type_table(found.tables[0])
    labels = [row.label for row in table.rows]
    assert labels[-2:] == ["Golf", "Ski"]
    record = correction_record(found.became)
    assert [moot.misfit for moot in record.moot] == [
        Misfit.OTHER_COLUMNS,
        Misfit.NO_TABLE,
    ]


def test_what_is_corrected_moves_along_with_its_table():
    second = replace(RAW, id="t3", caption="Suite")
    name = TableName(caption="Suite")
    corrections = [
        correction(
            CorrectionKind.CELL,
            table=name,
            row=("Judo",),
            column="Montant",
            printed="500,00",
            text="1,00",
        ),
        correction(
            CorrectionKind.ROW, table=name, row=("Tennis",), is_a="note"
        ),
        correction(CorrectionKind.JOIN, other=name),
    ]
    (joined,) = correct_tables((RAW, second), corrections).tables
    assert joined.rows == 6
    assert [c.row for c in joined.cells if c.engine == BY_PERSON] == [3]
    assert joined.decided.rows == ((4, RowKind.NOTE),)
    assert len(joined.repeated_headers) == 1


def test_a_table_that_is_two_is_split_at_a_row():
    spanned = raw_table(
        "t1",
        ["Sens", "Chapitre", "Montant"],
        [
            ["Fonctionnement", "011", "5,00"],
            [None, "012", "3,00"],
            [None, "70", "8,00"],
        ],
        caption="Subventions",
        spans={(0, 0): (3, 1)},
    )
    one = correction(
        CorrectionKind.SPLIT,
        row=("70",),
        printed="8,00",
        text="Recettes",
    )
    first, second = correct_tables((spanned,), [one]).tables
    assert (first.id, second.id) == ("t1", "t1b")
    assert (first.caption, second.caption) == ("Subventions", "Recettes")
    assert (first.rows, second.rows) == (2, 1)
    assert second.header == spanned.header
    label = next(cell for cell in second.cells if cell.col == 0)
    assert (label.row, label.rowspan, label.text) == (0, 1, "Fonctionnement")
    assert next(c for c in first.cells if c.col == 0).rowspan == 2
    assert len(second.row_pages) == 1


def test_a_chain_of_tables_is_joined_into_one():
    parts = [
        replace(RAW, id=f"t{n}", caption=f"Partie {name}")
        for n, name in enumerate(("a", "b", "c"))
    ]
    corrections = [
        correction(
            CorrectionKind.JOIN,
            table=TableName(caption=f"Partie {one}"),
            other=TableName(caption=f"Partie {other}"),
        )
        for one, other in (("a", "b"), ("b", "c"))
    ]
    (joined,) = correct_tables(parts, corrections).tables
    assert (joined.id, joined.rows) == ("t0", 9)


captions = st.text("abcxyz ", min_size=1, max_size=9).filter(str.strip)


@given(
    captions,
    st.sampled_from(list(CorrectionKind)[:4]),
    st.text(max_size=5),
    st.text(max_size=5),
)
def test_corrections_of_absent_tables_change_nothing(
    caption, kind, label, text
):
    one = correction(
        kind,
        table=TableName(caption=caption),
        row=(label,),
        column="Montant",
        printed=text,
        text=text,
        is_a="total" if kind is CorrectionKind.ROW else "",
    )
    tables, record = became(one)
    assert tables == (RAW, OTHER)
    assert record.applied == ()
    assert record.moot[0].misfit is Misfit.NO_TABLE
