"""The deviations that an auditor has disposed of, as a suite keeps them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from extract.given.form_error import FormError
from extract.given.typed_json import checked_list, checked_object, decode_typed
from validate.dispositions import Disposition
from validate.model.finding import Finding

KEY = "accepted"
"""Where they are in the ``meta`` of a suite, under ``pointage``."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A disposition, and the two figures that it is of."""

    printed: str
    expected: str
    disposition: Disposition = field(metadata={"inline": True})

    @property
    def figures(self) -> tuple[str, str, str]:
        """What must be the same for it to count: the finding's id and its two figures."""
        return self.disposition.finding, self.printed, self.expected


def accepted_as_json(finding: Finding) -> dict[str, str]:
    """The acceptance of a finding."""
    disposition = Disposition(
        finding.id,
        finding.status,
        finding.note,
        finding.author,
        finding.disposed_on,
    )
    figures = {"printed": finding.printed, "expected": finding.expected}
    return {**figures, **asdict(disposition)}


def accepted_in(meta: Mapping[str, Any] | None) -> tuple[Accepted, ...]:
    """The acceptances in the ``meta`` of a suite.

    Raises:
        FormError: they are not as `accepted_as_json` writes them.
    """
    about = checked_object(checked_object(meta or {}).get("pointage", {}))
    found = []
    for number, one in enumerate(checked_list(about.get(KEY, []))):
        try:
            found.append(decode_typed(Accepted, one))
        except FormError as error:
            raise error.under(number).under(KEY) from None
    return tuple(found)
