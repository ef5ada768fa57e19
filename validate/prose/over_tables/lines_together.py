"""What several lines of a table that a sentence names come to: "les livres, adultes et jeunesse
réunis, totalisent 148 022 prêts"; "les hôtels, toutes catégories confondues, 72 610 nuitées";
"les deux lignes foncières, 651 200 €"; "juillet et août font ensemble 12 214 entrées"; "deux
moins-values pour 6 428,40 €"; "les exercices 2021 et 2022 représentent 6 723,08 €".

A number that is no such sum in any column is accused where it is one but for one line, which is
forgotten, or told by another figure of the table, or where a slip of the hand parts it from one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.results_said import TOGETHER
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.french.spelled_numbers import spelled_number
from extract.several import only, present
from extract.table import ColumnKind, RowKind
from validate.prose.deriving.derivation import Derivation, all_added
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
)
from validate.prose.over_tables.line_names import (
    is_in_figures,
    lines_bearing,
    since_figure,
)
from validate.prose.over_tables.of_lines.numbered_lines import numbered_lines
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import is_slip
from validate.prose.words.label_words import label_stems, years_of
from validate.tables.figure_table import FigureTable, is_quotient

_CLAUSE = re.compile(r"[;:.(]|\bque\b|, (?:et|tandis|alors|mais|puis)\b")
"""What parts the clause of a number from what stands before."""
_COUNT = r"(?P<count>deux|trois|quatre|cinq|six|sept|huit)"
_COUNTED = re.compile(rf"\bles {_COUNT} (?P<noun>[^,]+)")
"""So many lines of a name."""
_SIGNED = re.compile(
    rf"\b{_COUNT} (?:autres )?(?:(?P<up>hausses?|plus.values?|augmentations?)|"
    r"(?:baisses?|moins.values?|diminutions?))(?: pour| de| totalisant|,)?\W*$"
)
"""So many rises, or falls, and what they come to."""
_TOGETHER = WordList(
    TOGETHER, "a eux *", "a elles *", "totalis*", "reuniss*", "rassembl*", "regroup*",
)  # fmt: skip
"""Words by which a number is of several lines."""
_VERB = WordList(
    _TOGETHER, "represent*", "s'elev*", "attei*", "form*", "font", "compt*", "cout*", "appor*",
    "mobilis*", "recoiv*", "pes*", "absorb*", "percoi*", "pai*", "vers*", "acquit*", "fournis*",
    "procur*", "ont", "sont", "se mont*", "s'etabli*", "val*", "offr*", "concentr*", "accueil*",
    "comprenn*", "rapporte(nt)", "rapporteront", "produi*",
)  # fmt: skip
"""What the names of the lines stand before."""
_NOT_ADDED = WordList(
    NO_EXACT_FIGURE, "moyen(ne)", "chacun*", "chaque", "respectivement"
)
_AND = re.compile(r",| et | ainsi que ")
"""Between two names."""
_LEAST = 2
"""Lines, at least."""


def lines_together(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """What a sentence tells that the lines of one table come to which it names together."""
    for index, result in enumerate(wording.numbers):
        said = _CLAUSE.split(since_figure(wording, index))[-1]
        is_sum = result.unit != SHARE and not result.per_thing
        if not is_sum or not is_in_figures(result) or _NOT_ADDED.within(said):
            continue
        sums = list(_sums(views, result, said))
        ways = present(one.made for one in sums)
        if ways:
            yield TabledNumber(result, ways, _meant(wording, result, sums))


def _sums(
    views: Sequence[FigureTable], result: SpokenNumber, said: str
) -> "Iterator[_Sum]":
    """What lines that a clause names come to, in each column of a number's kind."""
    for view in views:
        for col in _columns(view, result):
            for rows in _rows(view, col, said):
                yield _Sum(view, col, rows)


