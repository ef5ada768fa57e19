"""Streams that unpack to more than is read or draw more than is kept, and marks nested beyond
reason.

pdfium unpacks the streams that hold a file's objects while it opens the file: a million bytes of
them can ask for gigabytes. For each mark within marks it keeps a list of those around it: a
thousand bytes of instructions can ask for as much. It makes all objects that a page draws before
one can be counted: forty million bytes of instructions, which pack to forty thousand, ask for a
gigabyte. All this is seen in the bytes as they stand; what is encrypted, or packed by LZW, is left
to the limits of the process.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from extract.pdf.limits import LIMITS, exceeded
from extract.pdf.weighing.kept_states import check_kept, counted_corners
from extract.pdf.weighing.text_filters import TEXT_FILTERS
from extract.several import found_in

_MEGA = 10**6
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
"""Where the bytes of a stream begin."""
_HEAD = 4_000
"""Bytes before a stream that hold its dictionary."""
_STRUCTURE = re.compile(rb"/(?:ObjStm|XRef)\b")
"""A stream that holds objects or their places, which is unpacked before anything is drawn."""
_NO_INSTRUCTIONS = re.compile(
    rb"/(?:Width|Length1|Length2|FontFile|Metadata)\b"
)
"""What the dictionary of a picture, a font or a description holds."""
_FILTER = re.compile(rb"/(Fl(?:ateDecode)?|%s)\b" % b"|".join(TEXT_FILTERS))
"""How a stream is packed, in the order in which it is unpacked."""
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
"""A byte of a name written by its code, as a hidden "FlateDecode" would be: "#46late"."""
_NUMBER_REACH = 20
"""Bytes before "obj" in which the object's number is written."""
_CONTENTS = b"/Contents"
_PIECE = 1 << 16
_MARK = re.compile(rb"(?<![A-Za-z])(?:B[MD]|EM)C\b")
"""An operator that opens or closes marked content, which nests without an end in hostile files."""
_DRAWING = b"S s F f F* f* B B* b b* Tj TJ ' \" Do sh EI".split()
"""The operators that draw an object: a path, a text, a picture, a form or a shading."""
_BLANK = bytes.maketrans(b"()[]<>", b"      ")
_SHORTEST = 4
"""Bytes of instructions for one object, at least."""


@dataclass(frozen=True, slots=True)
class PackedStream:
    """A stream as it stands in a file, the number of its object, and its dictionary."""

    number: bytes
    head: bytes
    body: memoryview

    @property
    def filters(self) -> list[bytes]:
        """How it is packed, the outermost first."""
        return _FILTER.findall(self.head)


class _Weighed(NamedTuple):
    """What is remembered of a stream of instructions."""

    size: int
    keeps: int
    """How often it may have something kept: a mark, a state or a clip."""
    packed: PackedStream

    @classmethod
    def of(cls, packed: PackedStream, text: bytes) -> "_Weighed":
        """The weight of a stream that unpacks to ``text``."""
        keeping: tuple[bytes, ...] = (b"q", b"W", b"BMC", b"BDC")
        if b"Tr" in text:
            keeping += (b"Tj", b"TJ")
        return cls(len(text), sum(map(text.count, keeping)), packed)


class Unpacked(NamedTuple):
    """What a stream unpacks to. ``copied`` is how many bytes pdfminer copies to read it where it is
    damaged: it then unpacks one byte at a time, and copies all that came before.
    """

    text: bytes
    copied: int


def check_streams(data: bytes, name: str) -> None:
    """Refuse a file whose objects unpack to more than is read or are damaged and long, one of whose
    streams draws more, or whose marks are nested deeper.

    Raises:
        LimitExceededError: it is such a file.
    """
    structure = instructions = copied = 0
    weighed: dict[bytes, _Weighed] = {}
    for packed in _streams(data):
        if _STRUCTURE.search(packed.head):
            objects = _unpacked(packed, LIMITS.structure * _MEGA + 1)
            structure += len(objects.text)
            copied += objects.copied
            if structure > LIMITS.structure * _MEGA:
                raise exceeded(name, "structure")
            if copied > LIMITS.repair * 1_000 * _MEGA:
                raise exceeded(name, "repair")
        elif not _NO_INSTRUCTIONS.search(packed.head):
            text = _unpacked(packed, LIMITS.instructions * _MEGA).text
            instructions += len(text)
            if instructions > LIMITS.unpacked * _MEGA:
                raise exceeded(name, "unpacked")
            # which of two objects of one number is read, nobody knows
            other = weighed.get(packed.number)
            if other is None or len(text) > other.size:
                weighed[packed.number] = _Weighed.of(packed, text)
            _check_instructions(text, name)
    _check_contents(data, weighed, name)


