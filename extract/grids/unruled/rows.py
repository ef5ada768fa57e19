"""Lines -> rows: which lines of a table are one row of wrapped cells.

In order of weight: a rule or the edge of a background between two lines parts them; rows whose
cells are all centred on their figures are told by these; lines whose heights overlap belong
together; rows spaced wider than the lines inside a cell show by their white; and where rows and
lines are spaced alike, a line goes on from the one above only if its first word had no room left
there.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, pairwise

from extract.french.folding import has_digit
from extract.french.lexicon.totals import opens_total
from extract.french.wrapped_lines import is_left_open
from extract.grids.unruled.columns import Layout, Piece, PlacedLine
from extract.grids.unruled.merged_rules import MergedRule
from extract.grids.unruled.segments import Segment, first_word, is_item
from extract.grids.unruled.settings import DEFAULTS
from extract.grids.unruled.titles.title_levels import title_levels
from extract.grids.unruled.titles.title_rows import (
    are_shared_units,
    count_spanning_lines,
    count_title_lines,
    group_title_lines,
    part_titles_across,
    stands_over,
)
from extract.grids.unruled.wrapping import (
    centred_rows,
    changes_weight,
    completes_figures,
    is_continuation,
    leads_to_figures,
    names_items,
    white_inside_rows,
)
from extract.several import partition

_NEARER = 0.03
"""White (em) by which a line is nearer to one of two rows: it is of that one."""
_FAR = 2.0
"""How far (em) from where labels begin one that is set in the middle of the table begins."""


@dataclass(frozen=True, slots=True)
class RowBorders:
    """Heights at which rows part, and the bands of background, each of which is one row as a
    rule.
    """

    heights: tuple[float, ...] = ()
    bands: tuple[tuple[float, float], ...] = ()
    every: bool = False
    """Rules part all rows: what stands between two of them is one row."""
    rules: tuple[MergedRule, ...] = ()
    """All rules, also those over a part of the table, which part levels of titles."""

    def part(self, above: PlacedLine, below: PlacedLine) -> bool:
        """Whether a border runs between two lines."""
        return any(
            above.line.middle < y < below.line.middle for y in self.heights
        )

    def part_titles(self, above: PlacedLine, below: PlacedLine) -> bool:
        """Whether a border between two lines runs over one of the titles below it, or a rule over
        part of the table over all of these, several.
        """
        over = self._counts_over(above, below)
        if not over:
            return self.part(above, below)
        return bool(max(over)) and (
            self.part(above, below) or max(over) == len(below.pieces) > 1
        )

    def run_beside(self, above: PlacedLine, below: PlacedLine) -> bool:
        """Whether a border between two lines leaves out all titles below it: these go on."""
        over = self._counts_over(above, below)
        return bool(over) and not max(over) and self.part(above, below)

    def columns_beside(
        self, above: Sequence[PlacedLine], lines: Sequence[PlacedLine]
    ) -> set[int]:
        """The columns of titles beside those that a rule parts from the line right above them."""
        if not (above and lines):
            return set()
        last, first = above[-1].line.middle, lines[0].line.middle
        rules = [rule for rule in self.rules if last < rule.at < first]
        under: set[int] = set()
        others: set[int] = set()
        for piece in chain.from_iterable(placed.pieces for placed in lines):
            middle = piece.segment.middle
            is_under = any(rule.passes(middle) for rule in rules)
            columns = range(piece.first, piece.last + 1)
            (under if is_under else others).update(columns)
        return others - under if under else set()

    def _counts_over(self, above: PlacedLine, below: PlacedLine) -> list[int]:
        """How many titles below each rule between two lines it runs over."""
        return [
            sum(rule.passes(piece.segment.middle) for piece in below.pieces)
            for rule in self.rules
            if above.line.middle < rule.at < below.line.middle
        ]

    def enclose(self, lines: Sequence[PlacedLine]) -> bool:
        """Whether all lines are on one band."""
        first, last = lines[0].line.middle, lines[-1].line.middle
        return any(
            top <= first and last <= bottom for top, bottom in self.bands
        )


@dataclass(frozen=True, slots=True)
class RowLines:
    """The lines of one row. ``sure`` is False where only the wrapping of the text decided."""

    lines: tuple[PlacedLine, ...]
    title: bool
    sure: bool = True
    spanning: bool = False
    """Titles that cannot be of one row with those below them: each stands over several columns."""
    told: bool = False
    """Titles whose columns are told by their place among others."""
    units: bool = False
    """Units in brackets that several of the columns named above them share."""

    @property
    def pieces(self) -> Iterator[Piece]:
        """What the lines print, line by line."""
        for placed in self.lines:
            yield from placed.pieces

    @property
    def top(self) -> float:
        """Top of the highest line."""
        return min(placed.line.top for placed in self.lines)

    @property
    def bottom(self) -> float:
        """Bottom of the lowest line."""
        return max(placed.line.bottom for placed in self.lines)

    def by_height(self) -> list[PlacedLine]:
        """The lines from the highest middle down."""
        return sorted(self.lines, key=lambda placed: placed.line.middle)


def group_lines(layout: Layout, borders: RowBorders) -> tuple[RowLines, ...]:
    """The rows of a table, top to bottom."""
    titles = count_title_lines(layout, borders.part_titles)
    if titles > 1 and are_shared_units(layout.lines[:titles], layout):
        return _group_around_units(layout, borders, titles - 1)
    names = _centred_names(layout, titles)
    if names:
        layout = replace(
            layout,
            lines=tuple(
                _across_all(placed, layout) if k in names else placed
                for k, placed in enumerate(layout.lines)
            ),
        )
    return tuple(chain(*_group_rows(layout, borders, titles, names)))


def _group_around_units(
    layout: Layout, borders: RowBorders, number: int
) -> tuple[RowLines, ...]:
    """The rows of a table of which one line of titles is of units that columns share: a row of its
    own below the titles, among which the name of the labels stays."""
    above, line = layout.lines[number - 1 : number + 1]
    labels, units = partition(line.pieces, lambda piece: piece.first == 0)
    above = replace(above, pieces=(*labels, *above.pieces))
    lines = (*layout.lines[: number - 1], above, *layout.lines[number + 1 :])
    heads, rows = _group_rows(replace(layout, lines=lines), borders, number)
    return (
        *heads,
        RowLines((replace(line, pieces=tuple(units)),), title=True, units=True),
        *rows,
    )


def _across_all(placed: PlacedLine, layout: Layout) -> PlacedLine:
    """A label alone in its row, as a cell over all columns."""
    (label,) = placed.pieces
    whole = replace(label, first=0, last=layout.cols - 1)
    return replace(placed, pieces=(whole,))


def _group_rows(
    layout: Layout,
    borders: RowBorders,
    titles: int,
    centred: Collection[int] = (),
) -> tuple[Sequence[RowLines], Sequence[RowLines]]:
    """The rows of titles, and those below; the lines ``centred`` are rows by themselves."""
    names = _find_group_names(layout, titles)
    names.update(centred, (k + 1 for k in centred))
    inside = white_inside_rows(layout)
    levels = title_levels(layout.lines[:titles], layout)
    heads = [
        RowLines(own, title=True, spanning=True, told=True) for own in levels
    ]
    rows: list[RowLines] = []
    start = 0
    for zone in _split_at_borders(layout.lines, borders, titles, names):
        title_lines = max(0, min(len(zone), titles - start))
        above = layout.lines[:start]
        start += len(zone)
        if not title_lines and _is_one_row(zone, borders):
            rows.append(RowLines(tuple(zone), title=False))
            continue
        if not levels:
            beside = borders.columns_beside(above, zone[:title_lines])
            heads += _title_rows(zone[:title_lines], layout, beside)
        body = zone[title_lines:]
        first = _count_names(body) if borders.every else 0
        if first:
            rows.append(RowLines(tuple(body[:first]), title=False))
        rows += _body_rows(body[first:], layout, inside)
    if not levels:
        heads = _join_titles_between(_apart_at_rules(heads, borders))
    return heads, rows


def _find_group_names(layout: Layout, titles: int) -> set[int]:
    """Which lines below figures are names of groups: labels set as the one that opens the rows is,
    in another weight than the row right under it. None where no such label opens them.
    """
    opening = layout.lines[titles : titles + 2]
    if len(opening) < 2 or not _names_group(*opening):
        return set()

    found: set[int] = set()
    for k, (above, placed) in enumerate(pairwise(layout.lines[:-1]), 1):
        if not above.anchor or above.interlocks(placed):
            continue
        is_level = abs(placed.line.x0 - opening[0].line.x0) < layout.in_line
        if is_level and _names_group(placed, layout.lines[k + 1]):
            found.add(k)
    return found


def _centred_names(layout: Layout, titles: int) -> set[int]:
    """Which lines below the titles are names of groups set in the middle of the table: labels alone
    in their rows, far from where those of the others begin. None where a text of another row is set
    about that middle; none that begins where one of them does.
    """
    body = layout.lines[titles:]
    central, others = partition(body, partial(_is_central, layout))
    left = min(placed.line.x0 for placed in body)
    for placed in central:
        is_indented = placed.line.x0 - left > _FAR * placed.line.size
        if len(placed.pieces) > 1 or not is_indented:
            return set()
    begins = {round(text.x0) for text in chain(*map(_texts, others))}
    begins |= {x0 + step for x0 in begins for step in (-1, 1)}
    return {
        k
        for k, placed in enumerate(body, titles)
        if placed in central and round(placed.line.x0) not in begins
    }


def _is_central(layout: Layout, placed: PlacedLine) -> bool:
    """Whether a line prints a text about the middle of the table."""
    middle = (layout.extents[0][0] + layout.extents[-1][1]) / 2
    return any(
        abs(text.middle - middle) < layout.in_line for text in _texts(placed)
    )


def _texts(placed: PlacedLine) -> list[Segment]:
    """What a line prints that is no figure."""
    segments = (piece.segment for piece in placed.pieces)
    return [one for one in segments if not one.is_value]


def _names_group(placed: PlacedLine, below: PlacedLine) -> bool:
    """Whether a line prints nothing but a label, in bold over a row of figures that is not."""
    if not _is_label([placed]) or not _begins_large(placed):
        return False
    if not below.anchor or placed.interlocks(below):
        return False
    is_bold = all(atom.bold for atom in placed.line.atoms)
    return is_bold and changes_weight([placed], below)


def _split_at_borders(
    lines: Sequence[PlacedLine],
    borders: RowBorders,
    titles: int,
    names: Collection[int],
) -> Iterator[Sequence[PlacedLine]]:
    """The lines between two borders, or from the name of a group on. The last line of a title that
    a border leaves out is of those above it.
    """
    start = 0
    goes_on = False
    for i, (above, below) in enumerate(pairwise(lines), 1):
        is_title = i < titles
        parts = borders.part_titles if is_title else borders.part
        if parts(above, below) or goes_on or i in names:
            yield lines[start:i]
            start = i
        goes_on = is_title and borders.run_beside(above, below)
    yield lines[start:]


def _is_one_row(zone: Sequence[PlacedLine], borders: RowBorders) -> bool:
    """Whether the lines between two borders are one row: one line of figures at most, on one
    band or in a table ruled between all rows.
    """
    anchors = sum(placed.anchor for placed in zone)
    if anchors > 1:
        return False
    if borders.every:
        return True
    return borders.enclose(zone)


def _count_names(zone: Sequence[PlacedLine]) -> int:
    """How many lines over the first figures between two rules name all the rows there: several, of
    which each label begins with a capital; the last one may go on below its figures.
    """
    anchors = [k for k, placed in enumerate(zone) if placed.anchor]
    if len(anchors) < 2 or not _is_label(zone[: anchors[0]]):
        return 0
    rows = zone[anchors[0] : anchors[-1] + 1]
    if not all(map(_begins_row, rows)):
        return 0
    return anchors[0] if rows[0].prints_in(0) else 0


def _begins_row(placed: PlacedLine) -> bool:
    """Whether the label of a line begins with a capital, if it has one."""
    first = placed.pieces[0]
    is_label = first.first == 0 and not first.segment.is_value
    return not is_label or first.segment.text[:1].isupper()


def _title_rows(
    lines: Sequence[PlacedLine], layout: Layout, beside: Collection[int]
) -> list[RowLines]:
    """The rows of some lines of titles; ``beside`` are the columns that stand beside the rule over
    them."""
    if not lines:
        return []
    rows = group_title_lines(lines, layout)
    level = 0
    if len(rows) == 1:
        parted = part_titles_across(lines, layout)
        if parted is not None:
            return [RowLines(tuple(row), title=True) for row in parted]
        level = count_spanning_lines(lines, layout, beside)
    if not level:
        below = [*rows[1:], ()]
        return [
            RowLines(
                tuple(row),
                title=True,
                spanning=bool(under) and stands_over(row, under[0], layout),
            )
            for row, under in zip(rows, below, strict=True)
        ]

    over = RowLines(tuple(lines[:level]), title=True, spanning=True)
    under = RowLines(tuple(lines[level:]), title=True)
    return [over, under]


def _apart_at_rules(
    rows: Sequence[RowLines], borders: RowBorders
) -> list[RowLines]:
    """Title rows, each without the texts that a rule over their columns alone parts from a title
    above them in its row: these are of the next row, beside which other titles go on, or several of
    a row of their own below the last.
    """
    found = list(rows)
    for k in range(len(rows)):
        row, is_last = found[k], k == len(rows) - 1
        lower = [
            _pieces_below_rules(placed, row.lines[:n], borders)
            for n, placed in enumerate(row.lines)
        ]
        least = 2 if is_last else 1
        if sum(map(len, lower)) < least:
            continue

        moved = _with_pieces(row.lines, lower)
        upper = [
            [piece for piece in placed.pieces if piece not in own]
            for placed, own in zip(row.lines, lower, strict=True)
        ]
        found[k] = replace(row, lines=_with_pieces(row.lines, upper))
        if is_last:
            found.append(replace(row, lines=moved))
        else:
            below = found[k + 1]
            found[k + 1] = replace(below, lines=(*moved, *below.lines))
    return found


def _with_pieces(
    lines: Sequence[PlacedLine], pieces: Sequence[Sequence[Piece]]
) -> tuple[PlacedLine, ...]:
    """The lines with these pieces each; without those that have none."""
    return tuple(
        replace(placed, pieces=tuple(own))
        for placed, own in zip(lines, pieces, strict=True)
        if own
    )


def _pieces_below_rules(
    placed: PlacedLine, above: Sequence[PlacedLine], borders: RowBorders
) -> tuple[Piece, ...]:
    """The texts of a line that a rule parts from one above them: in their columns, or over the same
    stretch of the rule, in the middle of which that one is set.
    """
    return tuple(
        piece
        for piece in placed.pieces
        if any(_is_parted(piece, placed, line, borders) for line in above)
    )


def _is_parted(
    piece: Piece, placed: PlacedLine, above: PlacedLine, borders: RowBorders
) -> bool:
    """Whether a rule runs between a text and one of the line ``above`` that stands over it."""
    near = DEFAULTS.in_line * placed.line.size
    stretches = chain.from_iterable(
        rule.parts
        for rule in borders.rules
        if above.line.middle < rule.at < placed.line.middle
    )
    over = [
        (x0 + x1) / 2 for x0, x1 in stretches if x0 < piece.segment.middle < x1
    ]
    return any(
        title.meets(piece) or abs(title.segment.middle - middle) < near
        for title in above.pieces
        for middle in over
    )


def _join_titles_between(rows: Sequence[RowLines]) -> list[RowLines]:
    """Title rows without those that are set between two others and print in no column of any: the
    title of a column that spans both levels, centred between them, is of the upper one.
    """
    joined: list[RowLines] = []
    for k, row in enumerate(rows):
        is_between = 0 < k < len(rows) - 1
        if is_between and not _shares_column(row, [*rows[:k], *rows[k + 1 :]]):
            upper = joined[-1]
            joined[-1] = replace(upper, lines=(*upper.lines, *row.lines))
        else:
            joined.append(row)
    return joined


def _shares_column(row: RowLines, others: Sequence[RowLines]) -> bool:
    """Whether a row prints in a column in which one of the others does."""
    pieces = list(row.pieces)
    for other in others:
        if any(one.meets(piece) for one in other.pieces for piece in pieces):
            return True
    return False


# ------------------------------------------------------------------------------
# body


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Whether a line is of the row above it, and whether that is sure."""

    joins: bool
    sure: bool = True


