"""Shares that a sentence gives of a named line: "Cossé-la-Rivière compte à elle seule 30,9 % des
points lumineux"; "Les dépenses s'établissent à 4 211 200 €. Le personnel en représente 57,2 %".

The words before the verb name one line of a table, those behind the share its column; or "en"
stands for the total that was just said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.averages import names_a_quotient
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import SIGNED
from extract.french.lexicon.sentences.limits_said import FALLING, LIMIT, RISING
from extract.french.lexicon.sentences.said_in_turn import (
    MORE_OR_LESS,
    NO_EXACT_FIGURE,
)
from extract.several import only
from extract.table import ColumnKind
from validate.prose.deriving.derivation import Derivation, quotient
from validate.prose.deriving.wording import SHARE, Wording
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.subjects.table_labels import (
    ColumnLabel,
    Rarity,
    RowLabel,
    TableLabels,
)
from validate.prose.subjects.table_texts import header_of
from validate.prose.words.label_words import label_stems
from validate.prose.words.names import plain_words

_HAS = re.compile(
    r"(?P<of_it>\ben )?\b(?:represente|pese|compte|concentre|regroupe|realise|absorbe|forme"
    r"|constitue|assure|fournit|fournisse|rassemble|recoi|accueille|produi|porte|apporte|procure"
    r"|reuni|fait|font|mobilise|consomme|couvre|finance|supporte|delivre|prend|prenne|detien"
    r"|occupe|emploie|rapporte|verse|acquitte|paie|paye)[a-z]*"
    r"\W*(?:(?:a (?:lui|elle) seule?|pour|donc|ainsi|encore"
    r"|aujourd.hui|quant a (?:lui|elle))\W*)*$"
)
"""The verb between a line and the share that it has, "en" for what was just said before it."""
_CLAUSE = re.compile(r"[;:(]|, (?:et|tandis que|alors que|mais|dont)\b")
"""Before the clause in which a line is named."""
_OF = re.compile(
    r"\W*(?:pour cent)?\W*(?:de la |du |des |de l.|d['’]|de ce(?:t|s|tte)? )(?P<whole>[^,;:.()]*)"
)
"""Behind a share, the words of what it is of."""
_SEVERAL = WordList(
    "et", "reuni(e)(s)", "ensemble", "eux", "elles", "deux", "trois", "cumul*", "confondu(e)(s)",
    "autre(s)", "hors", "sauf", "hormis", "reste", "dont",
)  # fmt: skip
"""Words by which more than one line is spoken of, or all but one."""
_PART = WordList("dont", "parmi", "notamment", "y compris")
"""Before a part of what was said."""
_SET_AGAINST = WordList("soit", "contre", "au lieu de")
"""Before what a number is set against, or the change that it is."""
_GENERAL = frozenset(label_stems("montant somme volume nombre global"))
"""Words of a whole that name no column."""
_ALL = WordList(
    "total", "ensemble", "montant total", "cet ensemble", "ce total"
)
"""A whole that was just said."""
_NAMED = 0.6
"""How far a line is named by a label that words behind the share tell the column of."""
_WHY = "the sentence gives the share of a line in what its column comes to"


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a sentence says of a share: the words of the line, those of the whole, and the numbers
    that "en" or "du total" may stand for."""

    line: frozenset[str]
    whole: frozenset[str]
    """Empty where a number just said is the whole."""
    just_said: frozenset[Decimal]

    def is_of(
        self, column: ColumnLabel, table: TableLabels, whole: Fact
    ) -> bool:
        """Whether what a column comes to is the whole of which the share is."""
        if not self.whole:
            return abs(whole.value_or_zero) in self.just_said
        totals = (row.words | row.head for row in table.rows if row.total)
        borne = column.words | table.title.union(*totals)
        return self.whole <= borne and bool(column.telling & self.whole)


def named_shares(
    wording: Wording, tables: Sequence[TableLabels], rarity: Rarity
) -> Iterator[TabledNumber]:
    """Each share of a sentence that one line of a table, which words name, has of its column."""
    for index, result in enumerate(wording.numbers):
        if not _is_exact_share(wording, index):
            continue
        frame = _frame(wording, index)
        if frame is None:
            continue
        told = [way for table in tables for way in _ways(frame, table, rarity)]
        if told:
            ways = [way for _, way in told]
            yield TabledNumber(result, ways, _best(told))


def _best(told: Sequence[tuple[float, Derivation]]) -> Derivation | None:
    """The way of which words tell most, where it is one."""
    most = max(mass for mass, _ in told)
    best = [way for mass, way in told if mass == most]
    return only({round(one.value, 4): one for one in best}.values())


