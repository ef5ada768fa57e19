"""Families of grants: themes, collections of acts, carried forward, small tables, shares
of a base.
"""

from dataclasses import replace
from decimal import ROUND_DOWN, Decimal
from random import Random

from benchmarks.generator.budgets import CENT, digit
from benchmarks.generator.looks import PLAIN, Look
from benchmarks.generator.sheets import Paper

THEMES = ("Sport", "Culture", "Action sociale et solidarité", "Environnement")
WHAT = (
    "Fonctionnement",
    "Acquisition de matériel",
    "Fête annuelle",
    "Fonctionnement et transport des équipes de jeunes",
)
_KIND = (
    "Union",
    "Club",
    "Amicale",
    "Comité",
    "Société",
    "Cercle",
    "Ensemble",
    "Atelier",
)
_OF = (
    "sportive",
    "nautique",
    "laïque",
    "musicale",
    "de pétanque",
    "de quartier",
    "des aînés",
    "des jardins",
    "du patrimoine",
)
_WHERE = (
    "de Saint-Orven",
    "du Val-Fleuri",
    "des Deux-Rives",
    "de la Lizonne",
    "du Faubourg",
    "de Bresmes",
)


def names(random: Random, count: int) -> list[str]:
    """Different names of associations."""
    every = [f"{a} {b} {c}" for a in _KIND for b in _OF for c in _WHERE]
    return random.sample(every, count)


def _opening(paper: Paper, number: str, subject: str) -> None:
    paper.text(f"Délibération n° {number} – Séance du 14 avril 2026")
    paper.text(f"Objet : {subject}")


def themes(random: Random, look: Look, wrong: bool) -> Paper:  # noqa: PLR0915  one document, top to bottom
    """Grants by theme with subtotals; the article says their total and their number; a vote."""
    paper = Paper("e-themes", look)
    groups = [
        (
            t,
            [
                Decimal(random.randrange(3, 300) * 50)
                for _ in range(random.randrange(3, 9))
            ],
        )
        for t in THEMES
    ]
    count = sum(len(v) for _, v in groups)
    total = sum((x for _, v in groups for x in v), Decimal(0))
    who = names(random, count)
    paper.title("COMMUNE DE SAINT-ORVEN")
    _opening(paper, "2026-60", "subventions aux associations")
    paper.text(
        "Membres en exercice : 29 – Présents : 24 – Représentés : 3 – Absents : 5 – Votants : 27"
    )
    counted = count + 3 if wrong else count
    claim = paper.text(
        f"Considérant que {counted} associations bénéficient d'une subvention figurant en annexe ;"
    )
    if wrong:
        paper.slip(
            "count",
            "stated count",
            (None, claim, 0),
            Decimal(counted),
            Decimal(count),
        )
    stated = total + 9130 if wrong else total
    article = paper.text(
        "Article 1 – Décide d'attribuer les subventions figurant en annexe, pour un montant total"
        f" de {look.plain(stated)} €."
    )
    end = 2025 if wrong else 2027
    period = paper.text(
        f"Article 2 – Les conventions courent du 1er septembre 2026 au 31 août {end}."
    )
    if wrong:
        paper.slip(
            "date",
            "reversed dates",
            (None, period, 0),
            f"1er septembre 2026 → 31 août {end}",
            "fin après le début",
        )
    paper.text("Adopté à l'unanimité : 27 pour, 0 contre, 0 abstention.")
    paper.page()
    paper.title("Annexe – Subventions 2026")
    rows: list[list[str]] = []
    kinds: list[str] = []
    hit = random.randrange(len(groups)) if wrong else -1
    twice = (hit + 1) % len(groups) if wrong else -1
    sheet_slips: list[
        tuple[str, str, int, int, Decimal | str, Decimal | str, list[Decimal]]
    ] = []
    k = 0
    printed_total = total
    for g, (theme, values) in enumerate(groups):
        rows.append([theme, "", ""])
        kinds.append("band")
        sub = sum(values, Decimal(0))
        drop = random.randrange(len(values)) if g == hit else -1
        for i, v in enumerate(values):
            if i != drop:
                rows.append([who[k], random.choice(WHAT), look.amount(v)])
                kinds.append("detail")
            k += 1
        if g == twice:
            rows.append(list(rows[-1]))
            kinds.append("detail")
            sub += values[-1]
            printed_total += values[-1]
            sheet_slips.append(
                (
                    "duplicate",
                    "duplicate line",
                    len(rows) - 1,
                    0,
                    rows[-1][0],
                    "une seule ligne",
                    [],
                )
            )
        rows.append([f"Sous-total {theme}", "", look.amount(sub)])
        kinds.append("subtotal")
        if drop >= 0:
            sheet_slips.append(
                (
                    "sum",
                    "omitted row",
                    len(rows) - 1,
                    2,
                    sub,
                    sub - values[drop],
                    [values[drop]],
                )
            )
    rows.append(["TOTAL GÉNÉRAL", "", look.amount(printed_total)])
    kinds.append("total")
    sheet = paper.sheet(
        "Subventions",
        ["Association", "Objet", "Montant attribué"],
        rows,
        kinds,
        [75, 65, 38],
        texts=2,
    )
    last = len(rows) - 1
    for kind, seed, row, col, printed, expected, also in sheet_slips:
        paper.slip(
            kind,
            seed,
            (sheet, row, col),
            printed,
            expected,
            [("sum", (sheet, last, 2), None, None, a) for a in also],
        )
    if wrong:
        more = stated - printed_total
        paper.slip(
            "equality", "article against annex", (None, article, 0), stated, printed_total,
            [("equality", (sheet, last, 2), printed_total, stated, -more)],
        )  # fmt: skip
    return paper


