"""An audit, or what was read, in a notebook's cell: its deviations, and the tables that they stand
in beside their pages, each figure lighting its place and the reverse.

A cell runs no script of ours: what is pointed at is lit by style alone.
"""

import re
from collections.abc import Iterator
from io import BytesIO

from markupsafe import Markup

from extract.document import Document
from extract.geometry import Place
from extract.table import Table
from reports.desk.desk_pages import table_part
from reports.desk.desk_view import DeskView
from reports.i18n import Lang, Texts
from reports.images.crops import Renderer
from reports.page.markup import data_uri, environment
from validate.model.finding import Audit, Coverage

MOST_TABLES = 3
"""Tables that are shown beside their pages; the report shows all."""
_MOST_LIT = 400
"""Figures of one page that light each other."""
_SCALE = 1.5
"""Pixels to the point of a page: it is read, and stays in the notebook."""
_SAFE = re.compile(r"[\w:./#!+-]+")
"""An id that a style may name."""


def extract_html(
    document: Document, lang: Lang, source: Renderer | None
) -> str:
    """What was read of a document, unchecked: its first tables beside their pages."""
    unchecked = Audit(document, (), (), (), Coverage(()))
    return notebook_html(DeskView(unchecked, lang), source, is_checked=False)


def notebook_html(
    view: DeskView, source: Renderer | None, *, is_checked: bool = True
) -> str:
    """The audit as HTML to stand in a cell; without ``source`` there are no pages to show."""
    texts = Texts(view.lang)
    pairs = []
    if source is not None:
        for number, (table, place) in enumerate(_at_issue(view)):
            pairs.append(_pair(number, view, table, place, source))
    template = environment(view.lang).get_template("desk/notebook.html.j2")
    return template.render(
        view=view, pairs=pairs, texts=texts, is_checked=is_checked
    )


def _at_issue(view: DeskView) -> list[tuple[Table, Place]]:
    """The first tables with a deviation, each with the page of its first; else the first
    tables.
    """
    found: dict[str, Place] = {}
    for finding in view.ordered:
        fact = view.facts.get(finding.root or finding.evidence[0].fact)
        if fact is not None and fact.table_id and fact.places:
            found.setdefault(fact.table_id, fact.places[0])
    shown = []
    for table in view.audit.document.tables:
        if table.id in found:
            shown.append((table, found[table.id]))
    if not shown:
        first = list(view.audit.document.tables)[:MOST_TABLES]
        shown = [(table, table.raw.places[0]) for table in first]
    order = list(found)
    if order:
        shown.sort(key=lambda one: order.index(one[0].id))
    return shown[:MOST_TABLES]


def _pair(
    number: int, view: DeskView, table: Table, place: Place, source: Renderer
) -> dict[str, object]:
    """A table beside one of its pages."""
    page = next(
        one for one in view.audit.document.pages if one.number == place.page
    )
    row = min(
        (
            one.index
            for one in table.rows
            if one.page == place.page
        ),
        default=0,
    )  # fmt: skip
    boxes = list(_boxes(view, table, place.page))[:_MOST_LIT]
    return {
        "name": f"pointage-{number}",
        "caption": table.caption,
        "page": page,
        "picture": _picture(source, place.page),
        "boxes": boxes,
        "table": table_part(view, table.id, row),
        "style": _style(f"pointage-{number}", [name for name, *_ in boxes]),
    }


def _boxes(
    view: DeskView, table: Table, page: int
) -> Iterator[tuple[str, Place, str]]:
    """The figures of a table on a page: id, place, and what is known of each."""
    for fact in view.facts.values():
        if fact.table_id != table.id or not _SAFE.fullmatch(fact.id):
            continue
        mark = view.marks.get(fact.id)
        state = mark.state if mark is not None else "none"
        for place in fact.places:
            if place.page == page:
                yield fact.id, place, state


def _style(name: str, ids: list[str]) -> Markup:
    """What lights the place of the figure that is pointed at, and the reverse."""
    rules = []
    for one in dict.fromkeys(ids):
        cell, box = f'[data-facts~="{one}"]', f'[data-box="{one}"]'
        rules.append(f".{name}:has({cell}:hover) {box}{{fill:#4db6ff88}}")
        rules.append(
            f".{name}:has({box}:hover) {cell}{{outline:2px solid #0b4f8a}}"
        )
    return Markup("\n".join(rules))  # noqa: S704  ids are letters, digits and a few signs


def _picture(source: Renderer, page: int) -> str:
    out = BytesIO()
    source.render(page, _SCALE).convert("RGB").save(out, "WEBP", quality=60)
    return data_uri(out.getvalue(), "webp")
