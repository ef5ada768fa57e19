"""Tick marks say what was done with each figure."""

import re

from reports.i18n import report_words
from reports.page.tick_marks import SIGNS, tick_marks


def test_marks_follow_the_checks(audit):
    marks = tick_marks(audit)
    table = "annexe-1-1"
    assert marks[f"{table}!r0c4"].ticks == ("recalculated", "included")
    assert "footed" in marks[f"{table}!r3c4"].ticks
    assert "deviation" in marks[f"{table}!r1c2"].ticks
    assert marks[f"{table}!r3c2"].ticks == ("unchecked",)
    assert set(SIGNS) == {
        key.split(".")[1]
        for key in report_words()
        if re.fullmatch(r"tick\.\w+\.long", key)
    }
