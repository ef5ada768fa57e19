"""Measures that are printed in several columns, each headed by a unit alone: hectares, ares and
centiares, hours and minutes. Pure.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.french.folding import fold

_UNITS = re.compile(
    r"\W*(?:(?P<ha>ha|hectares?)|(?P<a>a|ares?)|(?P<ca>ca|centiares?)"
    r"|(?P<h>h|heures?)|(?P<min>mi?n|minutes?)|(?P<s>s|secondes?))\W*"
)
"""A header that is the unit of a part of a measure alone: "ha", "a", "ca"."""
_NEXT = {("ha", "a"): 100, ("a", "ca"): 100, ("h", "min"): 60, ("min", "s"): 60}
"""Such units, each with the next smaller one, and how many of that it is."""


def parts_of_measures(headers: Sequence[str]) -> tuple[dict[int, int], ...]:
    """The columns of each measure by their headers, the largest part first, each with how many of
    the last it is worth.

    >>> parts_of_measures(["Parcelle", "ha", "a", "ca", "Prix"])
    ({1: 10000, 2: 100, 3: 1},)
    >>> parts_of_measures(["a", "Agents", "h", "min"])
    ({2: 60, 3: 1},)
    """
    units = [_UNITS.fullmatch(fold(header)) for header in headers]
    names = [(found.lastgroup or "") if found else "" for found in units]
    steps = list(map(_NEXT.get, pairwise(names)))
    found: list[dict[int, int]] = []
    for col in range(len(steps) - 1, -1, -1):
        step = steps[col]
        if step is None:
            continue
        if not (found and col + 1 in found[-1]):
            found.append({col + 1: 1})
        found[-1] = {col: step * found[-1][col + 1], **found[-1]}
    return tuple(reversed(found))
