"""The fonts of a second reading, none of which gives widths to more characters than fonts have.

A composite font names the characters of one width by the first and the last (ISO 32000-1, 9.7.4.3):
pdfminer keeps each of them, and thirty bytes may name two thousand million.
"""

from collections.abc import Sequence
from typing import Any

from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSValueError

_MOST = 1_000_000
"""Characters: a font has 65,536."""
_ROWS = {"W": 3, "W2": 5}
"""Numbers of a range and its widths, by the entry that lists them."""


class BoundedFonts(PDFResourceManager):  # type: ignore[misc]  # untyped
    """Those of one document."""

    def get_font(self, objid: object, spec: dict[str, Any]) -> Any:  # noqa: ANN401  pdfminer's
        """A font.

        Raises:
            PSValueError: it gives widths to too many characters.
        """
        for entry, size in _ROWS.items():
            listed = resolve1(spec.get(entry))
            if isinstance(listed, list) and _named(listed, size) > _MOST:
                raise PSValueError(entry)
        return super().get_font(objid, spec)


def _named(listed: Sequence[object], size: int) -> int:
    """How many characters the ranges of a list name."""
    found, row = 0, list[int | float]()
    for one in map(resolve1, listed):
        if isinstance(one, int | float):
            row.append(one)
        else:
            row.clear()
        if len(row) == size:
            found += max(0, int(row[1]) - int(row[0]) + 1)
            row.clear()
    return found
