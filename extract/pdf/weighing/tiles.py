"""How many tiles a pattern lays, before pdfium lays any.

A pattern repeats its tile over what it fills. 800 bytes ask for 10^12 tiles, by steps far smaller
than a pixel, in the pattern's own units or in those of the form that it fills; pdfium lays each,
and is not interrupted.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from extract.pdf.limits import LIMITS, exceeded
from extract.pdf.recursive_forms import used_names
from extract.pdf.weighing.painted_streams import (
    Item,
    entries_in,
    named,
    resolved,
)

_MEGA = 10**6
_NUMBER = rb"[-+.\d]+[\s\0]+"
_CHANGES = re.compile(
    rb"(?<![^\s\0()<>\[\]{}])(?:([qQ])|(%s)cm|/([^\s\0/<>\[\](){}%%]+)[\s\0]+Do)(?![^\s\0/<>\[\](){}%%])"
    % (_NUMBER * 6)
)
"""What saves, restores or changes the units in which is drawn, or draws a form in them."""
_UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Units:
    """Those in which something is drawn, by those of the page."""

    area: float = 1.0
    """Of one of them."""
    upright: bool = True
    """Whether their axes are those of the page, whichever is which."""

    def within(self, matrix: Sequence[float]) -> "Units":
        """Those of a matrix within these."""
        a, b, c, d = matrix[:4]
        upright = b == c == 0 or a == d == 0
        return Units(self.area * abs(a * d - b * c), self.upright and upright)


@dataclass(slots=True)
class TilesCounted:
    """The tiles of one page's patterns."""

    name: str
    number: int
    text_of: Callable[[Item], bytes]
    """The instructions of a stream."""
    most_area: dict[Item, float] = field(default_factory=dict)
    """The largest area for which a form was looked at."""

    def check(
        self, text: bytes, resources: Item, area: float, units: Units
    ) -> None:
        """Look at what instructions paint with, and at the forms that they draw. ``area`` is the
        most that they fill, in the units in which they begin.

        Raises:
            LimitExceededError: a pattern lays too many tiles.
        """
        used = used_names(text)
        patterns = entries_in(entries_in(resources).get("Pattern"))
        for name in sorted(set(used.get("Pattern", ()))):
            pattern = resolved(patterns.get(name.decode("latin-1")))
            entries = getattr(pattern, "attrs", {})
            if laid_tiles(entries, area, units) > LIMITS.tiles * _MEGA:
                raise exceeded(self.name, "tiles", page=self.number)

        if "XObject" in used:
            forms = entries_in(entries_in(resources).get("XObject"))
            for drawn, within in _drawn_forms(text):
                form = resolved(forms.get(drawn.decode("latin-1")))
                if named(getattr(form, "attrs", {}).get("Subtype")) == "Form":
                    self._form(form, resources, area, within, units)

    def check_form(self, form: Item, resources: Item, area: float) -> None:
        """The same of a form that the page itself does not draw, as those of annotations."""
        self._form(form, resources, area, Units(), Units())

    def _form(
        self,
        form: Item,
        resources: Item,
        area: float,
        within: Units,
        units: Units,
    ) -> None:
        """The same of a form, drawn where units are those ``within`` those of its user."""
        inside = within.within(_numbers(form.attrs.get("Matrix"), _UPRIGHT))
        if not inside.area:  # it has no size
            return
        x0, y0, x1, y1 = _numbers(form.attrs.get("BBox"), (0.0,) * 4)
        own = min(abs((x1 - x0) * (y1 - y0)), area / inside.area)
        if own <= self.most_area.get(form, 0.0):
            return
        self.most_area[form] = own
        upright = inside.upright and units.upright
        self.check(
            self.text_of(form),
            resolved(form.attrs.get("Resources")) or resources,
            own,
            Units(units.area * inside.area, upright),
        )


def laid_tiles(pattern: Mapping[str, Item], area: float, units: Units) -> float:
    """The tiles that a pattern lays over an area, each at least as many as the square points of the
    page that it covers; 0 for what pdfium lays by whole pixels, and for what is no such pattern.
    """
    if resolved(pattern.get("PatternType")) != 1:
        return 0.0
    own = Units().within(_numbers(pattern.get("Matrix"), _UPRIGHT))
    x0, y0, x1, y1 = _numbers(pattern.get("BBox"), (0.0,) * 4)
    steps = (
        abs(_numbers([pattern.get("XStep")], (0.0,))[0]),
        abs(_numbers([pattern.get("YStep")], (0.0,))[0]),
    )
    if own.upright and units.upright and (x0, y0, x1, y1) == (0, 0, *steps):
        return 0.0
    if not own.area:
        return 0.0

    tile = own.area * steps[0] * steps[1]
    covered = abs((x1 - x0) * (y1 - y0)) * own.area * units.area
    return (area / tile if tile else inf) * max(1.0, covered)


def _drawn_forms(text: bytes) -> Iterator[tuple[bytes, Units]]:
    """What instructions draw by name, and the units in which they do, each pair once."""
    saved: list[Units] = []
    units, seen = Units(), set()
    for found in _CHANGES.finditer(text):
        state, matrix, name = found.groups()
        if state == b"q":
            saved.append(units)
        elif state == b"Q":
            units = saved.pop() if saved else units
        elif matrix:
            units = units.within(_floats(matrix.split()))
        elif (name, units) not in seen:
            seen.add((name, units))
            yield name, units


def _floats(words: Sequence[bytes]) -> list[float]:
    """Numbers as they are written; 0 for what is none."""
    found = []
    for word in words:
        try:
            found.append(float(word))
        except ValueError:
            found.append(0.0)
    return found


def _numbers(item: Item, otherwise: Sequence[float]) -> Sequence[float]:
    """The numbers of a list; others where it does not hold so many."""
    found = resolved(item)
    if not isinstance(found, list) or len(found) != len(otherwise):
        return otherwise
    values = [resolved(one) for one in found]
    if all(isinstance(one, int | float) for one in values):
        return [float(one) for one in values]
    return otherwise
