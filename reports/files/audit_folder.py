"""One folder per document: everything the contract names."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path

from extract.document import Document
from extract.geometry import page_numbers
from extract.records.frames import prose_records, table_records
from extract.records.registry import FRAMES
from extract.table import RawTable
from reports.files.atomic_folder import (
    CsvFile,
    csv_text,
    replace_folder,
    write_json,
    write_pieces,
    write_text,
)
from reports.files.crop_context import crop_context
from reports.files.datapackage import datapackage
from reports.files.disk.finished_folder import sign
from reports.files.disk.kept_files import keep_files
from reports.files.disk.synced_files import write_file
from reports.files.document_parts import DocumentParts, document_parts
from reports.files.finding_records import findings_records, findings_rows
from reports.files.json_encode import encode, object_text
from reports.files.json_schema import FORMAT
from reports.files.sarif import sarif
from reports.i18n import Lang
from reports.images.crops import Crop, Renderer, crops
from reports.images.page_images import (
    PageImage,
    is_drawn_whole,
    page_images,
)
from reports.page import anchors
from reports.page.known_figures import known_facts
from reports.page.report_page import Images, Publication, in_order, render
from validate.model.finding import Audit

Crops = Mapping[str, tuple[Crop, ...]]
"""The crops of each finding, by its id."""
IMAGE_BUDGET = 3_000_000
"""Bytes of page images, with the frames over them, in one report unless all are asked for."""
FRAME_BYTES = 250
"""Bytes that the frame of one figure takes."""


@dataclass(frozen=True, slots=True)
class MadeReport:
    """The page of an audit, and the pictures that it shows."""

    images: Images
    page: str


def make_report(
    audit: Audit,
    source: Renderer,
    pages: str,
    lang: Lang,
    known: Mapping[int, PageImage] | None = None,
    parts: DocumentParts | None = None,
) -> MadeReport:
    """Draw and render what people read; ``known`` are pages that were drawn before, ``parts`` what
    was made of the document.
    """
    images = with_pages(
        draw_evidence(audit, source), audit, source, pages, known
    )
    parts = parts or document_parts(audit.document)
    return MadeReport(images, _page(audit, lang, images, parts))


def write_audit(
    audit: Audit,
    source: Renderer,
    out_dir: Path,
    *,
    lang: Lang = "fr",
    pages: str = "tables",
    report: Callable[[], MadeReport] | None = None,
    parts: Callable[[], DocumentParts | None] | None = None,
) -> Path:
    """Write the folder of an audit under ``out_dir``; gives its path.

    ``pages`` are the page images in the report: ``all``, ``tables`` (pages with tables or findings,
    while they keep the file small) or ``none``. ``report`` gives what `make_report` made, where
    that was begun before, ``parts`` what was made of the document, if anything was. A folder of the
    same document is replaced as a whole, but for the files that others put there.
    """

    def fill(folder: Path) -> None:
        known = parts() if parts is not None else None
        own = _write_data(folder, audit, known)
        made = cache(
            report
            or partial(make_report, audit, source, pages, lang, None, own)
        )
        _write_rest(folder, audit, own, lambda: made().images, lang)
        _write_page(folder, made().page)
        keep_files(final, folder)

    final = out_dir / audit.document.document_id
    return replace_folder(final, fill)


def write_into(
    folder: Path,
    audit: Audit,
    images: Images,
    lang: Lang,
    publication: Publication | None = None,
) -> None:
    """Write every file of an audit into an empty folder, and sign them."""
    parts = _write_data(folder, audit)
    _write_rest(folder, audit, parts, lambda: images, lang)
    if publication is not None:
        publication = replace(publication, downloads=_downloads(folder))
    _write_page(folder, _page(audit, lang, images, parts, publication))


def _write_data(
    folder: Path, audit: Audit, known: DocumentParts | None = None
) -> DocumentParts:
    """Write the tables and the frames; gives what is made of the document, which may be ``known``
    already.
    """
    parts = known or document_parts(audit.document)
    _write_tables(audit.document, folder)
    for name, rows in parts.rows.items():
        text = csv_text([FRAMES[name].columns, *rows])
        write_text(folder / "data" / f"{name}.csv", text)
    return parts


def _write_rest(
    folder: Path,
    audit: Audit,
    parts: DocumentParts,
    images: Callable[[], Images],
    lang: Lang,
) -> None:
    """Write what goes with the data, but for the report; ``images`` are asked for last, as they
    may be drawn meanwhile.
    """
    write_text(folder / "findings.csv", csv_text(findings_rows(audit)))
    write_json(folder / "findings.json", findings_records(audit))
    write_json(folder / "findings.sarif", sarif(audit, lang))
    write_json(
        folder / "datapackage.json", datapackage(audit.document, folder, lang)
    )
    write_pieces(
        folder / "audit.json",
        chain(object_text(audit_parts(audit, parts, images)), "\n"),
    )
    for crop in chain.from_iterable(images().crops.values()):
        write_file(folder / "evidence" / crop.name, crop.png)


def _page(
    audit: Audit,
    lang: Lang,
    images: Images,
    parts: DocumentParts,
    publication: Publication | None = None,
) -> str:
    grants = parts.records("grants")
    return render(audit, lang, images, grants=grants, publication=publication)


def _write_page(folder: Path, page: str) -> None:
    """Write the report, which comes last, and sign all that the folder holds."""
    write_text(folder / "report.html", page)
    sign(folder)


def _downloads(folder: Path) -> tuple[tuple[str, int], ...]:
    """The data files beside the report: path and size in bytes; pictures are no download."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".png":
            found.append(
                (path.relative_to(folder).as_posix(), path.stat().st_size)
            )
    return tuple(found)


