"""Pictures of digits that were looked at closely: others like them need not be."""

from collections.abc import Sequence
from dataclasses import InitVar, dataclass, field

import numpy as np
import numpy.typing as npt

from extract.pdf.page import run_starts
from extract.pdf.sight.digit_shapes import stretching
from extract.pdf.sight.raster import Pixels


@dataclass(frozen=True, slots=True)
class AlbumSettings:
    """When a picture shows a digit.

    Measured on pictures at 1.5 pixels to the point: between two of one digit of a font the likeness
    is .8 or more as a rule, between different digits .87 at most.
    """

    grid: tuple[int, int] = (14, 9)
    """Rows and columns that pictures of all sizes are brought to."""
    akin: float = 0.75
    """The least likeness to a picture of the digit."""
    nearer: float = 0.08
    """How much less like all pictures of other digits must be."""
    low: int = 9
    """Pictures of fewer rows, of letters below six points, look more alike:"""
    low_nearer: float = 0.03
    """so that this is enough for them."""
    most: int = 400
    """Pictures kept."""


ALBUM = AlbumSettings()
_DIGITS = 10
_SHIFTS = 9
_PRODUCT = 2000
"""Likenesses that are reckoned in one product of matrices."""
_ROOM = (16, _SHIFTS, ALBUM.grid[0] * ALBUM.grid[1])


