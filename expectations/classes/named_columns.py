"""Named columns of any pandas frame -> identities and facts.

A cell's fact is named ``column[row label]``, so a failing result names the cell. Values are plain
decimals as strings, integers or `Decimal`; an empty cell says nothing; text that is no number is a
fact without a value, on which no identity can be evaluated.
"""

import numbers
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from expectations.classes.identity_frame import Question
from extract.facts import Fact
from extract.number import Counts, Number
from validate.model.identity import Form, Identity, Kind, Term

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class FrameRow:
    """One row of a frame: its label, and the text of the columns that were asked for."""

    label: Hashable
    texts: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.texts[column]

    @property
    def complete(self) -> bool:
        """Whether no column is empty."""
        return all(self.texts.values())

    def fact(self, column: str, counts: Counts = "amount") -> Fact:
        """The fact of the row's cell in ``column``."""
        return cell_fact(
            cell_name(column, self.label), self.texts[column], counts
        )


def frame_rows(frame: "DataFrame", names: Iterable[str]) -> Iterator[FrameRow]:
    """Each row of ``frame`` with its columns ``names``; a missing value is "".

    Raises:
        KeyError: the frame has no such column.
        TypeError: a column holds floats, which do not keep cents.
    """
    wanted = list(dict.fromkeys(names))
    missing = [name for name in wanted if name not in frame.columns]
    if missing:
        raise KeyError(f"no column {', '.join(missing)} in this frame")

    columns = [_texts(frame, name) for name in wanted]
    for label, *texts in zip(frame.index.tolist(), *columns, strict=True):
        yield FrameRow(label, dict(zip(wanted, texts, strict=True)))


def _texts(frame: "DataFrame", column: str) -> list[str]:
    return [_text(value, column) for value in frame[column].tolist()]


def _text(value: object, column: str) -> str:
    if _is_missing(value):
        return ""
    if _is_float(value):
        raise TypeError(
            f"column {column} holds floats, which do not keep cents: read it with dtype=str"
        )
    return str(value).strip()


def _is_missing(value: object) -> bool:
    differs = value != value  # noqa: PLR0124  NaN and NaT differ from themselves
    return value is None or differs or str(value) == "<NA>"


def _is_float(value: object) -> bool:
    is_exact = isinstance(value, numbers.Integral | Decimal)
    return isinstance(value, numbers.Real) and not is_exact


def cell_name(column: str, label: Hashable) -> str:
    """How a cell is named in results: ``amount[7]``."""
    return f"{column}[{label}]"


def cell_fact(name: str, text: str, counts: Counts = "amount") -> Fact:
    """The fact of one cell; without a value where ``text`` is no plain decimal."""
    number = plain_number(text)
    return Fact(
        id=name,
        counts=counts,
        number=number,
        printed=text,
        places=(),
        section="",
    )


def plain_number(text: str) -> Number | None:
    """``text`` as a number whose last printed digit is that of the text, or None.

    >>> plain_number("12.50").decimals
    2
    >>> plain_number("1 50") is None
    True
    """
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):  # an infinity, or no number at all
        return None
    return Number(value, max(0, -exponent), text)


def day_fact(name: str, text: str) -> Fact:
    """The fact of one date, as a day number printed in ISO form; without a value where ``text`` is
    no ISO date.
    """
    try:
        value = Number(Decimal(date.fromisoformat(text).toordinal()), 0, text)
    except ValueError:
        value = None
    return Fact(
        id=name,
        counts="other",
        number=value,
        printed=text,
        places=(),
        section="",
    )


def row_question(
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
    facts = (result, *(term for term, _ in terms))
    return Question(
        identity, {known.id: known for known in facts if known.printed}
    )
