"""Acts as flat OpenDocument texts and sheets, exported by LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from html import escape
from pathlib import Path

from benchmarks.council_acts.model import (
    Block,
    Cell,
    PageBreak,
    Part,
    Placed,
    Producer,
    Row,
    Table,
    Text,
    Theme,
    alignment,
    is_bold,
    place,
    typeset,
)

_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
_THIN = "0.5pt solid #000000"
_GREY = "0.5pt solid #999999"
_SPANS = {"b": "Bold", "i": "Italic", "sup": "Sup"}
_ODF_ALIGN = {
    "left": "start",
    "center": "center",
    "right": "end",
    "justify": "justify",
}


def _inline(markup: str, theme: Theme) -> str:
    """The marks `<b>`, `<i>`, `<sup>` as text spans, the rest escaped."""
    text = escape(typeset(markup, theme), quote=False)
    for mark, style in _SPANS.items():
        text = text.replace(
            f"&lt;{mark}&gt;", f'<text:span text:style-name="{style}">'
        )
        text = text.replace(f"&lt;/{mark}&gt;", "</text:span>")
    return text.replace("&lt;br/&gt;", "<text:line-break/>")


def _paragraph_style(name: str, paragraph: str, text: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph">'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def _font(
    size: float,
    bold: bool = False,
    italic: bool = False,
    colour: str = "#000000",
) -> str:
    weight = ' fo:font-weight="bold"' if bold else ""
    slant = ' fo:font-style="italic"' if italic else ""
    return f'fo:font-size="{size}pt" fo:color="{colour}"{weight}{slant}'


def _text_styles(theme: Theme) -> str:
    body = "justify" if theme.justify else "start"
    gap = 'fo:margin-bottom="0.2cm"'
    rule = (
        f'fo:border-top="{_THIN}" fo:border-bottom="{_THIN}" fo:padding="0.1cm"'
    )
    size = theme.size
    return "".join(
        (
            _paragraph_style(
                "body", f'fo:text-align="{body}" {gap}', _font(size)
            ),
            _paragraph_style(
                "title",
                f'fo:text-align="center" {gap}',
                _font(size * 1.25, bold=True, colour=theme.accent),
            ),
            _paragraph_style(
                "subject",
                f'{rule} fo:margin-top="0.3cm" fo:margin-bottom="0.3cm"',
                _font(size, bold=True),
            ),
            _paragraph_style(
                "heading",
                f'fo:margin-top="0.35cm" {gap} fo:keep-with-next="always"',
                _font(size, bold=True, colour=theme.accent),
            ),
            _paragraph_style(
                "caption",
                'fo:margin-top="0.25cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"',
                _font(size, bold=True),
            ),
            _paragraph_style(
                "small",
                f'fo:text-align="{body}" {gap}',
                _font(round(size * 0.78, 1)),
            ),
            _paragraph_style(
                "center", f'fo:text-align="center" {gap}', _font(size)
            ),
            _paragraph_style(
                "right", f'fo:text-align="end" {gap}', _font(size)
            ),
            _paragraph_style(
                "box",
                f'fo:border="{_THIN}" fo:padding="0.2cm" {gap}',
                _font(size),
            ),
            _paragraph_style("break", 'fo:break-before="page"', _font(2)),
            _paragraph_style("after", "", _font(6)),
            _paragraph_style("furniture", 'fo:text-align="center"', _font(8)),
            '<style:style style:name="Bold" style:family="text">'
            '<style:text-properties fo:font-weight="bold"/></style:style>',
            '<style:style style:name="Italic" style:family="text">'
            '<style:text-properties fo:font-style="italic"/></style:style>',
            '<style:style style:name="Sup" style:family="text">'
            '<style:text-properties style:text-position="super 58%"/></style:style>',
        )
    )


def _defaults(theme: Theme) -> str:
    return "".join(
        f'<style:default-style style:family="{family}"><style:text-properties '
        f'style:font-name="{theme.font}" fo:font-family="{theme.font}"'
        f' fo:font-size="{theme.size}pt" '
        'fo:language="fr" fo:country="FR"/></style:default-style>'
        for family in ("paragraph", "table-cell")
    )


def _page(theme: Theme, extra: str = "") -> str:
    long, short = "29.7cm", "21cm"
    width, height = (long, short) if theme.landscape else (short, long)
    orientation = "landscape" if theme.landscape else "portrait"
    margin = f"{theme.margin / 10}cm"
    return (
        '<style:page-layout style:name="page"><style:page-layout-properties'
        f' fo:page-width="{width}" '
        f'fo:page-height="{height}" style:print-orientation="{orientation}" fo:margin="{margin}"'
        f" {extra}/>"
        '<style:footer-style><style:header-footer-properties fo:min-height="0.8cm" '
        'fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>'
    )


def _master(theme: Theme) -> str:
    footer = escape(typeset(theme.footer, theme))
    footer = footer.replace("{page}", "<text:page-number>1</text:page-number>")
    footer = footer.replace("{pages}", "<text:page-count>1</text:page-count>")
    header = (
        f'<text:p text:style-name="furniture">{escape(theme.header)}</text:p>'
    )
    return (
        '<office:master-styles><style:master-page style:name="Standard"'
        ' style:page-layout-name="page">'
        + (f"<style:header>{header}</style:header>" if theme.header else "")
        + f'<style:footer><text:p text:style-name="furniture">{footer}</text:p></style:footer>'
        "</style:master-page></office:master-styles>"
    )


def _borders(table: Table, placed: Placed, heads: int) -> str:
    last = len(table.rows) - 1
    top = placed.row == 0
    if table.rules == "grid":
        return f'fo:border="{_THIN}"'
    if table.rules == "horizontal":
        return f'fo:border-bottom="{_GREY}"'
    if table.rules == "header":
        sides = [
            ("bottom", placed.row == heads - 1),
            ("top", placed.row == last),
        ]
    elif table.rules == "columns":
        sides = [
            ("top", top),
            ("bottom", placed.row in {heads - 1, last - 1, last}),
            ("left", True),
            ("right", True),
        ]
    elif table.rules == "frame":
        sides = [
            ("top", top),
            ("bottom", placed.row in {heads - 1, last}),
            ("left", placed.column == 0),
            ("right", placed.column + placed.cell.across == len(table.widths)),
        ]
    else:
        sides = []
    return " ".join(
        f'fo:border-{side}="{_THIN}"' for side, drawn in sides if drawn
    )


def _cell_styles(
    table: Table, name: str, theme: Theme, calc: bool
) -> tuple[str, dict[Placed, str]]:
    """One style a distinct look; the cells' style names by cell."""
    heads = sum(row.kind == "head" for row in table.rows)
    known: dict[str, str] = {}
    names: dict[Placed, str] = {}

    for placed in place(table):
        shaded = placed.kind in {"head", "total", "chapter"}
        striped = (
            table.rules == "zebra"
            and placed.kind == "line"
            and (placed.row - heads) % 2
        )
        paper = theme.shade if shaded else "#f1f1ee" if striped else ""
        shade = f' fo:background-color="{paper}"' if paper else ""
        look = f"{_borders(table, placed, heads)}{shade}"
        paragraph = f'fo:text-align="{_ODF_ALIGN[alignment(table, placed)]}"'
        text = _font(
            table.size, bold=is_bold(placed), italic=placed.kind == "of_which"
        )
        style = f"{look}|{paragraph}|{text}"
        names[placed] = known.setdefault(style, f"{name}c{len(known)}")

    drawn = []
    for style, key in known.items():
        look, paragraph, text = style.split("|")
        wrap = 'fo:wrap-option="wrap" ' if calc else 'fo:padding="0.06cm" '
        inside = (
            f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/>"
            if calc
            else ""
        )
        drawn.append(
            f'<style:style style:name="{key}"'
            ' style:family="table-cell"><style:table-cell-properties '
            f'style:vertical-align="middle" {wrap}{look}/>{inside}</style:style>'
        )
        if not calc:
            drawn.append(_paragraph_style(f"{key}p", paragraph, text))
    return "".join(drawn), names


