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
    r"\b(?:0?1(?:er)?[ /.](?:0?1\b|janv)|debut\b|ouverture\b|initia|depart\b)"
)
"""Words of what there was at first."""
_LAST = re.compile(r"\b(?:31[ /.](?:12\b|dec)|fin\b|cloture\b|fina(?:l|ux))")
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
_MOST = 4
"""Lines between both."""


def of_stocks(
    lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """What there is at last, by what there was at first and all that stands between both, each with
    the sign that its name tells, or with either."""
    first, last = _named(_FIRST, lines), _named(_LAST, lines)
    if first is None or last is None or not first.stems & last.stems:
        return
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
