"""What was decided and corrected in an audit that the desk is opened on: its files begin there."""

from dataclasses import replace

from extract.document import Document
from pointage.desk.saved.corrections_store import Corrections
from pointage.desk.saved.decisions_store import Decisions
from validate.dispositions import Disposition
from validate.model.finding import Audit, Finding, Status


def decided_in(audit: Audit) -> Decisions:
    """What was decided of the findings, who signs, and the materiality."""
    entries = {}
    for one in audit.findings:
        if _is_decided(one):
            entries[one.id] = Disposition(
                one.id, one.status, one.note, one.author, one.disposed_on
            )
    return Decisions(entries, audit.sign_off, audit.materiality_asked)


def corrected_in(document: Document) -> Corrections:
    """The corrections that were given with the document."""
    record = document.corrections
    applied = tuple(one.correction for one in record.applied)
    return (*applied, *(one.correction for one in record.moot))


def undecided(audit: Audit) -> Audit:
    """The audit as it was before anybody decided."""
    return replace(audit, findings=tuple(map(_open, audit.findings)))


def _open(finding: Finding) -> Finding:
    if not _is_decided(finding):
        return finding
    return replace(
        finding, status=Status.OPEN, note="", author="", disposed_on=""
    )


def _is_decided(finding: Finding) -> bool:
    """Whether a person decided: what the reading itself doubts has no author, note or day."""
    if finding.author or finding.note or finding.disposed_on:
        return True
    return finding.status in (Status.CONFIRMED, Status.EXPLAINED)
