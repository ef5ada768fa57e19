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
from itertools import compress

from extract.facts import Fact
from extract.several import found_in, present
from validate.model.identity import (
    LINEAR,
    Form,
    Kind,
    Nature,
    Outcome,
    Verdict,
)
from validate.model.typing_slips import slips_of
from validate.solve.system import (
    NOTHING,
    Correction,
    Line,
    System,
    is_solvable,
)

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

    ``others`` are failed identities that it takes part in with other roots, and ``beside`` is what
    those correct of the figures that ``primary`` reckons with. ``located`` says that
    the identities name one cell (or one missing line); otherwise ``rivals`` are the corrections
    that would do as well; ``slips`` are those of operands of a ratio, which leaves them open: they
    are ranked, and speak for nothing else. ``unlikely`` are the figures whose correction would
    break what only its own figures speak for. ``told`` are the number of the text that says what
    the cell should be, or the figures of its line that make it.
    """

    primary: Outcome
    mends: tuple[Outcome, ...]
    others: tuple[Outcome, ...] = ()
    change: Correction = NOTHING
    beside: Correction = NOTHING
    rivals: tuple[Correction, ...] = ()
    slips: tuple[Correction, ...] = ()
    located: bool = False
    unlikely: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()


def find_roots(
    outcomes: Sequence[Outcome], facts: Mapping[str, Fact]
) -> tuple[Root, ...]:
    """The roots of all failed ``outcomes``, in the order of the identities that speak for them."""
    told = [_is_believed(outcome, facts) for outcome in outcomes]
    weak = list(compress(outcomes, (not yes for yes in told)))
    system = System(list(compress(outcomes, told)), facts, weak)
    first = frozenset(system.failing)
    found = [_alone(outcome) for outcome in outcomes if _is_unsolvable(outcome)]
    while system.failing:
        component = system.component(min(system.failing))
        if len(component) > MANY:
            found += [_alone(system.outcomes[n]) for n in sorted(component)]
            system.failing -= component
            continue
        choice = _solve(system, component)
        root = _root(system, first, choice)
        found.append(_with_operands(system, choice, root))
        system.apply(choice.change)
        system.failing -= choice.mends

    doubted = System(weak, facts)
    found = [_with_unlikely(root, doubted) for root in found]
    order = {id(outcome): n for n, outcome in enumerate(outcomes)}
    return _merged(sorted(found, key=lambda root: order[id(root.primary)]))


def _with_unlikely(root: Root, weak: System) -> Root:
    """A root with the figures whose correction breaks an identity of ``weak``."""
    unlikely = set[str]()
    for change in (root.change, *root.rivals):
        if change.gaps or len(change.shifts) != 1:
            continue
        _, broken = weak.effect(change)
        if broken:
            unlikely.add(change.shifts[0][0])
    return replace(root, unlikely=frozenset(unlikely))


def _is_believed(outcome: Outcome, facts: Mapping[str, Fact]) -> bool:
    """Whether an identity says anything: one that only its own figures speak for keeps no figure
    from being wrong, nor does a sentence that is believed to speak of it only while it agrees.
    """
    adoption = outcome.identity.adoption
    if outcome.verdict is not Verdict.HELD or adoption.proves:
        return True
    named = present(map(facts.get, outcome.identity.facts))
    return not adoption.circular and all(one.row is not None for one in named)


def _is_unsolvable(outcome: Outcome) -> bool:
    failed = outcome.verdict is Verdict.FAILED
    return failed and not is_solvable(outcome.identity)


def _alone(outcome: Outcome) -> Root:
    """A failed identity for which no correction is sought."""
    return Root(outcome, (outcome,))


def _merged(roots: Sequence[Root]) -> tuple[Root, ...]:
    """One figure stated in several places against one figure of a table is one difference, not
    several.

    Roots that disagree with the same fact by the same amount are joined under the first.
    """
    first: dict[tuple[str, Decimal], int] = {}
    kept: list[Root] = []
    for root in roots:
        keys = _opposite(root)
        known = found_in(first, keys)
        home = known[0] if known else len(kept)
        if known:
            kept[home] = _joined(kept[home], root)
        else:
            kept.append(root)
        for key in keys:
            first.setdefault(key, home)
    return tuple(kept)


def _joined(known: Root, root: Root) -> Root:
    """A root with the failed identities of another one, which is the same difference."""
    others = list(known.others)
    for outcome in (*root.mends, *root.others):
        if outcome not in (*known.mends, *known.others):
            others.append(outcome)
    return replace(known, others=tuple(others))


def _opposite(root: Root) -> list[tuple[str, Decimal]]:
    """The facts that an agreement between two places is about, with the size of the difference.

    Two columns of equal figures give one result the same expectation twice: that is one difference
    as well.
    """
    identity, delta = root.primary.identity, root.primary.delta
    if not delta or identity.nature is Nature.LEGAL:
        return []
    if identity.kind is not Kind.EQUALITY:
        place = f"{identity.rule} {identity.result}"
        if identity.result:
            return [(place, delta)]
        return []

    sides = [identity.result]
    if len(identity.terms) <= 1:
        sides.append(identity.terms[0].fact)
    return [
        (fact, abs(delta)) for fact in sides if fact not in root.change.facts
    ]


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


def _solve(system: System, component: frozenset[int]) -> _Choice:
    """The worthiest correction of the component; what none mends stands for itself, with all that
    would mend it alone.
    """
    choice = _pair(system, component) or _best(system, component)
    if choice is not None:
        return choice
    alone = min(component)
    rivals = tuple(system.corrections(alone))
    return _Choice(NOTHING, frozenset((alone,)), frozenset(), rivals)


def _candidates(system: System, component: frozenset[int]) -> list[_Choice]:
    """Every correction that some failed identity asks for, widened where it breaks others."""
    changes: dict[tuple[object, ...], Correction] = {}
    for index in sorted(component):
        for change in _asked_by(system, index):
            changes.setdefault((change.shifts, change.gaps), change)

    asked = frozenset(
        change.shifts[0] for change in changes.values() if change.shifts
    )
    return [_closed(system, change, asked) for change in changes.values()]


def _best(system: System, component: frozenset[int]) -> _Choice | None:
    choices = [
        each for each in _candidates(system, component) if each.worth[0] > 0
    ]
    return _worthiest(system, choices) if choices else None


def _worthiest(system: System, choices: Sequence[_Choice]) -> _Choice:
    """The worthiest of some corrections, with those that do as well as its rivals."""
    best = max(choice.worth for choice in choices)
    equals = [choice for choice in choices if choice.worth == best]
    chosen = min(equals, key=lambda choice: _preference(system, choice))
    rivals = []
    for choice in equals:
        if choice is not chosen and choice.mends == chosen.mends:
            rivals.append(choice.change)
    return replace(chosen, rivals=tuple(rivals))


def _preference(system: System, choice: _Choice) -> tuple[int, bool, int]:
    """Among equals: the printed result before its terms, one that another identity which fails
    reckons with before that one's, a missing line before any one line.
    """
    results = {system.identity(n).result for n in choice.mends}
    if results.intersection(choice.change.facts[:1]):
        rank = 0
    elif choice.change.gaps:
        rank = 1
    else:
        rank = 2
    return rank, not _feeds(system, choice), min(choice.mends)


def _feeds(system: System, choice: _Choice) -> bool:
    """Whether an identity that still fails reckons with what is corrected."""
    left = system.touched(choice.change) & system.failing - choice.mends
    corrected = set(choice.change.facts)
    return any(corrected & set(system.identity(n).operands) for n in left)


def _closed(
    system: System, change: Correction, asked: frozenset[tuple[str, Decimal]]
) -> _Choice:
    """The correction, with the same figure printed elsewhere corrected along with it where that
    breaks less.
    """
    choice = _Choice(change, *system.effect(change))
    while choice.broken and not choice.change.gaps:
        if len(choice.change.shifts) >= _CLOSURE:
            break
        wider: list[_Choice] = []
        for broken in sorted(choice.broken):
            wider += _along(system, choice, broken, asked)

        better = max(wider, key=lambda each: each.worth, default=choice)
        if better.worth[0] <= choice.worth[0]:
            break
        choice = better
    return choice


def _along(
    system: System,
    choice: _Choice,
    broken: int,
    asked: frozenset[tuple[str, Decimal]],
) -> Iterator[_Choice]:
    """Corrections of one more figure of a broken identity: the same figure printed twice, or one
    ``asked`` for.
    """
    if system.identity(broken).form not in LINEAR:
        return
    weights = system.weights[broken]
    same = len(weights) == 2
    done = dict(choice.change.shifts)
    moved = Decimal(0)
    for fact, shift in done.items():
        moved += weights.get(fact, Decimal(0)) * shift

    for fact, weight in weights.items():
        if fact in done or not weight:
            continue
        further = (fact, -moved / weight)
        if same or further in asked:
            change = Correction((*choice.change.shifts, further))
            wider = _Choice(change, *system.effect(change))
            if same or wider.mends > choice.mends:
                yield wider


def _missing_line(system: System, index: int) -> Iterator[Correction]:
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
    for n in _failing_of(system, own):
        gaps |= dict.fromkeys(_sums_over(system, n), system.gaps[n])
    if min(gaps.values()) < 0 or not _in_most_columns(system, own):
        return
    stated = _counts_of(system, identity.table_id)
    yield Correction(
        gaps=tuple(sorted((gaps | stated).items())), row=identity.result
    )


def _in_most_columns(system: System, line: Line) -> bool:
    failed = [n in system.failing for n in system.footings[line]]
    return 2 * sum(failed) > len(failed)


def _failing_of(system: System, line: Line) -> list[int]:
    """The failing footings of a line."""
    return [n for n in system.footings[line] if n in system.failing]


def _sums_over(system: System, index: int) -> list[int]:
    """The footings whose lines include all those of ``index``."""
    terms = set(system.identity(index).operands)
    found = []
    for n in system.by_fact[next(iter(terms))]:
        other = system.identity(n)
        if other.rule == "footing" and terms.issubset(other.operands):
            found.append(n)
    return found


def _counts_of(system: System, table: str) -> dict[int, Decimal]:
    """Stated counts of the table's lines that one more line would satisfy."""
    found = {}
    for n in system.failing:
        identity = system.identity(n)
        counted = identity.form is Form.ANY_OF and system.outcomes[n].delta == 1
        if counted and identity.table_id in (table, ""):
            found[n] = Decimal(1)
    return found


