"""How the total lines of a table fare under each scope: what their kind is believed to add up."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extract.table import Row
from validate.belief.trials import Trial, adopted, chance_of_digits, roundness
from validate.model.adoption import LineTally
from validate.tables.scope_fits import ScopeFit, ScopeFits
from validate.tables.total_scopes import Closer, Reach, closer_class

TotalKind = tuple[Closer, str]
"""Total lines of one class, read by the scopes of one name."""


def scope_trials(fits: ScopeFits) -> Mapping[TotalKind, Trial]:
    """For each class of total lines and each scope how the lines fare: what they add since the last
    band speaks for that reading, too, where it is all since the last total."""
    tried: dict[TotalKind, list[tuple[int, int, bool]]] = defaultdict(list)
    structural: dict[str, bool] = {}
    for row in fits.scopes.closing_rows():
        for fit in fits.of[row.index]:
            for reach, name in _readings(fit):
                entries = tried[closer_class(row), name]
                entries += _telling(fits, row, fit)
                structural[name] = reach.structural

    return {
        (closer, name): _trial(fits, entries, structural=structural[name])
        for (closer, name), entries in tried.items()
        if entries
    }


def _readings(fit: ScopeFit) -> Iterator[tuple[Reach, str]]:
    """The reaches by which a scope takes its lines, and how scopes of each are called."""
    yield fit.scope.reach, fit.scope.name
    if fit.scope.of_band and fit.scope.reach is not Reach.BAND:
        yield Reach.BAND, Reach.BAND


def _telling(
    fits: ScopeFits, row: Row, fit: ScopeFit
) -> Iterator[tuple[int, int, bool]]:
    """The columns that are evidence: a line printed twice is none of a sum, whether or not nothing
    is printed in the other lines.
    """
    for col, holds in fit.columns.items():
        if not holds or fits.addends(fit.scope, col) != 1:
            yield row.index, col, holds


def _trial(
    fits: ScopeFits,
    entries: Sequence[tuple[int, int, bool]],
    *,
    structural: bool,
) -> Trial:
    telling = [
        (row, col, holds)
        for row, col, holds in entries
        if fits.view.value(row, col)
    ]
    values = [_units(fits, row, col) for row, col, _ in telling]
    held = sum(holds for _, _, holds in telling)

    step = 1 if structural else roundness(values)
    smaller = sorted(values)[: len(values) // 2 + 1]
    return Trial(held, len(telling) - held, chance_of_digits(smaller, step))


def _units(fits: ScopeFits, row: int, col: int) -> int:
    number = fits.view.facts[row, col].number
    assert number is not None
    return number.units


def believed_scopes(
    trials: Mapping[TotalKind, Trial],
) -> dict[Closer, dict[str, LineTally]]:
    """For each class of total lines the names of the scopes that enough of them obey, and how many
    do.
    """
    believed: dict[Closer, dict[str, LineTally]] = defaultdict(dict)
    accepted = adopted(list(trials.values()))
    for ((closer, name), trial), yes in zip(
        trials.items(), accepted, strict=True
    ):
        if yes:
            believed[closer][name] = trial.tally
    return believed