@dataclass(slots=True, eq=False)
class Album:
    """Pictures of digits, by digit, each moved by a pixel every way."""

    digits: list[int] = field(default_factory=list)
    _new: list[Pixels] = field(default_factory=list)
    """The last pictures, which are not moved yet."""
    _shapes: npt.NDArray[np.float32] = field(
        default_factory=lambda: np.zeros(_ROOM, np.float32)
    )

    def shapes_since(self, count: int) -> npt.NDArray[np.float32]:
        """The pictures after the first ``count``, each moved every way."""
        self._move()
        return self._shapes[count : len(self.digits)]

    def nearest(
        self, shapes: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        """How like one of the pictures each of ``shapes`` is."""
        own = self.shapes_since(0)
        flat = own.reshape(len(own) * _SHIFTS, -1)
        found: npt.NDArray[np.float32] = (flat @ shapes.T).max(axis=0)
        return found

    def add(self, digit: int, picture: Pixels) -> None:
        """Put a picture of ``digit`` into the album, as long as there is room."""
        if len(self.digits) < ALBUM.most:
            self.digits.append(digit)
            self._new.append(picture)

    def _move(self) -> None:
        """Move the last pictures every way, those of one size together."""
        first = len(self.digits) - len(self._new)
        while len(self.digits) > len(self._shapes):
            room = np.zeros_like(self._shapes)
            self._shapes = np.concatenate((self._shapes, room))

        sizes: dict[tuple[int, ...], list[int]] = {}
        for n, picture in enumerate(self._new):
            sizes.setdefault(picture.shape, []).append(n)
        for size, which in sizes.items():
            moved = _moved(np.array([self._new[n] for n in which]))
            shapes = reduced(moved.reshape(-1, *size))
            places = [first + n for n in which]
            self._shapes[places] = shapes.reshape(len(which), _SHIFTS, -1)
        self._new.clear()


@dataclass(slots=True, eq=False)
class Resemblance:
    """How like the pictures of an album some pictures are, as the album grows."""

    album: Album
    digits: Sequence[int]
    """What the pictures are said to be."""
    pictures: InitVar[Sequence[Pixels]]
    """Those of one size together."""
    _shapes: npt.NDArray[np.float32] = field(init=False)
    _best: npt.NDArray[np.float32] = field(init=False)
    """The greatest likeness of each picture (column) to one of each digit (row)."""
    _nearer: npt.NDArray[np.float64] = field(init=False)
    """How much nearer each must be to its own digit than to others."""
    _compared: int = 0
    """With how many pictures of the album."""

    def __post_init__(self, pictures: Sequence[Pixels]) -> None:
        shapes = np.concatenate(list(map(reduced, pictures)))
        self._shapes = np.ascontiguousarray(shapes.T)
        self._best = np.full((_DIGITS, len(self.digits)), -1.0, np.float32)
        self._nearer = np.repeat(
            [
                ALBUM.low_nearer if some.shape[1] < ALBUM.low else ALBUM.nearer
                for some in pictures
            ],
            list(map(len, pictures)),
        )

    def shows(self, which: Sequence[int]) -> list[bool]:
        """Which of the pictures ``which`` are nearer to a picture of their digit than to any other
        digit's.

        None as long as not every digit is at hand: the one that it shows may be missing.
        """
        if len(set(self.album.digits)) < _DIGITS:
            return [False] * len(which)

        self._compare()
        best = self._best[:, which]
        index, own_digits = (
            np.arange(len(which)),
            [self.digits[n] for n in which],
        )
        own = best[own_digits, index]
        best[own_digits, index] = -1.0
        is_nearer = own - best.max(axis=0) >= self._nearer[which]
        found: list[bool] = ((own >= ALBUM.akin) & is_nearer).tolist()
        return found

    def _compare(self) -> None:
        """Compare with the pictures that are new in the album."""
        digits = np.array(self.album.digits[self._compared :])
        if not len(digits):
            return
        shapes = self.album.shapes_since(self._compared)
        self._compared += len(digits)
        scores = self._likeness(shapes)

        order = digits.argsort(kind="stable")
        digits = digits[order]
        starts = run_starts(digits)
        best = np.maximum.reduceat(scores[order], starts, axis=0)
        which = digits[starts]
        self._best[which] = np.maximum(self._best[which], best)

    def _likeness(
        self, shapes: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        """The greatest likeness of each picture (column) to each of ``shapes`` (row), wherever that
        is moved."""
        count, wide = len(shapes), len(self.digits)
        flat = shapes.reshape(count * _SHIFTS, -1)
        scores = np.empty((count * _SHIFTS, wide), np.float32)
        # in parts: a large product would be spread over threads
        step = max(1, _PRODUCT // max(1, wide))
        for first in range(0, len(flat), step):
            part = slice(first, first + step)
            np.matmul(flat[part], self._shapes, out=scores[part])
        found: npt.NDArray[np.float32] = scores.reshape(
            count, _SHIFTS, wide
        ).max(axis=1)
        return found


def _moved(pictures: Pixels) -> Pixels:
    """Pictures moved by a pixel every way: what comes in is like their edge."""
    count, high, wide = pictures.shape
    grey = np.empty((count, high + 2, wide + 2), np.uint8)
    grey[:, 1:-1, 1:-1] = pictures
    grey[:, 0, 1:-1], grey[:, -1, 1:-1] = pictures[:, 0], pictures[:, -1]
    grey[:, :, 0], grey[:, :, -1] = grey[:, :, 1], grey[:, :, -2]
    moved = np.empty((count, _SHIFTS, high, wide), np.uint8)
    for n in range(_SHIFTS):
        y, x = divmod(n, 3)
        moved[:, n] = grey[:, y : y + high, x : x + wide]
    return moved


def reduced(pictures: Pixels) -> npt.NDArray[np.float32]:
    """Pictures brought to the grid, each as a vector whose product with another one's is their
    likeness."""
    rows, columns = ALBUM.grid
    down = stretching(pictures.shape[1], rows)
    across = stretching(pictures.shape[2], columns)
    grids = np.matmul(np.matmul(down, pictures.astype(np.float32)), across.T)
    flat = grids.reshape(len(pictures), rows * columns)
    flat -= np.add.reduce(flat, axis=1, keepdims=True) / np.float32(
        flat.shape[1]
    )
    lengths = np.sqrt(np.einsum("np,np->n", flat, flat))[:, None]
    vectors: npt.NDArray[np.float32] = flat / np.maximum(lengths, 1.0)
    return vectors
