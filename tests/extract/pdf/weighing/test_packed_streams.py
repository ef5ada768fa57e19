"""What unpacks to gigabytes, or nests marks without end, is refused before pdfium opens it."""

import zlib
from dataclasses import replace
from functools import partial

import pytest

from benchmarks.hostile import (
    in_lzw,
    nested_marks,
    one_page,
    packed_by,
    packed_objects,
    pdf,
    stream,
)
from extract.errors import LimitExceededError
from extract.pdf.expansion import check_expansion
from extract.pdf.weighing import packed_streams
from extract.pdf.weighing.packed_streams import check_streams

from .refusals import refusal

code = partial(refusal, check_streams)


@pytest.fixture(autouse=True)
def two_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    few = replace(packed_streams.LIMITS, structure=2, drawn=1_000)
    monkeypatch.setattr(packed_streams, "LIMITS", few)


@pytest.mark.parametrize("times", [1, 2])
def test_streams_of_objects_are_weighed_together(times: int) -> None:
    assert code(packed_objects(3, 1, times)) == "structure"
    check_streams(packed_objects(1, 1, times), "a.pdf")


def test_damaged_objects_are_not_unpacked_byte_by_byte_without_end() -> None:
    whole = zlib.compress(bytes(10**6), 0)
    head = b"<</Type /ObjStm /Filter /FlateDecode>>\nstream\n%s\nendstream"
    check_streams(pdf([b"<<>>", head % whole]), "a.pdf")
    check_streams(pdf([b"<<>>", head % whole[:200_000]]), "a.pdf")
    assert code(pdf([b"<<>>", head % (whole[:-4] + b"????")])) == "repair"
    assert code(pdf([b"<<>>", head % whole[:-9]])) == "repair"


@pytest.mark.parametrize("drawn", [b"0 0 9 9 re f\n", b"(a)Tj ", b"[(a)]TJ\n"])
def test_what_a_page_draws_is_counted_before_it_is_made(drawn: bytes) -> None:
    check_streams(one_page(drawn * 1_000), "a.pdf")
    assert code(one_page(drawn * 1_001)) == "drawn"


def test_what_draws_nothing_is_not_counted() -> None:
    check_streams(one_page(b"q 0 0 9 9 re W n /S gs Q " * 5_000), "a.pdf")


def test_a_page_of_many_streams_is_weighed_by_the_longest_of_their_number() -> (
    None
):
    page = b"<</Type /Page /Contents [%s]>>"
    long = stream(b" " * 10**6)
    many = pdf([page % (b"2 0 R " * 201), long])
    assert code(many) == "instructions"
    assert code(many + b"2 0 obj\n%s\nendobj" % stream(b" ")) == "instructions"
    check_streams(pdf([page % (b"2 0 R\n" * 200), long]), "a.pdf")
    check_streams(pdf([page % (b"3 0 R " * 201), long]), "a.pdf")


def test_one_stream_that_is_longer_than_a_page_may_have_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = replace(packed_streams.LIMITS, instructions=2)
    monkeypatch.setattr(packed_streams, "LIMITS", few)
    # a page that does not call itself one is drawn all the same
    page = b"<</Pages /Page /Contents 2 0 R>>"
    check_streams(pdf([page, stream(b" " * 2 * 10**6)]), "a.pdf")
    long = pdf([page, stream(b" " * (2 * 10**6 + 1))])
    assert code(long) == "instructions"
    assert code(long.replace(b"2 0 obj", b"2 -9 obj")) == "instructions"


@pytest.mark.parametrize(
    "listed",
    [
        b"[2 0 0 R %s]" % (b"2 0 R " * 201),
        b"[2 0 R x %s]" % (b"2 0 R " * 201),
        b"[2 %%\n0 R %s]" % (b"2 0 R\n" * 201),
        b"[%s" % (b"2 0 R " * 201),
    ],
)
def test_an_array_that_is_damaged_names_what_pdfium_reads_in_it(
    listed: bytes,
) -> None:
    page = b"<</Type /Page /Contents %s>>" % listed
    assert code(pdf([page, stream(b" " * 10**6)])) == "instructions"


