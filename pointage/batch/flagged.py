"""Which documents of a store have deviations, the gravest first."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from pointage.batch.batch_run import query_store

SHOWN = 20
"""Documents that are named; the others are counted."""
_FLAGGED = {
    "documents/*": """
        SELECT document_id, paths, try_cast(error AS integer) AS errors,
            try_cast(warning AS integer) AS warnings
        FROM read_parquet(?)
        WHERE coalesce(errors, 0) + coalesce(warnings, 0) > 0
        ORDER BY errors DESC, warnings DESC, document_id
    """
}


@dataclass(frozen=True, slots=True)
class Flagged:
    """A document with deviations: where it is, how many are proved and how many to explain."""

    path: str
    errors: int
    warnings: int


def flagged(store_address: str) -> tuple[Flagged, ...]:
    """The documents with deviations, those with most proved ones first.

    Raises:
        UsageError: the store cannot be reached, or holds tables that are none.
    """
    return tuple(map(_flagged, query_store(store_address, _FLAGGED)))


def _flagged(row: Sequence[object]) -> Flagged:
    name, paths, errors, warnings = row
    known = json.loads(str(paths or "[]"))
    path = str(known[0]) if known else str(name)
    return Flagged(path, int(str(errors or 0)), int(str(warnings or 0)))
