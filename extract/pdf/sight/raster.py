"""Grey pixels of a page, and boxes of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
Ends = tuple[int, int]
"""The first and the last."""


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """The grey pixels of a page as displayed; ``across`` and ``down`` are pixels to the point."""

    pixels: Pixels
    across: float
    down: float

    def cut(self, box: BBox) -> Pixels:
        """The pixels of a box; none where it lies outside of the page."""
        x0, x1 = (round(max(x, 0.0) * self.across) for x in (box.x0, box.x1))
        y0, y1 = (round(max(y, 0.0) * self.down) for y in (box.top, box.bottom))
        return self.pixels[y0:y1, x0:x1]

    def at(self, x: Floats, y: Floats) -> Pixels:
        """rows x columns x n: the pixels at ``x`` (columns x n) and ``y`` (rows x n), in points;
        outside of the page, those at its edge."""
        high, wide = self.pixels.shape
        rows = (y * self.down).clip(0, high - 1).astype(np.intp) * wide
        columns = (x * self.across).clip(0, wide - 1).astype(np.intp)
        found: Pixels = self.pixels.ravel().take(rows[:, None] + columns)
        return found

    def place(self, within: BBox, rows: Ends, columns: Ends) -> BBox:
        """Where pixels lie that are counted from the left upper corner of a box: the first and the
        last row, the first and the last column.
        """
        return BBox(
            within.x0 + columns[0] / self.across,
            within.top + rows[0] / self.down,
            within.x0 + (columns[1] + 1) / self.across,
            within.top + (rows[1] + 1) / self.down,
        )

    def turned(self, angle: int) -> "Raster":
        """The page turned so that text that reads at ``angle`` (90: downwards, 270: upwards) stands
        upright."""
        pixels = np.rot90(self.pixels, 1 if angle == 90 else -1)
        return Raster(pixels, self.down, self.across)


def contrast(pixels: Pixels, axis: int = 1) -> Pixels:
    """The difference between the lightest and the darkest pixel of each row, or column (axis 0)."""
    found: Pixels = pixels.max(axis=axis) - pixels.min(axis=axis)
    return found


def spread(low: Floats, high: Floats, count: int) -> Floats:
    """count x n: positions between each two edges, at equal distances."""
    shares = (np.arange(count) + 0.5) / count
    found: Floats = low + (high - low) * shares[:, None]
    return found
