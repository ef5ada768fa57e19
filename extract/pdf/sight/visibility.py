"""Is the text of a page seen on it, and does what is seen read as that text?

The page is painted once, at a low resolution. Where text is claimed and nothing differs from its
ground, nothing is seen. Each digit's pixels are compared with digits that were looked at closely,
and looked at closely themselves where that does not tell. That finds a font whose text is not what
it draws, and text under something else, from the page alone: whatever hides it, and however.
"""

from dataclasses import dataclass, field, replace
from itertools import compress

import numpy as np

from extract.pdf.limits import LIMITS, exceeded
from extract.pdf.page import BoolArray, FloatArray, Page, SightCause
from extract.pdf.pdfium_api import Handle
from extract.pdf.sight.asserted_text import unconfirmed
from extract.pdf.sight.clipped_words import (
    clipped_words,
    marks_at_their_figures,
)
from extract.pdf.sight.disguised.lettered_figures import drawn_as_digits
from extract.pdf.sight.disguised.stroked_text import stroked_as_others
from extract.pdf.sight.drawn_digits import DigitReader, ReadDigits
from extract.pdf.sight.figure_signs import SignReader
from extract.pdf.sight.oddly_drawn import (
    squeezed_marks,
    turned_over,
    under_fields,
)
from extract.pdf.sight.overprinting import overprinted, shown_by_others
from extract.pdf.sight.own_ink import own_ink
from extract.pdf.sight.painted_page import SIGHT, Index, PaintedPage
from extract.pdf.sight.raster import Pixels, contrast
from extract.pdf.sight.strikes.struck_out import struck_out
from extract.pdf.sight.strikes.struck_through import struck_through
from extract.pdf.sight.unseen_words import (
    misread_words,
    unseen_words,
    without_unseen,
)
from extract.pdf.text_layer import is_scan
from extract.pdf.weighing.kept_letters import KeptLetters

Inked = tuple[int, bytes]
"""A character and pixels that show ink in its place."""


@dataclass(slots=True, eq=False)
class Sight:
    """Compares the pages of one document with what is seen of them."""

    name: str
    """The file's, for messages."""
    reader: DigitReader = field(default_factory=DigitReader)
    inked: set[bytes] = field(default_factory=set)
    """What pictures of figures that show ink are known by."""
    signs: set[Inked] = field(default_factory=set)
    """Small signs that were looked at closely and are seen: one drawn the same way is too."""
    sign_reader: SignReader = field(default_factory=SignReader)

    kept: float = 0.0
    """Bytes that pdfium keeps of the letters of all pages so far, at most."""

    def look(
        self, handle: Handle, page: Page, letters: FloatArray | None = None
    ) -> Page:
        """``page`` with a mark in the place of each character that is not seen, or not as what it
        is said to be; and with the places of such text.

        A page without text, or that is a picture, is not looked at: one without digits may have
        names under a black box. ``letters`` are the boxes of all, those beside the page included.

        Raises:
            LimitExceededError: painting the page takes too long, or keeps too much.
        """
        if is_scan(page) or not page.chars.written.strip():
            return page

        boxes = page.chars.loose if letters is None else letters
        kept = KeptLetters(self.name, page.number, boxes)
        try:
            view = PaintedPage.of(handle, page.chars, LIMITS.painting, kept)
            return self._compare(view, page)
        except TimeoutError as error:
            raise exceeded(self.name, "painting", page=page.number) from error
        finally:
            self.kept += kept.size

    def _compare(self, view: PaintedPage, page: Page) -> Page:
        faint = view.faint_letters()
        clipped = clipped_words(view, faint)
        hidden = self._hidden(view, faint) | clipped
        seen = view.chars.is_digit & ~hidden
        stated = page.chars.is_asserted
        read = self.reader.read(view, seen & ~stated)
        read.tell(stroked_as_others(view, read.unsure))
        of_others = shown_by_others(page.chars, read.drawn)
        read.doubt(of_others)
        own = own_ink(view, [*read.unsure, *read.signs])
        hidden[own.none] = True
        drawn, untold = read.drawn, _untold(read, hidden)
        signs = self.sign_reader.misdrawn(view)
        lettered = drawn_as_digits(view, ~hidden)
        untold[[*own.partial, *read.low, *read.signs, *signs, *lettered]] = True
        untold |= seen & (turned_over(page.chars) | under_fields(page))
        untold |= squeezed_marks(page.chars)
        untold &= ~hidden
        own_place = seen & ~hidden
        own_place[of_others] = False
        twice = overprinted(page.chars, own_place)
        asserted = unconfirmed(view, seen & stated & ~twice)

        struck = struck_out(page) & seen
        struck |= struck_through(view, page, seen & ~stated)

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
        cut, marked = marks_at_their_figures(page.chars, hidden | unread)
        blank = (hidden & ~view.on_dark) | clipped
        chars = without_unseen(page.chars, blank, marked, cut)
        return replace(page, chars=chars, unseen=found, raster=view.raster)

    def _hidden(self, view: PaintedPage, faint: BoolArray) -> BoolArray:
        """Which characters have no ink on the page: figures, and letters, of which those ``faint``
        are looked at.
        """
        inked: dict[int, Inked] = {}
        for some in view.figures:
            if self.inked.issuperset(some.keys):
                continue
            # at its sides the next letters may reach in
            pale = contrast(_flat(some.pixels[:, :, 1:-1])) < SIGHT.faint
            faint[some.places] = pale
            self.inked.update(compress(some.keys, ~pale))
            if pale.any():
                inked |= _inked_at_their_left(
                    view, some.places[pale], some.pixels[pale]
                )

        hidden: BoolArray = (view.heights < SIGHT.smallest) & view.is_figure
        for k in np.flatnonzero(faint & ~hidden).tolist():
            if inked.get(k) in self.signs:
                continue
            hidden[k] = view.close_contrast(k) < SIGHT.seen
            if view.chars.is_letter[k] and view.on_dark[k] and not hidden[k]:
                hidden[k] = view.body_contrast(k) < SIGHT.seen
            if k in inked and not hidden[k]:
                self.signs.add(inked[k])
        return hidden


def _untold(read: ReadDigits, hidden: BoolArray) -> BoolArray:
    """Which digits cannot be told on a page where another one is drawn as what it is not: none of
    them is believed."""
    untold = np.zeros_like(hidden)
    if read.drawn:
        untold[read.unsure] = True
    return untold & ~hidden


def _inked_at_their_left(
    view: PaintedPage, index: Index, pictures: Pixels
) -> dict[int, Inked]:
    """Of the characters ``index`` those with ink at the left of their pictures, where a small sign
    may have all of it: what each is, and its pixels there."""
    left = pictures[:, :, :-1]
    is_inked = contrast(_flat(left)) >= SIGHT.faint
    codes = view.chars.codes[index]
    found: dict[int, Inked] = {}
    for n in np.flatnonzero(is_inked).tolist():
        found[int(index[n])] = int(codes[n]), left[n].tobytes()
    return found


def _flat(pictures: Pixels) -> Pixels:
    """Each picture as one row of pixels."""
    count, rows, columns = pictures.shape
    return pictures.reshape(count, rows * columns)