def _rows(
    table: Table, names: dict[Placed, str], theme: Theme, calc: bool
) -> list[str]:
    at = {(placed.row, placed.column): placed for placed in names}
    rows = []
    for index in range(len(table.rows)):
        cells = []
        for column in range(len(table.widths)):
            placed = at.get((index, column))
            if placed is None:
                cells.append("<table:covered-table-cell/>")
                continue
            spans = (
                f' table:number-columns-spanned="{placed.cell.across}"'
                f' table:number-rows-spanned="{placed.cell.down}"'
            )
            style = names[placed]
            inside = f' text:style-name="{style}p"' if not calc else ""
            cells.append(
                f'<table:table-cell table:style-name="{style}"{spans} office:value-type="string">'
                f"<text:p{inside}>{_inline(placed.cell.text, theme)}</text:p></table:table-cell>"
            )
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return rows


def _width(theme: Theme) -> float:
    return (29.7 if theme.landscape else 21.0) - 2 * theme.margin / 10


def _writer_table(table: Table, name: str, theme: Theme) -> tuple[str, str]:
    cells, names = _cell_styles(table, name, theme, calc=False)
    width = _width(theme) * table.fill
    whole = sum(table.widths)
    styles = [
        cells,
        f'<style:style style:name="{name}" style:family="table"><style:table-properties '
        f'style:width="{width:.2f}cm" table:align="left" fo:margin-bottom="0.1cm" '
        f"{'style:may-break-between-rows=' + chr(34) + 'false' + chr(34) if table.keep else ''}/>"
        "</style:style>",
    ]
    columns = []
    for index, part in enumerate(table.widths):
        styles.append(
            f'<style:style style:name="{name}w{index}" style:family="table-column">'
            "<style:table-column-properties"
            f' style:column-width="{width * part / whole:.3f}cm"/></style:style>'
        )
        columns.append(
            f'<table:table-column table:style-name="{name}w{index}"/>'
        )

    rows = _rows(table, names, theme, calc=False)
    heads = sum(row.kind == "head" for row in table.rows)
    repeated = (
        f"<table:table-header-rows>{''.join(rows[:heads])}</table:table-header-rows>"
        if heads
        else ""
    )
    return "".join(styles), (
        f'<table:table table:name="{name}" table:style-name="{name}">{"".join(columns)}{repeated}'
        f'{"".join(rows[heads:])}</table:table><text:p text:style-name="after"/>'
    )


