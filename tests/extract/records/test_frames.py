"""Every frame has exactly its columns, as text; a new family fills its own."""

from extract.records.family import Family
from extract.records.frames import frames
from extract.records.record import table_record
from extract.records.registry import FRAMES
from extract.records.schema import COMMON, PRINTED, FrameSchema

from ..small_documents import document


def test_every_frame_has_exactly_its_columns_as_text(make_raw):
    made = frames(
        document(
            make_raw(
                "t1", ["Structure", "Montant"], [["A", "10,00"], ["B", "5,00"]]
            )
        )
    )
    assert list(made) == [
        "grants",
        "totals",
        "budget_lines",
        "unit_rates",
        "claims",
        "votes",
        "cells",
    ]
    for name, frame in made.items():
        assert tuple(frame.columns) == FRAMES[name].columns
        assert all(isinstance(value, str) for value in frame.to_numpy().ravel())
        assert frame.columns[:8].to_list() == [field.name for field in COMMON]


def test_a_family_is_one_value_that_fills_its_frame(make_raw):
    """What `docs/architecture.md` says of adding a family, with one that lists the tables."""
    schema = FrameSchema(
        "captions",
        title_fr="Titres",
        title_en="Captions",
        row_fr="Une ligne par tableau",
        row_en="One row per table",
        own=(PRINTED,),
    )

    def caption_records(document, table):
        yield {
            **table_record(document, table, table.rows[0], []),
            "printed": table.caption,
        }

    family = Family(schema=schema, of_table=caption_records)
    raw = make_raw(
        "t1", ["Structure", "Montant"], [["A", "10,00"]], caption="Subventions"
    )
    (frame,) = frames(document(raw), (family,)).values()
    assert frame[["table_id", "printed"]].to_numpy().tolist() == [
        ["t1", "Subventions"]
    ]
