"""A page, or a box of it, as pdfium paints it, annotations included."""

import time

import numpy as np
import pypdfium2.raw as pdf

from extract.geometry import BBox
from extract.pdf.pdfium_api import Handle
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


def close_up(page: Handle, box: BBox, scale: float) -> Pixels:
    """A box of the page in grey."""
    return _grey(_painted(page, box, _sides(box, scale), _channels(page)))


def colored_close_up(
    page: Handle, box: BBox, scale: float, paper: int = 255
) -> Pixels:
    """The same in three colours, which may differ where greys do not."""
    return _painted(page, box, _sides(box, scale), 4, paper)[:, :, :3]


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


def _sides(box: BBox, scale: float) -> tuple[int, int]:
    wide, high = (
        round(side * scale) for side in (box.x1 - box.x0, box.bottom - box.top)
    )
    return min(max(1, wide), _LARGEST), min(max(1, high), _LARGEST)


def _painted(
    page: Handle,
    box: BBox,
    sides: tuple[int, int],
    channels: int,
    paper: int = 255,
) -> Pixels:
    """A box of the page painted on a grey, of so many pixels across and down."""
    wide, high = sides
    pixels, bitmap = _blank(wide, high, channels, paper)
    across = round(wide / (box.x1 - box.x0), _DECIMALS)
    down = round(high / (box.bottom - box.top), _DECIMALS)
    matrix = pdf.FS_MATRIX(
        across, 0, 0, down, -box.x0 * across, -box.top * down
    )
    frame = pdf.FS_RECTF(0, 0, wide, high)

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
