"""A ratio or a product whose operands were rounded before they were printed; an amount that the
text rounds up, or to the thousand, or a table to the euro.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations, product
from math import prod

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.accounts import EXECUTED, MEASURED
from extract.french.lexicon.concept import Concept
from extract.number import Number, Unit
from extract.several import present
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    prints,
    value,
)
from validate.explanations.rounding import is_small, is_whole_sum
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Kind,
    Outcome,
    right_side,
    split_ratio,
)
from validate.model.interval import Interval

_THOUSAND = Decimal(1000)
_BEFORE_A_SHARE = 6
"""Numbers of the text before a share that may be divided."""
_ACCOUNTS = Concept(
    str(EXECUTED),
    r"resultats? de (?:l.exercice|cloture)",
    r"(?:excedent|deficit) .*\bpour l.exercice",
)
"""Words of a text that tells what was received and spent."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A ratio or product of figures that were rounded before they were printed."""
    return _explain_reckoned(scene, outcome) or _explain_measured(
        scene, outcome
    )


def _explain_reckoned(scene: Scene, outcome: Outcome) -> Reason | None:
    """A product one of whose figures is a product itself, rounded where it is printed: what that
    was before makes the result, "1 183" m² being 215 m by 5,5 m."""
    identity = outcome.identity
    result, terms = scene.result(identity), scene.terms(identity)
    if identity.form is not Form.PRODUCT or result is None:
        return None
    whole = right_side(identity, scene.facts)
    if result.number is None or whole is None:
        return None
    for fact in filter(value, terms):
        before = _before_rounding(scene, fact, result)
        if any(prints(result, whole.middle * x / value(fact)) for x in before):
            return Reason.of(_told([fact]), [fact])
    return None


def _before_rounding(scene: Scene, fact: Fact, result: Fact) -> list[Decimal]:
    """What products that do not reckon with a result give a figure before it is rounded."""
    ways = scene.products.get(fact.id, {})
    return [
        before
        for (columns, _), before in ways.items()
        if result.col not in columns
    ]


def _explain_measured(scene: Scene, outcome: Outcome) -> Reason | None:
    """A ratio or product that holds for some value of its measured operands, half a unit of their
    last digit around.

    Only measures are rounded: "2,44 kg", and what the text divides. A count of things, an amount to
    the cent and a printed rate are what they say.
    """
    identity = outcome.identity
    if identity.form not in (Form.RATIO, Form.PRODUCT):
        return None
    result, terms = scene.result(identity), scene.terms(identity)
    if (
        result is None
        or result.number is None
        or len(terms) != len(identity.terms)
    ):
        return None

    soft = _soft(scene, outcome, result, terms)
    if not soft or any(fact.value is None for fact in terms):
        return None
    printed = Interval.around(result.number.value, result.number.half_unit)
    if not _reach(outcome, terms, soft).meets(printed):
        return None

    return Reason.of(_told(soft), soft)


def _soft(
    scene: Scene, outcome: Outcome, result: Fact, terms: list[Fact]
) -> list[Fact]:
    """The operands that were rounded before they were printed."""
    measured = [
        fact
        for fact in terms
        if _is_measure(scene, fact) or _is_told_quotient(scene, fact)
    ]
    return measured or _equal_parts(outcome, result, terms)


def _told(soft: Sequence[Fact]) -> Message:
    shown = ", ".join(fact.printed for fact in soft)
    if len(soft) == 1:
        return Message(
            f"{shown} est arrondi : le résultat imprimé reste dans sa marge.",
            f"{shown} is rounded: the printed result is within its margin.",
        )
    return Message(
        f"{shown} sont arrondis : le résultat imprimé reste dans leur marge.",
        f"{shown} are rounded: the printed result is within their margin.",
    )


def _is_measure(scene: Scene, fact: Fact) -> bool:
    """Whether a figure was measured: it has decimals, and its header or its unit is of a
    measure.
    """
    number = fact.number
    if number is None or number.decimals == 0:
        return False
    unit = fold(number.unit_text)
    return MEASURED.within(scene.header(fact)) or MEASURED.within(unit)


