"""Forms that draw each other without end, told from the bytes as they stand.

A damaged file may have a structure that pdfminer reads one way and pdfium, which repairs more,
another way. What a form's own dictionary names is the same for both.
"""

import re
import zlib
from functools import cached_property

from extract.pdf.limits import LIMITS

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_NUMBER = re.compile(rb"(\d+)\s+\d+\s*$")
_NAMED = re.compile(rb"/([^\s/<>\[\](){}%]+)\s*(\d+)\s+\d+\s+R\b")
DRAWS = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_PIECE = 256
"""Bytes unpacked at a time: deflate makes at most 1,032 times as many of them, so hardly more than
is read.
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
        found = {}
        for match in _STREAM.finditer(self.data):
            start = self.data.rfind(b"obj", max(0, match.start() - _HEAD), match.start())
            number = _NUMBER.search(self.data, max(0, start - 20), max(0, start))
            names = self._names(self.data[max(0, start) : match.start()])
            if number is None or not names:
                continue
            body = unpacked(self.data[match.end() : self.data.find(b"endstream", match.end())])
            found[number[1]] = [names[name] for name in DRAWS.findall(body) if name in names]
        return found

    def _names(self, head: bytes) -> dict[bytes, bytes]:
        """What the dictionary ``head`` and the resources that it refers to name, by name."""
        names = dict(_NAMED.findall(head))
        if (number := names.get(b"Resources")) is not None:
            start = re.search(rb"\b%s\s+\d+\s+obj\b" % number, self.data)
            end = self.data.find(b"endobj", start.end()) if start else -1
            names |= dict(_NAMED.findall(self.data[start.end() : end])) if start and end > 0 else {}
        return names

    def endless(self) -> bool:
        """Whether some stream draws more forms, or deeper ones, than is read."""
        return any(self._amount(number, 0) > LIMITS.objects for number in sorted(self.drawn))

    def _amount(self, number: bytes, depth: int) -> int:
        if depth > LIMITS.nesting:
            return LIMITS.objects + 1
        if number not in self._amounts:
            inner = self.drawn.get(number, [])
            self._amounts[number] = min(
                1
                + sum(
                    inner.count(one) * self._amount(one, depth + 1) for one in sorted(set(inner))
                ),
                LIMITS.objects + 1,
            )
        return self._amounts[number]


def unpacked(body: bytes) -> bytes:
    """The instructions of a stream, as far as they can be unpacked and hardly further than is read."""
    unpacker, found, size = zlib.decompressobj(), [], 0
    try:
        for start in range(0, len(body), _PIECE):
            found.append(unpacker.decompress(body[start : start + _PIECE]))
            size += len(found[-1])
            if size > LIMITS.instructions * 10**6:
                break
    except zlib.error:  # what came before is what pdfium draws
        pass
    return b"".join(found) or body
