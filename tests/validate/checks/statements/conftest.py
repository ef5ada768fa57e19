"""What checks say of a text."""

import pytest

from extract.lines.sections import Section, SectionKind
from validate.model.identity import Verdict

_ACT = (Section("deliberation", SectionKind.DELIBERATION, "", "", (1, 0.0)),)


@pytest.fixture
def failed(read_act, run_check):
    """What fails of a text by some checks, in their order."""

    def run(text: str, *checks):
        outcomes, _ = run_check(read_act(text), *checks)
        return [one for one in outcomes if one.verdict is Verdict.FAILED]

    return run
