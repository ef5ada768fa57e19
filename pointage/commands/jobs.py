"""What each command does to one document: read, check, write, and say what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from expectations.suite.suite_files import load_suite
from extract.corrections.corrections_file import read_corrections
from extract.document import Document
from extract.french.folding import plain
from extract.given.bounded_files import FileLimits, read_given
from extract.given.form_error import FormError
from pointage.cli_messages import text
from pointage.commands.isolated import DocumentOrder
from pointage.output import check_folder, writing
from pointage.pipeline import AuditOptions, Cores, check
from pointage.processes.meanwhile import begun, on_two_cores
from pointage.processes.other_core import OtherCore
from pointage.processes.warm_up import warm_up
from pointage.read_any import read, read_begun
from pointage.work import FINDINGS, INTERNAL, OK, Voice, usage_error
from reports.files.audit_folder import write_audit, write_extract
from reports.i18n import Texts
from reports.page.corrections_view import correction_place
from reports.page.known_figures import known_facts
from reports.page.summary import summary, verdict
from validate.dispositions import (
    read_dispositions,
    read_materiality,
    read_sign_off,
)
from validate.materiality import asked
from validate.model.finding import Audit, SignOff
from validate.model.identity import Severity

_PASSWORD_LIMITS = FileLimits(megabytes=1)
_AT_LEAST = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "info": ("error", "warning", "info"),
    "never": (),
}


def read_options(
    output: Path | None,
    password_file: Path | None,
    suite: Path | None = None,
    dispositions: Path | None = None,
    materiality: str = "",
    corrections: Path | None = None,
    *,
    packs: bool = True,
) -> AuditOptions:
    """The options with their files read, once it is known that ``output`` can be written to.

    Raises:
        UsageError: it cannot, a file cannot be read or is not of the expected form, or the
            materiality is no amount.
    """
    if output is not None:
        check_folder(output)
    _check_option_file("--suite", suite)
    _check_option_file("--dispositions", dispositions)
    _check_option_file("--corrections", corrections)
    _check_option_file("--password-file", password_file)
    if dispositions is not None and not materiality.strip():
        materiality = read_materiality(dispositions)
    if materiality.strip():
        asked(materiality)
    if suite is not None:
        load_suite(suite)
    password = None if password_file is None else _password(password_file)
    disposed = () if dispositions is None else read_dispositions(dispositions)
    signed = SignOff() if dispositions is None else read_sign_off(dispositions)
    corrected = () if corrections is None else read_corrections(corrections)
    return AuditOptions(
        password, suite, disposed, materiality, signed, corrected, packs
    )


def job_of(
    order: DocumentOrder, voice: Voice, written: Callable[[Path], object]
) -> Callable[[Path], int]:
    """What a command line asks for, its options read.

    Raises:
        UsageError: an option is wrong.
    """
    output = Path(order.output)
    options = read_options(
        output,
        _path(order.password_file),
        _path(order.suite),
        _path(order.dispositions),
        order.materiality,
        _path(order.corrections),
        packs=order.packs != "none",
    )
    if order.command == "extract":
        return ExtractJob(options, output, voice, written)
    return AuditJob(options, output, voice, order.fail_on, order.pages, written)


def _path(given: str) -> Path | None:
    return Path(given) if given else None


def _check_option_file(option: str, path: Path | None) -> None:
    if path is not None and not path.is_file():
        raise usage_error("bad-option-file", path=path, option=option)


def _password(path: Path) -> str:
    """The first line of a password file.

    Raises:
        UsageError: it is empty, or no UTF-8 text.
    """
    try:
        lines = read_given(path, _PASSWORD_LIMITS).splitlines()
    except FormError:
        lines = []
    if not lines or not lines[0]:
        raise usage_error("bad-password-file", path=path)
    return lines[0]


def _leave(folder: Path) -> None:
    """Leave the folder as it is."""


@dataclass(frozen=True, slots=True)
class AuditJob:
    """`pointage audit` on one document."""

    options: AuditOptions
    output: Path
    voice: Voice
    fail_on: str
    pages: str
    written: Callable[[Path], object] = _leave
    """What is done with the folder once it is written."""

    def __call__(self, path: Path) -> int:
        """Audit ``path`` and write its folder; 1 where findings reach ``fail_on``, 4 where a check
        crashed.
        """
        self.voice.report("reading", name=path.name)
        with OtherCore(self.voice.lang) as other:
            audit, folder = self._audit(path, other)
        self._say(audit, folder)
        self.written(folder)
        if audit.crashed:
            return INTERNAL
        severe = _AT_LEAST[self.fail_on]
        if any(finding.severity in severe for finding in audit.findings):
            return FINDINGS
        return OK

    def _audit(self, path: Path, other: OtherCore) -> tuple[Audit, Path]:
        """Read, check and write; the ``other`` core does what it can meanwhile."""
        # the pages are read meanwhile
        prepare = partial(warm_up, self.voice.lang, reports=True, pages=False)
        source, document = read_begun(path, prepare) or read(
            path,
            self.options.password,
            corrections=self.options.corrections,
        )
        with source:
            _say_read(self.voice, document)
            if document.is_short:
                document = document.opened()
            other.begin_document(document, source, self.pages)

            self.voice.report("checking", name=path.name)

            def begin(audit: Audit) -> None:
                other.begin_report(audit, source, self.pages, self.voice.lang)

            audit = check(
                document,
                self.options,
                source,
                begin,
                Cores(other.ask, on_two_cores, begun),
            )
            self.voice.report("reporting", name=path.name)
            with writing(self.output):
                folder = write_audit(
                    audit,
                    source,
                    self.output,
                    lang=self.voice.lang,
                    pages=self.pages,
                    report=partial(
                        other.report,
                        audit,
                        source,
                        self.pages,
                        self.voice.lang,
                    ),
                    parts=partial(other.parts, audit),
                )
        return audit, folder

    def _say(self, audit: Audit, folder: Path) -> None:
        _say_verdict(self.voice, audit)
        if audit.unknown_dispositions:
            self.voice.say(
                "unknown-dispositions",
                name=audit.document.name,
                ids=", ".join(audit.unknown_dispositions),
            )
        say_corrections(self.voice, audit)
        say_crashed(self.voice, audit)
        self.voice.report("written", path=folder / "report.html")


@dataclass(frozen=True, slots=True)
class ExtractJob:
    """`pointage extract` on one document."""

    options: AuditOptions
    output: Path
    voice: Voice
    written: Callable[[Path], object] = _leave

    def __call__(self, path: Path) -> int:
        """Read ``path`` and write its tables and frames."""
        self.voice.report("reading", name=path.name)
        source, document = read(path, self.options.password)
        with source:
            _say_read(self.voice, document)
        with writing(self.output):
            folder = write_extract(document, self.output)
        self.voice.report("written-folder", path=folder)
        self.written(folder)
        return OK


def _say_verdict(voice: Voice, audit: Audit) -> None:
    """Say what the report's headline says, in the same words and digits."""
    if voice.quiet:
        return
    texts, found = Texts(voice.lang), summary(audit, known_facts(audit))
    infos = ""
    if number := found.standing[Severity.INFO]:
        infos = text("audited-infos", voice.lang, infos=number)
    voice.say(
        "audited",
        name=audit.document.name,
        verdict=_for_terminal(verdict(found, texts)),
        infos=infos,
    )


def _for_terminal(words: str) -> str:
    """Words of the report in characters that every terminal shows."""
    return plain(words).replace("’", "'")


def say_corrections(voice: Voice, audit: Audit) -> None:
    """Say how many corrections were applied, and name those that found nothing to correct."""
    record = audit.document.corrections
    name, texts = audit.document.name, Texts(voice.lang)
    if record.applied:
        voice.report("corrected", name=name, n=len(record.applied))
    for one in record.moot:
        what = plain(correction_place(one.correction, texts))
        why = plain(texts(f"misfit.{one.misfit}"))
        voice.say("moot-correction", name=name, what=what, why=why)


def say_crashed(voice: Voice, audit: Audit) -> None:
    """Say that an audit is incomplete where checks crashed."""
    if audit.crashed:
        name, crashed = audit.document.name, len(audit.crashed)
        voice.say("checks-crashed", name=name, n=crashed)


def _say_read(voice: Voice, document: Document) -> None:
    values = {
        "name": document.name,
        "pages": len(document.pages),
        "tables": len(document.tables),
    }
    voice.report("read", **values, figures=len(document.facts))
    if not document.tables:
        voice.report("no-tables", name=document.name)
