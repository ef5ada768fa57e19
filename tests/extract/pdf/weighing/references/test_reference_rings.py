"""References that lead back to themselves are refused before anything follows one."""

import pytest

from benchmarks.hostile import (
    condition_ring,
    one_page,
    pdf,
    reference_ring,
    stream,
)
from extract.errors import DamagedPdfError
from extract.pdf.weighing.packed_streams import check_streams
from extract.pdf.weighing.painted_streams import resolved
from extract.pdf.weighing.structure import structured_pages


@pytest.mark.parametrize(
    "data",
    [
        reference_ring(b"/CropBox 5 0 R", b"5 0 R"),
        reference_ring(b"/Annots 5 0 R", b"6 0 R", b"7 0 R", b"%x\n05 0 R"),
        one_page(b"").replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 5 0 R")
        + b"5 0 obj 5 0 R endobj",
        pdf(
            [
                b"<<>>",
                stream(b"7 0 8 6 8 0 R 7 0 R", b"/Type /ObjStm /N 2 /First 8"),
            ]
        ),
        condition_ring(),
        reference_ring(b"", b"[/And [/Not 6 0 R] 9 0 R]", b"[/Or 5 0 R]"),
    ],
)
def test_a_ring_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedPdfError) as told:
        check_streams(data, "a.pdf")
    assert told.value.code == "ring"


def test_a_reference_to_a_reference_and_a_condition_are_read() -> None:
    chain = reference_ring(b"/CropBox 5 0 R", b"6 0 R", b"[0 0 9 9]")
    check_streams(chain, "a.pdf")
    check_streams(
        reference_ring(b"", b"[/Or 6 0 R 6 0 R]", b"[/Not 9 0 R]"), "a.pdf"
    )


def test_a_ring_that_bytes_hide_is_nothing_for_the_look_at_the_structure() -> (
    None
):
    data = reference_ring(b"/Annots 5 0 R", b"6 0 R", b"5 0 R")
    (page,) = structured_pages(data, None)
    assert resolved(page.annots) is None