def _body_rows(
    lines: Sequence[PlacedLine], layout: Layout, inside: float | None
) -> list[RowLines]:
    centred = centred_rows(lines, layout)
    if centred is not None:
        return [RowLines(tuple(row), title=False) for row in centred]

    rows: list[list[PlacedLine]] = []
    doubted: set[int] = set()
    for k, placed in enumerate(lines):
        if not rows:
            rows.append([placed])
            continue
        verdict = _judge_by_mark(rows[-1], placed, layout)
        if verdict is None:
            verdict = _judge_line(
                rows[-1], placed, lines[k + 1 :], layout, inside
            )
        if verdict.joins:
            rows[-1].append(placed)
        else:
            rows.append([placed])
        if not verdict.sure:
            doubted.add(len(rows) - 1)
    return [
        RowLines(tuple(row), title=False, sure=i not in doubted)
        for i, row in enumerate(rows)
    ]


def _judge_line(
    above: Sequence[PlacedLine],
    placed: PlacedLine,
    below: Sequence[PlacedLine],
    layout: Layout,
    inside: float | None,
) -> _Verdict:
    """Whether ``placed`` is of the row ``above``: by overlap, figures and weight, then white
    (``inside`` rows, in points), then wrapping.
    """
    if above[-1].interlocks(placed):
        joins = not _has_other_figures(above, placed)
        return _Verdict(joins or completes_figures(above, placed, layout))

    if _is_set_apart(above, placed, below):
        return _Verdict(joins=False)
    has_figures = any(line.anchor for line in above)
    if has_figures and _is_of_next_row(placed, below):
        return _Verdict(
            placed.anchor and completes_figures(above, placed, layout)
        )

    if _is_closed(above):
        return _Verdict(joins=not _starts_with_label(placed))
    if inside is not None:
        return _Verdict(_joins_by_white(above, placed, below, layout, inside))
    return _judge_by_wrapping(above, placed, below, layout)


