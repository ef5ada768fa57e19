"""Ratios that are known by their names, of the rows or columns that their terms name: the rate of
savings, the years in which they would repay the debt, those in which works repay themselves.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.several import only
from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm
from validate.belief.proposals import Proposal
from validate.tables.worded.labelled_lines import LabelledLine
from validate.tables.worded.worded_changes import SAID, SURE


@dataclass(frozen=True, slots=True)
class Indicator:
    """The words of a ratio, and of what is divided by what."""

    name: re.Pattern[str]
    first: re.Pattern[str]
    second: re.Pattern[str]


_SAVED = (
    r"(?:epargne|caf|autofinancement|capacite d.autofinancement) brute?\b",
    r"epargne nette\b",
    r"epargne de gestion\b",
)
"""What a year leaves, before the debt is repaid, after, and before its interest."""
_RECEIPTS = re.compile(
    r"(?:total des )?(?:recettes|produits) (?:reel(?:le)?s )?de fonctionnement\b"
)
"""What savings are a share of."""
_INDICATORS = (
    Indicator(
        re.compile(r"(?:capacite|ratio|duree) de desendettement\b"),
        re.compile(
            r"(?:encours|stock|capital restant du)\b"
            r"(?:.*\b(?:dette|emprunts?)\b| au (?:31 decembre|1er janvier)\b)"
        ),
        re.compile(_SAVED[0]),
    ),
    *(
        Indicator(re.compile(rf"taux d.{saved}"), re.compile(saved), _RECEIPTS)
        for saved in _SAVED
    ),
)
"""The ratios by which a debate on the budget tells how a town does."""
_PAYBACK = re.compile(
    r"(?:(?:temps|duree|delai)s? (?:de |d.un )?)?(?:retour\b|amortissement\b.*\b(?:ans|annees)\b)"
)
"""The years in which works repay themselves: "Retour (ans)", "Temps de retour brut"."""
_SPENT = re.compile(
    r"(?:couts?|montants?|travaux|depenses?|investissements?|reste a (?:la )?(?:charge|commune))\b"
)
"""What works cost."""
_SAVED_A_YEAR = re.compile(r"(?:gains?|economies?)\b")
"""What they save each year."""


def indicator_of(label: str) -> Indicator | None:
    """The ratio that a folded label names; None where it names none."""
    return next((one for one in _INDICATORS if one.name.match(label)), None)


def of_indicator(
    result: LabelledLine, lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """What a ratio known by its name divides, where one line alone bears the name of each term."""
    one = indicator_of(result.label)
    if one is None:
        return
    first, second = _named(one.first, lines), _named(one.second, lines)
    if first is not None and second is not None:
        yield Proposal(
            direction,
            FamilyForm.RATIO,
            result.index,
            (first.index, second.index),
            SURE,
            factor=100 if result.percent else 1,
            stated=True,
        )


def _named(
    pattern: re.Pattern[str], lines: Sequence[LabelledLine]
) -> LabelledLine | None:
    """The only line whose label begins with some words."""
    return only(
        [one for one in lines if not one.percent and pattern.match(one.label)]
    )


def of_payback(
    result: LabelledLine, lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """The years in which works repay themselves: what they cost, or what is left of that, over what
    they save in a year."""
    if result.percent or not _PAYBACK.match(result.label):
        return
    others = [line for line in lines if line is not result and not line.percent]
    spent = [line for line in others if _SPENT.match(line.label)]
    saved = [line for line in others if _SAVED_A_YEAR.match(line.label)]
    pairs = [(cost, gain) for cost in spent for gain in saved]
    for cost, gain in pairs:
        yield Proposal(
            direction,
            FamilyForm.RATIO,
            result.index,
            (cost.index, gain.index),
            SAID - math.log(len(pairs)),
        )
