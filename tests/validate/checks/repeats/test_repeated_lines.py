"""The same line in two tables."""

from validate.checks.repeats.repeated_lines import CHECK
from validate.model.identity import Severity, Verdict

BUDGET = [
    ["C02-720B10", "Agence pour le logement", "100 000,00", "100 000,00"],
    ["C02-581E02", "Logement des jeunes", "1 088 000,00", "630 000,00"],
    ["C02-561E02", "Inclusion budgétaire", "55 000,00", "55 000,00"],
    ["C02-566A05", "Indemnisation", "6 899 600,00", "2 338 748,00"],
    ["C01-564H03", "Référents", "1 016 400,00", "508 125,00"],
    ["C01-564H02", "Appui", "14 570 578,60", "8 606 424,06"],
]
HERE = ["Code Opération", "Libellé", "AE €", "Dépense €"]
THERE = ["Code Opération", "Libellé", "AE €", "Proposition €"]


def failed(outcomes):
    return [one for one in outcomes if one.verdict is Verdict.FAILED]


def test_lines_in_another_order_agree(make_raw, make_document, run_check):
    other = [BUDGET[n] for n in (3, 1, 5, 0, 2, 4)]
    doc = make_document(
        [
            make_raw("t1", HERE, BUDGET),
            make_raw("t2", THERE, other, section="rapport"),
        ]
    )
    outcomes, _ = run_check(doc, CHECK)
    assert len(outcomes) == 12
    assert not failed(outcomes)


def test_a_line_that_differs(make_raw, make_document, run_check):
    other = [list(row) for row in BUDGET]
    other[4][2] = "1 016 500,00"
    doc = make_document(
        [make_raw("t1", HERE, BUDGET), make_raw("t2", THERE, other)]
    )
    (found,) = failed(run_check(doc, CHECK)[0])
    assert found.identity.result == "t2!r4c2"
    assert found.identity.severity is Severity.ERROR
    assert found.delta == 100


def test_other_years_are_other_figures(make_raw, make_document, run_check):
    here = [
        ["Structure", "Subvention 2025"],
        *[[f"Club numéro {n}", f"{n}50,00"] for n in range(1, 7)],
    ]
    there = [
        ["Structure", "Subvention 2026"],
        *[[f"Club numéro {n}", f"{n}{n}0,00"] for n in range(1, 7)],
    ]
    doc = make_document(
        [make_raw("t1", here[0], here[1:]), make_raw("t2", there[0], there[1:])]
    )
    assert run_check(doc, CHECK)[0] == []


def test_tables_that_share_a_few_beneficiaries_are_not_compared(
    make_raw, make_document, run_check
):
    here = [[f"Club numéro {n}", f"{n}50,00 €"] for n in range(1, 20)]
    there = [[f"Club numéro {n}", f"{n}70,00 €"] for n in range(16, 40)]
    header = ["Structure", "Montant"]
    doc = make_document(
        [make_raw("t1", header, here), make_raw("t2", header, there)]
    )
    assert run_check(doc, CHECK)[0] == []


def test_contributions_by_name(make_raw, make_document, run_check):
    here = [
        [f"Commune de Saint-Bled-{word}", f"{n}5{n},10"]
        for n, word in enumerate("abcdefgh", 1)
    ]
    there = [
        [row[0].upper().replace("SAINT", "St"), row[1]]
        for row in reversed(here)
    ]
    there[2][1] = "999,10"
    header = ["Commune", "Contribution (€)"]
    doc = make_document(
        [make_raw("t1", header, here), make_raw("t2", header, there)]
    )
    (found,) = failed(run_check(doc, CHECK)[0])
    assert found.identity.result == "t2!r2c1"
    assert found.identity.nature == "judgmental"


YEARS = (5, 3, 25, 20, 12, 8, 4, 10)


def test_counts_of_one_name_agree_by_the_code_of_their_line(
    make_raw, make_document, run_check
):
    """The duration of each account, and of what was bought under it."""
    accounts = [str(2031 + 17 * n) for n in range(len(YEARS))]
    lines = list(zip(accounts, map(str, YEARS), strict=True))
    rules = [[f"Biens {n}", *line] for n, line in enumerate(lines)]
    goods = [[f"Achat {n}", *line, "900,00"] for n, line in enumerate(lines)]
    goods[5][2] = "10"
    here = ["Catégorie de biens", "Compte", "Durée (ans)"]
    there = ["Bien", "Compte", "Durée", "Valeur (€)"]
    doc = make_document(
        [make_raw("t1", here, rules), make_raw("t2", there, goods)]
    )
    outcomes, _ = run_check(doc, CHECK)
    assert len(outcomes) == len(YEARS)
    (found,) = failed(outcomes)
    assert found.identity.result == "t2!r5c2"
    assert found.identity.severity is Severity.WARNING


def test_counts_of_other_names_are_other_figures(
    make_raw, make_document, run_check
):
    accounts = [str(2031 + 17 * n) for n in range(len(YEARS))]
    rows = [
        [f"Biens {n}", account, str(years)]
        for n, (account, years) in enumerate(zip(accounts, YEARS, strict=True))
    ]
    raws = [
        make_raw(name, ["Biens", "Compte", header], rows)
        for name, header in (("t1", "Durée (ans)"), ("t2", "Nombre"))
    ]
    assert run_check(make_document(raws), CHECK)[0] == []
