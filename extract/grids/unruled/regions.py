"""Where tables may be: regions of lines that share white wide enough to part columns."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from statistics import median

from extract.french.folding import DASHES
from extract.french.lexicon.calendar import is_year
from extract.french.lexicon.heading_words import announces_list
from extract.french.lexicon.marks import replaces_figure
from extract.grids.unruled.segments import (
    are_like_rows,
    is_item,
    split_into_segments,
)
from extract.grids.unruled.settings import DEFAULTS, RegionSettings
from extract.lines.captions import opens_table_title
from extract.lines.leaders import is_rule_of_signs
from extract.lines.tokens import Atom, TextLine, is_figure
from extract.several import texts_of

_SIGNS_AND_COLON = frozenset(f"+:{DASHES}")

White = tuple[float, float]
"""The left and right end of a wide gap."""


@dataclass(slots=True, eq=False)
class TextRegion:
    """Lines of one possible table, top to bottom, and the whites they share.

    ``lead`` are lines close above, ``pending`` those below that no later line has shown to lie
    inside, ``aside`` those at the height of the region but to its left or right.
    """

    lines: list[TextLine]
    whites: list[White]
    lead: list[TextLine]
    pending: list[TextLine] = field(default_factory=list)
    aside: list[TextLine] = field(default_factory=list)
    crossing: int = 0
    """Lines since the last one with two cells that lie across a white."""
    rows: int = 0
    """Lines with a figure beside something else."""
    label_edge: float | None = None
    """Where labels of several rows end that rules part from the rest of them."""
    titles: Sequence[White] = ()
    """Where the titles of tables beside each other begin and end that stand above."""

    @property
    def x0(self) -> float:
        """Left edge."""
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(line.x1 for line in self.lines)

    def is_crossed_by(self, line: TextLine) -> bool:
        """Whether a text of ``line`` lies across a white."""
        return any(
            line.x0 < left and line.x1 > right for left, right in self.whites
        )

    def holds(self, line: TextLine) -> bool:
        """Whether ``line`` keeps within the left and right edge of the region."""
        return self.x0 - line.size <= line.x0 and line.x1 <= self.x1 + line.size


def find_text_regions(
    lines: Sequence[TextLine],
    gap: float,
    settings: RegionSettings = DEFAULTS.regions,
) -> list[TextRegion]:
    """Chains of lines that share a white, top to bottom; each holds at least two lines with a wide
    gap (``gap`` in font sizes).
    """
    search = _RegionSearch(gap, settings)
    titled = 0
    for i, line in enumerate(lines):
        tables = _titled_tables(line, gap)
        if tables:
            search.close_all()
            search.titles = line if tables > 1 else None
            titled = i + 1
            continue
        above = lines[max(titled, i - settings.lead_lines) : i]
        below = lines[i + 1 : i + 2]
        search.take(line, above, below)

    regions = search.done + search.active
    for region in regions:
        if region.lines[0] is lines[0]:
            _drop_running_head(region, gap)
    found = [region for region in regions if len(region.lines) > 1]
    return sorted(
        found, key=lambda region: (region.lines[0].top, region.lines[0].x0)
    )


def _titled_tables(line: TextLine, gap: float) -> int:
    """How many tables a line is the titles of, beside each other where it is of several: "Tableau 3
    – Charges", "Tableau 4 – Produits". What is above is of none of them."""
    texts = [" ".join(texts_of(part)) for part in _parts_apart(line, gap)]
    return len(texts) if all(map(opens_table_title, texts)) else 0


def _parts_apart(line: TextLine, gap: float) -> list[list[Atom]]:
    """What white wider than the gap between runs parts of a line, whatever it prints."""
    parts = [[line.atoms[0]]]
    for left, right in pairwise(line.atoms):
        if right.x0 - left.x1 > gap * line.size:
            parts.append([])
        parts[-1].append(right)
    return parts


def _drop_running_head(region: TextRegion, gap: float) -> None:
    """Leave out the first line of a page whose last text begins right of all that is below it: it
    names no column.
    """
    head, *others = region.lines
    if not others:
        return
    texts = split_into_segments(head, gap)
    if any(text.is_value for text in texts):
        return
    if texts[-1].x0 > max(line.x1 for line in others) + head.size:
        region.lines = others


