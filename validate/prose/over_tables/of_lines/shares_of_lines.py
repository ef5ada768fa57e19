"""Shares that a sentence gives of one line that it names, or of several, in what their column comes
to: "les péniches n'occupent que 5 anneaux mais apportent 16,3 % du produit"; "le public, tous
tarifs, forme 51,5 % des entrées, les scolaires 23,7 %"; "les tranches 2 et 3 regroupent 51,6 % des
repas".

Words name the lines and their column, so that a number that is no such share is accused, however
far from it: of 77 such shares in right acts and beside seeded errors all are right.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.calendar import without_years
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import SIGNED
from extract.french.lexicon.sentences.limits_said import FALLING, LIMIT, RISING
from extract.french.lexicon.sentences.said_in_turn import (
    MORE_OR_LESS,
    NO_EXACT_FIGURE,
)
from extract.french.lexicon.totals import names_a_sum
from extract.several import only, present
from extract.table import ColumnKind, RowKind
from validate.prose.deriving.derivation import (
    HUNDRED,
    Derivation,
    share_of_several,
)
from validate.prose.deriving.wording import (
    SHARE,
    SpokenNumber,
    Wording,
    to_end_of_clause,
)
from validate.prose.over_tables.line_names import lines_bearing
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import restates
from validate.prose.words.label_words import label_stems, years_of
from validate.tables.figure_table import SUMMABLE, FigureTable, is_quotient

_HAS = re.compile(
    r"\b(?:represente|pese|compte|concentre|regroupe|realise|absorbe|forme"
    r"|constitue|assure|fournit|fournisse|rassemble|recoi|accueille|produi|porte|apporte|procure"
    r"|reuni|fait|font|mobilise|consomme|couvre|finance|supporte|delivre|prend|prenne|detien"
    r"|occupe|emploie|rapporte|verse|acquitte|paie|paye|equipe|attire|totalise)[a-z]*"
    r"\W*(?:(?:a (?:lui|elle)s? seule?s?|a eux [a-z]+|a elles [a-z]+|ensemble|pour|donc|ainsi"
    r"|encore|plus que|que|aujourd.hui|quant a (?:lui|elle)s?)\W*)*$"
)
"""The verb between lines and the share that they have."""
_CLAUSE = re.compile(r"[;:(]|, (?:et|tandis que|alors que|mais|dont)\b")
"""Before the clause in which they are named."""
_BESIDE = re.compile(
    r"\b(?:ne|n.(?=[a-z])|qui|que|avec|dont|au nombre"
    r"|progressent?|augmentent?|reculent?|baissent?)\b.*"
)
"""What else is said of a line behind its name."""
_AND = re.compile(r", | et | ainsi que ")
"""Between two names."""
_EVERY = WordList("tous", "toutes", "confondu(e)s")
"""Of a name that is of several lines: "le public, tous tarifs"."""
_OF = re.compile(
    r"\W*(?:pour cent)?\W*(?:de la |du |des |de l.|d['’])(?P<whole>[^,;:.()]*)"
)
"""Behind a share, the words of what it is of."""
_GOES_ON = re.compile(
    r"[^;,.:()]*(?:\([^)]*\))?[;,]?(?: et)? (?:celles? |ceux |celui )?"
    r"(?P<names>[^;:.()\d]{4,60}),? "
)
"""Between two shares of a whole, the lines of the second: "P % des entrées, les scolaires Q %"."""
_ENDS = re.compile(r"\s*(?:[,;.)]|$|et )")
"""Behind a share of which no words say what it is of."""
_OTHERWISE = WordList(
    NO_EXACT_FIGURE, RISING, FALLING, LIMIT, "autre(s)", "hors", "sauf", "hormis", "reste", "dont",
    "en", "y", "chacun(e)", "chaque", "si", "il(s)",
)  # fmt: skip
"""Words of a share that is of all but some lines, of each, or of what was just
said: "Avec les tarifs réduits, il fournit P %"."""
_ALL = WordList("total", "ensemble", "enveloppe", "montant total")
"""A whole that names no column, with or without its year."""
_GENERAL = frozenset(
    label_stems("montant somme volume nombre global enveloppe total")
)
"""Words of a whole that name no column."""
_LEAST = 2
"""Lines of a column whose last is what the others come to, without a word for it, at least."""
_WHY = "the sentence gives the share of lines in what their column comes to"


@dataclass(frozen=True, slots=True)
class _Told:
    """A share, with the words that name its lines and what it is of."""

    result: SpokenNumber
    subject: str
    whole: str

    @property
    def names(self) -> list[str]:
        """The names of the lines."""
        parts = [_BESIDE.sub("", one) for one in _AND.split(self.subject)]
        return [
            one for one in parts if label_stems(one) and not _EVERY.within(one)
        ]

    @property
    def is_of_every(self) -> bool:
        """Whether one name may be of several lines."""
        return len(self.names) == 1 and _EVERY.within(self.subject)

    @property
    def column(self) -> frozenset[str]:
        """The words that name the column; none of a whole that is of all that a table adds up."""
        return frozenset(label_stems(self.whole)) - _GENERAL

    @property
    def is_of_column(self) -> bool:
        """Whether the words of the whole name a column, or all that the only one adds up."""
        plain = without_years(self.whole).strip()
        return bool(self.column) or _ALL.is_all_of(plain)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines of a table in one of its columns."""

    view: FigureTable
    col: int
    rows: tuple[int, ...]

    @property
    def years(self) -> frozenset[int]:
        """The years over the column."""
        return years_of(" ".join(self.view.column(self.col).path))

    @property
    def shares(self) -> list[Derivation]:
        """What share they are of what each total of the column is; none where a figure is missing,
        and of no total that they exceed."""
        cells = [self.view.facts.get((row, self.col)) for row in self.rows]
        parts = tuple(one for one in present(cells) if one.value)
        if len(parts) < len(self.rows):
            return []
        rows = _totals(self.view, self.col)
        wholes = present(self.view.facts.get((row, self.col)) for row in rows)
        made = [share_of_several(parts, one, _WHY) for one in wholes]
        return [one for one in made if 0 < one.value < HUNDRED]

    def prints(self, fact: Fact) -> bool:
        """Whether one of them prints a number as a percentage."""
        cells = (
            self.view.facts.get((row, col))
            for row in self.rows
            for col in self.view.columns(ColumnKind.PERCENT)
        )
        return any(restates(fact, one.value_or_zero) for one in present(cells))


