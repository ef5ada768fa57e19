"""Levels that were inferred from the look of lines: the same sum fits with one line more
or less, or with each group of lines counted once.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from extract.facts import Fact
from extract.several import present
from extract.table import RowKind
from validate.belief.trials import significant_digits
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    added,
    value,
)
from validate.model.finding import Message
from validate.model.identity import Outcome
from validate.tables.figure_table import SUMMABLE, FigureTable

_PARTS = "parts"
"""The scope of a line that is the sum of lines beside it."""
_HEADS = ("parents", "all-parents")
"""The scopes of a total that adds the lines which are no parts of others."""
_LEAST_PARTS = 2
"""Parts of one of the groups at least: two lines of one amount are no group by themselves."""
_TELLING_DIGITS = 5
"""Significant digits from which lines do not add up to another by accident."""


def _shorter_run(scene: Scene, outcome: Outcome) -> Reason | None:
    """The line is the sum of fewer of the lines beside it: the rest is of another line."""
    found = scene.sum_of(outcome)
    if found is None or outcome.identity.scope != _PARTS:
        return None

    for run in (found.terms, found.terms[::-1]):
        totals = accumulate(map(value, run[:-1]))
        for count, total in enumerate(totals, start=1):
            if total != found.value:
                continue
            if not _holds_beside(scene, found.result, run, run[count:]):
                return _reason(found.result, run[count:])
    return None


def _one_head(scene: Scene, outcome: Outcome) -> Reason | None:
    """The total fits with one line more, or less, that was taken for a part, or for none."""
    identity, result = outcome.identity, scene.result(outcome.identity)
    delta = outcome.delta
    if identity.scope not in _HEADS or result is None or not delta:
        return None

    own = scene.terms(identity)
    for fact in _lines_above(scene, result):
        moved = -value(fact) if fact in own else value(fact)
        if moved == delta and not _holds_beside(scene, result, own, [fact]):
            return _reason(result, [fact])
    return None


def _holds_beside(
    scene: Scene, result: Fact, terms: Sequence[Fact], lines: Sequence[Fact]
) -> bool:
    """Whether the same sum holds in another column, in which the lines whose rank would be another
    print something: that column tells their rank."""
    table = scene.table_of(result)
    if table is None or result.col is None:
        return False
    rows = present(one.row for one in (*terms, result))
    moved = present(one.row for one in lines)
    return any(
        _adds_up(table, rows, column.index)
        and any(table.value(row, column.index) for row in moved)
        for column in table.side(result.col)
        if column.index != result.col and column.kind in SUMMABLE
    )


def _adds_up(table: FigureTable, rows: Sequence[int], col: int) -> bool:
    """Whether some rows all print a figure in a column, and the last is the sum of the others."""
    figures = present(table.value(row, col) for row in rows)
    return len(figures) == len(rows) and sum(figures[:-1]) == figures[-1]


def _groups(scene: Scene, outcome: Outcome) -> Reason | None:
    """The total counts each group once: lines that print what the lines right below them give, and
    the lines below left out ("011", then 60, 61 and 62).

    Each line bears a code: of a list of round grants some give others by accident.
    """
    found = scene.sum_down(outcome)
    if found is None:
        return None

    lines = sorted(found.terms, key=lambda fact: fact.row or 0)
    excess = added(lines) - found.value
    if excess <= 0 or not all(_bears_a_code(scene, line) for line in lines):
        return None
    for parts in _parts_left_out(lines, 0, excess):
        if max(map(len, parts)) >= _LEAST_PARTS:
            left = [fact for group in parts for fact in group]
            return _of_groups(found.result, left)
    return None


def _subtotal_within(scene: Scene, outcome: Outcome) -> Reason | None:
    """The total leaves out one line that is the sum of lines right above it, whatever it is called:
    no other column says that it is not, or counts it, and one more does, or it has digits enough.
    """
    found = scene.sum_down(outcome)
    if found is None or found.result.col is None:
        return None
    lines = sorted(found.terms, key=lambda fact: fact.row or 0)
    excess = added(lines) - found.value
    for at, line in enumerate(lines):
        is_left_out = value(line) == excess and not _holds_beside(
            scene, found.result, found.terms, [line]
        )
        if is_left_out and _sums_up(scene, line, lines[:at]):
            return _within(found.result, line)
    return None


def _sums_up(scene: Scene, line: Fact, above: Sequence[Fact]) -> bool:
    """Whether a line is the sum of the lines right above it, in all columns that tell; a line that
    leaves a column empty adds nothing to it.
    """
    table = scene.table_of(line)
    if table is None or line.row is None or not above:
        return False
    first = min(present(one.row for one in above))
    return any(
        _is_sum_of(table, line, range(start, line.row))
        for start in range(first, line.row - 1)
    )


def _is_sum_of(table: FigureTable, line: Fact, rows: range) -> bool:
    """Whether a line is the sum of some lines, and no accident: in another column too, or by so
    many digits."""
    assert line.row is not None
    assert line.col is not None
    if _sum_of(table, rows, line.col) != value(line):
        return False
    told = [
        _sum_of(table, rows, one.index) == table.value(line.row, one.index)
        for one in table.side(line.col)
        if one.kind in SUMMABLE
        and _counts_in(table, rows, one.index) >= _LEAST_PARTS
    ]
    in_own = _counts_in(table, rows, line.col) >= _LEAST_PARTS
    telling = significant_digits(value(line)) >= _TELLING_DIGITS
    least = 1 if telling or not in_own else 2
    return all(told) and len(told) >= least


def _sum_of(table: FigureTable, rows: Iterable[int], col: int) -> Decimal:
    """What lines come to in a column, an empty cell being nothing."""
    return sum(present(table.value(row, col) for row in rows), Decimal(0))


def _counts_in(table: FigureTable, rows: Iterable[int], col: int) -> int:
    """How many of some lines print a figure in a column."""
    return len(present(table.value(row, col) for row in rows))


def _within(result: Fact, line: Fact) -> Reason:
    message = Message(
        f"{line.printed} est la somme des lignes qui le précèdent : {result.printed} ne le compte"
        " pas une seconde fois.",
        f"{line.printed} is the sum of the lines above it: {result.printed} does not count it"
        " again.",
    )
    return Reason.of(message, [line])


def _bears_a_code(scene: Scene, fact: Fact) -> bool:
    """Whether the nearest text to the left of a figure is a code, or begins with one: "60", "011
    Charges"; "1 000,00" and "500 €" are none.
    """
    table = scene.table_of(fact)
    if table is None or fact.row is None or fact.col is None:
        return False
    texts = (table.text(fact.row, col) for col in reversed(range(fact.col)))
    code, _, words = next(filter(None, texts), "").partition(" ")
    return code.isdigit() and (not words or words[0].isalpha())


def _parts_left_out(
    lines: list[Fact], start: int, excess: Decimal
) -> Iterator[list[list[Fact]]]:
    """The ways to leave out the parts of some groups, all of them together being ``excess``."""
    if excess == 0:
        yield []
    for head in range(start, len(lines) - 1):
        for parts in _parts_of(lines, head):
            rest = excess - value(lines[head])
            if rest < 0:
                continue
            after = head + 1 + len(parts)
            for others in _parts_left_out(lines, after, rest):
                yield [parts, *others]


def _parts_of(lines: list[Fact], head: int) -> Iterator[list[Fact]]:
    """The lines right below one that give it, if there are any."""
    wanted = value(lines[head])
    total = Decimal(0)
    for stop in range(head + 1, len(lines)):
        total += value(lines[stop])
        if wanted and total == wanted:
            yield lines[head + 1 : stop + 1]
            return
        if abs(total) > abs(wanted):
            return


def _of_groups(result: Fact, left: list[Fact]) -> Reason:
    shown = ", ".join(fact.printed for fact in left[:3])
    message = Message(
        f"{result.printed} compte une fois chaque groupe de lignes : {shown} en est le détail.",
        f"{result.printed} counts each group of lines once: {shown} details them.",
    )
    return Reason.of(message, left)


def _lines_above(scene: Scene, result: Fact) -> list[Fact]:
    table = scene.table_of(result)
    if table is None or result.row is None:
        return []

    found = []
    for (row, col), fact in table.facts.items():
        above = col == result.col and row < result.row
        if above and table.rows[row].kind is RowKind.DETAIL:
            found.append(fact)
    return found


def _reason(result: Fact, others: list[Fact]) -> Reason:
    shown = ", ".join(fact.printed for fact in others[:3])
    message = Message(
        f"{result.printed} est exact selon que {shown} est d'un rang ou d'un autre, ce que la mise"
        " en page ne dit pas.",
        f"{result.printed} is exact depending on the rank of {shown}, which the layout does not"
        " say.",
    )
    return Reason.of(message, others)


SHORTER_RUN = Explanation(
    code="shorter-run",
    title=Message("Lignes d'un autre groupe", "Lines of another group"),
    explain=_shorter_run,
)
ONE_HEAD = Explanation(
    code="one-rank-line",
    title=Message("Rang d'une ligne", "The rank of a line"),
    explain=_one_head,
)
GROUPS = Explanation(
    code="groups-once",
    title=Message("Groupes de lignes", "Groups of lines"),
    explain=_groups,
)
SUBTOTAL_WITHIN = Explanation(
    code="subtotal-within",
    title=Message("Sous-total parmi les lignes", "A subtotal among the lines"),
    explain=_subtotal_within,
)
