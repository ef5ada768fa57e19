"""`pointage letter`: the chosen deviations of an audit, worded for the body's answer."""

from pathlib import Path

from pointage.inputs import refuse_missing
from pointage.output import check_file, writing
from pointage.work import OK, Voice, usage_error
from reports.files.audit_read import read_written
from reports.files.disk.synced_files import replace_file
from reports.i18n import Texts
from reports.letter.content import chosen, compose
from reports.letter.letter_forms import LETTER_FORMS


def write_letter(
    folder: Path, output: Path, voice: Voice, include_open: bool
) -> int:
    """Write the letter into ``output``, in the form of its suffix.

    Raises:
        UsageError: ``folder`` is no audit, no deviation is chosen, or the file is there, of another
            form, or cannot be written.
    """
    suffix = output.suffix.lower()
    if suffix not in LETTER_FORMS:
        raise usage_error(
            "letter-form", path=output, forms=", ".join(LETTER_FORMS)
        )
    if output.exists():
        raise usage_error("letter-kept", path=output)

    refuse_missing(folder)
    written = read_written(folder)
    findings = chosen(written.audit, include_open)
    if not findings:
        raise usage_error("letter-empty", path=folder)
    check_file(output)
    blocks = compose(written.audit, findings, written.crops, Texts(voice.lang))
    with writing(output):
        replace_file(output, LETTER_FORMS[suffix](blocks, voice.lang))
    voice.report("letter-written", path=output, n=len(findings))
    return OK
