"""What the amounts of a column are, as its words say: given, proposed, asked for, or other money.

Money is given where words near the figure say so, the nearest first: the column's own header, the
other headers, the caption, the title of the act. Without such words nothing is taken for a grant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extract.document import Document
from extract.french.folding import fold
from extract.french.lexicon.finance import grant_words as words
from extract.lines.sections import SectionKind
from extract.several import with_id
from extract.table import ColumnKind, ColumnUse, RowKind, Table
from extract.tables.column_roles import Role, header_text


class Standing(StrEnum):
    """What the amounts of a column are."""

    VOTED = "voted"
    """Its own header says that they were given."""
    TITLED = "titled"
    """The caption or the title says that money is given, and the header nothing else."""
    PROPOSED = "proposed"
    REQUESTED = "requested"
    PREVIOUS = "previous"
    BASE = "base"
    """What a grant is reckoned on: the cost or the budget of an action."""
    UNSAID = "not-said"
    """Nothing says that money is given."""
    NO_UNIT = "no-unit"
    """Words speak of grants, and nothing says that the numbers are euros."""
    NO_NAMES = "no-names"
    """Words speak of grants, and no column says who receives."""
    OTHER_COLUMN = "other-column"
    """Another column holds what the line is given."""
    RECEIVED = "received"
    CONTRACT = "contract"
    BUDGET = "budget"
    TAX = "tax"
    PRICE = "price"
    STAFF = "staff"
    LOAN = "loan"
    CONTRIBUTION = "contribution"

    @property
    def is_given(self) -> bool:
        """Whether words say that the amounts were given."""
        return self in _GIVEN

    @property
    def is_other_money(self) -> bool:
        """Whether words say that the amounts are none that anybody is given."""
        return self in _OTHER_MONEY


_GIVEN = frozenset({Standing.VOTED, Standing.TITLED})
_OTHER_MONEY = frozenset(
    {
        Standing.RECEIVED,
        Standing.CONTRACT,
        Standing.BUDGET,
        Standing.TAX,
        Standing.PRICE,
        Standing.STAFF,
        Standing.LOAN,
    }
)
_OF_ROLE = {
    Role.REQUESTED: Standing.REQUESTED,
    Role.PREVIOUS: Standing.PREVIOUS,
    Role.BASE: Standing.BASE,
}
_OF_USE = {
    ColumnUse.VOTED: Standing.VOTED,
    ColumnUse.PROPOSED: Standing.PROPOSED,
    ColumnUse.REQUESTED: Standing.REQUESTED,
    ColumnUse.PREVIOUS: Standing.PREVIOUS,
}
"""What a person said of a column."""
_OTHERS = (
    (words.CONTRACT, Standing.CONTRACT),
    (words.CONTRIBUTION, Standing.CONTRIBUTION),
    (words.TAX, Standing.TAX),
    (words.PRICE, Standing.PRICE),
    (words.STAFF, Standing.STAFF),
    (words.LOAN, Standing.LOAN),
    (words.BUDGET, Standing.BUDGET),
)
"""Money that is not given, the most telling words first."""


@dataclass(frozen=True, slots=True)
class ColumnStanding:
    """What a column's amounts are, and the printed words that say it; "" for what no word says."""

    index: int
    standing: Standing
    wording: str = ""
    names_grants: bool = False
    """Whether a word near it names money that is given: "Vote" alone may be of a budget."""
    is_worded: bool = False
    """Whether it is read as text: words stand in its cells, beside amounts or in their place."""

    @property
    def speaks_of_grants(self) -> bool:
        """Whether words say that grants are given, or were to be."""
        is_meant = self.standing.is_given or self.standing is Standing.PROPOSED
        return self.names_grants and is_meant

    @property
    def is_granted(self) -> bool:
        """Whether words say that the amounts are grants, and were given."""
        return self.names_grants and self.standing.is_given


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The texts over a table, the nearest first, folded; who decides; whether it only reports."""

    texts: tuple[str, ...]
    body: str
    is_report: bool


def surroundings(document: Document, table: Table) -> Surroundings:
    """The caption, the title of the section, and the document's where it is about one act."""
    section = with_id(document.sections, table.section)
    acts = {one.deliberation for one in document.sections if one.deliberation}
    texts = [table.caption]
    if section is not None:
        texts.append(section.title)
    if len(acts) <= 1:
        texts.append(document.masthead.title)
    return Surroundings(
        texts=tuple(fold(text) for text in texts if text),
        body=fold(document.masthead.body),
        is_report=section is not None and section.kind is SectionKind.REPORT,
    )


