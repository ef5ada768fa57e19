"""Ratios, percentages, products of two columns and relative changes: one triple of lines, several
readings of it.

A ratio, a percentage and a change all say ``first = share x second`` with a share made from the
result; so all are looked up in the logarithms of the figures, and compared on the figures
themselves.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from validate.belief.candidates_products import read_product
from validate.belief.figures import Bools, Floats, Ints, Lines, Word
from validate.belief.hypothesis import FamilyForm, Hypothesis
from validate.belief.reading import family_of
from validate.belief.scoring import (
    EvidenceArrays,
    breaking_odds,
    once_each,
    ranges,
)
from validate.belief.settings import BeliefSettings

_READINGS = (
    (FamilyForm.RATIO, 1),
    (FamilyForm.RATIO, 100),
    (FamilyForm.CHANGE, 1),
    (FamilyForm.CHANGE, 100),
)
_WIDEST = 0.02
"""Relative width from which a rounded result fits nearly anything and is not looked up."""
_NOISE = 1e-9
_SAID_PRODUCT = 4.0
"""What a unit price beside what is counted says for their product."""
_READ = 400
"""Entries read to tell a product from a quotient."""


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """What the results of one reading say of two operands: ``first = value x second``, give or take
    ``half``.
    """

    value: Floats
    half: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Triples:
    """Candidates of one reading: result, first and second operand lines, prior."""

    result: Ints
    first: Ints
    second: Ints
    prior: Floats


@dataclass(frozen=True, slots=True)
class _Reading:
    """One triple believed in one reading."""

    family: Hypothesis
    whole: int
    factors: frozenset[int]
    exact_product: bool
    product: Hypothesis | None
    """The family as the product of a unit price and what is counted, where words say so."""
    sharpness: float
    """How finely the results that obey state their share: the reading of a triple whose result is
    the finest, and obeys most often, is the one that was computed."""


def discover_ratios(lines: Lines, settings: BeliefSettings) -> list[Hypothesis]:
    """The ratios, percentages, changes and products that the figures make believable."""
    if lines.count < 3 or len(lines.entries) < 2:
        return []
    sample, scored = (
        lines.sample(settings.sampled_entries),
        lines.sample(settings.scored_entries),
    )
    readings: list[_Reading] = []
    for form, factor in _READINGS:
        triples = _look_up(sample, form, factor, settings)
        if triples is None:
            continue
        triples = _most_fitting(sample, triples, form, factor, settings)
        shown = ratio_evidence(scored, triples, form, factor, settings)
        held, broken = (
            (shown.exact | shown.near).sum(axis=1),
            shown.broken.sum(axis=1),
        )
        odds = triples.prior + shown.gain.sum(axis=1)
        odds = odds + breaking_odds(lines.direction, held, broken, settings)
        for number in np.argsort(-odds, kind="stable")[:400].tolist():
            if odds[number] < settings.believed:
                break
            reading = _read(lines, triples, number, form, factor, settings)
            if reading.family.log_odds >= settings.believed:
                readings.append(reading)
    return list(_decide(readings))


def shares(lines: Lines, form: FamilyForm, factor: int) -> Shares:
    """The share that each figure would state, were it a result."""
    decimal = 10.0 ** float(lines.scale) * factor
    value = lines.values / decimal
    half = lines.units / decimal / 2
    return Shares(value + 1 if form is FamilyForm.CHANGE else value, half)


def _look_up(
    lines: Lines, form: FamilyForm, factor: int, settings: BeliefSettings
) -> Triples | None:
    """Triples that fit in one of the entries with the most figures."""
    told = shares(lines, form, factor)
    count = lines.count
    fullest = np.argsort(-(lines.values != 0).sum(axis=0), kind="stable")[:4]
    keys = [
        key
        for entry in fullest.tolist()
        for key in _triples_of_entry(lines, told, entry, settings)
    ]
    if not keys:
        return None
    known = np.unique(np.concatenate(keys))
    second, rest = known % count, known // count
    first, result = rest % count, rest // count
    return Triples(
        result, first, second, _prior(lines, form, result, first, second)
    )


def _triples_of_entry(
    lines: Lines, told: Shares, entry: int, settings: BeliefSettings
) -> Iterator[Ints]:
    value, share, half = (
        lines.values[:, entry],
        told.value[:, entry],
        told.half[:, entry],
    )
    nonzero = np.flatnonzero(lines.filled[:, entry] & (value != 0))
    results = nonzero[
        (np.abs(share[nonzero]) > 0)
        & (half[nonzero] < _WIDEST * np.abs(share[nonzero]))
    ]
    results = results[np.abs(share[results]) != 1]
    if not len(results) or len(nonzero) < 2:
        return
    logs = np.log(np.abs(value[nonzero].astype(np.float64)))
    order = np.argsort(logs, kind="stable")
    result, second = _result_pairs(lines.count, results, nonzero, settings)
    wanted = np.log(np.abs(share[result])) + np.log(
        np.abs(value[second].astype(np.float64))
    )
    slack = half[result] / np.abs(share[result]) + _NOISE
    begin = np.searchsorted(logs[order], wanted - slack, side="left")
    sizes = np.searchsorted(logs[order], wanted + slack, side="right") - begin
    sizes = np.minimum(sizes, settings.match_limit)
    first = nonzero[order[ranges(begin, sizes)]]
    result, second = np.repeat(result, sizes), np.repeat(second, sizes)
    good = (first != result) & (first != second)
    good &= np.sign(share[result]) * np.sign(value[second]) == np.sign(
        value[first]
    )
    yield (result[good] * lines.count + first[good]) * lines.count + second[
        good
    ]


def _result_pairs(
    count: int, results: Ints, nonzero: Ints, settings: BeliefSettings
) -> tuple[Ints, Ints]:
    """Pairs of a result and a second operand: any two lines, or neighbours in long tables."""
    if count <= settings.ratio_lines:
        result = np.repeat(results, len(nonzero))
        second = np.tile(nonzero, len(results))
    else:
        window = settings.window(count) // 2 + 1
        steps = np.concatenate(
            (np.arange(-window, 0), np.arange(1, window + 1))
        )
        result = np.repeat(results, len(steps))
        second = result + np.tile(steps, len(results))
        kept = np.isin(second, nonzero)
        result, second = result[kept], second[kept]
    different = result != second
    return result[different], second[different]


def _prior(
    lines: Lines, form: FamilyForm, result: Ints, first: Ints, second: Ints
) -> Floats:
    count, says = lines.count, lines.hints.says
    prior = np.full(len(result), -2.0 * np.log(count) - 1.0)
    near = 1.0 / (
        (1.0 + np.abs(first - result)) * (1.0 + np.abs(second - result))
    )
    prior += 0.5 * np.log(near * count)
    word = Word.CHANGE if form is FamilyForm.CHANGE else Word.SHARE | Word.MEAN
    prior += 2.0 * says(word)[result] - 2.0 * says(Word.TOTAL)[result]
    if form is FamilyForm.RATIO:
        prior += _SAID_PRODUCT * _says_product(lines, result, first, second)
    return prior


def _says_product(
    lines: Lines, result: Ints, whole: Ints, second: Ints
) -> Bools:
    """Whether one factor of a whole is a unit price, the other is counted, and the whole is
    neither.
    """
    price = lines.hints.says(Word.UNIT_PRICE)
    counted = lines.hints.says(Word.COUNTED) & ~price
    either = (price[result] & counted[second]) | (
        price[second] & counted[result]
    )
    neither = ~price[whole] & ~lines.hints.says(Word.COUNTED)[whole]
    return np.asarray(either & neither)


def _most_fitting(
    lines: Lines,
    triples: Triples,
    form: FamilyForm,
    factor: int,
    settings: BeliefSettings,
) -> Triples:
    """The triples that hold in most sampled entries, as many as can be scored."""
    fits = np.zeros(len(triples.result), dtype=np.int64)
    for part in np.array_split(np.arange(len(fits)), len(fits) // 50_000 + 1):
        shown = ratio_evidence(
            lines, _take(triples, part), form, factor, settings
        )
        fits[part] = (
            shown.exact.sum(axis=1)
            + shown.near.sum(axis=1)
            - shown.broken.sum(axis=1)
        )
    kept = np.flatnonzero(fits > 0)
    kept = kept[np.argsort(-fits[kept], kind="stable")][: settings.ratio_limit]
    return _take(triples, np.sort(kept))


def _take(triples: Triples, kept: Ints) -> Triples:
    return Triples(
        triples.result[kept],
        triples.first[kept],
        triples.second[kept],
        triples.prior[kept],
    )


def ratio_evidence(
    lines: Lines,
    triples: Triples,
    form: FamilyForm,
    factor: int,
    settings: BeliefSettings,
) -> EvidenceArrays:
    """What every entry shows of ``first = share x second``, within half a unit of the result."""
    told = shares(lines, form, factor)
    share, half = told.value[triples.result], told.half[triples.result]
    first = lines.values[triples.first].astype(np.float64)
    second = lines.values[triples.second].astype(np.float64)
    read = [triples.result, triples.first, triples.second]
    readable = np.logical_and.reduce(
        [lines.filled[line] & ~lines.unread[line] for line in read]
    )
    readable &= second != 0

    off = np.abs(first - share * second)
    own = half * np.abs(second) * (1 + 1e-6) + 0.5 * _NOISE
    operands = (
        lines.units[triples.first] / 2
        + np.abs(share) * lines.units[triples.second] / 2
    )
    exact, near = (
        readable & (off <= own),
        readable & (off > own) & (off <= own + operands),
    )
    telling = (
        (first != 0)
        & (np.abs(share) != 1)
        & (lines.values[triples.result] != 0)
    )
    broken = readable & ~exact & ~near

    # A small operand leaves few values open, however fine the printed share.
    size = np.minimum(np.abs(first), np.abs(second))
    unit = np.maximum(lines.units[triples.first], lines.units[triples.second])
    stated = np.abs(share - 1) if form is FamilyForm.CHANGE else np.abs(share)
    relative = half / np.maximum(stated, _NOISE)
    chance = np.maximum(4 * relative, 2.0 * unit / np.maximum(size, 1))
    # Rounded operands leave much of a small change open, however large they are.
    changed = first - second if form is FamilyForm.CHANGE else first
    loose = np.maximum(
        chance, 4 * (own + operands) / np.maximum(np.abs(changed), 1)
    )
    if form is FamilyForm.RATIO and factor == 1:
        to_the_unit = exact & (2 * off <= lines.units[triples.first])
        of_product = _product_chance(
            lines, triples, exact, to_the_unit, settings
        )
        chance = np.minimum(chance, of_product)
    gain = _gain(chance, settings.gain_cap, exact & telling)
    gain += _gain(loose, settings.near_cap, near & telling)
    difference = np.zeros(exact.shape, dtype=np.int64)
    obeys = exact | near
    return EvidenceArrays(
        exact & telling,
        near & telling,
        broken,
        obeys & ~telling,
        difference,
        gain,
    )


def _product_chance(
    lines: Lines,
    triples: Triples,
    exact: Bools,
    to_the_unit: Bools,
    settings: BeliefSettings,
) -> Floats:
    """How likely each entry is the product to its last digit by chance; infinite where it is none.

    A whole that is the product could have been any of its size; that of a quotient is one by
    accident, so nine in ten of the entries that obey must be. In a total the price is a mean.
    """
    lone = exact & ~lines.entry_hints.says(Word.TOTAL)
    products = (to_the_unit & lone).sum(axis=1)
    are_products = 10 * products >= 9 * lone.sum(axis=1)
    whole, unit = lines.values[triples.first], lines.units[triples.first]
    sharp = settings.spread / np.maximum(np.abs(whole) / unit, 1)
    return np.where(to_the_unit & are_products[:, None], sharp, np.inf)


def _gain(chance: Floats, cap: float, where: Bools) -> Floats:
    return np.where(where, np.clip(-np.log(chance), 0.0, cap), 0.0)


def _read(
    lines: Lines,
    triples: Triples,
    number: int,
    form: FamilyForm,
    factor: int,
    settings: BeliefSettings,
) -> _Reading:
    one = _take(triples, np.array([number]))
    result, first, second = (
        int(one.result[0]),
        int(one.first[0]),
        int(one.second[0]),
    )
    shown, family = _family(lines, one, form, factor, settings)
    ends = (one.result, one.first, one.second)
    said = form is FamilyForm.RATIO and factor == 1
    product = None
    if said and bool(_says_product(lines, *ends)[0]):
        prior = float(one.prior[0])
        product = read_product(
            lines, first, (result, second), Decimal(1), prior, settings
        )
    return _Reading(
        family=family,
        product=_believed(product, settings),
        whole=int(lines.index[first]),
        factors=frozenset((int(lines.index[result]), int(lines.index[second]))),
        sharpness=_sharpness(lines, result, form, factor, shown),
        exact_product=form is FamilyForm.RATIO
        and _is_product(lines, one, factor, shown.exact[0] | shown.near[0]),
    )


def read_ratio(
    lines: Lines,
    form: FamilyForm,
    factor: int,
    result: int,
    operands: tuple[int, ...],
    prior: float,
    settings: BeliefSettings,
) -> Hypothesis:
    """The hypothesis that a ratio or a change is, over every entry of its lines.

    A change names the old figure first, a ratio its numerator.
    """
    change = form is FamilyForm.CHANGE
    first, second = reversed(operands) if change else operands
    one = Triples(
        np.array([result]),
        np.array([first]),
        np.array([second]),
        np.array([prior]),
    )
    return _family(lines, one, form, factor, settings)[1]


def _family(
    lines: Lines,
    one: Triples,
    form: FamilyForm,
    factor: int,
    settings: BeliefSettings,
) -> tuple[EvidenceArrays, Hypothesis]:
    """What the entries show of one triple, and the family that it is."""
    shown = ratio_evidence(lines, one, form, factor, settings)
    result, first, second = (
        int(one.result[0]),
        int(one.first[0]),
        int(one.second[0]),
    )
    gain = once_each(lines, [result, first, second], shown.gain[0])
    operands = (second, first) if form is FamilyForm.CHANGE else (first, second)
    return shown, family_of(
        lines,
        form,
        result,
        operands,
        float(one.prior[0]),
        (),
        shown,
        gain,
        settings,
        factor=factor,
    )


def _believed(
    family: Hypothesis | None, settings: BeliefSettings
) -> Hypothesis | None:
    if family is None or family.log_odds < settings.believed:
        return None
    return family


def _sharpness(
    lines: Lines,
    result: int,
    form: FamilyForm,
    factor: int,
    shown: EvidenceArrays,
) -> float:
    told = shares(lines, form, factor)
    obeys = shown.exact[0] | shown.near[0]
    relative = told.half[result, obeys] / np.maximum(
        np.abs(told.value[result, obeys]), _NOISE
    )
    return float(-np.log(np.clip(relative, _NOISE, 1.0)).sum())


def _is_product(lines: Lines, one: Triples, factor: int, obeys: Bools) -> bool:
    """Whether the whole is the product of the other two, to its last digit in nine entries of ten
    of those that obey, and the result is printed with no more digits than it: a quotient runs on.
    An entry that breaks the relation tells nothing of how it was reckoned, but for a total, whose
    price may be the mean of other lines.
    """
    result, whole, second = one.result[0], one.first[0], one.second[0]
    part = lines.values[[result, second, whole]].astype(object)
    unit = 10**lines.scale * factor
    tells = obeys | lines.entry_hints.says(Word.TOTAL)
    told = np.flatnonzero((part != 0).all(axis=0) & tells)[:_READ]
    if (
        not len(told)
        or factor != 1
        or lines.hints.words[result] & int(Word.SHARE)
    ):
        return False
    off = np.abs(part[0, told] * part[1, told] - part[2, told] * unit)
    fits = 2 * off <= lines.units[whole, told].astype(object) * unit
    digits = [np.median(list(map(_digits, line))) for line in part[:, told]]
    return bool(np.mean(fits.astype(bool)) >= 0.9 and digits[0] <= digits[2])


def _digits(figure: int) -> int:
    """The digits of a figure but for the zeros around them."""
    return len(str(abs(figure)).strip("0"))


def _decide(readings: list[_Reading]) -> Iterator[Hypothesis]:
    """One reading for each triple, and for each result the best of those that share an operand."""
    triples: dict[tuple[int, frozenset[int]], list[_Reading]] = {}
    for reading in readings:
        triples.setdefault((reading.whole, reading.factors), []).append(reading)
    uses = Counter(
        line for whole, factors in triples for line in (whole, *factors)
    )
    computed = [_computed(alike, uses) for alike in triples.values()]
    taken: dict[int, set[int]] = {}
    order = sorted(
        computed, key=lambda one: (-one.family.log_odds, -one.family.result)
    )
    for reading in order:
        family = reading.family
        if set(family.operands) & taken.get(family.result, set()):
            continue
        if any(
            family.result in taken.get(operand, ())
            for operand in family.operands
        ):
            continue
        taken.setdefault(family.result, set()).update(family.operands)
        yield _stated(reading)


def _computed(alike: list[_Reading], uses: Counter[int]) -> _Reading:
    """Of the readings of one triple the one whose result was computed from the others: it obeys
    most often, takes part in the fewest other triples (a rate that many results share is none of
    them), says so in its label, and is the finest.
    """
    obeying = [len(one.family.obeying) for one in alike]
    often = [
        one
        for one, count in zip(alike, obeying, strict=True)
        if 10 * count >= 9 * max(obeying)
    ]
    return min(
        often,
        key=lambda one: (
            one.product is None,
            uses[one.family.result],
            not one.family.worded,
            -one.sharpness,
            -one.family.result,
        ),
    )


def _stated(reading: _Reading) -> Hypothesis:
    """The family as it is stated: from its whole, where that was reckoned from the others."""
    if reading.product is not None:
        return reading.product
    if reading.exact_product:
        return _as_product(reading.family)
    return reading.family


def _as_product(family: Hypothesis) -> Hypothesis:
    """The same family stated from its whole: quantity x price = amount."""
    whole, other = family.operands
    return replace(
        family,
        form=FamilyForm.PRODUCT,
        result=whole,
        operands=(family.result, other),
    )
