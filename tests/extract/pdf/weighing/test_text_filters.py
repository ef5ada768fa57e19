"""Bytes written as text are read as they were, and no further than is read."""

import base64
import os
import time
import tracemalloc
from collections.abc import Callable

import pytest

from extract.pdf.weighing.text_filters import (
    from_ascii85,
    from_hexadecimal,
    from_runs,
)


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 5, 1_001])
def test_groups_of_five_are_read_as_they_were_written(size: int) -> None:
    for data in (os.urandom(size), bytes(size)):
        text = base64.a85encode(data, adobe=True, wrapcol=70)
        assert from_ascii85(text, 10_000) == data


def test_pairs_of_digits_are_read_as_they_were_written() -> None:
    assert from_hexadecimal(b"30 3\n1 3>4", 99) == b"010"
    assert from_hexadecimal(b"", 99) == b""


def test_runs_are_read_as_they_were_written() -> None:
    assert from_runs(b"\x02abc\xfed\x80x", 99) == b"abcddd"
    assert from_runs(b"\x05ab", 99) == b"ab"


def test_what_says_too_much_is_not_made() -> None:
    began = time.process_time()
    assert from_ascii85(b"z" * 10**7, 10**6) == bytes(10**6 + 1)
    assert from_hexadecimal(b"20" * 10**7, 10**6) == bytes(10**6 + 1)
    assert len(from_runs(b"\x81 " * 10**7, 10**6)) < 10**6 + 200
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (from_ascii85, b"z" * 2_000_000),
        (from_ascii85, b"+<VdL" * 2_000_000),
        (from_hexadecimal, b"20" * 8_000_000),
    ],
)
def test_what_is_made_takes_little_more_than_itself(
    read: Callable[[bytes, int], bytes], text: bytes
) -> None:
    read(text[:50], 99)
    tracemalloc.start()
    made = read(text, 10**7)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(made) == 8_000_000
    assert most < 2.7 * len(made)


def test_letters_are_grouped_over_the_ends_of_pieces() -> None:
    data = os.urandom(2_000_003)
    assert from_ascii85(base64.a85encode(data, wrapcol=71), 10**7) == data
    assert from_hexadecimal(b"1" + data.hex(" ").encode(), 10**7)[1:] == (
        bytes.fromhex((data.hex() + "0")[1:])
    )
