"""Acts written as they read: in the text each figure stands with the formula that it owes.

`{key:style=formula}` is a figure. A formula is a number or a date (the figure is given), or reads
other figures by key, wherever they stand: it computes the figure, and proves the printed one.
Paragraphs are parted by blank lines; `@manner` before one says how it is set; `@table` is followed
by its widths, alignments, rules and, at will, size and fill, then by a row a line.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import cast

from benchmarks.council_acts.figures import (
    euros,
    number,
    parsed,
    percent,
    rounded,
)
from benchmarks.council_acts.furniture import signature
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    Block,
    Kind,
    Manner,
    PageBreak,
    Part,
    Producer,
    Row,
    RowKind,
    Rules,
    Table,
    Text,
    Theme,
    make_row,
)
from benchmarks.council_acts.spelled import (
    in_words,
    long_date,
    months_between,
    read_date,
    read_words,
)

Reader = Callable[[str], Decimal]

_FIGURE = re.compile(r"\{(\w+):(\w+)=([^{}]+)\}")
_ROWS: Mapping[str, RowKind] = {"#": "head", "=": "total", "~": "sub"}


@dataclass(frozen=True, slots=True)
class Style:
    """How a figure is written, to how many decimals, and how it is read back."""

    write: Callable[[Decimal], str]
    places: int = 0
    read: Callable[[str], Decimal] = parsed


def _words_euros(value: Decimal) -> str:
    return f"{in_words(value)} euros"


def _styled(write: Callable[[Decimal, int], str], places: int) -> Style:
    return Style(lambda value: write(value, places), places)


STYLES: Mapping[str, Style] = {
    **{
        f"{letter}{places}": _styled(write, places)
        for letter, write in (
            ("n", number),
            ("e", euros),
            ("p", percent),
        )
        for places in range(3)
    },
    "y": Style(lambda value: f"{value:.0f}"),
    "w": Style(in_words, 0, read_words),
    "W": Style(lambda value: in_words(value).capitalize(), 0, read_words),
    "we": Style(_words_euros, 0, read_words),
    "d": Style(long_date, 0, read_date),
}
"""`n e p` are numbers, euros and rates, with their decimals; `y` a year, `w` words, `we` euros in
words, `d` a date."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of the text."""

    style: Style
    formula: ast.expr


@dataclass(slots=True)
class Teller:
    """The figures of one act, computed on demand."""

    told: dict[str, Told]
    right: dict[str, Decimal] = field(default_factory=dict)

    def true(self, key: str) -> Decimal:
        """A figure as it should be."""
        if key not in self.right:
            told = self.told[key]
            exact = self.work(told.formula, self.true)
            self.right[key] = rounded(exact, told.style.places)
        return self.right[key]

    def work(self, node: ast.expr, read: Reader) -> Decimal:
        """The value of a formula.

        Raises:
            TypeError: the formula holds what formulas do not.
        """
        if isinstance(node, ast.Constant):
            return Decimal(str(node.value))
        if isinstance(node, ast.Name):
            return read(node.id)
        if isinstance(node, ast.BinOp):
            return _OPERATORS[type(node.op)](
                self.work(node.left, read), self.work(node.right, read)
            )
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return self._call(node.func.id, node.args, read)
        raise TypeError(ast.dump(node))

    def _call(
        self, name: str, arguments: list[ast.expr], read: Reader
    ) -> Decimal:
        if name in {"all", "count"}:
            assert isinstance(arguments[0], ast.Name)
            whole = re.compile(rf"{arguments[0].id}\d+")
            values = [read(key) for key in self.told if whole.fullmatch(key)]
            return sum(values, Decimal(0)) if name == "all" else _count(values)
        return _FUNCTIONS[name](*(self.work(one, read) for one in arguments))


def _count(values: list[Decimal]) -> Decimal:
    return Decimal(len(values))


_OPERATORS: Mapping[type, Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_FUNCTIONS: Mapping[str, Callable[..., Decimal]] = {
    "round": lambda value, places=Decimal(0): rounded(value, int(places)),
    "min": min,
    "max": max,
    "date": lambda *parts: Decimal(date(*map(int, parts)).toordinal()),
    "months": months_between,
    "years": lambda *ends: months_between(*ends) / 12,
    "days": lambda first, last: last - first + 1,
    "year": lambda day: Decimal(date.fromordinal(int(day)).year),
}
"""`months`, `years` and `days` are of a period whose first and last day are counted."""


def listen(text: str) -> Teller:
    """The figures of a text.

    Raises:
        ValueError: a key stands twice.
    """
    told: dict[str, Told] = {}
    for key, style, formula in _FIGURE.findall(text):
        if key in told:
            raise ValueError(f"{key} stands twice")
        parsed_formula = ast.parse(" ".join(formula.split()), mode="eval").body
        told[key] = Told(STYLES[style], parsed_formula)
    return Teller(told)


def _given(node: ast.expr) -> bool:
    names = [one.id for one in ast.walk(node) if isinstance(one, ast.Name)]
    return set(names) <= {"date"}


def tell(ink: Ink, text: str) -> str:
    """Print all figures of a text and prove them; the text with its figures."""
    teller = listen(text)
    for key, told in teller.told.items():
        ink(key, told.style.write(teller.true(key)))

    def read(key: str) -> Decimal:
        return teller.told[key].style.read(ink.text(key))

    for key, told in teller.told.items():
        if not _given(told.formula):
            exact = teller.work(told.formula, read)
            owed = rounded(exact, told.style.places)
            ink.prove(f"{key} as told", read(key) == owed)
    return _FIGURE.sub(lambda found: ink.printed[found[1]], text)


def _row(text: str) -> Row:
    kind = _ROWS.get(text[0], "line")
    cells = text if kind == "line" else text[1:]
    return make_row(kind, *(cell.strip() for cell in cells.split("|")))


def _table(text: str) -> Table:
    first, *rows = text.strip().splitlines()
    settings = [part.strip() for part in first.split("|")]
    more = [float(part) for part in settings[3:]] + [9, 1][len(settings) - 3 :]
    return Table(
        tuple(map(float, settings[0].split())),
        settings[1],
        tuple(_row(row.strip()) for row in rows),
        rules=cast("Rules", settings[2]),
        size=more[0],
        fill=more[1],
        keep=True,
    )


def _signed(text: str) -> Table:
    left, right = (
        tuple(one.strip() for one in side.split(";"))
        for side in text.split("|")
    )
    return signature(left, right)


def set_block(text: str) -> Block:
    """The block that a paragraph tells."""
    if not text.startswith("@"):
        return Text(" ".join(text.split()))
    mark, _, rest = text[1:].partition(" ")
    if mark == "table":
        return _table(rest)
    if mark == "sign":
        return _signed(" ".join(rest.split()))
    if mark == "break":
        return PageBreak()
    return Text(" ".join(rest.split()), cast("Manner", mark))


def tell_kind(
    names: tuple[int, str, str],
    seeds: tuple[Seed, ...],
    producer: Producer,
    theme: Theme,
    text: str,
) -> Kind:
    """A kind from its number, file name and name, its seeds and its text."""

    def draw(ink: Ink) -> tuple[Part, ...]:
        told = tell(ink, text)
        paragraphs = re.split(r"\n\s*\n", told.strip())
        blocks = tuple(set_block(one.strip()) for one in paragraphs)
        return (Part(producer, theme, blocks),)

    return Kind(*names, seeds, draw)
