"""Named columns of any pandas frame -> identities and facts.

A cell's fact is named ``column[row label]``, so a failing result names the cell. Values are plain
decimals as strings, integers or `Decimal`; an empty cell says nothing; text that is no number is a
fact without a value, on which no identity can be evaluated.
"""

import numbers
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from expectations.classes.identity_frame import Question
from extract.facts import Fact
from extract.number import Counts, Number
from validate.model.identity import Form, Identity, Kind, Term

if TYPE_CHECKING:
    from pandas import DataFrame


def records(frame: "DataFrame", names: Iterable[str]) -> Iterator[tuple[Hashable, dict[str, str]]]:
    """Each row's label with the text of the columns ``names``; a missing value is "".

    Raises:
        KeyError: the frame has no such column.
        TypeError: a column holds floats, which do not keep cents.
    """
    wanted = list(dict.fromkeys(names))
    missing = [name for name in wanted if name not in frame.columns]
    if missing:
        raise KeyError(f"no column {', '.join(missing)} in this frame")
    columns = [[_text(value, name) for value in frame[name].tolist()] for name in wanted]
    for label, *values in zip(frame.index.tolist(), *columns, strict=True):
        yield label, dict(zip(wanted, values, strict=True))


def _text(value: object, column: str) -> str:
    if value is None or value != value or str(value) == "<NA>":  # noqa: PLR0124  NaN and NaT differ from themselves
        return ""
    if isinstance(value, numbers.Real) and not isinstance(value, numbers.Integral | Decimal):
        raise TypeError(
            f"column {column} holds floats, which do not keep cents: read it with dtype=str"
        )
    return str(value).strip()


def cell(column: str, label: Hashable) -> str:
    """How a cell is named in results: ``amount[7]``."""
    return f"{column}[{label}]"


def fact(name: str, text: str, counts: Counts = "amount") -> Fact:
    """The fact of one cell; without a value where ``text`` is no plain decimal."""
    return Fact(id=name, counts=counts, number=number(text), printed=text, places=(), section="")


def number(text: str) -> Number | None:
    """``text`` as a number whose last printed digit is that of the text, or None.

    >>> number("12.50").decimals
    2
    >>> number("1 50") is None
    True
    """
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    exponent = value.as_tuple().exponent
    return Number(value, max(0, -exponent) if isinstance(exponent, int) else 0, text)


def day(name: str, text: str) -> Fact:
    """The fact of one date, as a day number printed in ISO form; without a value where ``text`` is
    no ISO date.
    """
    try:
        value = Number(Decimal(date.fromisoformat(text).toordinal()), 0, text)
    except ValueError:
        value = None
    return Fact(id=name, counts="other", number=value, printed=text, places=(), section="")


def question(
    rule: str,
    kind: Kind,
    form: Form,
    result: Fact,
    terms: Sequence[tuple[Fact, Decimal]],
    *,
    constant: Decimal = Decimal(1),
    offset: Decimal = Decimal(0),
    candidates: Sequence[tuple[str, Decimal]] = (),
    label: str = "",
) -> Question:
    """The identity ``result = terms`` of one row or group of a frame, named after its result's
    cell.

    A term whose cell is empty stays without a fact: the identity cannot be evaluated.
    """
    identity = Identity(
        id=f"{rule}:{result.id}",
        rule=rule,
        kind=kind,
        form=form,
        result=result.id,
        terms=tuple(Term(term.id, weight) for term, weight in terms),
        constant=constant,
        offset=offset,
        candidates=tuple(candidates),
        label=label or result.id,
    )
    return Question(
        identity,
        {known.id: known for known in (result, *(term for term, _ in terms)) if known.printed},
    )
