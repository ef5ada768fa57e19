"""An equation whichever figure it is solved for: what a rule and a check state alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from validate.model.adoption import Adoption, Ground
from validate.model.identity import LINEAR, Form, Identity, Severity

_TWO = 2
"""Figures of a ratio that one of a pack may state too."""
Equation = tuple[str, frozenset[tuple[str, str]]]


def equation_of(identity: Identity) -> Equation | None:
    """The equation of a sum, a product or a ratio without regard to its result; None of others."""
    if not identity.result or identity.offset:
        return None
    weights: dict[str, float] = defaultdict(float)
    if identity.form in LINEAR:
        weights[identity.result] = -1
        for term in identity.terms:
            weights[term.fact] += float(term.weight)
        return _signed("sum", weights)
    if not _is_of_factors(identity):
        return None

    weights[identity.result] = -1
    for number, term in enumerate(identity.terms):
        divides = identity.form is Form.RATIO and number == 1
        weights[term.fact] += -1 if divides else 1
    return _signed("product", weights)


def _is_of_factors(identity: Identity) -> bool:
    """Whether it multiplies, or divides one figure by one other."""
    if identity.form is Form.RATIO:
        return len(identity.terms) == _TWO
    return identity.form is Form.PRODUCT


def _signed(name: str, weights: Mapping[str, float]) -> Equation:
    """The same of an equation and its opposite."""
    first = min(weights)
    turned = -1 if weights[first] < 0 else 1
    return name, frozenset(
        (fact, f"{turned * weight:g}") for fact, weight in weights.items()
    )


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
    where it was only listed, and the words of the rule beside what speaks for it.
    """
    grounds = dict.fromkeys((*known.adoption.grounds, Ground.WORDS))
    grounds.pop(Ground.OWN_FIGURES, None)
    severity = known.severity
    if severity is Severity.INFO:
        severity = Severity.WARNING
    adoption = Adoption(
        tuple(grounds),
        known.adoption.reason or stated.adoption.reason,
        known.adoption.lines,
        unheard=known.adoption.unheard and stated.adoption.unheard,
    )
    return replace(known, severity=severity, adoption=adoption)
