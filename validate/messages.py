"""Numbers, equations and sentences as a reader of French or English writes them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from extract.facts import Fact
from extract.french.durations import IN_HOUR
from extract.french.folding import fold
from extract.french.lexicon.averages import CHANGE
from extract.french.measures import DURATION, compound_of
from extract.number import Unit
from extract.several import found_in
from extract.tables.header_values import header_measure, printed_measure
from extract.tables.stitching.headers import prints_nothing
from validate.check import Check
from validate.model.finding import Message, is_singular
from validate.model.identity import (
    Form,
    Identity,
    Outcome,
    Term,
    Verdict,
    split_ratio,
)

LANGUAGES = ("fr", "en")
_SPACE = " "
_MINUS = "−"
_OWN_SIGNS = ("+", "-", "–", _MINUS)
_LONGEST = 6
"""Terms spelt out in an equation; a longer sum shows its ends."""
_ENDS = 2
"""Terms that a longer sum shows at each end."""
_MOST_DECIMALS = 6
"""Decimals written of a computed figure: more say nothing of a printed one."""
_CENTS = 2
_COMPUTED_FIGURE = re.compile(r"-?\d+(\.\d+)?")
"""A total that the document does not print, as an outcome holds it."""
_COUNTED = {
    "lignes": "lines",
    "lignes dotées": "lines with an amount",
    "noms distincts": "distinct names",
    "noms distincts dotés": "distinct names with an amount",
    "lignes de ce nom": "lines of that name",
    "lignes du total": "lines that the total adds up",
    "lignes en hausse": "lines that rise",
    "lignes en baisse": "lines that fall",
    "lignes au-dessus de zéro": "lines above nought",
    "lignes au-dessous de zéro": "lines below nought",
    "valeurs distinctes": "distinct values",
    "opérations": "operations",
    "opérations dotées": "operations with an amount",
    "noms de la liste": "names of the list",
    "noms qui ne sont dans aucune autre liste": "names in no other list",
    "noms de la liste, et qui préside": "names of the list, and who presides",
    "noms sans ceux qui arrivent ou partent": "names but of who comes or leaves",
    "noms présents et représentés": "names present and represented",
    "noms représentés": "names represented",
    "noms sans pouvoir": "names without a proxy",
    "noms excusés et représentés": "names excused and represented",
    "noms absents et excusés": "names absent and excused",
    "noms absents, excusés et représentés": "names absent, excused and represented",
    "noms de toutes les listes": "names of all lists",
    "noms de toutes les listes, chacune à part": "names of each list",
    "noms de toutes les listes, et qui préside": "names of all lists, and who presides",
    "pour, contre et abstentions": "for, against and abstentions",
    "pour et contre": "for and against",
    "tous ceux qui sont comptés": "all who are counted",
    "votants sans pour ni contre": "voters neither for nor against",
    "majorité des membres en exercice": "majority of the members in office",
}
"""The natural ways to count, and their English."""


_LABELS = " · "
"""Between the labels of a row and of a column."""
_ENDLESS = 15
"""Decimals of a number that none end."""
_MOST_PARTS = 10**6
"""The largest number that a fraction of a sentence is over."""


def format_figure(
    value: Decimal,
    decimals: int | None = None,
    lang: str = "fr",
    unit: str = "",
) -> str:
    """``value`` as printed in a French (``81 900,00 €``) or English (``81,900.00 €``) text.

    Without ``decimals``, as many as the value needs.
    """
    places = max(0, -_exponent(value)) if decimals is None else decimals
    text = f"{value:,.{places}f}"
    if lang == "fr":
        text = text.replace(",", _SPACE).replace(".", ",")
    text = text.replace("-", _MINUS)
    if unit == "%" and lang == "en":
        return f"{text}{unit}"
    if unit:
        return f"{text}{_SPACE}{unit}"
    return text


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    if isinstance(exponent, int):
        return exponent
    return 0


def unit_of(fact: Fact | None) -> str:
    """The sign written after the fact's figure: ``€``, ``%`` or nothing."""
    if fact is None:
        return ""
    unit = Unit.NONE if fact.number is None else fact.number.unit
    if unit is Unit.PERCENT or fact.counts == "percent":
        return "" if _may_be_of_any_unit(fact) else "%"
    in_euros = unit is Unit.EUR or fact.counts in ("amount", "rate")
    if in_euros and fact.context.money:
        return "€"
    return ""


def _may_be_of_any_unit(fact: Fact) -> bool:
    """Whether neither a figure nor its header prints the sign of a percentage, and the header only
    speaks of a change: "Évolution" may head what two counts differ by."""
    header = fold(" ".join(fact.column_path))
    return "%" not in header + fact.printed and CHANGE.within(header)


