"""Sums and products that others make: where a column copies another in most lines, what is true of
one seems to be of its copy.

"Coût final" is "Payé" where nothing remains to be paid: its difference from "Prévu" is then that of
"Payé" too, and in the other lines it is not. So are the days of last year those of this one, but
for a few lines, and what comes a day seems to be over either.
"""

from collections.abc import Sequence
from decimal import Decimal

from validate.belief.hypothesis import FamilyForm
from validate.tables.believed_families import BelievedFamily

_SEVERAL = 2
"""Lines in which a copy parts from its column, not by one misprint."""


def without_shadowed(
    families: Sequence[BelievedFamily],
) -> list[BelievedFamily]:
    """The families of a table but those across its columns that are obeyed only where a column
    copies another, with which one is obeyed elsewhere too."""
    return [
        one
        for one in families
        if not any(_is_shadow(one, other) for other in families)
    ]


def _is_shadow(one: BelievedFamily, other: BelievedFamily) -> bool:
    if not (one.across and other.across):
        return False
    columns = _exchanged(one, other)
    if columns is None:
        return False
    apart = frozenset(
        entry
        for entry in range(one.entry_count)
        if _printed(one, columns[0], entry) != _printed(one, columns[1], entry)
    )
    obeyed, more = (
        len(apart.intersection(each.believed.obeying)) for each in (one, other)
    )
    return len(apart) >= _SEVERAL and obeyed < min(_SEVERAL, more)


def _exchanged(
    one: BelievedFamily, other: BelievedFamily
) -> tuple[int, int] | None:
    """The column of one family, and the one in its place in another that is alike in all else."""
    own = _weights(one)
    for sign in (1, -1) if one.summed else (1,):
        its = {line: sign * each for line, each in _weights(other).items()}
        alike = own.items() & its.items()
        if (
            one.summed == other.summed
            and len(own) == len(its) == len(alike) + 1
        ):
            (mine,), (yours,) = own.items() - alike, its.items() - alike
            return (mine[0], yours[0]) if mine[1] == yours[1] else None
    return None


def _weights(family: BelievedFamily) -> dict[int, int]:
    """What comes to nothing in a line that obeys a sum: its result, less what it adds and takes
    away; of a product what is multiplied, and what that makes, which a quotient divides."""
    believed = family.believed
    if family.summed:
        taken = zip(believed.operands, believed.signs, strict=True)
        return {believed.result: 1, **{line: -sign for line, sign in taken}}
    if believed.form is FamilyForm.RATIO:
        whole, *units = believed.operands
        return {whole: 1, believed.result: -1, **dict.fromkeys(units, -1)}
    if believed.form is FamilyForm.PRODUCT:
        return {believed.result: 1, **dict.fromkeys(believed.operands, -1)}
    return {}


def _printed(
    family: BelievedFamily, line: int, entry: int
) -> list[Decimal | None]:
    return [fact.value for fact in family.facts(line, entry)]
