"""Objects that are nothing but references, and lead back to themselves.

pdfium gives up on one; the libraries of the second readings, and of the look at a file's structure,
follow it for ever, wherever it stands for a length, a box, a font or a list. What pdfium follows is
a condition of optional content (ISO 32000-1, 8.11.2.2), each part of which may be that condition.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from extract.errors import DamagedPdfError
from extract.pdf.weighing.raw_streams import number_before
from extract.pdf.weighing.references.object_references import (
    GAP,
    REFERENCE,
    referred_objects,
)

_ANY_GAP = rb"(?:%s)?+" % GAP
_BARE = re.compile(rb"obj" + _ANY_GAP + REFERENCE)
_PACKED = re.compile(_ANY_GAP + REFERENCE)
_CONDITION = rb"\[" + _ANY_GAP + rb"/(?:And|Or|Not)\b"
_CONDITIONS = re.compile(rb"obj" + _ANY_GAP + _CONDITION)
_PACKED_CONDITION = re.compile(_ANY_GAP + _CONDITION)
_FIRST = re.compile(rb"/First[\s\0]+(\d{1,9})")
"""Where the objects of a stream begin, after their numbers and places."""
_PLACE = re.compile(rb"(\d++)[\s\0]++(\d{1,9})(?!\d)")


@dataclass(slots=True)
class BareReferences:
    """What the objects that are only references refer to, by their numbers; all of those of one
    number, for which of them is read, nobody knows.
    """

    targets: dict[bytes, set[bytes]] = field(default_factory=dict)

    def add_written(self, data: bytes) -> None:
        """Those that stand in the bytes of a file."""
        for found in _BARE.finditer(data):
            if number := number_before(data, found.start())[0]:
                self._add(number, [found[1]])
        for found in _CONDITIONS.finditer(data):
            if number := number_before(data, found.start())[0]:
                end = data.find(b"endobj", found.end())
                parts = data[found.end() : end if end >= 0 else len(data)]
                self._add(number, referred_objects(parts))

    def add_packed(self, head: bytes, text: bytes) -> None:
        """Those of a stream of objects, of which this is the dictionary."""
        first = _FIRST.search(head)
        if first is None:
            return
        start = int(first[1])
        listed = list(_places(text[:start]))
        places = sorted(start + place for _, place in listed)
        ends = dict(pairwise([*places, len(text)]))
        for number, place in listed:
            at = start + place
            if found := _PACKED.match(text, at):
                self._add(number, [found[1]])
            elif _PACKED_CONDITION.match(text, at):
                self._add(number, referred_objects(text[at : ends[at]]))

    def _add(self, number: bytes, found: Sequence[bytes]) -> None:
        to = self.targets.setdefault(number.lstrip(b"0"), set())
        to.update(one.lstrip(b"0") for one in found)

    def check(self, name: str) -> None:
        """Refuse a file one of whose references leads back to itself.

        Raises:
            DamagedPdfError: it is such a file.
        """
        try:
            TopologicalSorter(self.targets).prepare()
        except CycleError:
            raise DamagedPdfError(
                f"{name} : PDF endommagé (une référence renvoie à elle-même). Téléchargez-le de"
                " nouveau.",
                f"{name}: damaged PDF (a reference leads back to itself). Download it again.",
                code="ring",
            ) from None


def _places(listed: bytes) -> Iterator[tuple[bytes, int]]:
    """The number of each object of a stream, and where it stands."""
    for number, place in _PLACE.findall(listed):
        yield number, int(place)
