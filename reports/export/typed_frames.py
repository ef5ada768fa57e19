"""Frames for notebooks: pandas with one documented dtype for each type of Table Schema.

| Table Schema | pandas | missing |
|---|---|---|
| string | ``str`` | ``""``: nothing printed |
| number | ``decimal128[pyarrow]``, two decimals or more | ``NA`` |
| integer | ``Int64`` | ``NA`` |
| date | ``datetime64[s]`` | ``NaT`` |

Amounts are decimals and not floats, so that sums are exact and can be compared with a printed
total; and not integer cents, since a rate may have four decimals and a column in cents would have
to be divided before it is shown.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
import pyarrow as pa

from extract.records.registry import FRAMES
from reports.export.parquet_files import typed


def typed_frames(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The frames of `extract.records.frames` with their dtypes."""
    return {
        name: typed_frame(frame, {each.name: each.type for each in FRAMES[name].fields})
        for name, frame in frames.items()
    }


def typed_frame(frame: pd.DataFrame, types: Mapping[str, str]) -> pd.DataFrame:
    """``frame``, all text, with the dtype of each column; one that ``types`` does not name stays
    text.
    """
    columns = {
        str(name): column(types.get(str(name), "string"), frame[name].tolist())
        for name in frame.columns
    }
    return pd.DataFrame(columns)


def column(kind: str, values: Sequence[str]) -> pd.Series:
    """One column of text as its dtype."""
    if kind == "string":
        return pd.Series(list(values), dtype="str")
    if kind == "date":
        return pd.Series(
            [pd.Timestamp(value) if value else pd.NaT for value in values], dtype="datetime64[s]"
        )
    arrow, converted = typed(kind, values)
    if pa.types.is_int64(arrow):
        return pd.Series(converted, dtype="Int64")
    if pa.types.is_string(arrow):
        return pd.Series(list(values), dtype="str")
    return pd.Series(pd.arrays.ArrowExtensionArray(pa.array(converted, type=arrow)))
