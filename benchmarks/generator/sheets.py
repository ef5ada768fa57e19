"""A document being written: paragraphs and tables, what they print, and the errors put
into them.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus.tables import TableStyle

from benchmarks.generator.looks import Look

Site = tuple["Sheet | None", int, int]
"""A cell: its sheet, row and column; a paragraph by its number, without a sheet."""
MARGIN = 45.0


class _Marked(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph that tells on which page it is drawn."""

    seen: Callable[[int], None]

    def draw(self) -> None:
        self.seen(self.canv.getPageNumber())
        super().draw()

    def split(self, width: float, height: float) -> list[Flowable]:
        parts: list[Flowable] = super().split(width, height)
        for part in parts:
            part.seen = self.seen
        return parts


@dataclass
class Sheet:
    """A table: header rows, printed rows, and what each row is."""

    name: str
    header: list[list[str]]
    rows: list[list[str]]
    kinds: list[str]
    spans: list[tuple[tuple[int, int], tuple[int, int]]] = field(
        default_factory=list
    )
    pages: dict[int, int] = field(default_factory=dict)

    def see(self, row: int, page: int) -> None:
        """Row ``row`` starts on ``page``."""
        self.pages.setdefault(row, page)

    @property
    def labels(self) -> list[str]:
        """One label a column."""
        return [
            " / ".join(dict.fromkeys(t for t in texts if t))
            for texts in zip(*self.header, strict=True)
        ]


@dataclass
class Slip:
    """An error put into the document."""

    kind: str
    seed: str
    site: Site
    printed: Decimal | str
    expected: Decimal | str
    consequences: list[
        tuple[str, Site, Decimal | None, Decimal | None, Decimal | None]
    ] = field(default_factory=list)

    @property
    def delta(self) -> Decimal | None:
        """Printed minus expected."""
        both = isinstance(self.printed, Decimal) and isinstance(
            self.expected, Decimal
        )
        return self.printed - self.expected if both else None  # type: ignore[operator]


