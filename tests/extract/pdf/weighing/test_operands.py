"""Texts and lists among instructions are counted before pdfium keeps them."""

from dataclasses import replace

import pytest

from benchmarks.hostile import one_page, stream
from extract.errors import LimitExceededError
from extract.pdf import expansion
from extract.pdf.expansion import check_expansion
from extract.pdf.weighing import operands
from extract.pdf.weighing.operands import check_operands, shown_bytes
from extract.pdf.weighing.packed_streams import check_streams

from .refusals import refusal

PLAIN = b"0 0 9 9 re f "


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = replace(operands.LIMITS, shown=1, listed=2)
    monkeypatch.setattr(operands, "LIMITS", limits)
    monkeypatch.setattr(expansion, "LIMITS", limits)


@pytest.mark.parametrize(
    "text",
    [
        b"(aaaa\\)aaaa) Tj " * 110_000,
        b"(aaaa(b)aaaa) Tj " * 110_000,
        b"[(aaaaaaaaaa)] TJ " * 110_000,
        b"<616161616161> Tj " * 100_000,
        b"(" + b"a" * 1_000_002,
    ],
)
def test_the_text_that_is_shown_is_counted(text: bytes) -> None:
    assert refusal(check_operands, text) == "shown"


@pytest.mark.parametrize(
    "text",
    [
        b"[" + b"1 " * 1_100_000,
        b"[" + b"1 ] >> [ " * 300 + b"1 >> " * 500_000,
        b"[ (]) " + b"1 (]) " * 400_000,
        b"[ %%]\n%s" % (b"1 %]\n" * 500_000),
        b"([) Tj " + b"1 " * 1_100_000,
        b"BI " + b"/A 1 " * 500_000,
        b"BI /W 1 ID [ EI " + b"1 " * 1_100_000,
        b"<< /A [ [ ] " + b"1 " * 1_100_000,
    ],
)
def test_a_list_that_may_stay_open_is_counted(text: bytes) -> None:
    assert refusal(check_operands, text) == "listed"


@pytest.mark.parametrize(
    "text",
    [
        PLAIN * 300_000,
        b"[] 0 d " + PLAIN * 300_000,
        b"/A <</B [1 2]>> BDC " + PLAIN * 300_000 + b"EMC",
        b"[(a) 9 (b)] TJ " * 200_000,
        b"BI /W 1 /H 1 ID a EI " * 200_000,
    ],
)
def test_what_is_closed_soon_is_no_harm(text: bytes) -> None:
    check_operands(text, "a.pdf")


def test_text_in_forms_counts_as_often_as_it_is_drawn() -> None:
    text = b"(%s) Tj " % (b"a" * 20_000)
    assert shown_bytes(text) == 20_000
    assert shown_bytes(PLAIN * 9) == 0
    form = stream(text, b"/Subtype /Form /BBox [0 0 9 9]")
    for times, refused in ((50, False), (51, True)):
        data = one_page(b"/X Do " * times, b"/XObject <</X 5 0 R>>", [form])
        if refused:
            with pytest.raises(LimitExceededError, match="MB of text"):
                check_expansion(data, "a.pdf", None)
        else:
            check_expansion(data, "a.pdf", None)


def test_a_small_file_that_lists_millions_of_numbers_is_refused() -> None:
    data = one_page(b"[" + b"1 " * 2_000_000 + b"] TJ")
    assert len(data) < 5_000
    with pytest.raises(LimitExceededError, match="a list of a page"):
        check_streams(data, "a.pdf")
