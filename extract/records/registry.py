"""The families that are known, in the order of their frames.

To add one: a file in ``families/`` that exports its `Family`, and a line here.
"""

from extract.records.families.budget_lines import BUDGET_LINES
from extract.records.families.grants import GRANTS
from extract.records.families.numeric_cells import CELLS
from extract.records.families.printed_totals import TOTALS
from extract.records.families.prose_numbers import CLAIMS
from extract.records.families.unit_prices import UNIT_RATES
from extract.records.families.vote_results import VOTES
from extract.records.family import Family
from extract.records.schema import FrameSchema

FAMILIES: tuple[Family, ...] = (
    GRANTS,
    TOTALS,
    BUDGET_LINES,
    UNIT_RATES,
    CLAIMS,
    VOTES,
    CELLS,
)
"""Every family: each name is that of a frame and of its file."""

FRAMES: dict[str, FrameSchema] = {
    family.name: family.schema for family in FAMILIES
}
"""The frames of the contract by name."""
