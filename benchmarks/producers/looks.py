"""How a page looks: rules, backgrounds, padding, fonts; and the HTML of a document."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from random import Random

from benchmarks.producers.tables import Document, Row, Table
from benchmarks.producers.texts import sentences

RULES = (
    "all",
    "all",
    "filled",
    "dotted",
    "grey",
    "level",
    "level",
    "three",
    "head",
    "frame",
    "white",
    "zebra",
    "none",
    "none",
)
_FONTS = (
    "Liberation Sans",
    "Liberation Serif",
    "DejaVu Sans",
    "Liberation Sans Narrow",
    "URW Bookman",
    "C059",
    "Nimbus Sans",
)


@dataclass(frozen=True)
class Look:
    """One way of setting a document: its style sheet, how its tables are ruled, whether headers
    repeat.
    """

    css: str
    rules: str
    repeat: bool


def look(random: Random, document: Document) -> Look:
    """A random look."""
    rules = random.choice(RULES)
    repeat = random.random() < 0.55
    parts = [
        _table(random),
        *_cells(random, document),
        *_ruled(random, rules),
        *_titles(random),
        *_emphasis(random),
    ]
    parts.append(
        f"thead{{display:{'table-header-group' if repeat else 'table-row-group'}}}"
    )
    parts.append(
        f"tr{{break-inside:{random.choice(('avoid', 'auto', 'avoid'))}}}"
        " tr.new{break-before:page}"
    )
    font, size = random.choice(_FONTS), random.choice((9, 10, 11))
    parts.append(f"body{{font-family:'{font}';font-size:{size}pt}}")
    way = " landscape" if document.landscape else ""
    parts.append(
        f"@page{{size:A4{way};margin:{random.choice(('2cm', '1.5cm 2cm', '1.2cm'))}}}"
    )
    return Look("".join(parts), rules, repeat)


def _table(random: Random) -> str:
    collapse = random.choice(("collapse", "collapse", "separate"))
    width = random.choice(("width:100%;", "width:100%;", "width:85%;", ""))
    spacing = random.choice(("0", "0", "1px", "2px"))
    borders = f"border-collapse:{collapse};border-spacing:{spacing};"
    return f"table{{{borders}{width}margin:6pt 0 14pt 0}}"


def _cells(random: Random, document: Document) -> Iterator[str]:
    high, wide = random.choice(
        ((1, 3), (2, 4), (3, 6), (4, 8), (0, 4), (6, 10))
    )
    size = random.choice((7.5, 8, 9, 10))
    if document.family == "programme":
        wide, size = 2, 6.5
    height = random.choice(("normal", "1.15", "1.3"))
    place = random.choice(("top", "middle", "middle", "bottom"))
    yield (
        f"td,th{{padding:{high}px"
        f" {wide}px;vertical-align:{place};font-size:{size}pt;line-height:{height}}}"
    )
    aligned = random.choice(("right", "right", "right", "center"))
    yield f"td.n{{text-align:{aligned};white-space:nowrap}}"


def _ruled(random: Random, rules: str) -> Iterator[str]:
    colour = {"grey": "#bbb", "dotted": "#555"}.get(
        rules, random.choice(("#000", "#333", "#888"))
    )
    kind = "dotted" if rules == "dotted" else "solid"
    line = (
        f"{random.choice(('0.5pt', '1px', '0.25pt', '1.5px'))} {kind} {colour}"
    )
    stripe = random.choice(("#eee", "#f5f5f5", "#dde8f4"))
    if rules == "filled":
        yield "table{border-collapse:separate;border-spacing:1px;background:#444}"
        yield "td{background:#fff} th{background:#eee}"
    yield {
        "all": f"td,th{{border:{line}}}",
        "dotted": f"td,th{{border:{line}}}",
        "grey": f"td,th{{border:{line}}}",
        "level": f"td,th{{border-bottom:{line}}} tr:first-child th{{border-top:{line}}}",
        "three": (
            f"table{{border-top:{line};border-bottom:{line}}} thead tr:last-child"
            f" th{{border-bottom:{line}}}"
        ),
        "head": f"thead tr:last-child th{{border-bottom:{line}}}",
        "frame": f"table{{border:{line}}} thead th{{border-bottom:{line}}}",
        "zebra": f"tbody tr:nth-child(even) td{{background:{stripe}}}",
        "white": "td{background:#eef2f7} td,th{border:2px solid #fff}",
    }.get(rules, "")


def _titles(random: Random) -> Iterator[str]:
    weight = random.choice(("bold", "bold", "normal"))
    yield f"th{{font-weight:{weight};text-align:{random.choice(('center', 'center', 'left'))}}}"
    ground = random.choice(("", "", "#ddd", "#2f5597"))
    if ground:
        yield f"th{{background:{ground};color:{'#fff' if ground == '#2f5597' else '#000'}}}"
    if random.random() < 0.5:
        yield "th.n{text-align:right}"


def _emphasis(random: Random) -> Iterator[str]:
    if random.random() < 0.6:
        yield ".total td,.sub td{font-weight:bold}"
    yield random.choice(
        (
            ".band td{font-weight:bold}",
            ".band td{background:#ddd}",
            ".band td{font-style:italic}",
            ".band td{font-weight:bold;text-align:center}",
        )
    )


def page(random: Random, made: Document, css: str) -> str:
    """The document as HTML."""
    out = [
        '<html lang="fr"><head><meta'
        f' charset="utf-8"><style>{css}</style></head><body><h1>{made.title}</h1>'
    ]
    for table in made.tables:
        out.append(_prose(random))
        heading = random.choice(("h3", "b", "h3"))
        text = escape(table.caption)
        out.append(
            f"<h3>{text}</h3>" if heading == "h3" else f"<p><b>{text}</b></p>"
        )
        out += _html(table)
    out.append(_prose(random) + "</body></html>")
    return "".join(out)


def _prose(random: Random) -> str:
    align = random.choice(("justify", "left"))
    return (
        f'<p style="text-align:{align}">{escape(sentences(random, 2, 6))}</p>'
    )


def _html(table: Table) -> Iterator[str]:
    yield "<table><thead>"
    yield from (_row(table, row, "th") for row in table.head)
    yield "</thead><tbody>"
    yield from (_row(table, row, "td") for row in table.rows)
    yield "</tbody></table>"


def _row(table: Table, row: Row, tag: str) -> str:
    cells = []
    for cell in row.cells:
        spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        figure = cell.figure or (
            tag == "th" and cell.text not in _label_names(table)
        )
        cells.append(
            f'<{tag}{spans} class="{"n" if figure else "l"}">{escape(cell.text)}</{tag}>'
        )
    return f'<tr class="{row.kind}{" new" if row.new_page else ""}">{"".join(cells)}</tr>'


def _label_names(table: Table) -> set[str]:
    return {cell.text for cell in table.head[0].cells[: table.labels]} | {
        "Observations"
    }
