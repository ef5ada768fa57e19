"""117: debts that cannot be collected, by year and debtor, and by reason."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.council_acts.model import Producer, Table, Theme
from benchmarks.council_acts.packs_second.book import (
    Book,
    Slip,
    change,
    constant,
    minus,
    over,
    plus,
    same,
    times,
)
from benchmarks.council_acts.packs_second.columns import (
    Column,
    Group,
    Look,
    tabulate,
    words,
)
from benchmarks.council_acts.packs_second.template import Plan, kind_of

SMALL, SOUGHT, SEIZED, ERASED, CLOSED = (
    "Seuil de poursuites",
    "Recherche infructueuse",
    "Saisie inopérante",
    "Effacement de dette",
    "Clôture pour insuffisance d'actif",
)
# debtor, service, reason, bills, amount
DEBTS = (
    Group(
        "Exercice 2021",
        (
            ("Particulier n° 3", "Cantine", SOUGHT, "6", "218.40"),
            ("Particulier n° 8", "Crèche", SEIZED, "4", "742.15"),
            (
                "SARL Le Fournil d'Ambre",
                "Droits de place",
                CLOSED,
                "9",
                "1386.00",
            ),
        ),
    ),
    Group(
        "Exercice 2022",
        (
            ("Particulier n° 11", "Cantine", SMALL, "3", "41.70"),
            ("Particulier n° 12", "Périscolaire", SEIZED, "7", "388.95"),
            ("Particulier n° 15", "Loyer", ERASED, "5", "2145.00"),
            ("SAS Garage Delvaux", "Fourrière", CLOSED, "2", "960.00"),
        ),
    ),
    Group(
        "Exercice 2023",
        (
            ("Particulier n° 21", "Cantine", SMALL, "2", "26.80"),
            ("Particulier n° 22", "Crèche", SOUGHT, "5", "517.60"),
            ("Particulier n° 26", "Loyer", ERASED, "3", "1430.00"),
            ("EURL Pizza Mondo", "Terrasses", SEIZED, "4", "874.50"),
        ),
    ),
    Group(
        "Exercice 2024",
        (
            ("Particulier n° 30", "Périscolaire", SMALL, "4", "53.20"),
            (
                "Association L'Éclaircie",
                "Location de salle",
                SOUGHT,
                "1",
                "310.00",
            ),
        ),
    ),
)
# account of the first three reasons, then of the last two
ACCOUNTS = {
    SMALL: "6541",
    SOUGHT: "6541",
    SEIZED: "6541",
    ERASED: "6542",
    CLOSED: "6542",
}
# year of the debt, what is owed, rate of the provision
PROVISIONS = (
    ("2021 et avant", "8640.00", "100"),
    ("2022", "6215.00", "60"),
    ("2023", "9480.00", "40"),
    ("2024", "12350.00", "15"),
)

SEEDS = (
    Slip(
        "r3.account",
        "6541",
        "Tableau 2 – Par motif",
        "Effacement de dette",
        "legal",
        "une créance éteinte par effacement s'impute au compte 6542",
        nature="legal",
    ),
    Slip(
        "d.g1.amount",
        "2 575,65",
        "Tableau 1 – Créances par exercice et par débiteur",
        "Sous-total Exercice 2022",
        "sum",
        "les 960,00 du garage sont oubliés : 3 535,65",
    ),
    Slip(
        "d8.amount",
        "571,60",
        "Tableau 1 – Créances par exercice et par débiteur",
        "Particulier n° 22",
        "sum",
        "517,60 ; chiffres inversés, le sous-total est juste",
    ),
    Slip(
        "p1.amount",
        "3 279,00",
        "Tableau 3 – Provision pour créances douteuses",
        "2022",
        "product",
        "60 % de 6 215,00 = 3 729,00 ; chiffres inversés",
    ),
    Slip(
        "t.count",
        "douze",
        "texte",
        "rapport, nombre de débiteurs",
        "count",
        "treize débiteurs au tableau 1",
    ),
    Slip(
        "t.change",
        "9,4 %",
        "texte",
        "rapport, évolution d'une année sur l'autre",
        "ratio",
        "9 094,30 contre 9 780,00 : - 7,0 %",
    ),
    Slip(
        "a.gone",
        "5 291,00 €",
        "texte",
        "article 1, créances éteintes",
        "sum",
        "3 575,00 + 2 346,00 = 5 921,00 ; chiffres inversés",
    ),
)

TEMPLATE = """
@center SYNDICAT INTERCOMMUNAL DES TROIS RIVIÈRES

