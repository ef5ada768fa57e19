"""What looks like a table of figures and is none: scales, contents, forms, prose beside something."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.grids.unruled.column_gutters import Unit
from extract.grids.unruled.columns import Layout

FULL = 0.8
"""Share of the lines of a paragraph that are as long as they can be; of labels, no more than by
chance.
"""
PROSE_LINES = 4
"""A paragraph beside a table shows in so many lines."""
PROSE_WORDS = 3
"""Words on a usual line of a paragraph, at the least."""


def is_no_table(layout: Layout) -> bool:
    """Whether the lines are a scale, a list of contents or a form."""
    return _scale(layout) or _contents(layout) or _fields(layout)


def _scale(layout: Layout) -> bool:
    """Whether every column of figures is years, or steps by one amount and has no words beside it:
    a chart's axis.
    """
    columns = [
        [u for u in layout.column(c) if u.figure] for c in range(layout.cols) if layout.figures[c]
    ]
    figured = [x for x in layout.laid if any(p.unit.figure for p in x.pieces)]
    worded = sum(any(not p.unit.valued for p in x.pieces) for x in figured)
    bare = 2 * worded < len(figured)
    return bool(columns) and all(
        all(u.year for u in own) or (bare and _steps(own)) for own in columns
    )


def _steps(own: Sequence[Unit]) -> bool:
    texts = [u.text for u in own]
    values = [
        int("".join(d for d in t if d.isdecimal()) or 0) * (-1 if t[0] in "-−–(" else 1)
        for t in texts
    ]
    steps = Counter(b - a for a, b in pairwise(values))
    if len(values) < 4 or not steps:
        return False
    step, times = steps.most_common(1)[0]
    return step != 0 and times >= 0.8 * (len(values) - 1)


def _contents(layout: Layout) -> bool:
    """Whether it is a list of headings with pages: leaders, or untitled whole numbers that rise to
    no total.
    """
    if sum("....." in u.text for u in layout.column(0)) >= 2:
        return True
    figures = [c for c in range(layout.cols) if layout.figures[c]]
    if figures[-1:] != [layout.cols - 1] or layout.head or len(figures) > 1 + layout.figures[0]:
        return False
    if any(
        u.text.lower().startswith("total")
        for c in range(layout.cols)
        for u in layout.column(c)[-1:]
    ):
        return False
    texts = [u.text for u in layout.column(layout.cols - 1)]
    pages = [int(t) for t in texts if t.isdecimal() and len(t) < 5]
    return len(pages) == len(texts) > 2 and pages == sorted(pages)


def _fields(layout: Layout) -> bool:
    """Whether it is a form: untitled labels that end with a colon, each with a count, as the roll
    of a vote is.
    """
    labels = [u.text for u in layout.column(0)]
    counts = [u.text for u in layout.column(1) if u.figure]
    colons = sum(t.endswith(":") for t in labels)
    return (
        layout.cols == 2
        and not layout.head
        and 2 * colons > len(labels)
        and not any("," in t for t in counts)
    )


def prose_column(layout: Layout) -> int | None:
    """The outer column that is a paragraph beside the table, if there is one.

    Its lines are full (the first word of the next had no room left) and go on in the middle of a
    sentence.
    """
    for c in (0, layout.cols - 1):
        texts = [p.unit for x in layout.laid for p in x.pieces if p.first == p.last == c]
        if (
            layout.cols > 2
            and not layout.figures[c]
            and len(texts) >= PROSE_LINES
            and _paragraph(texts)
        ):
            return c
    return None


def _paragraph(texts: Sequence[Unit]) -> bool:
    edge = max(u.x1 for u in texts)
    full = [b.atoms[0].x1 - b.atoms[0].x0 > edge - a.x1 for a, b in pairwise(texts)]
    small = sum(u.text[0].islower() for u in texts[1:])
    words = sorted(len(u.atoms) for u in texts)[len(texts) // 2]
    return sum(full) >= FULL * len(full) and 2 * small > len(texts) and words > PROSE_WORDS
