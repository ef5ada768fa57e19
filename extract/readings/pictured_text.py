"""Lines of text that a picture shows: a price list drawn by a designer, the legend of a chart.

Letters are pieces of ink of their size, and a line of text is many of them side by side. Whoever
looks for less takes the grain of a photograph, a map or the name in a logo for text.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from extract.pdf.sight.raster import Pixels

if TYPE_CHECKING:
    from cv2.typing import MatLike


@dataclass(frozen=True, slots=True)
class PicturedTextSettings:
    """What looks like lines of text; lengths in points but where said."""

    scale: float = 3.0
    """Pixels to the point: letters of one word hang together where there are fewer."""
    ground: int = 13
    """Across which the ground of a letter is what most pixels are: it may be of several colours."""
    dark: int = 40
    """What ink differs from its ground, of 255."""
    lowest: float = 3.0
    highest: float = 24.0
    wide: float = 1.6
    """A letter's width to its height, at most."""
    joined: float = 2.0
    """Letters that touch are as much wider."""
    apart: float = 8.0
    """Between two words of a line at most."""
    letters: int = 12
    """In a line of text at least: the name in a logo and the places on a map are shorter."""
    lines: int = 3
    """In a picture that holds text at least: logos have a name and a motto."""


TEXT = PicturedTextSettings()
_Ints = npt.NDArray[np.int64]


def prints_lines(picture: Pixels) -> bool:
    """Whether a picture of ``TEXT.scale`` pixels to the point shows lines of text."""
    if not picture.size:
        return False
    longest = np.sort(_letters_in_lines(picture))[::-1]
    return bool(np.count_nonzero(longest >= TEXT.letters) >= TEXT.lines)


def _letters_in_lines(picture: Pixels) -> _Ints:
    """How many letters stand side by side in each line that has any."""
    import cv2  # a fiftieth of a second: most documents show no picture

    pieces, labels = _pieces(_ink(picture))
    is_letter = _are_letters(pieces)
    letters = is_letter[labels].astype(np.uint8)
    between = np.ones((1, round(TEXT.apart * TEXT.scale)), np.uint8)
    lines, line_at = _pieces(cv2.dilate(letters, between))

    # any pixel of a letter tells its line
    pixel = np.zeros(len(pieces), np.int64)
    pixel[labels.ravel()] = np.arange(labels.size)
    of_letter = np.asarray(line_at).ravel()[pixel[is_letter]]
    count = np.bincount(of_letter, minlength=len(lines))
    found: _Ints = count[lines[:, 3] <= TEXT.highest * TEXT.scale]
    return found


def _ink(picture: Pixels) -> "MatLike":
    """1 where a pixel differs from the ground around it."""
    import cv2

    across = round(TEXT.ground * TEXT.scale) | 1  # an odd number
    ground = cv2.medianBlur(picture.astype(np.uint8), across)
    away = cv2.absdiff(picture.astype(np.uint8), ground)
    return (away >= TEXT.dark).astype(np.uint8)


def _pieces(ink: "MatLike") -> tuple[_Ints, npt.NDArray[np.int32]]:
    """The pieces of ink, x, y, width, height and area of each, the ground first; and the number of
    the piece at each pixel."""
    import cv2

    _, labels, pieces, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return pieces.astype(np.int64), labels.astype(np.int32)


def _are_letters(pieces: _Ints) -> npt.NDArray[np.bool_]:
    width, height = pieces[:, 2], pieces[:, 3]
    scale = TEXT.scale
    found: npt.NDArray[np.bool_] = (
        (height >= TEXT.lowest * scale)
        & (height <= TEXT.highest * scale)
        & (width <= TEXT.wide * height + TEXT.joined * scale)
    )
    found[0] = False
    return found
