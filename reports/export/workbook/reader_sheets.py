"""The frames as a reader of a workbook wants them: one language, words for codes, texts for JSON.

Programs read the CSV files and `audit.json`, which keep every code: here a severity, a decision or
a reason is said in words, what was expected is a number or a date, and the columns that lead
programs to the place of a figure come last.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from extract.records.registry import FRAMES
from reports.export.audit_package import ExportField, Resource
from reports.i18n import COLON, Lang, Texts, in_language, report_words

T = TypeVar("T", list[Any], dict[str, Any])
NUMBER_OR_DATE = "number-or-date"
"""The type of a column that holds plain decimals and ISO dates."""
TECHNICAL = frozenset(
    {
        "document_id", "section", "table_id", "row", "places", "engine", "confidence", "line_id",
        "beneficiary_key", "id", "key", "other_key", "tables", "rule", "rule_version", "root",
        "supports", "row_path", "column_path",
    }
)  # fmt: skip
"""Columns that lead programs to the place of a figure, or hold their codes."""
WRAPPED = frozenset(
    {"message", "diagnosis", "consequences", "equation", "evidence"}
)
"""Columns of sentences, which are read whole."""
_FINDINGS = (
    "severity", "page", "message", "printed", "expected", "delta", "equation", "diagnosis",
    "consequences", "status", "note", "author", "disposed_on", "kind", "nature", "probability",
    "tolerance", "pages", "evidence",
)  # fmt: skip
"""The columns of findings in the order of a reader; the others follow."""
_SPOKEN = re.compile(r"(message|diagnosis|consequences)_(fr|en)")
"""Columns that are there once in each language."""
_WORDED = {
    ("findings", "kind"): "kind.{code}",
    ("findings", "severity"): "severity.{code}",
    ("findings", "nature"): "nature.{code}",
    ("findings", "status"): "status.{code}.short",
    ("cells", "row_kind"): "row-kind.{code}",
    ("grants", "decision"): "xlsx.decision.{code}",
    ("grants", "role"): "xlsx.role.{code}",
    ("claims", "counts"): "xlsx.counts.{code}",
    ("spellings", "reason"): "xlsx.match.{code}",
    ("proposals", "reason"): "xlsx.match.{code}",
    ("withheld", "reason"): "xlsx.withheld-for.{code}",
}
"""Columns of codes, by sheet and name: where their words are."""


def for_readers(resource: Resource, lang: Lang) -> Resource:
    """A sheet's frame in the language of its readers, what only programs need at its end."""
    spoken = _in_one_language(resource, lang)
    order = _order(spoken)
    shown = [_shown(spoken.name, spoken.fields[at], lang) for at in order]
    rows = [
        tuple(show(row[at]) for at, (_, show) in zip(order, shown, strict=True))
        for row in spoken.rows
    ]
    fields = tuple(field for field, _ in shown)
    return replace(spoken, fields=fields, rows=tuple(rows))


def _in_one_language(resource: Resource, lang: Lang) -> Resource:
    """The resource with the sentences of one language, under the name of both."""
    kept, fields = [], []
    for at, field in enumerate(resource.fields):
        spoken = _SPOKEN.fullmatch(field.name)
        if spoken is None:
            kept.append(at)
            fields.append(field)
        elif spoken[2] == lang:
            kept.append(at)
            fields.append(replace(field, name=spoken[1], title=""))
    rows = tuple(tuple(row[at] for at in kept) for row in resource.rows)
    return replace(resource, fields=tuple(fields), rows=rows)


def _order(resource: Resource) -> list[int]:
    """The places of the columns, as they are shown."""

    def rank(at: int) -> tuple[bool, int]:
        name = resource.fields[at].name
        is_ranked = resource.name == "findings" and name in _FINDINGS
        return name in TECHNICAL, _FINDINGS.index(name) if is_ranked else at

    return sorted(range(len(resource.fields)), key=rank)


Show = Callable[[str], str]


def _shown(
    sheet: str, field: ExportField, lang: Lang
) -> tuple[ExportField, Show]:
    """A column as it is shown, and how each value of it is."""
    titled = replace(field, title=_title(sheet, field, lang))
    words = _WORDED.get((sheet, field.name))
    if words is not None:
        return titled, _in_words(words, lang)
    return _RESHAPED.get((sheet, field.name), _as_it_is)(titled, lang)


