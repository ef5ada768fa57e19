"""Stocks: what there was at first, what came in and what went out make what there is at last, in
columns or rows between both: "Au 01/01", "Dotations", "Reprises", "Au 31/12".
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import product

from extract.several import only
from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm
from validate.belief.proposals import Proposal
from validate.tables.worded.labelled_lines import LabelledLine
from validate.tables.worded.worded_changes import SURE

_FIRST = re.compile(
    r"\b(?:0?1(?:er)?[ /.](?:0?1\b|janv)|debut\b|ouverture\b|initia|depart\b|avant\b)"
)
"""Words of what there was at first."""
_LAST = re.compile(
    r"\b(?:31[ /.](?:12\b|dec)|fin\b|cloture\b|fina(?:l|ux)|apres\b|theorique|restant)"
)
"""Words of what there is at last."""
_IN = re.compile(
    r"\b(?:entree|acqui|achat|dotation|emprunte|nouvea|pos(?:e|age)|constitu|recett|encaiss|recu"
    r"|ajout|creation|inscri|adhesion|augment|arrivee|produit)"
)
"""Words of what came in."""
_OUT = re.compile(
    r"\b(?:sortie|cession|cede|reprise|rembours|amorti|depos|depense|paie|paye|consomm|retrait"
    r"|suppress|radi|demission|diminu|depart|utilis|vente|vendu|perte)"
)
"""Words of what went out."""
_OF_TIME = frozenset(
    {"janvi", "decem", "debut", "exerc", "annee", "avant", "apres"}
)
"""Stems that tell when, and not what there was: "Au 1er janvier"."""
_TWO = 2
_MOST = 4
"""Lines between both."""


def of_stocks(
    lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """What there is at last, by what there was at first and all that stands between both, each with
    the sign that its name tells, or with either."""
    ends = _ends_of_periods(lines) or _ends_of_years(lines)
    if ends is None:
        return
    first, last = ends
    between = [line for line in lines if first.index < line.index < last.index]
    if not 0 < len(between) <= _MOST or any(line.percent for line in between):
        return
    choices = list(product(*map(_signs, between)))
    operands = (first.index, *(line.index for line in between))
    for signs in choices:
        yield Proposal(
            direction,
            FamilyForm.SIGNED if -1 in signs else FamilyForm.SUM,
            last.index,
            operands,
            SURE - math.log(len(choices)),
            signs=(1, *signs),
            stated=len(choices) == 1,
        )


def _ends_of_periods(
    lines: Sequence[LabelledLine],
) -> tuple[LabelledLine, LabelledLine] | None:
    """What there was at first and at last, of one thing."""
    first, last = _named(_FIRST, lines), _named(_LAST, lines)
    if first is None or last is None:
        return None
    one, other = first.stems - _OF_TIME, last.stems - _OF_TIME
    return (first, last) if one & other or not one | other else None


def _ends_of_years(
    lines: Sequence[LabelledLine],
) -> tuple[LabelledLine, LabelledLine] | None:
    """The same stock at the end of two years, or at the beginning of both, where each flow between
    them is called one."""
    for words in (_LAST, _FIRST):
        ends = [line for line in lines if words.search(line.label)]
        if len(ends) == _TWO and _are_a_year_apart(*ends):
            between = lines[ends[0].index + 1 : ends[1].index]
            if between and all(len(_signs(line)) == 1 for line in between):
                return ends[0], ends[1]
    return None


def _are_a_year_apart(one: LabelledLine, other: LabelledLine) -> bool:
    """Whether two lines tell the same of a year and of the next."""
    if one.year is None or other.year is None:
        return False
    return other.year == one.year + 1 and one.stems == other.stems


def _named(
    words: re.Pattern[str], lines: Sequence[LabelledLine]
) -> LabelledLine | None:
    return only([line for line in lines if words.search(line.label)])


def _signs(line: LabelledLine) -> tuple[int, ...]:
    """The signs that a flow may have: that of its name, or either."""
    comes, goes = _IN.search(line.label), _OUT.search(line.label)
    if bool(comes) == bool(goes):
        return (1, -1)
    return (1,) if comes else (-1,)
