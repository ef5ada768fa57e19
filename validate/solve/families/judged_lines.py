"""What is said of each line of a family: that it holds, that a figure is wrong, or that it follows
another rule.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from extract.facts import Fact
from validate.belief.hypothesis import EntryOutcome
from validate.model.finding import Abstention, Message
from validate.model.identity import Identity, Severity, evaluate
from validate.model.typing_slips import is_slip_of, tells_slip
from validate.solve.earlier_figures import EarlierFigures
from validate.solve.families.family_lines import (
    FACTORS,
    UNSUPPORTED,
    FamilyLine,
    as_quotient,
    of_its_operand,
)
from validate.solve.families.left_out_figures import (
    leaves_a_sum_out,
    may_leave_out,
    takes_its_own,
)
from validate.solve.families.meant_lines import is_of_narrower_sum, may_fail
from validate.solve.family_judgment import FamilyJudgment
from validate.solve.swapped_digits import misses_by_a_swap

_OBEYED_BUT_FOR_SWAPS = (4, 4)
"""Lines that obey a sum, in all and for each that does not, from which one with two digits that
changed places is told: an exception is hardly that."""
_EMPTY = Message(
    "une case vide, dans une colonne que les autres lignes remplissent, ne vaut pas forcément zéro",
    "an empty cell, in a column that other lines fill, is not necessarily nothing",
)


def said_of_line(
    line: FamilyLine,
    judgment: FamilyJudgment,
    known: EarlierFigures,
    facts: Mapping[str, Fact],
) -> Iterator[Identity | Abstention]:
    """What is said of one line of a family, where no check before said it."""
    met = _met(line, judgment, known)
    if known.stated(line.identity, facts, obeys=line.is_right or bool(met)):
        return
    if line.tells_nothing:
        yield from _untold(line)
    elif line.obeys or line.holds:
        silent = known.stated(line.identity, facts, obeys=False)
        yield from _agreeing(line, judgment, silent=silent)
    else:
        yield from _breaking(line, judgment, known, met)


def _breaking(
    line: FamilyLine,
    judgment: FamilyJudgment,
    known: EarlierFigures,
    met: set[str],
) -> Iterator[Identity | Abstention]:
    """What is said of a line that breaks its family, of which ``met`` are asked to be others."""
    own = not line.family.believed.worded and known.confirms(
        line.result, line.found
    )
    if own:
        # what is asked of an operand stands, whatever confirms the result
        met.discard(line.result.id)
    own = own and not met
    slipped = _with_slipped_operand(line) if own else None
    if slipped is not None:
        line, own = slipped, False
    if not met:
        line = _with_wrong_quotient(line, known) or line
    yield from _judged(line, judgment, is_met=bool(met), own=own)


def _with_wrong_quotient(
    line: FamilyLine, known: EarlierFigures
) -> FamilyLine | None:
    """A line found as a quotient as that, where sums that hold add both figures up of which it is
    one, as they are printed: it is the figure that is wrong."""
    if not line.family.multiplied or len(line.operands) != FACTORS:
        return None
    price, quantity = line.operands
    added = [one.id in known.added for one in (line.result, quantity, price)]
    if added != [True, True, False]:
        return None
    divided = as_quotient(line, price, quantity, "quotient")
    return replace(line, identity=divided, found=evaluate(divided, line.facts))


def _with_slipped_operand(line: FamilyLine) -> FamilyLine | None:
    """A line of two columns in proportion, of which one figure is confirmed, as what that makes of
    the other, where this prints a slip of it."""
    turned = of_its_operand(line)
    if turned is None:
        return None
    (operand,) = line.operands
    number, expected = operand.number, turned.found.expected
    if number is None or expected is None or not tells_slip(number):
        return None
    if not is_slip_of(number, number.to_last_digit(expected)):
        return None
    return turned


def _met(
    line: FamilyLine, judgment: FamilyJudgment, known: EarlierFigures
) -> set[str]:
    """The figures of a line that breaks its family which earlier identities ask to be others."""
    if line.outcome is not EntryOutcome.BROKEN:
        return set()
    met = known.met(line.found, line.facts, judges=judgment.judges)
    if line.family.believed.own_agreement_only:
        # what figures alone ask, figures alone may keep
        return met - known.proved
    return met


def _agreeing(
    line: FamilyLine, judgment: FamilyJudgment, *, silent: bool
) -> Iterator[Identity]:
    """A line that obeys its family, or nearly: of a family that may not judge only where it holds,
    and proving nothing where a change would not be noticed, as where what was said of its result
    before makes it ``silent``.
    """
    firm = judgment.proves and judgment.is_firm(
        line.entry, line.identity, line.facts
    )
    tells = line.obeys and not (silent or line.of_rate)
    proves = firm and tells and may_fail(line.failing)
    if line.holds and not proves:
        yield replace(line.identity, adoption=UNSUPPORTED)
    elif line.holds or (judgment.judges and may_fail(line)):
        yield line.identity


def _judged(
    line: FamilyLine, judgment: FamilyJudgment, *, is_met: bool, own: bool
) -> Iterator[Identity | Abstention]:
    """A line that breaks its family: a deviation where it is likelier misprinted than an exception,
    or where another identity asks the same of one figure (``is_met``), or where two digits changed
    places; else, or where a rule of its ``own`` holds of it, said to follow another rule; nothing
    where the family is not meant of it.
    """
    if not may_fail(line) or is_of_narrower_sum(line):
        return
    if not is_met and may_leave_out(line):
        yield from _untold(line)
        return
    severity = None
    if not (own or takes_its_own(line)):
        severity = _severity(line, judgment, is_met=is_met)
    if severity is not None:
        yield replace(line.identity, severity=severity)
    elif judgment.judges and not _spans_rows(line):
        stated, where = line.identity, line.result.places
        reason = _exception(line.family.obeying)
        yield Abstention(
            stated.rule, stated.table_id, stated.label, reason, places=where
        )


def _severity(
    line: FamilyLine, judgment: FamilyJudgment, *, is_met: bool
) -> Severity | None:
    """How gravely a line that breaks its family may be taken, by the family or beside it."""
    judged = None
    if judgment.judges:
        judged = judgment.severity(line.entry, line.identity, line.facts)
    if judged is None:
        return _severity_beside(line, is_met=is_met)
    return judged


def _severity_beside(line: FamilyLine, *, is_met: bool) -> Severity | None:
    """How gravely a line may be taken that its family does not judge: for what another identity
    asks of it (``is_met``), or for two digits that changed places, which are all that parts it from
    a sum that several others obey, for each that does not."""
    if is_met:
        return Severity.ERROR
    obeyed = line.family.believed.agrees(*_OBEYED_BUT_FOR_SWAPS)
    if obeyed and misses_by_a_swap(line.found, line.facts):
        return Severity.WARNING
    return None


def _exception(others: int) -> Message:
    """The reason why a line that breaks its family is listed only."""
    return Message(
        f"la relation que {others} autres lignes vérifient n'y tombe pas juste : écart ou"
        " exception, rien ne le dit",
        f"the relation that {others} other lines obey does not hold here: a deviation or an"
        " exception, nothing tells",
    )


def _spans_rows(line: FamilyLine) -> bool:
    """Whether a figure of a line stands for several rows: the family of these rows judges it."""
    span = line.family.table.span
    return any(span(row, col) > 1 for row, col in line.places)


def _untold(line: FamilyLine) -> Iterator[Identity | Abstention]:
    """A line that tells nothing of its family, with the reason where there is one."""
    stated = line.identity
    if any(fact.number is None for fact in line.facts.values()):
        yield stated
    elif line.family.leaves_empty(line.entry) or leaves_a_sum_out(line):
        where = line.result.places
        yield Abstention(
            stated.rule, stated.table_id, stated.label, _EMPTY, places=where
        )