def measure_unit_of(fact: Fact | None) -> str:
    """The unit of what a table's figure weighs or measures, as it or its header prints it; "" where
    neither does, or it has a sign of its own."""
    if fact is None or not fact.table_id or unit_of(fact):
        return ""
    return printed_measure(fact.printed) or header_measure(fact.column_path)


def is_in_euros(fact: Fact | None) -> bool:
    """Whether a figure is an amount of money."""
    if fact is None:
        return False
    signs = {fact.counts, "" if fact.number is None else fact.number.unit}
    return fact.context.money and not signs.isdisjoint(("amount", Unit.EUR))


def format_like(fact: Fact, value: Decimal, lang: str = "fr") -> str:
    """``value`` written in the manner of ``fact``: its decimals (more if the value needs them) and
    its unit.
    """
    measured = format_measure(fact, value, lang)
    if measured:
        return measured
    unit = unit_of(fact) or measure_unit_of(fact)
    return format_figure(value, _decimals_like(fact, value), lang, unit)


def format_measure(fact: Fact | None, value: Decimal, lang: str = "fr") -> str:
    """``value`` as ``fact`` is printed, in several units: "25 h 15"; empty where it is in one."""
    measure = None if fact is None else compound_of(fact.number)
    if fact is None or measure is None:
        return ""
    thousands, point = (_SPACE, ",") if lang == "fr" else (",", ".")
    text = measure.spell(
        abs(value), fact.printed, thousands=thousands, point=point
    )
    return f"{_MINUS}{text}" if value < 0 else text


def format_gap(fact: Fact, gap: Decimal, lang: str = "fr") -> str:
    """A difference between two values of ``fact``: as its values are written, but that percentages
    are points apart.
    """
    if unit_of(fact) != "%":
        return format_like(fact, gap, lang)
    shown = format_figure(gap, _decimals_like(fact, gap), lang)
    is_one = is_singular(gap, lang)
    return f"{shown}{_SPACE}{'point' if is_one else 'points'}"


def _decimals_like(fact: Fact, value: Decimal) -> int:
    """The decimals of the fact, or more if the value needs them."""
    usual = _CENTS if unit_of(fact) == "€" else 0
    own = 0
    if fact.number is not None and fact.number.scale == 1:
        own = fact.number.decimals
    return min(max(own, usual, -_exponent(value)), _MOST_DECIMALS)


# ------------------------------------------------------------------------------------------------
# equations


def format_equation(
    outcome: Outcome, facts: Mapping[str, Fact], lang: str = "fr"
) -> str:
    """The identity with its figures, and how far apart its sides are: ``35 × 2 340 = 81 900,00 ≠ 35
    100,00``; printed figures as they are, those computed in the manner of ``lang``.
    """
    written = _SPECIAL.get(outcome.identity.form, _computed)
    return written(outcome, facts, lang)


def _order(outcome: Outcome, facts: Mapping[str, Fact], _: str) -> str:
    start = facts.get(outcome.identity.terms[0].fact)
    printed = "?" if start is None else start.printed
    return f"{printed} → {outcome.printed}"


def _bounded(outcome: Outcome, facts: Mapping[str, Fact], lang: str) -> str:
    """What is printed beside the bound that the law sets it."""
    identity = outcome.identity
    is_least = identity.form is Form.AT_LEAST
    signs = ("<", ">") if outcome.verdict is Verdict.FAILED else ("≥", "≤")
    sign = signs[0] if is_least else signs[1]
    bound = _expected(outcome, facts, lang)
    if len(identity.terms) == 1 and not identity.offset:
        share = _share(identity.terms[0], facts, lang)
        return f"{outcome.printed} {sign} {share} = {bound}"
    return f"{outcome.printed} {sign} {bound}"


def _share(term: Term, facts: Mapping[str, Fact], lang: str) -> str:
    """A term and the percentage of it that is asked for."""
    fact = facts.get(term.fact)
    printed = "?" if fact is None else fact.printed
    if term.weight == 1:
        return printed
    share = format_figure(term.weight * 100, lang=lang, unit="%")
    return f"{share} × {printed}"


def _printed_alone(outcome: Outcome, _: Mapping[str, Fact], __: str) -> str:
    return outcome.printed


def _any_of(outcome: Outcome, _: Mapping[str, Fact], lang: str) -> str:
    counts = outcome.identity.candidates
    ways = [
        f"{format_figure(count, lang=lang)} ({translate_count(name, lang)})"
        for name, count in counts
    ]
    return f"{outcome.printed} ≠ {', '.join(ways)}"


