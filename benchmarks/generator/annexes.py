"""Families of annexes that say one thing twice: recapitulations, names in prose, collections, long
carried lists.
"""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.generator.budgets import CENT, digit
from benchmarks.generator.grants import WHAT, names
from benchmarks.generator.ledger import Ledger, opening
from benchmarks.generator.looks import PLAIN, Look
from benchmarks.generator.recitals import recitals
from benchmarks.generator.sheets import Paper

CANTONS = (
    "Aubeterres",
    "Bellefont",
    "Clairvaux",
    "Dormelles",
    "Écouis",
    "Fayrac",
)
NEEDS = ("Voirie", "Bâtiments scolaires", "Patrimoine", "Eau potable")


def recap(random: Random, look: Look, wrong: bool) -> Paper:
    """A detailed annex, then its recapitulations by canton and by need; the act states
    the total.
    """
    paper = Paper(
        "o-recap", replace(look, size=min(look.size, 8.5), euro=False)
    )
    look = paper.look
    opening(paper, random, "aides à l'équipement des communes – programme 2026")
    detail, sorted_ = Ledger(4), random.random() < 0.7
    subtotalled = sorted_ and random.random() < 0.6
    lines = []
    for n, canton in enumerate(sorted(CANTONS) * random.randrange(2, 5)):
        cost = Decimal(random.randrange(500000, 20000000)) / 100
        rate = Decimal(random.choice((20, 25, 30, 35)))
        lines.append(
            (
                canton,
                f"Commune de Bois-{n}",
                random.choice(NEEDS),
                cost,
                rate,
                (cost * rate / 100).quantize(CENT),
            )
        )
    lines = (
        sorted(lines, key=lambda line: line[0])
        if sorted_
        else random.sample(lines, len(lines))
    )
    groups: dict[str, dict[str, list[Decimal]]] = {
        "canton": defaultdict(list),
        "need": defaultdict(list),
    }
    costs: dict[str, dict[str, list[Decimal]]] = {
        "canton": defaultdict(list),
        "need": defaultdict(list),
    }
    own: list[int] = []
    for n, (canton, who, need, cost, rate, aid) in enumerate(lines):
        own.append(
            detail.add(
                "detail", [str(n + 1), canton, who, need], [cost, rate, aid]
            )
        )
        for key, value in (("canton", canton), ("need", need)):
            groups[key][value].append(aid)
            costs[key][value].append(cost)
        if subtotalled and (n + 1 == len(lines) or lines[n + 1][0] != canton):
            sums = detail.total(own)
            detail.add(
                "subtotal",
                ["", f"Total canton de {canton}"],
                [sums[0], None, sums[2]],
            )
            own = []
    sums = detail.total(detail.of_kind("detail"))
    detail.add("total", ["", "TOTAL GÉNÉRAL"], [sums[0], None, sums[2]])
    total = sums[2] or Decimal(0)
    recitals(paper, random, total, len(lines))
    said = digit(random, total) if wrong and random.random() < 0.4 else total
    claim = paper.text(
        f"Article 1 – Accorde aux communes, pour {len(lines)} opérations, les aides figurant en"
        f" annexe 1, pour un montant total de {look.plain(said)} €, récapitulées en annexes 2 et 3."
    )
    if said != total:
        paper.slip(
            "equality", "article against annex", (None, claim, 0), said, total
        )
    paper.title("Annexe 1 – Liste des opérations")
    detail.put(
        paper, "Annexe 1", ["N°", "Canton", "Commune", "Nature", "Dépense HT", "Taux", "Aide"],
        [10, 36, 36, 32, 30, 14, 30],
        lambda c, v: "" if v is None else f"{v}{PLAIN}%" if c == 1 else look.amount(v),
    )  # fmt: skip
    hit = random.choice(("canton", "need")) if wrong else ""
    for n, (key, title) in enumerate(
        (("canton", "Canton"), ("need", "Nature")), 2
    ):
        short = Ledger(1)
        for label in sorted(groups[key]):
            mine = groups[key][label]
            short.add(
                "detail",
                [label],
                [
                    Decimal(len(mine)),
                    sum(costs[key][label], Decimal(0)),
                    sum(mine, Decimal(0)),
                ],
            )
        last = short.add(
            "total", ["Total"], short.total(short.of_kind("detail"))
        )
        if key == hit:
            short.misprint(
                random,
                short.pick(random, "detail", 2),
                2,
                [("sum", last, 2)],
                "equality",
            )
        paper.title(f"Annexe {n} – Récapitulatif par {title.lower()}")
        short.put(
            paper,
            f"Annexe {n}",
            [title, "Nombre de dossiers", "Dépense HT", "Aide"],
            [50, 30, 36, 36],
            lambda c, v: (
                "" if v is None else str(v) if c == 0 else look.amount(v)
            ),
        )
    return paper


