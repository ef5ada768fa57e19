"""Every tolerance of the reading by white space, with its reason.

One value, `UnruledSettings`, holds a group for each step of the reading. Lengths called *em* are
parts of the font size of the text they are applied to; *points* are those of the page.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """How drawn pieces become rules."""

    snap: float = 1.2
    """Points between two strokes that are one rule: both edges of a thin box, or pieces drawn cell
    by cell."""
    join: float = 3.0
    """Points between the ends of two pieces of one rule."""


@dataclass(frozen=True, slots=True)
class SplitCellSettings:
    """Cells set closer than words are."""

    lines: int = 3
    """So many lines in line are no chance."""
    in_line: float = 0.6
    """Points by which edges set to one tab stop or padding differ."""
    near: float = 1.0
    """Wider gaps (em) part cells by themselves."""
    reach: float = 4.0
    """A short code or figure may end so far (em) from the text of the next column."""
    wider: float = 1.2
    """White after a code against the widest space of the text that follows it."""
    list_reach: float = 2.5
    """White (em) between two lines "label : amount" of one list: a line without an amount may be
    between them."""


@dataclass(frozen=True, slots=True)
class TouchingFigureSettings:
    """Figures of two columns that seem to be one."""

    rows: int = 2
    """So many rows with two cells where this one seems to have one: both sides are no more in line
    by chance."""
    in_line: float = 0.4
    """Points by which edges set to one tab stop or padding differ."""


@dataclass(frozen=True, slots=True)
class RegionSettings:
    """Which lines may be one table."""

    row_reach: float = 2.5
    """White (em) between the first two lines of a table: rows padded more are not seen,"""
    row_reach_alike: float = 5.0
    """but where both print the same figures in the same places, as beside pictures."""
    known_rows: int = 3
    """From so many rows on their own spacing tells how far the next one may be."""
    reach_again: float = 1.5
    """White against the widest seen twice in the region: a gap before a group of rows, not more."""
    reach_more: float = 1.2
    """White (em) that is always allowed on top of it."""
    shared_white: float = 0.3
    """What two whites must share (em) to be one gutter: less than any space between words."""
    crossing_lines: int = 1
    """Lines in a row that may cross a gutter inside a table: a band; more are a paragraph."""
    label_lines: int = 2
    """Lines of a label in a list of labels and amounts that may cross its gutter."""
    label_white: float = 0.5
    """White (em) between the lines of such a label at most."""
    titled: float = 5.0
    """The titles of tables beside each other stand at most so far above these, in font sizes."""
    lead_lines: int = 6
    """Lines that may stand above the first line with two cells: wrapped titles, a band, a row set
    on three heights."""
    half_way: float = 0.2
    """How far (em) the title of the labels may be from half way between two lines of titles."""
    title_lines: int = 5
    """Lines without a figure that titles take at most, a title beside two lines on its own."""
    first_lines: int = 3
    """Lines of a region with a row, below which labels beside it still count as its last line."""
    word_space: float = 1.0
    """No space between words is as wide (em)."""
    even_spaces: int = 5
    """So many small gaps in a line tell how wide its spaces are."""
    even_share: float = 0.6
    """They are most of its gaps where the text is justified."""
    stretched: float = 1.6
    """A gap parts cells of a justified line from so many of its usual spaces on."""
    larger_caption: float = 1.1
    """How much larger than the lines of the table before it a caption is set."""


@dataclass(frozen=True, slots=True)
class GutterSettings:
    """Where white parts two columns."""

    least_open: int = 2
    """Lines that leave a gutter wide open."""
    crossed_share: float = 1 / 3
    """Texts across a gutter against lines that leave it open."""
    aligned_lines: int = 3
    """Lines whose texts start at one x after the same white: fewer do so by chance."""
    narrowest: float = 0.1
    """A narrower gutter (em) is where two cells touch, not where they part."""
    list_rows: int = 3
    """So many labels with an amount on their line are a list,"""
    named_rows: int = 2
    """or so many where a colon ends each label."""
    two_spaces: float = 0.7
    """Two spaces are narrower (em); one text alone that far behind another is its rest."""


@dataclass(frozen=True, slots=True)
class LayoutSettings:
    """What columns hold and how lines are put into them."""

    mostly_figures: float = 0.6
    """Share of the cells of a column that must be figures or nil marks for it to be a column of
    figures."""
    solid: float = 0.35
    """White (em) inside a wrapped title at most; and how much more of it there is under the title
    at least."""
    touch: float = 0.15
    """A text may reach so far (em) into the next column: a side bearing, not a span."""
    touch_title: float = 0.4
    """The same of a title, which is centred in a column wider than what it prints."""
    word_space: float = 0.25
    """The space between words (em) where a text has none to measure."""
    wider: float = 1.2
    """White before a cell against the widest space of the texts around it."""


@dataclass(frozen=True, slots=True)
class ExtentSettings:
    """How far a table reaches."""

    closing_rule: float = 0.8
    """Share of a table's width that a rule over or under it covers."""
    parting_rule: float = 0.5
    """Share of a table's width that a rule between two of its rows covers."""
    frame_rules: int = 3
    """Rules that make a table without figures: over the titles, under them, under the last row."""
    frames_apart: float = 5.0
    """White (points) between two frames below each other at least: less is between the two strokes
    of one rule."""
    corner: float = 2.0
    """Points by which the rules of a frame miss each other in its corners at most."""
    frame_reach: float = 4.0
    """White (em) between a frame's ends and what it holds at most: the border of a page is no
    frame."""
    tight: float = 0.8
    """White (em) inside a wrapped cell."""
    near_rule: float = 2.0
    """A rule over titles, or at the end of a table, is no further from its text (em)."""


