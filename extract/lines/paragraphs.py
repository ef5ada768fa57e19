"""Lines of prose -> blocks: a paragraph, a list item or a heading each, over line and page ends."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from extract.french.list_lines import states_an_amount
from extract.geometry import Place
from extract.lines.headings import (
    LONGEST_TITLE,
    Heading,
    HeadingKind,
    parse_heading,
)
from extract.lines.line_continuation import (
    BULLET,
    LOOSE,
    PageSetting,
    is_next_of_paragraph,
)
from extract.pdf.page import Line
from extract.several import texts_of

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
"""Where one sentence ends and the next begins."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item or heading. ``text`` joins its lines by line ends; ``lead``
    introduces a list item.
    """

    lines: tuple[Line, ...]
    text: str
    heading: Heading | None = None
    item: bool = False
    lead: str = ""
    _starts: tuple[int, ...] = field(default=(), repr=False)

    @property
    def start(self) -> tuple[int, float]:
        """The page and the height on it where the block starts."""
        return self.lines[0].page, self.lines[0].bbox.top

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Where ``text[start:end]`` is printed: one place for each line it touches."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1)

        found = []
        for line, offset in zip(
            self.lines[first:last], self._starts[first:last], strict=True
        ):
            low, high = (
                max(start - offset, 0),
                min(end - offset, len(line.text)),
            )
            if low < high:
                found.append(line.place(low, high))
        return tuple(found)


def read_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of ``lines`` (prose outside tables and furniture, in reading order), in reading
    order.

    Columns next to each other are kept apart: a line continues the block above it only where they
    overlap in width, but for the line that opens the next column of a page, which may continue the
    last one of the column before.
    """
    setting = PageSetting.of(lines)
    open_blocks: list[list[Line]] = []
    found: list[list[Line]] = []
    last: Line | None = None
    for line in lines:
        open_blocks = _open_to(open_blocks, last, line, setting)
        last = line
        above = next(
            (
                block
                for block in reversed(open_blocks)
                if _is_above(block[-1], line, setting)
            ),
            None,
        )
        if above is not None and _continues(above, line, setting):
            above.append(line)
            continue

        if above is not None:
            open_blocks.remove(above)
        fresh = [line]
        open_blocks.append(fresh)
        found.append(fresh)
    return _with_leads(_with_closing_lines(list(map(_block, found))))


def _open_to(
    blocks: list[list[Line]],
    last: Line | None,
    line: Line,
    setting: PageSetting,
) -> list[list[Line]]:
    """Those of the open ``blocks`` that a line may go on from, ``last`` being read before it."""
    if line in setting.column_heads:
        return [block for block in blocks if block[-1] is last]
    # no line goes on over a whole page
    if blocks and blocks[-1][-1].page != line.page:
        return [block for block in blocks if block[-1].page >= line.page - 1]
    return blocks


def _is_above(above: Line, below: Line, setting: PageSetting) -> bool:
    """Whether the two lines overlap in width, or follow each other over the end of a page or of a
    column.
    """
    if below in setting.column_heads:
        return True
    if above.page != below.page:
        return below.page == above.page + 1
    return min(above.bbox.x1, below.bbox.x1) > max(above.bbox.x0, below.bbox.x0)


def _continues(block: Sequence[Line], line: Line, setting: PageSetting) -> bool:
    last = block[-1]
    if not is_next_of_paragraph(last, line, setting):
        return False

    opens = parse_heading(line.text, bold=line.bold)
    if opens and opens.kind is not HeadingKind.TITLE:
        return False
    if last.bold and line.bold:
        return True
    return not (opens or _is_title(block))


def _is_title(block: Sequence[Line]) -> bool:
    """Whether the block is a heading that does not run on into its paragraph."""
    lengths = accumulate(len(line.text) for line in block)
    if any(length > LONGEST_TITLE for length in lengths):
        return False
    heading = parse_heading(_join(block), bold=block[-1].bold)
    return heading is not None and heading.body is None


def _join(block: Sequence[Line]) -> str:
    return "\n".join(texts_of(block))


def _block(lines: Sequence[Line]) -> Block:
    text = _join(lines)
    lengths = accumulate((len(line.text) + 1 for line in lines), initial=0)
    bold = all(line.bold for line in lines)
    return Block(
        lines=tuple(lines),
        text=text,
        heading=parse_heading(text, bold=bold),
        item=BULLET.match(text) is not None,
        _starts=tuple(lengths)[:-1],
    )


def _with_closing_lines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, what closes a list of labels and amounts being a line of it, however bold:
    "Total : 252 000 €"."""
    found: list[Block] = []
    for block in blocks:
        if _closes_list(found[-2:], block):
            found.append(replace(block, heading=None))
        else:
            found.append(block)
    return found


def _closes_list(above: Sequence[Block], block: Block) -> bool:
    """Whether a title without number states an amount as the two lines above it do, and is as close
    to them as they are to each other.
    """
    if block.heading is None or block.heading.kind is not HeadingKind.TITLE:
        return False
    if len(above) < 2 or any(line.heading is not None for line in above):
        return False
    if not all(states_an_amount(line.text) for line in (*above, block)):
        return False
    first, last = above
    return 0 < _pitch(last, block) <= LOOSE * _pitch(first, last)


def _pitch(above: Block, below: Block) -> float:
    """How far below a block the next one starts, from top to top; nothing on another page."""
    last, first = above.lines[-1], below.lines[0]
    return first.bbox.top - last.bbox.top if last.page == first.page else 0.0


def _with_leads(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each list item given the sentence that introduces its list ("… donnent :")."""
    found: list[Block] = []
    lead = ""
    for block in blocks:
        if block.item:
            found.append(replace(block, lead=lead))
            continue

        opens = block.heading is None and block.text.rstrip().endswith(":")
        lead = _SENTENCES.split(block.text.strip())[-1] if opens else ""
        found.append(block)
    return tuple(found)