def _joins_by_white(
    above: Sequence[PlacedLine],
    placed: PlacedLine,
    below: Sequence[PlacedLine],
    layout: Layout,
    inside: float,
) -> bool:
    """Whether there is no more white above a line than ``inside`` rows, and it is not as close to
    the row below that it leads to.
    """
    if above[-1].white_to(placed) >= inside:
        return False
    if not any(line.anchor for line in above):
        return True
    is_led = _leads_below(above, placed, below, layout)
    return not is_led or placed.white_to(below[0]) >= inside


def _leads_below(
    above: Sequence[PlacedLine],
    placed: PlacedLine,
    below: Sequence[PlacedLine],
    layout: Layout,
) -> bool:
    """Whether a label between two rows of figures is the upper part of the one below, at the foot
    of which its figures stand: nearer to that than to the row above, and no end of the label there.
    """
    if placed.anchor or not below or not below[0].anchor:
        return False
    if _begins_small(placed) or not leads_to_figures(
        [placed], below[0], layout
    ):
        return False
    further = above[-1].white_to(placed) - placed.white_to(below[0])
    return further > _NEARER * layout.size


def _is_set_apart(
    above: Sequence[PlacedLine],
    placed: PlacedLine,
    below: Sequence[PlacedLine],
) -> bool:
    """Whether weight, where the labels begin, or the word of a total shows that ``placed`` is of
    another row.
    """
    if changes_weight(above, placed) or names_items(above, placed, below):
        return True
    return _begins_total(above, placed)


