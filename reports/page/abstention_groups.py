"""Checks that could not be made, alike ones together."""

from collections import defaultdict
from dataclasses import dataclass

from extract.geometry import page_numbers
from extract.several import by_id
from reports.i18n import Texts
from reports.page.wording.table_names import named_tables
from validate.model.finding import Abstention, Audit


@dataclass(frozen=True, slots=True)
class AbstentionGroup:
    """Abstentions with the same rule, table, label and reason."""

    rule: str
    where: str
    label: str
    reason: str
    crashed: bool
    pages: tuple[int, ...]
    times: int


def group_abstentions(
    audit: Audit, texts: Texts
) -> tuple[AbstentionGroup, ...]:
    """The abstentions of an audit, in the order in which each kind is met first."""
    alike: dict[tuple[str, str, str, str, bool], list[Abstention]] = (
        defaultdict(list)
    )
    for item in audit.abstentions:
        label, reason = _label(item, texts), texts.of(item.reason)
        alike[item.rule, item.table_id, label, reason, item.crashed].append(
            item
        )

    tables = by_id(audit.document.tables)
    named = named_tables(audit.document)
    titles = {rule.code: texts.of(rule.title) for rule in audit.rules}
    groups = []
    for (rule, table_id, label, reason, crashed), items in alike.items():
        table = tables.get(table_id)
        pages = _own_pages(items)
        if table is not None and not pages:
            pages = page_numbers(table.raw.places)
        group = AbstentionGroup(
            rule=titles.get(rule, rule),
            where=named[table_id].listed(texts) if table else "",
            label=label,
            reason=reason,
            crashed=crashed,
            pages=tuple(sorted(pages)),
            times=len(items),
        )
        groups.append(group)
    return tuple(groups)


def _own_pages(items: list[Abstention]) -> set[int]:
    found: set[int] = set()
    for item in items:
        found |= page_numbers(item.places)
    return found


def _label(item: Abstention, texts: Texts) -> str:
    """What a check gave up on: the document's own words for a table's row, ours for a place in the
    text.
    """
    if item.table_id:
        return item.label
    if texts.lang == "en" and item.label_en:
        return item.label_en
    return item.label