def _pair(system: System, component: frozenset[int]) -> _Choice | None:
    """The first of two corrections that mend everything and break nothing, where one at a time
    would take three; with those that do as well.
    """
    if not 3 <= len(component) <= _EXACT or _steps(system, component) <= 2:
        return None
    hardest = min(sorted(component), key=lambda n: len(system.weights[n]))
    halves = list(_first_halves(system, component, hardest))
    if not halves:
        return None
    return _worthiest(system, halves)


def _first_halves(
    system: System, component: frozenset[int], hardest: int
) -> Iterator[_Choice]:
    """The corrections of one identity that another one completes."""
    budget = _BUDGET
    for change in _asked_by(system, hardest):
        mends, broken = system.effect(change)
        rest = component - mends
        if broken or not rest:
            continue
        seconds = list(_asked_by(system, min(rest)))[:budget]
        budget -= len(seconds)
        if any(_mend_all(system, component, change, one) for one in seconds):
            yield _Choice(change, mends, broken)


def _asked_by(system: System, index: int) -> Iterator[Correction]:
    """The corrections that would make one identity hold: of a figure, or by a line left out."""
    yield from system.corrections(index)
    yield from _missing_line(system, index)


def _mend_all(
    system: System,
    component: frozenset[int],
    one: Correction,
    other: Correction,
) -> bool:
    """Whether two corrections together mend a whole component and break nothing."""
    both = Correction((*one.shifts, *other.shifts), (*one.gaps, *other.gaps))
    mends, broken = system.effect(both)
    return component <= mends and not broken


