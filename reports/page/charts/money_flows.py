"""Where the money goes: granted amounts by theme or by territory, as a drawn table."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from markupsafe import Markup

from extract.document import Document
from extract.french.folding import fold
from extract.records.families.grant_table import money_columns
from reports.i18n import Texts
from reports.page.charts.bars import Chart, plain_bar

GrantRow = Mapping[str, str]
"""A row of the ``grants`` frame."""
GROUPS = 14
"""Rows of a money chart; the smaller groups are added up in one last row."""
_ARTICLES = (
    "de la ",
    "de l'",
    "de ",
    "du ",
    "des ",
    "d'",
    "la ",
    "le ",
    "les ",
    "l'",
)
"""What may be before a place's name, the longest first."""


def themes(document: Document, texts: Texts) -> dict[str, str]:
    """The titles of the themes that head tables or groups of rows: number -> "1. …"."""
    titles: dict[str, str] = {}
    for table in document.tables:
        for row in table.rows:
            if row.theme and row.theme not in titles:
                titles[row.theme] = _title(
                    row.theme, (table.caption, *row.path), texts
                )
    return titles


def _title(theme: str, printed: Sequence[str], texts: Texts) -> str:
    """The first printed text that begins with the theme's number."""
    # "4" is not the number of "42 - Voirie"
    begins = re.compile(rf"{re.escape(theme)}\b")
    for text in printed:
        if begins.match(text):
            return text
    return f"{texts('theme')} {theme}"


def given_rows(
    document: Document, grants: Sequence[GrantRow]
) -> list[GrantRow]:
    """The rows of columns whose words say that their amounts were given as grants."""
    given: set[tuple[str, str]] = set()
    for table in document.tables:
        for one in money_columns(document, table):
            if one.is_granted:
                given.add((table.id, table.columns[one.index].label))
    return [
        row
        for row in grants
        if (row.get("table_id", ""), row.get("measure", "")) in given
    ]


def spent(
    grants: Sequence[GrantRow],
    column: str,
    texts: Texts,
    titles: Mapping[str, str] | None = None,
) -> Chart | None:
    """Granted amounts by the value of ``column``; detail lines only, so that nothing is counted
    twice. Lines that print no such value are a group of their own: every chart has one sum.

    Names that differ by their article, case or accents are one group, under its commonest spelling.
    """
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for record in grants:
        label = record.get(column, "") or texts(f"chart.money.unsaid.{column}")
        amount = _granted(record)
        if amount is not None:
            key = _without_article(fold(label)).replace("/", "-")
            amounts[key] += amount
            spellings[key][label] += 1
    if len(amounts) < 2 or sum(amounts.values()) <= 0:
        return None

    shown = {}
    for key, found in spellings.items():
        name = min(found, key=lambda text: (-found[text], text))
        shown[key] = (titles or {}).get(name, _shown(name))
    return _chart(column, amounts, shown, texts)


def _without_article(folded: str) -> str:
    for article in _ARTICLES:
        if folded.startswith(article):
            return folded.removeprefix(article)
    return folded


def _shown(name: str) -> str:
    """A name without an article that is no part of it: in small letters."""
    for article in _ARTICLES:
        if name.replace("’", "'").startswith(article):
            return name[len(article) :]
    return name


def _granted(record: GrantRow) -> Decimal | None:
    """The amount of a detail line that was granted; None for any other line."""
    if record.get("role") != "detail" or record.get("decision") != "granted":
        return None
    try:
        return Decimal(record.get("amount", ""))
    except InvalidOperation:
        return None


def _chart(
    column: str,
    groups: Mapping[str, Decimal],
    shown: Mapping[str, str],
    texts: Texts,
) -> Chart:
    whole = sum(groups.values(), Decimal(0))
    listed = _ranked(groups, shown, texts)
    largest = max(amount for _, amount, _ in listed)

    rows: list[tuple[tuple[str, ...], Markup]] = []
    for label, amount, kind in listed:
        share = texts.number(amount / whole * 100, 1)
        bar = plain_bar(
            amount,
            largest,
            texts("chart.money.alt", label=label, share=share),
            kind,
        )
        rows.append(((label, texts.money(amount), f"{share} %"), bar))

    return Chart(
        id=f"argent-{column}",
        caption=texts(f"chart.money.{column}"),
        note=texts("chart.money.note", whole=texts.money(whole)),
        columns=(
            texts(column),
            texts("amount"),
            texts("chart.part"),
            texts("chart.size"),
        ),
        rows=tuple(rows),
    )


def _ranked(
    groups: Mapping[str, Decimal], shown: Mapping[str, str], texts: Texts
) -> list[tuple[str, Decimal, str]]:
    """Label, amount and kind of each bar, the largest first, the smallest groups as one."""
    ranked = sorted(groups.items(), key=lambda item: (-item[1], item[0]))
    listed = [(shown[key], amount, "money") for key, amount in ranked]
    if len(listed) <= GROUPS:
        return listed

    kept, left = listed[: GROUPS - 1], listed[GROUPS - 1 :]
    rest = sum((amount for _, amount, _ in left), Decimal(0))
    return [*kept, (texts("chart.others", n=len(left)), rest, "rest")]
