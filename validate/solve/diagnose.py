"""Why a figure differs: the explanations that give the difference exactly, the likeliest first.

In order: one digit misread or mistyped, two digits swapped (the difference divides by 9), a line
left out or counted twice (the difference is a line), a sign, another line's quantity or rate, a
multiple of a printed figure (two more years of a yearly amount), a scale (k€), a wrong column; then
the cells whose correction would do as well and that nothing above names. No explanation says again
what one before it says.

Two exceptions. A slip between figures of one or two significant digits explains almost anything: it
comes after another line's value, which must be printed to be named. A multiple comes first where
the lines behind the figure name just as many years more.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extract.facts import Fact
from extract.several import found_in
from validate.belief.trials import significant_digits
from validate.messages import (
    LANGUAGES,
    cell_label,
    format_figure,
    format_like,
    format_measure,
)
from validate.model.counted_line import cut_between_words
from validate.model.finding import Diagnosis, DiagnosisCode, Message
from validate.model.identity import Form, Identity, Kind
from validate.model.typing_slips import Slip, slip_between, typing_slip
from validate.solve.root_causes import Root
from validate.solve.system import Correction

_MULTIPLES = range(2, 6)
"""How many times a printed figure a difference may be: more are met by accident."""
_MOST_TIMES = 12
"""How many times too large a figure may be: the months of a year."""
_SCALES = (3, -3, 1, -1, 2, -2, 6, -6)
"""Powers of ten, the likeliest first: k€, a decimal mark out of place or left out, M€."""
_WEAK_DIGITS = 2
"""Significant digits up to which a slip between two figures explains almost anything."""
_FACTOR_DIGITS = Decimal("0.0001")
"""The last digit that a factor is solved for: rates are printed with no more."""
_HALF_CENT = Decimal("0.005")
_MOST = 6
"""Diagnoses kept for one finding."""
_RIVALS = 3
"""Cells named among those that would do as well."""
_MISPRINTS = frozenset(
    {DiagnosisCode.DIGIT, DiagnosisCode.SWAP, DiagnosisCode.OTHER_ROW_VALUE}
)
"""What is said of one cell: that it prints another value than it should."""
_SLIP_WORDS = {
    Slip.DIGIT: Message("un chiffre tapé pour un autre", "one digit mistyped"),
    Slip.SWAP: Message("deux chiffres intervertis", "two digits swapped"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A figure ``printed`` in ``fact`` where ``expected`` was wanted, in the light of
    ``identity``.
    """

    fact: Fact
    printed: Decimal
    expected: Decimal
    identity: Identity
    root: Root
    facts: Mapping[str, Fact]
    neighbours: Sequence[Fact]
    """The other figures of its tables."""
    totals: Sequence[Fact] = ()
    """Those of subtotal and total lines."""
    years: Mapping[str, int] = field(default_factory=dict)
    """For a total, how many different years the texts of its group name."""

    @property
    def gap(self) -> Decimal:
        """Printed less expected."""
        return self.printed - self.expected

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The correction of its root and those that would do as well."""
        return (self.root.change, *self.root.rivals)

    @property
    def own_shift(self) -> Decimal | None:
        """What to add to the figure where it is one cell that may be corrected alone."""
        for correction in self.corrections:
            if len(correction.shifts) == 1:
                name, shift = correction.shifts[0]
                if name == self.fact.id:
                    return shift
        return None

    @property
    def may_miss_a_line(self) -> bool:
        """Whether a line that is not printed would make the failed identities hold."""
        return any(correction.gaps for correction in self.corrections)

    @property
    def terms(self) -> list[Fact]:
        """The facts that the identity combines."""
        return found_in(self.facts, self.identity.operands)


def diagnose(case: Case) -> tuple[Diagnosis, ...]:
    """The explanations found, none where nothing printed gives the difference exactly."""
    found: list[Diagnosis] = []
    for explain in _STRONG if _is_telling(case) else _WEAK:
        for diagnosis in explain(case):
            if not _is_said(diagnosis, found):
                found.append(diagnosis)
    found += _rivals(case, found)
    return tuple(found)[:_MOST]


def _is_said(diagnosis: Diagnosis, found: Sequence[Diagnosis]) -> bool:
    """Whether it is one of those ``found``: the same, or another value of a cell whose misprint is
    named already, without the line that the value is of.
    """
    if any(
        (one.code, one.facts) == (diagnosis.code, diagnosis.facts)
        for one in found
    ):
        return True
    if diagnosis.code is not DiagnosisCode.OTHER_ROW_VALUE:
        return False
    return len(diagnosis.facts) == 1 and diagnosis.facts[0] in _misprinted(
        found
    )


def _misprinted(found: Iterable[Diagnosis]) -> set[str]:
    """The cells that explanations name as misprinted."""
    return {one.facts[0] for one in found if one.code in _MISPRINTS}


def _is_telling(case: Case) -> bool:
    """Whether a slip between the two figures would be no accident."""
    digits = max(
        significant_digits(case.printed), significant_digits(case.expected)
    )
    return digits > _WEAK_DIGITS


def _where(fact: Fact) -> str:
    """A fact's line in the reader's words."""
    if fact.row_path:
        return cut_between_words(fact.row_path[-1])
    return fact.printed


# ------------------------------------------------------------------------------------------------
# typing


def _slip(case: Case) -> Iterator[Diagnosis]:
    return _slip_in(case.fact, case.printed, case.expected)


def _slip_in(
    fact: Fact, printed: Decimal, expected: Decimal
) -> Iterator[Diagnosis]:
    """One digit, or two digits swapped, between what a cell prints and what it should."""
    if fact.number is None:
        slip = typing_slip(printed, expected, 0)
    else:
        slip = slip_between(replace(fact.number, value=printed), expected)
    if slip is None:
        return

    words = _SLIP_WORDS[slip]
    ours = [format_like(fact, printed, lang) for lang in LANGUAGES]
    theirs = [format_like(fact, expected, lang) for lang in LANGUAGES]
    yield Diagnosis(
        code=DiagnosisCode(slip.value),
        facts=(fact.id,),
        message=Message(
            f"{words.fr} : {ours[0]} au lieu de {theirs[0]}",
            f"{words.en}: {ours[1]} instead of {theirs[1]}",
        ),
    )


def _rival_slips(case: Case) -> Iterator[Diagnosis]:
    """Among the cells whose correction would do as well, those where it is a slip of the hand."""
    if case.root.located:
        return

    slips: list[Diagnosis] = []
    for fact, shift in _single_shifts(case):
        value = fact.value
        if value is not None:
            slips += _slip_in(fact, value, value + shift)

    slips.sort(key=lambda slip: slip.code is not DiagnosisCode.SWAP)
    if len(slips) <= _RIVALS:
        yield from slips


def _single_shifts(case: Case) -> Iterator[tuple[Fact, Decimal]]:
    """The other cells of which one alone may be corrected, each with what to add to it."""
    for correction in case.corrections:
        if len(correction.shifts) == 1:
            name, shift = correction.shifts[0]
            if name != case.fact.id:
                yield case.facts[name], shift


# ------------------------------------------------------------------------------------------------
# lines


def _lines(case: Case) -> Iterator[Diagnosis]:
    """A line of the sum left out or counted twice, or missing from the table."""
    identity = case.identity
    if (
        identity.form is not Form.WEIGHTED_SUM
        or identity.result != case.fact.id
    ):
        return

    for term in identity.terms:
        fact = case.facts[term.fact]
        value = fact.value_or_zero * term.weight
        if not value:
            continue
        if case.gap == -value:
            yield _omitted(fact)
        elif case.gap == value:
            yield _twice(fact)
    if case.gap > 0 and case.may_miss_a_line:
        yield _missing(case)


def _omitted(fact: Fact) -> Diagnosis:
    where = _where(fact)
    return Diagnosis(
        code=DiagnosisCode.ROW_OMITTED,
        facts=(fact.id,),
        message=Message(
            f"la ligne « {where} » ({fact.printed}) n'est pas comptée",
            f"the line “{where}” ({fact.printed}) is not counted",
        ),
    )


def _twice(fact: Fact) -> Diagnosis:
    where = _where(fact)
    return Diagnosis(
        code=DiagnosisCode.ROW_TWICE,
        facts=(fact.id,),
        message=Message(
            f"la ligne « {where} » ({fact.printed}) est comptée deux fois",
            f"the line “{where}” ({fact.printed}) is counted twice",
        ),
    )


def _missing(case: Case) -> Diagnosis:
    fr, en = (format_like(case.fact, case.gap, lang) for lang in LANGUAGES)
    return Diagnosis(
        code=DiagnosisCode.ROW_OMITTED,
        facts=(case.fact.id,),
        message=Message(
            f"une ligne de {fr} comprise dans le total manque au tableau",
            f"a line of {en} that the total includes is missing from the table",
        ),
    )


def _sign(case: Case) -> Iterator[Diagnosis]:
    if case.printed == -case.expected:
        words = Message("le signe est inversé", "the sign is reversed")
        yield Diagnosis(DiagnosisCode.SIGN, (case.fact.id,), words)


# ------------------------------------------------------------------------------------------------
# other figures


def _other_value(case: Case) -> Iterator[Diagnosis]:
    """The quantity or the rate of another line gives what is printed."""
    if case.identity.kind is not Kind.PRODUCT:
        return

    result = case.facts[case.identity.result].value
    for fact in case.terms:
        solved = (
            None if result is None else _solved_factor(case, fact.id, result)
        )
        if solved is None or solved == fact.value:
            continue
        same = _lines_that_print(case, fact, solved)
        if same:
            yield _of_line(
                fact, min(same, key=lambda other: _distance(fact, other))
            )
        elif solved == int(solved):
            yield _of_value(fact, solved)


def _solved_factor(case: Case, fact: str, result: Decimal) -> Decimal | None:
    """The value of one factor that gives the result to the cent; None where none does."""
    others = case.identity.constant
    for term in case.identity.terms:
        if term.fact != fact:
            others *= case.facts[term.fact].value_or_zero
    if not others:
        return None

    solved = (result / others).quantize(_FACTOR_DIGITS)
    if abs(solved * others - result) <= _HALF_CENT:
        return solved
    return None


def _lines_that_print(case: Case, fact: Fact, value: Decimal) -> list[Fact]:
    """The figures of the fact's column, of its kind, that are ``value``."""
    found = []
    for other in case.neighbours:
        in_column = other.col == fact.col and other.id != fact.id
        if in_column and (other.counts, other.value) == (fact.counts, value):
            found.append(other)
    return found


