"""Identities that no word states: sums, products, ratios and changes found by the figures alone.

The engine of belief (`validate/belief/search.py`) looks at all figures of a table at once. What it
believes is stated here, line by line, where no check before this one stated the same figures. A
family that only its own figures speak for proves nothing and accuses nobody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, partial
from itertools import pairwise, starmap
from math import prod

from extract.facts import Fact
from extract.french.lexicon.averages import (
    may_average,
    may_be_rate,
    names_a_quotient,
    says_average,
    says_cost_of_one,
    says_mean_price,
    says_total_or_average,
)
from extract.number import Number
from extract.several import found_in, only, partition, present
from extract.table import Column, ColumnKind, RowKind
from validate.belief.hypothesis import EntryOutcome, FamilyForm, Hypothesis
from validate.check import (
    Check,
    Context,
    stable_id,
    stated_by_another,
)
from validate.model.adoption import Adoption, Ground, LineTally
from validate.model.finding import Abstention, Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Outcome,
    Severity,
    Term,
    Verdict,
    evaluate,
)
from validate.model.means import lies_between
from validate.model.rounded_factors import rounded_factors
from validate.model.typing_slips import is_slip_of, tells_slip
from validate.prose.pairing.misprints import may_slip
from validate.solve.earlier_figures import EarlierFigures
from validate.solve.family_judgment import FamilyJudgment
from validate.solve.left_out_column import is_left_out
from validate.solve.shadowed_families import without_shadowed
from validate.solve.swapped_digits import misses_by_a_swap
from validate.tables.adding_rows import AddingRows
from validate.tables.believed_families import BelievedFamily
from validate.tables.figure_table import (
    CLOSING,
    SUMMABLE,
    is_in_percent,
    is_quotient,
)
from validate.tables.printed_rates import PrintedRates
from validate.tables.solved_family import SolvedFamily, solve

_Columns = tuple[str, frozenset[int]]
CODE = "by-figures"
_LEAST_ODDS = 3.0
"""Log odds below which a family that may not judge is not stated: 20 to 1."""
_SEVERAL = 2
"""Lines that break a proportion and that sums give: not by a misprint."""
_OF_RATES = (100, 1_000)
"""What a rate is of, where lines beside it have a price: in per cent, or per thousand."""
_TWO_DIGITS = 10
"""Units of the smallest figure of two digits."""
_HUNDRED = Decimal(100)
_MULTIPLYING = frozenset({FamilyForm.PRODUCT, FamilyForm.RATIO})
"""Families whose lines say what one figure is multiplied by to make another."""
_FEWEST = 2
"""Operands of a sum that is worth stating."""
_OBEYED_BUT_FOR_SWAPS = (4, 4)
"""Lines that obey a sum, in all and for each that does not, from which one with two digits that
changed places is told: an exception is hardly that."""
_UNSUPPORTED = Adoption((Ground.OWN_FIGURES,), "its own figures agree")
_EMPTY = Message(
    "une case vide, dans une colonne que les autres lignes remplissent, ne vaut pas forcément zéro",
    "an empty cell, in a column that other lines fill, is not necessarily nothing",
)
_FORMS = {
    FamilyForm.SUM: Form.WEIGHTED_SUM,
    FamilyForm.SIGNED: Form.WEIGHTED_SUM,
    FamilyForm.PRODUCT: Form.PRODUCT,
    FamilyForm.RATIO: Form.RATIO,
    FamilyForm.CHANGE: Form.RATIO,
    FamilyForm.AVERAGE: Form.AVERAGE,
}
_KINDS = {
    FamilyForm.SUM: Kind.SUM,
    FamilyForm.SIGNED: Kind.DIFFERENCE,
    FamilyForm.PRODUCT: Kind.PRODUCT,
    FamilyForm.RATIO: Kind.DIFFERENCE,
    FamilyForm.CHANGE: Kind.DIFFERENCE,
    FamilyForm.AVERAGE: Kind.SUM,
}


def find(context: Context) -> Iterator[Identity | Abstention]:
    """What the figures of each table make believable, beside what was stated of it before."""
    known = EarlierFigures.of(context)
    printed = PrintedRates.of(context.document, context.facts)
    several = _columns_of_several_rates(context)
    for table in context.figure_tables:
        families = [
            printed.named(one.from_its_whole())
            for one in without_shadowed(context.beliefs.of(table))
            if not (one.proportional and _columns_of(one) in several)
        ]
        meant = map(_without_other_wholes, _without_own_rates(families))
        yield from _of_table(list(meant), context, known)


def _columns_of_several_rates(context: Context) -> set[_Columns]:
    """The two columns, by their table, of which checks before stated each line at a rate of its
    own: no one rate tells their totals."""
    rates: dict[_Columns, set[Decimal]] = defaultdict(set)
    for one in context.found:
        if one.form is Form.PRODUCT and len(one.terms) == 1:
            figures = present(map(context.facts.get, one.facts))
            columns = frozenset(present(each.col for each in figures))
            rates[one.table_id, columns].add(one.constant)
    return {columns for columns, own in rates.items() if len(own) > 1}


def _columns_of(family: BelievedFamily) -> _Columns | None:
    """The columns that a family of lines relates, by their table."""
    if not family.across:
        return None
    columns = frozenset(family.at.columns[line] for line in family.lines)
    return family.table.table.id, columns


def _without_own_rates(
    families: Sequence[BelievedFamily],
) -> list[BelievedFamily]:
    """The families, two columns in proportion without the lines that follow another rate, where a
    third column prints it: how each line changed, and so they did, or what each is multiplied by.
    """
    changed = {
        (one.across, frozenset(one.believed.operands)): one.believed.obeying
        for one in families
        if one.believed.form is FamilyForm.CHANGE and one.believed.worded
    }
    products = [
        one
        for one in families
        if one.believed.form in _MULTIPLYING and not one.proportional
    ]

    def at_own_rates(one: BelievedFamily) -> list[int]:
        key = one.across, frozenset(one.lines)
        return [*changed.get(key, ()), *_at_printed_rates(one, products)]

    return [
        _without(one, at_own_rates(one)) if one.proportional else one
        for one in families
    ]


def _at_printed_rates(
    family: BelievedFamily, products: Sequence[BelievedFamily]
) -> Iterator[int]:
    """The entries of two lines in proportion that obey a product of both with a third, which at
    least as many do: the rate of most is what that prints in them."""
    both = set(family.lines)
    for one in products:
        is_of_both = one.across == family.across and both < set(one.lines)
        if is_of_both and one.obeying >= family.obeying:
            yield from one.believed.obeying


def _without_other_wholes(family: BelievedFamily) -> BelievedFamily:
    """Shares of one whole without the lines, down to another one that prints a hundred per cent as
    well, which are shares of that: "Charges" and "Produits", each with its total, or each with what
    it comes to first."""
    if not (family.proportional and family.across):
        return family
    result = family.at.columns[family.believed.result]
    if family.table.column(result).kind is not ColumnKind.PERCENT:
        return family
    broken = family.believed.entries(EntryOutcome.BROKEN)
    others = [
        entry
        for whole, block in _blocks_of_wholes(family, result)
        if whole in broken
        for entry in block
    ]
    return _without(family, others)


def _blocks_of_wholes(
    family: BelievedFamily, result: int
) -> list[tuple[int, range]]:
    """The entries that print a hundred per cent in a column, each with those that are its parts:
    above it, or below where the first line that prints a share is one."""
    shares = {
        entry: value
        for entry in range(family.entry_count)
        if (value := family.table.value(family.row_index(entry), result))
        is not None
    }
    wholes = [entry for entry, share in shares.items() if share == _HUNDRED]
    if wholes[:1] == list(shares)[:1]:
        edges = pairwise((*wholes, family.entry_count))
        return [(whole, range(whole, below)) for whole, below in edges]
    edges = pairwise((-1, *wholes))
    return [(whole, range(above + 1, whole + 1)) for above, whole in edges]


def _without(family: BelievedFamily, right: Sequence[int]) -> BelievedFamily:
    """A family without the entries that break it and are ``right``."""
    evidence = tuple(
        each
        for each in family.believed.evidence
        if each.outcome is not EntryOutcome.BROKEN or each.entry not in right
    )
    return replace(family, believed=replace(family.believed, evidence=evidence))


def _of_table(
    families: Sequence[BelievedFamily], context: Context, known: EarlierFigures
) -> Iterator[Identity | Abstention]:
    """The lines of all families of a table, each judged with what words say that others break, and
    with what the others ask of its figures."""
    read = [_FamilyRead(one, context) for one in families]
    known = known.asking(_broken_lines(read), context.facts)
    known = known.beside_sums(_results_of_sums(read))
    known = known.beside_proved(_proved(read))
    stated = [list(_stated(one, known)) for one in read]
    failing = [_failing_said(each, context.facts) for each in stated]
    for one, first, own in zip(read, stated, failing, strict=True):
        others = [each for some in failing if some is not own for each in some]
        again = others and not one.family.believed.own_agreement_only
        if again:
            yield from _stated(one, known.beside(others))
        else:
            yield from first


def _results_of_sums(read: Sequence["_FamilyRead"]) -> Iterator[str]:
    """The figures that sums which are believed enough give as they are printed."""
    for one in read:
        if one.family.summed and one.asks:
            for line in one.lines:
                if line.is_right:
                    yield line.result.id


def _proved(read: Sequence["_FamilyRead"]) -> Iterator[str]:
    """The figures of lines that obey a family which proves."""
    for one in read:
        if not FamilyJudgment.of(one.family, frozenset()).proves:
            continue
        obeying = frozenset(one.family.believed.obeying)
        for line in one.lines:
            if line.entry in obeying and line.holds:
                yield from line.identity.facts


def _failing_said(
    stated: Sequence[Identity | Abstention], facts: Mapping[str, Fact]
) -> list[Outcome]:
    """The lines of a family that break what words say of it."""
    said = (
        one
        for one in stated
        if isinstance(one, Identity) and Ground.WORDS in one.adoption.grounds
    )
    outcomes = (evaluate(one, facts) for one in said)
    return [one for one in outcomes if one.verdict is Verdict.FAILED]


@dataclass(frozen=True)
class _FamilyRead:
    """A family, and its lines, which are read when they are first asked for."""

    family: BelievedFamily
    context: Context

    @property
    def asks(self) -> bool:
        """Whether it is believed enough to ask figures of the lines that break it."""
        return self.family.believed.log_odds >= _LEAST_ODDS

    @cached_property
    def lines(self) -> "tuple[_Line, ...]":
        """The lines of which enough is printed."""
        return tuple(_with_rates(list(_lines(self.family, self.context))))


def _stated(
    read: _FamilyRead, known: EarlierFigures
) -> Iterator[Identity | Abstention]:
    """The lines of a family: those that obey, and those that break it, as far as it may judge."""
    judgment = FamilyJudgment.of(read.family, known.contradicted)
    if not judgment.judges and (read.family.proportional or not read.asks):
        return

    sums = _made_otherwise(read, known)
    for line in read.lines:
        if line not in sums:
            yield from _of_line(line, judgment, known, read.context.facts)


def _made_otherwise(
    read: _FamilyRead, known: EarlierFigures
) -> Sequence["_Line"]:
    """The lines that break a proportion and that sums give as they are printed: of several it is
    not meant, which is so in the others by accident; and those that break a quotient, of which a
    line of sums is none."""
    if read.family.summed:
        return ()
    broken = [
        line
        for line in read.lines
        if not line.is_right and line.result.id in known.made
    ]
    if read.family.proportional:
        return broken if len(broken) >= _SEVERAL else ()
    return [line for line in broken if line.identity.form is Form.RATIO]


def _of_line(
    line: "_Line",
    judgment: FamilyJudgment,
    known: EarlierFigures,
    facts: Mapping[str, Fact],
) -> Iterator[Identity | Abstention]:
    """What is said of one line of a family, where no check before said it."""
    met = _met(line, judgment, known)
    if known.stated(line.identity, facts, obeys=line.is_right or bool(met)):
        return
    if line.tells_nothing:
        yield from _untold(line)
    elif line.obeys or line.holds:
        silent = known.stated(line.identity, facts, obeys=False)
        yield from _agreeing(line, judgment, silent=silent)
    else:
        yield from _breaking(line, judgment, known, met)


def _breaking(
    line: "_Line",
    judgment: FamilyJudgment,
    known: EarlierFigures,
    met: set[str],
) -> Iterator[Identity | Abstention]:
    """What is said of a line that breaks its family, of which ``met`` are asked to be others."""
    own = not line.family.believed.worded and known.confirms(
        line.result, line.found
    )
    if own:
        # what is asked of an operand stands, whatever confirms the result
        met.discard(line.result.id)
    own = own and not met
    slipped = _with_slipped_operand(line) if own else None
    if slipped is not None:
        line, own = slipped, False
    if not met:
        line = _with_wrong_quotient(line, known) or line
    yield from _judged(line, judgment, is_met=bool(met), own=own)


def _with_wrong_quotient(
    line: "_Line", known: EarlierFigures
) -> "_Line | None":
    """A line found as a quotient as that, where sums that hold add both figures up of which it is
    one, as they are printed: it is the figure that is wrong."""
    if not line.family.multiplied or len(line.operands) != _FEWEST:
        return None
    price, quantity = line.operands
    added = [one.id in known.added for one in (line.result, quantity, price)]
    if added != [True, True, False]:
        return None
    divided = _divided(line, price, quantity, "quotient")
    return replace(line, identity=divided, found=evaluate(divided, line.facts))


def _with_slipped_operand(line: "_Line") -> "_Line | None":
    """A line of two columns in proportion, of which one figure is confirmed, as what that makes of
    the other, where this prints a slip of it."""
    turned = _turned(line)
    if turned is None:
        return None
    (operand,) = line.operands
    number, expected = operand.number, turned.found.expected
    if number is None or expected is None or not tells_slip(number):
        return None
    if not is_slip_of(number, number.to_last_digit(expected)):
        return None
    return turned


def _turned(line: "_Line") -> "_Line | None":
    """A line of two columns in proportion as what its result makes of its one operand."""
    stated = line.identity
    if not line.family.proportional or len(line.operands) != 1:
        return None
    (operand,) = line.operands
    assert operand.row is not None
    assert operand.col is not None
    table = line.family.table
    turned = replace(
        stated,
        id=stable_id(CHECK.code, *table.words(operand.row, operand.col), "of"),
        result=operand.id,
        terms=(Term(stated.result),),
        constant=1 / stated.constant,
        label=table.name(operand.row, operand.col),
        rounded=(),
    )
    return replace(line, identity=turned, found=evaluate(turned, line.facts))


def _as_whole_part(line: "_Line") -> "_Line | None":
    """A line of which so many whole times one figure are the other as the part that was divided,
    where this is rounded to its last digit: the twelfth of a year's amount."""
    turned = _turned(line)
    if turned is None or turned.found.verdict is not Verdict.HELD:
        return None
    times = line.identity.constant
    if times <= 1 or times != times.to_integral_value():
        return None
    return replace(turned, outcome=EntryOutcome.NEAR)


