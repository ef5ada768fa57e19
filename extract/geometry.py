"""Places on a page, in points as displayed (after /Rotate and CropBox), origin top left."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol


class BBox(NamedTuple):
    """A box: left, top, right and bottom edge in points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def area(self) -> float:
        """Surface in square points; an inverted box has none."""
        return max(0.0, self.x1 - self.x0) * max(0.0, self.bottom - self.top)

    def common(self, other: "BBox") -> float:
        """Surface shared with ``other``, in square points."""
        x0, top, x1, bottom = self
        left, upper, right, lower = other
        width = min(x1, right) - max(x0, left)
        height = min(bottom, lower) - max(top, upper)
        if width > 0.0 and height > 0.0:
            return width * height
        return 0.0

    def shares_width(self, other: "BBox") -> bool:
        """Whether one of two boxes lies over or under the other somewhere."""
        return self.x0 < other.x1 and other.x0 < self.x1

    def shares_height(self, other: "BBox") -> bool:
        """Whether two boxes have a common height somewhere."""
        return self.top < other.bottom and other.top < self.bottom

    def touches(self, other: "BBox") -> bool:
        """Whether two boxes have a common point, be it of their edges."""
        across = self.x0 <= other.x1 and other.x0 <= self.x1
        return across and self.top <= other.bottom and other.top <= self.bottom

    @staticmethod
    def around(boxes: Iterable["BBox"]) -> "BBox":
        """The smallest box around ``boxes``.

        Raises:
            ValueError: there is no box.
        """
        x0, top, x1, bottom = zip(*boxes, strict=True)
        return BBox(min(x0), min(top), max(x1), max(bottom))


class Place(NamedTuple):
    """Where something is printed: the 1-based index of the page and the box on it.

    A sheet of a spreadsheet is a page; ``cell`` then names the cells: ``Budget!B12``.
    """

    page: int
    bbox: BBox
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            return self.cell
        x0, top, x1, bottom = self.bbox
        return f"{self.page}:{x0:.1f},{top:.1f},{x1:.1f},{bottom:.1f}"


def page_numbers(places: Iterable[Place]) -> set[int]:
    """The pages that something is printed on."""
    return {place.page for place in places}


class HasBox(Protocol):
    """What stands in a box on its page: a line, a cell, a grid."""

    @property
    def bbox(self) -> BBox:
        """Its box."""


def bboxes_of(values: Iterable[HasBox]) -> tuple[BBox, ...]:
    """The boxes of lines, cells, grids, whatever stands in one, in order."""
    return tuple(value.bbox for value in values)
