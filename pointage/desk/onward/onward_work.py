"""What follows an audit, done in the reading process: files of open data, a letter, a suite.

Each starts from a folder of the audit as it is now, which is made for it and taken away again: the
auditor's own folders are left as they are.
"""

import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from extract.errors import PointageError, system_reason
from pointage.commands.export_command import ExportOptions, export_folder
from pointage.commands.letter_command import write_letter
from pointage.desk.onward.complement_work import (
    complete,
    exports_of,
    known_complement,
)
from pointage.desk.onward.onward_order import (
    OnwardOrder,
    OnwardResult,
    Outlet,
)
from pointage.desk.reading.reading_process import ReadingFailure
from pointage.desk.reading.written_report import write_for_desk
from pointage.desk.saved.safe_names import numbered_names
from pointage.work import OK, Lang, Voice
from reports.desk.onward_views import (
    PublicationView,
    PublishedColumn,
    PublishedLine,
    SuiteLine,
)
from reports.export.audit_package import AuditFolder, Resource, read_folder
from reports.export.scdl.complement import Complement
from reports.export.scdl.grant_columns import (
    GrantColumn,
    fate_in_words,
    reason_in_words,
)
from reports.export.scdl.publish import drafted_grants
from reports.export.withhold_persons import pages
from reports.files.disk.synced_files import replace_file

_TOLD = (
    "budget_lines",
    "totals",
    "unit_rates",
    "claims",
    "votes",
    "cells",
    "findings",
)
"""The lists whose lines are counted beside the grants."""


@dataclass
class _Listener(Voice):
    """Keeps what would be said on the command line."""

    lang: Lang
    quiet: bool = False
    heard: list[str] = field(default_factory=list)

    def tell(self, message: str) -> None:
        """One message."""
        self.heard.append(message)


def do_onward(order: OnwardOrder) -> OnwardResult | ReadingFailure:
    """Do what ``order`` asks for."""
    try:
        return _WORK[order.outlet](order)
    except PointageError as error:
        return ReadingFailure(error.text("fr"), error.text("en"))
    except OSError as error:
        why = system_reason(error)
        return ReadingFailure(why, why)


def _with_folder(
    order: OnwardOrder, work: Callable[[Path, _Listener], OnwardResult]
) -> OnwardResult | ReadingFailure:
    """Do ``work`` with a folder of the audit."""
    with tempfile.TemporaryDirectory() as made:
        written = write_for_desk(
            replace(order.report, output=Path(made), pages="none")
        )
        if isinstance(written, ReadingFailure):
            return written
        return work(written, _Listener(order.report.lang))


def _publication(order: OnwardOrder) -> OnwardResult | ReadingFailure:
    def look(folder: Path, _: _Listener) -> OnwardResult:
        return OnwardResult(
            publication=_published(
                read_folder(folder),
                known_complement(order),
                order.report.lang,
                order.is_all,
            )
        )

    return _with_folder(order, look)


def _published(
    folder: AuditFolder, known: Complement, lang: Lang, is_all: bool
) -> PublicationView:
    """What is published as grants: the lines of the columns that an export takes, by its rules."""
    kept, grants = drafted_grants(folder, known, (), lang, is_all)

    return PublicationView(
        columns=[_column_told(one, lang) for one in grants.columns],
        lines=list(map(_line_told, grants.sources)),
        left_out=Counter(row[-1] for row in grants.left_out.rows).most_common(),
        withheld=_pages_kept_back(kept.withheld) if kept.persons else (),
        frames=[
            (resource.name, len(resource.rows))
            for resource in kept.folder.resources
            if resource.name in _TOLD
        ],
    )


def _pages_kept_back(withheld: Resource) -> list[tuple[str, int]]:
    """The pages that lines kept back are printed on, each with their number."""
    names = [one.name for one in withheld.fields]
    at = names.index("pages")
    return list(Counter(row[at] for row in withheld.rows).items())


def _line_told(record: Mapping[str, str]) -> PublishedLine:
    return PublishedLine(
        record["beneficiary"],
        record["measure"],
        Decimal(record["amount"]),
        pages(record["places"]),
    )


def _column_told(one: GrantColumn, lang: Lang) -> PublishedColumn:
    return PublishedColumn(
        header=one.label,
        caption=one.caption,
        page=one.page,
        lines=one.lines,
        total=one.total,
        fate=str(one.fate),
        told=fate_in_words(one, lang),
        why=reason_in_words(one, lang),
    )


def _complement(order: OnwardOrder) -> OnwardResult | ReadingFailure:
    def ask(folder: Path, voice: _Listener) -> OnwardResult:
        def say(path: Path, table: Path) -> None:
            voice.say("desk-complement", complement=path, table=table)

        done = complete(read_folder(folder), order, say)
        return replace(done, told=tuple(voice.heard))

    return _with_folder(order, ask)


def _export(order: OnwardOrder) -> OnwardResult | ReadingFailure:
    def export(folder: Path, voice: _Listener) -> OnwardResult:
        options = ExportOptions(
            order.form,
            include_persons=order.is_all,
            output=exports_of(order),
        )
        code = export_folder(folder, options, voice)
        return OnwardResult(tuple(voice.heard), is_done=code == OK)

    return _with_folder(order, export)


def _letter(order: OnwardOrder) -> OnwardResult | ReadingFailure:
    beside = order.beside
    name = f"{Path(order.report.pdf.name).stem}.lettre{order.form}"

    def write(folder: Path, voice: _Listener) -> OnwardResult:
        free = next(p for p in numbered_names(beside, name) if not p.exists())
        code = write_letter(folder, free, voice, order.is_all)
        return OnwardResult(tuple(voice.heard), is_done=code == OK)

    return _with_folder(order, write)


def _suite(order: OnwardOrder) -> OnwardResult:
    """A suite of what holds, in words; written where that is asked for."""
    from expectations.suite.suite_files import draft_suite, suite_text
    from validate.discover import discover
    from validate.registry import find_check

    document = order.report.audit.document.opened()
    captions = {table.id: table.caption for table in document.tables}
    held: Counter[tuple[str, str]] = Counter()
    for outcome in order.report.audit.outcomes:
        if outcome.verdict == "held":
            one = outcome.identity
            held[one.rule, captions.get(one.table_id, "")] += 1
    lines = tuple(
        SuiteLine(find_check(rule).title, where, count)
        for (rule, where), count in held.items()
    )
    if not order.form:
        return OnwardResult(suite=lines)

    suite = draft_suite(discover(document), document)
    path = order.beside / f"{order.report.pdf.stem}.suite.json"
    replace_file(path, suite_text(suite).encode("utf-8", "replace"))
    voice = _Listener(order.report.lang)
    voice.say("suite-written", expectations=len(suite.expectations), path=path)
    return OnwardResult(tuple(voice.heard), suite=lines)


_WORK: Mapping[
    Outlet, Callable[[OnwardOrder], OnwardResult | ReadingFailure]
] = {
    Outlet.PUBLICATION: _publication,
    Outlet.COMPLEMENT: _complement,
    Outlet.EXPORT: _export,
    Outlet.LETTER: _letter,
    Outlet.SUITE: _suite,
}
