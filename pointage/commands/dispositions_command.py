"""`pointage dispositions`: what was decided of an audit's findings, and the file to decide in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from extract.hidden_characters import visible
from pointage.inputs import refuse_missing
from pointage.output import check_file, writing
from pointage.work import OK, Voice, print_out, usage_error
from reports.export.decisions_file import FORMS, decisions_file
from reports.files.audit_read import read_audit
from reports.files.disk.synced_files import replace_file
from reports.i18n import Texts
from reports.letter.answers import read_answers
from validate.model.finding import Audit


def show_dispositions(
    folder: Path, init: Path | None, answers: Path | None, voice: Voice
) -> int:
    """List the findings with their decisions on stdout, or write the file ``init``, with what the
    body answered in the letter that came back (``answers``) as notes.

    Raises:
        UsageError: ``folder`` is no audit, the letter is none of it, or the file is there, of
            another form, or cannot be written.
    """
    refuse_missing(folder)
    audit = read_audit(folder)
    if answers is not None:
        audit = _answered(audit, answers, voice)
    if init is None:
        print_out("\n".join(_lines(audit, voice)))
        return OK

    suffix = init.suffix.lower()
    if suffix not in FORMS:
        raise usage_error("decisions-form", path=init, forms=", ".join(FORMS))
    if init.exists():
        raise usage_error("decisions-kept", path=init)
    check_file(init)
    with writing(init):
        replace_file(init, decisions_file(audit, suffix, voice.lang))
    voice.report("decisions-written", path=init, n=len(audit.findings))
    return OK


def _answered(audit: Audit, letter: Path, voice: Voice) -> Audit:
    """The audit with the body's answers after what was noted of its findings."""
    known = [finding.id for finding in audit.findings]
    said = read_answers(letter, known)
    texts = Texts(voice.lang)
    findings = []
    for finding in audit.findings:
        if finding.id in said:
            answer = texts("letter.came-back", answer=said[finding.id])
            note = " ".join(filter(None, (finding.note, answer)))
            findings.append(replace(finding, note=note))
        else:
            findings.append(finding)
    voice.report("answers-read", path=letter, n=len(said))
    return replace(audit, findings=tuple(findings))


def _lines(audit: Audit, voice: Voice) -> Iterator[str]:
    texts = Texts(voice.lang)
    for finding in audit.findings:
        told = (
            finding.id,
            texts(f"status.{finding.status}.short"),
            texts(f"severity.{finding.severity}"),
            texts("page.full", n=finding.page),
            visible(texts.dated(texts.of(finding.message))),
            visible(finding.note),
        )
        yield " | ".join(filter(None, told))
