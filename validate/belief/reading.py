"""A candidate read on all its entries: its evidence counted once for each different entry, with its
reasons.
"""

from dataclasses import replace

import numpy as np

from validate.belief.figures import (
    Bools,
    Direction,
    Floats,
    Ints,
    Lines,
    Word,
)
from validate.belief.hypothesis import (
    EntryEvidence,
    EntryOutcome,
    FamilyForm,
    Hypothesis,
    OddsPart,
    OddsSource,
    Rival,
)
from validate.belief.scoring import (
    Candidates,
    EvidenceArrays,
    average_evidence,
    breaking_odds,
    signed_evidence,
    sum_evidence,
)
from validate.belief.settings import BeliefSettings
from validate.belief.trials import roundness

_STEP_SAMPLE = 96
_FEW = 8
_SEVERAL = 2
"""Entries in which two sums of one result hold, before both are its own."""
_ALIKE = 500
"""Shares of the result that differ by less than one part in so many are alike,
where the result is large enough to tell them apart."""
_COMPARED = 512
"""Entries up to which those that are alike are compared: more tell enough without them."""
_WORDS = {
    FamilyForm.SUM: Word.TOTAL,
    FamilyForm.SIGNED: Word.TOTAL | Word.REMAINDER,
    FamilyForm.AVERAGE: Word.MEAN,
    FamilyForm.RATIO: Word.SHARE | Word.MEAN,
    FamilyForm.CHANGE: Word.CHANGE,
}


def read_family(
    lines: Lines,
    form: FamilyForm,
    target: int,
    operands: tuple[int, ...],
    prior: float,
    rivals: tuple[Rival, ...],
    settings: BeliefSettings,
    placed: bool = False,
) -> Hypothesis:
    """The hypothesis that a sum or an average is, over every entry of its lines."""
    one = Candidates(
        np.array([target]),
        np.array(operands),
        np.array([0, len(operands)]),
        np.array([prior]),
        np.array([placed]),
    )
    if form is FamilyForm.SIGNED:
        shown = signed_evidence(lines, one, settings)
    elif form is FamilyForm.SUM:
        shown = sum_evidence(
            lines, one, settings, _step(lines, target, operands)
        )
    else:
        shown = average_evidence(lines, one, settings)
    if lines.direction is Direction.ACROSS:
        shown = _without_unknown(lines, (target, *operands), shown)
    gain = _once(lines, target, operands, shown.gain[0])
    return family_of(
        lines,
        form,
        target,
        operands,
        prior,
        rivals,
        shown,
        gain,
        settings,
        placed=placed,
    )


def _without_unknown(
    lines: Lines, several: tuple[int, ...], shown: EvidenceArrays
) -> EvidenceArrays:
    """The evidence of a sum across without the entries that break it and leave a cell empty where
    all that obey print a figure: the cell may stand for anything. Where each that obeys leaves
    another one empty, as from one place to the same in a matrix, it stands for nothing.
    """
    held = (shown.exact | shown.near)[0]
    filled = lines.filled[list(several)]
    leave_one = ~filled[:, held].all(axis=0)
    if leave_one.any() and leave_one.all():
        return shown
    always = filled[:, held].all(axis=1)
    unknown = (~filled[always]).any(axis=0)
    return replace(shown, broken=shown.broken & ~unknown)


def family_of(
    lines: Lines,
    form: FamilyForm,
    target: int,
    operands: tuple[int, ...],
    prior: float,
    rivals: tuple[Rival, ...],
    shown: EvidenceArrays,
    gain: Floats,
    settings: BeliefSettings,
    factor: int = 1,
    signs: tuple[int, ...] = (),
    placed: bool = False,
) -> Hypothesis:
    """A hypothesis from the evidence of its only candidate, ``shown``."""
    outcomes = (
        (EntryOutcome.EXACT, shown.exact[0]),
        (EntryOutcome.NEAR, shown.near[0]),
        (EntryOutcome.BROKEN, shown.broken[0]),
        (EntryOutcome.TRIVIAL, shown.trivial[0]),
    )
    evidence = []
    for outcome, where in outcomes:
        for at in np.flatnonzero(where).tolist():
            one = EntryEvidence(
                entry=int(lines.entries[at]),
                outcome=outcome,
                difference=int(shown.difference[0, at]),
                gain=float(gain[at]),
            )
            evidence.append(one)
    kinds = (
        (OddsSource.OBEYING, shown.exact[0]),
        (OddsSource.ROUNDED, shown.near[0]),
    )
    held, broken = shown.exact | shown.near, shown.broken
    breaking = float(
        breaking_odds(
            lines.direction, held.sum(axis=1), broken.sum(axis=1), settings
        )[0]
    )
    parts = [OddsPart(OddsSource.PRIOR, 1, prior)]
    parts += [
        OddsPart(kind, int(where.sum()), float(gain[where].sum()))
        for kind, where in kinds
        if where.any()
    ]
    parts.append(OddsPart(OddsSource.BREAKING, int(broken.sum()), breaking))
    return Hypothesis(
        form=form,
        direction=lines.direction,
        result=int(lines.index[target]),
        operands=tuple(int(lines.index[operand]) for operand in operands),
        signs=signs or (1,) * len(operands),
        factor=factor,
        log_odds=prior + float(gain.sum()) + breaking,
        worded=_is_worded(lines, form, target, operands),
        placed=placed,
        odds_parts=tuple(parts),
        evidence=tuple(sorted(evidence, key=lambda one: one.entry)),
        rivals=tuple(
            replace(
                rival,
                operands=tuple(lines.index[list(rival.operands)].tolist()),
            )
            for rival in rivals
            if not _is_second(lines, rival, target, operands, shown.exact[0])
        ),
    )