def _met(
    line: "_Line", judgment: FamilyJudgment, known: EarlierFigures
) -> set[str]:
    """The figures of a line that breaks its family which earlier identities ask to be others."""
    if line.outcome is not EntryOutcome.BROKEN:
        return set()
    met = known.met(line.found, line.facts, judges=judgment.judges)
    if line.family.believed.own_agreement_only:
        # what figures alone ask, figures alone may keep
        return met - known.proved
    return met


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a family: its equation, and how it fares."""

    family: BelievedFamily
    entry: int
    outcome: EntryOutcome
    identity: Identity
    facts: dict[str, Fact]
    """The figures of the equation."""
    found: Outcome
    """How the equation fares, as figures are compared."""
    adding: AddingRows
    """The rows of its table that are sums."""
    of_rate: bool = False
    """Whether it has a rate where the others have a price."""

    @property
    def obeys(self) -> bool:
        """Whether it is told, and does not break the family."""
        return self.outcome not in (EntryOutcome.BROKEN, EntryOutcome.SILENT)

    @property
    def holds(self) -> bool:
        """Whether its equation does not fail."""
        return self.found.verdict is not Verdict.FAILED

    @property
    def is_right(self) -> bool:
        """Whether neither its family nor its equation is broken."""
        return self.obeys and self.holds

    @property
    def failing(self) -> "_Line":
        """The same if its equation failed."""
        failed = replace(self.found, verdict=Verdict.FAILED)
        return replace(self, found=failed)

    @property
    def result(self) -> Fact:
        """The figure that is reckoned."""
        return self.facts[self.identity.result]

    @property
    def tells_nothing(self) -> bool:
        """Whether it leaves figures out, and they are not marked as nothing where it breaks its
        family, as lines that obey mark them."""
        if self.outcome is not EntryOutcome.SILENT:
            return False
        is_read = all(fact.number is not None for fact in self.facts.values())
        fails = is_read and self.found.verdict is Verdict.FAILED
        return not (fails and self.family.marks_nothing(self.entry))

    @property
    def operands(self) -> list[Fact]:
        """The figures that it is reckoned from."""
        return [self.facts[term.fact] for term in self.identity.terms]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where its figures stand, row and column."""
        return [
            (fact.row, fact.col)
            for fact in self.facts.values()
            if fact.row is not None and fact.col is not None
        ]

    @property
    def prices_and_counts(self) -> tuple[list[Fact], list[Fact]]:
        """The operands that are quotients themselves, and the others."""
        is_divided = partial(_is_divided, self.family)
        return partition(self.operands, is_divided)


