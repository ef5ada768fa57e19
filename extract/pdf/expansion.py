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

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.errors import DamagedPdfError
from extract.pdf.limits import LIMITS, exceeded
from extract.pdf.recursive_forms import RawForms, unpacked, used_names
from extract.pdf.weighing.painted_streams import (
    Item,
    count_paintings,
    named,
    painters,
    resolved,
)
from extract.pdf.weighing.text_filters import TEXT_FILTERS


def _written(name: bytes) -> bytes:
    """The pattern of a name, whose letters may be written by their codes."""
    letters = (b"(?:%c|#(?i:%02x))" % (code, code) for code in name)
    return b"/" + b"".join(letters) + rb"\b"


_SUSPECT = re.compile(
    # a form, or what may stand for one, or a pattern
    _written(b"Form")
    + rb"|/Subtype\s+\d|"
    + _written(b"PatternType")
    +
    # instructions that are long, packed twice, or in many pieces
    rb"|/Length\s+\d{6}|/FlateDecode\s*/FlateDecode|/Contents\s*\[[^]]{500}"
)
"""What a file must hold before its instructions can unpack to more than is weighed elsewhere."""
_KNOWN = frozenset({"FlateDecode", "Fl", *map(bytes.decode, TEXT_FILTERS)})
"""The filters that are undone no further than is read."""
STUMBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What pdfminer, and pdfplumber over it, let through on bytes that pdfium still makes sense of."""


class Amount(NamedTuple):
    """Forms drawn, and bytes of instructions."""

    forms: int
    size: int


def check_expansion(data: bytes, name: str, password: str | None) -> None:
    """Refuse a file one of whose pages asks for more than is read. What pdfminer cannot read is
    left to pdfium, once no form in it draws itself.

    Raises:
        LimitExceededError: a page draws too many forms, nests them too deep, or has too many
        instructions. DamagedPdfError: a form of a file without a sound structure draws itself, or
        far too many others.
    """
    if _SUSPECT.search(data) is None:
        return
    from pdfminer.psexceptions import PSException

    # its warnings about odd files are no message of ours
    logging.getLogger("pdfminer").setLevel(logging.ERROR)

    try:
        for number, page in enumerate(_pages(data, password), 1):
            _Weighing(name, number).page(page)
    except (PSException, OSError, *STUMBLES):
        pass

    if RawForms(data).endless():
        raise DamagedPdfError(
            f"{name} : PDF endommagé (un formulaire se dessine lui-même). Téléchargez-le de"
            " nouveau.",
            f"{name}: damaged PDF (a form draws itself). Download it again.",
            code="form",
        )


def _pages(data: bytes, password: str | None) -> Iterator[Item]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    pages: Iterator[Item] = PDFPage.create_pages(
        PDFDocument(PDFParser(io.BytesIO(data)), password or "")
    )
    return pages


@dataclass
class _Weighing:
    """One page weighed: each form once, however often it is drawn."""

    name: str
    number: int
    forms: dict[tuple[Item, bool], Amount] = field(default_factory=dict)
    texts: dict[Item, bytes] = field(default_factory=dict)

    def page(self, page: Item) -> None:
        """Add up the page's own instructions and those of its annotations."""
        total = Amount(0, 0)
        for stream in map(resolved, page.contents):
            total = self._sum(total, 1, self._drawn(stream, page.resources, 0))
        for stream in _appearances(page.annots):
            total = self._sum(total, 1, self._form(stream, page.resources, 1))

    def _drawn(
        self, stream: Item, resources: Item, depth: int, *, paints: bool = False
    ) -> Amount:
        """The amount of a stream of instructions, which is drawn itself or painted with."""
        if stream not in self.texts:
            self.texts[stream] = self._text(stream)
        text = self.texts[stream]
        total = Amount(0, len(text))
        used = used_names(text)
        things = _forms(resources) if "XObject" in used else {}
        for key, times in sorted(Counter(used.get("XObject", ())).items()):
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
            self.forms[key] = Amount(1 + inside.forms, inside.size)
        return self.forms[key]

    def _sum(self, total: Amount, times: int, one: Amount) -> Amount:
        forms, size = (
            total.forms + times * one.forms,
            total.size + times * one.size,
        )
        if forms > LIMITS.objects:
            raise exceeded(self.name, "objects", page=self.number)
        if size > LIMITS.instructions * 10**6:
            raise exceeded(self.name, "instructions", page=self.number)
        return Amount(forms, size)

    def _text(self, stream: Item) -> bytes:
        """A stream unpacked, no further than its limit."""
        filters = [
            str(getattr(kind, "name", kind)) for kind, _ in stream.get_filters()
        ]
        if not _KNOWN.issuperset(filters):
            return bytes(stream.get_data())

        text = stream.get_rawdata()
        if stream.decipher and stream.objid is not None:
            text = stream.decipher(
                stream.objid, stream.genno, text, stream.attrs
            )

        most = LIMITS.instructions * 10**6
        for kind in filters:
            from_text = TEXT_FILTERS.get(kind.encode("latin-1"))
            text = from_text(text, most) if from_text else unpacked(text)
            if len(text) > most:
                raise exceeded(self.name, "instructions", page=self.number)
        return bytes(text)


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
