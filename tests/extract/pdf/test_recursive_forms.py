"""Forms that draw each other without end."""

import re
import tracemalloc
import zlib
from collections import Counter

import pytest

from benchmarks.hostile import (
    forms,
    looping_form,
    repeated_contents,
)
from extract.errors import LimitExceededError, UnreadableError
from extract.pdf.expansion import check_expansion
from extract.pdf.recursive_forms import RawForms, used_names


@pytest.mark.parametrize(
    ("known", "broken"),
    [
        (b"/Kids [3 0 R] /Count 1>>", b"/Kids [/Pages 2 0 R >>"),
        (b"/Length 16 /Filter", b"/Page 16 /Filter"),
        (b"/Resources <</XObject <</X 5 0 R>>>>>>", b"/Resources 6 0 R>>"),
    ],
)
def test_a_form_that_draws_itself_in_a_broken_file_is_refused(
    known: bytes, broken: bytes
) -> None:
    broke = (
        b"6 0 obj <</XObject <</X 5 0 R>>>> endobj\n"
        + looping_form().replace(known, broken)
    )
    with pytest.raises(UnreadableError, match=r"draws itself|forms"):
        check_expansion(broke, "a.pdf", None)


@pytest.mark.parametrize(
    "resources",
    [b"/R\xdasources <</XObject <</X 5 0 R>>>>", b"", b"/Group 6 0 R"],
)
def test_a_form_takes_the_names_of_what_draws_it_however_its_end_is_damaged(
    resources: bytes,
) -> None:
    """As a run of `benchmarks.fuzz` made it: a damaged "endstream" looked like a stream of the same
    object that draws nothing, and pdfium went on for 4 GB."""
    own = b"/Resources <</XObject <</X 5 0 R>>>>"
    start, _, end = looping_form().rpartition(own)
    body, _, tail = (start + resources + end).rpartition(b"endstream")
    broken = body + b"e\xccdstream" + tail
    with pytest.raises(UnreadableError, match="draws itself"):
        check_expansion(broken, "a.pdf", None)


def test_instructions_with_a_wrong_checksum_are_read() -> None:
    packed = zlib.compress(b"/X Do /X Do")
    start, _, tail = looping_form().rpartition(b"\nendstream")
    start, _, _ = start.rpartition(b"stream\n")
    body = packed[:-4] + b"????"
    assert RawForms(
        start + b"stream\n" + body + b"\nendstream" + tail
    ).endless()


def test_a_form_without_resources_that_draws_nothing_is_none() -> None:
    plain = forms(1, 1).replace(b"/Resources", b"/Nothing")
    assert not RawForms(plain).endless()


def test_damaged_instructions_are_weighed_as_far_as_they_unpack() -> None:
    packed = zlib.compress(b" " * 10**6, 0)[:-4] + b"????"
    body = b"<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream" % (
        len(packed),
        packed,
    )
    data = repeated_contents(400)
    whole = re.search(rb"4 0 obj\n(.*?)\nendobj", data, re.DOTALL)
    assert whole is not None
    with pytest.raises(LimitExceededError, match="instructions"):
        check_expansion(data.replace(whole[1], body), "a.pdf", None)


def test_forms_are_followed_through_the_bytes_of_a_file() -> None:
    assert RawForms(looping_form()).endless()
    assert RawForms(forms(5, 20)).endless()
    assert not RawForms(forms(5, 1)).endless()
    half = looping_form().replace(b"endstream", b"\0endstream")
    assert RawForms(half).endless()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (b"/X Do", [b"X"]),
        (b"/XDo", []),
        (b"/X Done", []),
        (b"/#58\0Do/Y%c\n Do", [b"X", b"Y"]),
        (b"(X)Do <58> Do <5>Do", [b"X", b"X", b"P"]),
        (b"/W /X Do", [b"X"]),
    ],
)
def test_what_is_drawn_is_known_however_it_is_written(
    text: bytes, names: list[bytes]
) -> None:
    assert used_names(text).get("XObject", Counter()) == Counter(names)


def test_names_without_end_are_read_in_time() -> None:
    for piece in (b"/a%", b"/a%\n", b"(", b"<", b"/a \0", b"<5"):
        assert used_names(piece * 100_000) == {}


def test_names_that_are_used_again_are_counted_not_kept() -> None:
    text = b"/G gs " * 100_000
    tracemalloc.start()
    used = used_names(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used == {"ExtGState": {b"G": 100_000}}
    assert most < len(text)
