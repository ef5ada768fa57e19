"""The parts of a workbook, which is a ZIP archive: unpacked within limits, whatever it declares."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from extract.sheets.files.sheet_errors import damaged_sheet
from extract.sheets.sheet_limits import SHEET_LIMITS, sheet_limit_passed

_MEGA = 1_000_000
_PIECE = 65_536
"""Bytes unpacked at once."""
_LOCKED = 0x1
"""The flag of an encrypted part."""


class ZipParts:
    """The parts of an archive by name. What all of them unpack to is counted as it is read."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises:
        UnreadableError: the archive is broken.
        LimitExceededError: it has too many parts, or declares too much.
        """
        self.name = name
        self._left = SHEET_LIMITS.unpacked * _MEGA
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self._broken() from error

        self._stream = archive.open
        found = archive.infolist()
        if len(found) > SHEET_LIMITS.parts:
            raise sheet_limit_passed(name, "parts")
        if sum(part.file_size for part in found) > self._left:
            raise sheet_limit_passed(name, "unpacked")
        self._parts = {part.filename.lstrip("/"): part for part in found}

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    @property
    def is_locked(self) -> bool:
        """Whether a part is encrypted by the archive itself."""
        return any(part.flag_bits & _LOCKED for part in self._parts.values())

    def whole(self, part: str) -> bytes:
        """All of a part.

        Raises:
            UnreadableError: there is none, or it is broken.
            LimitExceededError: the parts read so far unpack to more than is read.
        """
        return b"".join(self.pieces(part))

    def pieces(self, part: str) -> Iterator[bytes]:
        """A part piece by piece; the same errors."""
        if part not in self._parts:
            raise damaged_sheet(
                self.name, f"{part} manque", f"{part} is missing"
            )
        try:
            with self._stream(self._parts[part]) as stream:
                while piece := stream.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise sheet_limit_passed(self.name, "unpacked")
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            RuntimeError,
            NotImplementedError,
            OSError,
        ) as error:
            raise self._broken() from error

    def _broken(self) -> Exception:
        return damaged_sheet(
            self.name, "archive illisible", "its archive cannot be read"
        )
