"""Characters that are obeyed or not seen."""

import sys
import unicodedata

import pytest

from extract.hidden_characters import HIDDEN, visible, visible_lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("délibération n° 3 – 2026.pdf", "délibération n° 3 – 2026.pdf"),
        ("a\tb\r\n", r"a\tb\r\n"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x9b2J", r"\x9b2J"),
        ("annexe\u202efdp.exe", r"annexe\u202efdp.exe"),
        ("a\u2028b\u200bc\ufeff", r"a\u2028b\u200bc\ufeff"),
        ("d\udce9lib\ud800", r"d\xe9lib\ud800"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_hidden_characters_are_shown_by_their_number(text, said):
    assert visible(text) == said


def test_every_control_and_mark_of_format_is_hidden_and_no_letter():
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        kind = unicodedata.category(character)
        if kind in {"Cc", "Cs", "Zl", "Zp"}:
            assert HIDDEN.match(character), hex(code)
        if kind[0] in "LNPS":
            assert not HIDDEN.match(character), hex(code)


def test_every_mark_of_direction_is_hidden():
    turning = {
        "LRE",
        "RLE",
        "LRO",
        "RLO",
        "PDF",
        "LRI",
        "RLI",
        "FSI",
        "PDI",
        "BN",
    }
    for code in range(0x10000):
        if unicodedata.bidirectional(chr(code)) in turning:
            assert HIDDEN.match(chr(code)), hex(code)
    for mark in "\u200e\u200f\u061c":
        assert HIDDEN.match(mark)


def test_what_is_shown_can_always_be_written():
    whole = "".join(map(chr, range(0xD700, 0xE010)))
    visible(whole).encode("utf-8")


def test_line_breaks_of_ones_own_are_kept():
    assert visible_lines("a\x1b\nb\r") == "a\\x1b\nb\\r"