@dataclass(frozen=True, slots=True)
class _Sum:
    """Lines of a table in one of its columns."""

    view: FigureTable
    col: int
    rows: tuple[int, ...]

    @property
    def cells(self) -> list[Fact]:
        """What is printed there."""
        return present(
            self.view.facts.get((row, self.col)) for row in self.rows
        )

    @property
    def made(self) -> Derivation | None:
        """What they come to; None where a line prints nothing there."""
        cells = self.cells
        is_read = all(one.value is not None for one in cells)
        if len(cells) < len(self.rows) or not is_read:
            return None
        return all_added(tuple(cells))

    @property
    def years(self) -> frozenset[int]:
        """The years over the column."""
        return years_of(" ".join(self.view.column(self.col).path))

    def explains(self, value: Decimal) -> bool:
        """Whether a number is the sum, but for one line or by a slip of the hand."""
        cells = self.cells
        whole = sum((one.value_or_zero for one in cells), Decimal(0))
        if is_slip(value, abs(whole)):
            return True
        others = {abs(value - abs(whole - one.value_or_zero)) for one in cells}
        figures = {abs(one.value or 0) for one in self.view.facts.values()}
        is_forgotten = len(cells) > _LEAST and 0 in others
        return is_forgotten or not figures.isdisjoint(others - {0})


def _meant(
    wording: Wording, result: SpokenNumber, sums: Sequence[_Sum]
) -> Derivation | None:
    """The only sum that a number may be misprinted of; of two years the one that the sentence says,
    or the last."""
    value = abs(result.fact.value_or_zero)
    some = [one for one in sums if one.made and one.explains(value)]
    if len(some) > 1:
        said = years_of(wording.text)
        named = [one for one in some if one.years & said]
        last = max((max(one.years, default=0) for one in some), default=0)
        some = named or [one for one in some if last in one.years]
    one = only(some)
    return None if one is None else one.made


def _columns(view: FigureTable, result: SpokenNumber) -> list[int]:
    """The columns of a number's kind that are added up."""
    kind = ColumnKind.AMOUNT if result.unit == MONEY else ColumnKind.COUNT
    return [
        col for col in view.columns(kind) if not is_quotient(view.column(col))
    ]


def _rows(view: FigureTable, col: int, said: str) -> Iterator[tuple[int, ...]]:
    """The lines that a clause names together, or tells by their number."""
    signed = _SIGNED.search(said)
    if signed is not None:
        yield from _of_sign(view, col, signed)
        return
    verb = _VERB.place_in(said)
    subject = said[:verb]
    counted = _COUNTED.search(subject)
    if counted is not None:
        rows = lines_bearing(view, counted["noun"])
        if len(rows) == spelled_number(counted["count"]):
            yield tuple(rows)
    elif numbered := numbered_lines(view, subject):
        yield numbered
    elif _TOGETHER.within(said):
        yield from _listed(view, subject)


def _of_sign(
    view: FigureTable, col: int, signed: re.Match[str]
) -> Iterator[tuple[int, ...]]:
    """The lines of one sign in a column, where they are as many as is said."""
    values = {
        row: view.value(row, col) or Decimal(0)
        for row in view.of_kind(RowKind.DETAIL)
    }
    is_up = signed["up"] is not None
    rows = [n for n, one in values.items() if (one > 0 if is_up else one < 0)]
    if len(rows) == spelled_number(signed["count"]):
        yield tuple(rows)


def _listed(view: FigureTable, subject: str) -> Iterator[tuple[int, ...]]:
    """The lines of which each bears one of the names that are listed, or all bear the first, and
    the others tell them apart; none where one is but a letter."""
    parts = _AND.split(subject)
    if any(len(one.strip()) == 1 for one in parts):
        return
    names = [one for one in parts if label_stems(one)]
    each = [lines_bearing(view, one) for one in names]
    known = present(map(only, each))
    if len(set(known)) == len(names) >= _LEAST:
        yield tuple(known)
    elif each and len(each[0]) >= _LEAST and _are_among(each[1:], each[0]):
        yield tuple(each[0])


def _are_among(some: Sequence[Sequence[int]], rows: Sequence[int]) -> bool:
    """Whether each of some names is of one line of others, a name for each of these, or of
    none."""
    if all(not one for one in some):
        return True
    told = [only(one) for one in some]
    return set(told) == set(rows) and len(told) == len(rows)
