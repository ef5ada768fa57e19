"""What is left of what comes in and what goes out, in rows or columns that say so: "Prélèvement",
"Reversement" and "Solde net" under one heading.
"""

import re
from collections.abc import Iterator, Sequence

from extract.french.folding import fold
from extract.several import only
from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm
from validate.belief.proposals import Proposal
from validate.tables.figure_grid import TableGrid
from validate.tables.figure_table import FigureTable
from validate.tables.worded.labelled_lines import LabelledLine
from validate.tables.worded.worded_changes import SURE

_TOTAL = r"(?:total (?:des )?)?"
_IN = re.compile(
    rf"{_TOTAL}(?:recettes?|produits?|titres?|encaissements?|reversements?|attributions?)\b"
)
"""What comes in: "Recettes", "Total des produits", "Reversement"."""
_OUT = re.compile(
    rf"{_TOTAL}(?:depenses?|charges?|mandats?|decaissements?|prelevements?|contributions?)\b"
)
"""What goes out: "Dépenses", "Total des charges", "Prélèvement"."""
_LEFT = re.compile(r"(?:solde|resultat)(?: net)?(?: \(.*\))?")
"""A balance of both, and of nothing else: "Solde", "Solde net", never "Solde à verser"."""


def of_balances(
    lines: Sequence[LabelledLine],
    table: FigureTable,
    at: TableGrid,
    direction: Direction,
) -> Iterator[Proposal]:
    """The balance under each heading that has one, of the only line there that comes in and the
    only one that goes out; this adds where it is printed with its own sign.
    """
    for left in lines:
        if left.percent or not _LEFT.fullmatch(_own_label(left)):
            continue
        under = [one for one in lines if one.levels[:-1] == left.levels[:-1]]
        coming, going = _named(_IN, under), _named(_OUT, under)
        if coming is None or going is None:
            continue
        yield Proposal(
            direction,
            FamilyForm.SIGNED,
            left.index,
            (coming.index, going.index),
            SURE,
            signs=(1, 1 if _is_signed(going, table, at, direction) else -1),
        )


def _own_label(line: LabelledLine) -> str:
    """The last level of a label, folded."""
    heading = len(fold(" ".join(line.levels[:-1])))
    return line.label[heading:].strip()


def _named(
    pattern: re.Pattern[str], lines: Sequence[LabelledLine]
) -> LabelledLine | None:
    return only(
        [
            line
            for line in lines
            if not line.percent and pattern.match(_own_label(line))
        ]
    )


def _is_signed(
    line: LabelledLine,
    table: FigureTable,
    at: TableGrid,
    direction: Direction,
) -> bool:
    """Whether what goes out is printed below nothing, in most of its figures."""
    if direction is Direction.ACROSS:
        places = [(rows[0], at.columns[line.index]) for rows in at.rows]
    else:
        places = [(at.rows[line.index][0], col) for col in at.columns]
    values = [table.value(*place) for place in places]
    below = sum(value is not None and value < 0 for value in values)
    above = sum(value is not None and value > 0 for value in values)
    return below > above
