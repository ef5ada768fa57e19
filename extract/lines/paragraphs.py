"""Lines of prose -> blocks: a paragraph, a list item or a heading each, over line and page ends."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from extract.geometry import Place
from extract.lines.headings import LONGEST_TITLE, Heading, HeadingKind, parse_heading
from extract.pdf.page import Line

BULLET = re.compile(r"(?:[•●▪■□◦‣⁃∙·➢➤►✓✔❖\uf000-\uf0ff]|[-–—*o](?=\s+\S))\s*")
"""A list item's mark at the start of its line."""
_MARKER = re.compile(r"(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})\s?(?:[.)°]|/(?!\d))\s+(?=\S)")
_ENDS = re.compile(r"[.;:!?…][»”\")\s]*$")
_LOOSE = 1.15
"""Lines this many times further apart than usual on their page belong to two blocks."""
_SHORT = 0.88
"""A line that ends before this share of the column's width is the last of its paragraph if it
closes a sentence.
"""


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
        found = []
        for index in range(
            bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1)
        ):
            line, offset = self.lines[index], self._starts[index]
            first, last = max(start - offset, 0), min(end - offset, len(line.text))
            if first < last:
                found.append(line.place(first, last))
        return tuple(found)


def read_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of ``lines`` (prose outside tables and furniture, in reading order), in reading
    order.

    Columns side by side are kept apart: a line continues the block above it only where they overlap
    in width.
    """
    pitches = _pitches(lines)
    margins = _margins(lines)
    open_blocks: list[list[Line]] = []
    done: list[list[Line]] = []
    for line in lines:
        if (
            open_blocks and open_blocks[-1][-1].page != line.page
        ):  # no line goes on over a whole page
            open_blocks = [block for block in open_blocks if block[-1].page >= line.page - 1]
        above = next((b for b in reversed(open_blocks) if _over(b[-1], line)), None)
        if above is not None and _continues(above, line, pitches, margins):
            above.append(line)
            continue
        if above is not None:
            open_blocks.remove(above)
        fresh = [line]
        open_blocks.append(fresh)
        done.append(fresh)
    return _with_leads([_block(block) for block in done])


def _over(above: Line, below: Line) -> bool:
    """Whether the two lines overlap in width, or follow each other over a page end."""
    if above.page != below.page:
        return below.page == above.page + 1
    return min(above.bbox.x1, below.bbox.x1) > max(above.bbox.x0, below.bbox.x0)


def _continues(
    block: Sequence[Line], line: Line, pitches: dict[int, float], margins: dict[int, float]
) -> bool:
    last = block[-1]
    text = line.text.lstrip()
    if (
        abs(last.size - line.size) > 0.6
        or BULLET.match(text)
        or not _runs_on(last, line, text, pitches, margins)
    ):
        return False
    opens = parse_heading(line.text, bold=line.bold)
    if opens and opens.kind is not HeadingKind.TITLE:
        return False
    return (last.bold and line.bold) or not (opens or _is_title(block))


def _runs_on(
    last: Line, line: Line, text: str, pitches: dict[int, float], margins: dict[int, float]
) -> bool:
    """Whether a line goes on from the one above it, by where they stand and how they end and begin."""
    closed = _ENDS.search(last.text) is not None
    if last.page != line.page:
        return not closed and last.bold == line.bold and not text[:1].isupper()
    if last.bold != line.bold and (closed or last.bold or text[:1].isupper()):
        return False
    if line.bbox.top - last.bbox.top > _LOOSE * max(pitches[line.page] * line.size, last.size):
        return False
    short = last.bbox.x1 < last.bbox.x0 + _SHORT * (margins[last.page] - last.bbox.x0)
    starts_anew = text[:1].isupper() or _MARKER.match(text) is not None
    return not (
        (short and (closed or starts_anew))
        or (last.text.rstrip()[-1:] in ".;" and _MARKER.match(text))
    )


def _is_title(block: Sequence[Line]) -> bool:
    """Whether the block is a heading that does not run on into its paragraph."""
    if any(length > LONGEST_TITLE for length in accumulate(len(line.text) for line in block)):
        return False
    heading = parse_heading(_join(block), bold=block[-1].bold)
    return heading is not None and heading.body is None


def _pitches(lines: Sequence[Line]) -> dict[int, float]:
    """For each page, the usual distance from line to line, in font sizes (the closest of the common
    ones).
    """
    found: dict[int, Counter[float]] = {}
    for a, b in pairwise(lines):
        ratio = (b.bbox.top - a.bbox.top) / b.size if b.size else 0.0
        found.setdefault(b.page, Counter())
        if a.page == b.page and abs(a.size - b.size) < 0.3 and 0.95 < ratio < 1.9:
            found[b.page][round(ratio, 2)] += 1
    usual = {line.page: 1.25 for line in lines}
    for page, counter in found.items():
        if counter:
            most = max(counter.values())
            usual[page] = min(ratio for ratio, count in counter.items() if count * 2 >= most)
    return usual


def _margins(lines: Sequence[Line]) -> dict[int, float]:
    margins: dict[int, float] = {}
    for line in lines:
        margins[line.page] = max(margins.get(line.page, 0.0), line.bbox.x1)
    return margins


def _join(block: Sequence[Line]) -> str:
    return "\n".join(line.text for line in block)


def _block(lines: Sequence[Line]) -> Block:
    text = _join(lines)
    starts, offset = [], 0
    for line in lines:
        starts.append(offset)
        offset += len(line.text) + 1
    bold = all(line.bold for line in lines)
    heading = parse_heading(text, bold=bold)
    item = BULLET.match(text) is not None
    return Block(tuple(lines), text, heading, item, "", tuple(starts))


def _with_leads(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each list item given the sentence that introduces its list ("… donnent :")."""
    found: list[Block] = []
    lead = ""
    for block in blocks:
        if block.item:
            found.append(Block(block.lines, block.text, block.heading, True, lead, block._starts))
            continue
        opens = block.heading is None and block.text.rstrip().endswith(":")
        lead = re.split(r"(?<=[.!?])\s+", block.text.strip())[-1] if opens else ""
        found.append(block)
    return tuple(found)
