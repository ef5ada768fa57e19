"""Frames for notebooks: pandas with one documented dtype for each type of Table Schema.

| Table Schema | pandas | missing |
|---|---|---|
| string | ``str`` | ``""``: nothing printed |
| number | ``object``: ``Decimal``, two decimals or more | ``NA`` |
| integer | ``Int64`` | ``NA`` |
| date | ``datetime64[s]`` | ``NaT`` |

Amounts are decimals and not floats, so that sums are exact and can be compared with a printed
total; and not integer cents, since a rate may have four decimals and a column in cents would have
to be divided before it is shown.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from extract.records.registry import FRAMES
from reports.export.parquet_files import INTEGER, TEXT, sql_column


def typed_frames(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The frames of `extract.records.frames` with their dtypes."""
    made = {}
    for name, frame in frames.items():
        types = {field.name: field.type for field in FRAMES[name].fields}
        made[name] = typed_frame(frame, types)
    return made


def typed_frame(frame: pd.DataFrame, types: Mapping[str, str]) -> pd.DataFrame:
    """``frame``, all text, with the dtype of each column; one that ``types`` does not name stays
    text.
    """
    columns = {}
    for label in frame.columns:
        name = str(label)
        columns[name] = typed_column(
            types.get(name, "string"), frame[label].tolist()
        )
    return pd.DataFrame(columns)


def typed_column(kind: str, values: Sequence[str]) -> pd.Series:
    """One column of text as its dtype."""
    if kind == "string":
        # pandas would keep the members of an enumeration as they are
        return pd.Series(list(map(str, values)), dtype="str")
    if kind == "date":
        days = [pd.Timestamp(value) if value else pd.NaT for value in values]
        return pd.Series(days, dtype="datetime64[s]")

    sql, converted = sql_column(kind, values)
    if sql == INTEGER:
        return pd.Series(converted, dtype="Int64")
    if sql == TEXT:
        return pd.Series(converted, dtype="str")
    numbers = [pd.NA if number is None else number for number in converted]
    return pd.Series(numbers, dtype="object")