def shares_of_lines(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each share of a sentence that lines of a table, which words name, have of a column that other
    words name."""
    for told in _told(wording):
        found = [one for view in views for one in _lines(view, told)]
        lines = _of_year(found, told, years_of(wording.text))
        ways = [way for one in lines for way in one.shares]
        if ways:
            made = only({round(one.value, 4): one for one in ways}.values())
            fact = told.result.fact
            is_printed = any(one.prints(fact) for one in lines)
            meant = None if is_printed else made
            yield TabledNumber(told.result, ways, meant)


def _told(wording: Wording) -> Iterator[_Told]:
    """The shares of a sentence of which words name lines, and a whole."""
    whole = ""
    for index, result in enumerate(wording.numbers):
        behind = _OF.match(wording.text[result.end :])
        if behind is not None:
            whole = behind["whole"]
            subject = _before_verb(wording, index)
        else:
            subject = _going_on(wording, index) if whole else ""
            whole = whole if subject else ""
        told = _Told(result, subject, whole)
        if subject and _is_exact(wording, index) and told.is_of_column:
            yield told


def _before_verb(wording: Wording, index: int) -> str:
    """The words before the verb of a share; none where there is none."""
    told = wording.text[: wording.numbers[index].start]
    clause = _CLAUSE.split(told)[-1]
    verb = _HAS.search(clause)
    is_of_lines = verb is not None and not _OTHERWISE.within(clause)
    return clause[: verb.start()] if verb and is_of_lines else ""


def _going_on(wording: Wording, index: int) -> str:
    """The words between a share and the one before it, of the same whole, that name its lines."""
    before, result = wording.numbers[index - 1], wording.numbers[index]
    found = _GOES_ON.fullmatch(wording.before(index))
    is_alone = _ENDS.match(wording.text[result.end :]) is not None
    if found is None or not is_alone or before.unit != SHARE:
        return ""
    return "" if _OTHERWISE.within(found["names"]) else found["names"]


def _is_exact(wording: Wording, index: int) -> bool:
    """Whether a number is a share, and no change."""
    result = wording.numbers[index]
    return (
        result.unit == SHARE
        and SIGNED.match(result.fact.printed) is None
        and not MORE_OR_LESS.within(to_end_of_clause(wording.after(index)))
    )


def _lines(view: FigureTable, told: _Told) -> Iterator[_Lines]:
    """The lines that are named, in each column of which the share may be."""
    for col in view.columns(*SUMMABLE):
        if _is_of(view, col, told.column):
            rows = _rows(view, col, told)
            if rows:
                yield _Lines(view, col, rows)


def _is_of(view: FigureTable, col: int, words: frozenset[str]) -> bool:
    """Whether a column adds up what words name: its header bears one of them, or nothing but a
    year or a total, and the title or the totals of the table the others; any amounts where there
    are none."""
    column, totals = view.column(col), _totals(view, col)
    if is_quotient(column) or not totals:
        return False
    if not words:
        return column.kind is ColumnKind.AMOUNT
    title = " ".join(column.path)
    header = frozenset(label_stems(title))
    titles = [view.table.caption, *(view.rows[row].label for row in totals)]
    is_general = bool(years_of(title)) or names_a_sum(title)
    is_named = bool(words & header) or (not header and is_general)
    return is_named and words <= header.union(label_stems(" ".join(titles)))


def _totals(view: FigureTable, col: int) -> Sequence[int]:
    """The lines that close a column: its totals, or the last line, where the others come to it."""
    totals = view.of_kind(RowKind.TOTAL)
    if totals:
        return totals
    printed = {
        row: value
        for row in view.of_kind(RowKind.DETAIL)
        if (value := view.value(row, col))
    }
    *others, last = printed.values() or [Decimal(0)]
    is_sum = len(others) >= _LEAST and sum(others) == last
    return list(printed)[-1:] if is_sum else ()


def _rows(view: FigureTable, col: int, told: _Told) -> tuple[int, ...]:
    """The lines that print a figure in a column, one for each name; none where a name is of none,
    or of several."""
    each = [
        [row for row in lines_bearing(view, name) if view.value(row, col)]
        for name in told.names
    ]
    if told.is_of_every:
        return tuple(each[0])
    rows = present(map(only, each))
    are_apart = len(set(rows)) == len(each)
    return tuple(rows) if are_apart else ()


def _of_year(
    lines: Sequence[_Lines], told: _Told, said: frozenset[int]
) -> Sequence[_Lines]:
    """The lines in the column of the year that is said, or else of none, or of the last one; where
    no word names the column, the year or nothing else does."""
    if not told.column:
        named = [one for one in lines if one.years & years_of(told.whole)]
        return present([only(named) or only(lines)])
    named = [one for one in lines if one.years & said]
    of_none = [one for one in lines if not one.years]
    return named or of_none or _of_last_year(lines)


def _of_last_year(lines: Sequence[_Lines]) -> Sequence[_Lines]:
    """The lines in the columns of the last year."""
    last = max((max(one.years) for one in lines), default=0)
    return [one for one in lines if last in one.years]