def small(random: Random, look: Look, wrong: bool) -> Paper:
    """Small tables inside prose, every kind of separator; the sentence before each states its total
    and its count.
    """
    paper = Paper(
        "d-small",
        replace(look, rules=random.choice(("level", "three")), euro=False),
    )
    paper.title("COMMUNAUTÉ DE COMMUNES DU VAL D'ORBIÈRE")
    paper.text("Rapport n° 12 – Bilan des aides 2021-2025")
    separators = [
        " ",
        PLAIN,
        ".",
        "'",
        *(["\u202f"] if look.font not in ("Helvetica", "Times-Roman") else []),
    ]
    random.shuffle(separators)
    hits = random.sample(range(4), 2) if wrong else []
    introduction = random.choice(
        (
            "Le tableau suivant présente les aides versées",
            "Les aides ont été versées",
        )
    )
    for k in range(4):
        own = replace(paper.look, separator=separators[k])
        lines = [
            (
                n,
                random.randrange(2, 60),
                Decimal(random.randrange(1000, 99999) * 10),
            )
            for n in ("Habitat", "Énergie", "Mobilité", "Numérique")
        ]
        count, total = (
            sum(n for _, n, _ in lines),
            sum((v for _, _, v in lines), Decimal(0)),
        )
        said_count = count + 4 if k in hits[1:] else count
        said = total + 700 if k in hits[:1] else total
        claim = paper.text(
            f"{introduction} au titre de l'exercice {2021 + k}. Les services ont instruit"
            f" {said_count} dossiers pour un montant total de {look.plain(said)} €, ce qui traduit"
            " la priorité donnée aux ménages. Les crédits ont été consommés en quasi-totalité et"
            " les délais de paiement tenus."
        )
        sheet = paper.sheet(
            f"Aides {2021 + k}",
            ["Thème", "Dossiers", "Montant (€)"],
            [[n, str(c), own.amount(v)] for n, c, v in lines]
            + [["Total", str(count), own.amount(total)]],
            ["detail"] * 4 + ["total"],
            [50, 25, 40],
        )
        if said != total:
            paper.slip(
                "equality",
                "sentence against table",
                (None, claim, 0),
                said,
                total,
                [("equality", (sheet, 4, 2), total, said, total - said)],
            )
        if said_count != count:
            paper.slip(
                "count",
                "stated count",
                (None, claim, 0),
                Decimal(said_count),
                Decimal(count),
            )
    return paper


