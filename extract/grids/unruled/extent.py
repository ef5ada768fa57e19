"""How far a table reaches: from the titles over its first line with two cells to the end of its
last row.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, takewhile
from typing import NamedTuple

import numpy as np

from extract.french.folding import SPACES, has_digit
from extract.grids.unruled.columns import (
    Layout,
    Piece,
    PlacedLine,
    ink_edges,
    lay_out_in_columns,
    lay_out_lines,
    place_line,
    segments_in,
)
from extract.grids.unruled.merged_rules import (
    MergedRule,
    MergedRules,
    heights_between,
)
from extract.grids.unruled.regions import TextRegion
from extract.grids.unruled.segments import (
    Segment,
    first_word,
    is_item,
    split_into_segments,
)
from extract.grids.unruled.settings import (
    DEFAULTS,
    ExtentSettings,
    UnruledSettings,
)
from extract.grids.unruled.short_tables import (
    delimit_framed,
    delimit_row_in_box,
    delimit_row_under_titles,
)
from extract.grids.unruled.wrapping import is_continuation
from extract.lines.tokens import TextLine
from extract.pdf.page import FloatArray
from extract.several import texts_of

_SENTENCE_ENDS = (".", ":", ";", ",")
"""What ends a sentence, or says that a list follows."""
_SAME_PLACE = 0.4
"""How far apart texts in one place are at most, in font sizes."""
_SAYS_AMOUNT = re.compile(rf"\d[{SPACES}]?[€%]")
"""An amount or a share, among words: "11,20 € HT par semestre", "prix (80%)"."""
_BROKEN = re.compile(r"[^\W\d]+[-\u2010]")
"""The beginning of a word that a line breaks."""
_SEVERAL = 2
"""Titles that one above them may be of."""
_AMOUNTS = 2
"""So many amounts among what labels with a colon are given make a list of them."""
_LABEL_LINES = 2
"""A row whose label has no more lines than this is right below its name."""
_NEARER = 0.5
"""How much nearer (em) a caption is to its own table than to the one above at least."""
_PADDED = 1.6
"""White (em) below a title in the middle of several, at most: padding of its cell and of theirs."""
_OVERLAP = 0.1
"""By how much (em) a title reaches down beside the first line of a table at least: no caption
does."""
_ROUNDS = 3
"""How often the columns are found again without the lines under the last figure: these may have
shifted them, and so the last figure."""


def delimit_table(
    region: TextRegion,
    gap: float,
    rules: MergedRules,
    settings: UnruledSettings = DEFAULTS,
) -> Layout | None:
    """The table of ``region`` laid out: two lines with figures in columns, or rules over, under and
    in it; or None.
    """
    cuts = _cuts_at_rules(region.lines, rules.vertical, settings.extent)
    if region.label_edge is not None:
        cuts = [region.label_edge, *cuts]
    layout, lines = _lay_out_to_last_figure(region.lines, gap, cuts, settings)
    if layout.cols < 2:
        return None
    rows = _count_anchors(layout)
    listed = _delimit_by_colons(region, gap, settings)
    if rows < 2:
        return (
            delimit_framed(region, gap, rules, cuts, settings)
            or listed
            or delimit_row_in_box(region, gap, rules, settings)
            or delimit_row_under_titles(layout)
        )
    if listed is not None and _count_anchors(listed) > rows:
        return listed

    surroundings = _Surroundings.of(layout, rules)
    rest = [
        x
        for x in (*region.lines, *region.pending)
        if x.middle > lines[-1].middle
    ]
    above = _title_lines_above(region.lead, surroundings)
    below = _row_lines_below(rest, surroundings)
    if not above and not below:
        return layout
    return lay_out_lines([*above, *lines, *below], gap, cuts, settings)


def _lay_out_to_last_figure(
    lines: Sequence[TextLine],
    gap: float,
    cuts: Sequence[float],
    settings: UnruledSettings,
) -> tuple[Layout, Sequence[TextLine]]:
    """The lines down to the last one with a figure, and their columns."""
    for _ in range(_ROUNDS):
        layout = lay_out_lines(lines, gap, cuts, settings)
        end = _end_of_figures(layout)
        is_table = layout.cols > 1 and _count_anchors(layout) > 1
        if not is_table or end == len(lines):
            break
        lines = lines[:end]
    return layout, lines


def _count_anchors(layout: Layout) -> int:
    return sum(placed.anchor for placed in layout.lines)


def _end_of_figures(layout: Layout) -> int:
    """The number of lines down to the last one with a figure."""
    return max(
        (i for i, placed in enumerate(layout.lines, 1) if placed.anchor),
        default=0,
    )


def _cuts_at_rules(
    lines: Sequence[TextLine],
    rules: Sequence[MergedRule],
    settings: ExtentSettings,
) -> list[float]:
    """Where vertical rules run along most of the lines, part no word and have text on both sides,
    some of it between each two.
    """
    top, bottom = (
        min(line.top for line in lines),
        max(line.bottom for line in lines),
    )
    middles = _atom_middles(lines)
    cuts: list[float] = []
    for rule in rules:
        if rule.cover(top, bottom) < settings.parting_rule:
            continue
        last_cut = max(cuts, default=-np.inf)
        text_on_left = middles[middles < rule.at].max(initial=-np.inf)
        has_text_on_right = (middles > rule.at).any()
        if text_on_left <= last_cut or not has_text_on_right:
            continue
        if not _cuts_word(rule, lines):
            cuts.append(rule.at)
    return cuts


def _atom_middles(lines: Sequence[TextLine]) -> FloatArray:
    middles: list[float] = []
    for line in lines:
        middles += [atom.middle for atom in line.atoms]
    return np.array(middles)


def _cuts_word(rule: MergedRule, lines: Sequence[TextLine]) -> bool:
    """Whether a vertical rule runs through a word, more than a point from its edges."""
    atoms = chain.from_iterable(line.atoms for line in lines)
    return any(atom.x0 + 1 < rule.at < atom.x1 - 1 for atom in atoms)


# ------------------------------------------------------------------------------
# lists of labels with a colon


class _Given(NamedTuple):
    """A line that gives something for a label: where the label's colon ends, whether it stands
    apart, and the texts behind it.
    """

    colon: float
    is_apart: bool
    said: tuple[Segment, ...]

    @property
    def x0(self) -> float:
        """Where what is given begins."""
        return self.said[0].x0

    @property
    def text(self) -> str:
        """What is given."""
        return " ".join(texts_of(self.said))

    @property
    def is_amount(self) -> bool:
        """Whether nothing but one amount or share is given."""
        is_figure = len(self.said) == 1 and self.said[0].is_figure
        return is_figure and _SAYS_AMOUNT.search(self.text) is not None


def _delimit_by_colons(
    region: TextRegion, gap: float, settings: UnruledSettings
) -> Layout | None:
    """A list of labels that end with a colon, one a line, and what is given for them: amounts or
    shares in two lines at least, or a number in each, one of them an amount. The colons are a
    column of their own, or what is behind them begins at one place; there it may go on below.
    """
    given = [_given_behind_colon(line, gap) for line in region.lines]
    found = [one for one in given if one is not None]
    if len(found) < 2 or not _say_amounts(found):
        return None
    size = region.lines[0].size
    cut = _cut_behind_colons(found, size, settings)
    if cut is None:
        return None

    lines = _lines_of_list(region, given, cut, settings.extent)
    if not lines:
        return None
    layout = lay_out_in_columns(lines, gap, [cut], settings)
    placed = (replace(line, anchor=line.prints_in(0)) for line in layout.lines)
    return replace(layout, lines=tuple(placed))


def _lines_of_list(
    region: TextRegion,
    given: Sequence[_Given | None],
    cut: float,
    settings: ExtentSettings,
) -> Sequence[TextLine]:
    """The lines from the first that gives something to the end of what the last gives; none where
    another one between them begins left of ``cut``.
    """
    at = [k for k, one in enumerate(given) if one is not None]
    lines = [*region.lines, *region.pending]
    between = range(at[0], at[-1] + 1)
    if any(given[k] is None and lines[k].x0 < cut for k in between):
        return ()
    end = at[-1] + 1
    for above, line in pairwise(lines[at[-1] :]):
        is_tight = line.top - above.bottom < settings.tight * line.size
        if line.x0 < cut or not is_tight:
            break
        end += 1
    return lines[at[0] : end]


def _given_behind_colon(line: TextLine, gap: float) -> _Given | None:
    """What a line gives for its label, behind the only colon that ends one of its texts."""
    if not any(atom.text.endswith(":") for atom in line.atoms):
        return None
    segments = split_into_segments(line, gap)
    at = [k for k, one in enumerate(segments) if one.text.endswith(":")]
    if len(at) != 1 or at[0] == len(segments) - 1:
        return None
    colon = segments[at[0]]
    is_apart = colon.text == ":"
    if bool(at[0]) != is_apart:
        return None
    return _Given(colon.x1, is_apart, segments[at[0] + 1 :])


def _say_amounts(found: Sequence[_Given]) -> bool:
    """Whether two lines give nothing but an amount, or all of them a number and one an amount."""
    if sum(one.is_amount for one in found) >= _AMOUNTS:
        return True
    says_number = (any(map(str.isdecimal, one.text)) for one in found)
    return all(says_number) and any(
        _SAYS_AMOUNT.search(one.text) for one in found
    )


def _cut_behind_colons(
    found: Sequence[_Given], size: float, settings: UnruledSettings
) -> float | None:
    """Where labels and what is given for them part: behind colons below each other that all stand
    apart, or before what begins at one place; None elsewhere.
    """
    near = settings.in_line * size
    colons = [one.colon for one in found]
    starts = [one.x0 for one in found]
    if all(one.is_apart for one in found):
        in_line = _spread(colons) <= near and _spread(starts) <= size
    else:
        in_line = _spread(starts) <= near
    return (max(colons) + min(starts)) / 2 if in_line else None


def _spread(places: Sequence[float]) -> float:
    return max(places) - min(places)


# ------------------------------------------------------------------------------
# around the lines with figures


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """A table's lines with figures, and the rules that may end it: ``closing`` ones over or under
    it, ``parting`` ones between its rows, and the sides of a frame.
    """

    layout: Layout
    closing: tuple[MergedRule, ...]
    parting: tuple[MergedRule, ...]
    vertical: tuple[MergedRule, ...]

    @staticmethod
    def of(layout: Layout, rules: MergedRules) -> "_Surroundings":
        settings, x0, x1 = layout.settings.extent, layout.x0, layout.x1
        return _Surroundings(
            layout,
            rules.across(x0, x1, settings.closing_rule),
            rules.across(x0, x1, settings.parting_rule),
            rules.vertical,
        )

    @property
    def settings(self) -> ExtentSettings:
        return self.layout.settings.extent

    @property
    def is_titled(self) -> bool:
        """Whether the first line has no figure of the table: it is a title."""
        return not self.layout.lines[0].anchor

    def is_tight(self, white: float) -> bool:
        """Whether so much white, in points, may be inside a cell."""
        return white < self.settings.tight * self.layout.size

    def is_under_rule(self, line: TextLine) -> bool:
        """Whether a closing rule is right over ``line``."""
        reach = self.settings.near_rule * self.layout.size
        return any(0 < line.middle - rule.at < reach for rule in self.closing)

    def is_caption(self, line: TextLine) -> bool:
        """Whether ``line`` is one text at the left edge and nearer to a closing rule over the first
        titles than to the one above it, as the caption between two tables is.
        """
        first = self.layout.lines[0].line
        between = heights_between(self.closing, line.middle, first.middle)
        if not between or place_line(line, self.layout).pieces[1:]:
            return False
        over = max(r.at for r in self.closing if r.at < line.middle)
        above, below = line.middle - over, between[0] - line.middle
        is_left = line.x0 < self.layout.x0 + self.layout.size
        return is_left and above - below > _NEARER * line.size

    def is_parted(self, above: TextLine, line: TextLine) -> bool:
        """Whether a rule parts two lines."""
        return bool(heights_between(self.parting, above.middle, line.middle))

    def may_cross(self, line: TextLine, is_tight: bool) -> bool:
        """Whether a line across columns may be of the row above: set close under it, with a closing
        rule right under both.
        """
        bottom = line.bottom + self.layout.size
        return is_tight and bool(
            heights_between(self.closing, line.middle, bottom)
        )

    def is_last_row(self, placed: PlacedLine) -> bool:
        """Whether a line that a rule parts from the last figures prints cells that keep within
        columns, right over a rule that closes the table, and a number among words in a column of
        figures: "46,3 ans" under counts.
        """
        if len(placed.pieces) < 2 or placed.is_spanning:
            return False
        numbers = [
            piece
            for piece in placed.pieces[1:]
            if self.layout.figures[piece.first]
            and has_digit(piece.segment.text)
        ]
        return bool(numbers) and self.may_cross(placed.line, is_tight=True)

    def is_framed(self, line: TextLine) -> bool:
        """Whether ``line`` is between the sides of a frame that begins and ends near what it
        holds.
        """
        reach = self.settings.frame_reach * self.layout.size
        top, bottom = self.layout.lines[0].line.top - reach, line.bottom + reach

        sides: list[float] = []
        for rule in self.vertical:
            for start, end in rule.parts:
                encloses = start <= line.top and line.bottom <= end
                if encloses and start > top and end < bottom:
                    sides.append(rule.at)
        if not sides:
            return False
        return sides[0] <= self.layout.x0 and self.layout.x1 <= sides[-1]

    def is_row_of_frame(self, placed: PlacedLine, is_parted: bool) -> bool:
        """Whether a line below the last figures is a row by the sides of its frame, as a title over
        the first lines of the next page is; below a rule, one with a figure.
        """
        may_be_row = placed.anchor or not is_parted
        return may_be_row and self.is_framed(placed.line)

    def is_row_of_its_own(
        self, placed: PlacedLine, is_parted: bool, is_tight: bool
    ) -> bool:
        """Whether a line below the last figures is a row by itself: by its frame, as the last
        row, close under the rule that parts it from them, or as a result without a label.
        """
        if self.is_row_of_frame(placed, is_parted):
            return True
        if self.is_lone_result(placed):
            return True
        if is_parted and self.names_group(placed):
            return True
        return is_parted and is_tight and self.is_last_row(placed)

    def names_group(self, placed: PlacedLine) -> bool:
        """Whether a line that a rule parts from the last figures, over the last rule of its
        page, is a label alone, set as another one of the table is: the name of a group that
        goes on on the next page.
        """
        below = heights_between(self.closing, placed.line.middle, math.inf)
        if len(below) != 1 or below[0] > placed.line.bottom + self.layout.size:
            return False
        return any(
            self._are_set_alike(name, placed) for name in self.layout.lines
        )

    def _are_set_alike(self, name: PlacedLine, placed: PlacedLine) -> bool:
        """Whether two lines are labels alone that begin at one place, in one weight."""
        if len(name.pieces) > 1 or len(placed.pieces) > 1:
            return False
        if name.anchor or placed.pieces[0].segment.is_value:
            return False
        is_level = abs(name.line.x0 - placed.line.x0) < self.layout.in_line
        return is_level and name.line.is_bold == placed.line.is_bold

    def is_lone_result(self, placed: PlacedLine) -> bool:
        """Whether a line below the last figures is nothing but one of a column's figures, at the
        edge where all of them end and no further below than a row may be: what is left when parts
        are deducted often has no label.
        """
        result, *others = placed.pieces
        if others or result.is_spanning or not result.segment.is_plain_figure:
            return False
        column = self.layout.column(result.first)
        if not self.layout.is_of_figures(result.first) or not column:
            return False
        last = self.layout.lines[-1]
        reach = self.layout.settings.regions.row_reach * self.layout.size
        ends = {round(one.x1) for one in [*column, result.segment]}
        return last.white_to(placed) <= reach and max(ends) - min(ends) <= 1


def _title_lines_above(
    lead: Sequence[TextLine], surroundings: _Surroundings
) -> list[TextLine]:
    """Lines of titles above the first line with two cells, and a band between: right of the labels,
    in columns.

    Where the first line itself has the titles, only what is set close above it, and what stands
    half beside it: the first line of a title that it is centred on. A rule over them ends the
    table.
    """
    layout = surroundings.layout
    kept = 0
    below = layout.lines[0].line
    upwards = lead[::-1]
    for count, line in enumerate(upwards, 1):
        if not _may_be_title(line, upwards[: count - 1], surroundings):
            break
        is_topmost = surroundings.is_under_rule(line) and (
            surroundings.is_titled or _names_figures(line, layout)
        )
        is_next = count == kept + 1
        is_of_first_row = is_next and (
            line.interlocks(below)
            or _begins_label(line, below, surroundings)
            or _names_first_rows(line, below, layout)
        )
        if line.x0 > layout.cuts[0] or is_topmost or is_of_first_row:
            kept = count
        below = line
    return list(reversed(upwards[:kept]))


def _names_figures(line: TextLine, layout: Layout) -> bool:
    """Whether a line prints several texts, the last of them over columns of figures."""
    pieces = place_line(line, layout).pieces
    return len(pieces) > 1 and layout.figures[pieces[-1].last]


def _begins_label(
    line: TextLine, below: TextLine, surroundings: _Surroundings
) -> bool:
    """Whether ``line`` is of the label of a first row without titles, or the name over its rows:
    it begins where the label does, ends before the figures and is no end of a sentence.
    """
    layout = surroundings.layout
    if surroundings.is_titled or line.is_bold != below.is_bold:
        return False
    start = first_word(line).x0
    if abs(start - below.x0) > layout.size or line.x1 > layout.cuts[0]:
        return False
    usual = min(
        above.white_to(under) for above, under in pairwise(layout.lines)
    )
    apart = layout.settings.rows.apart * layout.size
    if below.top - line.bottom > usual + apart:
        return False
    opens = is_item(line) or line.atoms[0].text[:1].isupper()
    return opens and not line.atoms[-1].text.endswith(_SENTENCE_ENDS)


def _names_first_rows(line: TextLine, below: TextLine, layout: Layout) -> bool:
    """Whether ``line`` stands over the first row as later names stand over the rows that they name:
    in the same place and weight, and a colon ends both or none. The label of a named row may have
    two lines.
    """
    if line.x1 > layout.cuts[0]:
        return False
    for number, (placed, row) in enumerate(pairwise(layout.lines), 1):
        may_name = not placed.anchor and len(placed.pieces) == 1
        is_row = any(
            one.anchor for one in layout.lines[number : number + _LABEL_LINES]
        )
        named = placed.line, row.line
        if may_name and is_row and _stand_alike(named, (line, below)):
            return True
    return False


def _stand_alike(
    named: tuple[TextLine, TextLine], first: tuple[TextLine, TextLine]
) -> bool:
    """Whether two lines over their rows, each pair top to bottom, are names in one way: bolder than
    the row or left of it, and no further from it.
    """
    (name, row), (line, below) = named, first
    if (name.is_bold, row.is_bold) != (line.is_bold, below.is_bold):
        return False
    if name.text.endswith(":") != line.text.endswith(":"):
        return False
    near = _SAME_PLACE * row.size
    is_left = name.x0 < row.x0 - near
    if not is_left and (name.is_bold == row.is_bold or name.x0 > row.x0 + near):
        return False
    further = (below.top - line.bottom) - (row.top - name.bottom)
    return (
        abs(name.x0 - line.x0) < near
        and abs(row.x0 - below.x0) < near
        and further < near
    )


def _may_be_title(
    line: TextLine, between: Sequence[TextLine], surroundings: _Surroundings
) -> bool:
    """Whether a line may be of the table's titles or a band under them, as those ``between`` it and
    the first line of these are.
    """
    layout, is_titled = surroundings.layout, surroundings.is_titled
    first = layout.lines[0].line
    *_, below = first, *between
    rules = len(
        heights_between(surroundings.closing, line.middle, first.middle)
    )
    white = below.top - line.bottom
    is_loose = white > surroundings.settings.tight * layout.size
    if is_titled and not rules and is_loose:
        is_near = white < _PADDED * layout.size
        return is_near and _is_over_titles(line, between, layout)
    if line.x1 > layout.x1 + layout.size:
        return False
    if _breaks_off_over(line, below, surroundings):
        return True
    if surroundings.is_under_rule(line):
        return not surroundings.is_caption(line)

    rules_allowed = 0 if is_titled else 1
    return rules <= rules_allowed and _names_columns(
        line, between, surroundings
    )


def _names_columns(
    line: TextLine, between: Sequence[TextLine], surroundings: _Surroundings
) -> bool:
    """Whether a line names columns, or the titles of several below it."""
    layout = surroundings.layout
    first = layout.lines[0].line
    white = first.top - line.bottom
    is_beside = not between and white < -_OVERLAP * layout.size
    if _is_over_columns(line, layout, is_beside=is_beside):
        return True
    return surroundings.is_titled and _is_over_titles(line, between, layout)


def _breaks_off_over(
    line: TextLine, below: TextLine, surroundings: _Surroundings
) -> bool:
    """Whether a line is nothing but the beginning of a word that goes on in a title below it:
    "Fréquen-" over "tation"."""
    layout = surroundings.layout
    first, *others = line.atoms
    if others or not _BROKEN.fullmatch(first.text):
        return False
    middle, near = (line.x0 + line.x1) / 2, layout.size
    return any(
        abs(atom.middle - middle) < near and atom.text[:1].islower()
        for atom in below.atoms
    )


def _is_over_titles(
    line: TextLine, between: Sequence[TextLine], layout: Layout
) -> bool:
    """Whether a line right of the labels is one text in the middle of the titles of several
    columns below it: "Exercice 2025" over "Voté" and "Réalisé". One in the middle of the table is
    its caption.
    """
    over, *others = place_line(line, layout).pieces
    if others or over.first == 0 or not over.is_spanning:
        return False
    title, near = over.segment, layout.size
    if abs(title.middle - (layout.x0 + layout.x1) / 2) < near:
        return False
    titles = [place_line(one, layout) for one in between]
    titles += takewhile(lambda one: not one.anchor, layout.lines)
    printed = [segments_in(titles, col) for col in range(layout.cols)]
    own = printed[over.first : over.last + 1]
    return _is_amid(title, own, near) or _is_amid(title, printed[1:], near)


def _is_amid(
    title: Segment, columns: Sequence[Sequence[Segment]], near: float
) -> bool:
    """Whether the middle of a title is that of what the titles of several columns reach over."""
    named = list(filter(None, columns))
    if len(named) < _SEVERAL:
        return False
    (left, _), (_, right) = ink_edges(named[0]), ink_edges(named[-1])
    return abs(title.middle - (left + right) / 2) < near


def _is_over_columns(
    line: TextLine, layout: Layout, *, is_beside: bool
) -> bool:
    """Whether a line may name columns: several texts right of the labels, or one that reaches down
    beside the first line, or none across columns.
    """
    pieces = place_line(line, layout).pieces
    if pieces[0].first > 0 and (len(pieces) > 1 or is_beside):
        return True
    return not any(_spans_columns(piece, layout) for piece in pieces)


def _spans_columns(piece: Piece, layout: Layout) -> bool:
    """Whether a text lies over what several columns print: a title wider than the figures under it
    may only reach into the white beside them.
    """
    segment = piece.segment
    over = [
        left < segment.x1 and segment.x0 < right
        for left, right in layout.extents[piece.first : piece.last + 1]
    ]
    return piece.is_spanning and sum(over) != 1


def _row_lines_below(
    rest: Sequence[TextLine], surroundings: _Surroundings
) -> list[TextLine]:
    """Lines under the last figure that belong to its row, and a last row whose figure stands
    between two lines.
    """
    layout = surroundings.layout
    row = _last_row(layout)
    waiting = [place_line(line, layout) for line in rest]
    taken: list[TextLine] = []
    while waiting:
        row, count = _grow_row(row, waiting, surroundings)
        if not count:
            break
        taken += [placed.line for placed in waiting[:count]]
        waiting = waiting[count:]
    return taken


def _last_row(layout: Layout) -> list[PlacedLine]:
    """The last line and those above it, as far as each overlaps the next in height."""
    start = len(layout.lines) - 1
    while start and layout.lines[start - 1].interlocks(layout.lines[start]):
        start -= 1
    return list(layout.lines[start:])


def _grow_row(
    row: list[PlacedLine],
    waiting: Sequence[PlacedLine],
    surroundings: _Surroundings,
) -> tuple[list[PlacedLine], int]:
    """The row that the first of the ``waiting`` lines belong to, and how many they are; 0 where the
    table ends above them.

    A line across columns goes on from a label that spans them, where a rule closes the table right
    under it.
    """
    layout, placed = surroundings.layout, waiting[0]
    last = row[-1]
    white = last.white_to(placed)
    is_tight = surroundings.is_tight(white)
    is_parted = surroundings.is_parted(last.line, placed.line)
    if surroundings.is_row_of_its_own(placed, is_parted, is_tight):
        return [placed], 1
    if is_parted:
        return row, 0

    if placed.is_spanning and not surroundings.may_cross(placed.line, is_tight):
        return row, 0
    if is_tight and _goes_on(row, placed, layout):
        return [*row, placed], 1

    if white > layout.settings.regions.row_reach * layout.size:
        return row, 0
    next_row = _interlocked_row_of_figures(waiting)
    return next_row or row, len(next_row)


def _goes_on(
    row: Sequence[PlacedLine], placed: PlacedLine, layout: Layout
) -> bool:
    """Whether a line is of the row right above it, by its height or its words, or is the rest of
    the label in whose middle the last line of the table is set."""
    *_, above, last = layout.lines
    if last is row[-1] and last.line.is_amid(above.line, placed.line):
        return True
    return row[-1].interlocks(placed) or is_continuation(row, placed, layout)


def _interlocked_row_of_figures(
    waiting: Sequence[PlacedLine],
) -> list[PlacedLine]:
    """The first lines, as far as each overlaps the one before it in height; none where that is one
    only, a text lies across columns, or no line has a figure.
    """
    row = [waiting[0]]
    for placed in waiting[1:]:
        if not row[-1].interlocks(placed):
            break
        row.append(placed)

    if len(row) == 1 or any(placed.is_spanning for placed in row):
        return []
    if not any(placed.anchor for placed in row):
        return []
    return row
