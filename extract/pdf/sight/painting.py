"""A page, or a box of it, as pdfium paints it, annotations included."""

import time
from typing import NamedTuple

import numpy as np
import pypdfium2.raw as pdf

from extract.geometry import BBox
from extract.pdf.pdfium_api import Handle, Matrix
from extract.pdf.sight.raster import Pixels, Raster

_LARGEST = 4000
"""Pixels of a side: a larger page is painted at a lower scale."""
_DECIMALS = 3
"""Of the scale of a close look: pdfium draws a letter anew for each scale, and sides of one box
differ after their sixth digit from line to line. Over forty pixels this moves none by .01."""


class Deadline:
    """When some seconds of this thread's processor time will be over.

    They are not before as many seconds have gone by, which costs less to ask.
    """

    def __init__(self, seconds: float) -> None:
        self._earliest = time.monotonic() + seconds
        self._end = time.thread_time() + seconds

    @property
    def is_over(self) -> bool:
        """Whether they are."""
        if time.monotonic() <= self._earliest:
            return False
        return time.thread_time() > self._end


def rasterize(page: Handle, scale: float, deadline: Deadline) -> Raster | None:
    """The whole page in grey, ``scale`` pixels to the point; None where that takes longer than to
    ``deadline``, as a page made for it may: a few hundred bytes can ask for a million tiles.
    """
    width, height = page.get_size()
    scale = min(scale, _LARGEST / max(width, height, 1.0))
    wide, high = (max(1, round(side * scale)) for side in (width, height))
    channels = _channels(page)
    pixels, bitmap = _blank(wide, high, channels)
    pause = pdf.IFSDK_PAUSE(
        version=1, NeedToPauseNow=_PAUSE(lambda _: deadline.is_over)
    )

    state = pdf.FPDF_RenderPageBitmap_Start(
        bitmap, page, 0, 0, wide, high, 0, pdf.FPDF_ANNOT, pause
    )
    pdf.FPDF_RenderPage_Close(page)
    pdf.FPDFBitmap_Destroy(bitmap)
    if state == pdf.FPDF_RENDER_TOBECONTINUED or deadline.is_over:
        return None
    return Raster(_grey(pixels), wide / width, high / height)


_PAUSE = dict(pdf.IFSDK_PAUSE._fields_)["NeedToPauseNow"]
"""What pdfium asks from time to time whether to stop."""


class Look(NamedTuple):
    """A part of the page: its pixels across and down, and where a point of the displayed page is
    among them."""

    matrix: Matrix
    wide: int
    high: int

    @classmethod
    def at_box(cls, box: BBox, scale: float) -> "Look":
        """A box, about ``scale`` pixels to the point."""
        wide, high = _sides(box.x1 - box.x0, box.bottom - box.top, scale)
        across = round(wide / (box.x1 - box.x0), _DECIMALS)
        down = round(high / (box.bottom - box.top), _DECIMALS)
        matrix = Matrix(across, 0, 0, down, -box.x0 * across, -box.top * down)
        return cls(matrix, wide, high)

    @classmethod
    def set_upright(
        cls,
        middle: tuple[float, float],
        frame: tuple[float, float, float, float],
        size: tuple[float, float],
        scale: float,
    ) -> "Look":
        """What lies around the ``middle`` of a letter, ``size`` points wide and high, with its line
        level and its stems upright: ``frame`` is which way they go on the page."""
        along_x, along_y, down_x, down_y = frame
        wide, high = _sides(*size, scale)
        turn = Matrix(
            scale * down_y,
            -scale * along_y,
            -scale * down_x,
            scale * along_x,
            0,
            0,
        )
        x, y = turn.point(*middle)
        return cls(turn._replace(e=wide / 2 - x, f=high / 2 - y), wide, high)


def close_up(page: Handle, look: Look) -> Pixels:
    """A part of the page in grey."""
    return _grey(_painted(page, look, _channels(page)))


def colored_close_up(page: Handle, look: Look, paper: int = 255) -> Pixels:
    """The same in three colours, which may differ where greys do not, on paper of a grey."""
    return _painted(page, look, 4, paper)[:, :, :3]


def _channels(page: Handle) -> int:
    """How many channels a page is painted in: pdfium blends with the paper in four only."""
    return 4 if pdf.FPDFPage_HasTransparency(page) else 1


_LUMA = (0.114, 0.587, 0.299)
"""How light blue, green and red are (ITU-R BT.601)."""


def _grey(pixels: Pixels) -> Pixels:
    """Pixels of one channel, or of three colours and how opaque they are, as greys."""
    if pixels.shape[2] == 1:
        return pixels[:, :, 0]
    grey: Pixels = np.rint(pixels[:, :, :3] @ np.array(_LUMA)).astype(np.uint8)
    return grey


def _sides(across: float, down: float, scale: float) -> tuple[int, int]:
    wide, high = (round(side * scale) for side in (across, down))
    return min(max(1, wide), _LARGEST), min(max(1, high), _LARGEST)


def _painted(
    page: Handle, look: Look, channels: int, paper: int = 255
) -> Pixels:
    """A part of the page painted on a grey."""
    pixels, bitmap = _blank(look.wide, look.high, channels, paper)
    matrix = pdf.FS_MATRIX(*look.matrix)
    frame = pdf.FS_RECTF(0, 0, look.wide, look.high)

    pdf.FPDF_RenderPageBitmapWithMatrix(
        bitmap, page, matrix, frame, pdf.FPDF_ANNOT
    )
    pdf.FPDFBitmap_Destroy(bitmap)
    return pixels


def _blank(
    wide: int, high: int, channels: int, paper: int = 255
) -> tuple[Pixels, Handle]:
    """Pixels of one grey, and the bitmap of pdfium over them."""
    pixels = np.full((high, wide, channels), paper, np.uint8)
    if channels == 4:
        pixels[:, :, 3] = 255
    kind = pdf.FPDFBitmap_Gray if channels == 1 else pdf.FPDFBitmap_BGRA
    address, _ = pixels.__array_interface__["data"]
    bitmap = pdf.FPDFBitmap_CreateEx(wide, high, kind, address, wide * channels)
    return pixels, bitmap
