"""Which columns of money are published as grants, each with its reason; what is doubtful is asked.

A column is published where its words say that its amounts were given; what was only proposed, asked
for or reckoned on is not. Where two columns may be meant and no third adds them up, neither is
taken: the publisher says which, in the complement or on the command line.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from extract.document import Document
from extract.records.families.grant_standing import ColumnStanding, Standing
from extract.records.families.grant_table import read_grant_table
from extract.records.families.listed_money import listed_money, prints_euros
from extract.table import ColumnUse, RowKind, Table
from extract.tables.recap_columns import recap_columns
from reports.export.audit_package import (
    AuditFolder,
    Resource,
    text_fields,
    text_resource,
)
from reports.i18n import Lang, Texts
from validate.model.finding import Message

Chosen = Mapping[tuple[str, str], bool]
"""What the publisher said of columns, by table and header."""


class Fate(StrEnum):
    """What becomes of a column."""

    PUBLISHED = "published"
    ASKED = "asked"
    LEFT_OUT = "left-out"


CELL_REASONS = frozenset({"mixed-cell", "several-amounts", "words"})
"""Reasons of lines that the cell of their amount gives by what it prints."""
NAME_REASONS = frozenset({"no-beneficiary", "contribution"})
"""The same of what stands in the place of the name."""
SUM = "sum"
"""The reason of a row that is no line of the list."""
CHOSEN = "chosen"
"""The reason of a column that the publisher decided on."""


@dataclass(frozen=True, slots=True)
class GrantColumn:
    """A column of money of a list of grants, or of what may be one: what becomes of it, why (a
    code), and the words for it.

    ``lines`` are those of it that are published, or of one that is not those of the list;
    ``total`` is what they come to. ``apart`` are the reasons of the others, with their number:
    together they are all that the column prints.
    """

    table_id: str
    page: int
    caption: str
    label: str
    fate: Fate
    reason: str
    wording: str
    lines: int
    total: Decimal
    apart: tuple[tuple[str, int], ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """The table and the header, as a publisher names the column."""
        return self.table_id, self.label

    @property
    def is_chosen(self) -> bool:
        """Whether the publisher said that it is published."""
        return self.fate is Fate.PUBLISHED and self.reason == CHOSEN


def grant_columns(
    folder: AuditFolder, chosen: Chosen
) -> tuple[GrantColumn, ...]:
    """Every column of money beside names, in printed order.

    Raises:
        UsageError: its `audit.json` was written by another version.
    """
    if folder.document is None:
        return _without_tables(folder, chosen)
    return money_of_document(folder.document, chosen)


def money_of_document(
    document: Document, chosen: Chosen
) -> tuple[GrantColumn, ...]:
    """The same of a document as read."""
    found: list[GrantColumn] = []
    for table in document.tables:
        found += _of_table(document, table, chosen)
    return tuple(found)


def _of_table(
    document: Document, table: Table, chosen: Chosen
) -> Iterable[GrantColumn]:
    columns = listed_money(document, table)
    of_figures = [one for one in columns if not one.is_worded]
    recap = recap_columns(
        table, [one.index for one in of_figures if one.names_grants]
    )
    meant = _meant(table, columns, recap)
    lines = read_grant_table(document, table)
    repeats_others = lines is not None and lines.recapitulates
    for one in columns:
        fate, reason = _settled(table, one, _fate(one, meant, recap))
        if fate is Fate.PUBLISHED and repeats_others:
            fate, reason = Fate.LEFT_OUT, "recap"
        label = table.columns[one.index].label
        said = chosen.get((table.id, label))
        if said is not None:
            fate = Fate.PUBLISHED if said else Fate.LEFT_OUT
            reason = CHOSEN
        amounts = _amounts(table, one.index)
        yield GrantColumn(
            table_id=table.id,
            page=table.raw.places[0].page if table.raw.places else 0,
            caption=table.caption,
            label=label,
            fate=fate,
            reason=reason,
            wording=one.wording,
            lines=len(amounts),
            total=sum(amounts, Decimal(0)),
        )


def _meant(
    table: Table, columns: Sequence[ColumnStanding], recap: Iterable[int]
) -> frozenset[int]:
    """The columns that hold what was given; none where it is doubtful which of several do. Where
    words stand in the cells, a person says whether it is one.
    """
    repeated = set(recap)
    voted, titled = [], []
    for one in columns:
        if one.index in repeated or one.is_worded or not one.is_granted:
            continue
        if one.standing is Standing.VOTED:
            voted.append(one.index)
        else:
            titled.append(one.index)

    candidates = voted or titled
    are_one = len(candidates) < 2 or repeated or _share_words(table, candidates)
    return frozenset(candidates) if are_one else frozenset()


def _share_words(table: Table, candidates: Sequence[int]) -> bool:
    """Whether the same words stand over or under the columns: two kinds of one grant."""
    for at in (0, -1):
        texts = {table.columns[index].path[at] for index in candidates}
        if len(texts) == 1:
            return True
    return False


def _fate(
    one: ColumnStanding, meant: frozenset[int], recap: Iterable[int]
) -> tuple[Fate, str]:
    if one.index in meant:
        return Fate.PUBLISHED, str(one.standing)
    if one.index in recap:
        return Fate.LEFT_OUT, "recap"
    if one.is_granted:
        return _fate_beside(one, is_meant=bool(meant))

    reason = Standing.UNSAID if one.standing.is_given else one.standing
    if meant and reason is Standing.PROPOSED:
        return Fate.LEFT_OUT, "beside-voted"
    is_asked = reason in _WORTH_ASKING and not meant
    return Fate.ASKED if is_asked else Fate.LEFT_OUT, str(reason)


def _settled(
    table: Table, one: ColumnStanding, fate: tuple[Fate, str]
) -> tuple[Fate, str]:
    """The ``fate`` of a column by its words, under what a person said of its amounts when the
    table was read; what nothing says to be euros is not asked about.
    """
    column = table.columns[one.index]
    if column.use in _SET_ASIDE:
        return Fate.LEFT_OUT, CHOSEN
    _, reason = fate
    if reason == Standing.UNSAID and not prints_euros(table, column):
        return Fate.LEFT_OUT, "no-euros"
    return fate


def _fate_beside(one: ColumnStanding, *, is_meant: bool) -> tuple[Fate, str]:
    """What becomes of a column that says it was given and is not taken: another ``is_meant``, or a
    person says which is.
    """
    if one.is_worded:
        other = Fate.LEFT_OUT, str(Standing.OTHER_COLUMN)
        return other if is_meant else (Fate.ASKED, "worded")
    other = Fate.LEFT_OUT, "beside-voted"
    return other if is_meant else (Fate.ASKED, "several")


_SET_ASIDE = frozenset({ColumnUse.EXECUTED, ColumnUse.OTHER})
"""What a person says of a column whose amounts are not those of the lines."""
_WORTH_ASKING = frozenset(
    {Standing.PROPOSED, Standing.UNSAID, Standing.NO_UNIT}
)


def _amounts(table: Table, index: int) -> list[Decimal]:
    """The amounts that its detail lines print."""
    found = []
    for row in table.rows:
        cell = row.cells[index]
        if row.kind is not RowKind.DETAIL or cell is None:
            continue
        if cell.raw.row == row.index and cell.number is not None:
            found.append(cell.number.value)
    return found


def _without_tables(
    folder: AuditFolder, chosen: Chosen
) -> tuple[GrantColumn, ...]:
    """The columns of the frame, after `pointage extract`: what is over them is not known, and only
    a person can tell.
    """
    lines: Counter[tuple[str, str]] = Counter()
    totals: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for record in folder.records("grants"):
        key = record["table_id"], record["measure"]
        lines[key] += 1
        totals[key] += Decimal(record["amount"] or 0)

    found = []
    for (table_id, label), number in lines.items():
        said = chosen.get((table_id, label))
        fate = Fate.ASKED
        if said is not None:
            fate = Fate.PUBLISHED if said else Fate.LEFT_OUT
        reason = "no-audit" if said is None else CHOSEN
        found.append(
            GrantColumn(
                table_id,
                0,
                "",
                label,
                fate,
                reason,
                "",
                number,
                totals[table_id, label],
            )
        )
    return tuple(found)


# ------------------------------------------------------------------------------
# in words

_FATES = {
    Fate.PUBLISHED: Message("publiée", "published"),
    Fate.ASKED: Message("à décider", "to be decided"),
    Fate.LEFT_OUT: Message("écartée", "left out"),
}
_REASONS = {
    "voted": Message(
        "son intitulé dit que la somme est attribuée",
        "its header says that the sum is given",
    ),
    "titled": Message(
        "le titre dit qu'il s'agit de subventions",
        "the title says that these are grants",
    ),
    CHOSEN: Message("choisi par vous", "chosen by you"),
    "recap": Message(
        "répète ou additionne d'autres montants",
        "repeats or adds up other amounts",
    ),
    "beside-voted": Message(
        "une autre colonne dit ce qui est voté",
        "another column says what was voted",
    ),
    "several": Message(
        "plusieurs colonnes possibles : dites laquelle est publiée",
        "several columns are possible: say which is published",
    ),
    "proposed": Message(
        "proposé n'est pas voté : dites si la proposition a été suivie",
        "proposed is not voted: say whether the proposal was followed",
    ),
    "requested": Message("montant demandé", "amount asked for"),
    "previous": Message("exercice précédent", "previous year"),
    "base": Message(
        "coût ou budget de l'action", "cost or budget of the action"
    ),
    "not-said": Message(
        "rien ne dit qu'il s'agit de subventions",
        "nothing says that these are grants",
    ),
    "no-unit": Message(
        "le titre parle de subventions, rien ne dit que ces nombres sont des euros : dites"
        " lesquels sont publiés",
        "the title speaks of grants, nothing says that these numbers are euros: say which are"
        " published",
    ),
    "no-euros": Message(
        "rien ne dit que ces nombres sont des euros",
        "nothing says that these numbers are euros",
    ),
    "no-names": Message(
        "aucune colonne ne dit qui reçoit la somme",
        "no column says who receives the sum",
    ),
    "other-column": Message(
        "une autre colonne porte le montant de la ligne",
        "another column holds the amount of the line",
    ),
    "worded": Message(
        "ses montants sont lus comme du texte : dites si elle est à publier",
        "its amounts are read as text: say whether it is to be published",
    ),
    "no-audit": Message(
        "dossier d'extraction, sans les tableaux : lancez « pointage audit »",
        "folder of an extraction, without its tables: run “pointage audit”",
    ),
    "received": Message(
        "somme que la collectivité demande ou reçoit",
        "money that the body asks for or is given",
    ),
    "contract": Message("marché ou achat", "purchase"),
    "budget": Message("budget ou résultat", "budget or result"),
    "tax": Message("impôt ou taxe", "tax"),
    "price": Message("tarif ou loyer", "price or rent"),
    "staff": Message("indemnité ou traitement", "allowance or salary"),
    "loan": Message("emprunt ou garantie", "loan or guarantee"),
    "contribution": Message(
        "cotisation ou contribution", "membership fee or contribution"
    ),
}
_LINE_REASONS = {
    "refused": Message("demande refusée", "turned down"),
    "deferred": Message("demande ajournée", "put off"),
    "excluded": Message("partie exclue par vous", "part excluded by you"),
    SUM: Message(
        "total ou report, qui répète d'autres lignes",
        "total or amount carried, which repeats other lines",
    ),
    "no-beneficiary": Message(
        "aucun bénéficiaire nommé", "no beneficiary named"
    ),
    "no-amount": Message(
        "la ligne n'imprime aucun montant", "the line prints no amount"
    ),
    "mixed-cell": Message(
        "la cellule mêle des mots et un montant",
        "the cell mixes words and an amount",
    ),
    "several-amounts": Message(
        "la cellule imprime plusieurs montants",
        "the cell prints several amounts",
    ),
    "words": Message(
        "la cellule imprime des mots, sans montant",
        "the cell prints words, and no amount",
    ),
    "zero": Message("montant nul", "amount of zero"),
    "negative": Message("montant négatif", "negative amount"),
    "person": Message(
        "nom de particulier, non publié sans --include-persons",
        "name of an individual, not published without --include-persons",
    ),
}
"""Why a line of a column that is published is not."""
_COLUMNS = (
    "table_id", "page", "caption", "column", "fate", "reason", "why", "words", "lines", "total",
    "left_out",
)  # fmt: skip


def reason_in_words(column: GrantColumn, lang: Lang) -> str:
    """Why a column is published or not, as a sentence's part."""
    return Texts(lang).of(_REASONS[column.reason])


