"""Who decides between two readings of one table: a Protocol, so that arithmetic can decide without
being known here.
"""

from collections.abc import Sequence
from typing import Protocol

from extract.table import Table


class Judge(Protocol):
    """Chooses between readings of the same table."""

    def __call__(self, candidates: Sequence[Table]) -> int | None:
        """The index of the reading whose figures agree with each other, or None where nothing
        decides.
        """
        ...