def _begins_total(above: Sequence[PlacedLine], placed: PlacedLine) -> bool:
    """Whether a line of figures has the label of a total, below one that is whole."""
    label = placed.pieces[0]
    if (
        not placed.anchor
        or label.first > 0
        or is_left_open(above[-1].line.text)
    ):
        return False
    text = label.segment.text
    return text[:1].isupper() and opens_total(text)


def _judge_by_mark(
    above: Sequence[PlacedLine], placed: PlacedLine, layout: Layout
) -> _Verdict | None:
    """What the mark of an item tells: it starts a row, and a line set below the first word behind
    it goes on with its label, unless a colon ends that. None where lines overlap, or there is no
    mark.
    """
    if above[-1].interlocks(placed):
        return None
    if is_item(placed.line):
        return _Verdict(joins=False)
    is_title = above[-1].line.text.endswith(":")
    if is_title or not is_item(above[0].line):
        return None
    if placed.anchor and any(line.anchor for line in above):
        return None

    start = first_word(above[0].line).x0
    is_below = abs(placed.line.x0 - start) < layout.size
    return _Verdict(joins=True) if is_below else None


def _is_closed(row: Sequence[PlacedLine]) -> bool:
    """Whether a row has its figures, and a label that ends with a colon before them."""
    if not any(placed.anchor for placed in row):
        return False
    labels = ""
    for placed in row:
        for piece in placed.pieces:
            labels = piece.segment.text if piece.first == 0 else labels
    return labels.endswith(":")


