"""What the labels of a table say is reckoned from what: formulas, changes, prices of one, periods.

Words only propose; the engine of belief scores what they propose on the figures
(`validate/belief/proposals.py`).
"""

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from extract.french.lexicon.averages import CHANGE
from extract.french.lexicon.factors import times_a_year
from extract.french.lexicon.header_words import PREVIOUS
from extract.french.lexicon.totals import is_bare_total, names_a_sum
from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm
from validate.belief.proposals import Proposal
from validate.tables.figure_grid import TableGrid
from validate.tables.figure_table import FigureTable
from validate.tables.labelled_lines import STEM, LabelledLine, labelled_lines
from validate.tables.printed_formulas import PrintedFormula, printed_formulas

_FORMULA = 3.0
"""Log odds that a printed formula is meant as it stands."""
_SAID = 1.0
"""Log odds of what words say without a formula, over all readings that are as good."""
_SURE = 2.5
"""The same of a pair that words name as clearly as can be, and that has no rival."""
_LEAST, _CLEAR = 3, 5
"""Points from which words speak for a pair of an old and a new figure, and leave no doubt."""
_CLOSE = 2
"""Points below the best from which a pair is no rival of it."""
_MOST_LINES = 60
"""Lines up to which any two may be what a third is reckoned from; longer tables are lists."""
_NEAR = 3
"""Lines between a change and its operands at most, where that counts."""
_BEFORE = re.compile(
    rf"{PREVIOUS.pattern}|\binitia|\bancien|\bavant\b|\bdepart\b|\bactuel|\bpass[ee]"
)
_AFTER = re.compile(
    r"\bnouve|\bapres\b|\bpropos|\bfutur|\bactualis|\brevis|\bfinal|\bmodifi"
)
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
_WHOLE = re.compile(
    r"\btotal|\bensemble\b|\bouverts?\b|\bbudgetaires?\b|\beffectifs?\b|\bcumul|\bglobal"
)
_OF_TIME = frozenset({
    "exerc", "annee", "prece", "actue", "propo", "vote", "votes", "prevu", "atten", "nouve",
    "initi", "ancie", "verse", "deman", "reali", "defin", "notif", "monta",
})  # fmt: skip
"""Stems that tell an old figure from a new one, and not what both are."""
_DONE = re.compile(
    r"\brealis|\bmandat|\bexecut|\bconsomm|\bemis|\bengag|\bpaye|\bverse|\bpourvu|\bliquid"
    r"|\btitre|\bencaiss"
)
_PLANNED = re.compile(
    r"\bbudget|\bcredits? ouverts|\bouverts?\b|\bprevu|\bprevision|\bvote|\binscrit|\bautoris"
    r"|\bmontant|\btotal|\bbp\b|\bap\b|\benveloppe"
)
_RATE_OF = re.compile(
    r"\bavancement|\brealisation|\bexecution|\bconsommation|\btaux\b|^%|\ben %"
)
_PER = re.compile(
    r"(?:\bpar |\bau |\ba la |\ba l.|/ ?)(?P<each>[a-z]{2,}\d?|m²|m³)"
)
_ALIKE = (
    {"habit", "hab", "popul"}, {"eleve", "effec"}, {"agent", "effec"}, {"m2", "m²", "surfa"},
    {"tonne", "tonna"}, {"logem", "log"}, {"repas"}, {"jour", "jours"},
)  # fmt: skip
"""Stems that name one thing: what is counted, and the column that counts it."""


def propose(table: FigureTable, at: TableGrid) -> Iterator[Proposal]:
    """Everything that the words of rows and columns propose."""
    for direction in Direction:
        lines = labelled_lines(table, at, direction)
        yield from _from_formulas(lines, direction)
        if len(lines) > _MOST_LINES:
            continue
        yield from _of_halves(lines, direction)
        if direction is Direction.ACROSS:
            yield from _of_totals(lines)
        for line in lines:
            yield from _of_change(line, lines, direction)
            yield from _of_rate(line, lines, direction)
            yield from _of_each(line, lines, direction)
            yield from _of_period(line, lines, direction)


def _from_formulas(
    lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    labels = {line.index: line.levels for line in lines}
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
                _SURE if sure else _SAID - math.log(len(groups)),
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
            _SURE if sure else _SAID - math.log(len(wholes)),
            stated=sure,
        )