def _steps(system: System, component: frozenset[int]) -> int:
    """How many corrections one at a time would take, counted without making them."""
    choice = _best(system, component)
    if choice is None:
        return len(component)
    left = component - choice.mends
    return 1 + min(len(left), 2)


def _root(system: System, first: frozenset[int], choice: _Choice) -> Root:
    mends = tuple(system.outcomes[n] for n in sorted(choice.mends))
    touched = system.touched(choice.change) & first - choice.mends
    others = [system.outcomes[n] for n in sorted(touched)]
    primary = min(mends, key=lambda outcome: _spokesman(choice, outcome))
    return Root(
        primary=primary,
        mends=mends,
        others=tuple(one for one in others if one.verdict is Verdict.FAILED),
        change=choice.change,
        beside=system.made_of(primary.identity.operands),
        rivals=choice.rivals,
        located=bool(choice.change.size)
        and not choice.rivals
        and len(mends) > 1,
    )


def _spokesman(
    choice: _Choice, outcome: Outcome
) -> tuple[bool, bool, int, str]:
    """The identity that prints the corrected figure as its result speaks first, then the one with
    fewest terms.
    """
    identity = outcome.identity
    at_result = identity.result in choice.change.facts
    judged = identity.nature == "judgmental" or identity.form is Form.ANY_OF
    return (not at_result, judged, len(identity.terms), identity.id)


def _with_operands(system: System, choice: _Choice, root: Root) -> Root:
    """The root of one ratio that fails, with the slips in its operands that would mend it and break
    nothing: a percentage leaves many figures open, and what it is reckoned from may be wrong too.
    """
    identity = root.primary.identity
    if identity.form is not Form.RATIO or len(choice.mends) > 1:
        return root
    slips = present(
        _slip_in(system, term.fact, choice.mends) for term in identity.terms
    )
    return replace(root, slips=tuple(slips))


def _slip_in(
    system: System, fact: str, failed: frozenset[int]
) -> Correction | None:
    """The first slip in a figure without which what failed holds, and all that held before."""
    number = system.facts[fact].number
    if number is None:
        return None
    for meant in slips_of(number.value, number.ulp):
        change = Correction(((fact, meant - number.value),))
        mends, broken = system.effect(change)
        if failed <= mends and not broken:
            return change
    return None
