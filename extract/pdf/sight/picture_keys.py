"""What pictures of characters are known by: one that is drawn the same way need not be looked at
again."""

import numpy as np
import numpy.typing as npt

from extract.pdf.sight.raster import Pixels


def picture_keys(
    pictures: Pixels, *told: npt.NDArray[np.integer]
) -> list[bytes]:
    """The key of each of ``pictures``: what is ``told`` of it, its width and its pixels.

    The first and the last column, which the letters beside a character reach into, do not count.
    """
    core = pictures[:, :, 1:-1]
    count, rows, columns = core.shape
    numbers = (*told, columns)
    head = 4 * len(numbers)
    keys = np.empty((count, head + rows * columns), np.uint8)
    for column, number in enumerate(numbers):
        keys[:, :head].view(np.uint32)[:, column] = number
    keys[:, head:].reshape(core.shape)[:] = core
    found: list[bytes] = keys.view(f"V{keys.shape[1]}").ravel().tolist()
    return found
