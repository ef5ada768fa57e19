"""Beneficiaries across annexes: the spellings that share a key, and what each receives in all.

Private law bodies that receive more than 23 000 € from one authority in a year must sign a convention with it
(article 10 of law n° 2000-321 of 12 April 2000, decree n° 2001-495 of 6 June 2001).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

CONVENTION_THRESHOLD = Decimal(23000)
"""Euros above which the law asks for a convention."""


@dataclass(frozen=True, slots=True)
class Beneficiary:
    """One key: ``names`` are its spellings with their number of lines, the most frequent first.

    ``total`` adds the granted amounts of detail lines, whatever the table; amounts that recapitulate others,
    refused and deferred lines are left out. ``lines`` counts the lines that were added.
    """

    key: str
    names: tuple[tuple[str, int], ...]
    total: Decimal
    lines: int
    tables: tuple[str, ...]

    @property
    def name(self) -> str:
        """The most frequent spelling, the first printed among equals."""
        return self.names[0][0]

    @property
    def above_threshold(self) -> bool:
        """Whether the total passes the legal threshold for a convention."""
        return self.total > CONVENTION_THRESHOLD


def beneficiaries(grants: Iterable[dict[str, str]]) -> tuple[Beneficiary, ...]:
    """The beneficiaries of the ``grants`` frame's records, the largest total first, then by key."""
    by_key: dict[str, list[dict[str, str]]] = {}
    for row in grants:
        if row["beneficiary_key"]:
            by_key.setdefault(row["beneficiary_key"], []).append(row)
    found = (_beneficiary(key, rows) for key, rows in by_key.items())
    return tuple(sorted(found, key=lambda each: (-each.total, each.key)))


def _beneficiary(key: str, rows: list[dict[str, str]]) -> Beneficiary:
    lines = {row["line_id"]: row["beneficiary"] for row in rows}
    given = [row for row in rows if row["decision"] == "granted" and row["role"] == "detail" and row["amount"]]
    return Beneficiary(
        key=key,
        names=tuple(Counter(lines.values()).most_common()),
        total=sum((Decimal(row["amount"]) for row in given), Decimal(0)),
        lines=len({row["line_id"] for row in given}),
        tables=tuple(dict.fromkeys(row["table_id"] for row in rows)),
    )


def merged_spellings(found: Iterable[Beneficiary]) -> tuple[tuple[str, str, int], ...]:
    """For review: key, spelling and number of lines of every key that brings several spellings together."""
    several = (each for each in found if len(each.names) > 1)
    rows = ((each.key, name, lines) for each in several for name, lines in each.names)
    return tuple(sorted(rows))
