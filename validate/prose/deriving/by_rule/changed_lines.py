"""Changes that a sentence tells of a line of a table, where the line says otherwise: "augmenté de
7 900 € et porté à 112 450 €", which is what the line had before; "937 069 €, soit 18 415 € de plus
qu'en 2025 (+4,0 %)", where the line gives the percentage and another difference; "augmente de
5 672 €, soit 2,9 %", of the figure of the line that grew by it; "ramenées de 268 400 € à
313 900 €", where the line falls from the one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal
from itertools import permutations

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import FALLING
from extract.french.lexicon.sentences.said_in_turn import (
    GREW_BY,
    MORE_OR_LESS,
    THAT_IS,
)
from extract.french.lexicon.totals import total_rank
from extract.several import only
from validate.model.adoption import GIVES_A_CHANGE
from validate.model.typing_slips import digits_told
from validate.prose.deriving.by_rule.act_columns import figures_by_line
from validate.prose.deriving.derivation import (
    all_added,
    apart,
    changed,
    quotient,
    same_as,
    taken_away,
)
from validate.prose.deriving.told_changes import BECOMES, MOVED_BY
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import (
    SHARE,
    SpokenNumber,
    Wording,
    are_amounts,
    to_end_of_clause,
)
from validate.prose.pairing.misprints import restates
from validate.prose.words.label_words import label_stems, years_of

_CHANGED_BY = WordList(
    "augment* de", "abond* de", "complet* de", "major* de", "diminu* de", "redui* de", "minor* de",
    "baiss* de",
)  # fmt: skip
"""Right before by how much an amount is changed."""
_AND = re.compile(r"\W*(?:€|euros?|ht|ttc|\W)*(?:et|pour)\b[^,;:.()]*")
"""Between that and what the amount becomes."""
_IN_BRACKETS = re.compile(r"[^;:.()]*\(\W*")
"""Between by how much a figure differs and the same in per cent."""
_LOWERED = WordList(FALLING, "redui*", "minor*")
"""A change downwards."""
_LOWERED_FROM = WordList(
    "ramene* de", "redui* de", "abaisse* de", "diminue* de", "baisse* de", "recule* de",
)  # fmt: skip
_RAISED_FROM = WordList(
    "porte* de", "releve* de", "augmente* de", "progresse* de", "majore* de"
)
"""Right before what an amount is changed from, downwards or upwards."""
_TO = re.compile(r"\W*(?:€|euros?|ht|ttc|\W)*\ba\W*")
"""Between that and what it is changed to."""
_DIGITS = 4
"""Telling digits of a change that two figures of a line do not make by accident."""


def changed_lines(
    wording: Wording, facts: Sequence[Fact]
) -> Iterator[Reckoned]:
    """What the lines of tables make of the changes that a sentence tells."""
    for index in range(1, len(wording.numbers)):
        if wording.is_compared(index - 1):
            continue
        yield from _left_as_it_was(wording, index, facts)
        yield from _the_other_way(wording, index, facts)
        yield from _told_in_per_cent(wording, index, facts)
        yield from _said_again(wording, index, facts)


def _left_as_it_was(
    wording: Wording, index: int, facts: Sequence[Fact]
) -> Iterator[Reckoned]:
    """ "Augmenté de B et porté à A"; "A, en hausse de B": the line prints A beside what A comes to
    with B, and nothing that A comes from."""
    told = _new_and_step(wording, index)
    if told is None:
        return
    new, change, step = told
    lines = list(_lines_with(facts, new.value))
    printed = {one.value for _, line in lines for one in line}
    if new.value - step in printed:
        return
    for old, line in lines:
        if any(one.value == new.value + step for one in line):
            terms = old, change.fact
            made = all_added(terms) if step > 0 else taken_away(*terms)
            yield Reckoned(new, made, near=ANY)
            return


def _the_other_way(
    wording: Wording, index: int, facts: Sequence[Fact]
) -> Iterator[Reckoned]:
    """ "Ramené de A à B", where B is more: what A falls to in the lines that print it, by what they
    print too."""
    falls = _falls(wording, index)
    if falls is None:
        return
    old, new = wording.numbers[index - 1 : index + 1]
    is_as_told = falls is (new.value < old.value)
    if not are_amounts(old, new) or is_as_told or new.value == old.value:
        return
    lines = list(_lines_with(facts, old.value))
    ends = {
        end.value: end
        for cell, line in lines
        for end in _ends(cell, line, falls=falls)
    }
    end = only(ends.values())
    if end is not None and not _print(lines, new):
        yield Reckoned(new, same_as(end, GIVES_A_CHANGE), near=ANY)


def _print(
    lines: Sequence[tuple[Fact, Sequence[Fact]]], number: SpokenNumber
) -> bool:
    """Whether some lines print a number."""
    return any(one.value == number.value for _, line in lines for one in line)


def _falls(wording: Wording, index: int) -> bool | None:
    """Whether a number is what the one before it is lowered to, or raised; None where neither."""
    before = wording.before(index - 1)
    falls = _LOWERED_FROM.closes(before)
    is_told = falls or _RAISED_FROM.closes(before)
    is_end = _TO.fullmatch(wording.before(index)) is not None
    return falls if is_told and is_end else None


def _ends(cell: Fact, line: Sequence[Fact], *, falls: bool) -> Iterator[Fact]:
    """The figures of a line to which a cell of it falls, or rises, by another that is printed."""
    for step, end in permutations(line, 2):
        is_way = step.value_or_zero < 0 if falls else step.value_or_zero > 0
        if is_way and cell.value_or_zero + step.value_or_zero == end.value:
            yield end


def _new_and_step(
    wording: Wording, index: int
) -> tuple[SpokenNumber, SpokenNumber, Decimal] | None:
    """What an amount becomes, by how much it changes, and that with its sign; None where words tell
    none of both."""
    first, second = wording.numbers[index - 1 : index + 1]
    if _becomes(wording, index):
        new, change, before = second, first, wording.before(index - 1)
    elif MOVED_BY.closes(wording.before(index)):
        new, change, before = first, second, wording.before(index)
    else:
        return None
    if not are_amounts(new, change) or not change.value:
        return None
    falls = _LOWERED.within(before)
    return new, change, -change.value if falls else change.value


def _becomes(wording: Wording, index: int) -> bool:
    """Whether a number is what an amount becomes that is changed by the one before."""
    between = wording.before(index)
    return bool(
        _CHANGED_BY.closes(wording.before(index - 1))
        and _AND.fullmatch(between)
        and BECOMES.closes(between)
    )


def _told_in_per_cent(
    wording: Wording, index: int, facts: Sequence[Fact]
) -> Iterator[Reckoned]:
    """ "A, en hausse de B sur 2025 (+P %)": by how much A differs from the one figure of its line
    from which it differs by P per cent."""
    if index + 1 >= len(wording.numbers):
        return
    new, change, share = wording.numbers[index - 1 : index + 2]
    before, behind = wording.before(index), wording.after(index)
    is_told = (
        share.unit == SHARE,
        are_amounts(new, change),
        _is_change(before, behind),
        _IN_BRACKETS.fullmatch(behind),
    )
    if not all(is_told):
        return
    olds = {
        old.value: old
        for cell, line in _lines_with(facts, new.value)
        for old in line
        if _changes_by(cell, old, share)
    }
    old = only(olds.values())
    if old is not None:
        yield Reckoned(change, apart(new.fact, old), near=ANY)


def _said_again(
    wording: Wording, index: int, facts: Sequence[Fact]
) -> Iterator[Reckoned]:
    """ "La participation augmente de C, soit P %": what share C is of the older of the two figures
    that differ by it in the one such line that the sentence names, or else in the one total that
    prints it too: "la contribution globale"."""
    change, share = wording.numbers[index - 1 : index + 1]
    before = wording.before(index - 1)
    is_told = (
        share.unit == SHARE and change.is_amount and bool(change.value),
        GREW_BY.closes(before),
        THAT_IS.closes(wording.before(index)),
    )
    if not all(is_told):
        return
    step = -change.value if FALLING.within(before) else change.value
    years = years_of(wording.text)
    lines = list(_lines_that_change(facts, change, step, years))
    meant = _named(lines, wording.text) or _totals_that_print(lines, step)
    olds = {old.value: old for line in meant for old in _older(line, step)}
    old = only(olds.values())
    if old is not None:
        made = quotient(change.fact, old, GIVES_A_CHANGE)
        yield Reckoned(share, made, near=ANY)


def _named(lines: Iterable[list[Fact]], text: str) -> list[list[Fact]]:
    """The lines whose label has a word of a text."""
    said = set(label_stems(text))
    return [
        one for one in lines if not said.isdisjoint(label_stems(_label(one)))
    ]


def _totals_that_print(
    lines: Iterable[list[Fact]], value: Decimal
) -> list[list[Fact]]:
    """The totals that print a value."""
    return [
        line
        for line in lines
        if total_rank(_label(line)) is not None
        and any(one.value == value for one in line)
    ]


def _label(line: Sequence[Fact]) -> str:
    """What the figures of a line are called."""
    return " ".join(line[0].row_path[-1:])


def _lines_that_change(
    facts: Sequence[Fact],
    change: SpokenNumber,
    step: Decimal,
    years: Set[int],
) -> Iterator[list[Fact]]:
    """The lines that print a change, or, where its digits are not met by accident, all; else of
    each its figures of the years that the sentence tells: "entre 2026 et 2028"."""
    is_telling = digits_told(change.fact) >= _DIGITS
    for line in figures_by_line(facts).values():
        if is_telling or any(one.value == step for one in line):
            yield line
        elif len(years) > 1:
            told = [one for one in line if _year(one) in years]
            if len({_year(one) for one in told}) == len(told) > 1:
                yield told


def _year(fact: Fact) -> int | None:
    """The one year over the figures of a column."""
    return only(years_of(" ".join(fact.column_path)))


def _older(line: Sequence[Fact], step: Decimal) -> Iterator[Fact]:
    """The figures of a line from which one of a later time differs by a step."""
    for old, new in permutations(line, 2):
        is_changed = new.value_or_zero - old.value_or_zero == step
        if is_changed and old.value_or_zero > 0 and _is_before(old, new):
            yield old


def _is_before(old: Fact, new: Fact) -> bool:
    """Whether a cell of a line is of an earlier time than another: by the years over both, or else
    by their order."""
    years = [years_of(" ".join(one.column_path)) for one in (old, new)]
    if all(years) and years[0] != years[1]:
        return max(years[0]) < max(years[1])
    return (old.col or 0) < (new.col or 0)


def _is_change(before: str, behind: str) -> bool:
    """Whether words beside a number make it by how much the one before differs from another."""
    is_more = MORE_OR_LESS.follows_signs(to_end_of_clause(behind))
    return MOVED_BY.closes(before) or (THAT_IS.closes(before) and is_more)


def _changes_by(new: Fact, old: Fact, share: SpokenNumber) -> bool:
    """Whether a figure differs from another by so many per cent, whichever way."""
    if not old.value or old.value == new.value:
        return False
    value = changed(new, old, GIVES_A_CHANGE).value
    return restates(share.fact, value) or restates(share.fact, -value)


def _lines_with(
    facts: Sequence[Fact], value: Decimal
) -> Iterator[tuple[Fact, list[Fact]]]:
    """The cells that print an amount, each with the other cells of its line."""
    for line in figures_by_line(facts).values():
        for cell in line:
            if cell.value == value:
                yield cell, [one for one in line if one is not cell]
