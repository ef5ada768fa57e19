"""`pointage suite`: draft from what holds, run on another document, accept what was audited."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from expectations.running.run_identities import run_suite
from expectations.suite.suite_files import (
    draft_suite,
    freeze_suite,
    load_suite,
    suite_text,
)
from extract.document import Document
from pointage.commands.jobs import say_crashed
from pointage.inputs import refuse_missing
from pointage.output import check_file, writing
from pointage.pipeline import confirmed
from pointage.read_any import read
from pointage.work import FINDINGS, INTERNAL, OK, Voice, usage_error
from reports.files.audit_read import read_audit
from reports.files.disk.synced_files import replace_file
from validate.conclude import conclude
from validate.discover import discover
from validate.model.finding import Audit


def write_draft(document: Path, output: Path, voice: Voice) -> int:
    """Write the identities that hold in ``document`` as a suite."""
    check_file(output)
    opened = _opened(document)
    suite = draft_suite(discover(opened), opened)
    _write(suite_text(suite), output)
    voice.report(
        "suite-written", expectations=len(suite.expectations), path=output
    )
    return OK


def apply_suite(suite: Path, document: Path, voice: Voice) -> int:
    """Apply ``suite`` to ``document`` and say what holds, what does not, and what could not be
    found.
    """
    load_suite(suite)
    source, read_once = read(document)
    with source:
        audit = confirmed(
            read_once.opened(), source, lambda opened: _by_suite(opened, suite)
        )
    verdicts = Counter(str(outcome.verdict) for outcome in audit.outcomes)
    voice.report(
        "suite-ran",
        name=document.name,
        held=verdicts["held"],
        failed=verdicts["failed"],
        abstained=verdicts["abstained"] + len(audit.abstentions),
    )
    if not voice.quiet:
        for line in _deviations(audit, voice.lang):
            voice.tell(line)
    say_crashed(voice, audit)
    if audit.crashed:
        return INTERNAL
    if any(finding.severity == "error" for finding in audit.findings):
        return FINDINGS
    return OK


def accept(folder: Path, output: Path, voice: Voice) -> int:
    """Freeze the audited state of ``OUT/<document-id>`` as a suite; the folder stays as it is."""
    refuse_missing(folder)
    audit = read_audit(folder)
    if audit.crashed:
        raise usage_error("accept-incomplete", path=folder)
    suite = freeze_suite(audit)
    _write(suite_text(suite), output)
    voice.report(
        "suite-written", expectations=len(suite.expectations), path=output
    )
    return OK


def _write(text: str, output: Path) -> None:
    with writing(output):
        replace_file(output, text.encode("utf-8", "replace"))


def _opened(path: Path) -> Document:
    source, document = read(path)
    source.close()
    return document.opened()


def _by_suite(document: Document, suite: Path) -> Audit:
    outcomes, abstentions = run_suite(document, discover(document), suite)
    return conclude(document, outcomes, abstentions)


def _deviations(audit: Audit, lang: str) -> Iterator[str]:
    for finding in audit.findings:
        message = finding.message.en if lang == "en" else finding.message.fr
        yield f"  [{finding.severity}] p. {finding.page} {message}"