def standings(
    table: Table,
    found: Sequence[Role],
    measures: Sequence[int],
    around: Surroundings,
) -> tuple[ColumnStanding, ...]:
    """What the amounts of each column of money are, in printed order."""
    headers = fold(" ; ".join(column.label for column in table.columns))
    names_grants = any(map(words.GRANT.within, (headers, *around.texts)))
    known = []
    for index, role in enumerate(found):
        label = table.columns[index].label
        use = table.columns[index].use
        if use in _OF_USE:
            known.append(ColumnStanding(index, _OF_USE[use], "", True))
        elif role in _OF_ROLE:
            known.append(ColumnStanding(index, _OF_ROLE[role], label))
        elif index in measures:
            one = _standing(table, index, around)
            known.append(replace(one, names_grants=names_grants))
        elif table.columns[index].kind is ColumnKind.AMOUNT:
            known.append(_beside_what_is_given(table, index, around))
    return tuple(_beside_grants_voted(table, known))


def _beside_what_is_given(
    table: Table, index: int, around: Surroundings
) -> ColumnStanding:
    """What the amounts are of a column that plays no part beside those that do: what its own header
    says, an earlier year than that of another column, or that another column holds what is given.
    """
    column = table.columns[index]
    latest = max(one.year or 0 for one in table.columns)
    if column.year is not None and column.year < latest:
        return ColumnStanding(index, Standing.PREVIOUS, column.label)

    standing = _by_header(header_text(column), around.body)
    if standing is None or standing is Standing.UNSAID or standing.is_given:
        return ColumnStanding(index, Standing.OTHER_COLUMN)
    return ColumnStanding(index, standing, column.label)


def _beside_grants_voted(
    table: Table, known: Sequence[ColumnStanding]
) -> Iterator[ColumnStanding]:
    """The same; beside a column that says "Subventions votées", one that says "Proposées" is what
    was proposed, whatever money the words around the table speak of.
    """
    headers = {
        one.index: header_text(table.columns[one.index]) for one in known
    }
    is_voted = any(
        one.standing is Standing.VOTED
        and words.GRANT.within(headers[one.index])
        for one in known
    )
    for one in known:
        is_proposed = words.PROPOSED.within(headers[one.index])
        if is_voted and is_proposed and one.standing.is_other_money:
            label = table.columns[one.index].label
            yield replace(one, standing=Standing.PROPOSED, wording=label)
        else:
            yield one


def _standing(table: Table, index: int, around: Surroundings) -> ColumnStanding:
    own = header_text(table.columns[index])
    label = table.columns[index].label
    by_header = _by_header(own, around.body)
    if by_header is not None and by_header.is_other_money:
        return ColumnStanding(index, by_header, label)

    above = _by_context(table, index, around)
    if above.standing.is_other_money and not words.GRANT.within(own):
        return ColumnStanding(index, above.standing, above.wording)
    if by_header is Standing.UNSAID or by_header is None:
        return above
    return ColumnStanding(index, by_header, label)


def _by_header(own: str, body: str) -> Standing | None:
    """What the column's own header says; None where it says nothing of the kind."""
    if _is_received(own, body):
        return Standing.RECEIVED
    is_grant = words.GRANT.within(own)
    if words.DECIDED.within(own):
        return Standing.VOTED
    if words.PROPOSED.within(own):
        return Standing.PROPOSED
    if is_grant:
        return None
    if words.WHOLE_COST.is_all_of(own):
        return Standing.BASE
    return _other_money(own)


def _other_money(text: str) -> Standing | None:
    for concept, standing in _OTHERS:
        if concept.within(text):
            return standing
    return None


def _is_received(text: str, body: str) -> bool:
    """Whether the text speaks of money that the body itself is given."""
    found = words.RECEIVED.search(text)
    if found is None:
        return False
    funder = found["funder"]
    return not (funder and funder in body)


def _by_context(
    table: Table, index: int, around: Surroundings
) -> ColumnStanding:
    """What the words around say of a column whose header says nothing."""
    if _plans_financing(table):
        return ColumnStanding(index, Standing.RECEIVED, "autofinancement")
    beside = _by_other_headers(table, index)
    if beside is not None:
        return beside
    for text in (header_text(table.columns[index]), *around.texts):
        standing = _of_text(text, around.body)
        if standing is Standing.TITLED and around.is_report:
            standing = Standing.PROPOSED
        if standing is not None:
            return ColumnStanding(index, standing, text)
    return ColumnStanding(index, Standing.UNSAID)


def _by_other_headers(table: Table, index: int) -> ColumnStanding | None:
    """What the names of the other columns say as a whole: an offer, a side of a budget."""
    for column in table.columns:
        if column.index == index:
            continue
        name = header_text(column)
        if words.CONTRACT_COLUMN.is_all_of(name):
            return ColumnStanding(index, Standing.CONTRACT, column.label)
        if words.BUDGET_COLUMN.is_all_of(name):
            return ColumnStanding(index, Standing.BUDGET, column.label)
    return None


def _of_text(text: str, body: str) -> Standing | None:
    if _is_received(text, body):
        return Standing.RECEIVED
    if words.GRANT.within(text):
        return Standing.TITLED
    return _other_money(text)


def _plans_financing(table: Table) -> bool:
    """Whether a line of the table is the body's own share of a cost."""
    return any(
        words.OWN_SHARE.opens(fold(row.label))
        for row in table.rows
        if row.kind is RowKind.DETAIL
    )