def _distance(fact: Fact, other: Fact) -> tuple[int, str]:
    return abs((other.row or 0) - (fact.row or 0)), other.id


def _of_line(fact: Fact, near: Fact) -> Diagnosis:
    where = _where(near)
    return Diagnosis(
        code=DiagnosisCode.OTHER_ROW_VALUE,
        facts=(fact.id, near.id),
        message=Message(
            f"calculé avec {near.printed}, comme la ligne « {where} », au lieu de {fact.printed}",
            f"computed with {near.printed}, as on the line “{where}”, instead of {fact.printed}",
        ),
    )


def _of_value(fact: Fact, value: Decimal) -> Diagnosis:
    fr, en = (
        format_measure(fact, value, lang) or format_figure(value, lang=lang)
        for lang in LANGUAGES
    )
    return Diagnosis(
        code=DiagnosisCode.OTHER_ROW_VALUE,
        facts=(fact.id,),
        message=Message(
            f"calculé avec {fr} au lieu de {fact.printed}",
            f"computed with {en} instead of {fact.printed}",
        ),
    )


def _multiple(case: Case) -> Iterator[Diagnosis]:
    """The figure is a multiple of the one expected, or is off by a multiple of a printed total or
    term.
    """
    if case.expected and case.printed % case.expected == 0:
        times = case.printed / case.expected
        if 2 <= times <= _MOST_TIMES:
            yield _times_too_large(case, int(times))

    off = list(_off_by(case))
    if off:
        yield _times(
            *max(off, key=lambda pair: (abs(pair[0].value_or_zero), pair[0].id))
        )


