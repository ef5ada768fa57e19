"""The parameters of the law with their dates, from one table: `expectations/packs/parameters.csv`.

A value that no source which was read gives is not in the table.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

PACKS = Path(__file__).parents[1] / "packs"
FILE = PACKS / "parameters.csv"


def lasts(since: str, until: str, day: str) -> bool:
    """Whether an ISO day is from one to another, both counted; an empty one is open."""
    return since <= day and (not until or day <= until)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value in force from ``since`` to ``until`` (ISO days, empty: open), for populations from
    ``least`` to ``most`` where the law tells them apart.
    """

    name: str
    value: Decimal
    unit: str
    since: str
    until: str
    least: int | None
    most: int | None
    article: str
    verified: str
    """The source in which it was read, and when."""

    def is_in_force(self, day: str) -> bool:
        """Whether it applies on an ISO day."""
        return lasts(self.since, self.until, day)

    def is_of(self, population: int) -> bool:
        """Whether it is that of a commune of so many people."""
        least, most = self.least or 0, self.most
        return least <= population and (most is None or population <= most)


@cache
def parameters() -> tuple[Parameter, ...]:
    """Every parameter, in the order of the table."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(map(_parameter, csv.DictReader(file)))


def _parameter(row: dict[str, str]) -> Parameter:
    return Parameter(
        name=row["name"],
        value=Decimal(row["value"]),
        unit=row["unit"],
        since=row["since"],
        until=row["until"],
        least=int(row["least"]) if row["least"] else None,
        most=int(row["most"]) if row["most"] else None,
        article=row["article"],
        verified=row["verified"],
    )


def in_force(name: str, day: str) -> Iterator[Parameter]:
    """The values of a parameter on an ISO day."""
    for one in parameters():
        if one.name == name and one.is_in_force(day):
            yield one
