"""A numbered title that stands so close above a table that it was read as a heading of its first
columns: "B. Fonctionnement – recettes" over "Chap." and "Libellé"."""

import re
from dataclasses import replace

from extract.french.folding import has_digit
from extract.table import RawCell, RawTable
from extract.tables.stitching.headers import unique

_NUMBERED = re.compile(
    r"(?:(?:Tableau|TABLEAU|État|ÉTAT)\s+(?:n\s?[°o]\s?)?\w{1,3}\s*[.):–—-]"
    r"|(?:[A-Z]|\d{1,2}|[IVX]{1,4})\s*(?:[.)]|\s[–—-]))\s+[^\W\d]"
)
"""How a title with a number or a letter opens: "3. Dépenses", "Tableau 3 – Provision"."""
_BESIDE = 2
"""Headings of columns that may stand beside such a title."""
_BETWEEN = " / "
"""Between the texts of a header over one column."""


def is_numbered_title(text: str) -> bool:
    """Whether a text opens as a title with a number or a letter.

    >>> is_numbered_title("B. Fonctionnement – recettes"), is_numbered_title("Chap. 65")
    (True, False)
    """
    return _NUMBERED.match(text) is not None


def title_alone(raw: RawTable) -> str:
    """The numbered title that is all that a small table without figures prints, but for a heading
    of the columns of the table below it; empty for any other."""
    printed = [cell for cell in (*raw.header_rows, *raw.cells) if cell.text]
    first, *others = printed or (None,)
    is_small = len(others) <= _BESIDE and not raw.caption
    if first is None or not is_small or not is_numbered_title(first.text):
        return ""
    is_text = not any(map(has_digit, (cell.text for cell in others)))
    return first.text if is_text else ""


def without_title(raw: RawTable) -> RawTable:
    """A table with the title that its header swallowed as its caption; any other as it is."""
    title = _title(raw)
    if title is None:
        return raw
    kept = [cell for cell in raw.header_rows if cell is not title]
    if all(cell.row for cell in kept):
        kept = [replace(cell, row=cell.row - 1) for cell in kept]
    opening = f"{title.text}{_BETWEEN}"
    labels = [label.removeprefix(opening) for label in raw.header]
    return replace(
        raw,
        caption=title.text,
        header=unique(labels),
        header_rows=tuple(kept),
    )


def _title(raw: RawTable) -> RawCell | None:
    """The numbered title over the first columns of a header, each of which has a name below it;
    None where another heading beside it is numbered too."""
    printed = [cell for cell in raw.header_rows if cell.text]
    top = [cell for cell in printed if not cell.row]
    numbered = [cell for cell in top if is_numbered_title(cell.text)]
    if raw.caption or len(numbered) != 1 or numbered[0].col:
        return None
    (first,) = numbered
    below = {cell.col for cell in printed if cell.row}
    is_named = below.issuperset(range(first.colspan))
    return first if is_named and first.colspan < len(raw.header) else None