def as_writer(part: Part) -> str:
    """The flat OpenDocument text."""
    theme = part.theme
    styles, body = [], []
    for index, block in enumerate(part.blocks):
        if isinstance(block, PageBreak):
            body.append('<text:p text:style-name="break"/>')
        elif isinstance(block, Text):
            body.append(
                f'<text:p text:style-name="{block.manner}">{_inline(block.markup, theme)}</text:p>'
            )
        else:
            style, drawn = _writer_table(block, f"T{index}", theme)
            styles.append(style)
            body.append(drawn)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES}'
        ' office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:styles>{_defaults(theme)}{_text_styles(theme)}</office:styles>"
        f"<office:automatic-styles>{_page(theme)}{''.join(styles)}</office:automatic-styles>"
        f"{_master(theme)}<office:body><office:text>{''.join(body)}</office:text></office:body>"
        "</office:document>"
    )


def _as_sheet_table(
    blocks: Iterable[Block], widths: tuple[float, ...], aligns: str
) -> Table:
    """A sheet is one table: titles and notes are rows merged over its width."""
    rows: list[Row] = []
    size = 9.0
    for block in blocks:
        if isinstance(block, Text):
            across = len(widths)
            cell = re.sub(r"</?b>", "", block.markup)
            bold = block.manner in {"title", "heading", "caption"}
            rows.append(make_note(cell, across, bold))
        elif isinstance(block, Table):
            rows.extend(block.rows)
            size = block.size
    return Table(widths, aligns, tuple(rows), size=size)


def make_note(text: str, across: int, bold: bool) -> Row:
    """A merged row of a sheet that is no part of the table proper."""
    return Row("line", (Cell(text, across=across, align="left", bold=bold),))


def as_calc(part: Part) -> str:
    """The flat OpenDocument sheet of one table with its titles and notes."""
    theme = part.theme
    first = next(block for block in part.blocks if isinstance(block, Table))
    table = _as_sheet_table(part.blocks, first.widths, first.aligns)
    notes = {
        index
        for index, row in enumerate(table.rows)
        if row.cells[0].across == len(table.widths) and row.kind == "line"
    }
    cells, names = _cell_styles(table, "S", theme, calc=True)
    plain = (
        '<style:style style:name="note" style:family="table-cell"><style:table-cell-properties '
        'fo:wrap-option="wrap"/><style:text-properties fo:font-size="9pt"/></style:style>'
        '<style:style style:name="strong" style:family="table-cell"><style:table-cell-properties '
        'fo:wrap-option="wrap"/><style:text-properties fo:font-size="11pt" fo:font-weight="bold"/>'
        "</style:style>"
    )
    for placed in names:
        if placed.row in notes:
            names[placed] = "strong" if placed.cell.bold else "note"

    whole = sum(table.widths)
    columns, styles = [], []
    for index, width in enumerate(table.widths):
        styles.append(
            f'<style:style style:name="w{index}"'
            ' style:family="table-column"><style:table-column-properties '
            f'style:column-width="{_width(theme) * width / whole:.3f}cm"/></style:style>'
        )
        columns.append(f'<table:table-column table:style-name="w{index}"/>')

    rows = "".join(_rows(table, names, theme, calc=True))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES}'
        ' office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:styles>{_defaults(theme)}{_paragraph_style('furniture', '')}</office:styles>"
        f"<office:automatic-styles>{_page(theme, 'style:scale-to-X=' + chr(34) + '1' + chr(34))}"
        f"{plain}{cells}{''.join(styles)}"
        '<style:style style:name="sheet" style:family="table" style:master-page-name="Standard">'
        '<style:table-properties table:display="true"/></style:style></office:automatic-styles>'
        f"{_master(theme)}<office:body><office:spreadsheet>"
        '<table:table table:name="Annexe"'
        f' table:style-name="sheet">{"".join(columns)}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document>"
    )


def print_office(part: Part, target: Path) -> None:
    """Export a part with LibreOffice, under a profile of its own.

    Raises:
        FileNotFoundError: LibreOffice is not installed.
    """
    calc = part.producer is Producer.CALC
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / ("act.fods" if calc else "act.fodt")
        source.write_text(
            as_calc(part) if calc else as_writer(part), encoding="utf-8"
        )
        command = [
            shutil.which("soffice") or "soffice",
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True)
        shutil.move(Path(folder) / "act.pdf", target)
