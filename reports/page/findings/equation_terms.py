"""The equation of a finding, term by term, so that each figure can link to its place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from extract.number import Unit
from reports.i18n import Texts
from validate.messages import (
    behind_operator,
    format_constant,
    format_measure,
    is_in_euros,
    measure_unit_of,
)
from validate.model.finding import Audit, Finding
from validate.model.identity import (
    Form,
    Identity,
    Nature,
    Outcome,
    Term,
    Verdict,
    split_ratio,
)

INLINE = 9
"""A sum of more terms than this shows its first and last ones; the whole list follows it."""
FIRST, LAST = 3, 2
"""Terms of it that are shown at the two ends."""
MOST_DECIMALS = 6
"""Decimals of a computed value that are shown where the figure itself has fewer."""


@dataclass(frozen=True, slots=True)
class EquationPart:
    """A piece of an equation: a figure (``fact`` is its id), an operator, or a number that no cell
    holds.
    """

    text: str
    fact: str = ""
    kind: str = "operator"
    number: int = 0
    """Of a term among several: its place in the equation, which the crops print too."""


@dataclass(frozen=True, slots=True)
class Equation:
    """``parts`` read ``terms = expected``; ``terms`` lists every figure where the parts
    skip some.
    """

    parts: tuple[EquationPart, ...]
    terms: tuple[EquationPart, ...]
    outcome: Outcome
    pages: tuple[int, int] | None = None
    """For one fact printed in two places, the pages of the figure at issue and of the other."""


class BrokenIdentities:
    """The failed identities of an audit, looked up by their ids and by the figures that take part
    in them.
    """

    def __init__(self, audit: Audit) -> None:
        self._failed = [
            one for one in audit.outcomes if one.verdict is Verdict.FAILED
        ]
        self._named: dict[str, list[int]] = defaultdict(list)
        for place, outcome in enumerate(self._failed):
            identity = outcome.identity
            for name in {identity.id, *identity.facts}:
                self._named[name].append(place)

    def of(self, finding: Finding) -> tuple[Outcome, ...]:
        """Those that the finding's root takes part in, the finding's own first."""
        places = {
            place
            for name in (finding.id, finding.root)
            for place in self._named.get(name, ())
        }

        def closeness(outcome: Outcome) -> tuple[bool, bool, bool]:
            identity = outcome.identity
            same = (
                identity.rule == finding.rule and identity.kind is finding.kind
            )
            return (
                identity.id != finding.id,
                not same,
                outcome.delta != finding.delta,
            )

        found = [self._failed[place] for place in sorted(places)]
        return tuple(sorted(found, key=closeness))


def stake(
    broken: BrokenIdentities, finding: Finding, facts: Mapping[str, Fact]
) -> Decimal | None:
    """The amount at stake in euros, signed: printed minus expected; None where no amount is
    concerned.

    The deviation of the figure at issue where it is an amount; otherwise the largest one among the
    amounts that it makes deviate (a wrong number of posts moves a grant). None of a rule of law.
    """
    if finding.nature is Nature.LEGAL:
        return None
    if finding.delta is not None and is_in_euros(facts.get(finding.root)):
        return finding.delta

    moved: list[Decimal] = []
    for outcome in broken.of(finding):
        result = facts.get(outcome.identity.result)
        if outcome.delta is not None and is_in_euros(result):
            moved.append(outcome.delta)
    return max(moved, key=abs, default=None)


def is_computed(outcome: Outcome) -> bool:
    """Whether an equation of figures gives what a figure should be: not a count of lines."""
    identity = outcome.identity
    known = (outcome.expected is not None, identity.result, identity.terms)
    return all(known)


def equation_parts(
    outcome: Outcome, facts: Mapping[str, Fact], texts: Texts
) -> Equation:
    """The identity of ``outcome`` as parts, ending with what the result should be."""
    identity = outcome.identity
    figures = tuple(figure_part(term.fact, facts) for term in identity.terms)
    if is_repetition(outcome):
        pages = (
            _page(facts.get(identity.result)),
            _page(facts.get(identity.terms[0].fact)),
        )
        return Equation(figures, (), outcome, pages)

    match identity.form:
        case Form.PRODUCT:
            parts = _joined([*_constant(identity, facts, texts), *figures], "×")
        case Form.RATIO:
            parts = _ratio(identity, facts, texts)
        case Form.AVERAGE:
            total = _sum(identity.terms, facts, texts)
            count = _number(Decimal(len(identity.terms)), texts)
            parts = [EquationPart("("), *total, EquationPart(")")]
            parts += [EquationPart("÷"), count]
        case _:
            parts = _sum(identity.terms, facts, texts)
            parts += _added(identity, texts)

    if outcome.expected is not None:
        shown = value_text(outcome.expected, facts.get(identity.result), texts)
        parts += [EquationPart("="), EquationPart(shown, kind="expected")]
    listed = figures if _is_shortened(identity) else ()
    return Equation(_numbered(parts, identity), listed, outcome)


def _numbered(
    parts: Iterable[EquationPart], identity: Identity
) -> tuple[EquationPart, ...]:
    """``parts`` with the numbers of the terms; a single one needs none."""
    if len(identity.terms) < 2:
        return tuple(parts)
    numbers: dict[str, int] = {}
    for number, term in enumerate(identity.terms, 1):
        numbers.setdefault(term.fact, number)
    return tuple(
        replace(part, number=numbers.get(part.fact, 0)) for part in parts
    )


def is_repetition(outcome: Outcome | None) -> bool:
    """Whether one fact printed in two places is compared; of no outcome nothing is."""
    if outcome is None:
        return False
    identity = outcome.identity
    if identity.form is not Form.EQUALITY:
        return False
    return [term.weight for term in identity.terms] == [1]


def _is_shortened(identity: Identity) -> bool:
    """Whether the equation shows some of the terms only."""
    if identity.form not in (Form.WEIGHTED_SUM, Form.AVERAGE, Form.EQUALITY):
        return False
    return len(identity.terms) > INLINE


def _page(fact: Fact | None) -> int:
    return fact.places[0].page if fact and fact.places else 0


def figure_part(fact_id: str, facts: Mapping[str, Fact]) -> EquationPart:
    """A figure as it is printed."""
    fact = facts.get(fact_id)
    if fact is None:
        return EquationPart(fact_id, kind="number")
    printed = fact.number.printed if fact.number else fact.printed
    return EquationPart(printed, fact_id, "figure")


def value_text(value: Decimal | None, like: Fact | None, texts: Texts) -> str:
    """A computed value written like the figure it should equal: euros for an amount."""
    if value is None:
        return "—"
    if is_in_euros(like):
        return texts.money(value)
    measured = format_measure(like, value, texts.lang)
    if measured:
        return measured

    exact = value.normalize()
    own_decimals = min(MOST_DECIMALS, -int(exact.as_tuple().exponent))
    number = like.number if like is not None else None
    if number is None:
        return texts.number(exact, max(0, own_decimals))

    shown = texts.number(exact, max(number.decimals, own_decimals))
    if number.unit is Unit.PERCENT:
        return f"{shown}%" if texts.lang == "en" else f"{shown} %"
    return " ".join(filter(None, (shown, measure_unit_of(like))))


def _constant(
    identity: Identity, facts: Mapping[str, Fact], texts: Texts
) -> list[EquationPart]:
    if identity.constant == 1:
        return []
    shown = format_constant(identity, identity.constant, facts, texts.lang)
    return [EquationPart(shown, kind="number")] if shown else []


def _number(value: Decimal, texts: Texts) -> EquationPart:
    return EquationPart(texts.number(value), kind="number")


def _sign(value: Decimal) -> EquationPart:
    return EquationPart("−" if value < 0 else "+")


def _joined(items: Iterable[EquationPart], sign: str) -> list[EquationPart]:
    parts: list[EquationPart] = []
    for item in items:
        if parts:
            parts.append(EquationPart(sign))
        parts.append(item)
    return parts


def _ratio(
    identity: Identity, facts: Mapping[str, Fact], texts: Texts
) -> list[EquationPart]:
    divided, divisors = split_ratio(identity, identity.terms)
    parts = _constant(identity, facts, texts)
    if parts:
        parts.append(EquationPart("×"))
    parts += [*_in_brackets(divided, facts, texts), EquationPart("÷")]
    parts += _in_brackets(divisors, facts, texts)
    return [*parts, *_added(identity, texts)]


def _in_brackets(
    terms: Sequence[Term], facts: Mapping[str, Fact], texts: Texts
) -> list[EquationPart]:
    """Figures added up, in brackets where they are several."""
    parts = _sum(terms, facts, texts)
    if len(terms) > 1:
        return [EquationPart("("), *parts, EquationPart(")")]
    return parts


def _added(identity: Identity, texts: Texts) -> list[EquationPart]:
    """The number that is added to what the terms give, with its sign."""
    if not identity.offset:
        return []
    return [_sign(identity.offset), _number(abs(identity.offset), texts)]


def _sum(
    terms: Sequence[Term], facts: Mapping[str, Fact], texts: Texts
) -> list[EquationPart]:
    if len(terms) <= INLINE:
        return _signed_terms(terms, facts, texts)

    first, last = terms[:FIRST], terms[-LAST:]
    skipped = texts("equation.more", n=len(terms) - FIRST - LAST)
    more = [EquationPart("+"), EquationPart(skipped, kind="more")]
    ending = _signed_terms(last, facts, texts, begins=False)
    return [*_signed_terms(first, facts, texts), *more, *ending]


def _signed_terms(
    terms: Sequence[Term],
    facts: Mapping[str, Fact],
    texts: Texts,
    *,
    begins: bool = True,
) -> list[EquationPart]:
    """Each term with its sign and weight; the first of the equation has no plus."""
    parts: list[EquationPart] = []
    for term in terms:
        is_first = begins and not parts
        if not is_first or term.weight < 0:
            parts.append(_sign(term.weight))
        if abs(term.weight) != 1:
            parts += [_number(abs(term.weight), texts), EquationPart("×")]
        figure = figure_part(term.fact, facts)
        if parts or not begins:
            figure = replace(figure, text=behind_operator(figure.text))
        parts.append(figure)
    return parts
