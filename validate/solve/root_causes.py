"""The smallest set of cells whose correction makes all failed identities hold: one root a finding.

Every figure of a failed identity can be solved for. A correction is worth what it mends less what
it breaks: a figure misprinted once mends every identity it stands in, a sound figure bent to mend
one breaks its others. Roots are taken one at a time, the worthiest first, smaller before larger;
then a small exact search tries to do with fewer. A line left out of the table is a correction too:
it joins all the sums of its group at once.

Where several corrections are as good (the lines of a sum that nothing else checks), no cell is
named: the root is the identity itself, and the rivals are kept to be ranked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from validate.model.identity import LINEAR, Form, Kind, Outcome, Verdict
from validate.solve.system import NOTHING, SOLVABLE, Correction, Line, System

MANY = 150
"""Failed identities tied together beyond which no root is sought: such a table was not read, or not
understood.
"""
_EXACT = 10
"""Failed identities tied together up to which two corrections at once are sought: larger groups
have many pairs.
"""
_BUDGET = 3000
"""Pairs of corrections tried for one group: a pair takes some 25 microseconds, and no group
measured needed 300.
"""
_CLOSURE = 6
"""Figures corrected along with each other: twice as many as any document measured prints of one
figure.
"""
_BREACH = 3
"""A check that holds weighs as much as three that fail: figures rarely agree by accident."""


@dataclass(frozen=True, slots=True)
class Root:
    """One cause. ``primary`` speaks for it, ``mends`` are the failed identities that its correction
    makes hold.

    ``others`` are failed identities that it takes part in with other roots. ``located`` says that
    the identities name one cell (or one missing line); otherwise ``rivals`` are the corrections
    that would do as well.
    """

    primary: Outcome
    mends: tuple[Outcome, ...]
    others: tuple[Outcome, ...] = ()
    change: Correction = NOTHING
    rivals: tuple[Correction, ...] = ()
    located: bool = False


def find_roots(
    outcomes: Sequence[Outcome], facts: Mapping[str, Fact]
) -> tuple[Root, ...]:
    """The roots of all failed ``outcomes``, in the order of the identities that speak for them."""
    system = System(outcomes, facts)
    first = frozenset(system.failing)
    alone = [
        Root(o, (o,))
        for o in outcomes
        if o.verdict is Verdict.FAILED and o.identity.form not in SOLVABLE
    ]
    found: list[Root] = []
    while system.failing:
        component = system.component(min(system.failing))
        if len(component) > MANY:
            found += [
                Root(system.outcomes[n], (system.outcomes[n],))
                for n in sorted(component)
            ]
            system.failing -= component
            continue
        for choice in _solve(system, component):
            found.append(_root(system, first, choice))
            system.apply(choice.change)
            system.failing -= choice.mends
    order = {id(outcome): n for n, outcome in enumerate(outcomes)}
    return _merged(sorted([*alone, *found], key=lambda root: order[id(root.primary)]))


def _merged(roots: Sequence[Root]) -> tuple[Root, ...]:
    """One figure stated in several places against one figure of a table is one difference, not
    several.

    Roots that disagree with the same fact by the same amount are joined under the first.
    """
    first: dict[tuple[str, Decimal], int] = {}
    kept: list[Root] = []
    for root in roots:
        keys = _opposite(root)
        home = next((first[key] for key in keys if key in first), None)
        if home is None:
            first |= dict.fromkeys(keys, len(kept))
            kept.append(root)
        else:
            known = kept[home]
            others = tuple(
                o
                for o in (*root.mends, *root.others)
                if o not in (*known.mends, *known.others)
            )
            kept[home] = replace(known, others=(*known.others, *others))
            first |= {key: home for key in keys if key not in first}
    return tuple(kept)


def _opposite(root: Root) -> list[tuple[str, Decimal]]:
    """The facts that an agreement between two places is about, with the size of the difference.

    Two columns of equal figures give one result the same expectation twice: that is one difference
    as well.
    """
    identity, delta = root.primary.identity, root.primary.delta
    if identity.kind is not Kind.EQUALITY or not delta:
        return (
            [(f"{identity.rule} {identity.result}", delta)]
            if delta and identity.result
            else []
        )
    sides = (
        [identity.result]
        if len(identity.terms) > 1
        else [identity.result, identity.terms[0].fact]
    )
    return [(fact, abs(delta)) for fact in sides if fact not in root.change.facts]


@dataclass(frozen=True, slots=True)
class _Choice:
    """A correction with what it mends and breaks, and its equals."""

    change: Correction
    mends: frozenset[int]
    broken: frozenset[int]
    rivals: tuple[Correction, ...] = ()

    @property
    def worth(self) -> tuple[int, int, int]:
        return (
            len(self.mends) - _BREACH * len(self.broken),
            -len(self.broken),
            -self.change.freedom,
        )


def _solve(system: System, component: frozenset[int]) -> Iterator[_Choice]:
    """The worthiest correction of the component, again and again; what none mends stands for
    itself.
    """
    choice = _pair(system, component) or _best(system, component)
    if choice is None:
        alone = min(component)
        yield _Choice(NOTHING, frozenset((alone,)), frozenset())
        return
    yield choice


def _candidates(system: System, component: frozenset[int]) -> list[_Choice]:
    """Every correction that some failed identity asks for, widened where it breaks others."""
    changes: dict[tuple[object, ...], Correction] = {}
    for index in sorted(component):
        for change in (
            *system.corrections(index),
            *_missing_line(system, index, component),
        ):
            changes.setdefault((change.shifts, change.gaps), change)
    asked = frozenset(change.shifts[0] for change in changes.values() if change.shifts)
    return [_closed(system, change, asked) for change in changes.values()]


def _best(system: System, component: frozenset[int]) -> _Choice | None:
    choices = _candidates(system, component)
    best = max((choice.worth for choice in choices), default=(0, 0, 0))
    if best[0] < 1:
        return None
    equals = [choice for choice in choices if choice.worth == best]
    chosen = min(equals, key=lambda choice: _preference(system, choice))
    rivals = tuple(
        c.change for c in equals if c is not chosen and c.mends == chosen.mends
    )
    return _Choice(chosen.change, chosen.mends, chosen.broken, rivals)


def _preference(system: System, choice: _Choice) -> tuple[int, int]:
    """Among equals: the printed result before its terms, a missing line before any one line."""
    results = {system.identity(n).result for n in choice.mends}
    is_result = bool(choice.change.facts) and choice.change.facts[0] in results
    return (0 if is_result else 1 if choice.change.gaps else 2, min(choice.mends))


def _closed(
    system: System, change: Correction, asked: frozenset[tuple[str, Decimal]]
) -> _Choice:
    """The correction, with the same figure printed elsewhere corrected along with it where that
    breaks less.
    """
    mends, broken = system.effect(change)
    choice = _Choice(change, mends, broken)
    while (
        choice.broken
        and len(choice.change.shifts) < _CLOSURE
        and not choice.change.gaps
    ):
        wider = [
            c for n in sorted(choice.broken) for c in _along(system, choice, n, asked)
        ]
        better = max(wider, key=lambda c: c.worth, default=choice)
        if better.worth[0] <= choice.worth[0]:
            break
        choice = better
    return choice


def _along(
    system: System, choice: _Choice, broken: int, asked: frozenset[tuple[str, Decimal]]
) -> Iterator[_Choice]:
    """Corrections of one more figure of a broken identity: the same figure printed twice, or one
    ``asked`` for.
    """
    if system.identity(broken).form not in LINEAR:
        return
    same = len(system.weights[broken]) == 2
    done = dict(choice.change.shifts)
    weights = system.weights[broken]
    moved = sum(
        (weights.get(fact, Decimal(0)) * shift for fact, shift in done.items()),
        Decimal(0),
    )
    for fact, weight in weights.items():
        if fact not in done and weight and (same or (fact, -moved / weight) in asked):
            change = Correction((*choice.change.shifts, (fact, -moved / weight)))
            wider = _Choice(change, *system.effect(change))
            if same or wider.mends > choice.mends:
                yield wider


def _missing_line(
    system: System, index: int, component: frozenset[int]
) -> Iterator[Correction]:
    """A line left out of the group that a failing footing adds up: it joins every sum over that
    group.

    It would print a figure in most columns: where more of the group's sums hold than fail, no line
    is missing.
    """
    identity = system.identity(index)
    if identity.rule != "footing":
        return
    own = system.line(identity)
    gaps: dict[int, Decimal] = {}
    for n in sorted(component | _same_line(system, own)):
        other = system.identity(n)
        if (
            n in system.failing
            and other.rule == "footing"
            and system.line(other) == own
        ):
            gaps |= dict.fromkeys(_sums_over(system, n), system.gaps[n])
    if (
        not gaps
        or any(gap < 0 for gap in gaps.values())
        or not _in_most_columns(system, own)
    ):
        return
    stated = _counts_of(system, identity.table_id)
    yield Correction(gaps=tuple(sorted((gaps | stated).items())), row=identity.result)


def _in_most_columns(system: System, line: Line) -> bool:
    failed = [n in system.failing for n in system.footings.get(line, ())]
    return 2 * sum(failed) > len(failed)


def _same_line(system: System, line: Line) -> set[int]:
    return {
        n
        for n in system.failing
        if system.identity(n).rule == "footing"
        and system.line(system.identity(n)) == line
    }


def _sums_over(system: System, index: int) -> list[int]:
    """The footings whose lines include all those of ``index``."""
    terms = {term.fact for term in system.identity(index).terms}
    first = next(iter(terms))
    return [
        n
        for n in system.by_fact[first]
        if system.identity(n).rule == "footing"
        and terms <= {term.fact for term in system.identity(n).terms}
    ]


def _counts_of(system: System, table: str) -> dict[int, Decimal]:
    """Stated counts of the table's lines that one more line would satisfy."""
    return {
        n: Decimal(1)
        for n in system.failing
        if system.identity(n).form is Form.ANY_OF
        and system.identity(n).table_id in (table, "")
        and system.outcomes[n].delta == 1
    }


