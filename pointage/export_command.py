"""`pointage export`: one document's folder as files that an open-data team publishes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from extract.errors import UsageError
from pointage.cli_messages import text
from pointage.output import refused
from pointage.work import OK, USAGE, Voice
from reports.export.audit_package import AuditFolder, read_folder
from reports.files.atomic_folder import replace_folder, write_text

SCDL = ("scdl-subventions", "scdl-deliberations")
_OURS = {".csv", ".json", ".parquet", ".xlsx", ".duckdb"}


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What `pointage export` is asked for; without ``output`` files go to
    ``exports/<document-id>``.
    """

    to: str
    init: bool = False
    excel_fr: bool = False
    complement: Path | None = None
    include_persons: bool = False
    output: Path | None = None


def export(source: Path, options: ExportOptions, voice: Voice) -> int:
    """Write the export into a folder of its own under the output folder, and say what it leaves
    out.

    Gives 2 where required fields are missing: then only their list is written.

    Raises:
        UsageError: ``source`` is no audit, an option or the complement is wrong, or nothing can be
            written.
    """
    try:
        return _export(source, options, voice)
    except OSError as error:
        path = error.filename or options.output or Path("exports")
        raise refused(path, error.strerror or type(error).__name__) from error


def _export(source: Path, options: ExportOptions, voice: Voice) -> int:
    folder = read_folder(source)
    output = options.output or Path("exports") / folder.document_id
    _refuse(folder, output, options)
    if options.init:
        return _init(folder, output, voice)
    target = output / options.to
    if target.is_dir() and any(
        path.is_dir() or path.suffix not in _OURS for path in target.iterdir()
    ):
        raise _wrong("export-not-ours", path=target)
    if options.to in SCDL:
        return _scdl(folder, output, target, options, voice)
    return _frames(folder, target, options, voice)


def _refuse(folder: AuditFolder, output: Path, options: ExportOptions) -> None:
    if output.resolve().is_relative_to(folder.path.resolve()):
        raise _wrong("export-inside", path=output)
    if options.to not in SCDL and (options.init or options.complement):
        raise _wrong("export-scdl-only", to=options.to)
    if options.excel_fr and options.to != "csv":
        raise _wrong("export-csv-only", to=options.to)


def _wrong(key: str, **values: object) -> UsageError:
    return UsageError(text(key, "fr", **values), text(key, "en", **values))


def _init(folder: AuditFolder, output: Path, voice: Voice) -> int:
    """Write the files to complete; never over ones that are there."""
    from reports.export.csv_files import csv_text
    from reports.export.scdl.acts import acts
    from reports.export.scdl.complement import NAME, TABLE, draft
    from reports.export.scdl.publish import beneficiaries_to_fill

    for name in (NAME, TABLE):
        if (output / name).exists():
            raise _wrong("export-init-exists", path=output / name)
    sections = dict.fromkeys(record["section"] for record in folder.records("grants"))
    write_text(output / NAME, draft(acts(folder), sections))
    write_text(output / TABLE, csv_text(beneficiaries_to_fill(folder)))
    voice.say("export-init", complement=output / NAME, table=output / TABLE)
    return OK


def _scdl(
    folder: AuditFolder, output: Path, target: Path, options: ExportOptions, voice: Voice
) -> int:
    from reports.export.scdl.complement import NAME, Complement, read_complement
    from reports.export.scdl.publish import Made, write_deliberations, write_subventions

    given = options.complement or output / NAME
    there = given.is_file() or options.complement is not None
    complement = read_complement(given) if there else Complement()
    made: list[Made] = []

    def fill(fresh: Path) -> None:
        if options.to == "scdl-subventions":
            made.append(
                write_subventions(folder, complement, fresh, voice.lang, options.include_persons)
            )
        else:
            made.append(write_deliberations(folder, complement, fresh, voice.lang))

    replace_folder(target, fill)
    (done,) = made
    if done.problems:
        voice.say(
            "export-missing", problems=len(done.problems), path=target / "missing.csv", name=NAME
        )
        return USAGE
    voice.say("export-written", lines=done.lines, path=target)
    if done.left_out or done.persons:
        voice.say("export-left-out", lines=done.left_out, persons=done.persons)
    return OK


def _frames(folder: AuditFolder, target: Path, options: ExportOptions, voice: Voice) -> int:
    from reports.export.beneficiaries import beneficiary_lists
    from reports.export.withhold_persons import without_persons

    persons = 0
    if not options.include_persons:
        kept = without_persons(folder, voice.lang)
        folder, persons = kept.folder, kept.persons
        if persons:
            folder = folder.with_resources((*folder.resources, kept.withheld))
    folder = folder.with_resources((*folder.resources, *beneficiary_lists(folder)))
    write = _writer(options)

    def fill(fresh: Path) -> None:
        write(folder, fresh)

    replace_folder(target, fill)
    lines = sum(len(resource.rows) for resource in folder.resources)
    voice.say("export-written", lines=lines, path=target)
    if persons:
        voice.say("export-persons", persons=persons)
    return OK


def _writer(options: ExportOptions) -> Callable[[AuditFolder, Path], object]:
    """The writer of the format, its library loaded only now."""
    if options.to == "parquet":
        from reports.export.parquet_files import write_parquet

        return write_parquet
    if options.to == "xlsx":
        from reports.export.xlsx_file import write_xlsx

        return write_xlsx
    if options.to == "duckdb":
        from reports.export.duckdb_file import write_duckdb

        return write_duckdb
    from reports.export.csv_files import write_csv

    return lambda folder, fresh: write_csv(folder, fresh, french=options.excel_fr)