def _times_too_large(case: Case, times: int) -> Diagnosis:
    return Diagnosis(
        code=DiagnosisCode.MULTIPLE,
        facts=(case.fact.id,),
        message=Message(
            f"{times} fois le montant attendu",
            f"{times} times the expected figure",
        ),
    )


def _off_by(case: Case) -> Iterator[tuple[Fact, int]]:
    """Totals and terms that the difference is a small multiple of."""
    for fact in (*case.totals, *case.terms):
        if fact.counts != case.fact.counts:
            continue
        if not fact.value or fact.value == case.expected:
            continue
        times = abs(case.gap) / abs(fact.value)
        if times in _MULTIPLES:
            yield fact, int(times)


def _more_years(case: Case) -> Iterator[Diagnosis]:
    """The difference is a total times the years that its lines name beyond the first."""
    for fact, times in _off_by(case):
        if case.years.get(fact.id, 0) == times + 1:
            yield _times(fact, times, years=True)


def _times(fact: Fact, times: int, *, years: bool = False) -> Diagnosis:
    where = " · ".join(filter(None, fact.row_path[-2:])) or fact.printed
    fr = f"l'écart est {times} fois {fact.printed} (« {where} »)"
    en = f"the difference is {times} times {fact.printed} (“{where}”)"
    if years:
        fr += f" : {times} années de plus, dont ses lignes parlent"
        en += f": {times} more years, which its lines speak of"
    return Diagnosis(DiagnosisCode.MULTIPLE, (fact.id,), Message(fr, en))


