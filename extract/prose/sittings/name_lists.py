"""Attendance lists as minutes print them: the persons under each heading, with their places."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.geometry import Place
from extract.lines.paragraphs import Block
from extract.prose.joined_text import BlockPart, places_in
from extract.prose.sittings.list_labels import ListLabel, find_labels
from extract.prose.sittings.person_names import (
    NamesRead,
    Person,
    read_names,
    read_names_at,
)
from extract.prose.sittings.person_words import A_NAME
from extract.texts.sitting import ListKind

_PARTED = (",", ";")
"""What parts names in one line: where none is, each line is a name."""

_NOTHING = NamesRead((), 0, True)
_OPEN_END = re.compile(r"(?:[,;&]|\bet)\s*$")
"""A mark after which another name comes, unless a heading does."""
_MARK = re.compile(r"[,;:.\n]")
"""A mark that a name may begin after."""
_SECRETARY = re.compile(r"(?i)secrétaire")
"""Who is told to keep the minutes, below the lists."""
_NUMBER = re.compile(r"[\s:]*\d")
"""A number instead of names: "Présents : 12"."""
_NOBODY = re.compile(r"(?i)\W*(?:néant|aucune?|personne)?\W*")
"""What stands under a heading that nobody is listed under."""
_OF_NAMESAKES = 2
"""So often a name may be printed in a list."""


@dataclass(frozen=True, slots=True)
class PlacedPerson:
    """A person with the places where the name is printed."""

    person: Person
    places: tuple[Place, ...]
    holder: "PlacedPerson | None" = None


@dataclass(slots=True)
class OpenList:
    """A list that is being read: the parts of blocks under its heading so far, joined by line
    ends, and the persons in them.
    """

    kind: ListKind
    block: Block
    """Where its heading stands."""
    label: ListLabel
    parts: list[BlockPart] = field(default_factory=list)
    text: str = ""
    read: NamesRead = _NOTHING
    doubted: bool = False
    """More names may follow after its end."""

    @property
    def whole(self) -> bool:
        """Whether all its names were surely read: of proxies, either each has a holder or none; of
        namesakes, two at most.
        """
        persons = self.read.persons
        held = {person.holder is not None for person in persons}
        if self.kind is ListKind.REPRESENTED and len(held) > 1:
            return False
        named = Counter((person.given, person.surname) for person in persons)
        if named and max(named.values()) > _OF_NAMESAKES:
            return False
        return self.read.whole and not self.doubted

    @property
    def awaits_name(self) -> bool:
        """Whether its last mark parts its last name from another one."""
        return _OPEN_END.search(self.text) is not None

    @property
    def tells_of_nobody(self) -> bool:
        """Whether a list without names says something, and is no word of a sentence."""
        heading = self.block.text[: self.label.end].rstrip()
        return self.kind is not ListKind.PRESENT and heading.endswith(":")

    @property
    def heading(self) -> tuple[Place, ...]:
        """Where its heading is printed."""
        return self.block.places(self.label.start, self.label.end)

    @property
    def counted(self) -> tuple[Place, ...]:
        """Where the number is printed that stands with the list; none where none does."""
        if self.label.counted is not None:
            return self.block.places(*self.label.counted)
        if self.read.counted is not None:
            return self.places(*self.read.counted)
        return ()

    @property
    def counted_text(self) -> str:
        """That number as printed; empty where there is none."""
        if self.label.counted is not None:
            start, end = self.label.counted
            return self.block.text[start:end]
        if self.read.counted is not None:
            start, end = self.read.counted
            return self.text[start:end]
        return ""

    @property
    def persons(self) -> tuple[PlacedPerson, ...]:
        """The persons of the list with their places."""
        return tuple(map(self._placed, self.read.persons))

    def _placed(self, person: Person) -> PlacedPerson:
        holder = None
        if person.holder is not None:
            holder = self._placed(person.holder)
        return PlacedPerson(
            person, self.places(person.start, person.end), holder
        )

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """The places of ``text[start:end]``."""
        return places_in(self.parts, start, end)

    def take(self, block: Block, start: int, stop: int) -> bool:
        """Go on with a part of a block; False where it is another text."""
        if not block.text[start:stop].strip():
            return True

        offset = len(self.text) + 1 if self.text else 0
        text = "\n".join(filter(None, (self.text, block.text[start:stop])))
        read = self._read_names(text)
        goes_on = read.whole or (read.pending and self.awaits_name)
        if read.end <= offset and not goes_on:
            return False

        self.parts.append(BlockPart(block, start, stop, offset))
        self.text, self.read = text, read
        if read.stopped:
            self.doubted |= _lists_names(text[read.end :])
        return True

    def _read_names(self, text: str) -> NamesRead:
        by_line = not any(sign in text for sign in _PARTED)
        to = self.kind is ListKind.REPRESENTED
        return read_names(text, by_line=by_line, to=to)

    def is_above(self, block: Block) -> bool:
        """Whether a block stands in the column of the list, or on the next page."""
        last = self.parts[-1].block if self.parts else self.block
        above, below = last.lines[-1], block.lines[0]
        if above.page != below.page:
            return True
        left = max(above.bbox.x0, below.bbox.x0)
        return left < min(above.bbox.x1, below.bbox.x1)


class _ListReader:
    """Goes through the blocks of a document and keeps the lists it meets."""

    def __init__(self) -> None:
        self.found: list[OpenList] = []
        self.current: OpenList | None = None

    def read(self, block: Block) -> None:
        labels = find_labels(block.text)
        ends = [label.start for label in labels] + [len(block.text)]
        self._go_on(block, ends[0])
        for label, stop in zip(labels, ends[1:], strict=True):
            self._open(block, label, stop)

    def _go_on(self, block: Block, stop: int) -> None:
        """The part of a block above its first heading, which may go on with the list above."""
        current = self.current
        if current is None or not block.text[:stop].strip():
            return
        if not current.is_above(block):
            return
        if current.read.stopped:
            current.doubted |= _lists_names(block.text[:stop])
            self.current = None
        elif not current.take(block, 0, stop):
            self._close(current, block.text[:stop])

    def _open(self, block: Block, label: ListLabel, stop: int) -> None:
        said = block.text[label.end : stop]
        if label.sub and self.current is not None:
            if not self.current.take(block, label.end, stop):
                self._close(self.current, said)
            return
        self.current = None
        if label.kind is None or _NUMBER.match(said):
            return

        opened = OpenList(label.kind, block, label)
        self.found.append(opened)
        if said.strip() and _NOBODY.fullmatch(said):
            return
        if opened.take(block, label.end, stop):
            self.current = opened
        else:
            opened.doubted = True

    def _close(self, current: OpenList, text: str) -> None:
        """End a list at a text that is none of it; what stands where its first name should is a
        number, or was not understood.
        """
        self.current = None
        if not current.parts and _NUMBER.match(text):
            self.found.remove(current)
        current.doubted |= (
            not current.parts or current.awaits_name or _may_go_on(text)
        )


def read_lists(blocks: Sequence[Block]) -> Iterator[OpenList]:
    """The lists under the headings of ``blocks``; of those who do not sit also where nobody is
    listed after a colon, or names were not read: "Absents : néant".
    """
    reader = _ListReader()
    for block in blocks:
        reader.read(block)
    for found in reader.found:
        if found.read.persons or found.tells_of_nobody:
            yield found


def _may_go_on(text: str) -> bool:
    """Whether a text may be more of a list, and tells of no secretary."""
    if _lists_names(text):
        return True
    return bool(A_NAME.match(text)) and _SECRETARY.search(text) is None


def _lists_names(text: str) -> bool:
    """Whether a text names two persons in a row anywhere, or is one name."""
    starts = (0, *(found.end() for found in _MARK.finditer(text)))
    if any(len(read.persons) > 1 for read in read_names_at(text, starts)):
        return True
    read = read_names(text.lstrip(" .\n"))
    return read.whole and bool(read.persons)
