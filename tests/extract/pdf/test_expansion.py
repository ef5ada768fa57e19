"""Forms and instructions weighed before any is followed."""

import io
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from benchmarks.hostile import (
    forms,
    in_ascii85,
    one_page,
    painting_loop,
    pattern_chain,
    stream,
)
from extract.errors import LimitExceededError
from extract.pdf.expansion import check_expansion


def test_forms_are_weighed_through_every_way_of_writing_them(
    tmp_path: Path,
) -> None:
    bomb = forms(5, 20)
    once = forms(5, 1)
    hidden = bomb.replace(b"/Form", b"/F#6frm")
    plain = hidden.replace(
        b"/XObject <</X 5 0 R>>", b"/XObject <</X 5 0 R /Z 99 0 R /Y (text)>>"
    )
    for data, refused in (
        (bomb, True),
        (hidden, True),
        (plain, True),
        (once, False),
        (once[:-300], False),
    ):
        if refused:
            with pytest.raises(LimitExceededError, match="objects"):
                check_expansion(data, "a.pdf", None)
        else:
            check_expansion(data, "a.pdf", None)


def test_instructions_in_other_codes_and_behind_a_password_are_weighed() -> (
    None
):
    draws = b"/X Do " * 60
    form = (
        b"<</Subtype /Form /Length %d /Filter /ASCIIHexDecode /Resources <</XObject <</X 6 0"
        b" R>>>>>>"
    )
    form += b"\nstream\n%s\nendstream"
    more = [
        form % (len(draws.hex()) + 1, draws.hex().encode() + b">"),
        stream(draws, b"/Subtype /Form /Resources 7 0 R"),
    ]
    more += [
        b"<</XObject 8 0 R>>",
        b"<</X 9 0 R>>",
        stream(b"f", b"/Subtype 10 0 R"),
        b"/Form",
    ]
    with pytest.raises(LimitExceededError, match="objects"):
        check_expansion(
            one_page(draws, b"/XObject <</X 5 0 R>>", more), "a.pdf", None
        )
    out = io.BytesIO()
    canvas = Canvas(
        out, encrypt=StandardEncryption("secret", strength=128), invariant=1
    )
    for level in range(6):
        canvas.beginForm(f"F{level}")
        for _ in range(20 if level else 0):
            canvas.doForm(f"F{level - 1}")
        canvas.endForm()
    canvas.doForm("F5")
    canvas.save()
    check_expansion(out.getvalue(), "a.pdf", None)
    with pytest.raises(LimitExceededError, match="objects"):
        check_expansion(out.getvalue(), "a.pdf", "secret")


@pytest.mark.parametrize(
    "ring",
    [
        ["pattern"],
        ["mask"],
        ["form"],
        ["pattern", "glyph"],
        ["mask", "glyph"],
        ["form", "pattern"],
        ["mask", "form", "glyph", "pattern"],
        ["glyph", "pattern"],
    ],
)
def test_what_paints_with_itself_is_refused_however_long_the_ring(
    ring: list[str],
) -> None:
    with pytest.raises(LimitExceededError, match="forms or patterns"):
        check_expansion(painting_loop(*ring), "a.pdf", None)


def test_patterns_painted_with_patterns_are_weighed() -> None:
    with pytest.raises(LimitExceededError, match="objects"):
        check_expansion(pattern_chain(9, 10), "a.pdf", None)
    check_expansion(pattern_chain(3, 10), "a.pdf", None)
    check_expansion(pattern_chain(9, 1), "a.pdf", None)


def test_instructions_of_zeros_are_not_made() -> None:
    with pytest.raises(LimitExceededError, match="instructions"):
        check_expansion(in_ascii85(800), "a.pdf", None)
