"""The Frictionless Data Package of a document's folder: every CSV described by Table Schema.

Frames take names, types, constraints and units from `extract.records.schema`; tables as printed are text
under their own header; findings are described here. Nothing is dated: the same folder gives the
same package.
"""

import csv
import hashlib
from collections.abc import Mapping
from pathlib import Path

from extract.document import Document
from extract.records.schema import FRAMES, Field, FrameSchema
from extract.table import Table
from reports.files.audit_records import Json
from reports.i18n import Lang
from reports.page import anchors

Object = dict[str, Json]

_DIALECT: Object = {
    "delimiter": ",",
    "doubleQuote": True,
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "header": True,
}
_UNSAID_LICENCE: dict[Lang, Object] = {
    "fr": {
        "name": "notspecified",
        "title": "À préciser par l'organisme qui publie (Licence Ouverte 2.0, par exemple)",
    },
    "en": {
        "name": "notspecified",
        "title": "To be chosen by the publishing body (Licence Ouverte 2.0, for example)",
    },
}
_FINDINGS = (
    ("id", "string", "Identifiant, stable d'une lecture à l'autre", "Id, stable between runs"),
    ("kind", "string", "Ce qui est comparé", "What is compared"),
    ("severity", "string", "Gravité", "Severity"),
    ("nature", "string", "Factuelle ou relevant d'une interprétation", "Factual or judgmental"),
    ("status", "string", "Suite donnée", "Disposition"),
    ("page", "integer", "Page du chiffre en cause", "Page of the figure at issue"),
    (
        "pages",
        "string",
        "Toutes les pages, séparées par des espaces",
        "All pages, separated by spaces",
    ),
    ("table_id", "string", "Tableau", "Table"),
    ("printed", "string", "Tel qu'imprimé", "As printed"),
    (
        "expected",
        "string",
        "Valeur attendue : nombre ou date ISO",
        "Expected value: number or ISO date",
    ),
    ("delta", "number", "Imprimé moins attendu", "Printed minus expected"),
    ("tolerance", "number", "Écart admis par l'arrondi", "Difference that rounding allows"),
)


def datapackage(
    document: Document, folder: Path, lang: Lang = "fr", licence: Object | None = None
) -> Object:
    """The description of every CSV in ``folder``, titles and descriptions in ``lang``.

    ``licence`` is a Data Package licence (name, path, title); without one the package says that
    none was chosen.
    """
    files = sorted(folder.rglob("*.csv"), key=lambda path: path.relative_to(folder).as_posix())
    tables = _tables(document, lang)
    package: Object = {
        "profile": "data-package",
        "name": _slug(document.document_id),
        "title": document.title or document.name,
        "description": _about(document, lang),
        "licenses": [dict(licence or _UNSAID_LICENCE[lang])],
        "sources": [
            {
                "title": document.title or document.name,
                "path": document.name,
                "sha256": document.sha256,
            }
        ],
        "resources": [_resource(tables, path, folder, lang) for path in files],
    }
    if document.body:
        package["contributors"] = [{"title": document.body, "role": "author"}]
    return package


def _about(document: Document, lang: Lang) -> str:
    pages = len(document.pages)
    notices = "".join(
        f" {notice[:1].upper()}{notice[1:].rstrip('.')}." for notice in document.notices
    )
    if lang == "en":
        return f"Tables and figures read from {document.name} ({pages} pages).{notices}"
    return f"Tableaux et chiffres lus dans {document.name} ({pages} pages).{notices}"


def _tables(document: Document, lang: Lang) -> dict[str, Object]:
    """Title and description of each table by the name of its file; of two of one name, the first
    one's.
    """
    found: dict[str, Object] = {}
    for table in document.tables:
        found.setdefault(anchors.slug(table.id), _table(table, lang))
    return found


def _resource(tables: Mapping[str, Object], path: Path, folder: Path, lang: Lang) -> Object:
    where = path.relative_to(folder)
    data = path.read_bytes()
    return {
        "profile": "tabular-data-resource",
        "name": _slug("-".join(where.with_suffix("").parts)),
        "path": where.as_posix(),
        **_described(tables, path, where, lang),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": dict(_DIALECT),
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }


def _described(tables: Mapping[str, Object], path: Path, where: Path, lang: Lang) -> Object:
    """Title, description and schema of one file."""
    frame = FRAMES.get(path.stem)
    if where.parts[0] == "data" and frame is not None:
        return _frame(frame, lang)
    if where.as_posix() == "findings.csv":
        return {
            "title": "Findings" if lang == "en" else "Écarts relevés",
            "schema": _findings(path, lang),
        }
    return {**tables.get(path.stem, {}), "schema": _schema([_text(name) for name in _header(path)])}


def _frame(frame: FrameSchema, lang: Lang) -> Object:
    title, row = (frame.title_en, frame.row_en) if lang == "en" else (frame.title_fr, frame.row_fr)
    schema = _schema([_field(each, lang) for each in frame.fields])
    if frame.keys:
        schema["primaryKey"] = list(frame.keys)
    return {"title": title, "description": row, "schema": schema}


def _field(each: Field, lang: Lang) -> Object:
    title, description = (
        (each.title_en, each.description_en)
        if lang == "en"
        else (each.title_fr, each.description_fr)
    )
    field: Object = {
        "name": each.name,
        "type": each.type,
        "title": title,
        "description": description,
    }
    if each.type == "number":
        field["decimalChar"] = "."
    if each.unit:
        field["unit"] = each.unit
    if constraints := _constraints(each):
        field["constraints"] = constraints
    return field


def _constraints(each: Field) -> Object:
    constraints: Object = {}
    if each.required:
        constraints["required"] = True
    if each.enum:
        constraints["enum"] = list(each.enum)
    if each.name == "confidence":
        constraints |= {"minimum": 0, "maximum": 1}
    if each.name == "row":
        constraints["minimum"] = 0
    return constraints


def _table(table: Table, lang: Lang) -> Object:
    pages = sorted({place.page for place in table.raw.places})
    span = str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}"
    said = f"As printed, page {span}" if lang == "en" else f"Tel qu'imprimé, page {span}"
    return {"title": table.caption or table.id, "description": said}


def _findings(path: Path, lang: Lang) -> Object:
    known = {name: (kind, en if lang == "en" else fr) for name, kind, fr, en in _FINDINGS}
    fields: list[Object] = []
    for name in _header(path):
        kind, title = known.get(name, ("string", ""))
        fields.append({"name": name, "type": kind, **({"title": title} if title else {})})
    return {**_schema(fields), "primaryKey": ["id"]}


def _schema(fields: list[Object]) -> Object:
    return {"fields": list(fields), "missingValues": [""]}


def _text(name: str) -> Object:
    return {"name": name, "type": "string"}


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file), [])


def _slug(text: str) -> str:
    """A Data Package name: lower case, digits, dots, dashes and underscores."""
    kept = "".join(
        char if char.isascii() and (char.isalnum() or char in "._-") else "-"
        for char in text.lower()
    )
    return kept.strip("-") or "document"
