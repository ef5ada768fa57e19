"""A document with its places on the pages as they are displayed: scans by their skew, sideways
pages turned back.

Facts that OCR read are as sure as their characters.
"""

import math
from array import array
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

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

_PLACELESS = (str, int, float, BBox, Section, type(None))
"""Kinds of value that hold no place; the boxes in them, if any, are turned by what holds them."""
_HEAD_DOWN = 180


def on_displayed_pages(
    document: Document, scanned: Mapping[int, Page], turned: Mapping[int, Page]
) -> Document:
    """``document`` with the places of the ``scanned`` pages turned back by their skew, those of the
    ``turned`` ones by their angle.

    Facts of prose get the confidence of the characters they were read from; those of tables have
    their cell's.
    """
    return _DisplayedPages(scanned, turned).value(document)


class PlaceWalk:
    """One walk over a document that gives each place another value: what was one value before is
    one value after.
    """

    def __init__(self) -> None:
        # The old value is kept, so that its id stays its own.
        self.done: dict[int, tuple[object, object]] = {}
        self.rules: dict[type, Callable[[Any], object]] = {
            Place: self.place,
            tuple: self._each,
        }
        self.names: dict[type, tuple[str, ...]] = {}

    def value(self, value: T) -> T:
        """``value`` and everything in it."""
        if isinstance(value, _PLACELESS):
            return value
        if id(value) not in self.done:
            rule = self.rules.get(type(value), self.parts)
            self.done[id(value)] = (value, rule(value))
        return cast("T", self.done[id(value)][1])

    def place(self, place: Place) -> Place:
        """What a place becomes."""
        return place

    def parts(self, value: object) -> object:
        """A dataclass with its fields walked over; the same object where none of them changes."""
        new = {}
        for name in self._field_names(type(value)):
            part = getattr(value, name)
            walked = self.value(part)
            if walked is not part:
                new[name] = walked
        return replace(cast("Any", value), **new) if new else value

    def _field_names(self, kind: type) -> tuple[str, ...]:
        """The names of a dataclass's fields; none of another kind."""
        if kind not in self.names:
            made = fields(kind) if is_dataclass(kind) else ()
            self.names[kind] = tuple(field.name for field in made)
        return self.names[kind]

    def _each(self, values: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(map(self.value, values))


class _DisplayedPages(PlaceWalk):
    """Turns the places of scanned and sideways pages."""

    def __init__(
        self, scanned: Mapping[int, Page], turned: Mapping[int, Page]
    ) -> None:
        self.scanned = scanned
        self.turned = turned
        self.confidence = {
            n: CharacterConfidence.of(page) for n, page in scanned.items()
        }
        super().__init__()
        self.rules |= {
            Fact: self._fact,
            Line: self._line,
            PageInfo: self._page_info,
            Doubt: self._doubt,
            RawCell: self._raw_cell,
        }

    def place(self, place: Place) -> Place:
        """The place on the page as displayed."""
        return Place(place.page, self._box(place.page, place.bbox))

    def _fact(self, fact: Fact) -> object:
        return self.parts(
            fact if fact.table_id else self._with_confidence(fact)
        )

    def _page_info(self, info: PageInfo) -> PageInfo:
        page = self.turned.get(info.number)
        if page is None or page.turned == _HEAD_DOWN:
            return info
        return replace(info, width=info.height, height=info.width)

    def _doubt(self, doubt: Doubt) -> Doubt:
        return replace(doubt, bbox=self._box(doubt.page, doubt.bbox))

    def _raw_cell(self, cell: RawCell) -> object:
        page = self.turned.get(cell.places[0].page)
        if page is None:
            return self.parts(cell)
        return replace(
            cell,
            places=self.value(cell.places),
            angle=(cell.angle + page.turned) % 360,
        )

    def _box(self, number: int, box: BBox) -> BBox:
        """``box`` about its middle as it lies on the page displayed: leaning first, then on its
        side.
        """
        page = self.scanned.get(number)
        if page is not None and page.skew:
            box = leaning(box, page)
        if number in self.turned:
            return box_back(box, self.turned[number])
        return box

    def _line(self, line: Line) -> Line:
        box = self._box(line.page, line.bbox)
        if line.page in self.turned:
            edges = packed(np.linspace(box.x0, box.x1, len(line.edges)))
            return replace(line, bbox=box, edges=edges)
        if box == line.bbox:
            return line

        shift = box.x0 - line.bbox.x0
        return replace(
            line, bbox=box, edges=array("d", (x + shift for x in line.edges))
        )

    def _with_confidence(self, fact: Fact) -> Fact:
        scanned = [
            place for place in fact.places if place.page in self.confidence
        ]
        if not scanned:
            return fact
        known = [
            self.confidence[place.page].inside(place.bbox) for place in scanned
        ]
        return replace(
            fact,
            reading=replace(
                fact.reading, confidence=min(fact.confidence, *known)
            ),
        )


def leaning(box: BBox, page: Page) -> BBox:
    """``box`` moved to where it lies on ``page`` before that was straightened."""
    x, y = (
        (box.x0 + box.x1 - page.width) / 2,
        (box.top + box.bottom - page.height) / 2,
    )
    cos = 1 / math.hypot(1, page.skew)
    sin = page.skew * cos
    dx, dy = cos * x - sin * y - x, sin * x + cos * y - y
    return BBox(box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy)
