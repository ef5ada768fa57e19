"""Bytes packed by LZW are read as they were, and no further than is read."""

import random
import time
from io import BytesIO

import pytest
from pdfminer.lzw import LZWDecoder

from benchmarks.hostile import in_lzw
from extract.pdf.weighing.lzw import from_lzw


@pytest.mark.parametrize("size", [1, 2, 300, 5_000, 40_000])
@pytest.mark.parametrize("letters", [b"q", b"ab \n", bytes(range(256))])
def test_codes_are_read_as_they_were_written(size: int, letters: bytes) -> None:
    data = bytes(random.Random(size).choices(letters, k=size))
    packed = in_lzw(data)
    assert from_lzw(packed, 10**6) == data
    assert b"".join(LZWDecoder(BytesIO(packed)).run()) == data


def test_codes_that_grow_as_late_as_they_can_are_told() -> None:
    """511 is the first code of ten bits then, and not 510."""
    letters = bytes(range(253)) + b"\0"
    codes = "".join(f"{code:09b}" for code in (256, *letters))
    codes += f"{511 - 1:09b}"
    packed = int(codes + "0" * (-len(codes) % 8), 2)
    late = packed.to_bytes(-(-len(codes) // 8), "big")
    assert (
        from_lzw(late, 10**6, early_change=0)[:255]
        == letters + letters[252:253]
    )
    assert from_lzw(late, 10**6)[:254] == letters


def test_damage_ends_what_is_read() -> None:
    packed = in_lzw(b"q Q " * 100)
    assert (
        from_lzw(packed[:20], 10**6)
        == (b"q Q " * 100)[: len(from_lzw(packed[:20], 10**6))]
    )
    assert from_lzw(b"", 9) == b""
    assert from_lzw(b"\xff" * 9, 9) == b""


def test_no_more_is_made_than_is_read() -> None:
    packed = in_lzw(b"q " * 2_000_000)
    start = time.process_time()
    assert 1_000 < len(from_lzw(packed, 1_000)) < 10_000
    assert time.process_time() - start < 1
