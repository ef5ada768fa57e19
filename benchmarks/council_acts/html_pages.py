"""Acts as HTML, printed by Chromium or WeasyPrint."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.council_acts.model import (
    Block,
    PageBreak,
    Part,
    Placed,
    Producer,
    Table,
    Text,
    Theme,
    alignment,
    is_bold,
    place,
    typeset,
)

_RULES = {
    "grid": "td, th { border: 0.6pt solid #333; }",
    "horizontal": "td, th { border-bottom: 0.5pt solid #888; }",
    "header": "tr.head:last-of-type th { border-bottom: 1pt solid #000; }"
    " tr.total td { border-top: 1pt solid #000; }",
    "none": "",
    "zebra": "tbody tr.line:nth-child(even) td { background: #f1f1ee; }"
    " tr.total td { border-top: 0.8pt solid #000; }",
    "columns": "td, th { border-left: 0.5pt solid #444; border-right: 0.5pt solid #444; }"
    " table { border: 0.8pt solid #444; } tr.head th { border-bottom: 0.8pt solid #444; }"
    " tr.total td { border-top: 0.8pt solid #444; }",
    "frame": "table { border: 0.8pt solid #000; } tr.head th { border-bottom: 0.8pt solid #000; }",
}

_STYLE = """
@page { size: A4 %(orientation)s; margin: %(margin)smm;
  @top-center { content: "%(header)s"; font: italic 8pt '%(font)s'; }
  @bottom-center { content: %(footer)s; font: 8pt '%(font)s'; } }
body { font: %(size)spt/1.25 '%(font)s'; margin: 0; }
p { margin: 0 0 2mm 0; text-align: %(body_align)s; }
p.title { text-align: center; font-weight: bold; font-size: 1.25em; color: %(accent)s; }
p.subject { font-weight: bold; border-top: 0.6pt solid; border-bottom: 0.6pt solid;
  padding: 1.5mm 0; margin: 3mm 0; text-align: left; }
p.heading { font-weight: bold; margin-top: 4mm; color: %(accent)s;
  break-after: avoid; text-align: left; }
p.caption { font-weight: bold; margin: 3mm 0 1mm 0; break-after: avoid; text-align: left; }
p.small { font-size: 0.78em; } p.center { text-align: center; } p.right { text-align: right; }
p.box { border: 0.8pt solid; padding: 2mm; }
table { border-collapse: collapse; margin: 0 auto 3mm 0; } table.keep { break-inside: avoid; }
td, th { padding: 0.7mm 1.4mm; vertical-align: middle; }
tr { break-inside: avoid; } tr.head th { background: %(shade)s; }
tr.total td, tr.chapter td { background: %(shade)s; }
tr.of_which td { font-style: italic; } .break { break-before: page; }
"""


def _css(theme: Theme) -> str:
    footer = theme.footer.replace("{page}", '" counter(page) "').replace(
        "{pages}", '" counter(pages) "'
    )
    return _STYLE % {
        "orientation": "landscape" if theme.landscape else "portrait",
        "margin": theme.margin,
        "header": theme.header.replace('"', "'"),
        "footer": f'"{footer}"',
        "font": theme.font,
        "size": theme.size,
        "body_align": "justify" if theme.justify else "left",
        "accent": theme.accent,
        "shade": theme.shade,
    }


def _cell(table: Table, placed: Placed, theme: Theme) -> str:
    tag = "th" if placed.kind == "head" else "td"
    cell = placed.cell
    spans = (f' colspan="{cell.across}"' if cell.across > 1 else "") + (
        f' rowspan="{cell.down}"' if cell.down > 1 else ""
    )
    weight = "bold" if is_bold(placed) else "normal"
    style = f"text-align:{alignment(table, placed)};font-weight:{weight}"
    return f'<{tag}{spans} style="{style}">{typeset(cell.text, theme)}</{tag}>'


def _table(table: Table, theme: Theme, name: str) -> str:
    rows: list[str] = [""] * len(table.rows)
    for placed in place(table):
        rows[placed.row] += _cell(table, placed, theme)

    drawn = [
        f'<tr class="{row.kind}">{cells}</tr>'
        for row, cells in zip(table.rows, rows, strict=True)
    ]
    heads = sum(row.kind == "head" for row in table.rows)
    whole = sum(table.widths)
    columns = "".join(
        f'<col style="width:{100 * width / whole:.2f}%">'
        for width in table.widths
    )
    rules = "".join(
        f"#{name} {rule.strip()}}}"
        if not rule.strip().startswith("table")
        else f"#{name}{rule.strip().removeprefix('table')}}}"
        for rule in _RULES[table.rules].split("}")
        if rule.strip()
    ).replace("td, th", f"td, #{name} th")
    return (
        f"<style>{rules}</style>"
        f'<table id="{name}"{" class=keep" if table.keep else ""}'
        f' style="font-size:{table.size}pt;width:{100 * table.fill:.0f}%">'
        f"<colgroup>{columns}</colgroup><thead>{''.join(drawn[:heads])}</thead>"
        f"<tbody>{''.join(drawn[heads:])}</tbody></table>"
    )


def _block(block: Block, theme: Theme, name: str) -> str:
    if isinstance(block, PageBreak):
        return '<div class="break"></div>'
    if isinstance(block, Text):
        return f'<p class="{block.manner}">{typeset(block.markup, theme)}</p>'
    return _table(block, theme, name)


def as_html(part: Part) -> str:
    """The whole page, styles included."""
    body = "\n".join(
        _block(block, part.theme, f"t{index}")
        for index, block in enumerate(part.blocks)
    )
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Délibération</title>'
        f"<style>{_css(part.theme)}</style></head><body>{body}</body></html>"
    )


def _command(producer: Producer, source: Path, target: Path) -> list[str]:
    if producer is Producer.WEASYPRINT:
        return [
            shutil.which("weasyprint") or "weasyprint",
            str(source),
            str(target),
        ]
    chromium = (
        shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    )
    return [
        chromium,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--print-to-pdf={target}",
        source.as_uri(),
    ]


def print_html(part: Part, target: Path) -> None:
    """Print a part with Chromium or WeasyPrint.

    Raises:
        FileNotFoundError: the producer is not installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "act.html"
        source.write_text(as_html(part), encoding="utf-8")
        subprocess.run(
            _command(part.producer, source, target),
            check=True,
            capture_output=True,
        )
