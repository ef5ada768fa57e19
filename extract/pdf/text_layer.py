"""Can the text layer of a page be trusted? Scan, garbled text, bad OCR, or text."""

import re
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from extract.geometry import BBox
from extract.pdf.page import Page, SightCause
from extract.pdf.unmapped_glyphs import unread_glyphs


class TextLayer(StrEnum):
    """What the characters of a page are worth."""

    TEXT = "text"
    """They are what is printed."""
    SCAN = "scan"
    """The page is a picture without characters to speak of."""
    GARBLED = "garbled"
    """Characters that stand for nothing, or letters for others: fonts without a usable map."""
    BAD_OCR = "bad-ocr"
    """A picture under characters that spell no words."""


@dataclass(frozen=True, slots=True)
class TextLayerSettings:
    """From where on a text layer is not trusted."""

    few: int = 30
    """A page with fewer characters under a picture of most of it is a scan."""
    picture: float = 0.5
    """The share of a page that is most of it."""
    outlines: int = 100
    """So many drawings as high as letters are on a page with few characters are its text."""
    letter: tuple[float, float] = (3.0, 30.0)
    """The height of such a drawing."""
    stamp: int = 200
    """Fewer characters on two or three lines over a picture are a stamp or a page number, no text
    layer."""
    stamp_lines: int = 3
    stamp_line_height: float = 6.0
    """Characters whose feet lie within as many points are on one line, however a stamp is set."""
    unmapped: float = 0.2
    """Share of characters that stand for nothing (no code, private use, a box) above which a page
    cannot be read. Bullets and ticks of symbol fonts are such characters too: a few on each line,
    never a fifth of a page."""
    words: int = 25
    """Fewer words say nothing about a page's language."""
    voiceless: float = 0.5
    """Share of words without any vowel above which letters stand for others: French has none among
    its longer words, and a list of sigla is far below."""
    noise: float = 0.25
    """Share of words with signs among their letters above which an OCR layer is bad: a good one has
    less than 2 in 100."""


SETTINGS = TextLayerSettings()

_LETTERS = re.compile(r"[^\W\d_]{4,}")
"""A word of four letters or more."""
_NO_VOWEL = re.compile(
    r"(?<![^\W\d_])[^\W\d_aeiouyàâäéèêëîïôöùûüœæAEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ]{4,}(?![^\W\d_])",
)
"""The same without a vowel."""
_FOUR_VOICELESS = re.compile(
    r"[^aeiouyàâäéèêëîïôöùûüœæAEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ \xa0\n0-9,.;:()'/-]{4}"
)
"""What each of those has at least once, found in half the time."""
_MIXED = re.compile(
    r"[^\W\d_][^\w\s'’.,;:/()&@€%°*«»\"“”\-–—_…•+·‐‑]+[^\W\d_]|[^\W\d_]\d[^\W\d_]"
)
"""A sign that no word has, or a digit, between two letters."""
_ON = r"\s*le\s*:?\s*(?:\d\d/\d\d/\d{4})?"
_TRANSMISSION = re.compile(
    rf"""
      (?:envoyé|reçu)\s*en\s*préfecture{_ON}
    | (?:publié|affiché){_ON}
    | (?:id|identifiant\s*(?:de\s*)?télétransmission)\s*:?\s*[\w.-]{{12,}}
    | \d{{3}}-\d{{9}}-[\w.-]{{8,}}
    | accusé\s*(?:de\s*réception|certifié\s*exécutoire)
      (?:\s*(?:en\s*préfecture|-?\s*ministère\s*de\s*l['’]intérieur))?
    | (?:date\s*de\s*(?:télétransmission|réception\s*(?:en\s*)?préfecture)
      |réception\s*(?:par\s*le|en)\s*préf(?:et|ecture))\s*:?\s*(?:\d\d/\d\d/\d{{4}})?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What the stamp says that the transmission of an act to the prefecture prints on each of its
pages."""


def text_layer(page: Page) -> TextLayer:
    """What the characters of ``page`` are worth."""
    if is_scan(page):
        return TextLayer.SCAN

    text = page.chars.written
    marks = sum(len(unseen.text) for unseen in page.unseen)
    if _is_unmapped(text, marks) or _is_voiceless(text):
        return TextLayer.GARBLED
    if _pictured_share(page) >= SETTINGS.picture and _is_noisy(text):
        return TextLayer.BAD_OCR
    return TextLayer.TEXT


def is_scan(page: Page) -> bool:
    """Whether the page is a picture, or drawn as outlines, without a text layer to speak of; a
    stamp or a page number over it is none, nor is the stamp of its transmission, however many lines
    that has.
    """
    if len(page.chars) < SETTINGS.few and _is_outlined(page):
        return True
    if _pictured_share(page) < SETTINGS.picture:
        return False
    if len(page.chars) < SETTINGS.few:
        return True

    if _ink_beside_stamp(page.chars.written) < SETTINGS.few:
        return True
    feet = np.round(page.chars.boxes[:, 3] / SETTINGS.stamp_line_height)
    if len(page.chars) >= SETTINGS.stamp:
        return False
    return len(np.unique(feet)) <= SETTINGS.stamp_lines


def _is_outlined(page: Page) -> bool:
    """Whether the letters of a page are drawn as outlines."""
    if len(page.drawings) < SETTINGS.outlines:
        return False
    low, high = SETTINGS.letter
    letters = sum(low <= box.bottom - box.top <= high for box in page.drawings)
    return letters >= SETTINGS.outlines


def _ink_beside_stamp(text: str) -> int:
    """How many characters are printed beside the stamp of transmission to the prefecture."""
    return len("".join(_TRANSMISSION.sub("", text).split()))


def _pictured_share(page: Page) -> float:
    """The share of the page under its pictures (counted once each, at most all of it)."""
    frame = BBox(0.0, 0.0, page.width, page.height)
    pictured = sum(map(frame.common, page.images))
    return min(1.0, pictured / max(frame.area, 1.0))


def states_a_picture(page: Page) -> bool:
    """Whether a picture lies under invisible text that does not say the digits it shows: what some
    engine read of it, or somebody wrote.
    """
    if _pictured_share(page) < SETTINGS.picture:
        return False
    return any(one.cause is SightCause.ASSERTED for one in page.unseen)


def _is_unmapped(text: str, marks: int) -> bool:
    """Whether too many characters stand for nothing; ``marks`` of them are ours, for what is not
    seen."""
    unread = unread_glyphs(text) - marks
    if unread <= 0:  # most pages: their ink need not be counted
        return False
    inked = len("".join(text.split()))
    return inked >= SETTINGS.few and unread > SETTINGS.unmapped * inked


def _is_voiceless(text: str) -> bool:
    few = SETTINGS.voiceless * SETTINGS.words
    if len(_FOUR_VOICELESS.findall(text)) <= few:  # as on most pages
        return False
    voiceless = len(_NO_VOWEL.findall(text))
    if voiceless <= few:  # however many the others are
        return False
    words = len(_LETTERS.findall(text))
    return words >= SETTINGS.words and voiceless > SETTINGS.voiceless * words


def _is_noisy(text: str) -> bool:
    words = text.split()
    if len(words) < SETTINGS.words:
        return False
    mixed = sum(_MIXED.search(word) is not None for word in words)
    return mixed > SETTINGS.noise * len(words)
