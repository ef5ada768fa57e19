"""Where the money goes: granted amounts by theme or by territory, as a drawn table."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from markupsafe import Markup

from extract.document import Document
from extract.french.folding import fold
from reports.i18n import Texts
from reports.page.charts import Chart, plain_bar

Record = Mapping[str, str]
GROUPS = 14
"""Rows of a money chart; the smaller groups are added up in one last row."""
_ARTICLE = re.compile(r"^(?:de la |de l'|de |du |des |d'|la |le |les |l')")


def themes(document: Document, texts: Texts) -> dict[str, str]:
    """The titles of the themes that head tables or groups of rows: number -> "1. …"."""
    titles: dict[str, str] = {}
    for table in document.tables:
        for row in table.rows:
            if row.theme and row.theme not in titles:
                titles[row.theme] = next(
                    (
                        text
                        for text in (table.caption, *row.path)
                        if re.match(rf"{re.escape(row.theme)}\b", text)
                    ),
                    f"{texts('theme')} {row.theme}",
                )
    return titles


def spent(
    grants: Sequence[Record], column: str, texts: Texts, titles: Mapping[str, str] | None = None
) -> Chart | None:
    """Granted amounts by the value of ``column``; detail lines only, so that nothing is counted
    twice.

    Names that differ by their article, case or accents are one group, under its commonest spelling.
    """
    groups: dict[str, Decimal] = {}
    spellings: dict[str, Counter[str]] = {}
    for record in grants:
        label, amount = record.get(column, ""), _amount(record.get("amount", ""))
        counted = record.get("role") == "detail" and record.get("decision") == "granted"
        if counted and label and amount is not None:
            key = _ARTICLE.sub("", fold(label)).replace("/", "-")
            groups[key] = groups.get(key, Decimal(0)) + amount
            spellings.setdefault(key, Counter())[label] += 1
    if len(groups) < 2 or sum(groups.values()) <= 0:
        return None
    names = {
        key: min(found, key=lambda text: (-found[text], text)) for key, found in spellings.items()
    }
    shown = {key: (titles or {}).get(name, name) for key, name in names.items()}
    return _chart(column, groups, shown, texts)


def _chart(
    column: str, groups: Mapping[str, Decimal], shown: Mapping[str, str], texts: Texts
) -> Chart:
    whole = sum(groups.values(), Decimal(0))
    ranked = sorted(groups.items(), key=lambda item: (-item[1], item[0]))
    listed = [(shown[key], amount, "money") for key, amount in ranked]
    if len(listed) > GROUPS:
        rest = sum((amount for _, amount, _ in listed[GROUPS - 1 :]), Decimal(0))
        listed = [
            *listed[: GROUPS - 1],
            (texts("chart.others", n=len(ranked) - GROUPS + 1), rest, "rest"),
        ]
    largest = max(amount for _, amount, _ in listed)
    rows: list[tuple[tuple[str, ...], Markup]] = []
    for label, amount, kind in listed:
        share = texts.number(amount / whole * 100, 1)
        bar = plain_bar(amount, largest, texts("chart.money.alt", label=label, share=share), kind)
        rows.append(((label, texts.money(amount), f"{share} %"), bar))
    columns = (texts(column), texts("amount"), texts("chart.part"), texts("chart.size"))
    note = texts("chart.money.note", whole=texts.money(whole))
    return Chart(f"argent-{column}", texts(f"chart.money.{column}"), note, columns, tuple(rows))


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
