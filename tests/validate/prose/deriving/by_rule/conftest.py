"""Figures of tables, as sentences speak of them."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from extract.cell_ref import CellRef
from extract.facts import Fact, FactContext
from extract.french.numbers import parse_number


@pytest.fixture
def table():
    """The figures of a table: its headers, then lines of a label and its cells."""

    def read(headers: Sequence[str], *lines: Sequence[str]) -> list[Fact]:
        found = []
        for row, (label, *cells) in enumerate(lines):
            for col, (header, cell) in enumerate(
                zip(headers, cells, strict=True), start=1
            ):
                number = parse_number(cell)
                if number is None:
                    continue
                money = number.decimals == len("00")
                found.append(
                    Fact(
                        id=f"t1!r{row}c{col}",
                        counts="amount" if money else "other",
                        number=number,
                        printed=cell,
                        places=(),
                        section="deliberation",
                        cell=CellRef("t1", row, col),
                        context=FactContext(
                            row_path=(label,), column_path=(header,)
                        ),
                    )
                )
        return found

    return read


@pytest.fixture
def made_with(read_wording):
    """What a reader makes of the numbers of sentences with the figures of a table."""

    def run(
        reader, facts: Sequence[Fact], *texts: str
    ) -> list[tuple[str, Decimal]]:
        return [
            (one.result.fact.printed, one.derivation.value)
            for wording in read_wording(*texts)
            for one in reader(wording, facts)
        ]

    return run
