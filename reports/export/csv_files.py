"""CSV: RFC 4180 as it is in the folder, or the form French spreadsheets open without asking.

The French form has a byte order mark, semicolons and decimal commas. A spreadsheet runs text that
starts with ``=``, ``+``, ``-``, ``@`` or a tab as a formula, so such text gets an apostrophe in
front, and so does text that starts with one: taking away one leading apostrophe gives the printed
text back. Numbers are never touched.
"""

import csv
import io
from pathlib import Path

from reports.export.audit_package import AuditFolder, ExportField, Resource
from reports.export.export_package import csv_resource, write_package
from reports.files.atomic_folder import write_bytes

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def write_csv(folder: AuditFolder, output: Path, *, french: bool) -> tuple[Path, ...]:
    """One file a frame in ``output``, and the package that describes them; gives the paths of the
    frames.
    """
    written, described = [], []
    for resource in folder.resources:
        path = output / f"{resource.name}.csv"
        write_bytes(
            path,
            csv_text(resource, french=french).encode("utf-8-sig" if french else "utf-8", "replace"),
        )
        schema = resource.schema(decimalChar=",") if french else resource.schema()
        described.append(
            csv_resource(path, resource.title, resource.description, schema, french=french)
        )
        written.append(path)
    write_package(folder, output, described)
    return tuple(written)


def csv_text(resource: Resource, *, french: bool = False) -> str:
    """The frame as CSV text, header first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if french else ",", lineterminator="\r\n")
    writer.writerow([field.name for field in resource.fields])
    for row in resource.rows:
        cells = zip(resource.fields, row, strict=True)
        writer.writerow([_french(field, value) if french else value for field, value in cells])
    return out.getvalue()


def neutralised(text: str) -> str:
    """Text that no spreadsheet takes for a formula.

    >>> neutralised("=2+2"), neutralised("'tis"), neutralised("Club")
    ("'=2+2", "''tis", 'Club')
    """
    return f"'{text}" if text.startswith(_RISKY) else text


def _french(field: ExportField, value: str) -> str:
    return value.replace(".", ",") if field.is_number else neutralised(value)