def _starts_with_label(placed: PlacedLine) -> bool:
    """Whether a line has a label or figures of its own."""
    return placed.anchor or placed.prints_in(0)


def _has_other_figures(above: Sequence[PlacedLine], placed: PlacedLine) -> bool:
    """Whether both have figures that do not overlap: a label set between two rows of figures
    overlaps both and makes them none.
    """
    if not placed.anchor:
        return False
    for line in reversed(above):
        if line.anchor:
            return not line.interlocks(placed)
    return False


def _is_of_next_row(placed: PlacedLine, below: Sequence[PlacedLine]) -> bool:
    """Whether a line has figures, or overlaps the figures right below it."""
    if placed.anchor:
        return True
    if not below or not below[0].anchor:
        return False
    return placed.interlocks(below[0])


def _judge_by_wrapping(
    above: Sequence[PlacedLine],
    placed: PlacedLine,
    below: Sequence[PlacedLine],
    layout: Layout,
) -> _Verdict:
    """Where rows and lines are spaced alike: the end of a text that had no room joins it."""
    of_list = _judge_list_line(above, placed, below, layout)
    if of_list is not None:
        return of_list
    if placed.anchor:
        joins = leads_to_figures(above, placed, layout)
        joins = joins or _ends_label_in_small(above, placed, layout)
        return _Verdict(joins, sure=False)
    if not is_continuation(above, placed, layout):
        return _Verdict(joins=False)

    if not below or not below[0].anchor:
        return _Verdict(joins=True, sure=False)
    if not leads_to_figures([placed], below[0], layout):
        return _Verdict(joins=True, sure=False)
    # between two texts that both could go on here, a small letter tells which one does
    joins = _begins_small(placed) or not _begins_small(below[0])
    return _Verdict(joins, sure=False)


