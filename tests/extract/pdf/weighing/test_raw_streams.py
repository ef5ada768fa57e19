"""Streams are found in the bytes of a file where pdfium finds them, and unpacked as it unpacks
them.
"""

import zlib

import pytest

from benchmarks.hostile import in_lzw, one_page, packed_by, pdf
from extract.pdf.weighing.raw_streams import PackedStream, streams

_TEXT = b"q 1 0 0 1 0 0 cm Q\n" * 40


def only(data: bytes) -> PackedStream:
    (packed,) = streams(data, None)
    return packed


@pytest.mark.parametrize(
    ("entries", "body"),
    [
        (b"", _TEXT),
        (b"/Filter /FlateDecode", zlib.compress(_TEXT)),
        (b"/Filter[/LZWDecode]", in_lzw(_TEXT)),
        (
            b"/Filter [/FlateDecode /LZWDecode] /DecodeParms [null <</EarlyChange 1>>]",
            zlib.compress(in_lzw(_TEXT)),
        ),
        (
            b"/DecodeParms <</Columns 19/Predictor 12>> /Filter /FlateDecode",
            zlib.compress(b"\2" + _TEXT[:19] + (b"\2" + bytes(19)) * 39),
        ),
        (b"/Filter /#46lateDecode", zlib.compress(_TEXT)),
        (b"/FlateDecode 150 /Filter /FlateDecode", zlib.compress(_TEXT)),
        (b"/Type /LZWDecode /Filter %a\n[/FlateDecode]", zlib.compress(_TEXT)),
        (b"/Fil /FlateDecode", zlib.compress(_TEXT)),
    ],
)
def test_a_stream_unpacks_as_its_dictionary_says(
    entries: bytes, body: bytes
) -> None:
    packed = only(packed_by(entries, body))
    assert packed.number == b"4"
    assert packed.unpacked(10**6).text == _TEXT
    assert packed.is_plain_to_read


@pytest.mark.parametrize("line", [b"\n", b"\r\n", b"\r", b" \n", b" %\n"])
def test_a_stream_begins_on_the_line_after_its_word(line: bytes) -> None:
    data = packed_by(b"", _TEXT).replace(b"stream\nq", b"stream" + line + b"q")
    assert only(data).unpacked(10**6).text == _TEXT


def test_the_word_that_ends_streams_may_stand_inside_of_one() -> None:
    text = b"(endstream endobj) Tj " + _TEXT
    assert only(packed_by(b"", text)).unpacked(10**6).text == text

    length = b"/Length %d " % len(text)
    elsewhere = packed_by(b"", text, [b"%d" % len(text)])
    elsewhere = elsewhere.replace(length, b"/Length 5 0 R ")
    assert only(elsewhere).unpacked(10**6).text == text


def test_a_length_that_is_wrong_is_not_believed() -> None:
    data = packed_by(b"", _TEXT).replace(
        b"/Length %d" % len(_TEXT), b"/Length 3  "
    )
    assert only(data).unpacked(10**6).text.strip() == _TEXT.strip()


@pytest.mark.parametrize(
    ("entries", "elsewhere"),
    [
        (b"/Filter 5 0 R", [b"/FlateDecode"]),
        (b"/Filter [5 0 R 6 0 R]", [b"/AHx", b"/FlateDecode"]),
        (b"/Filter 5 0 R", [b"[/ASCIIHexDecode /FlateDecode]"]),
        (b"/Filter 9 0 R", []),
    ],
)
def test_how_a_stream_is_packed_may_stand_in_other_objects(
    entries: bytes, elsewhere: list[bytes]
) -> None:
    packed = zlib.compress(_TEXT)
    if any(b"H" in text for text in elsewhere):
        packed = packed.hex().encode() + b">"
    stream = only(packed_by(entries, packed, elsewhere))
    assert stream.unpacked(10**6).text == _TEXT
    assert not stream.is_plain_to_read


def test_a_dictionary_that_does_not_tell_all_is_told() -> None:
    packed = zlib.compress(_TEXT)
    for entries in (
        b"/Filter 5 0 R",
        b"/Filter [5 0 R]",
        b"/DecodeParms 5 0 R",
    ):
        assert not only(packed_by(entries, packed)).is_plain_to_read
    long = b"/Filter /FlateDecode /X (%s)" % (b"x" * 200_000)
    assert not only(packed_by(long, packed)).is_plain_to_read
    named = b"/Filter /FlateDecode /X (5 0 obj)"
    assert not only(packed_by(named, packed)).is_plain_to_read


def test_what_is_encrypted_is_deciphered_by_the_number_of_its_object() -> None:
    def clear(number: int, generation: int, body: bytes) -> bytes:
        assert (number, generation) == (4, 0)
        return body[::-1]

    (packed,) = streams(packed_by(b"", _TEXT[::-1]), clear)
    assert packed.unpacked(10**6).text == _TEXT
    (kept,) = streams(
        packed_by(b"/Filter [/Crypt] /Name /Identity", _TEXT), clear
    )
    assert kept.unpacked(10**6).text == _TEXT


def test_a_file_without_streams_has_none() -> None:
    assert list(streams(pdf([b"<<>>"]), None)) == []
    assert len(list(streams(one_page(b"q Q"), None))) == 1
