"""What the labels of a table say is reckoned from what: formulas, changes, prices of one, periods.

Words only propose; the engine of belief scores what they propose on the figures
(`validate/belief/proposals.py`).
"""

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from extract.french.lexicon.budget import COUNT_WORDS
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.factors import times_a_year
from extract.french.lexicon.totals import is_bare_total, names_a_sum
from extract.several import only
from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm
from validate.belief.proposals import Proposal
from validate.tables.figure_grid import TableGrid
from validate.tables.figure_table import FigureTable
from validate.tables.levels.rows_of_all_shares import of_whole_shares
from validate.tables.worded.labelled_lines import (
    STEM,
    LabelledLine,
    labelled_lines,
    names_of,
)
from validate.tables.worded.printed_formulas import (
    PrintedFormula,
    printed_formulas,
)
from validate.tables.worded.worded_averages import (
    of_average,
    of_mean_amount,
)
from validate.tables.worded.worded_balances import of_balances
from validate.tables.worded.worded_changes import (
    SAID,
    SURE,
    is_done_of,
    of_change,
    of_difference,
)
from validate.tables.worded.worded_indicators import (
    of_indicator,
    of_payback,
)
from validate.tables.worded.worded_loans import of_loan
from validate.tables.worded.worded_marks import of_marks
from validate.tables.worded.worded_prices import of_parts_of_year, of_prices
from validate.tables.worded.worded_results import of_results
from validate.tables.worded.worded_stocks import of_stocks
from validate.tables.worded.written_labels import written_labels

_FORMULA = 3.0
"""Log odds that a printed formula is meant as it stands."""
_MOST_LINES = 60
"""Lines up to which any two may be what a third is reckoned from; longer tables are lists."""
_HALVES = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        (r"\bpourvus?\b", r"\bvacants?\b"),
        (r"\bhommes?\b", r"\bfemmes?\b"),
        (r"\bgarcons?\b", r"\bfilles?\b"),
        (r"\btitulaires?\b", r"\b(?:contractuels?|non ?-?titulaires?)\b"),
        (r"\btemps complet\b", r"\b(?:temps non ?-?complet|temps partiel)\b"),
        (r"\bpart fixe\b", r"\bpart variable\b"),
        (r"\bmaternelles?\b", r"\belementaires?\b"),
        (r"\bfonctionnement\b", r"\binvestissement\b"),
    )
)
"""Words for the two halves of one whole."""
_WHOLE = WordList(
    "total*", "ensemble", "ouvert(s)", "budgetaire(s)", "effectif(s)", "cumul*", "global*",
)  # fmt: skip
"""Words of what several lines make together: "Total", "Effectif", "Ouverts"."""
_RATE_OF = re.compile(
    r"\brendement|\bavancement|\brealisation|\bexecution|\bconsommation|\btaux\b|^%|\ben %"
)
"""Words of a column that divides one by another: "Taux de réalisation", "Rendement"."""
_TWELFTH = WordList("douzieme(s)")
_TWELVE = 12
"""What is paid each month of what is paid in a year, by its part and by its months."""
_PER = re.compile(
    r"(?:\bpar |\bau |\ba la |\ba l.|/ ?)(?P<each>[a-z]{2,}\d?|m²|m³)"
)
"""What one of is priced: "Coût par élève", "€/m²"."""
_OF_ANOTHER = re.compile(r"\bpar |/")
"""How many there are for one of others: "Élèves par classe", not "Élèves au 1er septembre"."""
_FOR_SO_MANY = re.compile(
    r"\bpour (?P<many>100|cent|1 ?000|mille|10 ?000) (?P<each>[a-z]{3,})"
)
"""How many there are for so many others: "Pour 1 000 hab."."""
_SO_MANY = {"cent": 100, "mille": 1000}
_COST = re.compile(r"(?:cout|depense|charge)s?\b(?: moyen\w*)? par ")
"""What one of something costs: "Coût par élève"."""
_COSTS = WordList("depense(s)", "charge(s)", "cout(s)")
_WORD_OR_UNIT = re.compile(r"[a-z]{2,}\d?|m²|m³")
"""A word of a label, or a unit that one may be priced by."""


