"""Checks that could not be made, alike ones together."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from extract.geometry import page_numbers
from extract.several import by_id
from reports.i18n import Texts
from reports.page.wording.table_names import named_tables
from validate.model.finding import Abstention, Audit


@dataclass(frozen=True, slots=True)
class AbstentionGroup:
    """Abstentions that are told alike: by the title of their rule, table, label and reason.
    ``times`` counts what was not checked: two rules of one title check one thing in two ways.
    """

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
    titles = {rule.code: texts.of(rule.title) for rule in audit.rules}
    for item in audit.abstentions:
        title = titles.get(item.rule, item.rule)
        label, reason = _label(item, texts), texts.of(item.reason)
        alike[title, item.table_id, label, reason, item.crashed].append(item)

    tables = by_id(audit.document.tables)
    named = named_tables(audit.document)
    groups = []
    for (title, table_id, label, reason, crashed), items in alike.items():
        table = tables.get(table_id)
        pages = _own_pages(items)
        if table is not None and not pages:
            pages = page_numbers(table.raw.places)
        group = AbstentionGroup(
            rule=title,
            where=named[table_id].listed(texts) if table else "",
            label=label,
            reason=reason,
            crashed=crashed,
            pages=tuple(sorted(pages)),
            times=max(Counter(item.rule for item in items).values()),
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
    return texts.label(item.label, item.label_en)
