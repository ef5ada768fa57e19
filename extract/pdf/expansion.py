"""What a page's drawing instructions amount to, forms counted as often as they are drawn, before
any is followed.

A form may draw another twice, and that one a third twice: a few hundred bytes then ask pdfium for
millions of objects, all made before one can be counted. pdfminer reads the same file's structure
without following it. It is asked only about files that hold a form or a pattern, or a stream that
may unpack to a great deal.

A pattern, a glyph of a Type 3 font and the mask of a transparency are drawn while a page is
painted, each time something is painted with them. They may draw each other too, or themselves: 900
bytes then ask for a painting that never ends.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.errors import DamagedPdfError
from extract.pdf.limits import LIMITS, exceeded
from extract.pdf.recursive_forms import RawForms, used_names
from extract.pdf.weighing.operands import shown_bytes
from extract.pdf.weighing.packed_streams import check_instructions
from extract.pdf.weighing.painted_streams import (
    Item,
    count_paintings,
    entries_in,
    named,
    painters,
    resolved,
)
from extract.pdf.weighing.raw_streams import step_of
from extract.pdf.weighing.references.object_references import written
from extract.pdf.weighing.stumbles import STUMBLES
from extract.pdf.weighing.tiles import TilesCounted, Units
from extract.pdf.weighing.unpacking import FILTERS, undo_packing

_SUSPECT = re.compile(
    # a form, or what may stand for one, or a pattern
    written(b"Form")
    + rb"|/Subtype\s+\d|"
    + written(b"PatternType")
    +
    # instructions that are long, packed twice, or in many pieces
    rb"|/Length\s+\d{6}|/FlateDecode\s*/FlateDecode|/Contents\s*\[[^]]{500}"
)
"""What a file must hold before its instructions can unpack to more than is weighed elsewhere."""
_KNOWN = frozenset(map(bytes.decode, FILTERS))
"""The filters that are undone no further than is read."""


class Amount(NamedTuple):
    """Forms drawn, and bytes of instructions and of the text in them."""

    forms: int
    size: int
    shown: int = 0


def check_expansion(
    data: bytes,
    name: str,
    password: str | None,
    *,
    look_closer: bool = False,
    letters: int = 1,
) -> None:
    """Refuse a file one of whose pages asks for more than is read. What pdfminer cannot read is
    left to pdfium, once no form in it draws itself. Where the bytes do not tell whether a page may
    ask for much, it is looked at only if it is to be looked at closer. ``letters`` is how many one
    byte of a text may stand for.

    Raises:
        LimitExceededError: a page draws too many forms, nests them too deep, has too many
        instructions, or some that draw or keep too much. DamagedPdfError: a form of a file without
        a sound structure draws itself, or far too many others.
    """
    if not look_closer and _SUSPECT.search(data) is None:
        return
    from pdfminer.psexceptions import PSException

    from extract.pdf.weighing.structure import structured_pages

    with suppress(PSException, OSError, *STUMBLES):
        for number, page in enumerate(structured_pages(data, password), 1):
            with suppress(PSException, OSError, *STUMBLES):
                _Weighing(name, number, letters).page(page)

    if RawForms(data).endless():
        raise DamagedPdfError(
            f"{name} : PDF endommagé (un formulaire se dessine lui-même). Téléchargez-le de"
            " nouveau.",
            f"{name}: damaged PDF (a form draws itself). Download it again.",
            code="form",
        )


@dataclass
class _Weighing:
    """One page weighed: each form once, however often it is drawn."""

    name: str
    number: int
    letters: int = 1
    """How many of them one byte of a text may stand for."""
    forms: dict[tuple[Item, bool], Amount] = field(default_factory=dict)
    texts: dict[Item, bytes] = field(default_factory=dict)
    has_patterns: bool = False

    def page(self, page: Item) -> None:
        """Add up the page's own instructions and those of its annotations."""
        total = Amount(0, 0)
        contents = list(filter(_is_stream, map(resolved, page.contents)))
        for stream in contents:
            total = self._sum(total, 1, self._drawn(stream, page.resources, 0))
        appearances = list(_appearances(page.annots))
        for stream in appearances:
            total = self._sum(total, 1, self._form(stream, page.resources, 1))

        # pdfium puts together what a page draws before it draws any
        text = b"\n".join(map(self.texts.__getitem__, contents))
        if len(contents) > 1:
            check_instructions(text, self.name)
        if self.has_patterns:
            self._check_tiles(page, text, appearances)

    def _check_tiles(
        self, page: Item, text: bytes, appearances: Sequence[Item]
    ) -> None:
        """Count the tiles of the page's own patterns, and of those of its annotations."""
        x0, y0, x1, y1 = map(float, resolved(page.mediabox))
        area = abs((x1 - x0) * (y1 - y0))
        counted = TilesCounted(self.name, self.number, self._known_text)
        counted.check(text, page.resources, area, Units())
        for form in appearances:
            counted.check_form(form, page.resources, area)

    def _drawn(
        self, stream: Item, resources: Item, depth: int, *, paints: bool = False
    ) -> Amount:
        """The amount of a stream of instructions, which is drawn itself or painted with."""
        if stream not in self.texts:
            self.texts[stream] = self._text(stream)
            check_instructions(self.texts[stream], self.name)
        text = self.texts[stream]
        total = Amount(0, len(text), shown_bytes(text))
        used = used_names(text)
        self.has_patterns |= "Pattern" in used
        things = _forms(resources) if "XObject" in used else {}
        for key, times in sorted(used.get("XObject", Counter()).items()):
            if (form := things.get(key.decode("latin-1"))) is not None:
                inside = self._form(form, resources, depth + 1, paints=paints)
                total = self._sum(total, times, inside)
        for painter, own in painters(used, resources):
            inside = self._form(
                painter, own or resources, depth + 1, paints=True
            )
            # one that draws nothing but itself is no more than its pixels; inside another, each
            # is drawn whenever something is painted
            times, forms = 1, inside.forms - 1
            if paints:
                times, forms = count_paintings(text), inside.forms
            total = self._sum(total, times, Amount(forms, 0))
        return total

    def _form(
        self, stream: Item, resources: Item, depth: int, *, paints: bool = False
    ) -> Amount:
        if depth > LIMITS.nesting:
            raise exceeded(self.name, "nesting", page=self.number)
        key = stream, paints
        if key not in self.forms:
            own = resolved(stream.attrs.get("Resources")) or resources
            inside = self._drawn(stream, own, depth, paints=paints)
            self.forms[key] = inside._replace(forms=1 + inside.forms)
        return self.forms[key]

    def _sum(self, total: Amount, times: int, one: Amount) -> Amount:
        forms, size, shown = (
            before + times * more
            for before, more in zip(total, one, strict=True)
        )
        if forms > LIMITS.objects:
            raise exceeded(self.name, "objects", page=self.number)
        if size > LIMITS.instructions * 10**6:
            raise exceeded(self.name, "instructions", page=self.number)
        if shown * self.letters > LIMITS.shown * 10**6:
            raise exceeded(self.name, "shown", page=self.number)
        return Amount(forms, size, shown)

    def _known_text(self, stream: Item) -> bytes:
        """A stream that was weighed; nothing of any other."""
        return self.texts.get(stream, b"")

    def _text(self, stream: Item) -> bytes:
        """A stream unpacked, no further than its limit."""
        filters = [
            (str(getattr(kind, "name", kind)), told)
            for kind, told in stream.get_filters()
        ]
        if not _KNOWN.issuperset(name for name, _ in filters):
            return bytes(stream.get_data())

        text = stream.get_rawdata()
        if stream.decipher and stream.objid is not None:
            text = stream.decipher(
                stream.objid, stream.genno, text, stream.attrs
            )

        most = LIMITS.instructions * 10**6
        steps = [
            step_of(name.encode("latin-1"), _numbers_in(told))
            for name, told in filters
        ]
        found = undo_packing(text, steps, most + 1).text
        if len(found) > most:
            raise exceeded(self.name, "instructions", page=self.number)
        return found


def _numbers_in(told: Item) -> dict[str, int]:
    """The whole numbers of a dictionary, by name."""
    values = ((name, resolved(one)) for name, one in entries_in(told).items())
    return {name: one for name, one in values if isinstance(one, int)}


def _is_stream(item: Item) -> bool:
    return hasattr(item, "attrs")


def _forms(resources: Item) -> Mapping[str, Item]:
    """The forms among the things that a page's or a form's resources name."""
    things = resolved((resolved(resources) or {}).get("XObject")) or {}
    found = {}
    for key, thing in things.items():
        stream = resolved(thing)
        if named(getattr(stream, "attrs", {}).get("Subtype")) == "Form":
            found[key] = stream
    return found


def _appearances(annotations: Item) -> Iterator[Item]:
    """The streams that draw annotations, one for each of their states."""
    for annotation in resolved(annotations) or ():
        appearance = resolved((resolved(annotation) or {}).get("AP")) or {}
        normal = resolved(appearance.get("N"))
        states = normal.values() if isinstance(normal, dict) else (normal,)
        for stream in map(resolved, states):
            if hasattr(stream, "attrs"):
                yield stream
