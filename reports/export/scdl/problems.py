"""What keeps a file from being published: the field, the lines, why, and what to do."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reports.export.audit_package import (
    Resource,
    text_fields,
    text_resource,
)
from reports.i18n import Lang, Texts
from validate.model.finding import Message

_COLUMNS = (
    "field",
    "value",
    "beneficiary",
    "line_id",
    "lines",
    "reason",
    "action",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to correct or add; ``line_id`` is the first of ``lines`` lines it concerns."""

    field: str
    reason: Message
    action: Message
    value: str = ""
    beneficiary: str = ""
    line_id: str = ""
    lines: int = 0


def grouped(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, with the number of lines that have it."""
    found: dict[Problem, list[str]] = defaultdict(list)
    for one in problems:
        alike = replace(one, line_id="", lines=0)
        found[alike].append(one.line_id)
    return tuple(
        replace(one, line_id=ids[0], lines=sum(map(bool, ids)))
        for one, ids in found.items()
    )


def listed(problems: Iterable[Problem], lang: Lang) -> Resource:
    """The list, in words."""
    texts = Texts(lang)
    rows = []
    for one in problems:
        where = (
            one.field,
            one.value,
            one.beneficiary,
            one.line_id,
            str(one.lines or ""),
        )
        rows.append((*where, texts.of(one.reason), texts.of(one.action)))
    fields = text_fields(_COLUMNS)
    return text_resource("missing", "", fields, rows)


def required(field: str, where: str, **about: str) -> Problem:
    """A required field that nothing fills."""
    return Problem(
        field,
        Message(
            "champ requis par le schéma national, que le PDF ne dit pas",
            "required by the schema, not in the PDF",
        ),
        Message(
            f"remplissez {field} dans {where}", f"fill in {field} in {where}"
        ),
        **about,  # type: ignore[arg-type]
    )
