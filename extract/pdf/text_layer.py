"""Can the text layer of a page be trusted? Scan, garbled text, bad OCR, or text."""

import re

import numpy as np

from extract.geometry import BBox
from extract.pdf.page import Page
from extract.pdf.unmapped_glyphs import unread_glyphs

_FEW = 30
"""A page with fewer characters under a picture of most of it is a scan."""
_PICTURE = 0.5
"""The share of a page that is most of it."""
_STAMP = 200
"""So many characters on two or three lines over a picture are a stamp or a page number, no text
layer.
"""
_STAMP_LINES = 3
_STAMP_LINE = 6.0
"""Characters whose feet lie within as many points stand on one line, however a stamp is set."""
_UNMAPPED = 0.2
"""Share of characters that stand for nothing (no code, private use, a box) above which a page
cannot be read.

Bullets and ticks of symbol fonts are such characters too: a few on each line, never a fifth of a
page.
"""
_WORDS = 25
"""Fewer words say nothing about a page's language."""
_VOICELESS = 0.5
"""Share of words without any vowel above which letters stand for others: French has none among its
longer words, and a list of sigla is far below."""
_NOISE = 0.25
"""Share of words with signs among their letters above which an OCR layer is bad: a good one has
less than 2 in 100.
"""
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_NO_VOWEL = re.compile(
    r"(?<![^\W\d_])[^\W\d_aeiouyàâäéèêëîïôöùûüœæAEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ]{4,}(?![^\W\d_])",
)
_MIXED = re.compile(r"[^\W\d_][^\w\s'’.,;:/()&@€%°*«»\"“”\-–—_…•+·‐‑]+[^\W\d_]|[^\W\d_]\d[^\W\d_]")


def text_layer(page: Page) -> str:
    """What the characters of ``page`` are worth.

    ``text``: they are what is printed. ``scan``: the page is a picture without characters to speak
    of. ``garbled``: characters that stand for nothing, or letters for others: fonts without a
    usable map. ``bad-ocr``: a picture under characters that spell no words.
    """
    if is_scan(page):
        return "scan"
    text = "".join(page.chars.text)
    if _unmapped(text) or _voiceless(text):
        return "garbled"
    return "bad-ocr" if _pictured(page) >= _PICTURE and _noisy(text) else "text"


def is_scan(page: Page) -> bool:
    """Whether the page is a picture without a text layer to speak of; a stamp or a page number over
    it is none.
    """
    if _pictured(page) < _PICTURE:
        return False
    heights = np.unique(np.round(page.chars.boxes[:, 3] / _STAMP_LINE))
    return len(page.chars) < _FEW or (len(page.chars) < _STAMP and len(heights) <= _STAMP_LINES)


def _pictured(page: Page) -> float:
    """The share of the page under its pictures (counted once each, at most all of it)."""
    frame = BBox(0.0, 0.0, page.width, page.height)
    return min(1.0, sum(frame.common(image) for image in page.images) / max(frame.area, 1.0))


def _unmapped(text: str) -> bool:
    unread = unread_glyphs(text)
    return (
        unread > 0 and (inked := len("".join(text.split()))) >= _FEW and unread > _UNMAPPED * inked
    )


def _voiceless(text: str) -> bool:
    voiceless = len(_NO_VOWEL.findall(text))
    if voiceless <= _VOICELESS * _WORDS:  # too few, however many the others are
        return False
    words = len(_LETTERS.findall(text))
    return words >= _WORDS and voiceless > _VOICELESS * words


def _noisy(text: str) -> bool:
    words = text.split()
    return len(words) >= _WORDS and sum(
        _MIXED.search(word) is not None for word in words
    ) > _NOISE * len(words)
