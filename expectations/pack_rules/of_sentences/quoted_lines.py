"""The sentences of an act as one text, from which words that say a figure are quoted where they
stand: "avant le 15 avril", "dans la limite du quart".
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from extract.facts import Fact
from extract.french.folding import fold, fold_same_length
from extract.number import Counts, Number
from extract.pdf.page import Line

_END = re.compile(r"[.;:](?:\s|$)")
"""What parts a sentence from the next."""


@dataclass(frozen=True)
class QuotedLines:
    """Lines outside tables, joined by spaces."""

    lines: tuple[Line, ...]

    @cached_property
    def text(self) -> str:
        """What they say."""
        return " ".join(line.text for line in self.lines)

    @cached_property
    def folded(self) -> str:
        """The same folded, letter for letter."""
        return fold_same_length(self.text)

    def sentence(self, start: int, end: int) -> tuple[str, str]:
        """The folded sentence around a place, as what stands before it and what behind."""
        before = _END.split(self.folded[:start])[-1]
        return fold(before), fold(_END.split(self.folded[end:])[0])

    def fact(
        self, start: int, end: int, value: Decimal, counts: Counts = "other"
    ) -> Fact:
        """What is printed from one place to another as a fact, in the line where it begins."""
        printed = self.text[start:end]
        line, at = self._line_at(start)
        place = line.place(at, min(len(line.text), at + len(printed)))
        return Fact(
            id=f"quoted-{line.page}-{line.bbox.top:.0f}-{at}",
            counts=counts,
            number=Number(value, 0, printed),
            printed=printed,
            places=(place,),
            section="",
        )

    def _line_at(self, start: int) -> tuple[Line, int]:
        """The line in which a character of the text stands, and where in it."""
        for line in self.lines:
            if start < len(line.text):
                return line, start
            start -= len(line.text) + 1
        raise IndexError(start)
