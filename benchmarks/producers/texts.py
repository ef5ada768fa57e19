"""Words and figures as French administrations print them."""

from dataclasses import dataclass, replace
from random import Random

NARROW, THIN, PLAIN = "\u202f", "\u2009", "\u00a0"
_WORDS = (
    "association commune département soutien projet école sportive culturel travaux voirie réseau"
    " entretien bâtiment piscine médiathèque musée théâtre festival habitat rénovation énergie"
    " transport mobilité jeunesse enfance handicap insertion emploi formation tourisme littoral"
    " agriculture forêt assainissement déchets numérique développement durable coopération"
    " solidarité équipement matériel informatique aménagement quartier logement prévention santé"
    " restauration scolaire espaces verts éclairage public"
)
_TOWNS = (
    "Arvigny;Saint-Orven;Beaumont;Clairval;Montrieux;Le"
    " Plessis-Gaudin;Vaucelles;Port-Marnay;Sainte-Lune;Rocheville;"
    "Auberive;Chantemerle;Villers-le-Sec;Courtempierre;L’Étang-Vergy;Bois-d’Amont"
)


def words(random: Random, least: int, most: int) -> str:
    """A text of ``least`` to ``most`` words, capital first."""
    vocabulary = _WORDS.split()
    text = " ".join(
        random.choice(vocabulary) for _ in range(random.randint(least, most))
    )
    return text[0].upper() + text[1:]


def town(random: Random) -> str:
    """The name of a town."""
    return random.choice(_TOWNS.split(";"))


def sentences(random: Random, least: int, most: int) -> str:
    """A paragraph; some of its sentences hold an amount."""
    out = []
    for _ in range(random.randint(least, most)):
        tail = (
            f" pour {grouped(random.randint(1000, 900000), PLAIN)} euros"
            if random.random() < 0.3
            else ""
        )
        out.append(f"{words(random, 8, 20)}{tail}.")
    return " ".join(out)


def grouped(value: int, separator: str) -> str:
    """The digits of a whole number in groups of three."""
    return f"{value:,}".replace(",", separator)


@dataclass(frozen=True)
class Figures:
    """How the figures of one column are printed."""

    kind: str = "amount"
    """``amount``, ``thousands``, ``percent``, ``count``, ``capita`` (four decimals) or ``code``."""
    separator: str = PLAIN
    before_unit: str = PLAIN
    unit: str = ""
    decimals: int = 2
    minus: str = "-{}"
    negative: float = 0.0
    """Share of negative figures."""
    nil: str = ""
    """What is printed for nothing."""
    noted: float = 0.0
    """Share of figures with a footnote mark."""

    def of(self, kind: str) -> "Figures":
        """The same style for figures of another kind."""
        return replace(self, kind=kind)

    def figure(self, random: Random) -> str:
        """One figure."""
        text = self._printed(random)
        if (
            self.kind in ("amount", "thousands")
            and random.random() < self.negative
        ):
            text = self.minus.format(text)
        if self.kind == "amount" and random.random() < self.noted:
            text += random.choice((f"{PLAIN}(1)", f"{PLAIN}(2)", "*"))
        return text

    def cell(self, random: Random) -> str:
        """One figure, now and then nothing."""
        return self.figure(random) if random.random() > 0.05 else self.nil

    def _printed(self, random: Random) -> str:
        if self.kind == "percent":
            return (
                f"{random.uniform(0, 100):.1f}".replace(".", ",")
                + f"{self.before_unit}%"
            )
        if self.kind == "count":
            return grouped(random.randint(1, 20000), self.separator)
        if self.kind == "capita":
            return f"{random.uniform(0, 40):.4f}".replace(".", ",")
        if self.kind == "code":
            return str(random.randint(100, 99999))
        if self.kind == "thousands":
            return grouped(random.randint(1, 9999), self.separator)
        value = random.choice(
            (
                random.randint(50, 999),
                random.randint(1000, 99999),
                random.randint(100000, 9999999),
            )
        )
        cents = random.choice((0, 0, 50, random.randint(0, 99)))
        mark = "." if self.separator == "'" else ","
        return (
            grouped(value, self.separator)
            + (f"{mark}{cents:02d}" if self.decimals else "")
            + self._unit()
        )

    def _unit(self) -> str:
        return f"{self.before_unit}{self.unit}" if self.unit else ""


def figures(random: Random) -> Figures:
    """The style of one table."""
    return Figures(
        separator=random.choice(
            (PLAIN, NARROW, " ", ".", THIN, PLAIN, NARROW, "'")
        ),
        before_unit=random.choice((PLAIN, NARROW, " ")),
        unit=random.choice(("", "", "", "€", "€", "EUR")),
        decimals=random.choice((0, 2, 2)),
        minus=random.choice(("-{}", "−{}", "({})", "- {}", "–{}")),
        negative=random.choice((0, 0, 0.1, 0.3)),
        nil=random.choice(("-", "", "—", "néant", "/")),
        noted=random.choice((0, 0, 0, 0.08)),
    )