_SPECIAL: Mapping[Form, Callable[[Outcome, Mapping[str, Fact], str], str]] = {
    Form.ORDER: _order,
    Form.WITHIN: _printed_alone,
    Form.AT_LEAST: _bounded,
    Form.AT_MOST: _bounded,
    Form.DISTINCT: _printed_alone,
    Form.WELL_FORMED: _printed_alone,
    Form.ANY_OF: _any_of,
}


def _computed(outcome: Outcome, facts: Mapping[str, Fact], lang: str) -> str:
    """A computation, what it gives, and what is printed."""
    identity = outcome.identity
    expected = _expected(outcome, facts, lang)
    left = outcome.printed if identity.result else expected
    sign = "≠" if outcome.delta else "="
    if identity.form is Form.EQUALITY and len(identity.terms) == 1:
        return f"{_shown(identity.terms[0], facts, lang)} {sign} {left}"

    given = expected
    if not identity.result:
        given = format_figure(Decimal(outcome.printed), lang=lang)
    equation = f"{_right_side(identity, facts, lang)} = {given}"
    if outcome.delta is None:
        return equation
    return f"{equation} {sign} {left}"


def _expected(outcome: Outcome, facts: Mapping[str, Fact], lang: str) -> str:
    if outcome.expected is None:
        return "?"
    result = facts.get(outcome.identity.result)
    return _value(outcome.expected, result, lang)


def _right_side(
    identity: Identity, facts: Mapping[str, Fact], lang: str
) -> str:
    if identity.form is Form.RATIO:
        return _ratio(identity, facts, lang)
    if identity.form is Form.PRODUCT:
        return _product(identity, facts, lang)
    if identity.form is Form.AVERAGE:
        return f"({_sum(identity, facts, lang)}) ÷ {len(identity.terms)}"
    return _sum(identity, facts, lang)


def _ratio(identity: Identity, facts: Mapping[str, Fact], lang: str) -> str:
    top, bottom = (
        _added(terms, facts, lang)
        for terms in split_ratio(identity, identity.terms)
    )
    if identity.offset and identity.offset == -identity.constant:
        top = f"({top} {_MINUS} {bottom})"
    days = _whole_divisor(identity.constant)
    return f"{top} ÷ {bottom}" + (f" ÷ {days}" if days else "")


def _added(terms: Sequence[Term], facts: Mapping[str, Fact], lang: str) -> str:
    """A sum within an equation."""
    text = "".join(_signed(term, facts, lang) for term in terms)
    text = text.removeprefix(" + ").strip()
    return f"({text})" if len(terms) > 1 else text


def _whole_divisor(constant: Decimal) -> str:
    """The whole number that a constant divides by; empty where it multiplies."""
    above, _, below = as_fraction(constant).partition("/")
    return below if above == "1" else ""


def _product(identity: Identity, facts: Mapping[str, Fact], lang: str) -> str:
    factors = [_shown(term, facts, lang) for term in identity.terms]
    units = {unit_of(facts.get(term.fact)) for term in identity.terms}
    constant = identity.constant
    if "%" in units:
        constant *= 100
    if constant != 1:
        factors.append(format_constant(identity, constant, facts, lang))
    return " × ".join(filter(None, factors))


def format_constant(
    identity: Identity,
    constant: Decimal,
    facts: Mapping[str, Fact],
    lang: str,
) -> str:
    """What a product is multiplied by: a length of time where it makes one of a number, so much for
    an hour where it makes a number of lengths of time; empty where that is one.
    """
    result = facts.get(identity.result)
    lengths = [
        fact
        for fact in found_in(facts, identity.operands)
        if compound_of(fact.number) is DURATION
    ]
    if not lengths and result is not None:
        measured = format_measure(result, constant, lang)
        if measured:
            return measured
    if lengths and (result is None or compound_of(result.number) is None):
        constant = round(constant * IN_HOUR, _ENDLESS)
    if constant == 1:
        return ""
    return as_fraction(constant) or format_figure(constant, lang=lang)


def as_fraction(constant: Decimal) -> str:
    """A number that no decimals end, as the fraction it is; empty for any other.

    >>> as_fraction(Decimal(2) / 3), as_fraction(Decimal("0.0425"))
    ('2/3', '')
    """
    if -_exponent(constant) < _ENDLESS:
        return ""
    found = Fraction(constant).limit_denominator(_MOST_PARTS)
    if abs(Fraction(constant) - found) > Fraction(1, 10**_ENDLESS):
        return ""
    return f"{found.numerator}/{found.denominator}"


