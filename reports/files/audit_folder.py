"""One folder per document: everything the contract names."""

from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import fields, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from extract.document import Document
from extract.records.frames import frames, prose_records, table_records
from extract.records.schema import FRAMES
from extract.table import RawTable
from reports.evidence import Renderer, crops, page_images
from reports.export.datapackage import datapackage
from reports.files.atomic_folder import (
    CsvFile,
    csv_text,
    replace_folder,
    sign,
    write_bytes,
    write_json,
    write_pieces,
    write_text,
)
from reports.files.audit_records import Json, encode, schema, streamed
from reports.files.finding_records import findings_records, findings_rows
from reports.files.sarif import sarif
from reports.i18n import Lang
from reports.page import anchors
from reports.page.known_figures import known_facts
from reports.page.report_page import Images, Publication, in_order, render
from reports.page.tables_as_read import row_labels
from validate.model.finding import Audit

if TYPE_CHECKING:
    import pandas as pd

IMAGE_BUDGET = 1_500_000
"""Bytes of page images, with the frames over them, in one report unless all are asked for."""
FRAME = 250
"""Bytes that the frame of one figure takes."""
FORMAT = "3"
"""Version of the form of `audit.json`.

3 says why identities are believed (`adoption`) and what proves a cell (`proofs`) as values; 2 had a
sentence for the first (`adopted`) and nothing for the second, and is still read without them.
"""


def write_audit(
    audit: Audit, source: Renderer, out_dir: Path, *, lang: Lang = "fr", pages: str = "tables"
) -> Path:
    """Write the folder of an audit under ``out_dir``; gives its path.

    ``pages`` are the page images in the report: ``all``, ``tables`` (pages with tables or findings,
    while they keep the file small) or ``none``. A folder of the same document is replaced as a
    whole.
    """

    def fill(folder: Path) -> None:
        write_into(folder, audit, _images(audit, source, pages), lang)

    return replace_folder(out_dir / audit.document.document_id, fill)


def write_into(
    folder: Path, audit: Audit, images: Images, lang: Lang, publication: Publication | None = None
) -> None:
    """Write every file of an audit into an empty folder, and sign them."""
    made = frames(audit.document)
    _tables(audit.document, folder)
    _frames(made, folder)
    for group in images.crops.values():
        for crop in group:
            write_bytes(folder / "evidence" / crop.name, crop.png)
    write_text(folder / "findings.csv", csv_text(findings_rows(audit)))
    write_json(folder / "findings.json", findings_records(audit))
    write_json(folder / "findings.sarif", sarif(audit, lang))
    write_pieces(folder / "audit.json", chain(streamed(audit_parts(audit, made, images)), "\n"))
    write_json(folder / "datapackage.json", datapackage(audit.document, folder, lang))
    if publication is not None:
        publication = replace(publication, downloads=_downloads(folder))
    html = render(audit, lang, images, grants=_rows(made.get("grants")), publication=publication)
    write_text(folder / "report.html", html)
    sign(folder)


def _downloads(folder: Path) -> tuple[tuple[str, int], ...]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".png")
    return tuple((path.relative_to(folder).as_posix(), path.stat().st_size) for path in files)


def write_extract(document: Document, out_dir: Path, *, lang: Lang = "fr") -> Path:
    """Write tables and frames only; gives the folder."""

    def fill(folder: Path) -> None:
        _stream(document, folder)
        write_json(folder / "datapackage.json", datapackage(document, folder, lang))
        sign(folder)

    return replace_folder(out_dir / document.document_id, fill)


