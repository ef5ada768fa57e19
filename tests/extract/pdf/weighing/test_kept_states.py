"""States and clips that a page keeps are counted before pdfium keeps any."""

import re
import time
import tracemalloc
from contextlib import suppress
from dataclasses import replace

import pytest

from benchmarks.hostile import one_page, pdf, stream
from extract.errors import LimitExceededError
from extract.pdf.limits import Limits
from extract.pdf.weighing import kept_states, packed_streams
from extract.pdf.weighing.kept_states import check_kept
from extract.pdf.weighing.packed_streams import check_streams

from .refusals import refusal

CLIP = b"0 0 m 9 9 l 9 0 l W n "
SEEN = b"0 0 9 9 re f "


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = replace(
        kept_states.LIMITS, states=100, clips=1, corners=1, marks=50, drawn=99
    )
    monkeypatch.setattr(kept_states, "LIMITS", limits)
    monkeypatch.setattr(packed_streams, "LIMITS", limits)


@pytest.mark.parametrize(
    "text",
    [
        b"q " * 101,
        b"q\n" * 101 + b"Q " * 101,
        b"q[]0 d " * 101,
        b"q (Q) Tj " * 101,
        b"q (\\) Q (Q) Q \\( Q) Tj " * 101,
        b"q <Q> Tj " * 101,
        b"q %Q\n" * 101,
        b"q /Q gs " * 101,
        b"q BI /W 1 /H 1 ID Q EI " * 101,
        b"<</A q>> BDC " * 101,
    ],
)
def test_states_inside_each_other_are_counted(text: bytes) -> None:
    assert refusal(check_kept, text) == "states"


@pytest.mark.parametrize(
    "text",
    [
        b"q Q " * 5_000,
        b"q " * 100 + b"Q " * 100 + b"q " * 100,
        b"q (\\() Tj Q " * 101,
        b"q (a % b) Tj Q (q) " * 90,
        b"q (< (a) b) Tj Q " * 101,
        b"q <28> Tj Q " * 101,
        b"q BI /W 1 /H 1 ID ((< EI Q " * 101,
        b"/q gs " * 101 + b"(quand quitte) Tj " * 101,
    ],
)
def test_states_that_are_given_back_are_no_harm(text: bytes) -> None:
    check_kept(text, "a.pdf")


@pytest.mark.parametrize(
    "text",
    [
        CLIP * 1_500,
        (CLIP + SEEN) * 1_500,
        CLIP * 1_500 + b"Q " * 9,
        (b"q " * 90) + b"0 0 9 9 re W* n " * 1_500,
        b"BT 7 Tr " + b"(a) Tj " * 1_500 + b"ET",
        b"BT 7 %\nTr " + b"[(a)] TJ " * 1_500 + b"ET",
        b"BT 5.0 Tr " + b"(a) ' " * 1_500 + b"ET",
    ],
)
def test_clips_are_counted_as_often_as_they_are_copied(text: bytes) -> None:
    assert refusal(check_kept, text) == "clips"


@pytest.mark.parametrize(
    "text",
    [
        (b"q " + CLIP + SEEN + b"Q ") * 5_000,
        b"BT 3 Tr " + b"(W) Tj " * 1_000 + b"(a) Tj " * 5_000 + b"ET",
        b"q 7 Tr (a) Tj Q " * 5_000,
        b"7 Tr (a) Tj 0 Tr " * 1_000 + b"(a) Tj " * 5_000,
    ],
)
def test_clips_of_their_own_states_are_no_harm(text: bytes) -> None:
    check_kept(text, "a.pdf")


def test_a_path_of_millions_of_corners_is_refused_as_it_ships(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packed_streams, "LIMITS", Limits())
    with pytest.raises(LimitExceededError, match="million corners"):
        check_streams(one_page(b"0 0 m " + b"9 9 l " * 2_100_000), "a.pdf")
    check_streams(one_page(b"0 0 m " + b"9 9 l " * 1_900_000), "a.pdf")


def test_the_corners_of_paths_are_counted() -> None:
    with pytest.raises(LimitExceededError, match="million corners"):
        check_streams(one_page(b"0 0 9 9 re " * 200_001), "a.pdf")
    check_streams(one_page(b"0 0 9 9 re " * 199_000), "a.pdf")


def test_streams_that_are_drawn_as_one_are_counted_as_one() -> None:
    page = b"<</Type /Page /Contents [2 0 R %s 0 R]>>"
    half = stream(b"q " * 60 + b"Q " * 9)
    with pytest.raises(LimitExceededError, match="states"):
        check_streams(pdf([page % b"3", half, half]), "a.pdf")
    check_streams(pdf([page % b"9", half, half]), "a.pdf")
    marks = stream(b"/A BMC " * 30)
    with pytest.raises(LimitExceededError, match="marks"):
        check_streams(pdf([page % b"3", marks, marks]), "a.pdf")


def test_what_is_followed_is_followed_in_time() -> None:
    began = time.process_time()
    for piece in (b"(", b"<", b"%", b"0 ", b"\\", b"BI ID ", b"q Q ", b"(\\"):
        check_kept(b"q Q " * 101 + piece * 100_000, "a.pdf")
    assert time.process_time() - began < 10


def test_a_small_file_that_saves_millions_of_states_is_refused() -> None:
    data = one_page(b"q " * 1_000_000)
    assert len(data) < 4_000
    with pytest.raises(LimitExceededError, match="states of the graphics"):
        check_streams(data, "a.pdf")
    assert re.search(rb"/FlateDecode", data)


@pytest.mark.parametrize(
    "text",
    [
        b"%" + b"q " * 500_000,
        b"<" + b"q " * 500_000 + b">",
        b"(a) Tj " * 2_000 + b"0 Tr " * 200_000,
    ],
)
def test_what_is_weighed_is_not_kept(text: bytes) -> None:
    tracemalloc.start()
    with suppress(LimitExceededError):
        check_kept(text, "a.pdf")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3 * len(text)
