"""The elements of an XML part one after the other: no tree is built, nothing outside is asked for,
and a part that declares a document type is refused, so that no entity is ever expanded.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from extract.errors import PointageError
from extract.sheets.files.sheet_errors import damaged_sheet
from extract.sheets.sheet_limits import SHEET_LIMITS, sheet_limit_passed

_CALC = "calcext"
"""A namespace of additions whose names repeat those of the standard ones."""


@dataclass(frozen=True, slots=True)
class XmlEvent:
    """The start of an element (``given`` are its attributes), its end, or a text inside one.

    Names are without their namespace.
    """

    kind: str
    """``start``, ``end`` or ``text``."""
    name: str
    given: dict[str, str] = field(default_factory=dict)


def xml_events(pieces: Iterable[bytes], name: str) -> Iterator[XmlEvent]:
    """The events of one part of the file ``name``.

    Raises:
        UnreadableError: the part is no XML, or declares a document type.
        LimitExceededError: it nests too deep, or holds too much text.
    """
    reader = _Reader(name)
    for piece in pieces:
        yield from reader.events(piece, last=False)
    yield from reader.events(b"", last=True)


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self._found: list[XmlEvent] = []
        self._depth = 0
        self._letters = 0
        self._parser = parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse

    def events(self, piece: bytes, *, last: bool) -> list[XmlEvent]:
        """What one more piece holds."""
        try:
            self._parser.Parse(piece, last)
        except PointageError:
            raise
        except (expat.ExpatError, ValueError) as error:
            raise damaged_sheet(
                self.name, "XML illisible", "its XML cannot be read"
            ) from error
        found, self._found = self._found, []
        return found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > SHEET_LIMITS.depth:
            raise sheet_limit_passed(self.name, "depth")
        given = {
            _local(key): value
            for key, value in attributes.items()
            if _CALC not in key
        }
        self._found.append(XmlEvent("start", _local(name), given))

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._found.append(XmlEvent("end", _local(name)))

    def _text(self, text: str) -> None:
        self._letters += len(text)
        if self._letters > SHEET_LIMITS.letters:
            raise sheet_limit_passed(self.name, "letters")
        self._found.append(XmlEvent("text", text))

    def _refuse(self, *_declared: object) -> None:
        raise damaged_sheet(
            self.name,
            "il déclare un type de document, ce qu'aucun tableur n'écrit",
            "it declares a document type, which no spreadsheet program writes",
        )


def _local(name: str) -> str:
    return name.rpartition("}")[2]
