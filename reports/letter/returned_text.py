"""The paragraphs of a letter that came back, as they are seen: from ODT or DOCX."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

from extract.errors import UsageError
from extract.french.folding import plain

FORMS = {".odt": "content.xml", ".docx": "word/document.xml"}
"""The forms that are read, and the file inside that holds the text."""
_MOST_BYTES = 50_000_000
_PARAGRAPHS = frozenset({"p", "h"})
_BREAKS = frozenset({"br", "cr", "line-break", "tab", "s"})
"""Elements that stand for a space between words."""
_UNSEEN = frozenset(
    {"del", "tracked-changes", "annotation", "instrText", "Fallback"}
)
"""Elements that hold what is not in the text: what was taken out of it, remarks on it, fields."""


def returned_paragraphs(path: Path) -> Sequence[str]:
    """The paragraphs of the text, those of cells among them, in order.

    Raises:
        UsageError: the file is none of `FORMS`, is damaged or too large, or holds no such text.
    """
    inside = FORMS.get(path.suffix.lower())
    if inside is None:
        raise UsageError(
            f"{path} : la lettre revenue est attendue en {', '.join(FORMS)}.",
            f"{path}: the letter that came back is expected as {', '.join(FORMS)}.",
        )
    gathered = _Gathered()
    try:
        with zipfile.ZipFile(path) as file:
            if file.getinfo(inside).file_size > _MOST_BYTES:
                raise ValueError(inside)
            content = file.read(inside)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise ValueError(inside)  # no such file needs entities of its own
        parser = ElementTree.XMLParser(target=gathered)  # noqa: S314  without entities, and its size known
        parser.feed(content)
        parser.close()
    except (
        OSError, ValueError, KeyError, zipfile.BadZipFile, ElementTree.ParseError
    ) as error:  # fmt: skip
        raise UsageError(
            f"{path} : lettre illisible. Enregistrez-la en ODT ou en DOCX.",
            f"{path}: this letter cannot be read. Save it as ODT or DOCX.",
        ) from error
    return gathered.paragraphs


class _Gathered:
    """What the parser hands over, put together by paragraph; one inside another is part of it."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._open = 0
        self._unseen = 0

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition("}")[2]
        if name in _UNSEEN:
            self._unseen += 1
        elif self._unseen:
            return
        elif name in _PARAGRAPHS:
            self._open += 1
        elif name in _BREAKS:
            self._pieces.append(" ")

    def data(self, text: str) -> None:
        """Text of an element, or between two."""
        if self._open and not self._unseen:
            self._pieces.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = tag.rpartition("}")[2]
        if name in _UNSEEN:
            self._unseen -= 1
        elif name in _PARAGRAPHS and not self._unseen:
            self._open -= 1
            if not self._open:
                self.paragraphs.append(plain("".join(self._pieces)))
                self._pieces.clear()

    def close(self) -> None:
        """The text has ended."""
