"""A Frictionless Data Package over the CSV files of a folder."""

import csv
from pathlib import Path

from extract.document import Document
from extract.schema import FRAMES, Field
from reports.i18n import Lang
from reports.records import Json


def datapackage(document: Document, folder: Path, lang: Lang = "fr") -> Json:
    """The description of every CSV in ``folder``: frames with their types, tables as printed as text."""
    files = sorted(path for path in folder.rglob("*.csv"))
    return {
        "name": document.document_id.lower(),
        "title": document.title or document.name,
        "resources": [_resource(path, folder, lang) for path in files],
    }


def _resource(path: Path, folder: Path, lang: Lang) -> Json:
    where = path.relative_to(folder)
    frame = FRAMES.get(path.stem) if where.parts[0] == "data" else None
    fields: list[Json] = [_field(each, lang) for each in frame.fields] if frame else _as_text(path)
    return {
        "name": "-".join(where.with_suffix("").parts).lower(),
        "path": where.as_posix(),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _field(each: Field, lang: Lang) -> Json:
    title, description = (each.title_en, each.description_en) if lang == "en" else (each.title_fr, each.description_fr)
    return {"name": each.name, "type": each.type, "title": title, "description": description}


def _as_text(path: Path) -> list[Json]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{"name": name, "type": "string"} for name in next(csv.reader(file), [])]