def _is_second(
    lines: Lines,
    rival: Rival,
    target: int,
    operands: tuple[int, ...],
    exact: Bools,
) -> bool:
    """Whether another sum holds wherever one does, of other figures: a whole by its origins and by
    its uses. It explains nothing away: both are true.
    """
    if rival.form is not FamilyForm.SUM:
        return False
    own, others = set(operands), set(rival.operands)
    held = lines.values[:, exact]
    told = held[list(own - others)].any(axis=0)
    told &= held[list(others - own)].any(axis=0)
    added = held[list(others)].sum(axis=0)
    is_right = bool((added == held[target]).all())
    return is_right and int(told.sum()) >= _SEVERAL


def _is_worded(
    lines: Lines, form: FamilyForm, target: int, operands: tuple[int, ...]
) -> bool:
    """Whether the label of the result says what it is; of a difference read the other way round,
    that of the one operand that is left.
    """
    if lines.hints.words[target] & int(_WORDS.get(form, Word.NONE)):
        return True
    rests = lines.hints.says(Word.REMAINDER)[list(operands)]
    return form is FamilyForm.SUM and int(rests.sum()) == 1


def _step(lines: Lines, target: int, operands: tuple[int, ...]) -> int:
    """The step that the figures of a family are multiples of, where there are enough to tell."""
    part = lines.values[[target, *operands]].ravel()
    told = part[part != 0]
    if len(told) < _FEW:
        return 1
    kept = np.linspace(0, len(told) - 1, min(len(told), _STEP_SAMPLE)).astype(
        np.int64
    )
    return roundness(told[kept].tolist())


def _once(
    lines: Lines, target: int, operands: tuple[int, ...], gain: Floats
) -> Floats:
    """The gains with alike entries counted once: neither a copy nor the same figures in another
    proportion are a second witness. Across a line, such an entry is one as far as its figures
    differ from that proportion.
    """
    part = lines.values[[target, *operands]].astype(np.float64)
    several = (part[1:] != 0).sum(axis=0) >= 2
    large = np.abs(part[0]) >= _ALIKE * lines.units[target]
    scale = np.where(several & large, np.abs(part[0]) / _ALIKE, 1.0)
    shares = np.round(part / scale)
    if lines.direction is Direction.DOWN:
        # columns restate one another in other units: pieces, what they cost
        whole = np.gcd.reduce(lines.values[[target, *operands]], axis=0)
        few = several & (np.abs(part[0]) < _ALIKE * whole)
        shares = np.where(few, part / np.maximum(whole, 1), shares)
    mix = np.random.default_rng(len(part)).integers(1, 2**20, size=len(part))
    _, first, alike = np.unique(
        mix @ shares, return_index=True, return_inverse=True
    )
    unique = np.zeros(len(gain), dtype=bool)
    unique[first] = True
    kept = np.where(unique, gain, 0.0)
    if lines.direction is Direction.DOWN or len(gain) > _COMPARED:
        return kept
    unit = max(_step(lines, target, operands), int(lines.units[target].max()))
    for entry in np.flatnonzero(~unique & several & large & (gain > 0)):
        before = np.flatnonzero(alike[:entry] == alike[entry])
        off = _off_proportion(part, int(entry), before) / (unit * len(part))
        kept[entry] = min(gain[entry], np.log(max(off, 1.0)))
    return kept


def _off_proportion(part: Floats, entry: int, before: Ints) -> float:
    """How far the figures of an entry are from those of any before it in another proportion: the
    nearest tells."""
    told = part[:, entry][:, None]
    scaled = part[:, before] * (part[0, entry] / part[0, before])
    return float(np.abs(told - scaled).max(axis=0).min(initial=np.inf))
