"""A check is data: what it is called, where its rule comes from, what it says, and the function
that states it.

To add one, see `docs/architecture.md`: write ``validate/checks/<room>/<name>.py`` with a function
from a ``Context`` to identities and abstentions, and a ``Check`` beside it; name it in
``validate/registry.py``.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from extract.document import Document
from extract.facts import Claim, Fact, FactContext, Period
from extract.number import Number
from extract.several import by_id, with_id
from extract.table import Table
from validate.model.act_kind import ActKind, RecognisedAct
from validate.model.finding import Abstention, Message
from validate.model.identity import Identity, Kind
from validate.prose.deriving.derivation import Derivation
from validate.prose.document_prose import DocumentProse
from validate.prose.said_identity import said_identity
from validate.spread import Spread, in_turn
from validate.tables.believed_families import Beliefs
from validate.tables.figure_table import FigureTable, figure_tables


@dataclass(frozen=True, slots=True)
class Context:
    """What a check sees: the document, every fact by its id, the prose, the tables as figures, the
    identities stated by the checks before it, and what the engine of belief makes of the tables;
    ``spread`` is for work that has many equal parts."""

    document: Document
    facts: Mapping[str, Fact]
    prose: DocumentProse
    figure_tables: tuple[FigureTable, ...] = ()
    found: tuple[Identity, ...] = ()
    beliefs: Beliefs = field(default_factory=Beliefs)
    spread: Spread = in_turn

    @property
    def stated_figures(self) -> frozenset[frozenset[str]]:
        """The figures that each identity stated before is over."""
        return frozenset(frozenset(one.facts) for one in self.found)

    def is_tabled(self, fact: str) -> bool:
        """Whether a fact, by its id, is a cell of a table."""
        return fact in self.facts and bool(self.facts[fact].table_id)

    @classmethod
    def of(cls, document: Document, spread: Spread = in_turn) -> "Context":
        """The context of the first check."""
        document = document.without_lists()
        tables = figure_tables(document)
        facts = fact_index(document)
        prose = DocumentProse(document, tables, facts.values())
        return cls(document, facts, prose, tables, spread=spread)


Find = Callable[[Context], Iterator[Identity | Abstention]]


@dataclass(frozen=True, slots=True)
class Check:
    """One named rule.

    ``failed`` are the sentences of a finding (French, English), with these fields: ``{label}``,
    ``{printed}``, ``{expected}``, ``{delta}`` (unsigned), ``{its_lines}`` (how many give
    what is expected, with the verb), ``{page}``, ``{other}`` and ``{other_page}`` (the first term
    as printed, and its page), ``{equation}``, ``{reckoning}`` (the equation in brackets, after a
    space; nothing where a figure is only printed elsewhere); where prose meets a table, ``{said}``,
    ``{tabled}`` and ``{table_page}``, whichever of the two is the result.
    """

    code: str
    version: str
    kind: Kind
    title: Message
    source: Message
    failed: Message
    find: Find = field(compare=False)


@dataclass(frozen=True, slots=True)
class AppliedPacks:
    """The packs that were applied to a document: the kinds of act they are of, and their rules."""

    kinds: tuple[ActKind, ...] = ()
    rules: tuple[Check, ...] = ()
    acts: tuple[RecognisedAct, ...] | None = None
    """The acts that were recognised for it; None where nobody looked."""


NO_PACKS = AppliedPacks()


def stated_by_another(_: Context) -> Iterator[Identity | Abstention]:
    """The ``find`` of a check whose identities another one states along with its own."""
    yield from ()


PROSE_AGAINST_TABLE = Message(
    "{place} : le texte donne {said}, le tableau (page {table_page}) {tabled}, soit un écart de"
    " {delta}.",
    "{place}: the text says {said}, the table (page {table_page}) {tabled}, a deviation of"
    " {delta}.",
)
"""The sentence of a finding in which a number of the prose differs from a figure of a table."""


def fact_index(document: Document) -> dict[str, Fact]:
    """Every fact by its id, those of the sitting and the agreements among them; a period adds
    ``<id>.start`` and ``<id>.end``, as day numbers printed in ISO form.
    """
    index = by_id(document.facts)
    index |= by_id(document.sitting.facts())
    index |= by_id(document.agreements.facts())
    tables = by_id(document.tables)
    for period in document.periods:
        for fact in _bounds(period, tables.get(period.table_id)):
            index[fact.id] = fact
    return index


def _bounds(period: Period, table: Table | None) -> Iterator[Fact]:
    """The start and the end of a period as facts, as far as they are printed."""
    row_path: tuple[str, ...] = ()
    if table is not None and period.row is not None:
        row = table.rows[period.row]
        row_path = (*row.path, row.label)
    column_path: tuple[str, ...] = ()
    if table is not None and period.col is not None:
        column_path = table.columns[period.col].path

    for end, text in (("start", period.start), ("end", period.end)):
        if not text:
            continue
        number = Number(Decimal(date.fromisoformat(text).toordinal()), 0, text)
        part = f"{period.cell.part}.{end}" if period.cell.part else end
        yield Fact(
            id=f"{period.id}.{end}",
            counts="other",
            number=number,
            printed=text,
            places=period.places,
            section=period.section,
            cell=replace(period.cell, part=part),
            context=FactContext(
                row_path, column_path, period.theme, period.operation
            ),
        )


_AMOUNT = re.compile(
    r"\d[\d\s.]*,\d+\s*(?:[kM]?€|%)?|\d[\d\s.]*[kM]?€|\d{1,3}(?:[\s.]\d{3})+|\d{4,}"
)
"""A figure as sentences print it; an id of a finding is made without it, so that it outlives
corrections.
"""


def stable_id(rule: str, *parts: str) -> str:
    """A short hash of ``rule`` and of words that name a place: section, caption, row and column
    paths, ordinal.

    Figures inside the words (amounts, large counts) are left out, so that a correction keeps the
    id.
    """
    words = [
        " ".join(_AMOUNT.sub(" ", part).split()).casefold() for part in parts
    ]
    return hashlib.sha256("\x1f".join((rule, *words)).encode()).hexdigest()[:16]


def place_id(rule: str, document: Document, fact: Fact, *more: str) -> str:
    """The stable id of a check whose result is ``fact``."""
    table = with_id(document.tables, fact.table_id)
    caption = "" if table is None else table.caption
    return stable_id(
        rule,
        fact.section,
        caption,
        "/".join(fact.row_path),
        "/".join(fact.column_path),
        *more,
    )


def recalculated_identity(
    context: Context, rule: str, claim: Claim, result: Fact, made: Derivation
) -> Identity:
    """What other numbers of the text make of one, for a check by its code; ``claim`` is what the
    check looked at, whose place is told."""
    terms = (one.id for one in made.terms)
    name = place_id(rule, context.document, result, *terms)
    place = context.prose.subjects.where(claim)
    return said_identity(name, rule, result, made, place)