def collection(random: Random, look: Look, wrong: bool) -> Paper:
    """Several deliberations in one file, each with an annex 1 of its own."""
    paper = Paper("f-collection", look)
    paper.title("RECUEIL DES ACTES – CONSEIL COMMUNAUTAIRE DU 14 AVRIL 2026")
    hit = random.randrange(3) if wrong else -1
    for n, subject in enumerate(
        (
            "subventions aux associations sportives",
            "aides aux associations culturelles",
            "soutien aux actions sociales",
        )
    ):
        if n:
            paper.page()
        lines = [
            (w, Decimal(random.randrange(3, 200) * 50))
            for w in names(random, random.randrange(4, 9))
        ]
        total = sum((v for _, v in lines), Decimal(0))
        stated = digit(random, total) if n == hit else total
        paper.title(f"Délibération n° 2026-{21 + n}")
        paper.text(f"Objet : {subject}")
        paper.text(
            "Membres en exercice : 34. Présents : 28. Représentés : 4. Absents : 6. Votants : 32."
        )
        paper.text(
            f"Considérant que {len(lines)} associations ont déposé un dossier recevable pour"
            " l'exercice 2026 ;"
        )
        article = paper.text(
            "Article 1 – Attribue les subventions détaillées en annexe 1, pour un montant total de "
            f"{look.plain(stated)} €."
        )
        paper.text("Adopté à l'unanimité : 32 pour, 0 contre, 0 abstention.")
        paper.title("Annexe 1 – Liste des bénéficiaires")
        off = n == (hit + 1) % 3 if wrong else False
        printed = total + 1000 if off else total
        sheet = paper.sheet(
            f"Annexe 1 de 2026-{21 + n}",
            ["Association", "Objet", "Subvention 2026 (€)"],
            [[w, random.choice(WHAT), look.amount(v)] for w, v in lines]
            + [["Total", "", look.amount(printed)]],
            ["detail"] * len(lines) + ["total"],
            [75, 65, 38],
            texts=2,
        )
        if stated != total:
            paper.slip(
                "equality",
                "article against annex",
                (None, article, 0),
                stated,
                total,
                [
                    (
                        "equality",
                        (sheet, len(lines), 2),
                        total,
                        stated,
                        total - stated,
                    )
                ],
            )
        if off:
            paper.slip(
                "sum",
                "wrong total",
                (sheet, len(lines), 2),
                printed,
                total,
                [
                    (
                        "equality",
                        (None, article, 0),
                        stated,
                        printed,
                        stated - printed,
                    )
                ],
            )
    return paper