@dataclass(frozen=True, slots=True)
class RowLineSettings:
    """Which lines are one row."""

    apart: float = 0.1
    """White between rows and white between the lines of a cell differ by more than this (em), or
    not at all."""
    tighter: float = 0.15
    """How much less white (em) than between padded rows shows a line inside a cell; also the
    narrowest space before a word that had no room in the line above."""
    padded: float = 0.5
    """White between rows (em) that no line spacing inside a cell leaves: rows so far apart are
    padded."""
    usual_white: float = 0.5
    """White between rows (em) where no two of them show it."""
    same_height: float = 0.3
    """Heights that differ by less (em) are one: half a line is 0.5 or more."""
    off_middle: float = 0.2
    """How far (em) a cell's middle may be from that of its row: one line more or less moves it by
    half a line."""
    title_white: float = 0.8
    """White (em) inside a wrapped column title: set solid to one and a half."""


@dataclass(frozen=True, slots=True)
class SpanSettings:
    """Which cells span columns or rows."""

    near_middle: float = 0.15
    """How far from the middle of its columns a title may be, as a share of their width: figures set
    to the right leave white on their left."""
    band_middle: float = 0.05
    """How far from the middle of a table its bands may be, as a share of its width: ink ends short
    of the edges."""
    padding: float = 1.5
    """White (em) between the edge of a table, where its title begins, and its first column."""
    title_middle: float = 1.0
    """How far (em) from the middle of columns a title centred over them may be."""
    measured: float = 1.0
    """Points by which the places of letters differ from those of their cells: side bearings."""
    label_middle: float = 0.3
    """How far (em) from the middle of its rows a label may be: less than half a line."""
    label_step: float = 1.6
    """Lines of one label are no further apart (em)."""


@dataclass(frozen=True, slots=True)
class RejectSettings:
    """What only looks like a table."""

    axis_ticks: int = 4
    """Fewer figures that step by one amount may be a tariff."""
    axis_share: float = 0.8
    """Share of the steps of a chart's axis that are one amount: a tick may be missing."""
    leaders: str = "....."
    """So many dots lead from a heading to its page."""
    page_digits: int = 4
    """A page number has no more digits."""
    full_lines: float = 0.8
    """Share of the lines of a paragraph that are as long as they can be; of labels, no more than by
    chance."""
    prose_lines: int = 4
    """A paragraph beside a table shows in so many lines."""
    prose_words: int = 3
    """A usual line of a paragraph has more words."""
    word_space: float = 0.6
    """White behind a colon (em) that is no more than a space between words."""


@dataclass(frozen=True, slots=True)
class UnruledSettings:
    """All tolerances of the reading by white space."""

    in_line: float = 0.4
    """Edges or middles this close (em) are in line: less than a letter."""
    cheap_gap: float = 1.0
    """A page where fewer than two lines have a gap so wide (em) can hold no table: every table has
    two rows, and a column as narrow as that beside its longest cell is wider beside the others."""
    sideways_glyphs: int = 20
    """Fewer sideways glyphs are a mark in the margin: two rows of two cells hold more, with a
    title."""
    item_reach: float = 4.0
    """A bullet is no further (em) from the words of its item."""
    rules: RuleSettings = field(default_factory=RuleSettings)
    split_cells: SplitCellSettings = field(default_factory=SplitCellSettings)
    touching_figures: TouchingFigureSettings = field(
        default_factory=TouchingFigureSettings
    )
    regions: RegionSettings = field(default_factory=RegionSettings)
    gutters: GutterSettings = field(default_factory=GutterSettings)
    columns: LayoutSettings = field(default_factory=LayoutSettings)
    extent: ExtentSettings = field(default_factory=ExtentSettings)
    rows: RowLineSettings = field(default_factory=RowLineSettings)
    spans: SpanSettings = field(default_factory=SpanSettings)
    rejects: RejectSettings = field(default_factory=RejectSettings)


DEFAULTS = UnruledSettings()
"""The settings that every audit is made with."""
