"""Acts without an error, written without sight of the checks and looked at since: nothing is said
of them.

Of the sets before the last ones one act in twenty is audited, all of them where
``POINTAGE_EVERY_ACT`` is set; `python -m benchmarks.acts` counts what is said of any set.
"""

from pathlib import Path

import pytest

from benchmarks.judging.corpora import COUNCIL_ACTS
from pointage import audit
from tests.drawn_sets import drawn

SETS = (
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty_first",
    "twenty_second",
    "twenty_third",
    "twenty_fourth",
    "twenty_fifth",
    "twenty_sixth",
    "twenty_seventh",
    "twenty_eighth",
    "twenty_ninth",
    "thirtieth",
    "thirty_first",
    "thirty_second",
    "thirty_third",
    "thirty_fourth",
    "thirty_fifth",
    "thirty_sixth",
    "thirty_seventh",
    "thirty_eighth",
    "thirty_ninth",
    "fortieth",
    "forty_first",
    "forty_second",
    "forty_third",
    "forty_fourth",
    "forty_fifth",
    "forty_sixth",
    "forty_seventh",
    "forty_eighth",
    "forty_ninth",
    "fiftieth",
    "fifty_first",
    "fifty_second",
    "fifty_third",
    "fifty_fourth",
    "fifty_fifth",
    "fifty_sixth",
    "fifty_seventh",
    "fifty_eighth",
    "fifty_ninth",
    "sixtieth",
    "sixty_first",
    "sixty_second",
    "sixty_third",
    "sixty_fourth",
    "sixty_fifth",
    "sixty_sixth",
    "sixty_seventh",
    "sixty_eighth",
    "sixty_ninth",
    "seventieth",
    "seventy_first",
    "seventy_second",
    "seventy_third",
    "seventy_fourth",
    "seventy_fifth",
    "seventy_sixth",
    "seventy_seventh",
    "seventy_eighth",
    "seventy_ninth",
    "eightieth",
    "eighty_first",
    "eighty_second",
)
WRONG = frozenset(
    {
        "4310-thermes-redevance-bagnolles-clean",
        "5207-eclairage-public-led-extinction-montfaucon-clean",
    }
)
"""Acts held to be right that are not: a mean rate printed as 3,60 % that is 3,56 %; a plan in which
the commune pays less than a fifth of what public bodies do."""


def _right_acts() -> list[Path]:
    sets = [
        sorted(COUNCIL_ACTS.with_name(name).glob("*-clean.pdf"))
        for name in SETS
    ]
    return [path for path in drawn(sets) if path.stem not in WRONG]


@pytest.mark.parametrize("path", _right_acts(), ids=lambda path: path.stem)
def test_nothing_is_said_of_an_act_without_an_error(path):
    told = audit(path)
    grave = told.findings[told.findings["severity"] != "info"]
    assert grave.empty, grave.to_string()
    assert not told.record.crashed