def _equal_parts(
    outcome: Outcome, result: Fact, terms: list[Fact]
) -> list[Fact]:
    """The one amount of the text of which so many whole times make another: "9 370,37 € pour
    l'année, soit 780,86 € par mois" was divided."""
    times = outcome.identity.constant
    is_whole = times > 1 and times == times.to_integral_value()
    in_text = not any(fact.table_id for fact in (result, *terms))
    is_one = outcome.identity.form is Form.PRODUCT and len(terms) == 1
    return terms if is_one and is_whole and in_text else []


def _is_told_quotient(scene: Scene, fact: Fact) -> bool:
    """Whether a percentage of the text is what one of two numbers told before it is of the other,
    rounded: "586 445,75 € de primes et 596 413,30 € de remboursements, un rapport de 101,7 %"."""
    number = fact.number
    if fact.table_id or number is None or number.unit is not Unit.PERCENT:
        return False
    before, _ = scene.told_around(fact, _BEFORE_A_SHARE, 0)
    others = [one for one in before if one.value and one.counts != fact.counts]
    for one, other in permutations(others, 2):
        share = 100 * value(one) / value(other)
        gap = abs(share - number.value)
        if one.counts == other.counts and 0 < gap <= number.half_unit:
            return True
    return False


def _reach(outcome: Outcome, terms: list[Fact], soft: list[Fact]) -> Interval:
    """The least and the greatest result over the ends of the rounded operands."""
    ends = [_ends(fact, fact in soft) for fact in terms]
    results = [_result(outcome, values) for values in product(*ends)]
    known = present(results)
    if known:
        return Interval(min(known), max(known))
    return Interval.exact(Decimal("NaN"))


def _ends(fact: Fact, soft: bool) -> list[Decimal]:
    number = fact.number
    assert number is not None
    if not soft:
        return [number.value]
    margin = number.half_unit
    return [number.value - margin, number.value + margin]


def _result(outcome: Outcome, values: tuple[Decimal, ...]) -> Decimal | None:
    identity = outcome.identity
    pairs = zip(identity.terms, values, strict=True)
    weighted = [term.weight * value for term, value in pairs]
    if identity.form is not Form.RATIO:
        return prod(weighted, start=identity.constant)
    divided, divisors = split_ratio(identity, weighted)
    divisor = sum(divisors, Decimal(0))
    if not divisor:
        return None
    share = sum(divided, Decimal(0)) / divisor
    return share * identity.constant + identity.offset


def _explain_rounded_up(scene: Scene, outcome: Outcome) -> Reason | None:
    """An amount that the text states in whole euros, the next above one printed to the cent."""
    result, terms = (
        scene.result(outcome.identity),
        scene.terms(outcome.identity),
    )
    if result is None or result.table_id or result.number is None:
        return None
    if outcome.identity.kind is not Kind.EQUALITY or len(terms) != 1:
        return None
    said, meant = result.number, terms[0].value
    if meant is None or said.decimals or not 0 < said.value - meant < said.ulp:
        return None
    message = Message(
        f"{result.printed} est l'entier au-dessus de {terms[0].printed}.",
        f"{result.printed} is {terms[0].printed} rounded up.",
    )
    return Reason.of(message, terms)


def _explain_in_the_table(scene: Scene, outcome: Outcome) -> Reason | None:
    """An amount that the text gives to the cent, and a table in whole euros: the nearest; or what
    figures of the table come to, each of which was rounded."""
    identity = outcome.identity
    result, terms = scene.result(identity), scene.terms(identity)
    if _is_within_rounding(outcome, result, terms):
        return Reason.of(_told(terms), terms)
    if identity.kind is not Kind.EQUALITY or result is None or len(terms) != 1:
        return None
    return _nearest(result, terms[0])


def _nearest(result: Fact, other: Fact) -> Reason | None:
    """Of a number of the text and a figure of a table why they are one, the figure being rounded;
    None where it is not."""
    said, shown = (other, result) if result.table_id else (result, other)
    if said.table_id or said.number is None or shown.number is None:
        return None
    if not shown.table_id or said.number.ulp >= shown.number.ulp:
        return None
    if not prints(shown, said.number.value):
        return None
    message = Message(
        f"{shown.printed} est l'arrondi de {said.printed}.",
        f"{shown.printed} is {said.printed}, rounded.",
    )
    return Reason.of(message, [shown])