def _scale(case: Case) -> Iterator[Diagnosis]:
    """The figure is a power of ten times the one expected."""
    if not case.expected:
        return

    for power in _SCALES:
        if case.printed == case.expected.scaleb(power):
            words = Message(
                f"une échelle : 10^{power} fois le montant attendu",
                f"a scale: 10^{power} times the expected figure",
            )
            yield Diagnosis(DiagnosisCode.SCALE, (case.fact.id,), words)


def _column(case: Case) -> Iterator[Diagnosis]:
    """What is expected is printed in another column of the line."""
    if not case.expected:
        return

    for other in case.neighbours:
        on_line = other.row == case.fact.row and other.col != case.fact.col
        if on_line and other.value == case.expected:
            where = " / ".join(other.column_path)
            words = Message(
                f"le montant attendu est imprimé dans la colonne « {where} »",
                f"the expected figure is printed in the column “{where}”",
            )
            yield Diagnosis(
                DiagnosisCode.WRONG_COLUMN, (case.fact.id, other.id), words
            )


def _rivals(case: Case, found: Sequence[Diagnosis]) -> Iterator[Diagnosis]:
    """The single cells whose correction would mend as much and that no explanation ``found`` names:
    named where they are few, counted where many.
    """
    if case.root.located:
        return

    named = _misprinted(found)
    rivals = list(_single_shifts(case))
    others = [pair for pair in rivals if pair[0].id not in named]
    own = case.own_shift
    if rivals and own is not None and not _explains(case.fact, found):
        others.insert(0, (case.fact, own))
    if len(others) <= _RIVALS:
        for n, (fact, shift) in enumerate(others):
            yield _rival(fact, shift, is_first=not found and n == 0)
        return

    yield _one_of([fact for fact, _ in others], is_first=not found)


def _explains(fact: Fact, found: Iterable[Diagnosis]) -> bool:
    """Whether one of ``found`` says why ``fact`` itself is not what it should be."""
    return any(
        one.code not in _MISPRINTS or one.facts[0] == fact.id for one in found
    )


def _one_of(cells: Sequence[Fact], *, is_first: bool) -> Diagnosis:
    """That one of several cells is wrong, beside those named before it."""
    count = len(cells)
    words = Message(
        f"ou l'une des {count} autres cellules : rien ne les départage",
        f"or one of {count} other cells: nothing tells them apart",
    )
    if is_first:
        words = Message(
            f"l'une de {count} cellules : rien ne les départage",
            f"one of {count} cells: nothing tells them apart",
        )
    return Diagnosis(
        code=DiagnosisCode.ALTERNATIVE_ROOT,
        facts=tuple(fact.id for fact in cells),
        message=words,
    )


def _rival(fact: Fact, shift: Decimal, *, is_first: bool) -> Diagnosis:
    """That one cell is wrong, after those named before it."""
    value = fact.value_or_zero + shift
    where = cell_label(fact)
    french, english = ("dans le texte", "in the text")  # a number of prose
    if where:
        french, english = f"« {where} »", f"“{where}”"
    if not is_first:
        french, english = f"ou {french}", f"or {english}"
    meant = format_like(fact, value), format_like(fact, value, "en")
    return Diagnosis(
        code=DiagnosisCode.ALTERNATIVE_ROOT,
        facts=(fact.id,),
        message=Message(
            f"{french} : {meant[0]} au lieu de {fact.printed}",
            f"{english}: {meant[1]} instead of {fact.printed}",
        ),
    )


_Explain = Callable[[Case], Iterator[Diagnosis]]
_STRONG: tuple[_Explain, ...] = (
    _more_years,
    _slip,
    _rival_slips,
    _lines,
    _sign,
    _other_value,
    _multiple,
    _scale,
    _column,
)
"""The explanations in the order of their likelihood."""
_WEAK: tuple[_Explain, ...] = (
    _more_years,
    _rival_slips,
    _lines,
    _sign,
    _other_value,
    _slip,
    _multiple,
    _scale,
    _column,
)
"""The same where a slip would explain almost anything."""
