"""78: projects that inhabitants chose: points by rank of choice, cost turnout."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    number,
    percent,
    share,
)
from benchmarks.council_acts.furniture import (
    signature,
)
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    NBSP,
    Cell,
    Kind,
    Part,
    Producer,
    Row,
    Table,
    Text,
    Theme,
    head,
    line,
    total,
)
from benchmarks.council_acts.written import (
    prove_across,
    prove_columns,
    prove_ratio,
    read,
    write,
    write_row,
)

D = Decimal
ENVELOPE = 180000
# project, first, second and third choices, cost, kind of place
PROJECTS = (
    ("Jeux d'eau du parc Simone-Veil", 412, 268, 197, 46800),
    ("Pistes cyclables rue des Acacias", 356, 301, 214, 52400),
    ("Verger partagé du Moulin", 287, 342, 265, 18350),
    ("Terrain de pétanque couvert", 264, 187, 158, 39900),
    ("Abri à vélos de la gare", 198, 253, 276, 14700),
    ("Boîtes à livres dans cinq quartiers", 143, 219, 308, 4850),
    ("Mur d'escalade du gymnase", 171, 138, 122, 28600),
    ("Fresque de l'école Pasteur", 96, 154, 187, 9200),
    ("Ruches pédagogiques", 73, 138, 273, 6400),
)
# quarter, aged 16 and more, paper, on line
QUARTERS = (
    ("Centre", 4218, 287, 416),
    ("La Gare", 3064, 164, 298),
    ("Les Acacias", 2791, 203, 251),
    ("Le Moulin", 1876, 118, 155),
    ("Hauts de Seille", 1352, 57, 51),
)

SEEDS = (
    Seed(
        "p2.points",
        "1 801",
        "Tableau 1 – Résultat du vote",
        "Verger partagé du Moulin",
        "product",
        "287 × 3 + 342 × 2 + 265",
    ),
    Seed(
        "p4.run",
        "171 250",
        "Tableau 2 – Projets retenus",
        "Terrain de pétanque couvert",
        "sum",
        "132 250 + 39 900 ; le cumul suivant est juste",
    ),
    Seed(
        "q2.rate",
        "18,3 %",
        "Tableau 3 – Participation",
        "Les Acacias",
        "product",
        "454 / 2 791",
    ),
    Seed(
        "text.left",
        "30 000 €",
        "texte",
        "solde de l'enveloppe",
        "difference",
        "180 000 – 177 000",
    ),
    Seed(
        "text.online",
        "1 117",
        "texte",
        "votes en ligne",
        "sum",
        "416 + 298 + 251 + 155 + 51",
    ),
)


def points(item: tuple[str, int, int, int, int]) -> int:
    """Three points for a first choice, two for a second, one for a third."""
    return item[1] * 3 + item[2] * 2 + item[3]


def kept() -> list[tuple[str, int, int, int, int]]:
    """The projects that the sum pays, in order of points."""
    chosen, spent = [], 0
    for item in sorted(PROJECTS, key=points, reverse=True):
        if spent + item[4] <= ENVELOPE:
            chosen.append(item)
            spent += item[4]
    return chosen


def draw_votes(ink: Ink) -> Table:
    """The projects in order of points."""
    rows: list[Row] = [
        head(
            Cell("Rang", down=2),
            Cell("Projet", down=2),
            Cell("Choix exprimés", across=3),
            Cell("Points", down=2),
            Cell("Coût estimé (€)", down=2),
        ),
        head(
            "n° 1<br/>(3 points)", "n° 2<br/>(2 points)", "n° 3<br/>(1 point)"
        ),
    ]
    ranked = sorted(PROJECTS, key=points, reverse=True)
    keys = []
    for rank, item in enumerate(ranked):
        key = f"p{rank}"
        keys.append(key)
        cells = write(
            ink,
            key,
            one=number(item[1], 0),
            two=number(item[2], 0),
            three=number(item[3], 0),
            points=number(points(item), 0),
            cost=number(item[4], 0),
        )
        rows.append(line(str(rank + 1), item[0], *cells))
        ink.prove(
            f"points {key}",
            read(ink, f"{key}.points")
            == read(ink, f"{key}.one") * 3
            + read(ink, f"{key}.two") * 2
            + read(ink, f"{key}.three"),
        )
    sums = [sum(int(item[place]) for item in PROJECTS) for place in (1, 2, 3)]
    cells = write(
        ink,
        "p",
        one=number(sums[0], 0),
        two=number(sums[1], 0),
        three=number(sums[2], 0),
        points=number(sum(map(points, PROJECTS)), 0),
        cost=number(sum(i[4] for i in PROJECTS), 0),
    )
    rows.append(total("", "Total", *cells))
    prove_columns(ink, "p", keys, ["one", "two", "three", "points", "cost"])
    return Table(
        (0.6, 3.6, 1, 1, 1, 1, 1.3),
        "clrrrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
    )


def draw_kept(ink: Ink) -> Table:
    """The projects kept and their running cost."""
    rows: list[Row] = [head("Projet retenu", "Coût (€)", "Cumul (€)")]
    ranked = sorted(PROJECTS, key=points, reverse=True)
    chosen, run, keys = kept(), 0, []
    for item in chosen:
        place = ranked.index(item)
        keys.append(f"k{place}")
        run += item[4]
        cells = (
            ink(f"k{place}.cost", number(item[4], 0)),
            ink(f"p{place}.run", number(run, 0)),
        )
        rows.append(line(item[0], *cells))
        ink.prove_same(f"k{place}.cost", f"p{place}.cost")
    rows.append(total("Total", ink("k.cost", number(run, 0)), ""))
    prove_columns(ink, "k", keys, ["cost"])
    spent: list[str] = []
    for key in keys:
        spent.append(f"{key}.cost")
        ink.prove_sum(f"p{key[1:]}.run", spent)
    return Table(
        (3.6, 1.1, 1.1), "lrr", tuple(rows), rules="frame", size=9, fill=0.65
    )


def draw_turnout(ink: Ink) -> Table:
    """Who voted, by quarter and by way."""
    rows: list[Row] = [
        head(
            "Quartier",
            "Habitants de 16 ans et plus",
            "Bulletins papier",
            "Votes en ligne",
            "Votants",
            "Participation",
        )
    ]
    keys = []
    for index, (name, people, paper, online) in enumerate(QUARTERS):
        keys.append(f"q{index}")
        rows.append(turnout_row(ink, name, keys[-1], people, paper, online))
    rows.append(
        turnout_row(
            ink,
            "Commune",
            "q",
            *(
                sum(int(item[place]) for item in QUARTERS)
                for place in (1, 2, 3)
            ),
        )
    )
    prove_columns(ink, "q", keys, ["people", "paper", "online", "all"])
    for key in [*keys, "q"]:
        prove_across(ink, key, "all", ["paper", "online"])
        prove_ratio(ink, f"{key}.rate", f"{key}.all", f"{key}.people", 100, 1)
    return Table((2, 1.4, 1.2, 1.2, 1, 1.2), "lrrrrr", tuple(rows), size=9)


def turnout_row(
    ink: Ink, name: str, key: str, people: int, paper: int, online: int
) -> Row:
    """A quarter's turnout."""
    return write_row(
        ink,
        "line" if len(key) > 1 else "total",
        name,
        key,
        people=number(people, 0),
        paper=number(paper, 0),
        online=number(online, 0),
        all=number(paper + online, 0),
        rate=percent(share(paper + online, people, 1), 1),
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and its three tables."""
    votes, chosen, turnout = draw_votes(ink), draw_kept(ink), draw_turnout(ink)
    people, paper, online = (
        sum(int(item[place]) for item in QUARTERS) for place in (1, 2, 3)
    )
    spent = sum(item[4] for item in kept())
    text = (
        f"Du 2 au 23 mai 2026, {ink('text.voters', number(paper + online, 0))} "
        "habitants ont pris part à la troisième édition du budget participatif, "
        f"{ink('text.paper', number(paper, 0))} en déposant un bulletin et "
        f"{ink('text.online', number(online, 0))} sur la plateforme."
        f" Rapportée aux {ink('text.people', number(people, 0))} habitants de 16 "
        "ans et plus, la participation atteint "
        f"{ink('text.rate', percent(share(paper + online, people, 1), 1))}."
    )
    result = (
        f"Sur les {ink('text.all', 'neuf')} projets soumis au vote, "
        f"{ink('text.kept', str(len(kept())))} sont retenus dans l'ordre des points "
        "obtenus et dans la limite de l'enveloppe de 180 000 € ouverte au budget. "
        f"Leur coût s'élève à {ink('text.spent', euros(spent, 0))} ;"
        f" le solde, soit {ink('text.left', euros(ENVELOPE - spent, 0))}, abondera "
        "l'édition 2027. Un projet qui dépasserait le reste disponible cède la "
        "place au suivant."
    )
    ink.prove_same("text.voters", "q.all")
    ink.prove_same("text.paper", "q.paper")
    ink.prove_same("text.online", "q.online")
    ink.prove_same("text.people", "q.people")
    ink.prove_same("text.rate", "q.rate")
    ink.prove("all", ink.printed["text.all"] == "neuf" and len(PROJECTS) == 9)
    ink.prove(
        "kept",
        read(ink, "text.kept")
        == len([key for key in ink.printed if key.endswith(".run")]),
    )
    ink.prove_same("text.spent", "k.cost")
    ink.prove("left", read(ink, "text.left") == ENVELOPE - read(ink, "k.cost"))
    blocks = (
        Text("Ville de Seille-la-Neuve", "right"),
        Text("CONSEIL MUNICIPAL DU 18 JUIN 2026", "title"),
        Text(
            "Délibération n° 2026-78 : budget participatif, résultat du vote des "
            "habitants",
            "subject",
        ),
        Text(
            "Rapporteur : Monsieur Yannick LEBRETON, adjoint à la démocratie locale."
        ),
        Text(text),
        Text(result),
        Text("Tableau 1 – Résultat du vote", "caption"),
        votes,
        Text("Chaque votant a classé trois projets.", "small"),
        Text("Tableau 2 – Projets retenus", "caption"),
        chosen,
        Text("Tableau 3 – Participation", "caption"),
        turnout,
        Text(
            "Le conseil municipal, à la majorité (24 pour, 5 contre, 2 abstentions), "
            "arrête la liste des projets retenus et autorise leur lancement. Les "
            "crédits figurent au chapitre 23, opération 2601.",
            "box",
        ),
        signature(
            ("Pour extrait conforme,", "Le maire"),
            ("Le secrétaire,", "Côme DESHAYES"),
        ),
    )
    theme = Theme(
        font="DejaVu Sans",
        size=9,
        thousands=NBSP,
        shade="#fde2e4",
        accent="#9b2226",
        margin=17,
        header="",
        footer="{page}/{pages}",
        justify=False,
    )
    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(78, "budget-participatif", "budget participatif", SEEDS, draw)