def carried(random: Random, look: Look, wrong: bool) -> Paper:
    """A long list whose totals are carried forward at each page end."""
    paper = Paper(
        "g-carried", replace(look, size=8.0, padding=3.0, repeat=True)
    )
    look = paper.look
    paper.title("Annexe 1 – Programme de voirie 2026")
    header = ["N°", "Commune", "Travaux", "Dépense HT (€)", "Subvention (€)"]
    rows: list[list[str]] = []
    kinds: list[str] = []
    sums = [Decimal(0), Decimal(0)]
    sheets_pages = 3
    number = 0
    slips = []
    hit = random.randrange(1, sheets_pages) if wrong else -1
    bad = random.randrange(sheets_pages) if wrong else -1
    parts: list[tuple[list[list[str]], list[str]]] = []
    for page in range(sheets_pages):
        rows, kinds = [], []
        if page:
            shown = [sums[0], sums[1] + (3000 if page == hit else 0)]
            if page == hit:
                slips.append(
                    (page, "carry", "wrong carry", 0, 4, shown[1], sums[1])
                )
            rows.append(["", "Report", "", *(look.amount(v) for v in shown)])
            kinds.append("carried-in")
        wrong_row = random.randrange(2, 12) if page == bad else -1
        for i in range(14):
            number += 1
            base = Decimal(random.randrange(100000, 9999999)) / 100
            given = (
                base * Decimal(random.choice(("0.2", "0.25", "0.3")))
            ).quantize(CENT)
            sums = [sums[0] + base, sums[1] + given]
            shown_base = digit(random, base) if i == wrong_row else base
            if i == wrong_row:
                slips.append(
                    (
                        page,
                        "sum",
                        "digit substitution",
                        len(rows),
                        3,
                        shown_base,
                        base,
                    )
                )
            rows.append(
                [
                    str(number),
                    f"Commune de Bois-{number}",
                    "Réfection de la voie communale n° " + str(number % 9 + 1),
                    look.amount(shown_base),
                    look.amount(given),
                ]
            )
            kinds.append("detail")
        final = page == sheets_pages - 1
        rows.append(
            [
                "",
                "TOTAL" if final else "À reporter",
                "",
                *(look.amount(v) for v in sums),
            ]
        )
        kinds.append("total" if final else "carried-out")
        parts.append((rows, kinds))
    made = []
    for page, (rows, kinds) in enumerate(parts):
        if page:
            paper.page()
        sheet = paper.sheet(
            "Voirie", header, rows, kinds, [12, 40, 70, 32, 32], texts=3
        )
        made.append(sheet)
    for page, kind, seed, row, col, printed, expected in slips:
        own = made[page]
        gap = printed - expected
        later = [
            ("sum", (s, len(s.rows) - 1, col), None, None, gap)
            for s in made[page:]
        ]
        paper.slip(kind, seed, (own, row, col), printed, expected, later)
    return paper


def measures(random: Random, look: Look, wrong: bool) -> Paper:
    """Last year, this year and the evolution; refused lines, footnote marks, "dont" lines, grants
    of nothing.
    """
    paper = Paper(
        "h-evolution",
        replace(look, minus="-" if look.minus == "( )" else look.minus),
    )
    look = paper.look
    paper.title("VILLE DE PLESSY")
    _opening(paper, "2026-31", "subventions de fonctionnement")
    paper.text(
        "Le conseil municipal attribue les subventions figurant au tableau ci-dessous."
    )
    rows: list[list[str]] = []
    kinds: list[str] = []
    sums = [Decimal(0), Decimal(0)]
    hit = random.randrange(3, 8) if wrong else -1
    slip = None
    for i, who in enumerate(names(random, 12)):
        old = Decimal(random.randrange(10, 300) * 50)
        new = (
            (old * Decimal(random.choice(("1.05", "1", "0.9", "1.1", "1.25"))))
            .quantize(Decimal(10))
            .quantize(Decimal(1))
        )
        if i == 9:
            new = Decimal(0)
        if i == 10:
            rows.append(
                [
                    f"{who} (avis défavorable)",
                    look.amount(old),
                    look.amount(0),
                    look.percent(Decimal(-100)),
                ]
            )
            kinds.append("detail")
            sums[0] += old
            continue
        share = ((new - old) / old * 100).quantize(Decimal("0.1"))
        shown = digit(random, new) if i == hit else new
        if i == hit:
            slip = (len(rows), shown, new)
        mark = " (1)" if i == 2 else ""
        rows.append(
            [
                who + mark,
                look.amount(old),
                look.amount(shown),
                look.percent(share),
            ]
        )
        kinds.append("detail")
        sums = [sums[0] + old, sums[1] + new]
        if i == 4:
            rows.append(
                [
                    "dont école de musique",
                    look.amount(old - 100),
                    look.amount(new - 100),
                    "",
                ]
            )
            kinds.append("of-which")
    share = ((sums[1] - sums[0]) / sums[0] * 100).quantize(Decimal("0.1"))
    rows.append(
        [
            "TOTAL",
            look.amount(sums[0]),
            look.amount(sums[1]),
            look.percent(share),
        ]
    )
    kinds.append("total")
    sheet = paper.sheet(
        "Subventions",
        ["Association", "Attribué 2025", "Proposé 2026", "Évolution"],
        rows,
        kinds,
        [80, 32, 32, 26],
    )
    paper.text("(1) Convention pluriannuelle d'objectifs.")
    if slip:
        row, shown, new = slip
        paper.slip(
            "sum",
            "digit substitution",
            (sheet, row, 2),
            shown,
            new,
            [
                (
                    "sum",
                    (sheet, len(rows) - 1, 2),
                    sums[1],
                    sums[1] + shown - new,
                    new - shown,
                ),
                ("difference", (sheet, row, 3), None, None, None),
            ],
        )
    return paper