class _RegionSearch:
    """The regions that may still grow, and those that cannot."""

    def __init__(self, gap: float, settings: RegionSettings) -> None:
        self.gap = gap
        self.settings = settings
        self.active: list[TextRegion] = []
        self.done: list[TextRegion] = []
        self.titles: TextLine | None = None
        """The last line of titles of tables beside each other, until a region ends below it."""

    def close_all(self) -> None:
        """No region goes on below."""
        for region in list(self.active):
            self._close(region)

    def take(
        self,
        line: TextLine,
        above: Sequence[TextLine],
        below: Sequence[TextLine] = (),
    ) -> None:
        """Put ``line`` where it belongs; ``above`` and ``below`` are the lines around it."""
        for region in list(self.active):
            white = line.top - self._last_line(region).bottom
            reaches = white <= self._reach(region)
            is_next = reaches or self._is_next_row(region, line, white)
            if not is_next or _is_left_by(region, line):
                self._close(region)

        whites = self._whites(line)
        if not whites:
            whites = self._white_after_label(line, [*above[-1:], *below])
        home = self._find_home(line, whites)
        if home is not None:
            self._join(home, line, whites)
            return

        self._keep_pending(line)
        if whites:
            lead = [
                *_lead_lines(line, above, self.settings),
                *_upper_level(line, [*above[-1:], *below], self.settings),
            ]
            self.active.append(
                TextRegion(
                    [line],
                    whites,
                    lead,
                    rows=int(self._has_figure(line)),
                    titles=self._titles_of(line),
                )
            )

    def _titles_of(self, line: TextLine) -> list[White]:
        """Where the titles of tables beside each other begin and end, if they stand close enough
        above the first line of a region to be of what it holds."""
        titles, reach = self.titles, self.settings.titled * line.size
        if titles is None or line.top - titles.bottom > reach:
            return []
        parts = _parts_apart(titles, self.gap)
        return [(part[0].x0, part[-1].x1) for part in parts]

    # --------------------------------------------------------------------------
    # how far a region reaches

    def _last_line(self, region: TextRegion) -> TextLine:
        """The lowest line seen; below titles without one over the labels, the labels count too."""
        known = (
            self.settings.first_lines
            if region.rows
            else self.settings.title_lines
        )
        seen = [region.lines[-1], *region.pending[-1:]]
        if len(region.lines) < known:
            seen += region.aside[-1:]
        return max(seen, key=lambda line: line.bottom)

    def _reach(self, region: TextRegion) -> float:
        """How far below the last line of a region the next may start, in points."""
        size = max(self._last_line(region).size, region.lines[-1].size)
        if region.rows < self.settings.known_rows:
            return self.settings.row_reach * size

        whites: list[float] = []
        for above, below in pairwise(region.lines):
            whites.append(max(0.0, below.top - above.bottom))
        widest_seen_twice = sorted(whites)[-2]
        again = self.settings.reach_again * widest_seen_twice
        return again + self.settings.reach_more * size

    def _is_next_row(
        self, region: TextRegion, line: TextLine, white: float
    ) -> bool:
        """Whether a line further below is like the row above, and nothing is printed between: where
        no rows before show how far apart they are, or where one row of them is left empty.
        """
        if region.pending:
            return False
        reach = self.settings.row_reach_alike * line.size
        if region.rows >= self.settings.known_rows:
            reach = self._white_over_an_empty_row(region)
        if white > reach:
            return False
        above = region.lines[-1]
        return are_like_rows(above, line, self.gap, DEFAULTS.in_line)

    def _white_over_an_empty_row(self, region: TextRegion) -> float:
        """The white between two rows with an empty one between, as rows usually follow."""
        steps = [b.top - a.top for a, b in pairwise(region.lines)]
        last = region.lines[-1]
        white = 2 * median(steps) - (last.bottom - last.top)
        return white + DEFAULTS.in_line * last.size

    def _close(self, region: TextRegion) -> None:
        self.active.remove(region)
        self.done.append(region)
        self.titles = None

    # --------------------------------------------------------------------------
    # white

    def _whites(self, line: TextLine) -> list[White]:
        """The wide gaps inside a line; a colon close before an amount is white."""
        least = self._run_gap(line) * line.size
        whites: list[White] = []
        for left, right in pairwise(line.atoms):
            is_wide = right.x0 - left.x1 > least
            is_colon = left.text == ":" and not is_wide
            edge = left.x0 if is_colon else left.x1
            if is_wide or (right.apart and right.x0 > edge):
                whites.append((edge, right.x0))
        return whites

    def _run_gap(self, line: TextLine) -> float:
        """The gap that parts runs, or more for a line of justified text, whose spaces are all
        stretched alike.
        """
        settings = self.settings
        gaps = sorted((x1 - x0) / line.size for x0, x1 in line.whites())
        spaces = gaps[: bisect_left(gaps, settings.word_space)]
        if len(spaces) < settings.even_spaces:
            return self.gap
        if len(spaces) <= settings.even_share * len(gaps):
            return self.gap

        usual = spaces[len(spaces) // 2]
        return max(self.gap, settings.stretched * usual)

    def _white_after_label(
        self, line: TextLine, near: Sequence[TextLine]
    ) -> list[White]:
        """The white between a line of figures alone and the label that it is centred on, which has
        several lines.
        """
        labels = list(filter(line.is_of_row_with, near))
        if not labels and len(near) > 1 and line.is_amid(*near):
            labels = list(near)
        if not labels:
            return []
        if not all(atom.is_value for atom in line.atoms):
            return []

        edge = max(label.x1 for label in labels)
        if line.x0 - edge > self.gap * line.size:
            return [(edge, line.x0)]
        return []

    def _has_figure(self, line: TextLine) -> bool:
        """Whether a figure that is no year stands beside something else."""
        others = split_into_segments(line, self.gap)[1:]
        return any(segment.is_plain_figure for segment in others)

    # --------------------------------------------------------------------------
    # which region a line belongs to

    def _find_home(
        self, line: TextLine, whites: Sequence[White]
    ) -> TextRegion | None:
        """The region with which ``line`` shares the most whites, or whose list it goes on with, but
        for one that ends above it.
        """
        shared = [
            self._count_shared(region, line, whites) for region in self.active
        ]
        most = max(shared, default=0)
        if not most:
            return self._find_list(line)
        best = self.active[shared.index(most)]
        if self._starts_another(best, line):
            best.pending = _without_announcement(best.pending)
            self._close(best)
            return None
        return best

    def _count_shared(
        self, region: TextRegion, line: TextLine, whites: Sequence[White]
    ) -> int:
        least = self.settings.shared_white * line.size
        return sum(_is_shared(white, whites, least) for white in region.whites)

    def _find_list(self, line: TextLine) -> TextRegion | None:
        """The list of labels and amounts that ``line`` is a row of, or the amount alone under its
        long label: they leave no white in common, but the amounts end at one edge.
        """
        is_row = _is_list_row(line, self.gap)
        if not is_row and not self._is_amount(line):
            return None
        for region in self.active:
            is_under_label = region.pending or region.lines[-1].x1 < line.x0
            if not is_row and not is_under_label:
                continue
            is_list = self._is_list(region) and region.holds(line)
            if is_list and _ends_with(region, line):
                return region
        return None

    def _is_list(self, region: TextRegion) -> bool:
        """Whether all lines of a region with figures are one label and one amount, or an amount."""
        rows = [row for row in region.lines if row.atoms[-1].figure]
        are_rows = [_is_list_row(row, self.gap) for row in rows]
        if not any(are_rows):
            return False
        return all(
            is_row or self._is_amount(row)
            for row, is_row in zip(rows, are_rows, strict=True)
        )

    def _is_amount(self, line: TextLine) -> bool:
        """Whether a line is nothing but one amount."""
        amount, *others = split_into_segments(line, self.gap)
        return not others and amount.is_plain_figure

    def _starts_another(self, region: TextRegion, line: TextLine) -> bool:
        """Whether ``line`` are the titles of a next table: they follow its numbered title or what
        is set as its caption, or repeat those of ``region``; or the first row of the only one,
        below a paragraph and a running head that was taken for titles; or that of a second list,
        below the sentence that announces it.

        What stands beside the line at half its height is the label of its row and no caption.
        """
        above = [
            other for other in region.pending if not other.interlocks(line)
        ]
        if not above:
            return False
        if region.rows and opens_table_title(_text(above[-1])):
            return True
        if not region.rows or self._has_figure(line):
            return self._starts_list(region, above[-1])
        if self._is_captioned(region):
            return True
        return self._are_other_titles(region, line, above[-1])

    def _are_other_titles(
        self, region: TextRegion, line: TextLine, caption: TextLine
    ) -> bool:
        """Whether ``line`` heads other columns below a bold caption, or repeats the titles of
        ``region``; what stands in the place of a figure is of a row, and so is one figure half way
        down its label."""
        if any(replaces_figure(atom.text) for atom in line.atoms):
            return False
        if is_figure(_text(line)) and not is_year(_text(line)):
            return False
        is_bold = _is_bold_over_plain(region, caption)
        if is_bold and self._are_titles(region, line):
            return True
        repeats = region.crossing > 0 or _text(line) == _text(region.lines[0])
        left_of_last_white, _ = max(region.whites)
        return repeats and line.x1 > left_of_last_white

    def _are_titles(self, region: TextRegion, line: TextLine) -> bool:
        """Whether a line of words heads other columns than those of a region, or is bold."""
        if line.is_bold:
            return True
        whites = self._whites(line)
        most = max(len(region.whites), len(whites))
        return self._count_shared(region, line, whites) < most

    def _starts_list(self, region: TextRegion, sentence: TextLine) -> bool:
        """Whether a list starts below ``sentence``, after another one or after no more than a
        running head.
        """
        is_announced = announces_list(sentence.text)
        if region.rows:
            return is_announced and self._is_list(region)
        return is_announced or _holds_paragraph(region)

    def _is_captioned(self, region: TextRegion) -> bool:
        """Whether what follows the last line of ``region`` is set larger than any of its lines: the
        caption of another.
        """
        caption = max(line.size for line in region.pending)
        body = max(line.size for line in region.lines)
        return caption > self.settings.larger_caption * body

    # --------------------------------------------------------------------------
    # growing

    def _join(
        self, home: TextRegion, line: TextLine, whites: list[White]
    ) -> None:
        """Add ``line`` to ``home``, with the lines before it that now lie inside."""
        edges = min(home.x0, line.x0), max(home.x1, line.x1)
        aside = _without(_lines_between(home.aside, edges), _ids(home.lines))
        taken = _ids([*home.pending, *aside, line])
        absorbed = self._absorb_regions(home, line, edges, taken)

        lines = [*home.lines, *home.pending, *aside, *absorbed, line]
        home.lines = sorted(lines, key=lambda x: x.middle)
        home.pending = []
        home.aside = _without(home.aside, _ids(lines))
        home.lead = _without(home.lead, _ids(lines))
        shared = self.settings.shared_white
        home.whites = _merge_whites(home.whites, line, whites, shared)
        home.crossing = 0
        home.rows += self._has_figure(line)

        for other in self.active:
            if other is not home:
                other.pending = _without(other.pending, taken)

    def _absorb_regions(
        self, home: TextRegion, line: TextLine, edges: White, taken: set[int]
    ) -> list[TextLine]:
        """The lines of the regions that now lie inside ``home``, which are regions no more; their
        whites are its own.
        """
        x0, x1 = edges
        first = home.lines[0].middle

        def is_inside(x: TextLine) -> bool:
            if id(x) in taken:
                return True
            is_between = first < x.middle < line.middle
            return is_between and x0 <= x.x0 and x.x1 <= x1

        absorbed: list[TextLine] = []
        for region in list(self.active):
            if region is home:
                continue
            if any(map(is_inside, region.lines)):
                self.active.remove(region)
                absorbed += region.lines
                absorbed += region.pending
                home.whites = _with_whites(home.whites, region.whites)
        return _without(absorbed, taken | _ids(home.lines))

    def _keep_pending(self, line: TextLine) -> None:
        """A line without a white of its own stays with a region until a later line shows whether it
        lies inside; a rule typed as signs below rows parts them as a drawn one does.
        """
        for region in list(self.active):
            if line.x1 < region.x0 or line.x0 > region.x1:
                region.aside.append(line)
                continue

            if region.rows and is_rule_of_signs(line.text):
                region.pending.append(line)
                continue

            crosses = self._crosses(region, line)
            was_crossed = region.crossing == self._most_crossing(region, line)
            holds = region.holds(line) or self._is_under_titles(region, line)
            if crosses and (was_crossed or not holds):
                self._close(region)
                continue
            region.crossing += crosses
            region.pending.append(line)

    def _is_under_titles(self, region: TextRegion, line: TextLine) -> bool:
        """Whether ``line`` ends within titles that no row was seen below, and begins no further
        left of the first of them than the next begins to its right: it is set in the middle of its
        column.
        """
        if region.rows or line.x1 > region.x1 + line.size:
            return False
        first, *others = split_into_segments(region.lines[0], self.gap)
        if not others:
            return False
        return first.middle - line.x0 < others[0].x0 - first.middle

    def _most_crossing(self, region: TextRegion, line: TextLine) -> int:
        """How many lines in a row may cross a gutter: a label of a list may have several."""
        last = (region.pending or region.lines)[-1]
        is_tight = (
            line.top - last.bottom < self.settings.label_white * line.size
        )
        if is_tight and self._is_list(region):
            return self.settings.label_lines
        return self.settings.crossing_lines

    def _crosses(self, region: TextRegion, line: TextLine) -> bool:
        """Whether a text lies across a white, and is not the next line of a cell."""
        if not region.is_crossed_by(line):
            return False
        return not (region.holds(line) and self._continues_cell(region, line))

    def _continues_cell(self, region: TextRegion, line: TextLine) -> bool:
        """Whether ``line`` starts where a white ends: the next line of a cell, however wide, and no
        paragraph. Or it is the next line of a label that lies across a white itself, left of the
        figures of its row.
        """
        tolerance = self.settings.shared_white * line.size
        if any(abs(line.x0 - right) < tolerance for _, right in region.whites):
            return True
        last = region.lines[-1]
        if region.pending or abs(line.x0 - last.x0) > tolerance:
            return False
        label, *cells = split_into_segments(last, self.gap)
        if not cells or line.x1 > cells[0].x0:
            return False
        return any(
            label.x0 < left and right < label.x1
            for left, right in region.whites
        )


@lru_cache(maxsize=1 << 10)
def _is_list_row(line: TextLine, gap: float) -> bool:
    """Whether a line is one label and, apart from it, one amount; so may its sign be, or a colon.

    A list is asked it of all its rows for each line below.
    """
    label, *values = split_into_segments(line, gap)
    if len(values) == 2 and values[0].text in _SIGNS_AND_COLON:
        values = values[1:]
    if label.is_value or len(values) != 1:
        return False
    return values[0].is_plain_figure


def _without_announcement(lines: Sequence[TextLine]) -> list[TextLine]:
    """``lines`` without the sentence that ends them, if it announces a list: it is no label of the
    one above.
    """
    if not lines or not announces_list(lines[-1].text):
        return list(lines)
    first = len(lines) - 1
    while first and lines[first].text[:1].islower():
        first -= 1
    return list(lines[:first])


def _is_left_by(region: TextRegion, line: TextLine) -> bool:
    """Whether ``line`` introduces something else than the items without figures above it."""
    if region.rows or not is_item(region.lines[0]):
        return False
    return line.text.endswith(":") and not is_item(line)


def _lead_lines(
    line: TextLine, before: Sequence[TextLine], settings: RegionSettings
) -> list[TextLine]:
    """The lines above ``line`` that are near enough to be titles of its columns; left of these only
    what is set half way between two of them, the title of the labels.
    """
    lead: list[TextLine] = []
    labels: list[TextLine] = []
    lower = line
    near = settings.half_way * line.size
    for above in reversed(before):
        if _is_aside(above, line) and not above.interlocks(line):
            labels.append(above)
            continue
        if lower.top - above.bottom > settings.row_reach * line.size:
            break
        halfway = (above.middle + lower.middle) / 2
        lead = [*_labels_at(halfway, near, line, labels), *lead]
        lead.insert(0, above)
        lower = above
    return lead


def _upper_level(
    line: TextLine, around: Sequence[TextLine], settings: RegionSettings
) -> list[TextLine]:
    """The line above titles of labels that are half way between two lines right of them: the upper
    one has titles too.
    """
    if len(around) < 2 or any(each.x0 <= line.x1 for each in around):
        return []
    above, below = around
    halfway = (above.middle + below.middle) / 2
    if abs(line.middle - halfway) >= settings.half_way * line.size:
        return []
    is_lead = above.interlocks(line)
    return [] if is_lead or _prints_amount(above) else [above]


def _prints_amount(line: TextLine) -> bool:
    """Whether a line prints a figure that is no year."""
    return any(x.figure and not is_year(x.text) for x in line.atoms)


def _is_aside(above: TextLine, line: TextLine) -> bool:
    """Whether a line ends left of another one, or begins right of it."""
    return above.x1 < line.x0 - line.size or above.x0 > line.x1 + line.size


def _labels_at(
    height: float, near: float, line: TextLine, asides: Sequence[TextLine]
) -> list[TextLine]:
    """Those left of ``line`` whose middle is near a height."""
    return [
        each
        for each in asides
        if each.x1 < line.x0 and abs(each.middle - height) < near
    ]


def _ends_with(region: TextRegion, line: TextLine) -> bool:
    """Whether the last amount of ``region`` and that of ``line`` end at one edge."""
    last = [row for row in region.lines if row.atoms[-1].figure][-1]
    return abs(last.x1 - line.x1) < DEFAULTS.in_line * line.size


def _is_bold_over_plain(region: TextRegion, caption: TextLine) -> bool:
    """Whether a caption that begins in bold follows a table whose lines are plain."""
    if not caption.atoms[0].bold:
        return False
    body = region.lines[1:]
    bold = sum(other.is_bold for other in body)
    return 2 * bold <= len(body)


def _holds_paragraph(region: TextRegion) -> bool:
    """Whether a sentence runs from edge to edge below a region and goes on in the next line."""
    for line, below in pairwise(region.pending):
        is_full = region.holds(line) and region.x1 - line.x1 < line.size
        starts_alike = abs(line.x0 - below.x0) < line.size
        goes_on = below.atoms[0].text[:1].islower()
        if is_full and starts_alike and goes_on and region.is_crossed_by(line):
            return True
    return False


def _lines_between(lines: Sequence[TextLine], edges: White) -> list[TextLine]:
    """The lines of which a part is between two x."""
    x0, x1 = edges
    return [line for line in lines if line.x1 > x0 and line.x0 < x1]


def _ids(lines: Sequence[TextLine]) -> set[int]:
    return set(map(id, lines))


def _without(
    lines: Sequence[TextLine], taken: Container[int]
) -> list[TextLine]:
    """The lines whose id is not among those ``taken``."""
    return [line for line in lines if id(line) not in taken]


def _text(line: TextLine) -> str:
    return " ".join(texts_of(line.atoms))


def _common(a: White, b: White) -> float:
    return min(a[1], b[1]) - max(a[0], b[0])


def _is_shared(white: White, others: Sequence[White], least: float) -> bool:
    return any(_common(white, other) > least for other in others)


def _with_whites(old: list[White], others: Sequence[White]) -> list[White]:
    """The whites of a region and those others that it has no part of."""
    added = [white for white in others if not _is_shared(white, old, 0.0)]
    return sorted(old + added)


def _merge_whites(
    old: list[White], line: TextLine, whites: list[White], shared: float
) -> list[White]:
    """The whites of a region after a line: narrowed where the line has a gap there, kept where it
    has text.
    """
    around = [(float("-inf"), line.x0), *whites, (line.x1, float("inf"))]
    merged: list[White] = []
    for white in old:
        merged += list(_narrow(white, around, shared * line.size)) or [white]
    return _with_whites(merged, whites)


def _narrow(
    white: White, others: Sequence[White], least: float
) -> Iterator[White]:
    """What ``white`` shares with each of the others."""
    for other in others:
        if _common(white, other) > least:
            yield max(white[0], other[0]), min(white[1], other[1])
