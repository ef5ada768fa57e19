"""An act from a template: paragraphs apart, `@manner` before one, `{key}` for a figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.council_acts.furniture import signature, two_column_masthead
from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import (
    Block,
    Kind,
    Manner,
    PageBreak,
    Part,
    Producer,
    Table,
    Text,
    Theme,
)
from benchmarks.council_acts.packs_second.book import Book, Slip

_MANNERS: Mapping[str, Manner] = {
    "title": "title",
    "subject": "subject",
    "heading": "heading",
    "caption": "caption",
    "small": "small",
    "center": "center",
    "right": "right",
    "box": "box",
}


def render(
    book: Book, template: str, tables: Mapping[str, Table]
) -> tuple[Block, ...]:
    """The blocks of a template, its figures from the ink."""
    filled = re.sub(
        r"\{([\w.]+)\}",
        lambda found: book.ink.printed[found[1]],
        template.strip(),
    )
    paragraphs = re.split(r"\n\s*\n", filled)
    return tuple(_block(paragraph, tables) for paragraph in paragraphs)


def _block(paragraph: str, tables: Mapping[str, Table]) -> Block:
    name, _, rest = paragraph.removeprefix("@").partition(" ")
    joined = " ".join(rest.split())
    if not paragraph.startswith("@"):
        return Text(" ".join(paragraph.split()))
    if name == "break":
        return PageBreak()
    if name == "table":
        return tables[joined]
    if name in {"sign", "masthead"}:
        return _pair(name, joined)
    return Text(joined, _MANNERS[name])


def _pair(name: str, text: str) -> Table:
    sides = [
        tuple(one.strip() for one in side.split("|"))
        for side in text.split("||")
    ]
    draw = signature if name == "sign" else two_column_masthead
    return draw(sides[0], sides[1])


def act(
    book: Book,
    producer: Producer,
    theme: Theme,
    template: str,
    tables: Mapping[str, Table],
) -> tuple[Part, ...]:
    """The act, its figures proved."""
    blocks = render(book, template, tables)
    book.prove()
    return (Part(producer, theme, blocks),)


@dataclass(frozen=True, slots=True)
class Plan:
    """An act: its producer and theme, its template, and what fills it with figures."""

    producer: Producer
    theme: Theme
    template: str
    fill: Callable[[Book], Mapping[str, Table]]

    def draw(self, ink: Ink) -> tuple[Part, ...]:
        """The act of one version."""
        book = Book(ink)
        tables = self.fill(book)
        return act(book, self.producer, self.theme, self.template, tables)


def kind_of(
    number: int, name: str, kind: str, seeds: tuple[Slip, ...], plan: Plan
) -> Kind:
    """A kind of act from its plan."""
    return Kind(number, name, kind, seeds, plan.draw)
