"""CSV: RFC 4180 as it is in the folder, or the form French spreadsheets open without asking.

The French form has a byte order mark, semicolons and decimal commas. A spreadsheet runs text that
starts with ``=``, ``+``, ``-``, ``@`` or a tab as a formula, so such text gets an apostrophe in
front, and so does text that starts with one: taking away one leading apostrophe gives the printed
text back. Numbers are never touched.
"""

import csv
import io
from pathlib import Path

from extract.given.spreadsheet_text import neutralised
from reports.export.audit_package import (
    AuditFolder,
    ExportField,
    Object,
    Resource,
)
from reports.export.export_package import csv_resource, write_package
from reports.export.formats import FormatOptions
from reports.files.disk.synced_files import write_file

PLAIN = FormatOptions()
"""What every format writes unless asked otherwise."""


def write_csv(
    folder: AuditFolder, output: Path, options: FormatOptions = PLAIN
) -> tuple[Path, ...]:
    """One file a frame in ``output``, and the package that describes them; gives the paths of the
    frames.
    """
    french = options.excel_fr
    encoding = "utf-8"
    if french:
        encoding = "utf-8-sig"
    changes: Object = {"decimalChar": ","} if french else {}

    written, described = [], []
    for resource in folder.resources:
        path = output / f"{resource.name}.csv"
        text = resource_csv(resource, french=french)
        write_file(path, text.encode(encoding, "replace"))
        schema = resource.schema(**changes)
        described.append(
            csv_resource(
                path,
                resource.title,
                resource.description,
                schema,
                french=french,
            )
        )
        written.append(path)
    write_package(folder, output, described)
    return tuple(written)


def resource_csv(resource: Resource, *, french: bool = False) -> str:
    """The frame as CSV text, header first."""
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=";" if french else ",", lineterminator="\r\n"
    )
    writer.writerow([field.name for field in resource.fields])
    for row in resource.rows:
        if french:
            cells = zip(resource.fields, row, strict=True)
            writer.writerow([_french(field, value) for field, value in cells])
        else:
            writer.writerow(row)
    return out.getvalue()


def _french(field: ExportField, value: str) -> str:
    if field.is_number:
        return value.replace(".", ",")
    return neutralised(value)
