"""What products and sums across a table ask of lines that break them: with that, its totals may
come out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from math import prod

from extract.several import only
from validate.belief.hypothesis import EntryOutcome, FamilyForm
from validate.tables.believed_families import BelievedFamily

_ASKING = (FamilyForm.SUM, FamilyForm.SIGNED, FamilyForm.PRODUCT)
AskedLines = Mapping[int, Mapping[int, Decimal]]
"""By column and row, how much more a line should print."""


def asked_lines(families: Iterable[BelievedFamily]) -> AskedLines:
    """How much more the lines should print that break what columns are of others, where words or
    place say so too, and more lines obey than break it.
    """
    found: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for family in families:
        is_asking = family.believed.form in _ASKING and family.across
        is_believed = 0 < family.breaking < family.obeying
        if is_asking and is_believed and not family.believed.own_agreement_only:
            col = family.at.columns[family.believed.result]
            found[col].update(_asked_of(family))
    return found


def _asked_of(family: BelievedFamily) -> Iterator[tuple[int, Decimal]]:
    """The rows that break a family, with how much more each should print."""
    for entry in family.believed.entries(EntryOutcome.BROKEN):
        result = only(family.facts(family.believed.result, entry))
        made = _made(family, entry)
        if result is None or result.number is None or made is None:
            continue
        meant = result.number.to_last_digit(made)
        yield family.row_index(entry), meant - result.number.value


def _made(family: BelievedFamily, entry: int) -> Decimal | None:
    """What the operands of a line give; None where one of them prints no figure, or several."""
    believed = family.believed
    values: list[Decimal] = []
    for line in believed.operands:
        fact = only(family.facts(line, entry))
        if fact is None or fact.value is None:
            return None
        values.append(fact.value)
    if believed.form is FamilyForm.PRODUCT:
        return believed.times * prod(values)
    signed = zip(believed.signs, values, strict=True)
    return sum((sign * value for sign, value in signed), Decimal(0))
