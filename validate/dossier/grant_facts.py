"""Grants: who receives how much, in votes, annexes, agreements and the file that the body
publishes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.document import Document
from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.calendar import years_in
from extract.french.lexicon.concept import WordList
from extract.records.beneficiary_keys import beneficiary_key
from extract.several import texts_of
from extract.table import ColumnKind, RowKind, Table
from extract.tables.column_roles import Role, roles
from validate.dossier.dossier_fact import DossierFact, DossierMeasure
from validate.dossier.table_scope import column_year, facts_by_place
from validate.dossier.table_source import TableSource
from validate.model.act_kind import ActKind

_KINDS = (
    ActKind.SUBSIDIES,
    ActKind.PRIMITIVE_BUDGET,
    ActKind.CONVENTION,
    None,
)
_GRANTS = WordList("subvention(s)", "participation(s)", "concours", "aide(s)")
"""Words of what is granted."""
_NOT_GRANTED = WordList(
    "demande*", "sollicit*", "precedent*", "n-1", "n - 1", "n- 1", "n -1", "n1", "n 1", "rappel",
    "verse*", "realise*",
)  # fmt: skip
"""Words of what was asked for, or granted before."""
_DECIDED = WordList("vote*", "attribu*", "accorde*", "alloue*", "decide*")
"""Words of the decision itself."""
_BENEFICIARY, _AMOUNT, _DAY = (
    "nombeneficiaire",
    "montant",
    "dateconvention",
)
"""Columns of the national schema of grants (SCDL, subventions 2.1.1), folded."""


@dataclass(frozen=True, slots=True)
class ScdlColumns:
    """Where the file of a body's grants holds what is compared."""

    beneficiary: int
    amount: int
    day: int


def scdl_columns(table: Table) -> ScdlColumns | None:
    """The columns of the national schema, where a table has them."""
    names = [fold(label).replace(" ", "") for label in table.raw.header]
    if not {_BENEFICIARY, _AMOUNT, _DAY} <= set(names):
        return None
    return ScdlColumns(*map(names.index, (_BENEFICIARY, _AMOUNT, _DAY)))


def scdl_facts(source: TableSource) -> Iterator[DossierFact]:
    """The grants of a file of the national schema; their year is that of their agreement."""
    columns = scdl_columns(source.table)
    if columns is None:
        return
    facts = facts_by_place(source.facts, source.table)
    for row in source.table.rows:
        name, day = row.cells[columns.beneficiary], row.cells[columns.day]
        fact = facts.get((row.index, columns.amount))
        if name is None or day is None or fact is None:
            continue
        years = years_in(day.text)
        if years and fact.value is not None:
            yield _grant(source, fact, name.text, years[0])


def grant_facts(source: TableSource) -> Iterator[DossierFact]:
    """The grants of a vote or an annex: lines with a beneficiary, in the one column that says what
    is granted.
    """
    parts = roles(source.table)
    if source.kind not in _KINDS or source.year is None:
        return
    if Role.BENEFICIARY not in parts or not _is_of_grants(source):
        return
    column = _granted(source, parts)
    if column is not None:
        at = parts.index(Role.BENEFICIARY)
        yield from _lines_granted(source, at, column, source.year)


def _lines_granted(
    source: TableSource, at: int, column: int, year: int
) -> Iterator[DossierFact]:
    """The grant of each line that is not refused."""
    facts = facts_by_place(source.facts, source.table)
    for row in source.table.rows:
        name, fact = row.cells[at], facts.get((row.index, column))
        is_line = row.kind is RowKind.DETAIL and not row.refused
        if not is_line or name is None or fact is None:
            continue
        if fact.value is not None:
            yield _grant(source, fact, name.text, year)


def _is_of_grants(source: TableSource) -> bool:
    if source.kind in (ActKind.SUBSIDIES, ActKind.CONVENTION):
        return True
    words = fold(f"{source.table.caption} {source.title}")
    return _GRANTS.within(words)


def _granted(source: TableSource, parts: Sequence[Role]) -> int | None:
    """The one column of amounts that are granted in the act's year."""
    found = []
    for column in source.table.columns:
        year = column_year(column)
        if column.kind is not ColumnKind.AMOUNT:
            continue
        if parts[column.index] in (Role.PREVIOUS, Role.REQUESTED, Role.BASE):
            continue
        if year not in (None, source.year):
            continue
        if not _NOT_GRANTED.within(fold(" ".join(column.path))):
            found.append(column)
    decided = [
        column
        for column in found
        if _DECIDED.within(fold(" ".join(column.path)))
    ]
    if len(found) > 1 and len(decided) == 1:
        found = decided
    return found[0].index if len(found) == 1 else None


def _grant(
    source: TableSource, fact: Fact, name: str, year: int
) -> DossierFact:
    assert fact.value is not None
    return DossierFact(
        DossierMeasure.GRANT,
        year,
        (beneficiary_key(name),),
        source.document,
        source.kind,
        fact,
        fact.value,
        " ".join(name.split()),
    )


def agreement_facts(
    document: Document, year: int | None, known: Mapping[str, str]
) -> Iterator[DossierFact]:
    """The grant that an agreement states: its one amount of a grant, for the one beneficiary known
    from other documents (key -> name) that its text names.
    """
    if year is None:
        return
    named = _named_in(document, known)
    amounts: dict[object, Fact] = {}
    for claim in document.claims:
        is_amount = claim.fact.counts == "amount" and claim.fact.value
        if is_amount and _GRANTS.within(fold(claim.sentence)):
            amounts.setdefault(claim.fact.value, claim.fact)
    if len(named) != 1 or len(amounts) != 1:
        return
    (key,), (fact,) = named, amounts.values()
    assert fact.value is not None
    yield DossierFact(
        DossierMeasure.GRANT,
        year,
        (key,),
        document.document_id,
        ActKind.CONVENTION,
        fact,
        fact.value,
        known[key],
    )


def _named_in(document: Document, known: Mapping[str, str]) -> set[str]:
    """The beneficiaries that a text names, by their keys."""
    text = fold(" ".join(texts_of(document.prose)))
    return {
        key
        for key, name in known.items()
        if len(key) > _SHORTEST and f" {fold(name)} " in f" {text} "
    }


_SHORTEST = 5
"""Letters of a beneficiary's key below which a text that holds it may speak of something else."""