def propose(table: FigureTable, at: TableGrid) -> Iterator[Proposal]:
    """Everything that the words of rows and columns propose."""
    yield from of_whole_shares(table, at)
    for direction in Direction:
        lines = labelled_lines(table, at, direction)
        yield from _from_formulas(lines, table, at, direction)
        if len(lines) > _MOST_LINES:
            continue
        yield from _of_halves(lines, direction)
        yield from of_marks(lines, direction)
        yield from of_stocks(lines, direction)
        yield from of_prices(lines, direction)
        yield from of_parts_of_year(lines, direction)
        yield from of_balances(lines, table, at, direction)
        yield from of_results(
            _that_tell(lines, table, at, direction), direction
        )
        if direction is Direction.ACROSS:
            yield from _of_totals(lines)
            yield from of_loan(lines, table, at)
            yield from of_mean_amount(lines, table, at)
        for line in lines:
            yield from of_change(line, lines, direction)
            yield from of_difference(line, lines, direction)
            yield from of_average(line, lines, direction)
            yield from of_indicator(line, lines, direction)
            yield from of_payback(line, lines, direction)
            yield from _of_rate(line, lines, direction)
            yield from _of_each(line, lines, direction)
            yield from _of_so_many(line, lines, direction)
            yield from _of_period(line, lines, direction)
            yield from _of_instalment(line, lines, direction)


def _that_tell(
    lines: Sequence[LabelledLine],
    table: FigureTable,
    at: TableGrid,
    direction: Direction,
) -> list[LabelledLine]:
    """The columns that print more than nothing: what is called anything and is nil adds nothing;
    of rows all."""
    if direction is not Direction.ACROSS:
        return list(lines)
    return [
        line
        for line in lines
        if any(table.value(rows[0], at.columns[line.index]) for rows in at.rows)
    ]


def _from_formulas(
    lines: Sequence[LabelledLine],
    table: FigureTable,
    at: TableGrid,
    direction: Direction,
) -> Iterator[Proposal]:
    if direction is Direction.ACROSS:
        labels = {line.index: line.levels for line in lines}
    else:
        written = written_labels(table)
        labels = {
            index: written.get(rows[0], ())
            for index, rows in enumerate(at.rows)
        }
    for formula in printed_formulas(labels):
        yield _as_printed(formula, lines[formula.result], direction)


def _as_printed(
    formula: PrintedFormula, result: LabelledLine, direction: Direction
) -> Proposal:
    forms = {
        "+": FamilyForm.SIGNED,
        "*": FamilyForm.PRODUCT,
        "/": FamilyForm.RATIO,
    }
    return Proposal(
        direction,
        forms[formula.operator],
        formula.result,
        formula.operands,
        _FORMULA,
        formula.signs,
        factor=100 if result.percent else 1,
        times=formula.times,
        stated=True,
    )


# ------------------------------------------------------------------------------------------------
# totals


def _of_totals(lines: Sequence[LabelledLine]) -> Iterator[Proposal]:
    """The columns that a column of totals adds up: those under its heading, or those before it."""
    for result in lines:
        if result.percent or not names_a_sum(result.levels[-1]):
            continue
        groups = list(_added_up(result, lines))
        for group in groups:
            sure = len(groups) == 1
            yield Proposal(
                Direction.ACROSS,
                FamilyForm.SUM,
                result.index,
                group,
                SURE if sure else SAID - math.log(len(groups)),
                stated=sure,
            )


def _added_up(
    result: LabelledLine, lines: Sequence[LabelledLine]
) -> Iterator[tuple[int, ...]]:
    """The groups of columns that words and place let a total be of."""
    heading = result.levels[:-1]
    if heading:
        under = [
            line.index
            for line in lines
            if line is not result and line.levels[:-1] == heading
        ]
        if len(under) > 1:
            yield tuple(under)
            return

    before = _run_before(result, lines)
    if is_bare_total(result.levels[-1]):
        if len(before) > 1:
            yield tuple(before)
        return
    for start in range(len(before) - 1):
        yield tuple(before[start:])