def line_reason_in_words(
    reason: str, lang: Lang, printed: Sequence[str] = ()
) -> str:
    """Why a line is not published, as a sentence's part, with what is ``printed`` that is the
    reason.
    """
    texts = Texts(lang)
    told = texts.of(_LINE_REASONS.get(reason) or _REASONS[reason])
    if not printed:
        return told
    quoted = Message(
        ", ".join(f"« {text} »" for text in printed),
        ", ".join(f"“{text}”" for text in printed),
    )
    return texts.of(Message(f"{told} : {quoted.fr}", f"{told}: {quoted.en}"))


def fate_in_words(column: GrantColumn, lang: Lang) -> str:
    """What becomes of a column, in words."""
    return Texts(lang).of(_FATES[column.fate])


def _apart(column: GrantColumn) -> str:
    """The lines of a column that are not counted with it: each reason with their number."""
    return " ".join(f"{reason}:{number}" for reason, number in column.apart)


def columns_listed(columns: Sequence[GrantColumn], lang: Lang) -> Resource:
    """``columns.csv``: every column of money beside names, and what becomes of it."""
    rows = []
    for one in columns:
        where = (one.table_id, str(one.page or ""), one.caption, one.label)
        why = (str(one.fate), one.reason, reason_in_words(one, lang))
        counts = (str(one.lines), f"{one.total:f}", _apart(one))
        rows.append((*where, *why, one.wording, *counts))
    fields = text_fields(_COLUMNS)
    return text_resource("columns", "", fields, rows)
