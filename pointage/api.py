"""What ``from pointage import audit, extract`` gives: one document with its frames, its findings
and its files.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from extract.document import Document
from extract.errors import PointageError
from pointage.commands.jobs import read_options
from pointage.pipeline import check
from pointage.read_any import AnySource, open_any, read
from reports.files.audit_folder import write_audit, write_extract
from reports.i18n import Lang
from validate.model.finding import Audit

if TYPE_CHECKING:
    import pandas as pd

_WORDS: dict[Lang, tuple[str, ...]] = {
    "fr": ("données", "lignes"),
    "en": ("frame", "rows"),
}
_FINDINGS = {
    "page": "integer",
    "delta": "number",
    "tolerance": "number",
    "disposed_on": "date",
    "probability": "number",
}


class Extracted:
    """The tables and figures of one PDF. ``document`` is everything that was read, with its places
    on the pages.
    """

    def __init__(
        self,
        path: Path,
        document: Document,
        password: str | None = None,
        lang: Lang = "fr",
    ) -> None:
        self.path = path
        self.lang: Lang = lang
        self.document = document
        self._password = password

    @cached_property
    def frames(self) -> "dict[str, pd.DataFrame]":
        """The normalized frames by name (``grants``, ``totals``…), with the dtypes of
        `reports.export.typed_frames`.
        """
        from extract.records.frames import frames
        from reports.export.typed_frames import typed_frames

        return typed_frames(frames(self.document))

    @cached_property
    def tables(self) -> "dict[str, pd.DataFrame]":
        """Each table as printed, all text, by its id; a spanned value stands in its top
        left cell.
        """
        import pandas as pd

        made = {}
        for table in self.document.tables:
            grid = [[""] * len(table.raw.header) for _ in range(table.raw.rows)]
            for cell in table.raw.cells:
                grid[cell.row][cell.col] = cell.text
            made[table.id] = pd.DataFrame(
                grid, columns=list(table.raw.header), dtype="str"
            )
        return made

    def write(self, out: str | Path) -> Path:
        """Write the folder of `pointage extract` under ``out``; gives its path."""
        return write_extract(self.document, Path(out), lang=self.lang)

    def __repr__(self) -> str:
        known = self.document
        return (
            f"<{type(self).__name__} {known.name}: {len(known.pages)} pages, {len(known.tables)}"
            " tables>"
        )

    def _repr_html_(self) -> str:
        """What was read, and the first tables beside their pages."""
        from reports.desk.notebook_view import extract_html

        try:
            source = self._open()
        except PointageError:  # the file is gone: there are no pages to show
            return self._told()
        with source:
            shown = extract_html(self.document, self.lang, source)
            return f"{self._told()}{shown}"

    def _told(self) -> str:
        """The name of the document, what it is about, and how much was read."""
        known = self.document
        about = filter(None, (known.body, known.title, known.date))
        frames = _table(
            _WORDS[self.lang],
            ((name, str(len(frame))) for name, frame in self.frames.items()),
        )
        notices = "".join(
            f"<p><em>{escape(notice)}</em></p>" for notice in known.notices
        )
        return f"<h4>{escape(known.name)}</h4><p>{escape(' · '.join(about))}</p>{notices}{frames}"

    def _open(self) -> AnySource:
        return open_any(self.path, self._password)


class Audited(Extracted):
    """One PDF read and checked. ``record`` is the whole audit: outcomes, abstentions, coverage,
    findings.
    """

    def __init__(
        self,
        path: Path,
        record: Audit,
        password: str | None = None,
        lang: Lang = "fr",
    ) -> None:
        super().__init__(path, record.document, password, lang)
        self.record = record

    @cached_property
    def findings(self) -> "pd.DataFrame":
        """The findings, one a row, with the columns of ``findings.csv``; ``delta`` is an exact
        decimal.
        """
        import pandas as pd

        from reports.export.typed_frames import typed_frame
        from reports.files.finding_records import findings_rows

        header, *rows = findings_rows(self.record)
        return typed_frame(
            pd.DataFrame(rows, columns=header, dtype="str"), _FINDINGS
        )

    def write(self, out: str | Path, *, pages: str = "tables") -> Path:
        """Write the folder of `pointage audit` under ``out``, the report with it; gives
        its path.
        """
        with self._open() as source:
            return write_audit(
                self.record, source, Path(out), lang=self.lang, pages=pages
            )

    def _repr_html_(self) -> str:
        """The deviations, and the tables that they stand in beside their pages."""
        from reports.desk.desk_view import DeskView
        from reports.desk.notebook_view import notebook_html

        view = DeskView(self.record, self.lang)
        try:
            source = self._open()
        except PointageError:  # the file is gone: there are no pages to show
            return f"{self._told()}{notebook_html(view, None)}"
        with source:
            return f"{self._told()}{notebook_html(view, source)}"


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """An HTML table; whatever the PDF says is escaped."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in header)
    lines: list[str] = []
    for row in rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    body = "".join(lines)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def extract_pdf(
    path: Path, password: str | None = None, lang: Lang = "fr"
) -> Extracted:
    """Read one PDF."""
    source, document = read(path, password)
    source.close()
    return Extracted(path, document.opened(), password, lang)


def audit_pdf(
    path: Path,
    password: str | None = None,
    suite: Path | None = None,
    dispositions: Path | None = None,
    materiality: str = "",
    lang: Lang = "fr",
    corrections: Path | None = None,
    *,
    packs: bool = True,
) -> Audited:
    """Read and check one PDF."""
    options = replace(
        read_options(None, None, suite, dispositions, materiality, corrections),
        password=password,
        packs=packs,
    )
    source, document = read(path, password, corrections=options.corrections)
    with source:
        return Audited(path, check(document, options, source), password, lang)
