"""What the folder of an audit says of its document alone, whatever is found in it: the rows of its
frames, and its own JSON. It can be made while the document is checked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.document import Document
from extract.records.frames import frame_records
from extract.records.record import Record
from extract.records.registry import FRAMES
from reports.files.json_encode import JsonText, streamed

FrameRows = Mapping[str, Sequence[Sequence[str]]]
"""The rows of each frame by its name, with a value for each of its columns."""


@dataclass(frozen=True, slots=True)
class DocumentParts:
    """The rows of the frames of a document, and its JSON."""

    rows: FrameRows
    document: JsonText | Document
    """The document itself where it is still to be written."""

    def records(self, frame: str) -> list[Record]:
        """The rows of a frame, each by its columns."""
        columns = FRAMES[frame].columns
        return [
            dict(zip(columns, row, strict=True)) for row in self.rows[frame]
        ]


def document_parts(document: Document) -> DocumentParts:
    """The parts of ``document``; its JSON is made when it is written, piece by piece."""
    rows = {
        name: [list(one.values()) for one in frame_records(document, name)]
        for name in FRAMES
    }
    return DocumentParts(rows, document)


def written_parts(document: Document) -> DocumentParts:
    """The same with its JSON made, which a long document has no room for."""
    parts = document_parts(document)
    return DocumentParts(parts.rows, JsonText("".join(streamed(document))))