def _sum(identity: Identity, facts: Mapping[str, Fact], lang: str) -> str:
    text = "".join(_signed_terms(identity.terms, facts, lang))
    if identity.offset:
        sign = _MINUS if identity.offset < 0 else "+"
        text += f" {sign} {format_figure(abs(identity.offset), lang=lang)}"
    return text.removeprefix(" + ").strip()


def _signed_terms(
    terms: Sequence[Term], facts: Mapping[str, Fact], lang: str
) -> Iterator[str]:
    """The terms with their signs; of many only those at both ends, and how many are between."""
    if len(terms) <= _LONGEST:
        yield from (_signed(term, facts, lang) for term in terms)
        return

    yield from (_signed(term, facts, lang) for term in terms[:_ENDS])
    yield f" + … ({len(terms) - 2 * _ENDS}) …"
    yield from (_signed(term, facts, lang) for term in terms[-_ENDS:])


def _signed(term: Term, facts: Mapping[str, Fact], lang: str) -> str:
    sign = _MINUS if term.weight < 0 else "+"
    return f" {sign} {behind_operator(_shown(term, facts, lang))}"


def behind_operator(printed: str) -> str:
    """A figure behind the sign of an operation: in brackets where it begins with one of its own.

    >>> behind_operator("+38 500,00"), behind_operator("38 500,00")
    ('(+38 500,00)', '38 500,00')
    """
    return f"({printed})" if printed.startswith(_OWN_SIGNS) else printed


def _shown(term: Term, facts: Mapping[str, Fact], lang: str) -> str:
    printed = _printed_of(term, facts)
    weight = abs(term.weight)
    if weight == 1:
        return printed
    printed = behind_operator(printed)
    return f"{format_figure(weight, lang=lang)} × {printed}"


def _printed_of(term: Term, facts: Mapping[str, Fact]) -> str:
    fact = facts.get(term.fact)
    return "?" if fact is None else fact.printed


# ------------------------------------------------------------------------------------------------
# sentences


def translate_count(name: str, lang: str) -> str:
    """The name of a natural way to count, in ``lang``."""
    if lang == "fr":
        return name
    return _COUNTED.get(name, name)


def failure_message(
    check: Check, outcome: Outcome, facts: Mapping[str, Fact]
) -> Message:
    """The check's failing sentence for ``outcome``, in both languages."""
    return Message(
        check.failed.fr.format(**_fields(outcome, facts, "fr")),
        check.failed.en.format(**_fields(outcome, facts, "en")),
    )


def _fields(
    outcome: Outcome, facts: Mapping[str, Fact], lang: str
) -> dict[str, str]:
    """What a check's sentence may name: see `validate.check.Check`."""
    identity = outcome.identity
    result = facts.get(identity.result)
    first = facts.get(identity.terms[0].fact) if identity.terms else None
    printed, expected = (
        _printed(outcome, lang),
        _value(outcome.expected, result, lang),
    )
    delta = None if outcome.delta is None else abs(outcome.delta)
    place = identity.label
    if lang == "en" and identity.label_en:
        place = identity.label_en
    own = {
        "label": identity.label,
        "place": place,
        "printed": printed,
        "expected": expected,
        "delta": _gap(delta, result, lang),
        "its_lines": _its_lines(_count_lines(identity, facts), lang),
        "page": _page(result),
        "other": "" if first is None else first.printed,
        "other_page": _page(first),
        "equation": format_equation(outcome, facts, lang),
        "reckoning": _reckoning(outcome, facts, lang),
    }

    # Where prose meets a table either side may be the result.
    if result is None or not result.table_id:
        return own | {
            "said": printed,
            "tabled": expected,
            "table_page": _page(first),
        }
    return own | {
        "said": expected,
        "tabled": printed,
        "table_page": _page(result),
    }


def _reckoning(outcome: Outcome, facts: Mapping[str, Fact], lang: str) -> str:
    """How what is expected is computed, in brackets; "" where it is only printed elsewhere."""
    identity = outcome.identity
    is_plain = identity.form is Form.EQUALITY and len(identity.terms) == 1
    if is_plain and abs(identity.terms[0].weight) == 1:
        return ""
    return f" ({format_equation(outcome, facts, lang)})"


def _count_lines(identity: Identity, facts: Mapping[str, Fact]) -> int:
    """How many lines a result adds up; of a measure in several columns each gives more than one
    figure, and the result's own line the parts beside it."""
    if all(abs(term.weight) == 1 for term in identity.terms):
        return len(identity.terms)
    rows, own = (
        {facts[name].cell.row for name in names if name in facts}
        for names in (identity.operands, (identity.result,))
    )
    return len(rows - own)


