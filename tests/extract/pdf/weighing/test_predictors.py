"""What was written as differences from its neighbours is read as it was."""

import random
import tracemalloc

import pytest

from extract.pdf.weighing.predictors import Predictor

_DATA = bytes(random.Random(1).choices(range(256), k=60))


def as_png(data: bytes, row: int, step: int, kinds: list[int]) -> bytes:
    """Rows of differences, each made in its way (PNG specification, 9.2)."""
    out, above = bytearray(), bytes(row)
    for start in range(0, len(data), row):
        line = data[start : start + row]
        kind = kinds[start // row % len(kinds)]
        out.append(kind)
        for at, value in enumerate(line):
            left = line[at - step] if at >= step else 0
            corner = above[at - step] if at >= step else 0
            plane = left + above[at] - corner
            nearest = min(
                (left, above[at], corner), key=lambda one: abs(plane - one)
            )
            guess = [0, left, above[at], (left + above[at]) // 2, nearest][kind]
            out.append(value - guess & 255)
        above = line
    return bytes(out)


@pytest.mark.parametrize(
    "kinds", [[0], [1], [2], [3], [4], [0, 1, 2, 3, 4], [2, 2, 1, 1, 4]]
)
@pytest.mark.parametrize("colors", [1, 3])
def test_rows_of_png_are_read_as_they_were(
    kinds: list[int], colors: int
) -> None:
    predictor = Predictor(15, columns=12 // colors, colors=colors)
    assert predictor.undo(as_png(_DATA, 12, colors, kinds)) == _DATA


def test_a_last_row_that_is_cut_is_read_as_far_as_it_goes() -> None:
    packed = as_png(_DATA, 12, 1, [2])
    assert Predictor(12, columns=12).undo(packed[:-5]) == _DATA[:-5]
    assert Predictor(12, columns=10**9).undo(b"\2abc") == b"abc"
    assert Predictor(12).undo(b"") == b""


def test_rows_of_tiff_are_read_as_they_were() -> None:
    rows = [_DATA[at : at + 12] for at in range(0, 60, 12)]
    packed = b"".join(
        bytes(
            (one - (row[at - 3] if at >= 3 else 0)) & 255
            for at, one in enumerate(row)
        )
        for row in rows
    )
    assert Predictor(2, columns=4, colors=3).undo(packed) == _DATA


def test_what_is_no_difference_stays_as_it_is() -> None:
    assert Predictor().undo(_DATA) == _DATA
    assert Predictor(12, columns=0).undo(_DATA) == _DATA
    assert Predictor(2, bits=1).undo(_DATA) == _DATA


@pytest.mark.parametrize("number", [2, 10])
def test_what_is_long_is_undone_in_hardly_more_than_its_own_size(
    number: int,
) -> None:
    row = b"\2" + bytes(999)
    text = row * 20_000
    tracemalloc.start()
    try:
        Predictor(number, columns=999).undo(text)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 1.5 * len(text)
