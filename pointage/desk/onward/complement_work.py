"""The complement of the open data, at the desk: what is asked for, and what answers make."""

from collections.abc import Callable
from pathlib import Path

from pointage.desk.onward.onward_order import OnwardOrder, OnwardResult
from pointage.desk.saved.saved_files import rewrite
from reports.export.audit_package import AuditFolder
from reports.export.csv_files import resource_csv
from reports.export.scdl.beneficiary_ids import Known, read_table
from reports.export.scdl.complement import (
    NAME,
    TABLE,
    Complement,
    read_complement,
)
from reports.export.scdl.complement_form import (
    answered,
    complement_form,
    complement_text,
)
from reports.files.disk.synced_files import replace_file

EXPORTS = "exports"
"""Where open data are written, beside a PDF."""
MARK = "# Ce que le document ne dit pas, complété au bureau de Pointage.\n"
"""How a complement begins that the desk wrote: one that begins otherwise is copied first."""
SAVED = "save"


def exports_of(order: OnwardOrder) -> Path:
    """The folder in which the document's open data are written."""
    return order.beside / EXPORTS / order.report.audit.document.document_id


def known_complement(order: OnwardOrder) -> Complement:
    """What the publisher said of the document before.

    Raises:
        UsageError: the file that says it is wrong.
    """
    path = exports_of(order) / NAME
    return read_complement(path) if path.is_file() else Complement()


def _known_table(known: Complement) -> tuple[Known, ...]:
    if known.table is None or not known.table.is_file():
        return ()
    return read_table(known.table)


def complete(
    folder: AuditFolder, order: OnwardOrder, say: Callable[[Path, Path], None]
) -> OnwardResult:
    """What is asked for of a folder, once the answers of ``order`` are saved.

    Raises:
        UsageError: what was said before cannot be read.
        OSError: it cannot be saved.
    """
    known = known_complement(order)
    table = _known_table(known)
    if order.form == SAVED:
        known, numbers = answered(folder, known, table, dict(order.answers))
        output = exports_of(order)
        output.mkdir(parents=True, exist_ok=True)
        replace_file(output / TABLE, resource_csv(numbers).encode())
        rewrite(output / NAME, MARK, complement_text(known))

        say(output / NAME, output / TABLE)
        known = known_complement(order)
        table = _known_table(known)
    return OnwardResult(complement=complement_form(folder, known, table))
