"""Forms and patterns that draw each other without end, told from the bytes as they stand.

A damaged file may have a structure that pdfminer reads one way and pdfium, which repairs more,
another way. What a form's own dictionary names is the same for both.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from extract.pdf.limits import LIMITS
from extract.pdf.weighing.raw_streams import (
    STREAM,
    number_before,
    unescaped,
)
from extract.pdf.weighing.unpacking import inflated
from extract.several import found_in

# PDF syntax (ISO 32000-1, 7.2 and 7.3): an object's number, a name that refers to an
# object, and the operator that draws a named one.
_NAMED = re.compile(rb"/([^\s\0/<>\[\](){}%]+)[\s\0]*(\d+)[\s\0]+\d+[\s\0]+R\b")
"""A name and the object that it stands for: "/Fm0 12 0 R"."""
_FORM = re.compile(rb"/Form\b")
"""What says that a stream is a form."""
_GAP = rb"(?:[\s\0]++|%[^\r\n]{0,200}[\r\n]){0,20}+"
_DRAWS = re.compile(
    rb"(?:/([^\s\0/<>\[\](){}%]*+)|\(([^()]*+)\)|<([0-9A-Fa-f\s]*+)>)"  # pdfium takes all three
    + _GAP
    + rb"(?:[-+.\d]++"
    + _GAP
    + rb"(?=Tf))?(Do|scn|SCN|gs|Tf)(?![^\s\0/<>\[\](){}%])"
)
"""A name, in one of the three ways in which pdfium takes it, and the operator that draws it or has
it draw.
"""
_HEAD = 100_000
"""No dictionary of a form is longer than this, in bytes."""


class RawForms:
    """The streams of a file whose dictionaries name things to draw."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._amounts: dict[bytes, int] = {}

    @cached_property
    def drawn(self) -> dict[bytes, list[bytes]]:
        """For the number of each such stream the numbers of the streams it draws, as often as it
        draws them.
        """
        found: dict[bytes, list[bytes]] = defaultdict(list)
        for match in STREAM.finditer(self.data):
            start = self.data.rfind(
                b"obj", max(0, match.start() - _HEAD), match.start()
            )
            number, _ = number_before(self.data, max(0, start))
            head = self.data[max(0, start) : match.start()]
            names, is_lent = self._names(head), _has_no_resources(head)
            if not number or not (names or is_lent):
                continue

            end = self.data.find(b"endstream", match.end())
            body = _instructions(self.data[match.end() : end])
            used = used_names(body)
            # what a pattern paints is one thing, however often it is set
            drawn = [*used.get("XObject", Counter()).elements()]
            drawn += sorted(used.get("Pattern", ()))
            if drawn and is_lent:
                names = {**self._lent, **names}
            # a damaged word at the end of a stream looks like the beginning of another
            found[number] += found_in(names, drawn)
        return found

    def _names(self, head: bytes) -> dict[bytes, bytes]:
        """What the dictionary ``head`` and the resources that it refers to name, by name."""
        names = _named(head)
        if (number := names.get(b"Resources")) is not None:
            names |= _named(self._object(number))
        return names

    @cached_property
    def _lent(self) -> Mapping[bytes, bytes]:
        """What the names of the whole file stand for: a form that has no resources takes those of
        what draws it."""
        return _named(self.data)

    def _object(self, number: bytes) -> bytes:
        """What is written of an object; nothing where it does not end."""
        # where the object of this number opens: "12 0 obj"
        start = re.search(rb"\b%s\s+\d+\s+obj\b" % number, self.data)
        if start is None:
            return b""
        end = self.data.find(b"endobj", start.end())
        if end > 0:
            return self.data[start.end() : end]
        return b""

    def endless(self) -> bool:
        """Whether some stream draws more forms, or deeper ones, than is read."""
        return any(
            self._amount(number, 0) > LIMITS.objects
            for number in sorted(self.drawn)
        )

    def _amount(self, number: bytes, depth: int) -> int:
        """How many forms a stream draws, itself included: one more than the limit stands for all
        that are too many.
        """
        most = LIMITS.objects + 1
        if depth > LIMITS.nesting:
            return most

        if number not in self._amounts:
            inner = self.drawn.get(number, [])
            total = 1
            for one in sorted(set(inner)):
                total += inner.count(one) * self._amount(one, depth + 1)
            self._amounts[number] = min(total, most)
        return self._amounts[number]


def _has_no_resources(head: bytes) -> bool:
    """Whether a dictionary is of a form that says nothing of its resources."""
    plain = unescaped(head)
    return _FORM.search(plain) is not None and b"/Resources" not in plain


def _named(head: bytes) -> dict[bytes, bytes]:
    """The numbers of the objects that a dictionary refers to, by name."""
    return {unescaped(name): number for name, number in _NAMED.findall(head)}


_KINDS: Mapping[bytes, str] = {
    b"Do": "XObject",
    b"scn": "Pattern",
    b"SCN": "Pattern",
    b"gs": "ExtGState",
    b"Tf": "Font",
}
"""Under what word of the resources an operator's operand stands."""


def used_names(text: bytes) -> dict[str, Counter[bytes]]:
    """The names of what instructions draw or set to paint with, and how often they do, by the word
    of the resources that each stands under.
    """
    found: dict[str, Counter[bytes]] = {}
    for match in _DRAWS.finditer(text):
        name, literal, digits, operator = match.groups(b"")
        known = literal or _of_digits(digits) or unescaped(name)
        found.setdefault(_KINDS[operator], Counter())[known] += 1
    return found


def _of_digits(digits: bytes) -> bytes:
    """What a string of hexadecimal digits says; a missing last one is 0."""
    whole = b"".join(digits.split()).decode()
    return bytes.fromhex(whole + "0" * (len(whole) % 2))


def _instructions(body: bytes) -> bytes:
    """The instructions of a stream, as far as they can be unpacked and hardly more than is read.

    What its dictionary says of its packing may be what is damaged, so it is not asked, as
    `undo_packing` would be told: bytes that unpack are packed, those that do not from the first on
    are the instructions.
    """
    text, _ = inflated(body, LIMITS.instructions * 10**6)
    return text or body