def _lines(family: BelievedFamily, context: Context) -> Iterator[_Line]:
    """The lines of which enough is printed; none across averages, each rounded by itself, and
    no quotient or product across what may be totals or averages.
    """
    solved = solve(family)
    adoption = _adoption(family)
    outcomes = {one.entry: one.outcome for one in family.believed.evidence}
    adding = AddingRows(family.table)
    for entry in range(family.entry_count):
        if family.across and _is_of_averages(family, entry):
            continue
        read = _solved_for_printed(family, solved, entry)
        stated = _identity(family, read, entry, adoption)
        if stated is not None:
            outcome = outcomes.get(entry, EntryOutcome.SILENT)
            facts = {name: context.facts[name] for name in stated.facts}
            found = evaluate(stated, facts)
            line = _Line(family, entry, outcome, stated, facts, found, adding)
            yield _as_meant(line)


def _with_rates(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Lines of a product, of which some have a rate in per cent, or per thousand, where the others
    have a price: "0,184" of 6 412 000 €. One alone may have lost its decimal mark."""
    failing = [
        line
        for line in lines
        if line.identity.form is Form.PRODUCT and not line.holds
    ]
    rated: dict[int, _Line] = {}
    for of_rate in _OF_RATES:
        held = present(_at_rate(one, of_rate) for one in failing)
        if len(held) >= _SEVERAL:
            rated.update((one.entry, one) for one in held)
    return (rated.get(line.entry, line) for line in lines)


def _at_rate(line: _Line, of_rate: int) -> _Line | None:
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


def _solved_for_printed(
    family: BelievedFamily, solved: SolvedFamily, entry: int
) -> SolvedFamily:
    """A sum as its labels read it; in a line that leaves that figure empty, as it was found."""
    if not family.summed or family.facts(solved.result, entry):
        return solved
    return solved.for_line(family.believed.result)


def _as_meant(line: _Line) -> _Line:
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


def _as_difference(line: _Line) -> _Line | None:
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
        adoption=_UNSUPPORTED,
        rounded=(),
    )
    found = evaluate(difference, line.facts)
    near = EntryOutcome.NEAR
    return replace(line, outcome=near, identity=difference, found=found)


def _as_chosen_rate(line: _Line) -> _Line | None:
    """A line as the product that its figures are, where what the others divide to is printed in
    another line too, and so was chosen: a misprint seldom comes upon it."""
    stated, family = line.identity, line.family
    if stated.form is not Form.RATIO or stated.offset:
        return None
    rate, figures = line.result, line.operands
    if len(figures) != _FEWEST or not _is_printed_again(line, rate):
        return None
    whole, quantity = figures
    if whole.row is None or whole.col is None:
        return None
    words = family.table.words(whole.row, whole.col)
    multiplied = replace(
        stated,
        id=stable_id(CHECK.code, *words, "rate"),
        form=Form.PRODUCT,
        kind=_KINDS[FamilyForm.PRODUCT],
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


def _is_printed_again(line: _Line, rate: Fact) -> bool:
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


def _as_slipped_quotient(line: _Line) -> _Line | None:
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
    divided = _divided(line, price, others[0], "quotient")
    found = evaluate(divided, line.facts)
    if found.expected is None or not is_slip_of(
        price.number, price.number.to_last_digit(found.expected)
    ):
        return None
    return replace(line, identity=divided, found=found)


def _as_before_rounding(line: _Line) -> _Line | None:
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


def _unrounded(line: _Line, facts: Mapping[str, Fact]) -> Iterator[Identity]:
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


def _as_part_of_duration(line: _Line) -> _Line | None:
    """A product as the quotient that one of its two factors is, of a duration in whole numbers,
    where it holds so: what is written off each year was divided by the years, and rounded."""
    if line.identity.form is not Form.PRODUCT or len(line.operands) != _FEWEST:
        return None
    for price, duration in (line.operands, line.operands[::-1]):
        assert duration.col is not None
        is_never_added = is_quotient(line.family.table.column(duration.col))
        if not is_never_added or _is_divided(line.family, duration):
            continue
        divided = _divided(line, price, duration, "part")
        found = evaluate(divided, line.facts)
        if found.verdict is not Verdict.FAILED:
            near = EntryOutcome.NEAR
            return replace(line, outcome=near, identity=divided, found=found)
    return None


def _as_mean(line: _Line) -> _Line | None:
    """A line that adds up those above it as the quotient of what it adds, where the family was
    found as one."""
    prices = _means_in_sums(line) if line.family.multiplied else []
    others = [one for one in line.operands if one not in prices]
    if len(prices) != 1 or len(others) != 1:
        return None
    (price,), (quantity,) = prices, others
    divided = _divided(line, price, quantity, "mean")
    found = evaluate(divided, line.facts)
    is_broken = found.verdict is Verdict.FAILED
    if is_broken and _is_recalled(line.family, line.entry):
        return None
    return replace(line, identity=divided, found=found)


def _is_recalled(family: BelievedFamily, entry: int) -> bool:
    """Whether a line says what all came to at another time."""
    return family.row_index(entry) in family.table.recalled


def _divided(line: _Line, price: Fact, quantity: Fact, what: str) -> Identity:
    """A product of two figures as the quotient that one of them is."""
    table = line.family.table
    assert price.row is not None
    assert price.col is not None
    return replace(
        line.identity,
        id=stable_id(CHECK.code, *table.words(price.row, price.col), what),
        form=Form.RATIO,
        kind=_KINDS[FamilyForm.RATIO],
        result=price.id,
        terms=(Term(line.result.id), Term(quantity.id)),
        label=table.name(price.row, price.col),
        rounded=(),
    )


def _meanings(line: _Line) -> Iterator[Identity]:
    stated = line.identity
    prices = _means_in_sums(line)
    if prices:
        yield replace(stated, rounded=tuple(fact.id for fact in prices))
    if stated.form is Form.RATIO:
        yield from _meanings_of_quotient(line)


def _meanings_of_quotient(line: _Line) -> Iterator[Identity]:
    stated = line.identity
    means, _ = line.prices_and_counts
    yield replace(stated, rounded=tuple(fact.id for fact in means))
    dividend, *divisors = line.operands
    if not stated.offset:
        yield replace(stated, rounded=(*stated.rounded, dividend.id))
    if sum(fact.value_or_zero < 0 for fact in divisors) % 2:
        yield replace(stated, constant=-stated.constant, offset=-stated.offset)


def _is_of_sums(line: _Line) -> bool:
    """Whether a product stands in a line that adds up the lines above: in its result and a factor
    that is no price, or any where all seem to be ("Rationnaires par jour"), or in a quantity of
    many digits alone beside what is known to be a price.
    """
    family, row = line.family, line.result.row
    if not family.across or line.identity.form is not Form.PRODUCT:
        return False
    prices, counted = line.prices_and_counts
    if _is_recalled(line.family, line.entry):
        return True
    if any(_adds_up(line, fact) for fact in counted or prices):
        return True
    columns = present(fact.col for fact in counted)
    is_priced = bool(prices) and len(columns) == 1
    return is_priced and row in line.adding.by_many(columns[0])


def _adds_up(line: _Line, fact: Fact) -> bool:
    """Whether a line adds up the lines above in its result and one of its factors."""
    columns = present((line.result.col, fact.col))
    return line.result.row in line.adding.of(columns)


def _means_in_sums(line: _Line) -> list[Fact]:
    """The prices of a product in a line that adds up the lines above: all but what it adds up."""
    if not _is_of_sums(line):
        return []
    prices, counted = line.prices_and_counts
    added = next((fact for fact in counted if _adds_up(line, fact)), None)
    if added is None:
        return prices
    return [one for one in line.operands if one is not added]


def _row_words(family: BelievedFamily, entry: int) -> str:
    """What names a row, and what it stands under."""
    row = family.table.rows[family.row_index(entry)]
    return " ".join((*row.path, row.label))


def _is_of_averages(family: BelievedFamily, entry: int) -> bool:
    """Whether a line says to be of averages; one of what all came to before, as its total does."""
    labels = [_row_words(family, entry)]
    if _is_recalled(family, entry):
        totals = family.table.of_kind(RowKind.TOTAL)
        labels += [family.table.rows[row].label for row in totals]
    if family.summed:
        return any(map(says_average, labels))
    means = says_average, says_total_or_average, says_mean_price
    return any(says(label) for says in means for label in labels)


def _agreeing(
    line: _Line, judgment: FamilyJudgment, *, silent: bool
) -> Iterator[Identity]:
    """A line that obeys its family, or nearly: of a family that may not judge only where it holds,
    and proving nothing where a change would not be noticed, as where what was said of its result
    before makes it ``silent``.
    """
    firm = judgment.proves and judgment.is_firm(
        line.entry, line.identity, line.facts
    )
    tells = line.obeys and not (silent or line.of_rate)
    proves = firm and tells and _may_fail(line.failing)
    if line.holds and not proves:
        yield replace(line.identity, adoption=_UNSUPPORTED)
    elif line.holds or (judgment.judges and _may_fail(line)):
        yield line.identity


def _judged(
    line: _Line, judgment: FamilyJudgment, *, is_met: bool, own: bool
) -> Iterator[Identity | Abstention]:
    """A line that breaks its family: a deviation where it is likelier misprinted than an exception,
    or where another identity asks the same of one figure (``is_met``), or where two digits changed
    places; else, or where a rule of its ``own`` holds of it, said to follow another rule; nothing
    where the family is not meant of it.
    """
    if not _may_fail(line) or _is_of_narrower_sum(line):
        return
    if not is_met and _may_leave_out(line):
        yield from _untold(line)
        return
    severity = None
    if not (own or _takes_its_own(line)):
        severity = _severity(line, judgment, is_met=is_met)
    if severity is not None:
        yield replace(line.identity, severity=severity)
    elif judgment.judges and not _spans_rows(line):
        stated, where = line.identity, line.result.places
        reason = _exception(line.family.obeying)
        yield Abstention(
            stated.rule, stated.table_id, stated.label, reason, places=where
        )


def _severity(
    line: _Line, judgment: FamilyJudgment, *, is_met: bool
) -> Severity | None:
    """How gravely a line that breaks its family may be taken, by the family or beside it."""
    judged = None
    if judgment.judges:
        judged = judgment.severity(line.entry, line.identity, line.facts)
    if judged is None:
        return _severity_beside(line, is_met=is_met)
    return judged


def _severity_beside(line: _Line, *, is_met: bool) -> Severity | None:
    """How gravely a line may be taken that its family does not judge: for what another identity
    asks of it (``is_met``), or for two digits that changed places, which are all that parts it from
    a sum that several others obey, for each that does not."""
    if is_met:
        return Severity.ERROR
    obeyed = line.family.believed.agrees(*_OBEYED_BUT_FOR_SWAPS)
    if obeyed and misses_by_a_swap(line.found, line.facts):
        return Severity.WARNING
    return None


def _broken_lines(
    read: Sequence[_FamilyRead],
) -> Iterator[tuple[bool, Outcome]]:
    """The lines that break families believed enough to be stated, and that these are meant of, each
    with whether its family judges."""
    for one in read:
        if not one.family.breaking or not one.asks:
            continue
        judges = FamilyJudgment.of(one.family, frozenset()).judges
        for line in one.lines:
            is_broken = line.outcome is EntryOutcome.BROKEN
            if is_broken and _may_fail(line) and not _is_of_narrower_sum(line):
                yield judges, line.found


def _is_of_narrower_sum(line: _Line) -> bool:
    """Whether a sum that only its figures speak for leaves a column out, which alone this line
    fills.
    """
    own = line.family.believed.own_agreement_only
    return own and is_left_out(line.family, line.entry)


def _may_leave_out(line: _Line) -> bool:
    """Whether a sum may be right, with what a cell does not tell that is left empty."""
    return _may_hold_more(line) or _leaves_a_sum_out(line)


def _may_hold_more(line: _Line) -> bool:
    """Whether a sum of rows misses something where one of them prints nothing in its column, which
    the others fill: what it has there may be known and not told. A slip of the hand is no such
    part."""
    family, number, expected = (
        line.family,
        line.result.number,
        line.found.expected,
    )
    if family.across or not family.summed or number is None or expected is None:
        return False
    parts = [one.value_or_zero for one in line.operands]
    if min(parts, default=0) < 0 or number.value <= expected:
        return False
    is_slip = tells_slip(number) and is_slip_of(number, expected)
    return family.leaves_empty(line.entry) and not is_slip


def _takes_its_own(line: _Line) -> bool:
    """Whether a line adds or takes away what at most one that obeys does, all others leaving it
    empty: these tell nothing of its sign."""
    family = line.family
    if not family.summed or family.believed.worded:
        return False
    obeying = family.believed.obeying
    for operand in family.believed.operands:
        if not _prints(family, operand, line.entry):
            continue
        if sum(_prints(family, operand, one) for one in obeying) < _SEVERAL:
            return True
    return False


def _prints(family: BelievedFamily, operand: int, entry: int) -> bool:
    """Whether an entry prints something of an operand."""
    return any(fact.value for fact in family.facts(operand, entry))


def _exception(others: int) -> Message:
    """The reason why a line that breaks its family is listed only."""
    return Message(
        f"la relation que {others} autres lignes vérifient n'y tombe pas juste : écart ou"
        " exception, rien ne le dit",
        f"the relation that {others} other lines obey does not hold here: a deviation or an"
        " exception, nothing tells",
    )


def _spans_rows(line: _Line) -> bool:
    """Whether a figure of a line stands for several rows: the family of these rows judges it."""
    span = line.family.table.span
    return any(span(row, col) > 1 for row, col in line.places)


def _untold(line: _Line) -> Iterator[Identity | Abstention]:
    """A line that tells nothing of its family, with the reason where there is one."""
    stated = line.identity
    if any(fact.number is None for fact in line.facts.values()):
        yield stated
    elif line.family.leaves_empty(line.entry) or _leaves_a_sum_out(line):
        where = line.result.places
        yield Abstention(
            stated.rule, stated.table_id, stated.label, _EMPTY, places=where
        )


def _leaves_a_sum_out(line: _Line) -> bool:
    """Whether a line that adds up those above it in all columns where it prints something prints
    nothing in one where they do: what they come to there is not told, and is not nothing."""
    family = line.family
    if line.holds or not (family.across and family.summed):
        return False
    empty = [
        operand
        for operand in family.believed.operands
        if not family.facts(operand, line.entry)
    ]
    if not empty or not _adds_lines_above(line):
        return False
    return any(
        _prints(family, operand, entry)
        for operand in empty
        for entry in range(line.entry)
    )


def _adds_lines_above(line: _Line) -> bool:
    """Whether a line adds up those above it wherever it prints something of a sum, or the two right
    above it: an amount and its tax."""
    columns = present(one.col for one in (line.result, *line.operands))
    row = line.result.row
    assert row is not None
    if row in line.adding.of(columns):
        return True
    figures = line.family.table.figures
    above = zip(
        figures(row - 1, columns), figures(row - 2, columns), strict=True
    )
    return row > 1 and list(figures(row, columns)) == [a + b for a, b in above]


def _may_fail(line: _Line) -> bool:
    """Whether a family is meant of this figure too.

    A row of totals adds amounts and counts; the percentages and prices in it are reckoned anew. A
    count of things is no quotient: where it seems one, the other figure was divided by it.
    """
    if _is_of_another_kind(line):
        return False
    family, result = line.family, line.result
    assert result.col is not None
    column = family.table.column(result.col)
    if family.believed.form is FamilyForm.AVERAGE:
        of_one = _is_of_one(" ".join(column.path)) or _has_one(line)
        return family.believed.worded and _adds(family, column) and not of_one
    if family.across and family.summed:
        return not _has_one(line)
    if family.summed:
        return _adds(family, column)
    return _is_reckoned(family, column)


def _adds(family: BelievedFamily, column: Column) -> bool:
    """Whether the figures of a column may be added up, or those beside each other."""
    return family.across or (
        column.kind in SUMMABLE and not is_quotient(column)
    )


def _has_one(line: _Line) -> bool:
    """Whether it says what one of something has or costs, across columns."""
    family = line.family
    return family.across and _is_of_one(_row_words(family, line.entry))


def _is_of_one(words: str) -> bool:
    """Whether a line says what one of something has or costs."""
    return says_cost_of_one(words) or may_be_rate(words)


def _is_of_changes(line: _Line) -> bool:
    """Whether a quotient or product of rows stands in a column of percentages of the figures beside
    them: the change of a quotient is no quotient of changes."""
    family = line.family
    if family.across or family.summed or line.result.col is None:
        return False
    return family.table.column(line.result.col).kind is ColumnKind.PERCENT


def _is_of_another_kind(line: _Line) -> bool:
    """Whether a line adds what was rounded, is a sum of lines that fails as a product or of other
    lines in each column, relates changes, or has a percentage among the amounts or prices that the
    columns relate: a price by law of another ("5 %"), a change. A line of percentages alone is of
    shares where they add up.
    """
    if _adds_rounded(line) or _is_of_changes(line):
        return True
    is_none = _is_of_sums(line) or _is_no_sum(line) or _totals_other_lines(line)
    if is_none and not line.holds:
        return True
    return line.family.across and _mixes_units(line)


def _totals_other_lines(line: _Line) -> bool:
    """Whether a line of totals multiplies or divides what it adds from other lines in each column:
    those that print one of these leave another empty, as what is of hardwood and of softwood is in
    a column each."""
    family = line.family
    if not family.across or family.summed:
        return False
    if _kind_of(family, line.entry) not in CLOSING:
        return False
    added = [
        operand
        for operand in family.lines
        if _prints(family, operand, line.entry)
    ]
    return any(
        _kind_of(family, entry) is RowKind.DETAIL
        and len({_prints(family, operand, entry) for operand in added}) > 1
        for entry in range(family.entry_count)
    )


def _kind_of(family: BelievedFamily, entry: int) -> RowKind:
    return family.table.rows[family.row_index(entry)].kind


def _mixes_units(line: _Line) -> bool:
    """Whether a line has percentages among other figures, or percentages alone that do not add
    up."""
    is_other = line.family.table.is_other_unit
    units = set(starmap(is_other, line.places))
    row = line.family.row_index(line.entry)
    is_in_words = is_in_percent(_row_words(line.family, line.entry))
    if is_in_words or line.family.table.is_of_percentages(row):
        units = {True}
    return units == {True, False} or (True in units and not line.holds)


def _is_no_sum(line: _Line) -> bool:
    """Whether a figure is finer than any of those that it would add up, as a mean of whole numbers
    is, or is a mean of them."""
    number = line.result.number
    parts = present(one.number for one in line.operands)
    if not line.family.summed or number is None or not parts:
        return False
    if any(term.weight < 0 for term in line.identity.terms):
        return False
    finest = max(one.decimals for one in parts)
    return bool(number.value.scaleb(finest) % 1) or _is_mean(line, parts)


def _is_mean(line: _Line, parts: Collection[Number]) -> bool:
    """Whether a figure that is no amount lies among those that it would add up."""
    number, col = line.result.number, line.result.col
    assert number is not None
    assert col is not None
    if line.family.table.column(col).kind is ColumnKind.AMOUNT:
        return False
    return lies_between(number, [one.value for one in parts])


def _is_reckoned(family: BelievedFamily, column: Column) -> bool:
    """Whether a column's figures may be products or quotients of others."""
    if family.believed.form is FamilyForm.PRODUCT or is_quotient(column):
        return True
    believed = family.believed
    if believed.worded or believed.of_its_kind:
        return True
    return column.kind is not ColumnKind.COUNT


def _adds_rounded(line: _Line) -> bool:
    """Whether a row of totals misses the product or quotient that its lines obey by no more than
    adding them up may: each was rounded by itself.
    """
    table, result = line.family.table, line.result
    assert result.row is not None
    is_total = table.rows[result.row].kind in CLOSING
    if line.family.summed or not is_total:
        return False
    delta = line.found.delta
    if not delta or result.number is None:
        return False
    return abs(delta) <= result.number.ulp * len(table.of_kind(RowKind.DETAIL))


def _is_divided(family: BelievedFamily, fact: Fact) -> bool:
    """Whether a figure is reckoned by division: by its column, or by its line where lines are
    reckoned with each other. Whole numbers are where the header says so alone: a duration in days
    is never added up, and is none the less as it was measured."""
    assert fact.col is not None
    by_line = not family.across and any(map(may_average, fact.row_path[-1:]))
    column = family.table.column(fact.col)
    header = " ".join(column.path)
    is_given = column.kind is ColumnKind.COUNT and not names_a_quotient(header)
    return by_line or (is_quotient(column) and not is_given)


def _identity(
    family: BelievedFamily, solved: SolvedFamily, entry: int, adoption: Adoption
) -> Identity | None:
    """The equation of one line; None where too little of it is printed."""
    table = family.table
    results = family.facts(solved.result, entry)
    terms = _printed_terms(family, solved, entry)
    if not results or terms is None:
        return None

    result, *others = results
    terms += [(fact, -1) for fact in others]
    if family.summed and len(terms) < _FEWEST:
        return None

    assert result.row is not None
    assert result.col is not None
    rule = _check(family, solved)
    constant, offset = _scale(family.believed)
    words = table.words(result.row, result.col)
    return Identity(
        id=stable_id(rule.code, *words, *_names(family, solved, terms)),
        rule=rule.code,
        kind=_KINDS[family.believed.form] if rule is CHECK else rule.kind,
        form=_FORMS[family.believed.form],
        result=result.id,
        terms=tuple(_terms(family.believed, terms)),
        table_id=table.table.id,
        constant=constant,
        offset=offset,
        adoption=adoption,
        label=table.name(result.row, result.col),
        rounded=_rounded(family, result, terms),
    )


def _printed_terms(
    family: BelievedFamily, solved: SolvedFamily, entry: int
) -> list[tuple[Fact, int]] | None:
    """The figures that the operands print, each with its weight; None where a factor has none."""
    terms: list[tuple[Fact, int]] = []
    for line, weight in solved.terms:
        facts = family.facts(line, entry)
        if not facts and not family.summed:
            return None
        terms += [(fact, weight) for fact in facts]
    return terms


def _rounded(
    family: BelievedFamily, result: Fact, terms: Sequence[tuple[Fact, int]]
) -> tuple[str, ...]:
    """The figures that may have been rounded: of a sum, those that the table rounds; of a product
    or quotient that was not, the operands that were reckoned themselves.
    """
    if family.summed:
        return family.table.roundings(result, terms)
    if _is_divided(family, result):
        return ()
    return tuple(fact.id for fact, _ in terms if _is_divided(family, fact))


def _check(family: BelievedFamily, solved: SolvedFamily) -> Check:
    """The check that a family is stated by: columns added up and taken away have their own."""
    if not (family.across and family.summed):
        return CHECK
    return DIFFERENCE if solved.is_difference else CROSSFOOTING


def _names(
    family: BelievedFamily,
    solved: SolvedFamily,
    terms: Sequence[tuple[Fact, int]],
) -> Iterator[str]:
    """What names the operands in an id that survives corrections."""
    if family.across and family.summed:
        for line, _ in solved.terms:
            yield family.table.column(family.at.columns[line]).label
    else:
        for fact, _ in terms:
            yield " ".join((*fact.row_path, *fact.column_path))


def _scale(believed: Hypothesis) -> tuple[Decimal, Decimal]:
    """The constant and the offset, as printed: a share or a change in per cent."""
    factor = Decimal(believed.factor)
    if believed.form is FamilyForm.PRODUCT:
        return believed.times / factor, Decimal(0)
    if believed.form is FamilyForm.CHANGE:
        return factor, -factor
    return factor, Decimal(0)


def _terms(
    believed: Hypothesis, terms: Sequence[tuple[Fact, int]]
) -> Iterator[Term]:
    if (
        believed.form is FamilyForm.CHANGE
    ):  # (second - first) / first is second / first - 1
        (first, _), (second, _) = terms
        yield from (Term(second.id), Term(first.id))
    else:
        yield from (Term(fact.id, Decimal(weight)) for fact, weight in terms)


def _adoption(family: BelievedFamily) -> Adoption:
    believed = family.believed
    grounds = []
    if believed.worded or believed.of_its_kind:
        grounds.append(Ground.WORDS)
    if believed.placed:
        grounds.append(Ground.POSITION)
    grounds.append(Ground.AGREEMENT)
    tally = LineTally(family.obeying, family.breaking)
    return Adoption(tuple(grounds), "its lines agree", lines=tally)


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.SUM,
    title=Message(
        "Relations tirées des chiffres", "Relations found by the figures"
    ),
    source=Message(
        "Une relation que la plupart des lignes d'un tableau vérifient vaut pour toutes.",
        "A relation that most lines of a table satisfy holds for all of them.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; le calcul que les autres lignes suivent donne {expected},"
        " soit un écart de {delta}.",
        "“{label}” prints {printed}; the calculation that the other lines follow gives {expected},"
        " a difference of {delta}.",
    ),
    find=find,
)


