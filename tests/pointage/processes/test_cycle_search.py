import gc

import pytest

from pointage.processes.cycle_search import made_to_stay


@pytest.fixture(autouse=True)
def searching():
    assert gc.isenabled()
    yield
    gc.unfreeze()


def test_what_is_made_is_never_looked_through():
    with made_to_stay():
        assert not gc.isenabled()
        made = [[]]
    assert gc.isenabled()
    assert gc.get_freeze_count()
    assert not any(one is made for one in gc.get_objects())


def test_who_searches_for_no_cycles_goes_on_so():
    gc.disable()
    try:
        with made_to_stay():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