def _is_within_rounding(
    outcome: Outcome, result: Fact | None, terms: Sequence[Fact]
) -> bool:
    """Whether a number of the text, finer than all figures of tables that it is a sum or difference
    of, misses by no more than these were rounded by."""
    numbers = present(one.number for one in terms if one.table_id)
    is_sum = outcome.identity.form is Form.WEIGHTED_SUM and len(numbers) > 1
    if not is_sum or len(numbers) < len(outcome.identity.terms):
        return False
    said, delta = _number_of_text(result), outcome.delta
    if said is None or delta is None:
        return False
    is_finer = all(said.ulp < one.ulp for one in numbers)
    reach = sum((one.half_unit for one in numbers), Decimal(0))
    return is_finer and abs(delta) <= reach


def _number_of_text(fact: Fact | None) -> Number | None:
    """The number of a figure of the text; None for a cell of a table."""
    return None if fact is None or fact.table_id else fact.number


def _explain_accounts(scene: Scene, outcome: Outcome) -> Reason | None:
    """What the text adds up in whole euros of accounts that were executed, which are kept to the
    cent, and misses by no more than their rounding leaves."""
    found = scene.sum_of(outcome)
    if found is None or any(
        one.table_id for one in (found.result, *found.terms)
    ):
        return None
    is_near = is_small(outcome)
    if not is_near or not is_whole_sum(outcome.identity, scene.facts):
        return None
    told = (
        fold(f"{claim.heading} {claim.sentence}")
        for claim in scene.document.claims
        if claim.fact.section == found.result.section
    )
    if not any(map(_ACCOUNTS.within, told)):
        return None
    message = Message(
        f"{found.result.printed} : des comptes tenus au centime, arrondis à l'euro.",
        f"{found.result.printed}: accounts kept to the cent, rounded to euros.",
    )
    return Reason.of(message, found.terms)


def _explain_thousands(scene: Scene, outcome: Outcome) -> Reason | None:
    """An amount that the text multiplies of another, and that is printed in whole thousands: what
    that makes, rounded as it is ("263 000 € HT, soit 316 000 € TTC")."""
    result, delta = scene.result(outcome.identity), outcome.delta
    if outcome.identity.form is not Form.PRODUCT or result is None:
        return None
    amounts = [
        one
        for one in scene.terms(outcome.identity)
        if one.counts == result.counts
    ]
    is_near = delta is not None and abs(delta) <= _THOUSAND / 2
    if not is_near or not amounts or not _in_thousands(result, *amounts):
        return None
    message = Message(
        f"{result.printed} est arrondi au millier, comme {amounts[0].printed}.",
        f"{result.printed} is rounded to the thousand, as {amounts[0].printed} is.",
    )
    return Reason.of(message, amounts)


def _in_thousands(*facts: Fact) -> bool:
    """Whether the text prints amounts that are whole thousands."""
    return all(
        one.value and not one.table_id and not one.value % _THOUSAND
        for one in facts
    )


OF_ACCOUNTS = Explanation(
    code="rounded-accounts",
    title=Message("Comptes arrondis à l'euro", "Accounts rounded to euros"),
    explain=_explain_accounts,
)
IN_THOUSANDS = Explanation(
    code="rounded-to-thousands",
    title=Message("Arrondi au millier", "Rounded to the thousand"),
    explain=_explain_thousands,
)
IN_THE_TABLE = Explanation(
    code="rounded-in-table",
    title=Message("Arrondi dans le tableau", "Rounded in the table"),
    explain=_explain_in_the_table,
)
ROUNDED_UP = Explanation(
    code="rounded-up",
    title=Message("Arrondi à l'unité supérieure", "Rounded up"),
    explain=_explain_rounded_up,
)
EXPLANATION = Explanation(
    code="rounded-operands",
    title=Message("Opérandes arrondis", "Rounded operands"),
    explain=_explain,
)
