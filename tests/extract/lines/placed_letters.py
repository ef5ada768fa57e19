"""Letters of a page put where a test wants them."""

import numpy as np

from extract.pdf.page import Chars


def chars(*placed, size=10.0):
    """Letters given as (text, left edge, line)."""
    boxes = np.array(
        [(x, 20.0 * line, x + 5, 20.0 * line + 10) for _, x, line in placed]
    )
    text = tuple(t for t, _, _ in placed)
    n = len(text)
    return Chars(
        text,
        boxes,
        boxes,
        np.zeros(n, np.int32),
        np.full(n, size),
        np.zeros(n, bool),
    )
