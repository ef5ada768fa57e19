"""What is asked of the arrays of a page is what numpy's own, slower, functions say."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from extract.pdf.page import Chars, middle_value, run_starts

SIZES = arrays.arrays(
    np.float64,
    st.integers(1, 40),
    elements=st.floats(0.1, 100.0, allow_nan=False),
)
NUMBERS = arrays.arrays(
    np.int64, st.integers(0, 40), elements=st.integers(0, 3)
)


@given(SIZES)
def test_the_middle_value_is_the_median(values):
    assert middle_value(values) == np.median(values)


@given(NUMBERS)
def test_runs_start_where_a_value_is_another_one(values):
    found = np.flatnonzero(np.diff(values, prepend=-1))
    assert run_starts(values).tolist() == found.tolist()


@given(st.lists(st.booleans(), max_size=20))
def test_characters_that_are_kept_keep_all_that_is_theirs(kept):
    count = len(kept)
    boxes = np.arange(4.0 * count).reshape(-1, 4)
    numbers = np.arange(count)
    chars = Chars(
        tuple(map(str, range(count))),
        boxes,
        boxes + 0.5,
        numbers.astype(np.int32),
        numbers + 1.0,
        numbers % 2 == 0,
        confidence=numbers / 10,
        asserted=numbers % 3 == 0,
    )
    keep = np.array(kept, np.bool_)
    found = chars.where(keep)
    assert found.text == tuple(str(n) for n in numbers[keep])
    assert found.boxes.tolist() == boxes[keep].tolist()
    assert found.loose.tolist() == (boxes + 0.5)[keep].tolist()
    assert found.angles.tolist() == numbers[keep].tolist()
    assert found.sizes.tolist() == (numbers + 1.0)[keep].tolist()
    assert found.bold.tolist() == (numbers % 2 == 0)[keep].tolist()
    assert found.confidence.tolist() == (numbers / 10)[keep].tolist()
    assert found.asserted.tolist() == (numbers % 3 == 0)[keep].tolist()
