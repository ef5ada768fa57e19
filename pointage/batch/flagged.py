"""Which documents of a store have deviations, the gravest first."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from extract.given.form_error import FormError, excerpt_of
from extract.given.typed_json import checked_list, checked_text
from pointage.batch.batch_run import query_store

SHOWN = 20
"""Documents that are named; the others are counted."""
_DIGITS = 9
"""Of a count: no document has as many deviations."""
_FLAGGED = {
    "documents/*": """
        SELECT document_id, paths, error, warning
        FROM read_parquet(?)
        WHERE coalesce(error, 'none') NOT IN ('', '0')
            OR coalesce(warning, 'none') NOT IN ('', '0')
    """
}


@dataclass(frozen=True, slots=True)
class Flagged:
    """A document with deviations: where it is, how many are proved and how many to explain."""

    path: str
    errors: int
    warnings: int
    document_id: str


def flagged(store_address: str) -> tuple[Flagged, ...]:
    """The documents with deviations, those with most proved ones first.

    Raises:
        UsageError: the store cannot be reached, or holds tables that are none.
    """
    found = query_store(store_address, _FLAGGED, _flagged)
    return tuple(sorted(found, key=_gravest_first))


def _gravest_first(one: Flagged) -> tuple[int, int, str]:
    return -one.errors, -one.warnings, one.document_id


def _flagged(row: Sequence[object]) -> Flagged:
    name, paths, errors, warnings = map(checked_text, row)
    known = _names(paths)
    path = known[0] if known else name
    return Flagged(path, _count(errors), _count(warnings), name)


def _names(paths: str) -> list[str]:
    try:
        values = json.loads(paths)
    except (ValueError, RecursionError) as error:
        raise FormError(
            "ses chemins ne sont pas du JSON", "its paths are no JSON"
        ) from error
    return list(map(checked_text, checked_list(values)))


def _count(text: str) -> int:
    """A count as a record holds it; none of a document that could not be read.

    Raises:
        FormError: it is no count.
    """
    if not text:
        return 0
    if not text.isdecimal() or len(text) > _DIGITS:
        said = excerpt_of(text)
        raise FormError(
            f"« {said} » n'est pas un nombre", f"“{said}” is no count"
        )
    return int(text)