CROSSFOOTING = Check(
    code="crossfooting",
    version="2",
    kind=Kind.SUM,
    title=Message("Colonnes additionnées", "Columns added up"),
    source=Message(
        "Une colonne de total est la somme de colonnes de sa ligne ; reconnue quand les lignes du"
        " tableau l'observent.",
        "A total column is the sum of columns of its line; recognised when the table's lines obey.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; les colonnes additionnées donnent {expected}, soit un écart"
        " de {delta}.",
        "“{label}” prints {printed}; the columns added up give {expected}, a difference of"
        " {delta}.",
    ),
    find=stated_by_another,
)

DIFFERENCE = Check(
    code="difference",
    version="2",
    kind=Kind.DIFFERENCE,
    title=Message("Colonnes soustraites", "Columns subtracted"),
    source=Message(
        "Un solde est la différence de colonnes de sa ligne ; reconnu quand les lignes du tableau"
        " l'observent.",
        "A balance is the difference of columns of its line; recognised when the table's lines"
        " obey.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; la différence des colonnes donne {expected}, soit un écart"
        " de {delta}.",
        "“{label}” prints {printed}; the difference of the columns gives {expected}, off by"
        " {delta}.",
    ),
    find=stated_by_another,
)


CHECKS = (CHECK, CROSSFOOTING, DIFFERENCE)