def _pair(system: System, component: frozenset[int]) -> _Choice | None:
    """The first of two corrections that mend everything and break nothing, where one at a time
    would take three.
    """
    if not 3 <= len(component) <= _EXACT or _steps(system, component) <= 2:
        return None
    budget = _BUDGET
    hardest = min(sorted(component), key=lambda n: len(system.weights[n]))
    for change in system.corrections(hardest):
        mends, broken = system.effect(change)
        rest = component - mends
        if broken or not rest:
            continue
        for second in system.corrections(min(rest)):
            budget -= 1
            if budget < 0:
                return None
            both = Correction((*change.shifts, *second.shifts))
            if system.effect(both) == (component, frozenset()):
                return _Choice(change, mends, broken)
    return None


def _steps(system: System, component: frozenset[int]) -> int:
    """How many corrections one at a time would take, counted without making them."""
    choice = _best(system, component)
    if choice is None:
        return len(component)
    left = component - choice.mends
    return 1 if not left else 2 if len(left) == 1 else 3


def _root(system: System, first: frozenset[int], choice: _Choice) -> Root:
    mends = tuple(system.outcomes[n] for n in sorted(choice.mends))
    touched = system.touched(choice.change) & first - choice.mends
    others = tuple(
        system.outcomes[n]
        for n in sorted(touched)
        if system.outcomes[n].verdict is Verdict.FAILED
    )
    primary = min(mends, key=lambda outcome: _spokesman(choice, outcome))
    located = bool(choice.change.size) and not choice.rivals and len(mends) > 1
    return Root(primary, mends, others, choice.change, choice.rivals, located)


def _spokesman(choice: _Choice, outcome: Outcome) -> tuple[bool, bool, int, str]:
    """The identity that prints the corrected figure as its result speaks first, then the one with
    fewest terms.
    """
    identity = outcome.identity
    at_result = identity.result in choice.change.facts
    judged = identity.nature == "judgmental" or identity.form is Form.ANY_OF
    return (not at_result, judged, len(identity.terms), identity.id)
