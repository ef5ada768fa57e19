"""63: credits moved between chapters by the mayor: before, moved, after, and the ceiling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    number,
    share,
    signed,
    signed_percent,
)
from benchmarks.council_acts.furniture import (
    certified,
    register_masthead,
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
    chapter,
    head,
    line,
    total,
)
from benchmarks.council_acts.written import (
    or_nil,
    prove_columns,
    prove_gap,
    prove_ratio,
    read,
    write,
)

D = Decimal
# chapter, name, then: article, name, credit before, moved
SECTIONS = (
    (
        "Fonctionnement",
        (
            (
                "011",
                "Charges à caractère général",
                (
                    ("60612", "Énergie – électricité", "412500.00", "38600.00"),
                    (
                        "60632",
                        "Fournitures de petit équipement",
                        "96300.00",
                        "-7450.00",
                    ),
                    (
                        "615221",
                        "Entretien de bâtiments publics",
                        "148000.00",
                        "12800.00",
                    ),
                    ("6226", "Honoraires", "64200.00", "-9350.00"),
                    ("6232", "Fêtes et cérémonies", "57800.00", "-4600.00"),
                ),
            ),
            (
                "65",
                "Autres charges de gestion courante",
                (
                    (
                        "65568",
                        "Contributions à d'autres organismes",
                        "183400.00",
                        "5270.00",
                    ),
                    (
                        "65748",
                        "Subventions aux autres personnes privées",
                        "226000.00",
                        "-16500.00",
                    ),
                ),
            ),
            (
                "66",
                "Charges financières",
                (
                    (
                        "66111",
                        "Intérêts réglés à l'échéance",
                        "118900.00",
                        "-14230.00",
                    ),
                ),
            ),
            (
                "67",
                "Charges spécifiques",
                (("673", "Titres annulés", "9600.00", "-4540.00"),),
            ),
        ),
    ),
    (
        "Investissement",
        (
            (
                "20",
                "Immobilisations incorporelles",
                (
                    ("2031", "Frais d'études", "86000.00", "-21300.00"),
                    ("2051", "Logiciels", "34500.00", "6900.00"),
                ),
            ),
            (
                "21",
                "Immobilisations corporelles",
                (
                    ("2115", "Terrains bâtis", "275000.00", "-42000.00"),
                    (
                        "2158",
                        "Autres matériels techniques",
                        "118700.00",
                        "27850.00",
                    ),
                    (
                        "21828",
                        "Autres matériels de transport",
                        "92000.00",
                        "0.00",
                    ),
                ),
            ),
            (
                "23",
                "Immobilisations en cours",
                (
                    ("2313", "Constructions", "1846000.00", "63250.00"),
                    (
                        "2315",
                        "Installations techniques",
                        "954000.00",
                        "-34700.00",
                    ),
                ),
            ),
        ),
    ),
)
REAL = D("4286400.00")
USED = D("187350.00")
CEILING = D("0.075")

SEEDS = (
    Seed(
        "f011.60632.after",
        "88 580,00",
        "Section de fonctionnement",
        "60632",
        "difference",
        "96 300,00 - 7 450,00",
    ),
    Seed(
        "f65.65748.minus",
        "15 600,00",
        "Section de fonctionnement",
        "65748",
        "sum",
        "226 000,00 - 209 500,00 ; le chapitre est juste",
    ),
    Seed(
        "i21.before",
        "393 700,00",
        "Section d'investissement",
        "21",
        "sum",
        "sans l'article 21828 (92 000,00) ; la récapitulation est juste",
    ),
    Seed(
        "rf66.rate",
        "-11,79 %",
        "Récapitulation par chapitre",
        "66 – Charges financières",
        "product",
        "14 230,00 / 118 900,00",
    ),
    Seed(
        "text.left",
        "134 130,00 €",
        "texte",
        "faculté restante",
        "difference",
        "321 480,00 - 187 350,00 - 30 000,00, le présent virement étant oublié",
    ),
)
Article = tuple[str, str, str, str]
Chapter = tuple[str, str, tuple[Article, ...]]
COLUMNS = ("before", "plus", "minus", "after")


def figures(articles: Iterable[Article]) -> list[Decimal]:
    """Before, added, taken away, after."""
    before, plus, minus = D(0), D(0), D(0)

    for _, _, credit, moved in articles:
        before += D(credit)
        plus += max(D(moved), D(0))
        minus += max(-D(moved), D(0))

    return [before, plus, minus, before + plus - minus]


def articles_of(chapters: Iterable[Chapter]) -> list[Article]:
    """All articles of chapters."""
    return [article for chapter_ in chapters for article in chapter_[2]]


def _write(ink: Ink, key: str, values: Sequence[Decimal]) -> list[str]:
    cells = write(
        ink, key, **dict(zip(COLUMNS, map(or_nil, values), strict=True))
    )
    after = (
        read(ink, f"{key}.before")
        + read(ink, f"{key}.plus")
        - read(ink, f"{key}.minus")
    )

    ink.prove(f"after {key}", read(ink, f"{key}.after") == after)

    return cells


def draw_section(
    ink: Ink, prefix: str, name: str, chapters: tuple[Chapter, ...]
) -> Table:
    """A section's articles under their chapters, and the section's sum."""
    rows: list[Row] = [
        head(
            Cell("Chapitre /<br/>article", down=2),
            Cell("Libellé", down=2),
            Cell("Crédits avant<br/>virement", down=2),
            Cell("Virements", across=2),
            Cell("Crédits après<br/>virement", down=2),
        ),
        head("Augmentation", "Diminution"),
    ]
    keys = [f"{prefix}{chapter_[0]}" for chapter_ in chapters]

    for key, (code, label, articles) in zip(keys, chapters, strict=True):
        rows.append(chapter(code, label, *_write(ink, key, figures(articles))))
        lines = [f"{key}.{article[0]}" for article in articles]
        for own, article in zip(lines, articles, strict=True):
            rows.append(
                line(
                    article[0],
                    article[1],
                    *_write(ink, own, figures([article])),
                )
            )
        prove_columns(ink, key, lines, COLUMNS)

    rows.append(
        total(
            "",
            f"Total {name.lower()}",
            *_write(ink, prefix, figures(articles_of(chapters))),
        )
    )

    prove_columns(ink, prefix, keys, COLUMNS)
    ink.prove(
        f"balance {prefix}",
        read(ink, f"{prefix}.plus") == read(ink, f"{prefix}.minus"),
    )

    return Table(
        (1.1, 3.1, 1.5, 1.3, 1.3, 1.5),
        "clrrrr",
        tuple(rows),
        rules="grid",
        size=8.8,
    )


def draw_recap(ink: Ink) -> Table:
    """The chapters of both sections: net move, and in percent of the credit."""
    rows: list[Row] = [
        head(
            "Chapitre",
            "Crédits votés (€)",
            "Virement net (€)",
            "En % du crédit",
            "Nouveau crédit (€)",
        )
    ]
    keys = []

    for prefix, (_, chapters) in zip(("f", "i"), SECTIONS, strict=True):
        for code, label, articles in chapters:
            key, source = f"r{prefix}{code}", f"{prefix}{code}"
            keys.append(key)
            before, plus, minus, after = figures(articles)
            cells = write(
                ink,
                key,
                before=number(before),
                net=signed(plus - minus),
                rate=signed_percent(share(plus - minus, before, 2), 2),
                after=number(after),
            )
            rows.append(line(f"{code} – {label}", *cells))
            for name in ("before", "after"):
                ink.prove_same(f"{key}.{name}", f"{source}.{name}")
            prove_gap(ink, f"{key}.net", f"{source}.plus", f"{source}.minus")
            prove_ratio(ink, f"{key}.rate", f"{key}.net", f"{key}.before", 100)

    before = sum(
        (figures(articles_of(chapters))[0] for _, chapters in SECTIONS), D(0)
    )
    cells = write(
        ink,
        "r",
        before=number(before),
        net="0,00",
        rate="",
        after=number(before),
    )
    rows.append(total("Ensemble", *cells))

    prove_columns(ink, "r", keys, ["before", "net", "after"])

    return Table(
        (3.6, 1.5, 1.4, 1.2, 1.5), "lrrrr", tuple(rows), rules="grid", size=8.8
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with both sections and the recapitulation."""
    tables = [
        draw_section(ink, prefix, *section)
        for prefix, section in zip(("f", "i"), SECTIONS, strict=True)
    ]
    recap = draw_recap(ink)
    running, invested = (
        figures(articles_of(chapters))[1] for _, chapters in SECTIONS
    )
    between = D(
        sum(
            max(f[1] - f[2], D(0))
            for f in (figures(c[2]) for c in SECTIONS[0][1])
        )
    )
    ceiling = REAL * CEILING

    text = (
        "Le conseil municipal a autorisé le maire à procéder à des virements de chapitre à"
        " chapitre dans la limite de"
        " 7,5 % des dépenses réelles de la section, hors dépenses de personnel. Pour le"
        " fonctionnement, ces dépenses"
        f" s'élèvent à {ink('text.real', euros(REAL))} : la limite est de"
        f" {ink('text.ceiling', euros(ceiling))}."
    )
    used = (
        f"Les virements du présent état portent sur {ink('text.f', euros(running))} en"
        " fonctionnement et"
        f" {ink('text.i', euros(invested))} en investissement, soit"
        f" {ink('text.both', euros(running + invested))} au"
        " total. De chapitre à chapitre, le fonctionnement est concerné pour"
        f" {ink('text.between', euros(between))} ;"
        f" compte tenu des {ink('text.used', euros(USED))} déjà virés depuis janvier, il reste"
        " une faculté de"
        f" {ink('text.left', euros(ceiling - USED - between))}."
    )

    ink.prove_rounded("text.ceiling", ink.value("text.real") * CEILING, 2)
    ink.prove_same("text.f", "f.plus")
    ink.prove_same("text.i", "i.plus")
    ink.prove_sum("text.both", ["text.f", "text.i"])
    nets = [ink.value(f"rf{c[0]}.net") for c in SECTIONS[0][1]]

    ink.prove(
        "between",
        ink.value("text.between") == sum(net for net in nets if net > 0),
    )
    prove_gap(ink, "text.left", "text.ceiling", "text.used", "text.between")

    blocks = (
        *register_masthead(
            "VILLE DE BELLERIVE-LA-FORÊT",
            "Département du Val-d'Ourcelle",
            "18 novembre 2026",
            "2026-11-22",
        ),
        Text(
            "Conseillers en exercice : 29 – présents : 23 – excusés avec pouvoir : 5 – excusé"
            " : 1 – votants : 28"
        ),
        Text(
            "Objet : virements de crédits de chapitre à chapitre – compte rendu au conseil"
            " municipal (fongibilité M57)",
            "subject",
        ),
        Text(
            "Vu l'article L. 5217-10-6 du code général des collectivités territoriales ; vu la"
            " délibération du 8 avril 2026 relative à la fongibilité des crédits ;"
        ),
        Text(text),
        Text(used),
        Text("Section de fonctionnement (en euros)", "caption"),
        tables[0],
        Text("Section d'investissement (en euros)", "caption"),
        tables[1],
        Text(
            "Les crédits du chapitre 012 ne sont pas concernés. – : sans objet.",
            "small",
        ),
        Text("Récapitulation par chapitre", "caption"),
        recap,
        Text(
            "Le conseil municipal prend acte de ces virements, notifiés au comptable public le"
            " 4 novembre 2026."
        ),
        signature(
            ("Le secrétaire de séance,", "Fabien CHAUVELIN"),
            ("Le maire,", "Monique RASTOUL"),
        ),
        certified("Bellerive-la-Forêt", "23 novembre 2026"),
    )

    theme = Theme(
        font="Liberation Sans",
        size=10,
        thousands=NBSP,
        shade="#ededed",
        margin=17,
        header="Ville de Bellerive-la-Forêt",
        footer="2026-11-22 – page {page}",
    )

    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(
    63,
    "virements-de-credits",
    "virements de crédits entre chapitres",
    SEEDS,
    draw,
)
