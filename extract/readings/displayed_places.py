"""A document with its places on the pages as they are displayed: scans by their skew, sideways
pages turned back.

Facts that OCR read are as sure as their characters.
"""

import math
from array import array
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

import numpy as np

from extract.document import Document, PageInfo
from extract.facts import Fact
from extract.geometry import BBox, Place
from extract.grid import Doubt
from extract.grids.rotation import box_back
from extract.lines.sections import Section
from extract.ocr.digit_doubts import CharacterConfidence
from extract.pdf.page import Line, Page, packed
from extract.table import RawCell

T = TypeVar("T")


def displayed(document: Document, read: Mapping[int, Page], turned: Mapping[int, Page]) -> Document:
    """``document`` with the places of the pages ``read`` by OCR turned back by their skew, those
    ``turned`` by theirs.

    Facts of prose get the confidence of the characters they were read from; those of tables have
    their cell's.
    """
    return _Turn(read, turned).document(document) if read or turned else document


class _Turn:
    """One walk over a document: what was one value before is one value after."""

    def __init__(self, read: Mapping[int, Page], turned: Mapping[int, Page]) -> None:
        self.read = read
        self.turned = turned
        self.sure = {number: CharacterConfidence.of(page) for number, page in read.items()}
        self.done: dict[int, tuple[object, object]] = {}

    def document(self, document: Document) -> Document:
        """The document with all of it turned."""
        return self.value(document)

    def value(self, value: T) -> T:
        """``value`` and everything in it."""
        if isinstance(value, (str, int, float, BBox)) or value is None:
            return value
        if id(value) not in self.done:
            self.done[id(value)] = (
                value,
                self._new(value),
            )  # the old value is kept, so that its id stays its own
        return cast("T", self.done[id(value)][1])

    def _new(self, value: object) -> object:  # noqa: PLR0911  one line a kind of value
        if isinstance(value, Place):
            return Place(value.page, self.box(value.page, value.bbox))
        if isinstance(value, tuple):
            return tuple(map(self.value, value))
        if isinstance(value, Fact) and not value.table_id:
            value = self._weighed(value)
        if isinstance(value, Line):
            return self._line(value)
        if (
            isinstance(value, PageInfo)
            and value.number in self.turned
            and self.turned[value.number].turned != 180
        ):
            return replace(value, width=value.height, height=value.width)
        if isinstance(value, Doubt):
            return replace(value, bbox=self.box(value.page, value.bbox))
        if not is_dataclass(value) or isinstance(value, (Section, type)):
            return value
        new = {field.name: self.value(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, RawCell) and value.places[0].page in self.turned:
            new["angle"] = (value.angle + self.turned[value.places[0].page].turned) % 360
        same = all(new[field.name] is getattr(value, field.name) for field in fields(value))
        return value if same else replace(value, **new)

    def box(self, number: int, box: BBox) -> BBox:
        """``box`` about its middle as it stands on the page displayed: leaning first, then on its
        side.
        """
        page = self.read.get(number)
        if page is not None and page.skew:
            box = self._leaning(box, page)
        return box_back(box, self.turned[number]) if number in self.turned else box

    def _leaning(self, box: BBox, page: Page) -> BBox:
        x, y = (box.x0 + box.x1 - page.width) / 2, (box.top + box.bottom - page.height) / 2
        cos = 1 / math.hypot(1, page.skew)
        sin = page.skew * cos
        dx, dy = cos * x - sin * y - x, sin * x + cos * y - y
        return BBox(box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy)

    def _line(self, line: Line) -> Line:
        box = self.box(line.page, line.bbox)
        if line.page in self.turned:
            return replace(
                line, bbox=box, edges=packed(np.linspace(box.x0, box.x1, len(line.edges)))
            )
        shift = box.x0 - line.bbox.x0
        return (
            replace(line, bbox=box, edges=array("d", (x + shift for x in line.edges)))
            if box != line.bbox
            else line
        )

    def _weighed(self, fact: Fact) -> Fact:
        known = [
            self.sure[place.page].inside(place.bbox)
            for place in fact.places
            if place.page in self.sure
        ]
        if not known:
            return fact
        return replace(
            fact, reading=replace(fact.reading, confidence=min([fact.confidence, *known]))
        )