def unmapped(random: Random, look: Look, wrong: bool) -> Paper:
    """Amounts in which a glyph has no character: nothing may be said to be proved, nor be
    silent.
    """
    paper = Paper("i-unmapped", look)
    paper.title("Annexe 1 – Subventions 2026")
    lines = [
        (w, Decimal(random.randrange(20, 300) * 50)) for w in names(random, 8)
    ]
    total = sum((v for _, v in lines), Decimal(0))
    shown = [look.amount(v) for _, v in lines]
    for i in random.sample(range(8), 2) if wrong else []:
        shown[i] = "\u25a0" + shown[i][1:]
    paper.sheet(
        "Subventions",
        ["Association", "Objet", "Montant"],
        [
            [w, "Fonctionnement", s]
            for (w, _), s in zip(lines, shown, strict=True)
        ]
        + [["Total", "", look.amount(total)]],
        ["detail"] * 8 + ["total"],
        [80, 50, 36],
        texts=2,
    )
    return paper


def shares(random: Random, look: Look, wrong: bool) -> Paper:
    """A base times a percentage, its cents cut off instead of rounded, with a ceiling for none."""
    paper = Paper("j-shares", look)
    paper.title("Annexe 1 – Fonds de concours aux communes")
    towns = (
        "Aubry",
        "Berneuil",
        "Cormelles",
        "Damville",
        "Esclavelles",
        "Fontaine",
        "Grandvilliers",
        "Hautot",
        "Ivry",
        "Jumelles",
    )
    lines: list[tuple[str, Decimal, Decimal, Decimal]] = []
    for t in towns:
        base, rate = (
            Decimal(random.randrange(100000, 9999999)) / 100,
            Decimal(random.choice((15, 20, 25, 30, 40))),
        )
        lines.append(
            (t, base, rate, (base * rate / 100).quantize(CENT, ROUND_DOWN))
        )
    sums = [
        sum((b for _, b, _, _ in lines), Decimal(0)),
        sum((g for *_, g in lines), Decimal(0)),
    ]
    hit = random.randrange(len(lines)) if wrong else -1
    given = [
        digit(random, g) if i == hit else g
        for i, (_, _, _, g) in enumerate(lines)
    ]
    sheet = paper.sheet(
        "Fonds",
        ["Commune", "Dépense HT", "Taux", "Subvention"],
        [
            [t, look.amount(b), f"{r}{PLAIN}%", look.amount(g)]
            for (t, b, r, _), g in zip(lines, given, strict=True)
        ]
        + [["Total", look.amount(sums[0]), "", look.amount(sums[1])]],
        ["detail"] * len(lines) + ["total"],
        [60, 40, 20, 40],
    )
    if wrong:
        gap = given[hit] - lines[hit][3]
        paper.slip(
            "product",
            "digit substitution",
            (sheet, hit, 3),
            given[hit],
            lines[hit][3],
            [("sum", (sheet, len(lines), 3), sums[1], sums[1] + gap, -gap)],
        )
    return paper
