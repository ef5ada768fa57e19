"""What a figure becomes that a line of a table prints for two years: "la part des biodéchets, qui
était de 36,0 %, est ramenée à 32,2 %"; "les apports sont passés de 262,8 à 457,1 tonnes"; "457,1
tonnes, contre 262,8 un an plus tôt".

One end that a single cell prints tells the line and the column, and the same column of the other
year has the other end: of 239 such ends in right acts all stand there.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.sentences.derived import CONDITIONAL
from extract.french.lexicon.sentences.said_in_turn import leaves_digits_open
from extract.several import only, present
from validate.prose.deriving.derivation import same_as
from validate.prose.deriving.wording import SpokenNumber, Wording
from validate.prose.over_tables.line_names import is_in_figures, year_over
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import restates
from validate.tables.figure_table import FigureTable

_UNIT = (
    r"\W*(?:€|euros?|ht|ttc|%|(?!pour\b|sur\b|dont\b|soit\b)[a-z0-9]{1,14})?"
    r"(?: (?!pour\b|sur\b|dont\b|soit\b)[a-z']{2,12}){0,3}?\W*"
)
"""Behind a figure, what it counts."""
_MOVED = (
    r"(?:ramen|port|abaiss|relev|redui|pass|tomb|descen|mont|recul|progress)"
)
_FROM = re.compile(
    rf"\b(?:{_MOVED}|augment|diminu)\w*(?: \w+){{0,2}}? (?:de|d')\W*$"
    r"|\b(?:etait|etaient|s'elevait|s'etablissait|atteignait)(?: de| d'| a)?\W*$"
)
"""Before what a figure was."""
_TO = re.compile(
    rf"{_UNIT}(?:a|(?:(?:qui|il|elle|et) )?(?:(?:est|sont|a ete|ont ete|a|ont) )?"
    rf"{_MOVED}\w* (?:ainsi |desormais |maintenant |donc )?a)\W*"
)
"""Between that and what it becomes."""
_AGAINST = re.compile(rf"{_UNIT}\W*\b(?:contre|au lieu de|apres)\W*")
"""Between what it is and what it was."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""The year that a header prints, without which both columns are one."""
_DIGITS = 3
"""Digits of a figure that one cell alone prints."""
_NEAR = Decimal("0.5")
"""How far, by the larger, one end may be from what its cell prints."""
_WHY = "the sentence tells what a figure of a line becomes"


def cells_of_years(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each end of a change that a sentence tells, of which a table prints the other."""
    if re.search(CONDITIONAL, wording.text):
        return
    told = (_ends(wording, index) for index in range(1, len(wording.numbers)))
    for ends in present(told):
        cells = [cell for view in views for cell in view.facts.values()]
        for known, result, is_later in (
            (*ends, True),
            (*ends[::-1], False),
        ):
            cell = _of_other_year(known, cells, is_later)
            if cell is not None and is_in_figures(result):
                made = same_as(cell, _WHY)
                is_meant = _may_be_misprinted(result, cell, cells)
                yield TabledNumber(result, [made], made if is_meant else None)


def _ends(
    wording: Wording, index: int
) -> tuple[SpokenNumber, SpokenNumber] | None:
    """What a figure was and what it is, two numbers of one measure beside each other."""
    first, second = wording.numbers[index - 1 : index + 1]
    between, before = wording.before(index), wording.before(index - 1)
    are_alike = (
        first.measure == second.measure,
        first.scale == second.scale,
        first.fact.unit is second.fact.unit,
        not leaves_digits_open(before),
        not leaves_digits_open(between),
    )
    if not all(are_alike):
        return None
    if _FROM.search(before) and _TO.fullmatch(between):
        return first, second
    return (second, first) if _AGAINST.fullmatch(between) else None


def _of_other_year(
    known: SpokenNumber, cells: Sequence[Fact], is_later: bool
) -> Fact | None:
    """The figure of another year beside the only cell that prints a number."""
    if len(known.fact.value_or_zero.as_tuple().digits) < _DIGITS:
        return None
    cell = only([one for one in cells if prints_number(one, known)])
    if cell is None:
        return None
    line = [one for one in cells if is_beside(one, cell)]
    return only([one for one in line if _is_later(one, cell) is is_later])


def prints_number(cell: Fact, number: SpokenNumber) -> bool:
    """Whether a cell prints a number of the text, in its unit."""
    is_of_unit = cell.unit is number.fact.unit
    return is_of_unit and cell.value == number.fact.value


def is_beside(one: Fact, cell: Fact) -> bool:
    """Whether a figure stands in the line of another, under the same header of another year."""
    is_other = one.value is not None and one.col != cell.col
    is_of_line = (one.table_id, one.row) == (cell.table_id, cell.row)
    return is_other and is_of_line and _heading(one) == _heading(cell)


def _is_later(one: Fact, cell: Fact) -> bool | None:
    """Whether the year of a figure is after that of another; None where they have no two years."""
    year, other = year_over(one), year_over(cell)
    if year is None or other is None or year == other:
        return None
    return year > other


def _heading(cell: Fact) -> Sequence[str]:
    """The header of a cell without its year."""
    return _YEAR.sub("", fold(" ".join(cell.column_path))).split()


def _may_be_misprinted(
    result: SpokenNumber, cell: Fact, cells: Sequence[Fact]
) -> bool:
    """Whether a number that no cell prints may be the figure of one, mistaken."""
    number, meant = result.fact.number, cell.number
    if number is None or meant is None or number.ulp < meant.ulp:
        return False
    if any(restates(result.fact, one.value_or_zero) for one in cells):
        return False
    gap = abs(number.value - meant.value)
    return gap <= _NEAR * max(abs(number.value), abs(meant.value))