def _streams(data: bytes) -> Iterator[PackedStream]:
    whole = memoryview(data)
    for match in _STREAM.finditer(data):
        start = data.rfind(b"obj", max(0, match.start() - _HEAD), match.start())
        head = data[max(start, match.start() - _HEAD, 0) : match.start()]
        if b"#" in head:
            head = unescaped(head)
        end = data.find(b"endstream", match.end())
        if end < 0:
            end = len(data)
        before = data[max(0, start - _NUMBER_REACH) : max(0, start)].split()
        number = before[-2] if len(before) > 1 else b""
        yield PackedStream(number, head, whole[match.end() : end])


def _check_contents(
    data: bytes, weighed: Mapping[bytes, _Weighed], name: str
) -> None:
    """Weigh together the streams that a page names, which pdfium puts together before it draws
    any.
    """
    most = LIMITS.instructions * _MEGA
    for numbers in _contents(data):
        parts = found_in(weighed, numbers)
        size = sum(part.size for part in parts)
        if size > most:
            raise exceeded(name, "instructions")

        keeps = sum(part.keeps for part in parts)
        is_heavy = keeps > LIMITS.marks or size > _SHORTEST * LIMITS.drawn
        if is_heavy and len(parts) > 1:
            texts = [_unpacked(part.packed, most).text for part in parts]
            _check_instructions(b"\n".join(texts), name)


def _check_instructions(text: bytes, name: str) -> None:
    """Weigh the instructions of one stream, or of several that are drawn as one."""
    _check_marks(text, name)
    check_kept(text, name)
    _check_drawn(text, name)


def _contents(data: bytes) -> Iterator[list[bytes]]:
    """The numbers of the streams that each page of several names, as often as it does."""
    at = data.find(_CONTENTS)
    while at >= 0:
        at += len(_CONTENTS)
        if data[at : at + _HEAD].lstrip()[:1] == b"[":
            start, end = data.find(b"[", at) + 1, data.find(b"]", at)
            yield data[start : max(start, end)].split()[::3]
        at = data.find(_CONTENTS, at)


def unescaped(name: bytes) -> bytes:
    """A name, or a dictionary of them, with the characters that ``#xx`` stands for."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name)


def _unpacked(packed: PackedStream, most: int) -> Unpacked:
    """What a stream unpacks to, no more than ``most`` bytes of it at any step."""
    text: bytes | memoryview = packed.body
    copied = 0
    for name in packed.filters:
        size = len(text)
        if (from_text := TEXT_FILTERS.get(name)) is not None:
            text = from_text(bytes(text), most)
            continue
        text, is_whole = _inflated(text, most)
        copied += 0 if is_whole else size * len(text)
    return Unpacked(bytes(text[:most]), copied)


def _inflated(body: bytes | memoryview, most: int) -> tuple[bytes, bool]:
    """What deflated bytes say, as far as they can be read, and whether they are read to their end:
    what comes before a damage is what pdfium reads too.
    """
    unpacker, found, size = zlib.decompressobj(), [], 0
    for start in range(0, len(body), _PIECE):
        before = unpacker.copy()
        try:
            piece = _next(unpacker, body[start : start + _PIECE], most - size)
        except zlib.error:
            found.append(_damaged(before, body[start : start + _PIECE], most))
            break
        found.append(piece)
        size += len(piece)
        if size >= most or unpacker.eof:
            break
    return b"".join(found), unpacker.eof


def _next(
    unpacker: "zlib._Decompress", packed: bytes | memoryview, most: int
) -> bytes:
    """What the next bytes say, no more than ``most`` of it."""
    found = [unpacker.decompress(packed, most)]
    size = len(found[0])
    while unpacker.unconsumed_tail and size < most:
        found.append(unpacker.decompress(unpacker.unconsumed_tail, most - size))
        size += len(found[-1])
    return b"".join(found)


def _damaged(
    unpacker: "zlib._Decompress", packed: bytes | memoryview, most: int
) -> bytes:
    """The same of bytes in which there is a damage, byte after byte."""
    found, size = [], 0
    with suppress(zlib.error):
        for at in range(len(packed)):
            found.append(_next(unpacker, packed[at : at + 1], most - size))
            size += len(found[-1])
            if size >= most:
                break
    return b"".join(found)


def _check_drawn(text: bytes, name: str) -> None:
    """Count the objects that instructions draw, and the corners of their paths, where they are long
    enough for too many."""
    if len(text) <= _SHORTEST * LIMITS.drawn:
        return
    drawn = corners = 0
    for start in range(0, len(text), _MEGA):
        words = Counter(text[start : start + _MEGA].translate(_BLANK).split())
        drawn += sum(map(words.__getitem__, _DRAWING))
        corners += counted_corners(words)
        if drawn > LIMITS.drawn:
            raise exceeded(name, "drawn")
        if corners > LIMITS.corners * _MEGA:
            raise exceeded(name, "corners")


def _check_marks(text: bytes, name: str) -> None:
    """Count how deep marks lie in each other, where there are enough of them."""
    if text.count(b"BMC") + text.count(b"BDC") <= LIMITS.marks:
        return
    depth = 0
    for found in _MARK.finditer(text):
        depth = max(0, depth + (1 if found[0] != b"EMC" else -1))
        if depth > LIMITS.marks:
            raise exceeded(name, "marks")