@center Établissement public – siège : 4 place du Marché-aux-Veaux, Lussanges

@title COMITÉ SYNDICAL DU 8 OCTOBRE 2026

@center Délibération n° C-2026-33

@subject Admission en non-valeur et créances éteintes – Provision pour créances douteuses

Délégués en exercice : {v.seats}. Quorum : {v.quorum}. Présents : {v.present}. Votants :
{v.voters}, dont {v.proxies} par procuration.

Vu le code général des collectivités territoriales, notamment ses articles L. 2321-2, 29°, et
R. 2321-2 ;

Vu l'instruction budgétaire et comptable M57 ;

Vu les listes n° 7314120233 et n° 7402260133 transmises par la comptable publique le 14 septembre
2026 ;

<b>Le président expose :</b> la comptable publique n'a pu recouvrer {t.bills} titres émis de 2021 à
2024 à l'encontre de {t.count} débiteurs, pour {t.sum}. L'an passé, les admissions avaient porté
sur {t.last} : la diminution est de {t.change}. Les titres de 2022 pèsent le plus lourd, avec
{t.worst}, soit {t.share} du total ; ceux de l'exercice 2024 n'atteignent que {t.least}.

Les créances se rangent sous {t.reasons} motifs. Celles qui sont inférieures au seuil de poursuites
ne totalisent que {t.small}, pour {t.smallbills} titres, ce qui fait {t.mean} par titre en moyenne.
Le syndicat a émis dans la même période 18 420 titres, d'un montant de 2 964 000 €.

Le stock de créances douteuses s'établit à {t.stock} ; la provision calculée par ancienneté ressort
à {t.provision}, contre 15 200 € constitués au 31 décembre 2025 : un complément de {t.more} est
donc nécessaire.

<b>Le comité syndical</b>, après en avoir délibéré, à l'unanimité ({v.for} voix) :

<b>Article 1.</b> Admet en non-valeur {a.lost} au compte 6541 et constate l'extinction de créances
pour {a.gone} au compte 6542, soit ensemble {a.sum}.

<b>Article 2.</b> Porte la provision à {a.provision} (compte 6817).

<b>Article 3.</b> Charge le président de l'exécution de la présente délibération.

@sign Le secrétaire, | Ludovic SAINT-AMBROIX || Le président, | Bernadette COURVOISIN

@break

@caption Tableau 1 – Créances par exercice et par débiteur

@table debts

@caption Tableau 2 – Par motif

@table reasons

@caption Tableau 3 – Provision pour créances douteuses

