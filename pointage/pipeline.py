"""The way of one PDF, from its path to its audit: the first file to read."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from expectations.pack_rules.packs import NOTHING_ASKED_OF_PACKS, ask_packs
from expectations.running.identity_answers import Asker, answers
from expectations.running.run_identities import run_identities
from expectations.suite.suite_files import with_accepted
from extract.cell_ref import CellRef
from extract.correction import PageCorrection
from extract.document import Document, OcrPlaces
from extract.ocr.chosen_engine import chosen_engine
from extract.pdf.source import Source
from extract.readings.ocr_rereading import reread
from extract.readings.reconcile import recheck
from pointage.read_any import AnySource
from validate.acts.recognise import recognise_acts
from validate.conclude import conclude
from validate.discover import discover
from validate.dispositions import Disposition
from validate.model.finding import Audit, SignOff
from validate.model.identity import Severity
from validate.reading_judge import judge
from validate.spread import Spread, in_turn

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """What a user may decide about an audit; the defaults are those of the command line."""

    password: str | None = None
    suite: Path | None = None
    dispositions: tuple[Disposition, ...] = ()
    materiality: str = ""
    sign_off: SignOff = field(default_factory=SignOff)
    corrections: tuple[PageCorrection, ...] = ()
    packs: bool = True
    """Whether the packs of the kinds of act that are recognised are applied."""


class Begin(Protocol):
    """Begins what is asked for later; gives what fetches it."""

    def __call__(self, function: Callable[[], Result]) -> Callable[[], Result]:
        """What fetches the result of ``function``, or a copy of it."""
        ...


def later(function: Callable[[], Result]) -> Callable[[], Result]:
    """Begin nothing: it is done when it is asked for."""
    return function


@dataclass(frozen=True, slots=True)
class Cores:
    """What other cores may do of an audit; by default this one does it all."""

    ask: Asker = answers
    """Asks Great Expectations."""
    spread: Spread = in_turn
    begin: Begin = later


ALONE = Cores()


def check(
    document: Document,
    options: AuditOptions,
    source: AnySource | None = None,
    meanwhile: Callable[[Audit], object] | None = None,
    cores: Cores = ALONE,
) -> Audit:
    """Find the identities the document should satisfy, evaluate them, and conclude.

    With its ``source`` still open, the tables that stand accused are read again by another library
    first, and the accused figures of a scan at a higher scale: a figure that is read differently
    twice accuses nobody.

    ``meanwhile`` is told of the audit before anything is read again, and that mostly does not
    change it.
    """
    opened = document.opened()

    def concluded(read: Document) -> Audit:
        audit = _concluded(read, options, cores)
        if meanwhile is not None:
            meanwhile(audit)
        return audit

    if source is None:
        return concluded(opened)
    return confirmed(opened, source, concluded)


def confirmed(
    document: Document,
    source: AnySource,
    concluded: Callable[[Document], Audit],
) -> Audit:
    """What ``concluded`` says of ``document`` once what it accuses was read a second time."""
    audit = concluded(document)
    if not isinstance(source, Source):
        return audit  # a spreadsheet says what it displays
    again = _reread(source, recheck(source, document, _accused(audit)), audit)
    if again is document:
        return audit
    return concluded(again)


def _concluded(
    document: Document, options: AuditOptions, cores: Cores
) -> Audit:
    acts = None
    if options.packs:
        acts = cores.begin(partial(recognise_acts, document))
    discovery = discover(document, spread=cores.spread)
    packs = NOTHING_ASKED_OF_PACKS
    if acts is not None:
        packs = ask_packs(document, discovery, acts())
    outcomes, abstentions = run_identities(
        document, discovery, options.suite, packs, cores.ask
    )
    audit = conclude(
        document,
        outcomes,
        abstentions,
        options.dispositions,
        options.materiality,
        packs.applied,
    )
    audit = replace(audit, sign_off=options.sign_off)
    if options.suite is None:
        return audit
    return with_accepted(audit, options.suite)


def _reread(source: Source, document: Document, audit: Audit) -> Document:
    """``document`` with the figures of its scanned pages and pictures that a deviation rests on
    read once more.
    """
    if not OcrPlaces.of(document):
        return document
    cells = _cells_at_issue(document, audit)
    reader = (
        chosen_engine(os.environ.get("POINTAGE_OCR", "")) if cells else None
    )
    if reader is None:
        return document
    return reread(source, document, cells, reader, judge)


def _cells_at_issue(document: Document, audit: Audit) -> set[CellRef]:
    """The cells that a finding rests on."""
    named: set[str] = set()
    for finding in audit.findings:
        named.update(item.fact for item in finding.evidence)

    cells = set()
    for fact in document.facts:
        if fact.id in named and fact.row is not None:
            cells.add(fact.cell.whole)
    return cells


def _accused(audit: Audit) -> frozenset[str]:
    """The tables whose cells an error rests on."""
    tables = {fact.id: fact.table_id for fact in audit.document.facts}
    found: set[str] = set()
    for finding in audit.findings:
        if finding.severity is Severity.ERROR:
            found.update(tables.get(item.fact, "") for item in finding.evidence)
    return frozenset(filter(None, found))
