"""Numbers, equations and sentences as a reader of French or English writes them."""

from collections.abc import Mapping
from decimal import Decimal

from extract.facts import Fact
from extract.number import Unit
from validate.check import Check
from validate.finding import Message
from validate.identity import Form, Identity, Outcome, Term

_NARROW = " "
_LONGEST = 6
"""Terms spelt out in an equation; a longer sum shows its ends."""


def figure(value: Decimal, decimals: int | None = None, lang: str = "fr", unit: str = "") -> str:
    """``value`` as printed in a French (``81 900,00 €``) or English (``81,900.00 €``) text.

    Without ``decimals``, as many as the value needs.
    """
    places = max(0, -_exponent(value)) if decimals is None else decimals
    text = f"{value:,.{places}f}"
    if lang == "fr":
        text = text.replace(",", _NARROW).replace(".", ",")
    text = text.replace("-", "−")
    return f"{text}{_NARROW}{unit}" if unit else text


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def unit_of(fact: Fact | None) -> str:
    """The sign written after the fact's figure: ``€``, ``%`` or nothing."""
    if fact is None:
        return ""
    unit = None if fact.number is None else fact.number.unit
    if unit is Unit.PERCENT or fact.counts == "percent":
        return "%"
    return "€" if unit is Unit.EUR or fact.counts in ("amount", "rate") else ""


def written(fact: Fact, value: Decimal, lang: str = "fr") -> str:
    """``value`` written in the manner of ``fact``: its decimals (more if the value needs them) and its unit."""
    decimals = 0 if fact.number is None or fact.number.scale > 1 else fact.number.decimals
    decimals = max(decimals, -_exponent(value), 2 if unit_of(fact) == "€" else 0)
    return figure(value, min(decimals, 6), lang, unit_of(fact))


def equation(outcome: Outcome, facts: Mapping[str, Fact]) -> str:
    """The identity with its figures, and how far apart its sides are: ``35 × 2 340 = 81 900,00 ≠ 35 100,00``."""
    identity = outcome.identity
    if identity.form is Form.ORDER:
        start = facts[identity.terms[0].fact].printed if identity.terms[0].fact in facts else "?"
        return f"{start} → {outcome.printed}"
    if identity.form in (Form.WITHIN, Form.DISTINCT, Form.WELL_FORMED):
        return outcome.printed
    if identity.form is Form.ANY_OF:
        return f"{outcome.printed} ≠ {_alternatives(identity)}"
    result = facts.get(identity.result)
    expected = "?" if outcome.expected is None else _written(result, outcome.expected)
    sign = "≠" if outcome.delta else "="
    left = outcome.printed if identity.result else expected
    if identity.form is Form.EQUALITY and len(identity.terms) == 1:
        return f"{_shown(identity.terms[0], facts)} {sign} {left}"
    shown = expected if identity.result else figure(Decimal(outcome.printed))
    if outcome.delta is None:
        return f"{_right_side(identity, facts)} = {shown}"
    return f"{_right_side(identity, facts)} = {shown} {sign} {left}"


def _written(fact: Fact | None, value: Decimal) -> str:
    return figure(value) if fact is None else written(fact, value)


def _alternatives(identity: Identity) -> str:
    return ", ".join(f"{figure(count)} ({name})" for name, count in identity.candidates)


def _right_side(identity: Identity, facts: Mapping[str, Fact]) -> str:
    if identity.form is Form.RATIO:
        top, bottom = (_shown(term, facts) for term in identity.terms[:2])
        if identity.offset and identity.offset == -identity.constant:
            return f"({top} − {bottom}) ÷ {bottom}"
        return f"{top} ÷ {bottom}"
    if identity.form is Form.PRODUCT:
        factors = [_shown(term, facts) for term in identity.terms]
        percent = any(unit_of(facts.get(term.fact)) == "%" for term in identity.terms)
        constant = identity.constant * 100 if percent else identity.constant
        return " × ".join(factors + ([figure(constant)] if constant != 1 else []))
    return _sum(identity, facts)


def _sum(identity: Identity, facts: Mapping[str, Fact]) -> str:
    terms = identity.terms
    if len(terms) <= _LONGEST:
        text = "".join(_signed(term, facts) for term in terms)
    else:
        middle = f" + … ({len(terms) - 4}) …"
        text = "".join(_signed(term, facts) for term in terms[:2]) + middle
        text += "".join(_signed(term, facts) for term in terms[-2:])
    text += f" {'−' if identity.offset < 0 else '+'} {figure(abs(identity.offset))}" if identity.offset else ""
    return text.removeprefix(" + ").strip()


def _signed(term: Term, facts: Mapping[str, Fact]) -> str:
    return f" {'−' if term.weight < 0 else '+'} {_shown(term, facts)}"


def _shown(term: Term, facts: Mapping[str, Fact]) -> str:
    fact = facts.get(term.fact)
    printed = "?" if fact is None else fact.printed
    weight = abs(term.weight)
    return printed if weight == 1 else f"{figure(weight)} × {printed}"


def sentence(check: Check, outcome: Outcome, facts: Mapping[str, Fact]) -> Message:
    """The check's failing sentence for ``outcome``, in both languages."""
    return Message(
        check.failed.fr.format(**_fields(outcome, facts, "fr")), check.failed.en.format(**_fields(outcome, facts, "en"))
    )


def _fields(outcome: Outcome, facts: Mapping[str, Fact], lang: str) -> dict[str, str]:
    identity = outcome.identity
    result = facts.get(identity.result)

    def shown(value: Decimal | None) -> str:
        if value is None:
            return ""
        return figure(value, lang=lang) if result is None else written(result, value, lang)

    first = facts.get(identity.terms[0].fact) if identity.terms else None
    return {
        "label": identity.label,
        "printed": outcome.printed,
        "expected": shown(outcome.expected),
        "delta": shown(None if outcome.delta is None else abs(outcome.delta)),
        "terms": str(len(identity.terms)),
        "other": "" if first is None else first.printed,
        "page": "" if result is None or not result.places else str(result.places[0].page),
        "other_page": "" if first is None or not first.places else str(first.places[0].page),
        "equation": equation(outcome, facts),
    }
