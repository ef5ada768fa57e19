"""Council acts as ink: what they print and prove, without pages."""

from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import Kind


def drawn(kind: Kind, *, clean: bool) -> Ink:
    """An act of a kind, as it should be or with its seeds."""
    ink = Ink({} if clean else {seed.key: seed for seed in kind.seeds})
    kind.draw(ink)
    return ink
