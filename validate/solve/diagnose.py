"""Why a figure differs: the explanations that give the difference exactly, the likeliest first.

In order: one digit misread or mistyped, two digits swapped (the difference divides by 9), a line
left out or counted twice (the difference is a line), a sign, another line's quantity or rate, a
multiple of a printed figure (two more years of a yearly amount), a scale (k€), a wrong column; then
the other cells whose correction would do as well.

Two exceptions. A slip between figures of one or two significant digits explains almost anything: it
comes after another line's value, which must be printed to be named. A multiple comes first where
the lines behind the figure name just as many years more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.facts import Fact
from validate.messages import format_figure, format_like
from validate.model.finding import Diagnosis, Message
from validate.model.identity import Form, Identity, Kind
from validate.solve.root_causes import Root

_MULTIPLES = range(2, 6)
_SCALES = (3, 1, 2, 6)
"""Powers of ten, the likeliest first: k€, a decimal mark out of place or left out, M€."""
_MOST = 6
"""Hypotheses kept for one finding."""
_RIVALS = 3
"""Cells named among those that would do as well."""


@dataclass(frozen=True, slots=True)
class Case:
    """A figure ``printed`` in ``fact`` where ``expected`` was wanted, in the light of ``identity``."""

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


def diagnose(case: Case) -> tuple[Diagnosis, ...]:
    """The explanations found, none where nothing printed gives the difference exactly."""
    found: list[Diagnosis] = []
    for hypothesis in _all(case):
        if all((known.code, known.facts) != (hypothesis.code, hypothesis.facts) for known in found):
            found.append(hypothesis)
    return tuple(found[:_MOST])


def _all(case: Case) -> Iterator[Diagnosis]:
    slips = list(_typing(case.fact, case.printed, case.expected))
    weak = max(_significant(case.printed), _significant(case.expected)) <= 2
    yield from _more_years(case)
    if not weak:
        yield from slips
    if not case.root.located:
        yield from _rival_typing(case)
    yield from _lines(case)
    if case.printed == -case.expected:
        yield _say("sign", (case.fact.id,), "le signe est inversé", "the sign is reversed")
    yield from _other_value(case)
    yield from slips if weak else ()
    yield from _multiple(case)
    yield from _scale(case)
    yield from _column(case)
    yield from _rivals(case)


def _significant(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _say(code: str, facts: tuple[str, ...], fr: str, en: str) -> Diagnosis:
    return Diagnosis(code, facts, Message(fr, en))


# ------------------------------------------------------------------------------------------------------
# typing


def _typing(fact: Fact, printed: Decimal, expected: Decimal) -> Iterator[Diagnosis]:
    """One digit, or two digits swapped, between what a cell prints and what it should."""
    code = typing_slip(printed, expected, _decimals(fact))
    if code is None:
        return
    shown = [
        (format_like(fact, printed, lang), format_like(fact, expected, lang))
        for lang in ("fr", "en")
    ]
    name = {
        "digit": ("un chiffre", "one digit"),
        "swap": ("deux chiffres intervertis", "two digits swapped"),
    }[code]
    yield _say(
        code,
        (fact.id,),
        f"{name[0]} : {shown[0][0]} pour {shown[0][1]}",
        f"{name[1]}: {shown[1][0]} for {shown[1][1]}",
    )


def _decimals(fact: Fact) -> int:
    return 0 if fact.number is None else fact.number.decimals


def typing_slip(printed: Decimal, expected: Decimal, decimals: int) -> str | None:
    """``swap``, ``digit``, or None: how one figure becomes the other by a slip of the hand.

    >>> typing_slip(Decimal(255000), Decimal(225000), 0), typing_slip(Decimal(65570), Decimal(65750), 0)
    ('digit', 'swap')
    """
    if printed * expected <= 0:
        return None
    ours, theirs = (str(int(abs(value).scaleb(decimals))) for value in (printed, expected))
    if (expected.scaleb(decimals)) % 1:
        return None
    if len(ours) == len(theirs):
        differing = [
            n for n, pair in enumerate(zip(ours, theirs, strict=True)) if pair[0] != pair[1]
        ]
        if len(differing) == 1:
            return "digit"
        if len(differing) == 2 and [ours[n] for n in differing] == [
            theirs[n] for n in reversed(differing)
        ]:
            return "swap"
        return None
    short, long = sorted((ours, theirs), key=len)
    dropped = len(long) - len(short) == 1 and any(
        long[:n] + long[n + 1 :] == short for n in range(len(long))
    )
    return "digit" if dropped and long.rstrip("0") != short.rstrip("0") else None


def _rival_typing(case: Case) -> Iterator[Diagnosis]:
    """Among the cells whose correction would do as well, those where it is a slip of the hand."""
    slips: list[Diagnosis] = []
    for change in (case.root.change, *case.root.rivals):
        if len(change.shifts) == 1:
            fact, shift = change.shifts[0]
            value = case.facts[fact].value
            if value is not None and fact != case.fact.id:
                slips += _typing(case.facts[fact], value, value + shift)
    slips.sort(key=lambda slip: slip.code != "swap")
    if len(slips) <= _RIVALS:
        yield from slips


# -------------------------------------------------------------------------------------------------------
# lines


def _lines(case: Case) -> Iterator[Diagnosis]:
    """A line of the sum left out or counted twice, or missing from the table."""
    if case.identity.form is not Form.WEIGHTED_SUM or case.identity.result != case.fact.id:
        return
    for term in case.identity.terms:
        fact = case.facts[term.fact]
        value = (fact.value or Decimal(0)) * term.weight
        where = fact.row_path[-1] if fact.row_path else fact.printed
        if value and case.gap == -value:
            yield _say(
                "row-omitted",
                (fact.id,),
                f"la ligne « {where} » ({fact.printed}) n'est pas comptée",
                f"the line “{where}” ({fact.printed}) is not counted",
            )
        elif value and case.gap == value:
            yield _say(
                "row-twice",
                (fact.id,),
                f"la ligne « {where} » ({fact.printed}) est comptée deux fois",
                f"the line “{where}” ({fact.printed}) is counted twice",
            )
    if any(change.gaps for change in (case.root.change, *case.root.rivals)) and case.gap > 0:
        fr, en = (format_like(case.fact, case.gap, lang) for lang in ("fr", "en"))
        yield _say(
            "row-omitted",
            (case.fact.id,),
            f"une ligne de {fr} comprise dans le total manque au tableau",
            f"a line of {en} that the total includes is missing from the table",
        )


# -------------------------------------------------------------------------------------------------
# other figures


def _other_value(case: Case) -> Iterator[Diagnosis]:
    """The quantity or the rate of another line gives what is printed."""
    if case.identity.kind is not Kind.PRODUCT:
        return
    result = case.facts[case.identity.result].value
    for term in case.identity.terms:
        fact = case.facts[term.fact]
        solved = _solved_factor(case, term.fact, result)
        if solved is None or solved == fact.value:
            continue
        same = [
            other
            for other in case.neighbours
            if other.id != fact.id
            and other.col == fact.col
            and other.counts == fact.counts
            and other.value == solved
        ]
        if same:
            near = min(same, key=lambda other: (abs((other.row or 0) - (fact.row or 0)), other.id))
            where = near.row_path[-1] if near.row_path else near.printed
            yield _say(
                "other-row-value",
                (fact.id, near.id),
                f"calculé avec {near.printed}, comme la ligne « {where} », au lieu de"
                f" {fact.printed}",
                f"computed with {near.printed}, as on the line “{where}”, instead of"
                f" {fact.printed}",
            )
        elif solved == int(solved):
            yield _say(
                "other-row-value",
                (fact.id,),
                f"calculé avec {format_figure(solved)} au lieu de {fact.printed}",
                f"computed with {format_figure(solved, lang='en')} instead of {fact.printed}",
            )


def _solved_factor(case: Case, fact: str, result: Decimal | None) -> Decimal | None:
    if result is None:
        return None
    others = case.identity.constant
    for term in case.identity.terms:
        others *= Decimal(1) if term.fact == fact else (case.facts[term.fact].value or Decimal(0))
    if not others:
        return None
    solved = (result / others).quantize(Decimal("0.0001"))
    return solved if abs(solved * others - result) <= Decimal("0.005") else None


def _multiple(case: Case) -> Iterator[Diagnosis]:
    """The figure is a multiple of the one expected, or is off by a multiple of a printed total or
    term.
    """
    if (
        case.expected
        and case.printed % case.expected == 0
        and 2 <= case.printed / case.expected <= 12
    ):
        times = int(case.printed / case.expected)
        yield _say(
            "multiple",
            (case.fact.id,),
            f"{times} fois le montant attendu",
            f"{times} times the expected figure",
        )
    off = list(_off_by(case))
    if off:
        yield _times(*max(off, key=lambda pair: (abs(pair[0].value or 0), pair[0].id)))


def _off_by(case: Case) -> Iterator[tuple[Fact, int]]:
    """Totals and terms that the difference is a small multiple of."""
    for fact in (
        *case.totals,
        *(case.facts[term.fact] for term in case.identity.terms if term.fact in case.facts),
    ):
        if fact.value and fact.counts == case.fact.counts and fact.value != case.expected:
            times = abs(case.gap) / abs(fact.value)
            if times in _MULTIPLES:
                yield fact, int(times)


def _more_years(case: Case) -> Iterator[Diagnosis]:
    """The difference is a total times the years that its lines name beyond the first."""
    for fact, times in _off_by(case):
        if case.years.get(fact.id, 0) == times + 1:
            yield _times(fact, times, years=True)


def _times(fact: Fact, times: int, *, years: bool = False) -> Diagnosis:
    where = " · ".join(part for part in fact.row_path[-2:] if part) or fact.printed
    fr = f"l'écart est {times} fois {fact.printed} (« {where} »)"
    en = f"the difference is {times} times {fact.printed} (“{where}”)"
    if years:
        fr += f" : {times} années de plus, dont ses lignes parlent"
        en += f": {times} more years, which its lines speak of"
    return _say("multiple", (fact.id,), fr, en)


def _scale(case: Case) -> Iterator[Diagnosis]:
    for power in _SCALES:
        for up in (power, -power):
            if case.expected and case.printed == case.expected.scaleb(up):
                yield _say(
                    "scale",
                    (case.fact.id,),
                    f"une échelle : 10^{up} fois le montant attendu",
                    f"a scale: 10^{up} times the expected figure",
                )


def _column(case: Case) -> Iterator[Diagnosis]:
    """What is expected is printed in another column of the line, or what is printed belongs there."""
    for other in case.neighbours:
        if other.row == case.fact.row and other.col != case.fact.col and other.value:
            where = " / ".join(other.column_path)
            if other.value == case.expected != 0:
                yield _say(
                    "wrong-column",
                    (case.fact.id, other.id),
                    f"le montant attendu est imprimé dans la colonne « {where} »",
                    f"the expected figure is printed in the column “{where}”",
                )


def _rivals(case: Case) -> Iterator[Diagnosis]:
    """Other single cells whose correction would mend as much: named where they are few, counted
    where many.
    """
    single = [change for change in (case.root.change, *case.root.rivals) if len(change.shifts) == 1]
    others = [
        (fact, shift) for change in single for fact, shift in change.shifts if fact != case.fact.id
    ]
    if case.root.located or not others:
        return
    if len(others) > _RIVALS:
        yield _say(
            "alternative-root",
            tuple(fact for fact, _ in others),
            f"ou l'une de {len(others)} autres cellules : rien ne les départage",
            f"or one of {len(others)} other cells: nothing tells them apart",
        )
        return
    for fact_id, shift in others:
        fact = case.facts[fact_id]
        value = (fact.value or Decimal(0)) + shift
        where = " · ".join((*fact.row_path[-1:], *fact.column_path[-1:]))
        yield _say(
            "alternative-root",
            (fact_id,),
            f"ou « {where} » : {format_like(fact, value)} au lieu de {fact.printed}",
            f"or “{where}”: {format_like(fact, value, 'en')} instead of {fact.printed}",
        )
