"""Acts without an error, written without sight of the checks and looked at since: nothing is said
of them.
"""

from pathlib import Path

import pytest

from benchmarks.judging.corpora import COUNCIL_ACTS
from pointage import audit

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
)


def _right_acts() -> list[Path]:
    found: list[Path] = []
    for name in SETS:
        found += sorted(COUNCIL_ACTS.with_name(name).glob("*-clean.pdf"))
    return found


@pytest.mark.parametrize("path", _right_acts(), ids=lambda path: path.stem)
def test_nothing_is_said_of_an_act_without_an_error(path):
    told = audit(path).findings
    grave = told[told["severity"] != "info"]
    assert grave.empty, grave.to_string()
