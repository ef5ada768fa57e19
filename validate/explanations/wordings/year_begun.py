"""A year that begins with the date of its line: the first charge of an asset put into service on
1 April is that of 275 days.
"""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from extract.facts import Fact
from extract.french.dates import parse_date
from extract.several import only, present
from validate.explanations.explanation import Explanation, Reason, Scene
from validate.model.finding import Message
from validate.model.identity import Form, Outcome, right_side

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
"""The year that a header names: "Dotation 2025"."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A quotient or a product of a line that holds for what is left of the year of its column from
    the only date of that year that the line prints, to the last digit.
    """
    identity = outcome.identity
    result = scene.result(identity)
    if result is None or result.number is None or identity.offset:
        return None
    if identity.form not in (Form.RATIO, Form.PRODUCT):
        return None
    begun = _begun(scene, result)
    made = right_side(identity, scene.facts)
    if begun is None or made is None:
        return None

    for part in _parts_left(begun):
        whole = made.middle * part.numerator / part.denominator
        if abs(whole - result.number.value) <= result.number.half_unit:
            return Reason.of(_told(begun), [result])
    return None


def _begun(scene: Scene, result: Fact) -> date | None:
    """The only date in the line of a figure that is in the year that its column names."""
    table = scene.table_of(result)
    year = only(set(_YEAR.findall(" ".join(result.column_path))))
    if table is None or result.row is None or year is None:
        return None
    texts = (cell.text for cell in table.rows[result.row].printed_cells)
    dates = set(present(map(parse_date, texts)))
    return only([day for day in dates if day.year == int(year)])


def _parts_left(begun: date) -> Iterator[Fraction]:
    """What is left of a year from a day on, that day too: in days, and in months of thirty."""
    first, last = date(begun.year, 1, 1), date(begun.year, 12, 31)
    left = (last - begun).days + 1
    yield Fraction(left, (last - first).days + 1)
    yield Fraction(30 * (13 - begun.month) - min(begun.day, 30) + 1, 360)


def _told(begun: date) -> Message:
    return Message(
        f"La ligne ne commence que le {begun:%d/%m/%Y} : le montant est celui du reste de l'année.",
        f"The line begins on {begun:%d/%m/%Y} only: the amount is that of the rest of the year.",
    )


EXPLANATION = Explanation(
    code="year-begun",
    title=Message("Année commencée", "A year that had begun"),
    explain=_explain,
)
