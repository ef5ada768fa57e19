"""Is the text of a page seen on it, and does what is seen read as that text?

The page is painted once, at a low resolution. Where text is claimed and nothing differs from its
ground, nothing is seen. Each digit's pixels are compared with digits that were looked at closely,
and looked at closely themselves where that does not tell. That finds a font whose text is not what
it draws, and text under something else, from the page alone: whatever hides it, and however.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from extract.pdf.limits import LIMITS, exceeded
from extract.pdf.page import BoolArray, Page, SightCause
from extract.pdf.pdfium_api import Handle
from extract.pdf.sight.asserted_text import unconfirmed
from extract.pdf.sight.drawn_digits import DigitReader, ReadDigits
from extract.pdf.sight.overprinting import overprinted
from extract.pdf.sight.own_ink import without_own_ink
from extract.pdf.sight.painted_page import SIGHT, PaintedPage, Pictures
from extract.pdf.sight.raster import contrast
from extract.pdf.sight.struck_out import struck_out
from extract.pdf.sight.unseen_words import (
    misread_words,
    unseen_words,
    without_unseen,
)
from extract.pdf.text_layer import is_scan

_DIGITS = frozenset("0123456789")


@dataclass(slots=True, eq=False)
class Sight:
    """Compares the pages of one document with what is seen of them."""

    name: str
    """The file's, for messages."""
    reader: DigitReader = field(default_factory=DigitReader)

    def look(self, handle: Handle, page: Page) -> Page:
        """``page`` with a mark in the place of each character that is not seen, or not as what it
        is said to be; and with the places of such text.

        A page without digits, or that is a picture, is not looked at.

        Raises:
            LimitExceededError: painting the page takes too long.
        """
        if is_scan(page) or _DIGITS.isdisjoint(page.chars.text):
            return page

        view = PaintedPage.of(handle, page.chars, LIMITS.painting)
        if view is None:
            raise exceeded(self.name, "painting", page=page.number)
        pictures = list(view.pictures(np.flatnonzero(view.is_figure)))
        hidden = _hidden(view, pictures)
        seen = view.chars.is_digit & ~hidden
        stated = page.chars.is_asserted
        read = self.reader.read(view, seen & ~stated, pictures)
        covered = without_own_ink(view, read.unsure)
        hidden[covered] = True
        drawn, untold = read.drawn, _untold(read, hidden)
        twice = overprinted(page.chars, seen & ~hidden)
        asserted = unconfirmed(view, seen & stated & ~twice)

        struck = struck_out(page) & seen

        found = (
            *unseen_words(page.chars, hidden, SightCause.NO_INK),
            *unseen_words(page.chars, twice, SightCause.OVERPRINTED),
            *unseen_words(page.chars, asserted, SightCause.ASSERTED),
            *unseen_words(page.chars, struck, SightCause.STRUCK_OUT),
            *misread_words(page.chars, drawn),
            *unseen_words(page.chars, untold, SightCause.OTHER_SHAPE),
        )
        if not found:
            return replace(page, raster=view.raster)
        unread = twice | asserted | struck | untold
        unread[list(drawn)] = True
        chars = without_unseen(
            page.chars, hidden & ~view.on_dark, hidden | unread
        )
        return replace(page, chars=chars, unseen=found, raster=view.raster)


def _untold(read: ReadDigits, hidden: BoolArray) -> BoolArray:
    """Which digits cannot be told on a page where another one is drawn as what it is not: none of
    them is believed."""
    untold = np.zeros_like(hidden)
    if read.drawn:
        untold[read.unsure] = True
    return untold & ~hidden


def _hidden(view: PaintedPage, pictures: Sequence[Pictures]) -> BoolArray:
    """Which characters have no ink on the page: figures, and letters."""
    faint = view.faint_letters()
    for index, some in pictures:
        core = some[:, :, 1:-1]  # beside it the next letters may reach in
        flat = core.reshape(len(index), core.shape[1] * core.shape[2])
        faint[index] = contrast(flat) < SIGHT.faint

    hidden: BoolArray = (view.heights < SIGHT.smallest) & view.is_figure
    for k in np.flatnonzero(faint & ~hidden).tolist():
        hidden[k] = view.close_contrast(k) < SIGHT.seen
    return hidden
