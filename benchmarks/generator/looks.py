"""How a generated document looks: fonts, separators, signs, rules, pages."""

import os
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from random import Random

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

PLAIN, NARROW = "\u00a0", "\u202f"
_FONT_FOLDERS = (
    "/usr/share/fonts/truetype",
    "/Library/Fonts",
    f"{os.environ.get('WINDIR', 'C:/Windows')}/Fonts",
)
_WIDE_FONTS = (
    "DejaVuSans",
    "DejaVuSerif",
    "DejaVuSansCondensed",
    "LiberationSans-Regular",
    "LiberationSerif-Regular",
)
CENTS = 2
RULES = ("full", "level", "three", "none", "zebra")


@dataclass(frozen=True)
class Look:
    """One way of setting a document. ``minus`` is put before a negative figure; ``( )`` puts it in
    brackets.
    """

    font: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    size: float = 8.5
    separator: str = " "
    minus: str = "-"
    rules: str = "full"
    landscape: bool = False
    turned: str = ""
    """``rotate``: sideways content under /Rotate; ``sideways``: the same without; empty: upright.
    """
    repeat: bool = True
    bold_totals: bool = True
    euro: bool = False
    padding: float = 3.0
    nil: str = ""
    """What is printed for nothing; empty: 0,00."""
    cents: bool = True
    """Whether whole amounts print their ``,00``."""
    heading: float = 12.0

    def amount(self, value: Decimal | int | str, decimals: int = 2) -> str:
        """``value`` as this document prints it."""
        number = Decimal(value)
        if self.nil and not number:
            return self.nil
        if (
            decimals == CENTS
            and not self.cents
            and number == number.to_integral()
        ):
            decimals = 0
        text = (
            f"{abs(number):,.{decimals}f}".replace(",", "\0")
            .replace(".", ",")
            .replace("\0", self.separator)
        )
        if self.euro:
            text += f"{PLAIN}€"
        if number < 0:
            text = f"({text})" if self.minus == "( )" else self.minus + text
        return text

    def plain(self, value: Decimal | int | str, decimals: int = 2) -> str:
        """``value`` as prose prints it: spaces between thousands."""
        text = (
            f"{abs(Decimal(value)):,.{decimals}f}".replace(",", PLAIN)
            .replace(".", ",")
            .replace("\0", PLAIN)
        )
        return ("-" if Decimal(value) < 0 else "") + text

    def percent(self, value: Decimal, decimals: int = 1) -> str:
        """A percentage with its sign."""
        sign = (
            ""
            if value >= 0
            else ("-" if self.minus == "( )" else self.minus.strip())
        )
        return (
            sign + f"{abs(value):.{decimals}f}".replace(".", ",") + f"{PLAIN}%"
        )


def fonts() -> dict[str, tuple[str, str]]:
    """Fonts found on this machine, with their bold, registered; the standard ones always."""
    found = {
        "Helvetica": ("Helvetica", "Helvetica-Bold"),
        "Times": ("Times-Roman", "Times-Bold"),
    }
    files = {
        p.stem: p
        for folder in _FONT_FOLDERS
        for p in sorted(Path(folder).rglob("*.ttf"))
    }
    for name in _WIDE_FONTS:
        bold = name.replace("-Regular", "") + "-Bold"
        if name in files and bold in files:
            for each in (name, bold):
                if each not in pdfmetrics.getRegisteredFontNames():
                    pdfmetrics.registerFont(TTFont(each, str(files[each])))
            found[name] = (name, bold)
    return found


def dressed(random: Random, look: Look) -> Look:
    """``look`` with the headings of one document, and its way to print whole amounts."""
    heading = random.choice((12.0, 12.0, look.size + 1, look.size))
    return replace(
        look,
        heading=heading,
        cents=look.separator == "." or random.random() < 0.6,
    )


def look(random: Random) -> Look:
    """A look drawn by ``random`` that the font can print."""
    known = fonts()
    name = random.choice(sorted(known))
    wide = name not in ("Helvetica", "Times")
    font, bold = known[name]
    return Look(
        font=font,
        bold=bold,
        size=random.choice((7.5, 8.0, 8.5, 9.0)),
        separator=random.choice(
            (" ", PLAIN, NARROW, ".") if wide else (" ", PLAIN, ".")
        ),
        minus=random.choice(
            ("-", "\u2212", "\u2013", "- ", "( )")
            if wide
            else ("-", "\u2013", "- ", "( )")
        ),
        rules=random.choice(RULES),
        repeat=random.random() < 0.7,
        bold_totals=random.random() < 0.7,
        euro=random.random() < 0.3,
        padding=random.choice((1.5, 3.0, 4.5)),
    )