def _title(sheet: str, field: ExportField, lang: Lang) -> str:
    """The header of a column, in the reader's language."""
    frame = FRAMES.get(sheet)
    for each in () if frame is None else frame.fields:
        if each.name == field.name:
            return in_language(lang, each.title_fr, each.title_en)
    key = f"xlsx.{sheet}.{field.name}"
    if key in report_words():
        return Texts(lang)(key)
    return field.title or field.name


def _in_words(words: str, lang: Lang) -> Show:
    """How a code is said; one that has no words stays as it is."""
    texts = Texts(lang)

    def say(code: str) -> str:
        key = words.format(code=code)
        return texts(key) if key in report_words() else code

    return say


def _same(text: str) -> str:
    return text


def _as_it_is(field: ExportField, _: Lang) -> tuple[ExportField, Show]:
    return field, _same


def _number_or_date(field: ExportField, _: Lang) -> tuple[ExportField, Show]:
    grouped = replace(field, type=NUMBER_OR_DATE, more={"unit": "EUR"})
    return grouped, _same


def _in_groups(field: ExportField, _: Lang) -> tuple[ExportField, Show]:
    return replace(field, more={"unit": "EUR"}), _same


def _date(field: ExportField, _: Lang) -> tuple[ExportField, Show]:
    return replace(field, type=NUMBER_OR_DATE), _same


def _pages(field: ExportField, _: Lang) -> tuple[ExportField, Show]:
    return field, lambda text: ", ".join(text.split())


def _sentences(field: ExportField, lang: Lang) -> tuple[ExportField, Show]:
    """Each sentence once, on a line of its own, its days as the language writes them."""
    texts = Texts(lang)

    def tell(text: str) -> str:
        sentences = dict.fromkeys(texts.dated(text).split(" | "))
        return "\n".join(sentences)

    return field, tell


def _evidence(field: ExportField, lang: Lang) -> tuple[ExportField, Show]:
    """Each figure with its page, one below the other."""
    texts = Texts(lang)

    def tell(text: str) -> str:
        figures = _parsed(text, list)
        if figures is None:
            return text
        told = []
        for one in figures:
            page = texts("page.short", n=one.get("page", ""))
            printed = texts.dated(str(one.get("printed", "")))
            told.append(f"{page}{COLON[lang]}{printed}")
        return "\n".join(told)

    return field, tell


def _details(field: ExportField, lang: Lang) -> tuple[ExportField, Show]:
    """Each further cell of a line after its header."""

    def tell(text: str) -> str:
        cells = _parsed(text, dict)
        if cells is None:
            return text
        told = []
        for name, value in cells.items():
            told.append(f"{name}{COLON[lang]}{value}")
        return " | ".join(told)

    return field, tell


def _parsed(text: str, form: type[T]) -> T | None:
    """The JSON of a cell; None where it holds none of that form."""
    try:
        found = json.loads(text or "null")
    except ValueError:
        return None
    return found if isinstance(found, form) else None


def _euros(field: ExportField, _: Lang) -> tuple[ExportField, Show]:
    return field, lambda code: "€" if code == "EUR" else code


_RESHAPED: Mapping[
    tuple[str, str], Callable[[ExportField, Lang], tuple[ExportField, Show]]
] = {
    ("findings", "expected"): _number_or_date,
    ("findings", "delta"): _in_groups,
    ("findings", "tolerance"): _in_groups,
    ("findings", "disposed_on"): _date,
    ("findings", "pages"): _pages,
    ("findings", "message"): _sentences,
    ("findings", "printed"): _sentences,
    ("findings", "equation"): _sentences,
    ("findings", "diagnosis"): _sentences,
    ("findings", "consequences"): _sentences,
    ("findings", "evidence"): _evidence,
    ("grants", "details"): _details,
    ("withheld", "pages"): _pages,
    ("beneficiaries", "tables"): _pages,
    ("unit_rates", "unit"): _euros,
}
"""Columns that are shown otherwise than they are written, by sheet and name."""
