"""Parts of blocks read as one text, each character with its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.geometry import Place
from extract.lines.paragraphs import Block
from extract.several import texts_of


@dataclass(frozen=True, slots=True)
class BlockPart:
    """``block.text[start:stop]``, at ``offset`` in the text it is a part of."""

    block: Block
    start: int
    stop: int
    offset: int

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """The places of what stands from ``start`` to ``end`` in the whole text."""
        shift = self.start - self.offset
        low = max(start + shift, self.start)
        high = min(end + shift, self.stop)
        return self.block.places(low, high) if low < high else ()


def places_in(
    parts: Iterable[BlockPart], start: int, end: int
) -> tuple[Place, ...]:
    """Where ``[start:end]`` of the text that ``parts`` make is printed."""
    found: list[Place] = []
    for part in parts:
        found += part.places(start, end)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class JoinedText:
    """Blocks joined by a separator."""

    text: str
    parts: tuple[BlockPart, ...]

    @classmethod
    def of(cls, blocks: Sequence[Block], separator: str) -> "JoinedText":
        """The texts of ``blocks``, ``separator`` between them."""
        parts: list[BlockPart] = []
        offset = 0
        for block in blocks:
            parts.append(BlockPart(block, 0, len(block.text), offset))
            offset += len(block.text) + len(separator)
        text = separator.join(texts_of(blocks))
        return cls(text, tuple(parts))

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """The places of ``text[start:end]``."""
        return places_in(self.parts, start, end)
