"""Streams that unpack to more than is read or draw more than is kept, and marks nested beyond
reason.

pdfium unpacks the streams that hold a file's objects while it opens the file: a million bytes of
them can ask for gigabytes. For each mark within marks it keeps a list of those around it: a
thousand bytes of instructions can ask for as much. It makes all objects that a page draws before
one can be counted: forty million bytes of instructions, which pack to forty thousand, ask for a
gigabyte. A map of characters may name four thousand million of them. All this is seen in the bytes
as they stand, deciphered where they are encrypted. A file whose streams may be read otherwise than
they are here is told, and looked at as pdfminer reads it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from extract.pdf.limits import LIMITS, exceeded
from extract.pdf.weighing.character_maps import said_by
from extract.pdf.weighing.kept_states import check_kept, counted_corners
from extract.pdf.weighing.operands import check_operands, shown_bytes
from extract.pdf.weighing.raw_streams import PackedStream, streams
from extract.pdf.weighing.references.object_references import (
    entry_references,
    referred_objects,
)
from extract.pdf.weighing.references.reference_rings import BareReferences
from extract.several import found_in

_MEGA = 10**6
_STRUCTURE = re.compile(rb"/(?:ObjStm|XRef)\b")
"""A stream that holds objects or their places, which is unpacked before anything is drawn."""
_PLACES = re.compile(rb"/XRef\b")
"""One that is never encrypted."""
_NO_INSTRUCTIONS = re.compile(
    rb"/(?:Width|Length1|Length2|FontFile|Metadata)\b"
)
"""What the dictionary of a picture, a font or a description holds."""
_DRAWS = re.compile(rb"/(?:Form|PatternType)\b")
"""What the dictionary of instructions holds, whatever else."""
_ENCRYPTED = b"/Encrypt"
_CONTENTS = re.compile(
    rb"/Contents[\s\0]*(?:\[([^]]*+)|(\d+)[\s\0]+\d+[\s\0]+R\b)"
)
"""The streams that a page draws, in an array that nothing need close for pdfium, or the object that
is one or lists them."""
_MAPS = entry_references(b"ToUnicode", b"Encoding", b"UseCMap")
"""A map of characters, whatever its own dictionary says that it is."""
_MARK = re.compile(rb"(?<![A-Za-z])(?:B[MD]|EM)C\b")
"""An operator that opens or closes marked content, which nests without an end in hostile files."""
_DRAWING = b"S s F f F* f* B B* b b* Tj TJ ' \" Do sh EI".split()
"""The operators that draw an object: a path, a text, a picture, a form or a shading."""
_BLANK = bytes.maketrans(b"()[]<>", b"      ")
_SHORTEST = 4
"""Bytes of instructions for one object, at least."""


class Weight(NamedTuple):
    """What the bytes of a file say of its instructions."""

    hides: bool
    """Whether some may be read that were not seen here."""
    letters: int
    """How many letters one byte of a text may stand for."""


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


def check_streams(
    data: bytes, name: str, password: str | None = None
) -> Weight:
    """Refuse a file whose objects unpack to more than is read or are damaged and long, one of whose
    streams draws more, whose marks are nested deeper, or whose maps name more characters.

    Raises:
        LimitExceededError: it is such a file. DamagedPdfError: a reference leads back to itself.
    """
    references = BareReferences()
    references.add_written(data)
    references.check(name)  # before anything follows one

    decipher = None
    if _ENCRYPTED in data:
        from extract.pdf.weighing.structure import decipher_of

        decipher = decipher_of(data, password)

    weighing = _StreamsWeighed(name, references)
    for packed in streams(data, decipher):
        weighing.add(packed)
    references.check(name)
    weighing.check_maps(data)
    weighing.check_pages(data)
    return Weight(weighing.hides, weighing.letters)


@dataclass(slots=True)
class _StreamsWeighed:
    """What the streams of a file weigh so far."""

    name: str
    references: BareReferences
    structure: int = 0
    copied: int = 0
    instructions: int = 0
    weighed: dict[bytes, _Weighed] = field(default_factory=dict)
    pages: list[bytes] = field(default_factory=list)
    """Objects that were packed and may be pages."""
    hides: bool = False
    mapped: int = 0
    """Bytes of what maps of characters say."""
    letters: int = 1
    """Those of the longest text that they give to one."""
    maps: set[bytes] = field(default_factory=set)
    """The objects of which packed ones say that they are maps."""
    others: list[PackedStream] = field(default_factory=list)
    """Streams that say that they are something else than instructions."""

    def add(self, packed: PackedStream) -> None:
        """Weigh one stream more."""
        if _STRUCTURE.search(packed.head):
            self._add_objects(packed)
            return
        draws = _DRAWS.search(packed.head) is not None
        if draws or not _NO_INSTRUCTIONS.search(packed.head):
            self._add_instructions(packed)
            self.hides |= not packed.is_plain_to_read
        else:
            self.others.append(packed)

    def _add_objects(self, packed: PackedStream) -> None:
        if _PLACES.search(packed.head):
            packed = replace(packed, decipher=None)
        objects = packed.unpacked(LIMITS.structure * _MEGA + 1)
        self.structure += len(objects.text)
        self.copied += objects.copied
        if self.structure > LIMITS.structure * _MEGA:
            raise exceeded(self.name, "structure")
        if self.copied > LIMITS.repair * 1_000 * _MEGA:
            raise exceeded(self.name, "repair")
        self._add_map(objects.text)
        self.references.add_packed(packed.head, objects.text)
        self.maps.update(_MAPS.findall(objects.text))
        if b"/Contents" in objects.text:
            self.pages.append(objects.text)

    def _add_instructions(self, packed: PackedStream) -> None:
        most = LIMITS.instructions * _MEGA
        text = packed.unpacked(most + 1).text
        # whichever page draws it: what names it may be damaged
        if len(text) > most:
            raise exceeded(self.name, "instructions")
        self.instructions += len(text)
        if self.instructions > LIMITS.unpacked * _MEGA:
            raise exceeded(self.name, "unpacked")
        # which of two objects of one number is read, nobody knows
        other = self.weighed.get(packed.number)
        if other is None or len(text) > other.size:
            self.weighed[packed.number] = _Weighed.of(packed, text)
        self._add_map(text)
        check_instructions(text, self.name)

    def _add_map(self, text: bytes) -> None:
        """Weigh what a stream says of characters where it is a map of some."""
        said = said_by(text)
        self.mapped += said.size
        self.letters = max(self.letters, said.longest)
        if self.mapped > LIMITS.mapped * _MEGA:
            raise exceeded(self.name, "mapped")

    def check_maps(self, data: bytes) -> None:
        """Weigh the maps of characters that say that they are something else."""
        self.maps.update(_MAPS.findall(data))
        for packed in self.others:
            if packed.number in self.maps:
                most = LIMITS.instructions * _MEGA
                self._add_map(packed.unpacked(most).text)

    def check_pages(self, data: bytes) -> None:
        """Weigh together the streams that a page names, which pdfium puts together before it draws
        any.
        """
        for number in self.weighed if self.letters > 1 else ():
            self._check_shown([self.weighed[number]])
        for text in (data, *self.pages):
            for found in _CONTENTS.finditer(text):
                listed, single = found.groups()
                numbers = (
                    [single] if listed is None else referred_objects(listed)
                )
                self._check_page(numbers)

    def _check_page(self, numbers: list[bytes]) -> None:
        most = LIMITS.instructions * _MEGA
        parts = found_in(self.weighed, numbers)
        self.hides |= len(parts) < len(numbers)
        size = sum(part.size for part in parts)
        if size > most:
            raise exceeded(self.name, "instructions")

        keeps = sum(part.keeps for part in parts)
        is_heavy = keeps > LIMITS.marks or size > _SHORTEST * LIMITS.drawn
        if is_heavy and len(parts) > 1:
            texts = [part.packed.unpacked(most).text for part in parts]
            check_instructions(b"\n".join(texts), self.name)
        if self.letters > 1:
            self._check_shown(parts)

    def _check_shown(self, parts: Sequence[_Weighed]) -> None:
        """Count the letters that streams drawn together show, by the most of each character."""
        most = LIMITS.shown * _MEGA // self.letters
        if sum(part.size for part in parts) <= most:
            return
        texts = (
            part.packed.unpacked(LIMITS.instructions * _MEGA).text
            for part in parts
        )
        if sum(map(shown_bytes, texts)) > most:
            raise exceeded(self.name, "shown")


def check_instructions(text: bytes, name: str) -> None:
    """Weigh the instructions of one stream, or of several that are drawn as one.

    Raises:
        LimitExceededError: they draw or keep more than is read.
    """
    _check_marks(text, name)
    check_kept(text, name)
    check_operands(text, name)
    _check_drawn(text, name)


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