def _is_whole_of(line: LabelledLine, halves: Sequence[LabelledLine]) -> bool:
    """Whether a line may be the whole of two halves, by its words and its decimals."""
    if line in halves or not _WHOLE.search(line.label):
        return False
    return _are_alike(line, halves[0])


# ------------------------------------------------------------------------------------------------
# changes


def _of_change(
    result: LabelledLine, lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """The old and the new figure that a change in per cent is most likely told of."""
    if not (result.percent and CHANGE.within(result.label)):
        return
    others = [line for line in lines if _may_change(line)]
    points = {
        (old.index, new.index): _points(result, old, new)
        for old, new in permutations(others, 2)
    }
    best = max(points.values(), default=0)
    if best < _LEAST:
        return

    near = [pair for pair, told in points.items() if told > best - _CLOSE]
    sure = best >= _CLEAR and len(near) == 1
    for pair in near:
        prior = _SAID - (best - points[pair]) - math.log(len(near))
        yield Proposal(
            direction,
            FamilyForm.CHANGE,
            result.index,
            pair,
            _SURE if sure else prior,
            factor=100,
            stated=sure,
        )


def _may_change(line: LabelledLine) -> bool:
    return not (line.percent or CHANGE.within(line.label))


def _points(result: LabelledLine, old: LabelledLine, new: LabelledLine) -> int:
    """How much words and place say that one figure is what another became."""
    points = _points_of_time(old, new) + _alike(old, new)
    if result.stems:
        named = [result.stems <= line.stems for line in (old, new)]
        points += 2 if all(named) else -1
    points += abs(result.index - new.index) <= _NEAR
    points += abs(old.index - new.index) == 1
    return points


def _points_of_time(old: LabelledLine, new: LabelledLine) -> int:
    points = 0
    if old.year is not None and new.year is not None:
        points += 3 if new.year == old.year + 1 else -3
    if _BEFORE.search(old.label) and not _BEFORE.search(new.label):
        points += 2
    if _AFTER.search(new.label) and not _AFTER.search(old.label):
        points += 2
    return points


def _alike(old: LabelledLine, new: LabelledLine) -> int:
    """How much two labels name one thing, but for words of time, and whether both print as many
    decimals.
    """
    points = 0 if old.decimals == new.decimals else -2
    first, second = old.stems - _OF_TIME, new.stems - _OF_TIME
    if not (first or second):
        return points
    shared, all_of_them = len(first & second), len(first | second)
    if 2 * shared >= all_of_them:
        return points + 2
    return points if shared else points - 1


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
        if _is_done_of(done, planned)
    ]
    for pair in pairs:
        prior = _SAID - math.log(len(pairs))
        yield Proposal(
            direction, FamilyForm.RATIO, result.index, pair, prior, factor=100
        )


def _is_done_of(done: LabelledLine, planned: LabelledLine) -> bool:
    """Whether one line tells what was done of what another planned."""
    if done.percent or planned.percent or _DONE.search(planned.label):
        return False
    return bool(_DONE.search(done.label) and _PLANNED.search(planned.label))


def _of_each(
    result: LabelledLine, lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """What one costs: "Coût par élève" of the costs and the number of pupils."""
    each = _PER.search(result.label)
    if each is None or result.percent:
        return
    named = _names_of(each["each"][:STEM])
    others = [line for line in lines if line.index != result.index]
    pairs = [
        (whole, unit)
        for whole, unit in permutations(others, 2)
        if not whole.percent and _counts(unit, named)
    ]
    own = result.stems - named
    for whole, unit in pairs:
        alike = _SAID if own & whole.stems else 0.0
        yield Proposal(
            direction,
            FamilyForm.RATIO,
            result.index,
            (whole.index, unit.index),
            _SAID + alike - math.log(len(pairs)),
        )


def _counts(line: LabelledLine, named: frozenset[str]) -> bool:
    """Whether a line counts what is named, and is no price of it."""
    return bool(named & _all_stems(line)) and not _PER.search(line.label)


def _names_of(stem: str) -> frozenset[str]:
    """The stems that name what a stem names."""
    names = {stem}
    for alike in _ALIKE:
        if stem in alike:
            names |= alike
    return frozenset(names)


def _all_stems(line: LabelledLine) -> frozenset[str]:
    words = re.findall(r"[a-z]{2,}\d?|m²|m³", line.label)
    return frozenset(word[:STEM] for word in words)


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
            _SURE if alone else _SAID - math.log(len(rarer)),
            times=Decimal(times),
            stated=alone,
        )
