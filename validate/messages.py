"""Numbers, equations and sentences as a reader of French or English writes them."""

import re
from collections.abc import Mapping
from decimal import Decimal

from extract.facts import Fact
from extract.number import Unit
from validate.check import Check
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Outcome, Term

_NARROW = " "
_LONGEST = 6
"""Terms spelt out in an equation; a longer sum shows its ends."""
_SAID = {
    "annexe": "annex",
    "annexes": "annexes",
    "article": "article",
    "articles": "articles",
    "rapport": "report",
    "thématique": "theme",
    "opération": "operation",
    "montant(s)": "amount(s)",
    "nombre(s)": "number(s)",
    "vote(s)": "vote(s)",
}
"""The generic words that the checks write in a label, and their English."""
_PLACE = re.compile(rf"(\d+ )?({'|'.join(map(re.escape, _SAID))})( \S+)?")
_COUNTED = {
    "lignes": "lines",
    "lignes non nulles": "lines above zero",
    "noms distincts": "distinct names",
    "noms distincts non nuls": "distinct names above zero",
    "opérations": "operations",
    "opérations dotées": "operations with an amount",
}
"""The natural ways to count, and their English."""


def format_figure(
    value: Decimal, decimals: int | None = None, lang: str = "fr", unit: str = ""
) -> str:
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


def format_like(fact: Fact, value: Decimal, lang: str = "fr") -> str:
    """``value`` written in the manner of ``fact``: its decimals (more if the value needs them) and
    its unit.
    """
    decimals = 0 if fact.number is None or fact.number.scale > 1 else fact.number.decimals
    decimals = max(decimals, -_exponent(value), 2 if unit_of(fact) == "€" else 0)
    return format_figure(value, min(decimals, 6), lang, unit_of(fact))


def format_equation(outcome: Outcome, facts: Mapping[str, Fact]) -> str:
    """The identity with its figures, and how far apart its sides are: ``35 × 2 340 = 81 900,00 ≠ 35
    100,00``.
    """
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
    shown = expected if identity.result else format_figure(Decimal(outcome.printed))
    if outcome.delta is None:
        return f"{_right_side(identity, facts)} = {shown}"
    return f"{_right_side(identity, facts)} = {shown} {sign} {left}"


def _written(fact: Fact | None, value: Decimal) -> str:
    return format_figure(value) if fact is None else format_like(fact, value)


def _printed(outcome: Outcome, lang: str) -> str:
    """What is printed; a figure that was computed, in the manner of ``lang``."""
    computed = not outcome.identity.result and re.fullmatch(r"-?\d+(\.\d+)?", outcome.printed)
    return format_figure(Decimal(outcome.printed), lang=lang) if computed else outcome.printed


def _alternatives(identity: Identity) -> str:
    return ", ".join(f"{format_figure(count)} ({name})" for name, count in identity.candidates)


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
        return " × ".join(factors + ([format_figure(constant)] if constant != 1 else []))
    return _sum(identity, facts)


def _sum(identity: Identity, facts: Mapping[str, Fact]) -> str:
    terms = identity.terms
    if len(terms) <= _LONGEST:
        text = "".join(_signed(term, facts) for term in terms)
    else:
        middle = f" + … ({len(terms) - 4}) …"
        text = "".join(_signed(term, facts) for term in terms[:2]) + middle
        text += "".join(_signed(term, facts) for term in terms[-2:])
    text += (
        f" {'−' if identity.offset < 0 else '+'} {format_figure(abs(identity.offset))}"
        if identity.offset
        else ""
    )
    return text.removeprefix(" + ").strip()


def _signed(term: Term, facts: Mapping[str, Fact]) -> str:
    return f" {'−' if term.weight < 0 else '+'} {_shown(term, facts)}"


def _shown(term: Term, facts: Mapping[str, Fact]) -> str:
    fact = facts.get(term.fact)
    printed = "?" if fact is None else fact.printed
    weight = abs(term.weight)
    return printed if weight == 1 else f"{format_figure(weight)} × {printed}"


def translate_place(label: str, lang: str) -> str:
    """A label that a check wrote, in ``lang``: generic words in its language, printed ones quoted
    as printed.

    >>> translate_place("annexe 2 · opération 9 · associations", "en")
    'annex 2 · operation 9 · “associations”'
    """
    return label if lang == "fr" else " · ".join(_said(part) for part in label.split(" · "))


def _said(part: str) -> str:
    if part.startswith("« ") and part.endswith(" »"):
        return f"“{part[2:-2]}”"
    found = [_PLACE.fullmatch(piece) for piece in part.split(", ")]
    if not all(found):
        return f"“{part}”"
    return ", ".join(f"{m[1] or ''}{_SAID[m[2]]}{m[3] or ''}" for m in found if m)


def translate_count(name: str, lang: str) -> str:
    """The name of a natural way to count, in ``lang``."""
    return name if lang == "fr" else _COUNTED.get(name, name)


def failure_message(check: Check, outcome: Outcome, facts: Mapping[str, Fact]) -> Message:
    """The check's failing sentence for ``outcome``, in both languages."""
    return Message(
        check.failed.fr.format(**_fields(outcome, facts, "fr")),
        check.failed.en.format(**_fields(outcome, facts, "en")),
    )


def _fields(outcome: Outcome, facts: Mapping[str, Fact], lang: str) -> dict[str, str]:
    identity = outcome.identity
    result = facts.get(identity.result)

    def shown(value: Decimal | None) -> str:
        if value is None:
            return ""
        return (
            format_figure(value, lang=lang) if result is None else format_like(result, value, lang)
        )

    first = facts.get(identity.terms[0].fact) if identity.terms else None
    sides = (_printed(outcome, lang), shown(outcome.expected))
    pages = (_page(result), _page(first))
    in_prose = result is None or not result.table_id
    return {
        "label": identity.label,
        "place": translate_place(identity.label, lang),
        "printed": sides[0],
        "expected": sides[1],
        "said": sides[0] if in_prose else sides[1],
        "tabled": sides[1] if in_prose else sides[0],
        "table_page": pages[1] if in_prose else pages[0],
        "delta": shown(None if outcome.delta is None else abs(outcome.delta)),
        "terms": str(len(identity.terms)),
        "other": "" if first is None else first.printed,
        "page": pages[0],
        "other_page": pages[1],
        "equation": format_equation(outcome, facts),
    }


def _page(fact: Fact | None) -> str:
    return "" if fact is None or not fact.places else str(fact.places[0].page)
