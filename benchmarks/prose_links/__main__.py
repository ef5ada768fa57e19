"""Numbers of prose: how many are tied, and how far words alone tell to what.

python -m benchmarks.prose_links [--only CORPUS ...] [--fit FILE]

Over sound documents (those of ``benchmarks.mutation``, the third set of council acts left out, and
the clean acts of the sets that have been looked at):

- of the numbers stated in prose, by kind, how many a check ties and finds right, wrong, or leaves;
- how often what words, units and place make likeliest, before any value is compared, is what is
  printed, by how likely they make it. No judgment is needed for that: it is a precise measure of
  whether belief says what it means. Each document is left out of what its beliefs are fitted on
  (five folds).

``--fit`` writes the weights fitted on all of them, as `validate/prose/offers/offer_weights.py`.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks.judging.corpora import (
    Corpus,
    corpus_folder,
    looked_at_acts,
    sound_corpora,
)
from benchmarks.mutation import audit
from benchmarks.prose_links.fitting import Design, Floats, feature_names, fit
from benchmarks.prose_links.stated_numbers import (
    StatedNumber,
    read_opened,
    stated_numbers,
)

_HELD_OUT = "council acts, third"
_FOLDS = 5
_LEVELS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97)
_HEAD = (
    '"""How much each feature counts for what a number is meant to be: fitted, not chosen'
    "\n(`python -m benchmarks.prose_links --fit`).\n"
    '"""\n\nWEIGHTS: dict[str, float] = {'
)


@dataclass(frozen=True, slots=True)
class Pair:
    """The likeliest figure of one number, by words: how likely, of what kind, and whether it is
    what is printed."""

    belief: float
    kind: str
    holds: bool


def main() -> None:
    """Measure the corpora."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--fit", type=Path)
    given = parser.parse_args()
    numbers: list[StatedNumber] = []
    sound = chain(sound_corpora(corpus_folder()), looked_at_acts())
    for corpus in sound:
        wanted = not given.only or corpus.name in given.only
        if wanted and corpus.name != _HELD_OUT:
            numbers += _measure(corpus)
    print("\n".join(_hold_rates(numbers)))
    if given.fit:
        given.fit.write_text(_as_module(numbers), encoding="utf-8")


def _measure(corpus: Corpus) -> list[StatedNumber]:
    """The numbers of a corpus, and a line of how many are tied."""
    found: list[StatedNumber] = []
    links: dict[str, Counter[str]] = defaultdict(Counter)
    for path in corpus.documents:
        document = read_opened(path)
        if document is None:
            continue
        found += stated_numbers(document, f"{corpus.name}/{path.stem}")
        states = audit(document).coverage.prose.states
        for claim in document.claims:
            state = str(states[claim.fact.id])
            links[claim.fact.counts][state] += 1
            links["all"][state] += 1
    for counts, tied in sorted(links.items()):
        told = ", ".join(f"{tied[one]} {one}" for one in sorted(tied))
        print(f"{corpus.name:<22}{counts:<12}{told}")
    return found


def _hold_rates(numbers: Sequence[StatedNumber]) -> Iterator[str]:
    """How often the likeliest figure is what is printed, by level and by kind."""
    pairs = list(_pairs(numbers))
    yield f"{'belief':<12}{'numbers':>8}{'mean':>8}{'hold':>8}"
    for low, high in zip(_LEVELS, (*_LEVELS[1:], 1.01), strict=True):
        level = [one for one in pairs if low <= one.belief < high]
        if level:
            yield _row(f"from {low:.2f}", level)
    for kind in sorted({one.kind for one in pairs}):
        likely = [
            one for one in pairs if one.kind == kind and one.belief >= 0.5
        ]
        if likely:
            yield _row(kind, likely)


def _row(name: str, pairs: Sequence[Pair]) -> str:
    mean = sum(one.belief for one in pairs) / len(pairs)
    held = sum(one.holds for one in pairs) / len(pairs)
    return f"{name:<12}{len(pairs):>8}{mean:>8.2f}{held:>8.2f}"


def _pairs(numbers: Sequence[StatedNumber]) -> Iterator[Pair]:
    """The likeliest figure of each number, by weights fitted on other documents."""
    names = feature_names(numbers)
    documents = sorted({one.document for one in numbers})
    for fold in range(_FOLDS):
        left = set(documents[fold::_FOLDS])
        others = [one for one in numbers if one.document not in left]
        tested = [one for one in numbers if one.document in left]
        if not others or not tested:
            continue
        weights = fit(Design(others, names), len(names))
        beliefs = Design(tested, names).beliefs(weights)
        yield from _likeliest(tested, beliefs)


def _likeliest(
    numbers: Sequence[StatedNumber], beliefs: Floats
) -> Iterator[Pair]:
    start = 0
    for number in numbers:
        by_size: dict[float, float] = defaultdict(float)
        kinds: dict[float, tuple[float, str]] = {}
        for place, one in enumerate(number.alternatives, start):
            if one.size is not None:
                belief = float(beliefs[place])
                by_size[one.size] += belief
                best = kinds.get(one.size, (0.0, ""))
                kinds[one.size] = max(best, (belief, one.kind))
        start += len(number.alternatives)
        if by_size:
            size = max(by_size, key=lambda one: by_size[one])
            holds = abs(size - number.size) <= 0.5
            yield Pair(by_size[size], kinds[size][1], holds)


def _as_module(numbers: Sequence[StatedNumber]) -> str:
    """The weights as a Python module."""
    names = feature_names(numbers)
    weights = fit(Design(numbers, names), len(names))
    lines = [
        f'    "{name}": {weights[names[name]]:.2f},' for name in sorted(names)
    ]
    return "\n".join([_HEAD, *lines, "}", ""])


if __name__ == "__main__":
    main()