def _run_before(
    result: LabelledLine, lines: Sequence[LabelledLine]
) -> list[int]:
    """The columns directly before a total that may be added up, back to the total before it."""
    run: list[int] = []
    for line in reversed(lines[: result.index]):
        if not _are_alike(line, result) or is_bare_total(line.levels[-1]):
            break
        run.append(line.index)
    return run[::-1]


def _of_halves(
    lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """Two halves of one whole, by words that share it out: "pourvus" and "vacants"."""
    for one, other in _HALVES:
        pairs = [
            (first, second)
            for first, second in permutations(lines, 2)
            if _are_halves(first, second, one, other)
        ]
        if len(pairs) > 1:
            pairs = [pair for pair in pairs if _are_totals(pair, pairs)]
        if len(pairs) == 1:
            yield from _of_whole(pairs[0], lines, direction)


def _are_halves(
    first: LabelledLine,
    second: LabelledLine,
    one: re.Pattern[str],
    other: re.Pattern[str],
) -> bool:
    said = one.search(first.label) and other.search(second.label)
    return bool(said) and _are_alike(first, second)


def _are_totals(
    pair: tuple[LabelledLine, LabelledLine],
    pairs: Sequence[tuple[LabelledLine, LabelledLine]],
) -> bool:
    """Whether each half is the total of those under its heading, or the only one that words say:
    "Pourvus" over "Titulaires", "Contractuels" and "Total", beside "Vacants".
    """
    for half, others in zip(pair, zip(*pairs, strict=True), strict=True):
        is_only = len({other.index for other in others}) == 1
        if not is_only and not is_bare_total(half.levels[-1]):
            return False
    return True


def _are_alike(one: LabelledLine, other: LabelledLine) -> bool:
    """Whether two lines print figures of one kind: neither a percentage, with as many decimals."""
    percent = one.percent or other.percent
    return one.decimals == other.decimals and not percent


def _of_whole(
    halves: tuple[LabelledLine, LabelledLine],
    lines: Sequence[LabelledLine],
    direction: Direction,
) -> Iterator[Proposal]:
    """The whole of two halves: a bare total where one is printed."""
    wholes = [line for line in lines if _is_whole_of(line, halves)]
    totals = [line for line in wholes if is_bare_total(line.levels[-1])]
    wholes = totals or wholes
    for whole in wholes:
        sure = len(wholes) == 1
        yield Proposal(
            direction,
            FamilyForm.SUM,
            whole.index,
            tuple(half.index for half in halves),
            SURE if sure else SAID - math.log(len(wholes)),
            stated=sure,
        )


def _is_whole_of(line: LabelledLine, halves: Sequence[LabelledLine]) -> bool:
    """Whether a line may be the whole of two halves, by its words and its decimals."""
    if line in halves or not _WHOLE.within(line.label):
        return False
    return _are_alike(line, halves[0])


# ------------------------------------------------------------------------------------------------
# rates, prices of one, periods


def _of_rate(
    result: LabelledLine, lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """What was done over what was planned: "Taux d'avancement"."""
    if not (result.percent and _RATE_OF.search(result.label)):
        return
    pairs = [
        (done.index, planned.index)
        for done, planned in permutations(lines, 2)
        if is_done_of(done, planned)
    ]
    for pair in pairs:
        prior = SAID - math.log(len(pairs))
        yield Proposal(
            direction, FamilyForm.RATIO, result.index, pair, prior, factor=100
        )


def _of_each(
    result: LabelledLine, lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """What one costs: "Coût par élève" of the costs and the number of pupils, which leaves no other
    reading where one line alone is of costs, or closes them, and one alone counts."""
    each = _PER.search(result.label)
    if each is None or result.percent:
        return
    named = names_of(each["each"][:STEM])
    pairs = _wholes_and_counts(result, lines, named)
    costs = [pair for pair in pairs if _is_total_cost(pair[0], result)]
    if len(costs) == 1:
        yield _of_total_cost(result, costs[0], direction)
        return
    cost = only([pair for pair in pairs if _is_cost(pair[0], result)])
    if cost is not None:
        yield _of_total_cost(result, cost, direction)
    for whole, unit in pairs:
        if (whole, unit) == cost:
            continue
        alike = SAID if (result.stems - named) & whole.stems else 0.0
        yield Proposal(
            direction,
            FamilyForm.RATIO,
            result.index,
            (whole.index, unit.index),
            SAID + alike - math.log(len(pairs)),
        )


def _wholes_and_counts(
    result: LabelledLine,
    lines: Sequence[LabelledLine],
    named: frozenset[str],
) -> list[tuple[LabelledLine, LabelledLine]]:
    """What may be had, and how many there are of those that are named, of lines beside one."""
    others = [line for line in lines if line.index != result.index]
    return [
        (whole, unit)
        for whole, unit in permutations(others, 2)
        if not whole.percent and _counts(unit, named)
    ]


def _of_so_many(
    result: LabelledLine, lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """How many of a thing there are for so many others: "Nombre" and "Pour 1 000 hab." under one
    heading, beside "Population"."""
    found = _FOR_SO_MANY.search(result.label)
    if found is None or not result.levels[:-1]:
        return
    named = names_of(found["each"][:STEM])
    counts = [line for line in lines if not _FOR_SO_MANY.search(line.label)]
    whole = only(
        [
            line
            for line in counts
            if line.levels[:-1] == result.levels[:-1] and not line.percent
        ]
    )
    units = only([line for line in counts if _counts(line, named)])
    many = found["many"].replace(" ", "")
    if whole is not None and units is not None:
        yield Proposal(
            direction,
            FamilyForm.RATIO,
            result.index,
            (whole.index, units.index),
            SURE,
            factor=_SO_MANY.get(many) or int(many),
            stated=True,
        )


def _is_total_cost(whole: LabelledLine, result: LabelledLine) -> bool:
    """Whether a line closes costs, and another says what one of something costs."""
    return whole.closing and _is_cost(whole, result)


def _is_cost(whole: LabelledLine, result: LabelledLine) -> bool:
    """Whether a line is of costs, and another says what one of something costs."""
    is_cost = _COST.match(result.label) is not None
    is_whole = _COSTS.within(whole.label) and not _PER.search(whole.label)
    return is_cost and is_whole


def _of_total_cost(
    result: LabelledLine,
    pair: tuple[LabelledLine, LabelledLine],
    direction: Direction,
) -> Proposal:
    return Proposal(
        direction,
        FamilyForm.RATIO,
        result.index,
        (pair[0].index, pair[1].index),
        SURE,
        stated=True,
    )


def _counts(line: LabelledLine, named: frozenset[str]) -> bool:
    """Whether a line counts what is named, and is no price of it: "Élèves à la rentrée"."""
    is_named_first = line.label[:STEM] in named
    is_count = COUNT_WORDS.opens(line.label) or (
        is_named_first and not _OF_ANOTHER.search(line.label)
    )
    priced = _PER.search(line.label) and not is_count
    return bool(named & _all_stems(line)) and not priced


def _all_stems(line: LabelledLine) -> frozenset[str]:
    return frozenset(word[:STEM] for word in _WORD_OR_UNIT.findall(line.label))


def _of_period(
    result: LabelledLine, lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """What is paid in a year of what is paid in a month, a quarter: the rarer of the two."""
    yearly = times_a_year(result.label)
    if yearly is None:
        return
    rarer = []
    for line in lines:
        often = times_a_year(line.label)
        if often is not None and often > yearly and not often % yearly:
            rarer.append((line.index, often // yearly))

    for index, times in rarer:
        alone = len(rarer) == 1
        yield Proposal(
            direction,
            FamilyForm.PRODUCT,
            result.index,
            (index,),
            SURE if alone else SAID - math.log(len(rarer)),
            times=Decimal(times),
            stated=alone,
        )


def _of_instalment(
    part: LabelledLine, lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """What is paid each month or quarter of one of the lines before it, where none is said to be of
    a year: "Douzième", "Versement mensuel".
    """
    often = _TWELVE if _TWELFTH.within(part.label) else times_a_year(part.label)
    told = (times_a_year(line.label) for line in lines if line is not part)
    if often is None or often == 1 or any(told):
        return
    before = [line for line in lines[: part.index] if not line.percent]
    for line in before:
        yield Proposal(
            direction,
            FamilyForm.PRODUCT,
            line.index,
            (part.index,),
            SAID - math.log(len(before)),
            times=Decimal(often),
        )
