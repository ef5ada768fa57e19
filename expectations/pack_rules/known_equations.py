"""An equation whichever figure it is solved for: what a rule and a check state alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from validate.model.adoption import Adoption, Ground
from validate.model.identity import LINEAR, Form, Identity, Severity

_NAMES = {
    Form.WEIGHTED_SUM: "sum",
    Form.EQUALITY: "sum",
    Form.AT_LEAST: "at least",
    Form.AT_MOST: "at most",
}
"""What the equations of linear forms are told apart by."""
_TWO = 2
"""Figures of a ratio that one of a pack may state too."""
Equation = tuple[str, frozenset[tuple[str, str]]]


def equation_of(identity: Identity) -> Equation | None:
    """The equation of a sum, a product or a ratio without regard to its result, or the bound of a
    figure by others; None of others."""
    if not identity.result:
        return None
    if identity.form in _NAMES:
        return _linear(identity)
    if identity.offset or not _is_of_factors(identity):
        return None

    weights: dict[str, float] = defaultdict(float)
    weights[identity.result] = -1
    for number, term in enumerate(identity.terms):
        divides = identity.form is Form.RATIO and number == 1
        weights[term.fact] += -1 if divides else 1
    return _signed("product", weights)


def _linear(identity: Identity) -> Equation:
    """A sum, or the bound of one figure by others: a bound is told of that figure alone."""
    weights: dict[str, float] = defaultdict(float)
    weights[identity.result] = -1
    for term in identity.terms:
        weights[term.fact] += float(term.weight)
    if identity.form in LINEAR and not identity.offset:
        return _signed("sum", weights)
    name = f"{_NAMES[identity.form]} {identity.offset.normalize():f}"
    return name, frozenset(_printed(weights, 1))


def _is_of_factors(identity: Identity) -> bool:
    """Whether it multiplies, or divides one figure by one other."""
    if identity.form is Form.RATIO:
        return len(identity.terms) == _TWO
    return identity.form is Form.PRODUCT


def _signed(name: str, weights: Mapping[str, float]) -> Equation:
    """The same of an equation and its opposite."""
    first = min(weights)
    turned = -1 if weights[first] < 0 else 1
    return name, frozenset(_printed(weights, turned))


def _printed(
    weights: Mapping[str, float], turned: int
) -> Iterator[tuple[str, str]]:
    for fact, weight in weights.items():
        yield fact, f"{turned * weight:g}"


def known_equations(
    identities: Iterable[Identity],
) -> dict[Equation, Identity]:
    """The identities of the discovery by their equations."""
    found: dict[Equation, Identity] = {}
    for one in identities:
        equation = equation_of(one)
        if equation is not None:
            found.setdefault(equation, one)
    return found


def strengthened(known: Identity, stated: Identity) -> Identity:
    """An identity of the discovery that a rule states too: its own id and severity, one grade more
    where it was only listed, that of the rule where no word spoke for it, and the words of the rule
    beside what speaks for it.
    """
    grounds = dict.fromkeys((*known.adoption.grounds, Ground.WORDS))
    grounds.pop(Ground.OWN_FIGURES, None)
    severity = known.severity
    if severity is Severity.INFO:
        severity = Severity.WARNING
    elif Ground.WORDS not in known.adoption.grounds:
        severity = min(severity, stated.severity, key=lambda one: one.rank)
    adoption = Adoption(
        tuple(grounds),
        known.adoption.reason or stated.adoption.reason,
        known.adoption.lines,
        unheard=known.adoption.unheard and stated.adoption.unheard,
    )
    return replace(known, severity=severity, adoption=adoption)
