"""What looks like a table of figures and is none: scales, sketches, contents, forms, prose beside
it.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise

from extract.grids.unruled.columns import Layout
from extract.grids.unruled.segments import Segment
from extract.grids.unruled.settings import RejectSettings
from extract.several import texts_of

_MONEY = "€"
_BY_CHANCE = 2
"""Lines that may end at one edge by chance."""
_MINUS = frozenset("-−–(")
"""What a negative tick of an axis begins with."""


def is_no_table(layout: Layout) -> bool:
    """Whether the lines are a scale, a sketch, a list of contents, a form or items of the text."""
    tests = _is_scale, _is_sketch, _is_contents, _is_form, _is_of_text
    return any(test(layout) for test in tests)


# ------------------------------------------------------------------------------
# the axis of a chart


def _is_scale(layout: Layout) -> bool:
    """Whether every column of figures is years, or steps by one amount and has no words beside it:
    a chart's axis.
    """
    if not any(layout.figures):
        return False
    settings = layout.settings.rejects
    is_bare = _is_mostly_figures(layout)
    for col, is_of_figures in enumerate(layout.figures):
        if not is_of_figures:
            continue
        figures = _figures_in(layout, col)
        if all(figure.is_year for figure in figures):
            continue
        if not is_bare or not _are_steps(figures, settings):
            return False
    return True


def _figures_in(layout: Layout, col: int) -> list[Segment]:
    return [segment for segment in layout.column(col) if segment.is_figure]


def _is_mostly_figures(layout: Layout) -> bool:
    """Whether most lines with a figure print nothing else."""
    bare = worded = 0
    for placed in layout.lines:
        segments = [piece.segment for piece in placed.pieces]
        if not any(segment.is_figure for segment in segments):
            continue
        if all(segment.is_value for segment in segments):
            bare += 1
        else:
            worded += 1
    return bare > worded


def _are_steps(figures: Sequence[Segment], settings: RejectSettings) -> bool:
    """Whether nearly all figures differ by one amount from the one above."""
    values = [_tick(figure.text) for figure in figures]
    if len(values) < settings.axis_ticks:
        return False
    steps = Counter(below - above for above, below in pairwise(values))
    step, times = steps.most_common(1)[0]
    return step != 0 and times >= settings.axis_share * (len(values) - 1)


def _tick(text: str) -> int:
    """The digits of a figure as a number, decimals as well: ticks have the same number of them."""
    digits = "".join(filter(str.isdecimal, text))
    sign = -1 if text[0] in _MINUS else 1
    return sign * int(digits or 0)


def _is_sketch(layout: Layout) -> bool:
    """Whether lengths or weights are printed, and no line with one names what it is of or prints
    money: every text there begins with a digit, as those of a sketch do.
    """
    measured = [
        placed.pieces
        for placed in layout.lines
        if any(piece.segment.is_measured for piece in placed.pieces)
    ]
    return bool(measured) and all(
        piece.segment.text[0].isdecimal() and _MONEY not in piece.segment.text
        for piece in chain.from_iterable(measured)
    )


# ------------------------------------------------------------------------------
# contents and forms


def _is_contents(layout: Layout) -> bool:
    """Whether it is a list of headings with pages: leaders, or untitled whole numbers that rise to
    no total.
    """
    settings = layout.settings.rejects
    with_leaders = sum(
        settings.leaders in text.text for text in layout.column(0)
    )
    if with_leaders >= 2:
        return True

    is_titled = layout.head > 0
    if is_titled or not _has_only_pages(layout):
        return False
    if _ends_with_total(layout):
        return False
    last_column = layout.column(layout.cols - 1)
    return _are_pages(texts_of(last_column), settings)


def _has_only_pages(layout: Layout) -> bool:
    """Whether the only column of figures is the last one, the first one (numbers of headings)
    apart.
    """
    *_, last = layout.figures
    return last and sum(layout.figures[1:]) == 1


def _ends_with_total(layout: Layout) -> bool:
    for col in range(layout.cols):
        column = layout.column(col)
        if column and column[-1].text.lower().startswith("total"):
            return True
    return False


def _are_pages(texts: Sequence[str], settings: RejectSettings) -> bool:
    """Whether all texts are whole numbers that never fall, and more than two."""
    if len(texts) <= 2:
        return False
    if max(map(len, texts)) > settings.page_digits:
        return False
    if not all(map(str.isdecimal, texts)):
        return False
    pages = list(map(int, texts))
    return pages == sorted(pages)


def _is_form(layout: Layout) -> bool:
    """Whether it is a form: untitled labels that end with a colon, each with a count, as the roll
    of a vote is. Cents and units are those of amounts and rates.
    """
    if layout.cols != 2 or layout.head:
        return False
    labels = layout.column(0)
    with_colon = sum(label.text.endswith(":") for label in labels)
    if 2 * with_colon <= len(labels):
        return False
    figures = _figures_in(layout, 1)
    return bool(figures) and all(map(_is_whole_number, figures))


def _is_of_text(layout: Layout) -> bool:
    """Whether it is two items of the text that end at one edge by chance: an untitled label, a
    colon and, a space behind it, what it is given.
    """
    if layout.cols != 2 or layout.head or len(layout.lines) > _BY_CHANCE:
        return False
    space = layout.settings.rejects.word_space * layout.size
    for placed in layout.lines:
        pieces = [piece.segment for piece in placed.pieces]
        if len(pieces) != 2 or not pieces[0].text.endswith(":"):
            return False
        if pieces[1].x0 - pieces[0].x1 > space:
            return False
    return True


def _is_whole_number(figure: Segment) -> bool:
    return "".join(figure.text.split()).isdecimal()


# ------------------------------------------------------------------------------
# prose


def find_prose_column(layout: Layout) -> int | None:
    """The outer column that is a paragraph beside the table, if there is one.

    Its lines are full (the first word of the next had no room left) and go on in the middle of a
    sentence.
    """
    if layout.cols <= 2:
        return None
    for col in (0, layout.cols - 1):
        if not layout.figures[col] and _is_paragraph(layout, col):
            return col
    return None


def _is_paragraph(layout: Layout, col: int) -> bool:
    texts: list[Segment] = []
    for placed in layout.lines:
        texts += placed.segments_in(col)
    settings = layout.settings.rejects
    if len(texts) < settings.prose_lines:
        return False

    full = _count_full_lines(texts)
    if full < settings.full_lines * (len(texts) - 1):
        return False
    begun_small = sum(text.text[0].islower() for text in texts[1:])
    if 2 * begun_small <= len(texts):
        return False
    words = sorted(len(text.atoms) for text in texts)
    return words[len(words) // 2] > settings.prose_words


def _count_full_lines(texts: Sequence[Segment]) -> int:
    """How many lines had no room for the first word of the next."""
    edge = max(text.x1 for text in texts)
    full = 0
    for above, below in pairwise(texts):
        room = edge - above.x1
        word = below.atoms[0]
        full += word.x1 - word.x0 > room
    return full
