"""Results of a year that the rows or columns of its accounts name: what its receipts leave of its
expenses, and what that and the results before it come to.
"""

import re
from collections.abc import Iterator, Sequence

from extract.several import only
from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm
from validate.belief.proposals import Proposal
from validate.tables.worded.labelled_lines import LabelledLine
from validate.tables.worded.worded_changes import SURE

_RECEIPTS = re.compile(r"(?:total (?:des )?)?(?:recettes|titres)\b")
"""What a year brought in: "Recettes de l'exercice", "Total des titres"."""
_EXPENSES = re.compile(r"(?:total (?:des )?)?(?:depenses|mandats)\b")
"""What it cost."""
_RESULT = re.compile(
    r"(?:resultat|solde)s?\b(?! a )(?=.*\b(?:exercice|annee)\b)"
)
"""A result of one year: "Résultat de l'exercice 2024", "Solde d'exécution de l'exercice"."""
_OF_BEFORE = re.compile(
    r"\banterieure?s?\b|\breportee?s?\b|\bprecedent|\bn ?- ?1\b"
)
"""Words of the years before: "Résultat reporté de 2023"."""
_AT_END = re.compile(r"\bcloture\b|\bcumulee?s?\b")
"""Words of all years together: "Résultat de clôture"."""
_ENDS = re.compile(r"(?:resultat|solde)s?\b")
"""What is called so: no deficit, which may be printed without its sign."""
_AFFECTED = re.compile(r"\baffecte")
"""What was taken from the results before: "Part affectée à l'investissement"."""
_OTHERS = re.compile(r"\btransfert|\bintegration")
"""What else may come in between, with a sign that no word tells."""


def of_results(
    lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """The result of a year, and that of all years, where one line alone bears each name."""
    lines = [
        line
        for line in lines
        # The part of a result that is affected is an amount, whatever a part is elsewhere.
        if not line.percent or _AFFECTED.search(line.label)
    ]
    year = only(list(filter(_is_of_year, lines)))
    if year is None:
        return
    receipts, expenses = (
        only([line for line in lines if pattern.match(line.label)])
        for pattern in (_RECEIPTS, _EXPENSES)
    )
    if receipts is not None and expenses is not None:
        yield _proposal(direction, year, (receipts, expenses), (1, -1))

    end = only(list(filter(_is_end, lines)))
    before = only(list(filter(_is_of_before, lines)))
    if end is not None and before is not None:
        yield from _of_end(direction, lines, end, (year, before))


def _of_end(
    direction: Direction,
    lines: Sequence[LabelledLine],
    end: LabelledLine,
    operands: tuple[LabelledLine, LabelledLine],
) -> Iterator[Proposal]:
    """The result of all years: of this one, of those before, less what was taken from these."""
    above = [line for line in lines if line.index < end.index]
    if any(_OTHERS.search(line.label) for line in above):
        return
    taken = [line for line in above if _AFFECTED.search(line.label)]
    if len(taken) < 2:
        signs = (1, 1, *(-1 for _ in taken))
        yield _proposal(direction, end, (*operands, *taken), signs)


def _proposal(
    direction: Direction,
    result: LabelledLine,
    operands: Sequence[LabelledLine],
    signs: tuple[int, ...],
) -> Proposal:
    return Proposal(
        direction,
        FamilyForm.SIGNED,
        result.index,
        tuple(line.index for line in operands),
        SURE,
        signs=signs,
        stated=True,
    )


def _is_of_year(line: LabelledLine) -> bool:
    told = _OF_BEFORE.search(line.label) or _AT_END.search(line.label)
    return _RESULT.match(line.label) is not None and not told


def _is_of_before(line: LabelledLine) -> bool:
    told = _OF_BEFORE.search(line.label)
    return _ENDS.match(line.label) is not None and told is not None


def _is_end(line: LabelledLine) -> bool:
    told = _AT_END.search(line.label)
    before = _OF_BEFORE.search(line.label)
    return bool(_ENDS.match(line.label) and told and not before)
