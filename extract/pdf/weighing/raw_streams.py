"""The streams of a file as they stand in its bytes, before anything makes sense of its
structure.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from extract.pdf.weighing.predictors import Predictor
from extract.pdf.weighing.unpacking import FILTERS, Step, Unpacked, undo_packing

Decipher = Callable[[int, int, bytes], bytes]
"""The clear bytes of a stream, by the number and the generation of its object."""

STREAM = re.compile(rb"(?<!end)stream[^\r\n<>]{0,200}(?:\r\n?|\n)")
"""Where the bytes of a stream begin: pdfium looks for them on the next line."""
_HEAD = 100_000
"""Bytes before a stream that hold its dictionary, at most."""
_OPENS = re.compile(rb"obj[\s\0]*<<")
"""How the object of a stream opens."""
_FILTER = re.compile(rb"/(%s)\b" % b"|".join(sorted(FILTERS, reverse=True)))
"""How a stream is packed, in the order in which it is unpacked."""
_FILTERS = re.compile(
    rb"/Filter(?:[\s\0]|%[^\r\n]*+)*+(\[[^]]*+\]|/[^\s\0/<>\[\]]++)"
)
"""What a dictionary says of how its stream is packed."""
_PARAMETERS = re.compile(rb"/DecodeParms[\s\0]*(\[[^]]*+\]|<<[^>]*+>>)")
_OF_STEP = re.compile(rb"<<[^>]*+>>|null")
"""What each step of several is told, in their order."""
_ENTRY = re.compile(rb"/(\w+)[\s\0]+(\d{1,9})(?![\d.])")
"""A name and its number."""
_USUAL = b"/FlateDecode"
_NAMES = re.compile(rb"obj[\s\0]+(\[?[\s\0]*/[^<>]{1,200}?)endobj")
"""An object that is nothing but names."""
_REFERRED = re.compile(
    rb"/Filter[\s\0]*\[?((?:[\s\0]*\d{1,10}[\s\0]+\d+[\s\0]+R\b){1,9})"
)
"""The objects that say how a stream is packed."""
_ELSEWHERE = re.compile(
    rb"/(?:Filter|DecodeParms)[\s\0]*\[?[\s\0]*\d+[\s\0]+\d+[\s\0]+R\b"
)
"""How a stream is packed stands in another object."""
_LENGTH = re.compile(
    rb"/Length[\s\0]+(\d{1,10})(?!\d)(?:[\s\0]+\d+[\s\0]+(R)\b)?"
)
"""The bytes of a stream, or the object that says how many they are."""
_NUMBER = re.compile(rb"obj[\s\0]+(\d{1,10})[\s\0]+endobj")
"""An object that is nothing but a number."""
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
"""A byte of a name written by its code, as a hidden "FlateDecode" would be: "#46late"."""
_NUMBER_REACH = 20
"""Bytes before "obj" in which the object's number is written."""
_END = b"endstream"
_IDENTITY = b"/Identity"
"""The cipher of a stream that is not encrypted where others are."""


@dataclass(frozen=True, slots=True)
class PackedStream:
    """A stream as it stands in a file, the number of its object, and its dictionary."""

    number: bytes
    generation: bytes
    head: bytes
    body: memoryview
    decipher: Decipher | None = None
    elsewhere: bytes = b""
    """What another object says of how it is packed, where its dictionary refers to one."""

    @property
    def is_plain_to_read(self) -> bool:
        """Whether all that says how it is packed stands before it."""
        return (
            _OPENS.match(self.head) is not None
            and _ELSEWHERE.search(self.head) is None
        )

    def unpacked(self, most: int) -> Unpacked:
        """What it unpacks to, in the clear, no more than ``most`` bytes of it at any step; the most
        of it where its dictionary may be read in several ways."""
        body: bytes | memoryview = self.body
        if self.decipher is not None and _IDENTITY not in self.head:
            numbers = int(self.number or 0), int(self.generation or 0)
            body = self.decipher(*numbers, bytes(body))
        made = [
            undo_packing(body, self._steps(names), most)
            for names in self._packings()
        ]
        text = max((one.text for one in made), key=len)
        return Unpacked(text, max(one.copied for one in made))

    def _packings(self) -> list[tuple[bytes, ...]]:
        """The names of how it is packed, the outermost first: those of the whole dictionary, in
        which a reader may look elsewhere where it is damaged, and those that it says to be it."""
        told = _FILTERS.findall(self.head)
        if not self.is_plain_to_read:
            told += filter(None, (self.elsewhere, _USUAL))
        named = (tuple(_FILTER.findall(one)) for one in (self.head, *told))
        return list(dict.fromkeys(named))

    def _steps(self, names: Sequence[bytes]) -> list[Step]:
        """The steps of such names."""
        told: list[bytes] = []
        if (found := _PARAMETERS.search(self.head)) is not None:
            told = _OF_STEP.findall(found[1])
        pairs = zip_longest(names, told[: len(names)], fillvalue=b"")
        return [_step(name, text) for name, text in pairs]