def audit_parts(
    audit: Audit, made: "Mapping[str, pd.DataFrame]", images: Images
) -> dict[str, object]:
    """What `audit.json` holds: the audit's parts and what goes with them; `reports.files.audit_records.decode`
    reads it back.
    """
    data = {
        name: {"columns": list(frame.columns), "rows": frame.to_numpy().tolist()}
        for name, frame in made.items()
    }
    evidence = [
        {
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
        for finding, group in images.crops.items()
        for crop in group
    ]
    parts = {field.name: getattr(audit, field.name) for field in fields(Audit)}
    return {"format": FORMAT, **parts, "frames": data, "evidence": evidence}


def audit_schema() -> Json:
    """The JSON Schema of `audit.json`, made from the types; `audit.schema.json` is what it gives."""
    text: Json = {"type": "string"}
    texts: Json = {"type": "array", "items": text}
    whole: Json = {"type": "integer"}
    box: Json = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
    frame = _object({"columns": texts, "rows": {"type": "array", "items": texts}})
    crop = _object(
        {
            **{
                "file": text,
                "finding": text,
                "page": whole,
                "bbox": box,
                "width": whole,
                "height": whole,
            },
            **{"printed": texts, "main": {"type": "boolean"}, "cut": {"type": "boolean"}},
        }
    )
    made = schema(Audit, "audit.json of Pointage")
    definitions = made["$defs"]
    assert isinstance(definitions, dict)
    whole_audit = definitions.pop("Audit")
    assert isinstance(whole_audit, dict)
    parts = whole_audit["properties"]
    assert isinstance(parts, dict)
    top = _object(
        {
            "format": {"const": FORMAT},
            **parts,
            "frames": {"type": "object", "additionalProperties": frame},
            "evidence": {"type": "array", "items": crop},
        }
    )
    return {"$schema": made["$schema"], "title": made["title"], **top, "$defs": definitions}


def _object(properties: dict[str, Json]) -> dict[str, Json]:
    closed: dict[str, Json] = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
    }
    return {**closed, "additionalProperties": False}


def table_csv(raw: RawTable) -> str:
    """A table as printed: its header, then each printed row; a spanned value stands in its top left
    cell.
    """
    grid = [[""] * len(raw.header) for _ in range(raw.rows)]
    for cell in raw.cells:
        grid[cell.row][cell.col] = cell.text
    return csv_text([list(raw.header), *grid])


def _images(audit: Audit, source: Renderer, pages: str) -> Images:
    labels = row_labels(audit, known_facts(audit))
    made = crops(audit.findings, audit.document.pages, source, labels)
    wanted = _wanted_pages(audit, pages)
    frames_on = Counter(place.page for fact in audit.document.facts for place in fact.places)
    extra = {page: FRAME * n for page, n in frames_on.items()}
    drawn = page_images(wanted, source, None if pages == "all" else IMAGE_BUDGET, extra)
    have = {image.page for image in drawn}
    return Images(made, drawn, tuple(sorted(page for page in wanted if page not in have)))


def _wanted_pages(audit: Audit, pages: str) -> list[int]:
    """Pages to draw, the ones findings rest on first."""
    known = {page.number for page in audit.document.pages}
    if pages == "none":
        return []
    if pages == "all":
        return sorted(known)
    found = dict.fromkeys(
        page for finding in in_order(audit, known_facts(audit)) for page in finding.pages
    )
    tables = dict.fromkeys(
        place.page for table in audit.document.tables for place in table.raw.places
    )
    return [page for page in {**found, **dict.fromkeys(sorted(tables))} if page in known]


def _tables(document: Document, folder: Path) -> None:
    for table in document.tables:
        write_text(folder / "tables" / f"{anchors.slug(table.id)}.csv", table_csv(table.raw))


def _stream(document: Document, folder: Path) -> None:
    """Tables and frames as `_tables` and `_frames` write them, in one pass and without holding any."""
    (folder / "data").mkdir(parents=True)
    with ExitStack() as files:
        writers = {
            name: files.enter_context(CsvFile(folder / "data" / f"{name}.csv")) for name in FRAMES
        }
        for name, frame in FRAMES.items():
            writers[name].row(frame.columns)
        for name, record in prose_records(document):
            writers[name].row([record.get(column, "") for column in FRAMES[name].columns])
        for table in document.tables:
            write_text(folder / "tables" / f"{anchors.slug(table.id)}.csv", table_csv(table.raw))
            for name, record in table_records(document, table):
                writers[name].row([record.get(column, "") for column in FRAMES[name].columns])


def _frames(made: "Mapping[str, pd.DataFrame]", folder: Path) -> None:
    for name, frame in made.items():
        rows = [[str(value) for value in row] for row in frame.to_numpy().tolist()]
        write_text(
            folder / "data" / f"{name}.csv",
            csv_text([[str(column) for column in frame.columns], *rows]),
        )


def _rows(frame: "pd.DataFrame | None") -> list[dict[str, str]]:
    return (
        []
        if frame is None
        else [{str(k): str(v) for k, v in row.items()} for row in frame.to_dict("records")]
    )
