"""The Frictionless Data Package of a document's folder: every CSV described by Table Schema.

Frames take names, types, constraints and units from their schema; tables as printed are text
under their own header; findings are described here. Nothing is dated: the same folder gives the
same package.
"""

import csv
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from extract.document import Document
from extract.geometry import page_numbers
from extract.given.bounded_files import Json
from extract.records.registry import FRAMES
from extract.records.schema import Field, FrameSchema
from extract.table import Table
from reports.i18n import Lang, in_language
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
_BOUNDS: dict[str, Object] = {
    "confidence": {"minimum": 0, "maximum": 1},
    "row": {"minimum": 0},
}
"""The bounds of columns, by their names in every frame."""
_NO_NAME = re.compile(r"[^a-z0-9._-]")
"""What no name of a Data Package may hold."""
_FINDINGS = (
    (
        "id",
        "string",
        "Identifiant, stable d'une lecture à l'autre",
        "Id, stable between runs",
    ),
    ("kind", "string", "Ce qui est comparé", "What is compared"),
    ("severity", "string", "Gravité", "Severity"),
    (
        "nature",
        "string",
        "Factuelle ou relevant d'une interprétation",
        "Factual or judgmental",
    ),
    ("status", "string", "Suite donnée", "Disposition"),
    (
        "page",
        "integer",
        "Page du chiffre en cause",
        "Page of the figure at issue",
    ),
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
        "Valeur attendue : nombre ou date ISO ; en minutes pour une durée en heures et minutes, en"
        " m² pour une surface en hectares, ares et centiares",
        "Expected value: number or ISO date; in minutes for a length of time in hours and minutes,"
        " in m² for an area in hectares, ares and centiares",
    ),
    ("delta", "number", "Imprimé moins attendu", "Printed minus expected"),
    (
        "tolerance",
        "number",
        "Écart admis par l'arrondi",
        "Difference that rounding allows",
    ),
    (
        "probability",
        "number",
        "Probabilité que le document soit inexact ; vide sans calcul ou si la lecture est douteuse",
        "Probability that the document is wrong; empty without arithmetic or if the reading is"
        " in doubt",
    ),
    (
        "supports",
        "string",
        "Appuis de l'égalité rompue",
        "Supports of the broken equation",
    ),
)

FINDING_TYPES: Mapping[str, str] = {
    name: kind for name, kind, _, _ in _FINDINGS
}
"""The types of the columns of findings; text where none is named."""


def datapackage(
    document: Document,
    folder: Path,
    lang: Lang = "fr",
    licence: Object | None = None,
) -> Object:
    """The description of every CSV in ``folder``, titles and descriptions in ``lang``.

    ``licence`` is a Data Package licence (name, path, title); without one the package says that
    none was chosen.
    """
    files = sorted(
        folder.rglob("*.csv"),
        key=lambda path: path.relative_to(folder).as_posix(),
    )
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
    name, pages = document.name, len(document.pages)
    text = in_language(
        lang,
        f"Tableaux et chiffres lus dans {name} ({pages} pages).",
        f"Tables and figures read from {name} ({pages} pages).",
    )
    for notice in document.notices:
        text += f" {notice[:1].upper()}{notice[1:].rstrip('.')}."
    return text


def _tables(document: Document, lang: Lang) -> dict[str, Object]:
    """Title and description of each table by the name of its file; of two of one name, the first
    one's.
    """
    found: dict[str, Object] = {}
    for table in document.tables:
        found.setdefault(anchors.slug(table.id), _table(table, lang))
    return found


def _table(table: Table, lang: Lang) -> Object:
    pages = sorted(page_numbers(table.raw.places))
    span = str(pages[0])
    if len(pages) > 1:
        span = f"{pages[0]}-{pages[-1]}"
    printed = in_language(lang, "Tel qu'imprimé", "As printed")
    return {
        "title": table.caption or table.id,
        "description": f"{printed}, page {span}",
    }


def _resource(
    tables: Mapping[str, Object], path: Path, folder: Path, lang: Lang
) -> Object:
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


def _described(
    tables: Mapping[str, Object], path: Path, where: Path, lang: Lang
) -> Object:
    """Title, description and schema of one file."""
    frame = FRAMES.get(path.stem)
    if where.parts[0] == "data" and frame is not None:
        return _frame(frame, lang)
    if where.as_posix() == "findings.csv":
        title = in_language(lang, "Écarts relevés", "Findings")
        return {"title": title, "schema": _findings(path, lang)}

    columns: list[Object] = [
        {"name": name, "type": "string"} for name in _header(path)
    ]
    return {**tables.get(path.stem, {}), "schema": _schema(columns)}


def _frame(frame: FrameSchema, lang: Lang) -> Object:
    schema = _schema([_field(each, lang) for each in frame.fields])
    if frame.keys:
        schema["primaryKey"] = list(frame.keys)
    title = in_language(lang, frame.title_fr, frame.title_en)
    return {
        "title": title,
        "description": in_language(lang, frame.row_fr, frame.row_en),
        "schema": schema,
    }


def _field(each: Field, lang: Lang) -> Object:
    field: Object = {
        "name": each.name,
        "type": each.type,
        "title": in_language(lang, each.title_fr, each.title_en),
        "description": in_language(
            lang, each.description_fr, each.description_en
        ),
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
    return constraints | _BOUNDS.get(each.name, {})


def _findings(path: Path, lang: Lang) -> Object:
    known = {
        name: (kind, in_language(lang, fr, en))
        for name, kind, fr, en in _FINDINGS
    }
    fields: list[Object] = []
    for name in _header(path):
        kind, title = known.get(name, ("string", ""))
        field: Object = {"name": name, "type": kind}
        if title:
            field["title"] = title
        fields.append(field)
    return {**_schema(fields), "primaryKey": ["id"]}


def _schema(fields: list[Object]) -> Object:
    return {"fields": list(fields), "missingValues": [""]}


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file), [])


def _slug(text: str) -> str:
    """A Data Package name: lower case, digits, dots, dashes and underscores."""
    kept = _NO_NAME.sub("-", text.lower())
    return kept.strip("-") or "document"
