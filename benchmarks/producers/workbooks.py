"""A document as a workbook, one table a sheet."""

from random import Random
from typing import TYPE_CHECKING

from benchmarks.producers.tables import Cell, Document, Row, Table

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_RULES = ("all", "all", "level", "none", "hair", "zebra")
_FONTS = (
    "Liberation Sans",
    "Liberation Serif",
    "DejaVu Sans",
    "Liberation Sans Narrow",
)


def workbook(document: Document, random: Random) -> "Workbook":
    """The workbook, to be saved; figures are texts, printed as they are."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for number, table in enumerate(document.tables, 1):
        _Sheet(book.create_sheet(f"T{number}"), table, random).fill(
            wide=document.landscape
        )
    return book


class _Sheet:
    """One table set in a sheet."""

    def __init__(
        self, sheet: "Worksheet", table: Table, random: Random
    ) -> None:
        self.sheet, self.table, self.random = sheet, table, random
        self.rules = random.choice(_RULES)
        self.line = (
            "hair"
            if self.rules == "hair"
            else random.choice(("thin", "thin", "medium"))
        )
        self.colour = random.choice(("000000", "808080"))
        self.middle = random.choice(("center", "top", "bottom", "center"))
        self.size, self.font = (
            random.choice((8, 9, 10, 11)),
            random.choice(_FONTS),
        )
        self.bold, self.ground = (
            random.random() < 0.75,
            random.choice(("", "", "DDDDDD", "BDD7EE")),
        )
        self.taken: set[tuple[int, int]] = set()

    def fill(self, *, wide: bool) -> None:
        """Write the caption, the header, the rows and the page setup."""
        from openpyxl.styles import Font
        from openpyxl.worksheet.pagebreak import Break

        first = 1
        if self.random.random() < 0.7:
            self.sheet.cell(1, 1, self.table.caption).font = Font(
                bold=True, size=12, name=self.font
            )
            first = 3
        last = first + len(self.table.head) - 1
        for number, row in enumerate(
            (*self.table.head, *self.table.rows), first
        ):
            if row.new_page:
                self.sheet.row_breaks.append(Break(id=number - 1))
            self._row(number, row)
        self._widths()
        setup = self.sheet.page_setup
        setup.orientation, setup.paperSize = (
            "landscape" if wide else "portrait",
            9,
        )
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True
        setup.fitToWidth, setup.fitToHeight = 1, 0
        if self.random.random() < 0.6:
            self.sheet.print_title_rows = f"{first}:{last}"
        if self.random.random() < 0.4:
            self.sheet.oddFooter.center.text = "Page &P / &N"

    def _row(self, number: int, row: Row) -> None:
        col = 1
        for cell in row.cells:
            while (number, col) in self.taken:
                col += 1
            for down in range(cell.rowspan):
                for right in range(cell.colspan):
                    self.taken.add((number + down, col + right))
                    self._put(
                        number + down,
                        col + right,
                        cell if down == right == 0 else Cell(""),
                        row.kind,
                    )
            if cell.rowspan > 1 or cell.colspan > 1:
                end = {
                    "end_row": number + cell.rowspan - 1,
                    "end_column": col + cell.colspan - 1,
                }
                self.sheet.merge_cells(
                    start_row=number, start_column=col, **end
                )
            col += cell.colspan

    def _put(self, row: int, col: int, cell: Cell, kind: str) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        head, side = kind == "head", Side(style=self.line, color=self.colour)
        at = self.sheet.cell(row, col)
        if cell.text:
            at.value, at.data_type = cell.text, "s"
        at.font = Font(
            bold=self.bold if head else kind != "row",
            size=self.size,
            name=self.font,
        )
        across = "center" if head else "right" if cell.figure else "left"
        at.alignment = Alignment(
            horizontal=across, vertical=self.middle, wrap_text=not cell.figure
        )
        if self.rules in ("all", "hair"):
            at.border = Border(left=side, right=side, top=side, bottom=side)
        elif self.rules == "level":
            at.border = Border(top=side, bottom=side)
        ground = (
            self.ground
            if head
            else "EEEEEE"
            if self.rules == "zebra" and row % 2
            else ""
        )
        if ground:
            at.fill = PatternFill("solid", fgColor=ground)

    def _widths(self) -> None:
        from openpyxl.utils import get_column_letter

        names = self.table.names()
        for col in range(1, self.table.width + 1):
            figure = (
                self.table.labels < col and names[col - 1] != "Observations"
            )
            narrow = names[col - 1] in ("Code", "N°", "Chapitre")
            many = self.table.width > 10
            width = (9 if many else 17) if figure else 8 if narrow else 30
            self.sheet.column_dimensions[get_column_letter(col)].width = width