@table provisions
"""


def draw_debts(book: Book) -> Table:
    """Who owes what since when."""
    columns = (
        words("Débiteur", 2.4),
        words("Service", 1.6),
        words("Motif de la présentation", 2.6),
        Column("Titres", "bills", "n0", align="c", width=0.8),
        Column("Montant (€)", "amount", "n2"),
    )
    return tabulate(
        book, "d", columns, DEBTS, "Total des listes", Look("horizontal", 9)
    )


def of_reason(reason: str, column: str) -> list[str]:
    """The keys of the debts of a reason."""
    lines = [line for group in DEBTS for line in group.lines]
    return [
        f"d{index}.{column}"
        for index, line in enumerate(lines)
        if line[2] == reason
    ]


def draw_reasons(book: Book) -> Table:
    """The same debts by reason and account."""
    lines = [line for group in DEBTS for line in group.lines]
    rows = []
    for reason, account in ACCOUNTS.items():
        inside = [line for line in lines if line[2] == reason]
        bills = sum(int(line[3]) for line in inside)
        amount = sum(int(line[4].replace(".", "")) for line in inside)
        rows.append((reason, account, str(bills), f"{amount / 100:.2f}"))

    columns = (
        words("Motif", 3),
        Column("Compte", "account", "t", foot="", align="c", width=1),
        Column("Titres", "bills", "n0", align="c", width=1),
        Column("Montant (€)", "amount", "n2"),
        Column(
            "Part",
            "share",
            "p1",
            over("amount", "/r.amount", 100),
            late=True,
            foot="",
        ),
    )
    return tabulate(book, "r", columns, rows, "Total", Look("grid", 9, 0.9))


def draw_provisions(book: Book) -> Table:
    """What is set aside, by age of the debts."""
    columns = (
        words("Année de la créance", 2),
        Column("Créances douteuses (€)", "owed", "n2", width=1.6),
        Column("Taux", "rate", "p0", foot="", width=0.8),
        Column(
            "Provision (€)", "amount", "n2", times("owed", "rate", rate="0.01")
        ),
        Column("Reste exposé (€)", "left", "n2", minus("owed", "amount")),
    )
    return tabulate(
        book, "p", columns, PROVISIONS, "Ensemble", Look("zebra", 9, 0.9)
    )


def fill(book: Book) -> Mapping[str, Table]:
    """The tables, and the figures of the sentences."""
    tables = {
        "debts": draw_debts(book),
        "reasons": draw_reasons(book),
        "provisions": draw_provisions(book),
    }
    debtors = sum(len(group.lines) for group in DEBTS)
    for name, figure in (("seats", 32), ("present", 21), ("proxies", 3)):
        book.put(f"v.{name}", figure, "y")
    book.put("t.last", "9780", "e2")
    book.say(
        {
            "v.quorum": ("y", lambda v: v("v.seats") // 2 + 1),
            "v.voters": ("y", plus("v.present", "v.proxies")),
            "v.for": ("y", same("v.voters")),
            "t.bills": ("n0", same("d.bills")),
            "t.count": ("w", constant(debtors)),
            "t.sum": ("e2", same("d.amount")),
            "t.change": ("p1", lambda v: -change("t.sum", "t.last")(v)),
            "t.worst": ("e2", same("d.g1.amount")),
            "t.share": ("p1", over("t.worst", "t.sum", 100)),
            "t.least": ("e2", same("d.g3.amount")),
            "t.reasons": ("w", constant(len(ACCOUNTS))),
            "t.small": ("e2", same("r0.amount")),
            "t.smallbills": ("n0", same("r0.bills")),
            "t.mean": ("e2", over("r0.amount", "r0.bills")),
            "t.stock": ("e2", same("p.owed")),
            "t.provision": ("e2", same("p.amount")),
            "t.more": ("e2", lambda v: v("t.provision") - 15200),
            "a.lost": ("e2", plus("r0.amount", "r1.amount", "r2.amount")),
            "a.gone": ("e2", plus("r3.amount", "r4.amount")),
            "a.sum": ("e2", same("d.amount")),
            "a.provision": ("e2", same("p.amount")),
        }
    )
    book.owe("a.sum", plus("a.lost", "a.gone"))
    for place, (reason, account) in enumerate(ACCOUNTS.items()):
        book.owe(f"r{place}.amount", plus(*of_reason(reason, "amount")))
        book.owe(f"r{place}.bills", plus(*of_reason(reason, "bills")))
        book.claim(f"account {place}", [f"r{place}.account"], account.__eq__)
    return tables


THEME = Theme(
    font="Liberation Sans",
    size=9.5,
    shade="#f2f2f2",
    accent="#404040",
    margin=20,
    footer="SITR – C-2026-33 – {page}/{pages}",
)
KIND = kind_of(
    117,
    "non-valeurs",
    "admissions en non-valeur et créances éteintes",
    SEEDS,
    Plan(Producer.CHROMIUM, THEME, TEMPLATE, fill),
)
