"""Grey pixels of a page, and boxes of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox

Pixels = npt.NDArray[np.uint8]


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

    def turned(self, angle: int) -> "Raster":
        """The page turned so that text that reads at ``angle`` (90: downwards, 270: upwards) stands
        upright."""
        pixels = np.rot90(self.pixels, 1 if angle == 90 else -1)
        return Raster(pixels, self.down, self.across)


def contrast(rows: Pixels) -> npt.NDArray[np.int32]:
    """The difference between the lightest and the darkest pixel of each row."""
    most = rows.max(axis=1).astype(np.int32)
    found: npt.NDArray[np.int32] = most - rows.min(axis=1)
    return found
