"""What one of so many has, compared with what it had before: "209,57 € par titre, contre 189,08 €
un an plus tôt", where 29 874,60 € and 158 titles were told, and 28 082,68 € and 134."""

from collections.abc import Iterator, Sequence

from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from validate.prose.deriving.derivation import divided
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.pairing.misprints import restates

_NEAR = 4
"""What part of a figure it may have changed by from one year to the next."""
_SEVERAL = 9
"""Numbers of things above which an amount may have been divided by one."""


def parallel_quotients(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that is compared with the only quotient of two told before, as that
    of the only two which these have become; none that any other two give."""
    for index in range(len(wording.numbers) - 1):
        result, old = wording.numbers[index : index + 2]
        if not _is_compared(wording, index):
            continue
        amounts, things = _said(wording, result)
        before = only(list(_pairs(old, amounts, things).values()))
        if before is None:
            continue
        whole, units = (
            _become(one, among)
            for one, among in zip(before, (amounts, things), strict=True)
        )
        if whole is not None and units is not None:
            made = divided(whole.fact, units.fact)
            is_right = restates(result.fact, made.value)
            if is_right or not _pairs(result, amounts, things):
                yield Reckoned(result, made, near=ANY)


def _is_compared(wording: Wording, index: int) -> bool:
    """Whether a number is set against one of its unit, and is no change or share."""
    result, old = wording.numbers[index : index + 2]
    return (
        wording.is_compared(index + 1)
        and result.unit not in ("", SHARE)
        and old.unit in ("", result.unit)
        and not NO_EXACT_FIGURE.closes(wording.before(index))
    )


def _said(
    wording: Wording, result: SpokenNumber
) -> tuple[Sequence[SpokenNumber], Sequence[SpokenNumber]]:
    """The numbers of the sentences before that may be divided, and by which."""
    said = [
        one
        for some in wording.earlier
        for one in some.numbers
        if not one.per and one.scale == result.scale
    ]
    amounts = [one for one in said if one.unit == result.unit]
    things = [
        one
        for one in said
        if one.names_things and one.unit != result.unit and one.value > _SEVERAL
    ]
    return amounts, things


def _pairs(
    quotient: SpokenNumber,
    amounts: Sequence[SpokenNumber],
    things: Sequence[SpokenNumber],
) -> dict[object, tuple[SpokenNumber, SpokenNumber]]:
    """The amounts and numbers of things of which a number is the quotient, by their values."""
    return {
        (whole.value, units.value): (whole, units)
        for whole in amounts
        for units in things
        if restates(quotient.fact, whole.value / units.value)
    }


def _become(
    old: SpokenNumber, among: Sequence[SpokenNumber]
) -> SpokenNumber | None:
    """The only other number of the unit of one that is near it."""
    near = {
        one.value: one
        for one in among
        if one.unit == old.unit
        and 0 < abs(one.value - old.value) * _NEAR < old.value
    }
    return only(list(near.values()))
