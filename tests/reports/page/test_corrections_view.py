"""Corrections are told in words, in both languages, whatever they correct."""

import pytest

from extract.correction import (
    AppliedCorrection,
    CorrectionKind,
    CorrectionRecord,
    Misfit,
    PageCorrection,
    RowName,
    Signature,
    TableName,
)
from extract.corrections.corrections_file import (
    COLUMN_KINDS,
    COLUMN_USES,
    PARTS,
)
from extract.french.folding import plain
from extract.table import RowKind
from reports.i18n import Texts
from reports.page.corrections_view import correction_place, correction_views

SIGNED = Signature(author="A", date="2026-05-12", why="page 1")


def said(kind, before, after, **more):
    one = PageCorrection(
        kind=kind,
        signed=SIGNED,
        table=TableName(caption="Subventions"),
        row=RowName(labels=("Sport", "Judo")),
        **more,
    )
    applied = AppliedCorrection(correction=one, before=before, after=after)
    (view,) = correction_views(
        CorrectionRecord(applied=(applied,)), Texts("fr")
    )
    return plain(view.what), view.before, view.after


def test_a_cell_is_told_with_both_texts():
    assert said(CorrectionKind.CELL, "", "5", column="Montant") == (
        "« Sport › Judo », colonne « Montant » du tableau « Subventions »",
        "rien",
        "5",
    )


def test_kinds_are_told_in_words():
    _, *row = said(CorrectionKind.ROW, "detail", "total", is_a="total")
    assert row == ["ligne", "total"]
    _, *kind = said(
        CorrectionKind.COLUMN, "count", "code", column="N", is_a="code"
    )
    assert kind == ["nombre", "code"]
    _, *use = said(
        CorrectionKind.COLUMN, "", "executed", column="N", use="executed"
    )
    assert use == ["rien", "exécuté"]
    _, *out = said(CorrectionKind.LEAVE_OUT, "Subventions", "")
    assert out == ["Subventions", "laissé de côté"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_everything_has_its_words(lang):
    texts = Texts(lang)
    for kind in CorrectionKind:
        part = "body" if kind is CorrectionKind.DOCUMENT else "x"
        one = PageCorrection(kind=kind, signed=SIGNED, column=part)
        assert correction_place(one, texts)
    for group, names in {
        "misfit": Misfit,
        "row-kind": RowKind,
        "column-kind": COLUMN_KINDS,
        "column-use": COLUMN_USES,
        "correction.part": PARTS,
    }.items():
        assert all(texts(f"{group}.{name}") for name in names)