def named(random: Random, look: Look, wrong: bool) -> Paper:
    """The act names each beneficiary with its amount; the annex repeats them."""
    paper = Paper("q-named", look)
    opening(paper, random, "attribution de subventions exceptionnelles")
    who = names(random, random.randrange(4, 9))
    lines = [
        (name, random.choice(WHAT), Decimal(random.randrange(4, 400) * 50))
        for name in who
    ]
    total = sum((v for *_, v in lines), Decimal(0))
    places = random.choice((0, 2))
    hit = random.randrange(len(lines)) if wrong else -1
    recitals(paper, random, total, len(lines))
    paper.text(
        "Le conseil, après en avoir délibéré, décide d'attribuer les subventions suivantes :"
    )
    way = random.choice(
        (
            "- {who} : {sum} €",
            "- {sum} € à l'association {who}, pour : {what}",
            "- {who} ({what}) : {sum} € ;",
        )
    )
    for n, (name, what, value) in enumerate(lines):
        said = digit(random, value) if n == hit else value
        text = paper.text(
            way.format(
                who=name, what=what.lower(), sum=look.plain(said, places)
            )
        )
        if n == hit:
            paper.slip(
                "equality", "prose against annex", (None, text, 0), said, value
            )
    paper.text(
        f"soit un total de {look.plain(total, places)} €. Les crédits sont inscrits au chapitre 65,"
        " article 65748."
    )
    if random.random() < 0.6:
        paper.page()
    paper.title("Annexe – État des subventions attribuées")
    ledger = Ledger(2)
    for name, what, value in random.sample(lines, len(lines)):
        ledger.add("detail", [name, what], [value])
    ledger.add("total", ["Total"], [total])
    ledger.put(
        paper,
        "État",
        ["Bénéficiaire", "Objet", "Montant"],
        [75, 70, 35],
        lambda _, v: look.amount(v or 0),
    )
    return paper


def bundle(random: Random, look: Look, wrong: bool) -> Paper:
    """Several acts in one file, each with tables of the same name and columns, some with the same
    beneficiaries.
    """
    paper = Paper("z-bundle", look)
    paper.title("RECUEIL DES ACTES ADMINISTRATIFS")
    pool = names(random, 14)
    acts = random.randrange(3, 6)
    hit = random.randrange(acts) if wrong else -1
    for act in range(acts):
        if act:
            paper.page()
        paper.title(f"DÉLIBÉRATION N° 2026-04-{act + 11}")
        paper.text(
            "Objet : soutien à la vie associative –"
            f" {('sport', 'culture', 'jeunesse', 'solidarité', 'fêtes')[act]}"
        )
        sums = []
        for part in ("Fonctionnement", "Projets")[: random.randrange(1, 3)]:
            ledger = Ledger(1)
            for name in random.sample(pool, random.randrange(3, 8)):
                old, new = (
                    Decimal(random.randrange(2, 120) * 50) for _ in range(2)
                )
                ledger.add("detail", [name], [old, new])
            total = ledger.total(ledger.of_kind("detail"))
            last = ledger.add("total", ["Total"], total)
            sums.append((part, total[1] or Decimal(0), ledger, last))
        whole = sum((value for _, value, _, _ in sums), Decimal(0))
        if random.random() < 0.7:
            recitals(paper, random, whole)
        said = digit(random, whole) if act == hit else whole
        claim = paper.text(
            "Article 1 : décide d'attribuer les subventions figurant dans les tableaux ci-dessous,"
            f" pour un montant total de {look.plain(said)} €."
        )
        if said != whole:
            paper.slip(
                "equality",
                "article against tables",
                (None, claim, 0),
                said,
                whole,
            )
        for part, _, ledger, last in sums:
            if wrong and act == (hit + 1) % acts and part == "Fonctionnement":
                ledger.misprint(
                    random,
                    ledger.pick(random, "detail", 0),
                    0,
                    [("sum", last, 0)],
                )
            paper.title(f"Tableau des subventions – {part}")
            ledger.put(
                paper,
                f"Tableau {part} {act}",
                ["Association", "Montant 2025", "Montant 2026"],
                [80, 40, 40],
                lambda _, v: look.amount(v or 0),
            )
        paper.text("Adopté à l'unanimité.")
    return paper


def long_list(random: Random, look: Look, wrong: bool) -> Paper:
    """A list over four to six pages whose totals are carried from each page to the next."""
    paper = Paper("u-long", replace(look, size=8.0, padding=3.0, repeat=True))
    look = paper.look
    out, taken = random.choice(
        (
            ("À reporter", "Report"),
            ("A REPORTER", "REPORT"),
            ("Total à reporter", "Report de la page précédente"),
        )
    )
    paper.title("Annexe – État des indemnités versées en 2025")
    pages, number = random.randrange(4, 7), 0
    running = [Decimal(0), Decimal(0), Decimal(0)]
    hits = random.sample(range(1, pages), 2) if wrong else [-1, -1]
    for page in range(pages):
        ledger = Ledger(2)
        if page:
            paper.page()
            start = ledger.add("carried-in", ["", taken], [*running])
        for _ in range(random.randrange(8, 24)):
            number += 1
            gross = Decimal(random.randrange(20000, 990000)) / 100
            kept = (
                (gross * Decimal("0.135")).quantize(CENT)
                if random.random() < 0.9
                else Decimal(0)
            )
            figures = [gross, -kept, gross - kept]
            running = [a + b for a, b in zip(running, figures, strict=True)]
            ledger.add(
                "detail",
                [
                    str(number),
                    random.choice(("Mme", "M."))
                    + f" {chr(65 + number % 26)}. Bénéficiaire {number}",
                ],
                [*figures],
            )
        final = page == pages - 1
        last = ledger.add(
            "total" if final else "carried-out",
            ["", random.choice(("TOTAL", "Total général")) if final else out],
            [*running],
        )
        if page == hits[0]:
            ledger.misprint(
                random,
                start,
                0,
                [("sum", last, 0), ("difference", start, 2)],
                "carry",
            )
        if page == hits[1]:
            row = ledger.pick(random, "detail", 0)
            ledger.misprint(random, row, 0, [("sum", last, 0), ("sum", row, 2)])
        ledger.put(
            paper,
            "Indemnités",
            ["N°", "Bénéficiaire", "Brut", "Retenues", "Net versé"],
            [14, 70, 34, 34, 34],
            lambda _, v: look.amount(v or 0),
        )
    return paper
