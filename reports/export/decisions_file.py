"""A decisions file with every finding of an audit, to be filled in by hand: TOML, CSV or XLSX; the
findings are numbered, and in order, as in the report.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.given.spreadsheet_text import neutralised
from extract.hidden_characters import visible
from extract.several import by_id, first, found_in
from reports.export.toml_text import comment, toml_entry, toml_pairs
from reports.export.workbook.told_disk import told_disk
from reports.i18n import Lang, Texts
from reports.page.known_figures import known_facts
from reports.page.report_page import in_order
from validate.dispositions import COLUMNS, STATUS_WORDS
from validate.messages import format_measure
from validate.model.finding import Audit, Finding, SignOff, Status
from validate.model.identity import Kind

FORMS = (".toml", ".csv", ".xlsx")
_WIDTHS = (20, 14, 40, 18, 12, 8, 18, 8, 18, 18, 16, 90)
_ROWS = 20_000


def decisions_file(audit: Audit, suffix: str, lang: Lang) -> bytes:
    """The file in the form of ``suffix``, one of `FORMS`; what was decided before is in it."""
    if suffix == ".toml":
        return _toml(audit, lang).encode()
    rows = list(_rows(audit, lang))
    if suffix == ".csv":
        return _csv(rows)
    return _xlsx(rows, lang)


def _toml(audit: Audit, lang: Lang) -> str:
    texts = Texts(lang)
    parts = [comment(texts("decisions.how", words=", ".join(_words(lang))))]
    parts.append(toml_pairs(_signed(audit.sign_off)))
    for number, finding in _numbered(audit):
        told = visible(_sentence(finding, texts))
        where = texts("page.full", n=finding.page)
        severity = texts("severity." + finding.severity)
        note, author, date = _decided(finding)
        decided = {
            "finding": finding.id,
            "status": _word(finding.status, lang),
            "note": note,
            "author": author,
            "date": date,
        }
        parts.append(
            "\n"
            + comment(
                f"{texts('finding.short', n=number)}, {severity}, {where} : {told}"
            )
        )
        parts.append(toml_entry("disposition", decided))
    return "".join(parts)


def _numbered(audit: Audit) -> Iterator[tuple[int, Finding]]:
    """The findings under the numbers that they have in the report."""
    return enumerate(in_order(audit, known_facts(audit)), 1)


def _sentence(finding: Finding, texts: Texts) -> str:
    told = texts.dated(texts.of(finding.message))
    return f"{told[:1].upper()}{told[1:]}"


def _signed(sign_off: SignOff) -> dict[str, str]:
    names = ("prepared_by", "reviewed_by", "date")
    return {name: getattr(sign_off, name) for name in names}


def _rows(audit: Audit, lang: Lang) -> Iterator[list[str]]:
    """The header, then each finding: what is decided first, then what it is about."""
    texts = Texts(lang)
    of_lang = ("fr", "en").index(lang)
    about = (
        "number",
        "severity",
        "page",
        "printed",
        "expected",
        "delta",
        "decisions.told",
    )
    yield [
        *(names[of_lang] for names in COLUMNS.values()),
        *map(texts, about),
    ]
    facts = by_id(audit.document.facts)
    for number, finding in _numbered(audit):
        shown = (finding.root, *(item.fact for item in finding.evidence[:1]))
        root = first(found_in(facts, shown))
        delta = "" if finding.delta is None else str(finding.delta)
        status = "" if finding.status == Status.OPEN else finding.status
        yield [
            finding.id,
            _word(status, lang) if status else "",
            *_decided(finding),
            str(number),
            texts("severity." + finding.severity),
            ", ".join(map(str, finding.pages)),
            _date(finding.printed, finding, texts),
            _date(_figure(finding.expected, root, lang), finding, texts),
            _figure(delta, root, lang),
            _sentence(finding, texts),
        ]


def _date(text: str, finding: Finding, texts: Texts) -> str:
    """What a finding about dates says in words; of any other finding as it is."""
    return texts.date(text) if finding.kind is Kind.DATE else text


def _figure(text: str, like: Fact | None, lang: Lang) -> str:
    """A plain decimal as the language writes it, one in several units as its figure is; anything
    else as it is.
    """
    if not text.lstrip("-").replace(".", "", 1).isdigit():
        return text
    measured = format_measure(like, Decimal(text), lang)
    return measured or (text.replace(".", ",") if lang == "fr" else text)


def _decided(finding: Finding) -> tuple[str, str, str]:
    return finding.note, finding.author, finding.disposed_on


def _words(lang: Lang) -> Iterator[str]:
    """What a decision may be called in one language."""
    for status in Status:
        yield _word(status, lang)


def _word(status: str, lang: Lang) -> str:
    if lang == "en":
        return status
    return next(word for word, known in STATUS_WORDS.items() if known == status)


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Semicolons and a mark of the encoding, as a French spreadsheet opens it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([neutralised(visible(text)) for text in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _xlsx(rows: Sequence[Sequence[str]], lang: Lang) -> bytes:
    from openpyxl import Workbook  # a quarter of a second
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            cell.value = visible(text)
            cell.data_type = "s"  # text, also where it looks like a formula
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)

    for place, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "C2"
    choices = DataValidation("list", formula1=f'"{",".join(_words(lang))}"')
    choices.add(f"B2:B{_ROWS}")
    sheet.add_data_validation(choices)

    out = io.BytesIO()
    with told_disk():
        book.save(out)
    return out.getvalue()