def _ends_label_in_small(
    above: Sequence[PlacedLine], placed: PlacedLine, layout: Layout
) -> bool:
    """Whether a line of figures begins in the middle of the label above it: with a small letter,
    below one that begins with a capital, as no row right below another does.
    """
    if changes_weight(above, placed) or not _is_label(above):
        return False
    if not _begins_small(placed) or not _begins_large(above[0]):
        return False
    rows = [
        under
        for before, under in pairwise(layout.lines)
        if before.anchor and under.anchor
    ]
    return not any(map(_begins_small, rows))


def _judge_list_line(
    above: Sequence[PlacedLine],
    placed: PlacedLine,
    below: Sequence[PlacedLine],
    layout: Layout,
) -> _Verdict | None:
    """What a label or an amount by itself on its line, or words for an amount, tell; None for any
    other line.
    """
    if _are_figures_alone(placed):
        return _Verdict(_is_label(above), sure=False)
    if below and _are_figures_alone(below[0]) and _is_label([placed]):
        return _Verdict(joins=_is_label(above), sure=False)
    for line in (placed, above[-1]):
        if _has_text_for_figure(line, layout):
            return _Verdict(joins=False)
    return None


def _are_figures_alone(placed: PlacedLine) -> bool:
    """Whether a line prints figures and no label."""
    if not placed.anchor:
        return False
    return all(piece.segment.is_value for piece in placed.pieces)


def _is_label(lines: Sequence[PlacedLine]) -> bool:
    """Whether lines print one label each, and nothing beside it."""
    for placed in lines:
        if len(placed.pieces) > 1 or placed.anchor:
            return False
        if not placed.prints_in(0) or placed.pieces[0].segment.is_value:
            return False
    return True


def _has_text_for_figure(placed: PlacedLine, layout: Layout) -> bool:
    """Whether a line prints a label and, where the figures of a column end, words for one."""
    label, *_, last = (placed.pieces[0], *placed.pieces)
    if label is last or label.first > 0 or last.is_spanning:
        return False
    if not layout.figures[last.last] or has_digit(last.segment.text):
        return False
    _, edge = layout.extents[last.last]
    return abs(last.segment.x1 - edge) < layout.in_line


def _begins_small(placed: PlacedLine) -> bool:
    return placed.pieces[0].segment.text[:1].islower()


def _begins_large(placed: PlacedLine) -> bool:
    return placed.pieces[0].segment.text[:1].isupper()
