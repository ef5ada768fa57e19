"""`pointage export`: one document's folder as files that an open-data team publishes."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import system_reason
from pointage.inputs import refuse_missing
from pointage.output import refused
from pointage.work import OK, USAGE, Voice, usage_error
from reports.export.audit_package import AuditFolder, read_folder
from reports.export.beneficiaries import beneficiary_lists
from reports.export.formats import (
    Exported,
    ExportFormat,
    FormatOptions,
    Option,
    export_format,
    written_suffixes,
)
from reports.export.printed_tables import with_printed_tables
from reports.export.withhold_persons import without_persons
from reports.files.atomic_folder import replace_folder
from reports.files.disk.synced_files import replace_file

if TYPE_CHECKING:
    from reports.export.scdl.grant_columns import GrantColumn
    from reports.export.scdl.subvention_lines import Grants
    from reports.export.withhold_persons import Kept
    from reports.i18n import Lang

_REFUSALS = {
    Option.INIT: "export-scdl-only",
    Option.COMPLEMENT: "export-scdl-only",
    Option.EXCEL_FR: "export-csv-only",
    Option.COLUMNS: "export-grants-only",
}
"""What is said where an option is given to a format that does not take it."""


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
    columns: tuple[str, ...] = ()
    """Columns to publish as grants, each as ``TABLE=HEADER``."""
    registers: tuple[Path, ...] = ()
    """Extracts of SIRENE or the RNA in which `--init` looks for numbers."""

    @property
    def given(self) -> dict[Option, bool]:
        """Which of the options that not every format takes are given."""
        return {
            Option.INIT: self.init,
            Option.COMPLEMENT: self.complement is not None,
            Option.EXCEL_FR: self.excel_fr,
            Option.COLUMNS: bool(self.columns),
        }

    @property
    def chosen(self) -> dict[tuple[str, str], bool]:
        """The columns to publish, by table and header.

        Raises:
            UsageError: one names no table and header.
        """
        found = {}
        for text in self.columns:
            table, mark, header = text.partition("=")
            if not mark:
                raise usage_error("export-column-form", given=text)
            found[table.strip(), header.strip()] = True
        return found


def export_folder(source: Path, options: ExportOptions, voice: Voice) -> int:
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
        raise refused(path, system_reason(error)) from error


def _export(source: Path, options: ExportOptions, voice: Voice) -> int:
    refuse_missing(source)
    voice.step("export-reading", path=source)
    folder = read_folder(source)
    output = options.output or Path("exports") / folder.document_id
    if output.resolve().is_relative_to(folder.path.resolve()):
        raise usage_error("export-inside", path=output)

    wanted = export_format(options.to)
    _refuse_options(wanted, options)
    if options.init:
        return _init(folder, output, options, voice)

    target = output / wanted.name
    _refuse_foreign(target)
    voice.step("export-writing", to=wanted.name)
    if wanted.frames:
        return _write_frames(folder, wanted, target, options, voice)
    return _write_completed(folder, wanted, target, options, voice)


def _refuse_options(wanted: ExportFormat, options: ExportOptions) -> None:
    """An option that means nothing to the format is an error, and not passed over."""
    for option, is_given in options.given.items():
        if is_given and option not in wanted.takes:
            raise usage_error(_REFUSALS[option], to=wanted.name)


def _refuse_foreign(target: Path) -> None:
    """A folder that holds what no export writes is never replaced."""
    if not target.is_dir():
        return
    ours = written_suffixes()
    for path in target.iterdir():
        if path.is_dir() or path.suffix not in ours:
            raise usage_error("export-not-ours", path=target)


def _init(
    folder: AuditFolder, output: Path, options: ExportOptions, voice: Voice
) -> int:
    """Write the files to complete, those of them that are not there: a run may have been cut off
    between the two.
    """
    from reports.export.scdl.complement import NAME, TABLE  # loads frictionless

    missing = [one for one in (NAME, TABLE) if not (output / one).exists()]
    if not missing:
        raise usage_error("export-init-exists", path=output / NAME)

    drafted = _drafted(folder, options, voice)
    # what says that all is there is written last
    for name in sorted(drafted, key=(TABLE, NAME).__contains__):
        if name in missing or name not in (NAME, TABLE):
            text = drafted[name]
            replace_file(output / name, text.encode("utf-8", "replace"))
    voice.report("export-init", complement=output / NAME, table=output / TABLE)
    return OK


def _drafted(
    folder: AuditFolder, options: ExportOptions, voice: Voice
) -> dict[str, str]:
    """The files to complete, and the lists to review, by name."""
    from reports.export.csv_files import resource_csv
    from reports.export.scdl.acts import acts
    from reports.export.scdl.complement import (
        NAME,
        TABLE,
        Complement,
        draft_complement,
    )
    from reports.export.scdl.grant_columns import columns_listed
    from reports.export.scdl.publish import (
        beneficiaries_to_fill,
        drafted_grants,
    )
    from reports.export.scdl.registers import (
        only_bearer,
        register_matches,
        registered,
    )

    kept, grants = drafted_grants(
        folder,
        Complement(columns=options.chosen),
        (),
        voice.lang,
        options.include_persons,
    )
    bearers = registered(grants.names, options.registers)
    _tell_columns(folder, kept, grants, voice)
    sections = dict.fromkeys(
        record["section"] for record in folder.records("grants")
    )
    table = beneficiaries_to_fill(grants.names, only_bearer(bearers))
    listed = columns_listed(grants.columns, voice.lang)
    drafted = {
        NAME: draft_complement(acts(folder), sections, grants.columns),
        TABLE: resource_csv(table),
        listed.path: resource_csv(listed),
    }
    if options.registers:
        matched = register_matches(bearers)
        drafted[matched.path] = resource_csv(matched)
    return drafted


def _tell_columns(
    folder: AuditFolder, kept: "Kept", grants: "Grants", voice: Voice
) -> None:
    """What will be published, table by table and column by column, before anything is."""
    from reports.export.scdl.grant_columns import Fate
    from reports.export.scdl.listed_tables import listed_tables

    names = _table_names(folder, voice.lang)
    for table in listed_tables(kept, grants):
        name = names.get(table.table_id, table.table_id)
        voice.report(
            "export-table-sums" if table.sums else "export-table",
            table=f"{name[:1].upper()}{name[1:]}",
            lines=table.lines,
            sums=table.sums,
        )
        for one in table.columns:
            _tell_column(grants, one, voice)

    fates = {one.fate for one in grants.columns}
    if not grants.columns:
        voice.say("export-no-columns")
    elif Fate.PUBLISHED in fates:
        voice.say("export-to-publish", lines=len(grants.rows))
    elif Fate.ASKED in fates:
        voice.say("export-none-yet")
    else:
        voice.say("export-no-grants")


def _tell_column(grants: "Grants", one: "GrantColumn", voice: Voice) -> None:
    """What becomes of a column, and of those of its lines that do not share it."""
    from reports.export.scdl.grant_columns import (
        fate_in_words,
        reason_in_words,
    )
    from reports.export.scdl.listed_tables import apart_in_words

    voice.report(
        "export-column",
        fate=fate_in_words(one, voice.lang),
        column=one.label,
        lines=one.lines,
        why=reason_in_words(one, voice.lang),
    )
    for number, why in apart_in_words(grants, one, voice.lang):
        voice.report("export-column-apart", lines=number, why=why)


def _table_names(folder: AuditFolder, lang: "Lang") -> dict[str, str]:
    """What each table is called, with its id and page; nothing after `pointage extract`."""
    from reports.i18n import Texts
    from reports.page.wording.table_names import named_tables

    texts = Texts(lang)
    tables = named_tables(folder.document) if folder.document else {}
    return {
        table_id: f"{table.told(texts)} ({table_id}, {texts('page.short', n=table.page)})"
        for table_id, table in tables.items()
    }


def _write_completed(
    folder: AuditFolder,
    wanted: ExportFormat,
    target: Path,
    options: ExportOptions,
    voice: Voice,
) -> int:
    """A file that the complement completes, or the list of what is missing for it."""
    from reports.export.scdl.complement import NAME

    complement = options.complement
    beside = target.parent / NAME
    if complement is None and beside.is_file():
        complement = beside
    asked = FormatOptions(
        options.excel_fr,
        complement,
        options.include_persons,
        voice.lang,
        options.chosen,
    )

    writer = wanted.load()
    written: list[Exported] = []
    replace_folder(
        target, lambda fresh: written.append(writer(folder, fresh, asked))
    )
    (done,) = written
    if done.asked:
        path = target / "columns.csv"
        voice.say("export-asked", columns=done.asked, path=path)
    if done.problems:
        path = target / "missing.csv"
        said = "export-missing" if done.lines else "export-nothing"
        voice.say(said, problems=done.problems, path=path, name=NAME)
        return USAGE

    voice.report("export-written", lines=done.lines, path=target)
    if done.left_out or done.persons:
        voice.report(
            "export-left-out", lines=done.left_out, persons=done.persons
        )
    return OK


def _write_frames(
    folder: AuditFolder,
    wanted: ExportFormat,
    target: Path,
    options: ExportOptions,
    voice: Voice,
) -> int:
    """The frames, with the lists of beneficiaries to review, without private persons."""
    persons = 0
    if wanted.tables:
        folder = with_printed_tables(folder)
    if not options.include_persons:
        kept = without_persons(folder, voice.lang)
        folder, persons = kept.folder, kept.persons
        if persons:
            folder = folder.with_resources((*folder.resources, kept.withheld))
    folder = folder.with_resources(
        (*folder.resources, *beneficiary_lists(folder))
    )

    writer = wanted.load()
    asked = FormatOptions(
        options.excel_fr, None, options.include_persons, voice.lang
    )
    replace_folder(target, lambda fresh: writer(folder, fresh, asked))

    lines = sum(len(resource.rows) for resource in folder.resources)
    voice.report("export-written", lines=lines, path=target)
    if persons:
        voice.report("export-persons", persons=persons)
    return OK
