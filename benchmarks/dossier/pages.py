"""Documents of titles, paragraphs and tables, drawn by three makers of PDF, and as a workbook."""

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

Cell = str | Decimal
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its caption, its header, its rows; the last is a total where ``total``."""

    caption: str
    header: Sequence[str]
    rows: Sequence[Row]
    total: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: titles, paragraphs and tables in their order."""

    name: str
    titles: Sequence[str]
    blocks: Sequence[str | Grid]


def shown(cell: Cell) -> str:
    """A cell as printed in French."""
    if isinstance(cell, Decimal):
        return f"{cell:,.2f}".replace(",", "\u00a0").replace(".", ",")
    return cell


def write_reportlab(paper: Paper, folder: Path) -> Path:
    """The document by ReportLab, its tables ruled."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import (
        Paragraph,
        SimpleDocTemplate,
        Spacer,
        Table,
        TableStyle,
    )

    styles = getSampleStyleSheet()
    flow: list[object] = [
        Paragraph(escape(title), styles["Heading2"]) for title in paper.titles
    ]
    for block in paper.blocks:
        if isinstance(block, str):
            flow += [Paragraph(escape(block), styles["BodyText"]), Spacer(1, 6)]
            continue
        rows = [
            [
                Paragraph(escape(name), styles["BodyText"])
                for name in block.header
            ],
            *[_flowed(row, styles["BodyText"]) for row in block.rows],
        ]
        ruled = Table(rows, colWidths=_widths(len(block.header)), repeatRows=1)
        ruled.setStyle(
            TableStyle(
                [
                    ("GRID", (0, 0), (-1, -1), 0.5, "black"),
                    ("BACKGROUND", (0, 0), (-1, 0), "#dde3ea"),
                    ("ALIGN", (2, 1), (-1, -1), "RIGHT"),
                    ("FONTSIZE", (0, 0), (-1, -1), 9),
                ]
            )
        )
        caption = Paragraph(escape(block.caption), styles["Heading4"])
        flow += [caption, ruled, Spacer(1, 12)]

    path = folder / f"{paper.name}.pdf"
    SimpleDocTemplate(
        str(path), pagesize=A4, title=paper.titles[-1], invariant=1
    ).build(flow)
    return path


def _flowed(row: Row, style: object) -> list[object]:
    from reportlab.platypus import Paragraph

    return [
        shown(cell)
        if isinstance(cell, Decimal)
        else Paragraph(escape(cell), style)
        for cell in row
    ]


def _widths(columns: int) -> list[float]:
    if columns == 2:
        return [330.0, 110.0]
    amounts = 80.0
    rest = 470.0 - 50.0 - amounts * (columns - 2)
    return [50.0, rest, *[amounts] * (columns - 2)]


def write_weasyprint(paper: Paper, folder: Path) -> Path:
    """The document by WeasyPrint, by its command."""
    return _printed(paper, folder, lambda page, pdf: ["weasyprint", page, pdf])


def write_chromium(paper: Paper, folder: Path) -> Path:
    """The document by Chromium, by its command."""

    def command(page: str, pdf: str) -> list[str]:
        asked = ["--headless", "--no-sandbox", "--disable-gpu"]
        return [
            "chromium",
            *asked,
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}",
            page,
        ]

    return _printed(paper, folder, command)


def _printed(
    paper: Paper, folder: Path, command: Callable[[str, str], list[str]]
) -> Path:
    parts = [f"<h2>{escape(title)}</h2>" for title in paper.titles]
    for block in paper.blocks:
        if isinstance(block, str):
            parts.append(f"<p>{escape(block)}</p>")
        else:
            parts.append(_html(block))
    style = (
        "body{font:10pt sans-serif}table{border-collapse:collapse;width:100%}"
        "td,th{border:0.6pt solid #444;padding:3pt 5pt}td.n{text-align:right}"
        "th{background:#eee;text-align:left}h4{margin:10pt 0 3pt}"
    )
    head = f'<meta charset="utf-8"><style>{style}</style>'
    text = f"<html><head>{head}</head><body>{''.join(parts)}</body></html>"
    path = folder / f"{paper.name}.pdf"
    with TemporaryDirectory() as scratch:
        page = Path(scratch) / "page.html"
        page.write_text(text, encoding="utf-8")
        subprocess.run(
            command(str(page), str(path)), check=True, capture_output=True
        )
    return path


def _html(block: Grid) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in block.header)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td class="n">{shown(cell)}</td>'
            if isinstance(cell, Decimal)
            else f"<td>{escape(cell)}</td>"
            for cell in row
        )
        + "</tr>"
        for row in block.rows
    )
    return (
        f"<h4>{escape(block.caption)}</h4><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def write_workbook(paper: Paper, folder: Path) -> Path:
    """The document as an XLSX workbook, one sheet a table."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    for n, block in enumerate(
        block for block in paper.blocks if isinstance(block, Grid)
    ):
        sheet = book.worksheets[0] if n == 0 else book.create_sheet()
        sheet.title = f"Tableau {n + 1}"
        for title in paper.titles:
            sheet.append([title])
        sheet.append([block.caption])
        sheet.append([])
        sheet.append(list(block.header))
        for cell in sheet[sheet.max_row]:
            cell.font = Font(bold=True)
        for row in block.rows:
            sheet.append(
                [float(c) if isinstance(c, Decimal) else c for c in row]
            )
            for cell in sheet[sheet.max_row]:
                if isinstance(cell.value, float):
                    cell.number_format = "#,##0.00"
    path = folder / f"{paper.name}.xlsx"
    book.save(path)
    return path
