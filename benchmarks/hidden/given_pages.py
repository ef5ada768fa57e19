"""`python -m benchmarks.hidden.given_pages`: pages that others wrote, whose text layer is not what
they show, or that only look so (`given/README.md`).

A page is as promised where no figure that is not seen is given a value without a doubt, every
figure that is seen is read or doubted, no page that adds up as seen is accused, and no sound page
is doubted. The exit code is 1 where one is not.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.french.numbers import parse_number
from extract.grid import DoubtCode
from extract.pdf.unmapped_glyphs import UNREAD_GLYPH
from pointage.pipeline import AuditOptions, check
from pointage.read_any import read
from validate.model.finding import Audit
from validate.model.identity import Severity

GIVEN = Path(__file__).parent / "given"
_ABOUT_INK = {DoubtCode.NOT_SEEN, DoubtCode.UNREAD, DoubtCode.STRUCK_OUT}


@dataclass(frozen=True, slots=True)
class Kept:
    """How many promises a page breaks."""

    published: int
    """Figures read as something else than is seen, without a doubt."""
    lost: int
    """Figures that are seen, and neither read nor doubted."""
    accused: int
    needless: int

    @property
    def is_kept(self) -> bool:
        """Whether none is broken."""
        return not (
            self.published or self.lost or self.accused or self.needless
        )


def given_pages() -> list[dict[str, Any]]:
    """What is expected of each page."""
    expected: list[dict[str, Any]] = json.loads(
        (GIVEN / "expect.json").read_text("utf-8")
    )
    return expected


def judged(expected: dict[str, Any]) -> Kept:
    """What an audit of a page makes of it."""
    source, document = read(GIVEN / expected["file"])
    with source:
        audit = check(document, AuditOptions(), source)

    pairs = list(_figures(expected["seen"], audit))
    told = [
        finding
        for finding in audit.findings
        if finding.severity is not Severity.INFO
    ]
    is_sound = expected["verdict"] == "clean"
    return Kept(
        published=sum(_is_false(seen, read) for seen, read in pairs),
        lost=sum(_is_lost(seen, read) for seen, read in pairs),
        accused=len(told) if expected["sums"]["as_seen"] else 0,
        needless=_doubts(audit) if is_sound else 0,
    )


def _figures(seen: list[list[str]], audit: Audit) -> Iterator[tuple[str, str]]:
    """What is seen and what is read in each place of the table."""
    rows = [row for table in audit.document.tables for row in table.rows]
    for number, texts in enumerate(seen):
        cells = rows[number].cells if number < len(rows) else ()
        for col, text in enumerate(texts[1:], 1):
            cell = cells[col] if col < len(cells) else None
            yield text, cell.text if cell else ""


def _is_false(seen: str, read: str) -> bool:
    number = parse_number(read)
    if number is None or UNREAD_GLYPH in read:
        return False
    own = parse_number(seen)
    return own is None or own.value != number.value


def _is_lost(seen: str, read: str) -> bool:
    return parse_number(seen) is not None and not any(
        char.isdigit() or char == UNREAD_GLYPH for char in read
    )


def _doubts(audit: Audit) -> int:
    own = [doubt.code for doubt in audit.document.doubts]
    for table in audit.document.tables:
        own += [doubt.code for doubt in table.raw.doubts]
    return sum(code in _ABOUT_INK for code in own)


def main() -> int:
    """Print a line a page; 1 where a promise is broken."""
    print("| page | published | lost | accused | needless | |")
    print("|---" * 6 + "|")
    kept = []
    for expected in given_pages():
        seen = judged(expected)
        kept.append(seen.is_kept)
        figures = (seen.published, seen.lost, seen.accused, seen.needless)
        told = "" if seen.is_kept else "NOT KEPT"
        cells = " | ".join(str(each or "") for each in figures)
        print(f"| {expected['file']} | {cells} | {told} |")
    print(f"\n{len(kept)} pages, {kept.count(True)} as promised")
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(main())
