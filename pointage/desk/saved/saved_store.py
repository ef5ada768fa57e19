"""A file of people's work as the desk keeps it, whatever it says: read whole or set aside, and
changed by one desk at a time.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from extract.errors import UsageError
from pointage.desk.saved.saved_files import locked, rewrite, set_aside

Said = TypeVar("Said")


class SavedStore(ABC, Generic[Said]):
    """One such file."""

    path: Path
    set_aside_as: Path | None
    """Where a file that could not be read is kept."""
    mark: ClassVar[str]
    """The first line of a file that the desk wrote: any other is copied before it is written
    anew."""

    def read(self) -> Said:
        """What the file says now; one that cannot be read is kept under another name.

        Raises:
            OSError: the system refuses to move it.
        """
        try:
            return self._said()
        except UsageError:  # another reader may be moving it just now
            with locked(self.path):
                return self._said_or_set_aside()

    @abstractmethod
    def _said(self) -> Said:
        """What the file says, or what there was before there was a file.

        Raises:
            UsageError: it cannot be read.
        """

    @abstractmethod
    def _nothing(self) -> Said:
        """What is said in place of a file that was set aside."""

    @abstractmethod
    def _text(self, known: Said) -> str:
        """What is written of it, to stand under the mark."""

    def _said_or_set_aside(self) -> Said:
        """What the file says while nobody else changes it, so that none but one that cannot be read
        is moved."""
        try:
            return self._said()
        except UsageError:
            self.set_aside_as = set_aside(self.path)
            return self._nothing()

    def _change(self, change: Callable[[Said], Said]) -> None:
        with locked(self.path):
            known = self._said_or_set_aside()
            rewrite(self.path, self.mark, self._text(change(known)))
