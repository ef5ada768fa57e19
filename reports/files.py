"""One folder per document: everything the contract names, written beside its place and moved there at once."""

import csv
import hashlib
import io
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from extract.document import Document
from extract.frames import frames
from extract.table import RawTable
from reports import anchors
from reports.evidence import PageImage, Renderer, crops, page_images
from reports.export.datapackage import datapackage
from reports.findings import findings_records, findings_rows
from reports.html import Images, in_order, render
from reports.i18n import Lang
from reports.records import Json, encode, schema
from reports.sarif import sarif
from validate.finding import Audit

IMAGE_BUDGET = 2_600_000
"""Bytes of page images in one report unless all are asked for: about 3.5 MB once written as text."""
FORMAT = "1"
"""Version of the form of `audit.json`."""


def write_audit(audit: Audit, source: Renderer, out_dir: Path, *, lang: Lang = "fr", pages: str = "tables") -> Path:
    """Write the folder of an audit under ``out_dir``; gives its path.

    ``pages`` are the page images in the report: ``all``, ``tables`` (pages with tables or findings, while they
    keep the file small) or ``none``. A folder of the same document is replaced as a whole.
    """

    def fill(folder: Path) -> None:
        made = frames(audit.document)
        _tables(audit.document, folder)
        _frames(made, folder)
        images = _images(audit, source, pages)
        for group in images.crops.values():
            for crop in group:
                _bytes(folder / "evidence" / crop.name, crop.png)
        _text(folder / "findings.csv", csv_text(findings_rows(audit)))
        _json(folder / "findings.json", findings_records(audit))
        _json(folder / "findings.sarif", sarif(audit, lang))
        _json(folder / "audit.json", audit_record(audit, made, images), compact=True)
        _text(folder / "report.html", render(audit, lang, images, grants=_rows(made.get("grants"))))
        _json(folder / "datapackage.json", datapackage(audit.document, folder, lang))

    return _replace(out_dir, audit.document.document_id, fill)


def write_extract(document: Document, out_dir: Path, *, lang: Lang = "fr") -> Path:
    """Write tables and frames only; gives the folder."""

    def fill(folder: Path) -> None:
        _tables(document, folder)
        _frames(frames(document), folder)
        _json(folder / "datapackage.json", datapackage(document, folder, lang))

    return _replace(out_dir, document.document_id, fill)


def audit_record(audit: Audit, made: Mapping[str, pd.DataFrame], images: Images) -> Json:
    """The whole audit as one JSON value; `reports.records.decode` reads its ``audit`` back."""
    data = {name: {"columns": list(frame.columns), "rows": frame.to_numpy().tolist()} for name, frame in made.items()}
    evidence = [crop.name for group in images.crops.values() for crop in group]
    return {"format": FORMAT, "audit": encode(audit), "frames": encode(data), "evidence": encode(evidence)}


def audit_schema() -> Json:
    """The JSON Schema of `audit.json`, made from the types; `audit.schema.json` is what it gives."""
    text: Json = {"type": "string"}
    frame: Json = {
        "type": "object",
        "properties": {
            "columns": {"type": "array", "items": text},
            "rows": {"type": "array", "items": {"type": "array", "items": text}},
        },
        "required": ["columns", "rows"],
        "additionalProperties": False,
    }
    made = schema(Audit, "audit.json of Pointage")
    properties: dict[str, Json] = {
        "format": {"const": FORMAT},
        "audit": {"$ref": "#/$defs/Audit"},
        "frames": {"type": "object", "additionalProperties": frame},
        "evidence": {"type": "array", "items": text},
    }
    top: dict[str, Json] = {"properties": properties, "required": list(properties), "additionalProperties": False}
    return {"$schema": made["$schema"], "title": made["title"], "type": "object", **top, "$defs": made["$defs"]}


def table_csv(raw: RawTable) -> str:
    """A table as printed: its header, then each printed row; a spanned value stands in its top left cell."""
    grid = [[""] * len(raw.header) for _ in range(raw.rows)]
    for cell in raw.cells:
        grid[cell.row][cell.col] = cell.text
    return csv_text([list(raw.header), *grid])


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """RFC 4180."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _images(audit: Audit, source: Renderer, pages: str) -> Images:
    made = crops(audit.findings, audit.document.pages, source)
    wanted = _wanted_pages(audit, pages)
    drawn: tuple[PageImage, ...] = page_images(wanted, source, None if pages == "all" else IMAGE_BUDGET)
    have = {image.page for image in drawn}
    return Images(made, drawn, tuple(sorted(page for page in wanted if page not in have)))


def _wanted_pages(audit: Audit, pages: str) -> list[int]:
    """Pages to draw, the ones findings rest on first."""
    known = {page.number for page in audit.document.pages}
    if pages == "none":
        return []
    if pages == "all":
        return sorted(known)
    facts = {fact.id: fact for fact in audit.document.facts}
    found = dict.fromkeys(page for finding in in_order(audit, facts) for page in finding.pages)
    tables = dict.fromkeys(place.page for table in audit.document.tables for place in table.raw.places)
    return [page for page in {**found, **dict.fromkeys(sorted(tables))} if page in known]


def _tables(document: Document, folder: Path) -> None:
    for table in document.tables:
        _text(folder / "tables" / f"{anchors.slug(table.id)}.csv", table_csv(table.raw))


def _frames(made: Mapping[str, pd.DataFrame], folder: Path) -> None:
    for name, frame in made.items():
        rows = [[str(value) for value in row] for row in frame.to_numpy().tolist()]
        _text(folder / "data" / f"{name}.csv", csv_text([[str(column) for column in frame.columns], *rows]))


def _rows(frame: pd.DataFrame | None) -> list[dict[str, str]]:
    return [] if frame is None else [{str(k): str(v) for k, v in row.items()} for row in frame.to_dict("records")]


def _text(path: Path, text: str) -> None:
    _bytes(path, text.encode("utf-8", "replace"))


def _bytes(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _json(path: Path, value: object, compact: bool = False) -> None:
    if compact:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    else:
        text = json.dumps(value, ensure_ascii=False, indent=1)
    _text(path, text + "\n")


def _replace(out_dir: Path, name: str, fill: Callable[[Path], None]) -> Path:
    """Fill a folder beside ``out_dir / name``, sign it, and put it in that place; nothing is left half written."""
    out_dir.mkdir(parents=True, exist_ok=True)
    final, fresh, old = out_dir / name, out_dir / f".{name}.{os.getpid()}.new", out_dir / f".{name}.{os.getpid()}.old"
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir()
        fill(fresh)
        _sign(fresh)
        if final.exists():
            final.replace(old)
        fresh.replace(final)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    return final


def _sign(folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in files
    ]
    _text(folder / "SHA256SUMS", "".join(lines))
