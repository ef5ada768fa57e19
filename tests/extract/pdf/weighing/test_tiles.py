"""Tiles are counted before any is laid: those of steps far smaller than a pixel are refused."""

import pytest

from benchmarks.hostile import one_page, stream, tiles
from extract.errors import LimitExceededError
from extract.pdf.expansion import check_expansion
from extract.pdf.weighing.tiles import Units, laid_tiles


@pytest.mark.parametrize(
    "data",
    [
        tiles(500, 0.01),
        tiles(2, 0.5, "0.01 0 0 0.01 0 0"),
        tiles(2, 0.5, "100 100 0.0001 0.00011 0 0"),
        tiles(2, 0.5, form="0.001 0 0 0.001 0 0"),
        tiles(1, 1, form="0.0007 0.0007 -0.0007 0.0007 0 0"),
        tiles(2, 0),
    ],
    ids=["overlap", "matrix", "shear", "form", "turned", "no step"],
)
def test_tiles_without_end_are_refused(data: bytes) -> None:
    with pytest.raises(LimitExceededError) as refused:
        check_expansion(data, "a.pdf", None)
    assert refused.value.code == "tiles"


@pytest.mark.parametrize(
    "data",
    [
        tiles(9, 9),
        tiles(2, 0.5),
        tiles(0.5, 1, "0.24 0 0 -0.24 0 842"),
        tiles(8, 8, form="0.001 0 0 0.001 0 0").replace(
            b"0.001 0 0 0.001", b"1 0 0 1"
        ),
        # laid by whole pixels, however small
        tiles(0.001, 0.001),
        tiles(1, 1, form="0.001 0 0 0.001 0 0"),
    ],
)
def test_tiles_of_drawings_are_laid(data: bytes) -> None:
    check_expansion(data, "a.pdf", None)


def test_tiles_of_an_annotation_are_counted_too() -> None:
    pattern, form = (
        tiles(500, 0.01).split(b"5 0 obj\n")[1].split(b"\nendobj")[0],
        stream(
            b"/Pattern cs /P scn 0 0 500 500 re f",
            b"/Type /XObject /Subtype /Form /BBox [0 0 500 500]"
            b" /Resources <</Pattern <</P 5 0 R>>>>",
        ),
    )
    data = one_page(b"", b"", [pattern, form]).replace(
        b"/Contents 4 0 R",
        b"/Annots [<</Subtype /Stamp /Rect [0 0 9 9] /AP <</N 6 0 R>>>>]",
    )
    with pytest.raises(LimitExceededError, match="tiles"):
        check_expansion(data, "a.pdf", None)


def test_what_is_no_pattern_of_tiles_lays_none() -> None:
    assert laid_tiles({}, 500_000, Units()) == 0
    assert laid_tiles({"PatternType": 2}, 500_000, Units()) == 0
    flat = {"PatternType": 1, "Matrix": [0, 0, 0, 0, 0, 0]}
    assert laid_tiles(flat, 500_000, Units()) == 0
