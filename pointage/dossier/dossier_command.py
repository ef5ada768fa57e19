"""`pointage dossier`: each document of a folder audited, then the facts that they share
compared.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from extract.errors import PointageError
from extract.hidden_characters import visible
from pointage.commands.isolated import DocumentOrder, isolated
from pointage.inputs import expand
from pointage.output import writing
from pointage.read_any import AnySource, open_any
from pointage.work import (
    FINDINGS,
    OK,
    Voice,
    for_each,
    heaviest,
    print_out,
    usage_error,
)
from reports.dossier.dossier_crops import DrawnDocument
from reports.dossier.dossier_folder import (
    FOLDER,
    DossierRecord,
    foreign_file,
    write_dossier_folder,
)
from reports.dossier.scdl_reading import (
    is_scdl,
    read_scdl,
    scdl_note,
    with_scdl_reading,
)
from reports.files.atomic_folder import refuse_link
from reports.files.audit_read import read_audit
from validate.dossier.bodies import split_by_body
from validate.dossier.document_facts import stated_in, with_agreements
from validate.dossier.dossier_comparison import Dossier
from validate.dossier.dossier_fact import DossierDocument
from validate.dossier.dossier_rules import join_documents
from validate.model.finding import Audit, Message


@dataclass(frozen=True, slots=True)
class _Audited:
    """A document, and its audit as it was written."""

    path: Path
    audit: Audit


@dataclass(slots=True)
class _Written:
    """The folders that the audits wrote, by the documents that they are of."""

    path: Path = field(default_factory=Path)
    folders: dict[Path, Path] = field(default_factory=dict)

    def __call__(self, folder: Path) -> None:
        """Note the folder of the document at hand."""
        self.folders[self.path] = folder


def run_dossier(
    source: Path, order: DocumentOrder, voice: Voice, as_json: bool
) -> int:
    """Audit the documents of a folder and compare them; the exit code of the contract, in which a
    deviation between documents is an error.

    Raises:
        UsageError: results cannot be written, or would replace a link or what no run wrote, or no
        document could be read.
    """
    output = Path(order.output)
    refuse_link(output / FOLDER)
    if other := foreign_file(output):
        place = visible(str(output / FOLDER))
        raise usage_error("dossier-foreign", path=place, name=visible(other))
    written = _Written()
    paths = list(_documents(source))
    with isolated(order, [source], written) as job:

        def audit(path: Path) -> int:
            written.path = path
            return job(path)

        code = job.check() or for_each(paths or [source], voice, audit)

    audited = [
        _Audited(path, read_audit(written.folders[path]))
        for path in paths
        if path in written.folders
    ]
    if not audited:
        voice.say("dossier-none", path=source)
        return code or usage_error("empty-folder", path=source).exit_code

    unread = [path.name for path in paths if path not in written.folders]
    record = _joined(audited, unread)
    _write(record, audited, order, voice, as_json)
    has_deviations = record.deviations and order.fail_on != "never"
    return heaviest([code, FINDINGS if has_deviations else OK])


def _documents(source: Path) -> Iterator[Path]:
    """The files of the folder, each content once."""
    for found in expand([source]):
        if isinstance(found, PointageError):
            return
        yield found


def _joined(
    audited: Sequence[_Audited], unread: Sequence[str]
) -> DossierRecord:
    documents = [stated_in(one.audit) for one in audited]
    notes: list[tuple[str, Message]] = []
    for n, one in enumerate(audited):
        if is_scdl(one.audit.document):
            reading = read_scdl(one.path)
            documents[n] = with_scdl_reading(documents[n], reading)
            notes.append((documents[n].document_id, scdl_note(reading)))

    whole = with_agreements(documents, [one.audit for one in audited])
    body, own, others = split_by_body(_by_date(_each_once(whole)))
    outcomes = tuple(join_documents(Dossier(tuple(own))))
    return DossierRecord(
        body, tuple(own), tuple(others), tuple(unread), outcomes, tuple(notes)
    )


def _each_once(documents: Sequence[DossierDocument]) -> list[DossierDocument]:
    """Two files of the same bytes are one document, whatever they are called."""
    found: dict[str, DossierDocument] = {}
    for document in documents:
        found.setdefault(document.document_id[-16:], document)
    return list(found.values())


def _by_date(documents: Sequence[DossierDocument]) -> list[DossierDocument]:
    """In an order that does not depend on the names of files alone."""
    return sorted(
        documents,
        key=lambda one: (one.year or 0, one.date, one.name, one.document_id),
    )


def _write(
    record: DossierRecord,
    audited: Sequence[_Audited],
    order: DocumentOrder,
    voice: Voice,
    as_json: bool,
) -> None:
    output = Path(order.output)
    with _drawn(audited) as drawn, writing(output):
        folder = write_dossier_folder(record, drawn, output, voice.lang)
    voice.report(
        "dossier-written",
        documents=len(record.documents),
        agreed=len(record.comparisons) - len(record.deviations),
        deviating=len(record.deviations),
        unlinked=len(record.unlinked),
        path=visible(str(folder / "report.html")),
    )
    if as_json:
        text = (output / FOLDER / "dossier.json").read_text(encoding="utf-8")
        print_out(json.dumps(json.loads(text), ensure_ascii=True))


@contextmanager
def _drawn(audited: Sequence[_Audited]) -> Iterator[dict[str, DrawnDocument]]:
    """What draws the pages of each document."""
    with ExitStack() as opened:
        found: dict[str, DrawnDocument] = {}
        for one in audited:
            source: AnySource = open_any(one.path)
            opened.enter_context(source)
            document = one.audit.document
            found[document.document_id] = DrawnDocument(source, document.pages)
        yield found