def _is_exact_share(wording: Wording, index: int) -> bool:
    """Whether a number is a share, told to its last digit, and no change or limit."""
    result, before = wording.numbers[index], wording.before(index)
    loose = (NO_EXACT_FIGURE, RISING, FALLING, LIMIT)
    return (
        result.unit == SHARE
        and not any(one.within(before) for one in loose)
        and not MORE_OR_LESS.follows_signs(wording.after(index))
        and SIGNED.match(result.fact.printed) is None
    )


def _frame(wording: Wording, index: int) -> _Frame | None:
    """What words say of the share with a number; None where they do not name one line and a
    whole."""
    result = wording.numbers[index]
    clause = _CLAUSE.split(wording.text[: result.start])[-1]
    verb = _HAS.search(clause)
    if verb is None:
        return None
    line = _line(clause[: verb.start()])
    behind = _OF.match(wording.text[result.end :])
    told = plain_words(behind["whole"]) if behind else ""
    if not line:
        return None
    if verb["of_it"] is None and not _ALL.is_all_of(told):
        whole = frozenset(label_stems(told)) - _GENERAL
        return _Frame(line, whole, frozenset()) if whole else None
    just_said = _just_said(wording, index)
    is_it = not told or _ALL.is_all_of(told)
    return _Frame(line, frozenset(), just_said) if is_it else None


def _line(subject: str) -> frozenset[str]:
    """The words that name one line before a verb; none where they speak of several, or tell a
    number."""
    if re.search(r"\d", subject) or _SEVERAL.within(plain_words(subject)):
        return frozenset()
    return frozenset(label_stems(subject))


def _just_said(wording: Wording, index: int) -> frozenset[Decimal]:
    """What "en" and "du total" stand for: the only figure before in the sentence, or else of the
    last one that tells figures, but for what it is set against; none behind another share, or a
    part that was told."""
    before = Wording(
        wording.text[: wording.numbers[index].start], wording.numbers[:index]
    )
    told = next(
        (one for one in (before, *wording.sooner[:-3:-1]) if _figures(one)),
        None,
    )
    if told is None:
        return frozenset()
    first, *others = _figures(told)
    said = told.numbers[first]
    is_alone = not others or _SET_AGAINST.closes(told.before(first + 1))
    shares = any(told.numbers[one].unit == SHARE for one in (first, *others))
    if not is_alone or _PART.within(told.text) or shares:
        return frozenset()
    return frozenset({abs(said.fact.value_or_zero)} - {Decimal(0)})


def _figures(wording: Wording) -> list[int]:
    """The places of the numbers of a sentence that are told in figures, but for what they rose or
    fell by in per cent: "trois redevances totalisent 5 374 €"; "(+ 5,4 %)"."""
    return [
        place
        for place, one in enumerate(wording.numbers)
        if any(map(str.isdigit, one.fact.printed))
        and (one.unit != SHARE or SIGNED.match(one.fact.printed) is None)
    ]


def _ways(
    frame: _Frame, table: TableLabels, rarity: Rarity
) -> Iterator[tuple[float, Derivation]]:
    """The share of the line that words name, in each column that may be meant, with how much these
    tell of it."""
    row = _named_line(frame, table, rarity)
    totals = [one for one in table.rows if one.total]
    if row is None or not totals:
        return
    mass = rarity.mass(frame.line & (row.words | row.head))
    for column in table.columns:
        if _adds_up(column):
            part = _cell(table, row, column)
            whole = _cell(table, totals[-1], column)
            if part and whole and frame.is_of(column, table, whole):
                yield mass, quotient(part, whole, _WHY)


def _named_line(
    frame: _Frame, table: TableLabels, rarity: Rarity
) -> RowLabel | None:
    """The line that bears more of the words than any other; where nothing but words tells the
    whole, these name most of its label, and no other word of them is one of the document's."""
    shared = {
        number: rarity.mass(frame.line & (row.words | row.head))
        for number, row in enumerate(table.rows)
        if not row.total
    }
    most = max(shared.values(), default=0.0)
    best = [number for number, mass in shared.items() if mass == most]
    if not most or len(best) > 1:
        return None
    row = table.rows[best[0]]
    if not frame.whole:
        return row
    label = row.words or row.head
    named = rarity.share(label, dict.fromkeys(frame.line, 1.0))
    borne = row.words | row.head | row.path | table.title
    strange = [word for word in frame.line - borne if word in rarity]
    return None if named < _NAMED or strange else row


def _adds_up(column: ColumnLabel) -> bool:
    """Whether the figures of a column are parts of what it comes to."""
    is_rate = column.column.kind in (ColumnKind.PERCENT, ColumnKind.RATE)
    return not is_rate and not names_a_quotient(header_of(column.column))


def _cell(
    table: TableLabels, row: RowLabel, column: ColumnLabel
) -> Fact | None:
    """The figure of a line in a column; None where it prints none, or nought."""
    fact = table.view.facts.get((row.row.index, column.column.index))
    return fact if fact is not None and fact.value else None
