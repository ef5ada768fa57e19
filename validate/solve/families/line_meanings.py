"""A line that breaks its family as its figures are meant, where that is all that parts it from what
the others obey: a mean in a line of totals, a rate in per cent, what was rounded or divided.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from math import prod

from extract.facts import Fact
from extract.several import found_in, only, present
from validate.belief.hypothesis import EntryOutcome, FamilyForm
from validate.check import stable_id
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Term,
    Verdict,
    evaluate,
)
from validate.model.rounded_factors import rounded_factors
from validate.model.typing_slips import is_slip_of
from validate.prose.pairing.misprints import may_slip
from validate.solve.families.family_lines import (
    FACTORS,
    UNSUPPORTED,
    FamilyLine,
    as_quotient,
    is_recalled,
    means_in_sums,
    of_its_operand,
)
from validate.solve.families.line_identities import CODE, is_divided
from validate.tables.believed_families import BelievedFamily
from validate.tables.figure_table import is_quotient

_SEVERAL = 2
"""Lines with a rate in the place of a price: one alone may have lost its decimal mark."""
_OF_RATES = (100, 1_000)
"""What a rate is of, where lines beside it have a price: in per cent, or per thousand."""
_TWO_DIGITS = 10
"""Units of the smallest figure of two digits."""


def as_meant(line: FamilyLine) -> FamilyLine:
    """A line as its figures are meant, where that is all that parts it from what the others obey.

    A line that adds up those above it prints its price as their mean, rounded; what is divided was
    rounded where it is the product itself (interest over a rate); what is divided by a figure below
    nothing has the sign of its change, as statements print it.
    """
    if line.holds:
        return line
    for meant in _meanings(line):
        found = evaluate(meant, line.facts)
        if found.verdict is not Verdict.FAILED:
            near = EntryOutcome.NEAR
            return replace(line, outcome=near, identity=meant, found=found)
    return (
        _as_before_rounding(line)
        or _as_part_of_duration(line)
        or _as_whole_part(line)
        or _as_mean(line)
        or _as_slipped_quotient(line)
        or _as_chosen_rate(line)
        or _as_difference(line)
        or line
    )


def with_rates(lines: Sequence[FamilyLine]) -> Iterator[FamilyLine]:
    """Lines of a product, of which some have a rate in per cent, or per thousand, where the others
    have a price: "0,184" of 6 412 000 €. One alone may have lost its decimal mark."""
    failing = [
        line
        for line in lines
        if line.identity.form is Form.PRODUCT and not line.holds
    ]
    rated: dict[int, FamilyLine] = {}
    for of_rate in _OF_RATES:
        held = present(_at_rate(one, of_rate) for one in failing)
        if len(held) >= _SEVERAL:
            rated.update((one.entry, one) for one in held)
    return (rated.get(line.entry, line) for line in lines)


def _at_rate(line: FamilyLine, of_rate: int) -> FamilyLine | None:
    """A line as a product with a rate of so many; None where it is none."""
    stated = line.identity
    stated = replace(stated, constant=stated.constant / of_rate)
    found = evaluate(stated, line.facts)
    if found.verdict is Verdict.FAILED:
        return None
    near = EntryOutcome.NEAR
    return replace(
        line, outcome=near, identity=stated, found=found, of_rate=True
    )


def _as_difference(line: FamilyLine) -> FamilyLine | None:
    """A line of changes in per cent as what its two figures differ by, where it prints that."""
    if line.family.believed.form is not FamilyForm.CHANGE:
        return None
    if not line.family.table.is_difference(line.result, *line.operands):
        return None
    later, earlier = line.identity.terms
    difference = replace(
        line.identity,
        form=Form.WEIGHTED_SUM,
        terms=(later, replace(earlier, weight=Decimal(-1))),
        constant=Decimal(1),
        offset=Decimal(0),
        adoption=UNSUPPORTED,
        rounded=(),
    )
    found = evaluate(difference, line.facts)
    near = EntryOutcome.NEAR
    return replace(line, outcome=near, identity=difference, found=found)


def _as_chosen_rate(line: FamilyLine) -> FamilyLine | None:
    """A line as the product that its figures are, where what the others divide to is printed in
    another line too, and so was chosen: a misprint seldom comes upon it."""
    stated, family = line.identity, line.family
    if stated.form is not Form.RATIO or stated.offset:
        return None
    rate, figures = line.result, line.operands
    if len(figures) != FACTORS or not _is_printed_again(line, rate):
        return None
    if _prints_changes(line, rate):
        return None
    whole, quantity = figures
    if whole.row is None or whole.col is None:
        return None
    words = family.table.words(whole.row, whole.col)
    multiplied = replace(
        stated,
        id=stable_id(CODE, *words, "rate"),
        form=Form.PRODUCT,
        kind=Kind.PRODUCT,
        result=whole.id,
        terms=(Term(rate.id), Term(quantity.id)),
        constant=1 / stated.constant,
        label=family.table.name(whole.row, whole.col),
        rounded=(),
    )
    found = evaluate(multiplied, line.facts)
    if found.verdict is not Verdict.FAILED:
        return None
    return replace(line, identity=multiplied, found=found)


def _prints_changes(line: FamilyLine, rate: Fact) -> bool:
    """Whether the column of a rate prints changes: a figure there has a sign."""
    assert rate.col is not None
    column = line.family.table.by_column.get(rate.col, ())
    return any(fact.has_sign for fact in column)


def _is_printed_again(line: FamilyLine, rate: Fact) -> bool:
    """Whether another line prints the same figure, of two digits or more, and multiplies by it to
    the last digit."""
    if rate.number is None or abs(rate.number.units) < _TWO_DIGITS:
        return False
    family, constant = line.family, line.identity.constant
    return any(
        _multiplies(family, entry, constant)
        for entry in family.believed.entries(EntryOutcome.EXACT)
        for one in family.facts(family.believed.result, entry)
        if entry != line.entry and one.value == rate.value
    )


def _multiplies(family: BelievedFamily, entry: int, constant: Decimal) -> bool:
    """Whether a line prints as its first operand what its result and the others multiply to, over
    a constant."""
    lines = (family.believed.result, *family.believed.operands)
    figures = present(only(family.facts(one, entry)) for one in lines)
    if len(figures) < len(lines):
        return False
    rate, whole, *others = figures
    if whole.number is None or not constant:
        return False
    made = prod((one.value_or_zero for one in others), start=rate.value_or_zero)
    made /= constant
    return abs(made - whole.number.value) <= whole.number.half_unit


def _as_slipped_quotient(line: FamilyLine) -> FamilyLine | None:
    """A line as the quotient that its family was found as, where what that prints is a slip of what
    it should be: "159" m² a parcel for 149, the mean of 46 parcels. What it multiplies to is
    none."""
    if not line.family.multiplied:
        return None
    price, *others = line.operands
    if len(others) != 1 or price.number is None:
        return None
    if not may_slip(price.number.value):
        return None
    divided = as_quotient(line, price, others[0], "quotient")
    found = evaluate(divided, line.facts)
    if found.expected is None or not is_slip_of(
        price.number, price.number.to_last_digit(found.expected)
    ):
        return None
    return replace(line, identity=divided, found=found)


def _as_before_rounding(line: FamilyLine) -> FamilyLine | None:
    """A product as that of what one of its factors was rounded from, where it holds so to its last
    digit: kilowatt-hours of lamps whose kilowatts are printed to two decimals."""
    stated, family = line.identity, line.family
    if stated.form is not Form.PRODUCT or not family.across:
        return None
    assert line.result.row is not None
    places = [(line.result.row, col) for col in family.at.columns]
    facts = {one.id: one for one in found_in(family.table.facts, places)}
    for meant in _unrounded(line, facts):
        found = evaluate(meant, facts)
        if found.verdict is Verdict.HELD:
            near = EntryOutcome.NEAR
            read = {name: facts[name] for name in meant.facts}
            return replace(
                line, outcome=near, identity=meant, facts=read, found=found
            )
    return None


def _unrounded(
    line: FamilyLine, facts: Mapping[str, Fact]
) -> Iterator[Identity]:
    """A product with two other figures of its line in place of a factor that they multiply to."""
    stated = line.identity
    others = [fact for name, fact in facts.items() if name not in stated.facts]
    for factor in line.operands:
        kept = (term for term in stated.terms if term.fact != factor.id)
        terms = tuple(kept)
        for rounded in rounded_factors(factor, others):
            own = (Term(fact.id) for fact in rounded.factors)
            yield replace(
                stated,
                terms=(*own, *terms),
                constant=stated.constant / rounded.unit,
                rounded=(),
            )


def _as_part_of_duration(line: FamilyLine) -> FamilyLine | None:
    """A product as the quotient that one of its two factors is, of a duration in whole numbers,
    where it holds so: what is written off each year was divided by the years, and rounded."""
    if line.identity.form is not Form.PRODUCT or len(line.operands) != FACTORS:
        return None
    for price, duration in (line.operands, line.operands[::-1]):
        assert duration.col is not None
        is_never_added = is_quotient(line.family.table.column(duration.col))
        if not is_never_added or is_divided(line.family, duration):
            continue
        divided = as_quotient(line, price, duration, "part")
        found = evaluate(divided, line.facts)
        if found.verdict is not Verdict.FAILED:
            near = EntryOutcome.NEAR
            return replace(line, outcome=near, identity=divided, found=found)
    return None


def _as_mean(line: FamilyLine) -> FamilyLine | None:
    """A line that adds up those above it as the quotient of what it adds, where the family was
    found as one."""
    prices = means_in_sums(line) if line.family.multiplied else []
    others = [one for one in line.operands if one not in prices]
    if len(prices) != 1 or len(others) != 1:
        return None
    (price,), (quantity,) = prices, others
    divided = as_quotient(line, price, quantity, "mean")
    found = evaluate(divided, line.facts)
    is_broken = found.verdict is Verdict.FAILED
    if is_broken and is_recalled(line.family, line.entry):
        return None
    return replace(line, identity=divided, found=found)


def _as_whole_part(line: FamilyLine) -> FamilyLine | None:
    """A line of which so many whole times one figure are the other as the part that was divided,
    where this is rounded to its last digit: the twelfth of a year's amount."""
    turned = of_its_operand(line)
    if turned is None or turned.found.verdict is not Verdict.HELD:
        return None
    times = line.identity.constant
    if times <= 1 or times != times.to_integral_value():
        return None
    return replace(turned, outcome=EntryOutcome.NEAR)


def _meanings(line: FamilyLine) -> Iterator[Identity]:
    stated = line.identity
    prices = means_in_sums(line)
    if prices:
        yield replace(stated, rounded=tuple(fact.id for fact in prices))
    if stated.form is Form.RATIO:
        yield from _meanings_of_quotient(line)


def _meanings_of_quotient(line: FamilyLine) -> Iterator[Identity]:
    stated = line.identity
    means, _ = line.prices_and_counts
    yield replace(stated, rounded=tuple(fact.id for fact in means))
    dividend, *divisors = line.operands
    if not stated.offset:
        yield replace(stated, rounded=(*stated.rounded, dividend.id))
    if sum(fact.value_or_zero < 0 for fact in divisors) % 2:
        yield replace(stated, constant=-stated.constant, offset=-stated.offset)
