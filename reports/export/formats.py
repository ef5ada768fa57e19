"""The formats that `pointage export` writes, each with its writer and the options it takes.

To add one: a module of this package with a function that writes into an empty folder, and its line
in `FORMATS`. The command, its help and its refusals follow from that line.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

Lang = Literal["fr", "en"]


class Option(StrEnum):
    """Options of the command that not every format takes."""

    INIT = "init"
    """Write the files in which to complete what the PDF does not say."""
    COMPLEMENT = "complement"
    """Where to read what the PDF does not say."""
    COLUMNS = "column"
    """Which columns are published as grants."""
    EXCEL_FR = "excel-fr"
    """The form that French spreadsheets open without asking."""


@dataclass(frozen=True, slots=True)
class FormatOptions:
    """What a writer is asked for beside its folder."""

    excel_fr: bool = False
    complement: Path | None = None
    include_persons: bool = False
    lang: Lang = "fr"
    columns: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    """Columns that are published as grants, by table and header."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: ``lines`` of data, or how many ``problems`` keep them back.

    ``left_out`` lines are not of the kind that is published, ``persons`` were withheld. Of
    ``asked`` columns the publisher must say whether they are published.
    """

    lines: int
    problems: int = 0
    left_out: int = 0
    persons: int = 0
    asked: int = 0


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format by the name that `--to` takes.

    ``writer`` is ``module:function``, so that its library is loaded by who asks for it only.
    A writer of ``frames`` is given the folder's frames as they may be published and gives nothing
    back; another one is given the folder as it is, and gives an `Exported`.
    """

    name: str
    writer: str
    suffix: str
    """Of the files it writes, beside CSV and JSON."""
    frames: bool = True
    tables: bool = False
    """Whether it is given the printed tables beside the frames."""
    takes: frozenset[Option] = frozenset()

    def load(self) -> Callable[..., Any]:
        """The function that writes it: of an `AuditFolder`, a path and `FormatOptions`.

        Raises:
            ImportError, AttributeError: the writer is not where its line says.
        """
        module, _, function = self.writer.partition(":")
        writer: Callable[..., Any] = getattr(import_module(module), function)
        return writer


_COMPLETED = frozenset({Option.INIT, Option.COMPLEMENT})
_FRENCH = frozenset({Option.EXCEL_FR})
_SCDL = "reports.export.scdl.publish"

FORMATS = (
    ExportFormat(
        "scdl-subventions",
        f"{_SCDL}:export_subventions",
        ".csv",
        False,
        takes=_COMPLETED | {Option.COLUMNS},
    ),
    ExportFormat(
        "scdl-deliberations",
        f"{_SCDL}:export_deliberations",
        ".csv",
        False,
        takes=_COMPLETED,
    ),
    ExportFormat(
        "csv", "reports.export.csv_files:write_csv", ".csv", takes=_FRENCH
    ),
    ExportFormat(
        "parquet", "reports.export.parquet_files:write_parquet", ".parquet"
    ),
    ExportFormat(
        "xlsx", "reports.export.xlsx_file:write_xlsx", ".xlsx", tables=True
    ),
    ExportFormat(
        "duckdb", "reports.export.duckdb_file:write_duckdb", ".duckdb"
    ),
)


def export_format(name: str) -> ExportFormat:
    """The format of that name.

    Raises:
        KeyError: there is none.
    """
    return {known.name: known for known in FORMATS}[name]


def written_suffixes() -> frozenset[str]:
    """The suffixes of files that exports write: a folder that holds others is none of ours."""
    return frozenset({".csv", ".json", *(known.suffix for known in FORMATS)})