def _step(name: bytes, told: bytes) -> Step:
    """One step, and what its dictionary says."""
    numbers = {key: int(number) for key, number in _ENTRY.findall(told)}
    return step_of(
        name, {key.decode("latin-1"): one for key, one in numbers.items()}
    )


def step_of(name: bytes, told: Mapping[str, int]) -> Step:
    """One step, and what it is told, by the names of the norm."""
    predictor = Predictor(
        told.get("Predictor", 1),
        told.get("Columns", 1),
        told.get("Colors", 1),
        told.get("BitsPerComponent", 8),
    )
    return Step(name, predictor, told.get("EarlyChange", 1))


def streams(data: bytes, decipher: Decipher | None) -> Iterator[PackedStream]:
    """All streams of a file."""
    whole, lengths, names = memoryview(data), _Lengths(data), _Names(data)
    for match in STREAM.finditer(data):
        start = data.rfind(b"obj", max(0, match.start() - _HEAD), match.start())
        head = data[max(start, match.start() - _HEAD, 0) : match.start()]
        if b"#" in head:
            head = unescaped(head)
        number, generation = number_before(data, max(0, start))
        end = lengths.end(match.end(), head)
        body = whole[match.end() : end]
        elsewhere = names.of(head)
        yield PackedStream(number, generation, head, body, decipher, elsewhere)


def number_before(data: bytes, start: int) -> tuple[bytes, bytes]:
    """The number and the generation of the object that opens at ``start``; nothing for one that is
    no number.
    """
    before = data[max(0, start - _NUMBER_REACH) : start].split()
    number, generation = before[-2:] if len(before) > 1 else (b"", b"")
    if not (number.isdigit() and generation.isdigit()):
        return b"", b""
    return number, generation


def unescaped(name: bytes) -> bytes:
    """A name, or a dictionary of them, with the characters that ``#xx`` stands for."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name)


class _Lengths:
    """Where streams end: by what is said of their length where the word that closes them follows,
    at the next such word otherwise.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._known: dict[bytes, int] | None = None

    def end(self, start: int, head: bytes) -> int:
        """Where the stream ends whose bytes begin at ``start``."""
        length = self._told(head)
        if length is not None:
            after = self._data[start + length : start + length + 20]
            if after.lstrip()[: len(_END)] == _END:
                return start + length
        end = self._data.find(_END, start)
        return end if end >= 0 else len(self._data)

    def _told(self, head: bytes) -> int | None:
        found = _LENGTH.search(head)
        if found is None:
            return None
        if found[2] is None:
            return int(found[1])
        if self._known is None:
            self._known = dict(self._numbers())
        return self._known.get(found[1])

    def _numbers(self) -> Iterator[tuple[bytes, int]]:
        """The objects that are numbers."""
        for number, value in _objects(_NUMBER, self._data):
            yield number, int(value)


class _Names:
    """What objects that are nothing but names say of how streams are packed."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _known(self) -> dict[bytes, bytes]:
        return dict(_objects(_NAMES, self._data))

    def of(self, head: bytes) -> bytes:
        """The names that a dictionary refers to, in its order."""
        found = _REFERRED.search(head)
        numbers = [] if found is None else found[1].split()[::3]
        return b" ".join(self._known.get(number, b"") for number in numbers)


def _objects(
    kind: re.Pattern[bytes], data: bytes
) -> Iterator[tuple[bytes, bytes]]:
    """The numbers of the objects of a kind, and what they say."""
    for found in kind.finditer(data):
        number, _ = number_before(data, found.start())
        if number:
            yield number, found[1]