def test_a_name_written_otherwise_is_the_same() -> None:
    data = packed_objects(3, 1).replace(b"/ObjStm", b"/Obj#53tm")
    assert code(data) == "structure"


def test_marks_inside_each_other_are_counted() -> None:
    assert code(nested_marks(1_001)) == "marks"
    assert code(one_page(b"/A <</B 1>> BDC " * 1_001)) == "marks"
    check_streams(nested_marks(1_000), "a.pdf")


def test_marks_beside_each_other_are_no_harm() -> None:
    beside = b"/A BMC /B BMC EMC EMC " * 5_000 + b"EMC " * 10
    check_streams(one_page(beside), "a.pdf")


@pytest.mark.parametrize("end", [b"", b"\nendstream"])
def test_damaged_streams_are_weighed_as_far_as_they_unpack(end: bytes) -> None:
    packed = zlib.compress(b"/A BMC " * 5_000, 0)[:-4] + b"????"
    body = b"<</Filter /FlateDecode>>\nstream\n%s%s" % (packed, end)
    data = pdf([b"<<>>", body])
    if not end:
        data = data[: data.rfind(b"endobj")]
    assert code(data) == "marks"


def test_pictures_and_plain_streams_are_left_alone() -> None:
    marks = b"/A BMC " * 5_000
    check_streams(pdf([b"<<>>", stream(marks, b"/Width 9 ")]), "a.pdf")
    assert code(pdf([b"<<>>", b"<<>>\nstream\n%s\nendstream" % marks])) == (
        "marks"
    )


@pytest.mark.parametrize(
    "hidden",
    [
        one_page(b"q " * 9_000, more=[b"[4 0 R 4 0 R]"]).replace(
            b"/Contents 4 0 R", b"/Contents 5 0 R"
        ),
        packed_by(b"/Width 1", b"q"),
    ],
    ids=["list", "picture"],
)
def test_what_may_hide_instructions_is_told_and_looked_at_closer(
    hidden: bytes,
) -> None:
    assert check_streams(hidden, "a.pdf").hides
    deep = hidden.replace(
        b"stream\nq\nend", b"stream\n%s\nend" % (b"q " * 10_001)
    )
    assert check_streams(deep, "a.pdf").hides
    with pytest.raises(LimitExceededError, match="states"):
        check_expansion(deep, "a.pdf", None, look_closer=True)


def test_what_another_object_says_to_be_packed_is_weighed_at_once() -> None:
    packed = zlib.compress(b"q " * 10_001)
    assert code(packed_by(b"/Filter 5 0 R", packed, [b"/FlateDecode"])) == (
        "states"
    )
    usual = packed_by(b"/Filter 5 0 R", zlib.compress(b"q"), [b"/FlateDecode"])
    assert check_streams(usual, "a.pdf").hides


def test_what_all_can_read_hides_nothing() -> None:
    assert not check_streams(one_page(b"q Q"), "a.pdf").hides
    assert not check_streams(
        packed_by(b"/Filter /LZWDecode", in_lzw(b"q Q")), "a.pdf"
    ).hides


def test_pages_among_packed_objects_are_weighed_too() -> None:
    page = b"9 0 <</Type /Page /Contents [%s]>>"
    for times, refused in ((201, True), (200, False)):
        objects = stream(
            page % (b"2 0 R " * times), b"/Type /ObjStm /N 1 /First 4"
        )
        data = pdf([b"<<>>", stream(b" " * 10**6), objects])
        if refused:
            assert code(data) == "instructions"
        else:
            check_streams(data, "a.pdf")


def test_instructions_that_call_themselves_a_picture_are_weighed() -> None:
    marks = b"/A BMC " * 5_000
    form = b"/Subtype /Form /Width 9 "
    assert code(pdf([b"<<>>", stream(marks, form)])) == "marks"