def _its_lines(count: int, lang: str) -> str:
    """ "its 9 lines give", in ``lang``."""
    of_one, of_several = _LINES_GIVE[lang]
    if is_singular(count, lang):
        return of_one
    return of_several.format(count=count)


_LINES_GIVE: Mapping[str, tuple[str, str]] = {
    "fr": ("sa ligne donne", "ses {count} lignes donnent"),
    "en": ("its line gives", "its {count} lines give"),
}


def _printed(outcome: Outcome, lang: str) -> str:
    """What is printed; a figure that was computed, in the manner of ``lang``."""
    printed = outcome.printed
    if outcome.identity.result or not _COMPUTED_FIGURE.fullmatch(printed):
        return printed
    return format_figure(Decimal(printed), lang=lang)


def _value(value: Decimal | None, result: Fact | None, lang: str) -> str:
    if value is None:
        return ""
    if result is None:
        return format_figure(value, lang=lang)
    return format_like(result, value, lang)


def _gap(gap: Decimal | None, result: Fact | None, lang: str) -> str:
    if gap is None or result is None:
        return _value(gap, result, lang)
    return format_gap(result, gap, lang)


def _page(fact: Fact | None) -> str:
    if fact is None or not fact.places:
        return ""
    return str(fact.places[0].page)


_COUNTED_THINGS: Mapping[str, Message] = {
    "persons": Message(" personnes", " persons"),
    "structures": Message(" structures", " structures"),
    "places": Message(" places", " places"),
    "posts": Message(" postes", " posts"),
    "operations": Message(" opérations", " operations"),
}
"""What a bare number counts, after it."""


def cell_label(fact: Fact) -> str:
    """The labels of a cell's row and column, of those that are printed; empty outside tables."""
    row, column = fact.row_path[-1:], fact.column_path[-1:]
    if row and column and prints_nothing(column[0]):
        column = ()
    return _LABELS.join((*row, *column))


def at_cell_message(fact: Fact, expected: Decimal, checks: int) -> Message:
    """The sentence of a cell for which ``checks`` identities ask the same value."""
    label = cell_label(fact) or fact.printed
    gap = abs(expected - fact.value_or_zero)
    value = [format_like(fact, expected, lang) for lang in LANGUAGES]
    delta = [format_gap(fact, gap, lang) for lang in LANGUAGES]
    counted = _COUNTED_THINGS.get(fact.counts, Message("", ""))
    if unit_of(fact):
        counted = Message("", "")
    return Message(
        f"« {label} » porte {fact.printed}{counted.fr} ; {checks} contrôles concordent pour"
        f" {value[0]}, soit un écart de {delta[0]}.",
        f"“{label}” prints {fact.printed}{counted.en}; {checks} checks agree on {value[1]}, a"
        f" difference of {delta[1]}.",
    )


def calculation_message(outcome: Outcome, facts: Mapping[str, Fact]) -> Message:
    """The sentence of what an identity gives for a figure that cannot be read."""
    fr, en = (format_equation(outcome, facts, lang) for lang in LANGUAGES)
    return Message(f"D'après le calcul, {fr}.", f"By calculation, {en}.")


def corrected_message(
    outcome: Outcome,
    corrected: Sequence[Fact],
    facts: Mapping[str, Fact],
) -> Message:
    """The sentence of what an identity gives with some figures as other findings have them."""
    fr, en = (
        _with_corrected(outcome, corrected, facts, lang) for lang in LANGUAGES
    )
    return Message(
        f"Avec {fr[0]}, le calcul donne {fr[1]}, soit un écart de {fr[2]}.",
        f"With {en[0]}, the calculation gives {en[1]}, a difference of {en[2]}.",
    )


def _with_corrected(
    outcome: Outcome,
    corrected: Sequence[Fact],
    facts: Mapping[str, Fact],
    lang: str,
) -> tuple[str, str, str]:
    """The figures as they are corrected, what they give, and how far that is from what is
    printed."""
    instead = "{} au lieu de {} pour « {} »"
    if lang == "en":
        instead = "{} instead of {} for “{}”"
    parts = [
        instead.format(
            format_like(one, one.value_or_zero, lang),
            one.printed,
            cell_label(one) or one.printed,
        )
        for one in corrected
    ]
    result = facts.get(outcome.identity.result)
    gap = abs(outcome.delta or Decimal(0))
    return (
        ", ".join(parts),
        _value(outcome.expected, result, lang),
        _gap(gap, result, lang),
    )
