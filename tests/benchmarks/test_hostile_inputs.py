"""What is given beside a PDF, or given back, as an attack: every promise is kept.

Of the PDFs one in three is given, all of them where ``POINTAGE_EVERY_ACT`` is set;
`python -m benchmarks.hostile_inputs` gives all.
"""

import os

import pytest

if os.name == "nt":
    pytest.skip("limits of memory and time are POSIX", allow_module_level=True)

from benchmarks.hostile_inputs import (
    ATTACKS,
    Home,
    Seen,
    attempt,
    broken_promises,
    make_home,
)
from tests.drawn_sets import is_whole

_PDF = "PDF"
_ONE_IN = 3
PDFS = [one for one in ATTACKS if one.kind == _PDF]
EVERY = [one for one in ATTACKS if one.kind != _PDF]
EVERY += PDFS if is_whole() else PDFS[::_ONE_IN]


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Home:
    return make_home(tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize(
    "attack", EVERY, ids=lambda one: f"{one.kind}: {one.what}"
)
def test_what_was_promised_is_seen(attack, home):
    assert broken_promises(attack, attempt(attack, home)) == []


def test_a_promise_that_is_not_kept_is_told():
    (attack, *_) = ATTACKS
    seen = Seen(0, "a\x1b\nb\nTraceback", 61.0, 2 << 30, ("home/made",))
    assert len(broken_promises(attack, seen)) == 7
    assert broken_promises(attack, Seen(2, "non.\n", 1.0, 1 << 20)) == []