def write_extract(
    document: Document, out_dir: Path, *, lang: Lang = "fr"
) -> Path:
    """Write tables and frames only; gives the folder."""

    def fill(folder: Path) -> None:
        _stream_data(document, folder)
        write_json(
            folder / "datapackage.json", datapackage(document, folder, lang)
        )
        sign(folder)
        keep_files(final, folder)

    final = out_dir / document.document_id
    return replace_folder(final, fill)


def audit_parts(
    audit: Audit, parts: DocumentParts, images: Callable[[], Images]
) -> Iterator[tuple[str, object]]:
    """What `audit.json` holds: the audit's parts and what goes with them, the evidence last;
    `json_decode` reads it back.
    """
    yield "format", FORMAT
    for field in fields(Audit):
        is_document = field.name == "document"
        value = parts.document if is_document else getattr(audit, field.name)
        yield field.name, value
    frames = {
        name: {"columns": list(FRAMES[name].columns), "rows": values}
        for name, values in parts.rows.items()
    }
    yield "frames", frames

    evidence: list[dict[str, object]] = []
    for finding, group in images().crops.items():
        evidence += [_crop_json(finding, crop) for crop in group]
    yield "evidence", evidence


def _crop_json(finding: str, crop: Crop) -> dict[str, object]:
    return {
        "file": crop.name,
        "finding": finding,
        "page": crop.page,
        "bbox": encode(crop.clip),
        "width": crop.width,
        "height": crop.height,
        "printed": encode(crop.printed),
        "main": crop.main,
        "cut": crop.cut,
    }


def table_csv(raw: RawTable) -> str:
    """A table as printed: its header, then each printed row; a spanned value stands in its top left
    cell.
    """
    grid = [[""] * len(raw.header) for _ in range(raw.rows)]
    for cell in raw.cells:
        grid[cell.row][cell.col] = cell.text
    return csv_text([list(raw.header), *grid])


def draw_evidence(audit: Audit, source: Renderer) -> Crops:
    """The crops of each finding, by its id."""
    around = crop_context(audit, known_facts(audit))
    return crops(audit.findings, audit.document.pages, source, around)


def with_pages(
    made: Crops,
    audit: Audit,
    source: Renderer,
    pages: str,
    known: Mapping[int, PageImage] | None = None,
) -> Images:
    """The evidence, and the pages that go into the report; ``known`` are those drawn before."""
    wanted = wanted_pages(audit, pages)
    drawn = _within_budget(audit.document, wanted, source, pages, known)
    left_out = set(wanted) - {image.page for image in drawn}
    return Images(made, drawn, tuple(sorted(left_out)))


def draw_tables(document: Document, source: Renderer) -> dict[int, PageImage]:
    """The pages with tables, as many as a report has room for, before it is known which of them
    matter most.
    """
    pages = _pages_with_tables(document)
    drawn = _within_budget(document, pages, source, "tables")
    return {image.page: image for image in drawn}


def _within_budget(
    document: Document,
    wanted: Sequence[int],
    source: Renderer,
    pages: str,
    known: Mapping[int, PageImage] | None = None,
) -> tuple[PageImage, ...]:
    # what the frames over a page take counts too
    figures: Counter[int] = Counter()
    for fact in document.facts:
        figures.update(place.page for place in fact.places)
    extra = {page: FRAME_BYTES * n for page, n in figures.items()}

    budget = None if pages == "all" else IMAGE_BUDGET
    too_long = {
        page.number for page in document.pages if not is_drawn_whole(page)
    }
    return page_images(
        [page for page in wanted if page not in too_long],
        source,
        budget,
        extra,
        known,
    )


def wanted_pages(audit: Audit, pages: str) -> list[int]:
    """Pages to draw, the ones findings rest on first."""
    known = {page.number for page in audit.document.pages}
    if pages == "none":
        return []
    if pages == "all":
        return sorted(known)

    found: dict[int, None] = {}
    for finding in in_order(audit, known_facts(audit)):
        found |= dict.fromkeys(finding.pages)
    found |= dict.fromkeys(_pages_with_tables(audit.document))
    return [page for page in found if page in known]


def _pages_with_tables(document: Document) -> list[int]:
    with_tables: set[int] = set()
    for table in document.tables:
        with_tables |= page_numbers(table.raw.places)
    return sorted(with_tables)


def _write_tables(document: Document, folder: Path) -> None:
    for table in document.tables:
        _write_table(table.raw, folder)


def _write_table(raw: RawTable, folder: Path) -> None:
    write_text(
        folder / "tables" / f"{anchors.slug(raw.id)}.csv", table_csv(raw)
    )


def _stream_data(document: Document, folder: Path) -> None:
    """Tables and frames as `_write_data` writes them, in one pass and without holding any."""
    (folder / "data").mkdir(parents=True)
    with ExitStack() as files:
        writers: dict[str, CsvFile] = {}
        for name, frame in FRAMES.items():
            writers[name] = files.enter_context(
                CsvFile(folder / "data" / f"{name}.csv")
            )
            writers[name].row(frame.columns)

        for name, record in prose_records(document):
            writers[name].row(_in_columns(record, name))
        for table in document.tables:
            _write_table(table.raw, folder)
            for name, record in table_records(document, table):
                writers[name].row(_in_columns(record, name))


def _in_columns(record: Mapping[str, str], frame: str) -> list[str]:
    return [record.get(column, "") for column in FRAMES[frame].columns]
