"""One search, one decision: candidates of all sources compete, the best is adopted, its operands
are peeled off.

Subtotals are adopted first; with their parts out of the way, totals over subtotals become runs of
neighbours in their turn, whether totals stand above or below.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np

from validate.belief.accusation import judge_broken
from validate.belief.candidates_averages import average_candidates
from validate.belief.candidates_products import discover_products
from validate.belief.candidates_ratios import discover_ratios
from validate.belief.candidates_signed import signed_candidates, with_negatives
from validate.belief.candidates_sums import (
    omitting_candidates,
    orderings,
    pair_candidates,
    run_candidates,
)
from validate.belief.figures import (
    Bools,
    Direction,
    FigureGrid,
    Floats,
    Ints,
    Lines,
)
from validate.belief.hypothesis import (
    Contender,
    EntryOutcome,
    FamilyForm,
    Hypothesis,
    Rival,
)
from validate.belief.proposals import Proposal, read_proposals
from validate.belief.reading import read_family
from validate.belief.scoring import (
    Candidates,
    average_evidence,
    signed_evidence,
    sum_evidence,
    total_odds,
)
from validate.belief.settings import DEFAULTS, BeliefSettings
from validate.belief.subtotals import copies, nearest, over_subtotals

_GAINED = 2
"""Entries that a signed sum explains and a plain one does not, in all and above as many for each
that only the plain one does, from which that is no sum."""


@dataclass(slots=True)
class _Found:
    """What was adopted in one direction, by result, and which lines are operands of it."""

    copies: Ints
    contenders: list[Contender] = field(default_factory=list)
    by_result: dict[int, list[tuple[int, ...]]] = field(default_factory=dict)
    parents: dict[int, list[int]] = field(default_factory=dict)
    results: dict[frozenset[int], list[int]] = field(default_factory=dict)
    """The results of operands, each of these as the first line with its figures."""
    above: float = 0.0
    below: float = 0.0

    def look_around(self, contenders: list[Contender]) -> list[Contender]:
        """The contenders with what the side on which most of their results stand says of each."""
        sides = {one.operands: one.side for one in reversed(contenders)}
        both = {
            one.operands
            for one in contenders
            if one.side != sides[one.operands]
        }
        told = [
            side for operands, side in sides.items() if operands not in both
        ]
        self.above, self.below = float(told.count(1)), float(told.count(-1))
        bonus = self.bonus()
        moved = [
            replace(
                one,
                prior=one.prior + one.side * bonus,
                log_odds=one.log_odds + one.side * bonus,
            )
            for one in contenders
        ]
        return sorted(
            moved, key=lambda one: (-one.log_odds, one.target, one.operands)
        )

    def bonus(self) -> float:
        """What it says for a result that it stands below its operands, as results here do."""
        return min(
            2.0,
            max(-2.0, 0.7 * math.log((1.0 + self.above) / (1.0 + self.below))),
        )

    def adopt(self, contender: Contender) -> None:
        self.contenders.append(contender)
        self.by_result.setdefault(contender.target, []).append(
            contender.operands
        )
        operands = self._alike(contender.operands)
        self.results.setdefault(operands, []).append(contender.target)
        for operand in contender.operands:
            self.parents.setdefault(operand, []).append(contender.target)
        self.above += contender.side == 1
        self.below += contender.side == -1

    def conflicts(self, contender: Contender) -> bool:
        """Whether an adopted family explains the same figures in another way."""
        operands, target = set(contender.operands), contender.target
        known = chain.from_iterable(self.by_result.get(target, ()))
        if self._alike(operands) & self._alike(known):
            return True
        if any(target in part for part in self._parts_of(operands)):
            return True
        copies = self.results.get(self._alike(operands), ())
        return any(self._better_copy(other, contender) for other in copies)

    def _alike(self, lines: Iterable[int]) -> frozenset[int]:
        """Each line as the first of those with its figures."""
        return frozenset(int(self.copies[line]) for line in lines)

    def _parts_of(self, lines: Iterable[int]) -> Iterator[tuple[int, ...]]:
        """The operands of every adopted sum of some lines."""
        for line in lines:
            yield from self.by_result.get(line, ())

    def _better_copy(self, other: int, contender: Contender) -> bool:
        """Whether ``other``, a line with the same figures, has these operands and stands nearer, or
        on the side where results stand.
        """
        if self.copies[contender.target] != self.copies[other]:
            return False
        known = replace(contender, target=other)
        far = nearest(contender.target, contender.operands)
        if contender.side != known.side:
            return True
        return far > nearest(other, contender.operands) + 1

    def explaining(self, contender: Contender, count: int) -> list[Contender]:
        """The adopted sums that explain figures of a signed sum (lines from ``count`` on are taken
        away): its result, or any lines of it among themselves.
        """
        part = {
            contender.target,
            *(operand % count for operand in contender.operands),
        }
        return [
            one
            for one in self.contenders
            if one.target == contender.target
            or (one.target in part and part.issuperset(one.operands))
        ]

    def mixes_levels(self, operands: tuple[int, ...]) -> bool:
        """Whether lines hold a total together with one of its parts: nothing is a mean of those."""
        told = set(operands)
        return not all(map(told.isdisjoint, self._parts_of(operands)))

    def copied(self, contender: Contender) -> bool:
        """Whether an operand has a parent already."""
        return any(operand in self.parents for operand in contender.operands)

    def side(self, candidates: Candidates) -> Floats:
        """What the place of the results found so far says of candidates on the same side."""
        starts = candidates.starts[:-1]
        above = np.maximum.reduceat(candidates.flat, starts) < candidates.target
        below = np.minimum.reduceat(candidates.flat, starts) > candidates.target
        return np.asarray(self.bonus() * (1.0 * above - 1.0 * below))


def find_families(
    grid: FigureGrid,
    settings: BeliefSettings = DEFAULTS,
    directions: Iterable[Direction] = Direction,
    *,
    products: bool = False,
) -> tuple[Hypothesis, ...]:
    """The families of identities that the figures of ``grid`` make believable, both ways unless
    told otherwise; with ``products`` also those of three lines, and lines in one proportion.
    """
    found: list[Hypothesis] = []
    for direction in directions:
        lines = grid.lines(direction)
        if lines.count < 2 or not len(lines.entries):
            continue
        sums = _peel_sums(lines, settings)
        signed, outdone = _signed_sums(lines, sums, settings)
        found += _families_over_subtotals(lines, sums, outdone, settings)
        found += signed
        found += _averages(lines, sums, settings)
        found += discover_ratios(lines, settings)
        if products:
            found += discover_products(lines, settings)
    return tuple(found)


def find_proposed(
    grid: FigureGrid,
    proposals: Sequence[Proposal],
    directions: Iterable[Direction] = Direction,
    settings: BeliefSettings = DEFAULTS,
) -> tuple[Hypothesis, ...]:
    """The families that words propose, as far as the figures of ``grid`` make them believable."""
    found: list[Hypothesis] = []
    for direction in directions:
        lines = grid.lines(direction)
        if lines.count < 2 or not len(lines.entries):
            continue
        found += read_proposals(lines, proposals, settings)
    return tuple(found)


def _families_over_subtotals(
    lines: Lines,
    sums: _Found,
    outdone: Sequence[Contender],
    settings: BeliefSettings,
) -> list[Hypothesis]:
    """The adopted sums over their subtotals, where as much speaks for them in that form; none that
    signed sums outdo."""
    families: list[Hypothesis] = []
    for one, original in over_subtotals(lines, sums.contenders, sums.copies):
        if original in outdone:
            continue
        family = _read(lines, one, settings)
        if one is not original:
            plain = _read(lines, original, settings)
            believed = family.log_odds >= settings.believed and _as_good(
                family, plain
            )
            family = family if believed else plain
        families.append(judge_broken(lines, family, settings))
    return families


def _as_good(family: Hypothesis, plain: Hypothesis) -> bool:
    """Whether a sum over subtotals obeys in nearly all entries in which it did over parts."""
    obeying = [
        len(
            one.entries(
                EntryOutcome.EXACT, EntryOutcome.NEAR, EntryOutcome.TRIVIAL
            )
        )
        for one in (family, plain)
    ]
    return 10 * obeying[0] >= 9 * obeying[1]


def _read(lines: Lines, one: Contender, settings: BeliefSettings) -> Hypothesis:
    return read_family(
        lines,
        one.form,
        one.target,
        one.operands,
        one.prior,
        one.rivals,
        settings,
        one.placed,
    )


def _peel_sums(lines: Lines, settings: BeliefSettings) -> _Found:
    """Sums, level after level."""
    found, active = (
        _Found(copies(lines.sample(settings.sampled_entries))),
        np.ones(lines.count, dtype=bool),
    )
    sample = lines.sample(settings.sampled_entries)
    scored = lines.sample(settings.scored_entries)
    for level in range(settings.rounds):
        contenders = _contenders(sample, scored, active, level, found, settings)
        if not level:
            contenders = found.look_around(contenders)
        adopted = _adopt(lines, contenders, found, settings)
        if not adopted:
            break
        for contender in adopted:
            active[list(contender.operands)] = False
    return found


def _contenders(
    sample: Lines,
    scored: Lines,
    active: Bools,
    level: int,
    found: _Found,
    settings: BeliefSettings,
) -> list[Contender]:
    """All candidates that the figures speak for, the best first."""
    contenders: dict[tuple[int, tuple[int, ...]], Contender] = {}
    for candidates in _sum_sources(sample, active, level, settings):
        if not len(candidates):
            continue
        prior = candidates.prior + found.side(candidates)
        shown = sum_evidence(scored, candidates, settings)
        odds = total_odds(scored, candidates, shown, settings) + found.side(
            candidates
        )
        for number in np.argsort(-odds, kind="stable")[:600].tolist():
            if odds[number] < settings.believed:
                break
            operands = candidates.operands(number)
            key = int(candidates.target[number]), tuple(sorted(operands))
            one = Contender(
                form=FamilyForm.SUM,
                target=key[0],
                operands=key[1],
                prior=float(prior[number]),
                log_odds=float(odds[number]),
                placed=bool(candidates.placed[number]),
            )
            if key not in contenders or contenders[key].log_odds < one.log_odds:
                contenders[key] = one
    return sorted(
        contenders.values(),
        key=lambda one: (-one.log_odds, one.target, one.operands),
    )


def _sum_sources(
    sample: Lines, active: Bools, level: int, settings: BeliefSettings
) -> Iterator[Candidates]:
    for order in orderings(sample, active, settings):
        for source in (run_candidates, omitting_candidates):
            if (candidates := source(sample, order, settings)) is not None:
                yield candidates
    among = np.flatnonzero(active)
    if (candidates := pair_candidates(sample, among, settings)) is not None:
        yield candidates
    if (
        level
        and (
            candidates := pair_candidates(
                sample, np.arange(sample.count), settings
            )
        )
        is not None
    ):
        yield candidates


def _adopt(
    lines: Lines,
    contenders: list[Contender],
    found: _Found,
    settings: BeliefSettings,
) -> list[Contender]:
    """The contenders that win their cells."""
    adopted: list[Contender] = []
    rivals: dict[int, list[Contender]] = {}
    for contender in contenders:
        rivals.setdefault(contender.target, []).append(contender)
    for contender in _without_far_copies(contenders, found, settings):
        if found.conflicts(contender):
            continue
        penalty = settings.copied_penalty if found.copied(contender) else 0.0
        if contender.log_odds - penalty < settings.believed:
            continue
        others = tuple(
            Rival(one.form, one.operands, one.log_odds)
            for one in rivals[contender.target]
            if one is not contender
        )[:3]
        one = replace(contender, prior=contender.prior - penalty, rivals=others)
        if _read(lines, one, settings).log_odds >= settings.believed:
            found.adopt(one)
            adopted.append(one)
    return adopted


def _without_far_copies(
    contenders: list[Contender], found: _Found, settings: BeliefSettings
) -> Iterator[Contender]:
    """The contenders, but for a result far from its operands where a copy of it stands by them:
    a table repeats its totals where it begins to speak of something else.
    """
    least: dict[tuple[int, tuple[int, ...]], int] = {}
    for one in contenders:
        key = int(found.copies[one.target]), one.operands
        far = nearest(one.target, one.operands)
        least[key] = min(far, least.get(key, far))

    reach = settings.widest_gap + 1
    for one in contenders:
        key = int(found.copies[one.target]), one.operands
        far = nearest(one.target, one.operands)
        if far <= reach or least[key] > reach:
            yield one


def _signed_sums(
    lines: Lines, sums: _Found, settings: BeliefSettings
) -> tuple[list[Hypothesis], list[Contender]]:
    """Signed sums of results that no plain sum explains as well, the best of each; and the plain
    sums that they outdo."""
    doubled = with_negatives(lines)
    families: list[Hypothesis] = []
    outdone: list[Contender] = []
    closed: set[frozenset[int]] = set()
    for one in _best_signed(lines, sums, settings):
        family = _read(doubled, one, settings)
        alike = frozenset((family.result, *family.operands))
        if family.log_odds >= settings.believed and alike not in closed:
            closed.add(alike)
            outdone += sums.explaining(one, lines.count)
            away = np.array(one.operands) >= lines.count
            signs = tuple(np.where(away, -1, 1).tolist())
            families.append(replace(family, signs=signs))
    return families, outdone


def _best_signed(
    lines: Lines, sums: _Found, settings: BeliefSettings
) -> list[Contender]:
    """The best signed sum of each result that no plain sum explains as well, the best first."""
    sample = lines.sample(settings.sampled_entries)
    scored = with_negatives(sample)
    best: dict[int, Contender] = {}
    for candidates in signed_candidates(lines, settings):
        shown = signed_evidence(scored, candidates, settings)
        odds = total_odds(scored, candidates, shown, settings)
        for number in np.flatnonzero(odds >= settings.believed).tolist():
            one = Contender(
                form=FamilyForm.SIGNED,
                target=int(candidates.target[number]),
                operands=candidates.operands(number),
                prior=float(candidates.prior[number]),
                log_odds=float(odds[number]),
            )
            known = best.get(one.target, one)
            beats = one is known or one.log_odds > known.log_odds
            plain = sums.explaining(one, lines.count) if beats else []
            if beats and all(
                _outdoes(sample, scored, one, other, settings)
                for other in plain
            ):
                best[one.target] = one
    return sorted(best.values(), key=lambda one: (-one.log_odds, -one.target))


def _outdoes(
    lines: Lines,
    doubled: Lines,
    signed: Contender,
    plain: Contender,
    settings: BeliefSettings,
) -> bool:
    """Whether a signed sum is believed more than a plain one, and obeyed in several entries that
    break that, many more than break it alone: what it takes away is nil in the others. ``doubled``
    are the lines with their negatives.
    """
    if signed.log_odds <= plain.log_odds:
        return False
    more = _read(doubled, signed, settings)
    less = _read(lines, plain, settings)
    gained, lost = (
        len(set(one.obeying).intersection(other.entries(EntryOutcome.BROKEN)))
        for one, other in ((more, less), (less, more))
    )
    return gained >= max(_GAINED, _GAINED * lost + 1)


def _averages(
    lines: Lines, sums: _Found, settings: BeliefSettings
) -> list[Hypothesis]:
    """Averages of neighbouring lines that no sum explains as well."""
    scored = lines.sample(settings.scored_entries)
    sample = lines.sample(settings.sampled_entries)
    candidates = average_candidates(sample, sums.by_result, settings)
    if candidates is None or not len(candidates):
        return []
    shown = average_evidence(scored, candidates, settings)
    odds = total_odds(scored, candidates, shown, settings)
    families: list[Hypothesis] = []
    taken: dict[int, list[set[int]]] = {}
    for number in np.argsort(-odds, kind="stable")[:600].tolist():
        if odds[number] < settings.believed:
            break
        target, operands = (
            int(candidates.target[number]),
            candidates.operands(number),
        )
        if (
            taken.get(target)
            or target in sums.by_result
            or sums.mixes_levels(operands)
        ):
            continue
        family = read_family(
            lines,
            FamilyForm.AVERAGE,
            target,
            operands,
            float(candidates.prior[number]),
            (),
            settings,
        )
        if family.log_odds >= settings.believed:
            taken.setdefault(target, []).append(set(operands))
            families.append(family)
    return families
