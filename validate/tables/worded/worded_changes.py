"""From what to what a change is told, by the words, the years and the places of labels: in per cent
or as a difference.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from extract.french.folding import fold
from extract.french.lexicon.averages import CHANGE
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.header_words import PREVIOUS
from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm
from validate.belief.proposals import Proposal
from validate.tables.worded.labelled_lines import LabelledLine

SAID = 1.0
"""Log odds of what words say without a formula, over all readings that are as good."""
SURE = 2.5
"""The same of a pair that words name as clearly as can be, and that has no rival."""
_LEAST, _CLEAR = 3, 5
"""Points from which words speak for a pair of an old and a new figure, and leave no doubt."""
_CLOSE = 2
"""Points below the best from which a pair is no rival of it."""
_NEAR = 3
"""Lines between a change and its operands at most, where that counts."""
_BEFORE = WordList(
    PREVIOUS, "initia*", "ancien*", "avant", "depart", "actuel*", "passe*"
)
"""Words of the older of two figures: "Montant initial", "Tarif actuel"."""
_AFTER = WordList(
    "nouve*", "apres", "propos*", "futur*", "actualis*", "revis*", "final*", "modifi*",
)  # fmt: skip
"""Words of the newer one: "Nouveau montant", "Tarif proposé"."""
_OF_TIME = frozenset({
    "exerc", "annee", "prece", "actue", "propo", "vote", "votes", "prevu", "atten", "nouve",
    "initi", "ancie", "verse", "deman", "reali", "defin", "notif", "monta",
})  # fmt: skip
"""Stems that tell an old figure from a new one, and not what both are."""
_DONE = WordList(
    "realis*", "mandat*", "execut*", "consomm*", "emis*", "engag*", "paye*", "verse*", "pourvu*",
    "liquid*", "titre*", "encaiss*", "vendu*", "distribu*", "factur*",
)  # fmt: skip
"""Words of what was done of a plan: "Réalisé", "Mandaté", "Pourvus"."""
_PLANNED = WordList(
    "budget*", "credit(s) ouverts*", "ouvert(s)", "prevu*", "prevision*", "vote*", "inscrit*",
    "autoris*", "montant*", "total*", "bp", "ap", "enveloppe*", "preleve*", "produit(s)",
    "achete*",
)  # fmt: skip
"""Words of the plan: "Crédits ouverts", "Prévu", "Budgétaires"."""
_IN_PERCENT = re.compile(
    r"(?:soit,? ?)?(?:(?:en )?(?:%|pour ?cent(?:age)?s?))?"
)
"""The label of what is said once more, in per cent: "soit", "en %", "%"."""
_IN_POINTS = re.compile(
    r"(?:(?:ecart|difference|evolution|variation)s? )?\(?(?:en )?(?:points?|pts?)"
    r"(?: de (?:%|pour ?cent(?:age)?s?))?\)?"
)
"""The label of what two percentages differ by: "points", "Écart en points"."""
_TWICE = 2
"""Points for one name under two headings."""
_Pair = tuple[int, int]


def of_change(
    result: LabelledLine, lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """The old and the new figure that a change in per cent is most likely told of. Where no sign
    says that it is in per cent, it prints other decimals than they do. What only goes on from the
    change before it ("Hausse", "soit") leaves open what it is a percentage of.
    """
    may_be_percents = result.percent or result.bare_change
    goes_on = _goes_on_from_change(result, lines)
    is_told = CHANGE.within(result.label) or goes_on
    if not (may_be_percents and is_told) or _is_in_points(result):
        return
    points = _points_of_pairs(result, lines)
    if result.bare_change:
        points = {
            pair: told
            for pair, told in points.items()
            if lines[pair[1]].decimals != result.decimals
        }
    near = _likeliest(points)
    sure = len(near) == 1 and points[near[0]] >= _CLEAR and not goes_on
    for pair, prior in _weighed(near, points, sure=sure):
        yield Proposal(
            direction,
            FamilyForm.CHANGE,
            result.index,
            pair,
            prior,
            factor=100,
            stated=sure,
        )


def _goes_on_from_change(
    result: LabelledLine, lines: Sequence[LabelledLine]
) -> bool:
    """Whether a line of percentages names nothing, and the one before it is a change."""
    if not result.index or _IN_PERCENT.fullmatch(result.label) is None:
        return False
    before = lines[result.index - 1]
    return CHANGE.within(before.label) and not before.percent


def of_difference(
    result: LabelledLine, lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """The two figures that a difference is most likely told of: "Écart", "Variation (€)"; of what
    is told in points two percentages.

    Which of both is taken from the other words tell less surely than which they are: the figures
    decide that.
    """
    is_told = CHANGE.within(result.label) or _is_in_points(result)
    if result.percent or not is_told:
        return
    points = _points_of_pairs(result, lines)
    near = _likeliest(points)
    one_pair = len(set(map(frozenset, near))) == 1
    sure = one_pair and points[near[0]] >= _CLEAR
    for (old, new), prior in _weighed(near, points, sure=sure):
        yield Proposal(
            direction,
            FamilyForm.SIGNED,
            result.index,
            (new, old),
            prior,
            signs=(1, -1),
            stated=sure,
        )


def _likeliest(points: Mapping[_Pair, int]) -> list[_Pair]:
    """The pairs that words speak for about as much as for the best, the best first."""
    best = max(points.values(), default=0)
    if best < _LEAST:
        return []
    near = [pair for pair, told in points.items() if told > best - _CLOSE]
    return sorted(near, key=lambda pair: -points[pair])


def _weighed(
    near: Sequence[_Pair], points: Mapping[_Pair, int], *, sure: bool
) -> Iterator[tuple[_Pair, float]]:
    """The pairs with their prior log odds."""
    for pair in near:
        behind = points[near[0]] - points[pair]
        yield pair, SURE if sure else SAID - behind - math.log(len(near))


def _points_of_pairs(
    result: LabelledLine, lines: Sequence[LabelledLine]
) -> Mapping[_Pair, int]:
    """How much speaks for each pair of an old and a new figure."""
    others = [line for line in lines if _may_change(line, result)]
    return {
        (old.index, new.index): _points(result, old, new)
        for old, new in permutations(others, 2)
    }


def _may_change(line: LabelledLine, result: LabelledLine) -> bool:
    if line is result or CHANGE.within(line.label):
        return False
    return line.percent is _is_in_points(result)


def _is_in_points(line: LabelledLine) -> bool:
    """Whether a line prints what two percentages differ by."""
    return _IN_POINTS.fullmatch(fold(line.levels[-1])) is not None


def _points(result: LabelledLine, old: LabelledLine, new: LabelledLine) -> int:
    """How much words and place say that one figure is what another became."""
    points = _points_of_time(old, new) + _alike(old, new)
    if result.stems:
        named = [result.stems <= line.stems for line in (old, new)]
        points += 2 if all(named) else -1
    if len(result.years) == 2:
        own = set(result.years) == {old.year, new.year}
        points += 2 if own else -2
    points += is_done_of(new, old)
    points += _TWICE * _is_of_both_headings(old, new)
    points += abs(result.index - new.index) <= _NEAR
    points += abs(old.index - new.index) == 1
    return points


def _is_of_both_headings(old: LabelledLine, new: LabelledLine) -> bool:
    """Whether two columns bear one name under two headings: "Solde net" of two ways to share."""
    if len(old.levels) == 1 or old.levels[-1] != new.levels[-1]:
        return False
    return old.levels[:-1] != new.levels[:-1]


def _points_of_time(old: LabelledLine, new: LabelledLine) -> int:
    points = 0
    if old.year is not None and new.year is not None:
        points += 3 if new.year == old.year + 1 else -3
    if _BEFORE.within(old.label) and not _BEFORE.within(new.label):
        points += 2
    if _AFTER.within(new.label) and not _AFTER.within(old.label):
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


def is_done_of(done: LabelledLine, planned: LabelledLine) -> bool:
    """Whether one line tells what was done of what another planned."""
    if done.percent or planned.percent or _DONE.within(planned.label):
        return False
    return bool(_DONE.within(done.label) and _PLANNED.within(planned.label))