class Paper:
    """One document."""

    def __init__(self, name: str, look: Look) -> None:
        self.name = name
        self.look = look
        self.story: list[Flowable] = []
        self.sheets: list[Sheet] = []
        self.slips: list[Slip] = []
        self.texts: list[int] = []

    def title(self, text: str) -> None:
        """A heading."""
        style = ParagraphStyle(
            "t",
            fontName=self.look.bold,
            fontSize=self.look.heading,
            leading=self.look.heading * 1.25,
            spaceBefore=8,
            spaceAfter=6,
        )
        style.keepWithNext = 1
        self.story.append(Paragraph(text, style))

    def text(self, text: str) -> int:
        """A paragraph; its number."""
        number = len(self.texts)
        self.texts.append(0)
        style = ParagraphStyle(
            "p", fontName=self.look.font, fontSize=10, leading=13, spaceAfter=5
        )
        marked = _Marked(text.replace("&", "&amp;"), style)
        marked.seen = partial(self._see, number)
        self.story.append(marked)
        return number

    def _see(self, number: int, page: int) -> None:
        self.texts[number] = self.texts[number] or page

    def page(self) -> None:
        """Start another page."""
        self.story.append(PageBreak())

    def space(self, height: float) -> None:
        """Some white."""
        self.story.append(Spacer(1, height))

    def sheet(
        self,
        name: str,
        header: Sequence[str] | Sequence[Sequence[str]],
        rows: Sequence[Sequence[str]],
        kinds: Sequence[str],
        widths: Sequence[float],
        spans: Sequence[tuple[tuple[int, int], tuple[int, int]]] = (),
        texts: int = 1,
        rules: str = "",
    ) -> Sheet:
        """A table whose first ``texts`` columns are texts; ``widths`` share the width of
        the page.
        """
        heads = (
            [list(header)]
            if isinstance(header[0], str)
            else [list(h) for h in header]
        )
        lines = [list(r) for r in rows]
        made = Sheet(name, heads, lines, list(kinds), list(spans))  # type: ignore[arg-type]
        self.sheets.append(made)
        self.story += [
            self._table(made, widths, texts, rules or self.look.rules),
            Spacer(1, 8),
        ]
        return made

    def _table(
        self, sheet: Sheet, widths: Sequence[float], texts: int, rules: str
    ) -> Table:
        look, heads = self.look, len(sheet.header)
        style = ParagraphStyle(
            "c",
            fontName=look.font,
            fontSize=look.size,
            leading=look.size * 1.18,
        )
        strong = ParagraphStyle("b", parent=style, fontName=look.bold)
        head = self._header_size(sheet, widths)
        middle = ParagraphStyle(
            "m", parent=strong, alignment=1, fontSize=head, leading=head * 1.18
        )
        data: list[list[Any]] = [
            [Paragraph(t, middle) if t else "" for t in row]
            for row in sheet.header
        ]
        for r, row in enumerate(sheet.rows):
            heavy = look.bold_totals and sheet.kinds[r] not in (
                "detail",
                "of-which",
            )
            cells: list[Any] = []
            for c, text in enumerate(row):
                if c < texts or c == 0:
                    marked = _Marked(
                        text.replace("&", "&amp;"),
                        strong if heavy or sheet.kinds[r] == "band" else style,
                    )
                    marked.seen = partial(sheet.see, r)
                    cells.append(marked)
                else:
                    cells.append(text)
            data.append(cells)
        room = self.width
        total = sum(widths)
        table = Table(
            data,
            [room * w / total for w in widths],
            repeatRows=heads if look.repeat else 0,
        )
        table.setStyle(TableStyle(self._styles(sheet, heads, texts, rules)))
        return table

    def _header_size(self, sheet: Sheet, widths: Sequence[float]) -> float:
        """The size at which no word of the header is cut."""
        look, size = self.look, self.look.size
        for row in sheet.header:
            for text, width in zip(row, widths, strict=True):
                room = self.width * width / sum(widths) - 12.5
                for word in text.split(" "):
                    size = min(
                        size, room / max(stringWidth(word, look.bold, 1.0), 0.1)
                    )
        return size

    def _styles(
        self, sheet: Sheet, heads: int, texts: int, rules: str
    ) -> list[tuple[Any, ...]]:
        look = self.look
        out: list[tuple[Any, ...]] = [
            ("FONT", (0, 0), (-1, -1), look.font, look.size),
            ("ALIGN", (texts, heads), (-1, -1), "RIGHT"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), look.padding),
            ("BOTTOMPADDING", (0, 0), (-1, -1), look.padding),
            *(("SPAN", a, b) for a, b in sheet.spans),
        ]
        for r, kind in enumerate(sheet.kinds):
            if look.bold_totals and kind not in ("detail", "of-which"):
                out.append(
                    ("FONTNAME", (0, r + heads), (-1, r + heads), look.bold)
                )
            if rules == "zebra" and r % 2:
                out.append(
                    (
                        "BACKGROUND",
                        (0, r + heads),
                        (-1, r + heads),
                        colors.whitesmoke,
                    )
                )
            if kind == "band":
                out.append(("SPAN", (0, r + heads), (-1, r + heads)))
        if rules == "full":
            out.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
        elif rules == "level":
            out += [
                ("LINEBELOW", (0, 0), (-1, -1), 0.3, colors.grey),
                ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
            ]
        elif rules == "three":
            out += [
                ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
                (
                    "LINEBELOW",
                    (0, heads - 1),
                    (-1, heads - 1),
                    0.5,
                    colors.black,
                ),
                ("LINEBELOW", (0, -1), (-1, -1), 0.8, colors.black),
            ]
        elif rules == "zebra":
            out.append(
                ("BACKGROUND", (0, 0), (-1, heads - 1), colors.lightblue)
            )
        return out

    @property
    def width(self) -> float:
        """The width of the text."""
        wide = self.look.landscape or self.look.turned
        return float(A4[1] if wide else A4[0]) - 2 * MARGIN - 12

    def slip(
        self,
        kind: str,
        seed: str,
        site: Site,
        printed: Decimal | str,
        expected: Decimal | str,
        consequences: Sequence[
            tuple[str, Site, Decimal | None, Decimal | None, Decimal | None]
        ] = (),
    ) -> None:
        """Tell an error that was put into the document."""
        self.slips.append(
            Slip(kind, seed, site, printed, expected, list(consequences))
        )

    def write(self, folder: Path) -> tuple[Path, Path]:
        """``name.pdf`` and ``name.json`` in ``folder``."""
        pdf, truth = folder / f"{self.name}.pdf", folder / f"{self.name}.json"
        count = self._build(pdf)
        truth.write_text(
            json.dumps(self._truth(count), ensure_ascii=False, indent=1),
            encoding="utf-8",
        )
        return pdf, truth

    def _build(self, path: Path) -> int:
        size = (
            landscape(A4)
            if self.look.landscape and not self.look.turned
            else A4
        )
        wide = (A4[1], A4[0]) if self.look.turned else size
        frame = Frame(
            MARGIN, MARGIN, wide[0] - 2 * MARGIN, wide[1] - 2 * MARGIN
        )
        document = BaseDocTemplate(
            str(path), pagesize=size, invariant=1, title=self.name
        )
        document.addPageTemplates(
            PageTemplate(
                "page", [frame], onPage=self._turn, onPageEnd=self._foot
            )
        )
        document.build(self.story)
        return int(document.page)

    def _turn(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        if self.look.turned:
            canvas.translate(A4[0], 0)
            canvas.rotate(90)
            if self.look.turned == "rotate":
                canvas.setPageRotation(90)

    def _foot(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        wide = self.look.turned or self.look.landscape
        canvas.setFont(self.look.font, 7)
        canvas.drawCentredString(
            (A4[1] if wide else A4[0]) / 2, 22, f"Page {canvas.getPageNumber()}"
        )

    def _truth(self, pages: int) -> dict[str, Any]:
        return {
            "document": f"{self.name}.pdf",
            "pages": pages,
            "text_layer": True,
            "producer": "ReportLab",
            "tables": [
                {
                    "name": s.name,
                    "pages": sorted(set(s.pages.values())),
                    "header": s.labels,
                    "rows": s.rows,
                    "row_kinds": s.kinds,
                    "row_pages": [
                        s.pages.get(r, 0) for r in range(len(s.rows))
                    ],
                }
                for s in self.sheets
            ],
            "errors": [
                self._error(n, slip) for n, slip in enumerate(self.slips, 1)
            ],
        }

    def _at(self, site: Site) -> int:
        sheet, row, _ = site
        return sheet.pages.get(row, 0) if sheet is not None else self.texts[row]

    def _error(self, number: int, slip: Slip) -> dict[str, Any]:
        sheet, row, col = slip.site
        return {
            "id": f"E{number}",
            "kind": slip.kind,
            "seed": slip.seed,
            "page": self._at(slip.site),
            "pages": [self._at(slip.site)],
            "table": sheet.name if sheet is not None else None,
            "row": row if sheet is not None else None,
            "column": col if sheet is not None else None,
            "printed": _plain(slip.printed),
            "expected": _plain(slip.expected),
            "delta": _plain(slip.delta),
            "note": slip.seed,
            "consequences": [
                {
                    "kind": kind,
                    "page": self._at(site),
                    "pages": [self._at(site)],
                    "printed": _plain(printed),
                    "expected": _plain(expected),
                    "delta": _plain(delta),
                }
                for kind, site, printed, expected, delta in slip.consequences
            ],
        }


def _plain(value: Decimal | str | None) -> str | None:
    return None if value is None else str(value)
