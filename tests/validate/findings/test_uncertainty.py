"""Findings that are doubts about the reading."""

import pytest

from extract.pdf.unmapped_glyphs import UNREAD_GLYPH
from validate.findings.uncertainty import is_unread


@pytest.mark.parametrize(
    "printed",
    [
        f"{UNREAD_GLYPH} 480,25",
        "6 48O,25",
        "6 48\u041e,25",
        "6 4B0,25",
        "l2 500,00 €",
    ],
)
def test_a_figure_with_unread_glyphs_or_letters_for_digits_is_unread(printed):
    assert is_unread(printed)


@pytest.mark.parametrize("printed", ["1 50", "11+ 4 GLA", "6 480,25 x", ""])
def test_a_misprint_is_not(printed):
    assert not is_unread(printed)
