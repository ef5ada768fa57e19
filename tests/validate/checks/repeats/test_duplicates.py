"""Repeated lines: what is one grant printed twice, and what is not."""

from validate.checks.repeats.duplicates import CHECK
from validate.model.identity import Severity, Verdict

HEADER = ["Association", "Objet", "Proposé 2026"]
LINES = [
    ["Comité de quartier du Faubourg", "Fonctionnement", "1 300,00"],
    ["Jardins familiaux de la Gravière", "Réseau d'arrosage", "1 000,00"],
    ["Lizonne vivante", "Chantiers de nettoyage", "22 087,50"],
]


def failures(outcomes):
    return [one for one in outcomes if one.verdict is Verdict.FAILED]


def test_no_finding_on_distinct_lines(make_raw, make_document, run_check):
    outcomes, _ = run_check(
        make_document([make_raw("t1", HEADER, LINES)]), CHECK
    )
    assert not failures(outcomes)


def test_an_identical_line_is_a_warning_that_names_it(
    make_raw, make_document, run_check
):
    again = [["COMITE DE QUARTIER DU FAUBOURG", "Fonctionnement", "1 300,00"]]
    outcomes, _ = run_check(
        make_document([make_raw("t1", HEADER, LINES + again)]), CHECK
    )
    (found,) = failures(outcomes)
    assert found.identity.severity is Severity.WARNING
    assert "FAUBOURG" in found.identity.label
    assert found.identity.result == "t1!r3c2"
    assert [term.fact for term in found.identity.terms] == ["t1!r0c2"]


def test_another_purpose_or_amount_is_another_grant(
    make_raw, make_document, run_check
):
    others = [
        ["Comité de quartier du Faubourg", "Fête des voisins", "1 300,00"],
        ["Comité de quartier du Faubourg", "Fonctionnement", "800,00"],
    ]
    outcomes, _ = run_check(
        make_document([make_raw("t1", HEADER, LINES + others)]), CHECK
    )
    assert not failures(outcomes)


def test_an_article_of_its_chapters_number_repeats_nothing(
    make_raw, make_document, run_check
):
    transfer = ["023", "Virement à l'investissement", "71 469,50"]
    article = ["6811", *transfer[1:]]
    names = ("Électricité", "Fournitures", "Assurances", "Téléphone", "Divers")
    others = [
        [f"60{n}12", name, f"{n} 120,50"] for n, name in enumerate(names, 1)
    ]
    header = ["Article", "Libellé", "BP 2026"]
    for line, is_repeated in ((transfer, False), (article, True)):
        rows = [*others, line, line]
        document = make_document([make_raw("t1", header, rows)])
        outcomes, _ = run_check(document, CHECK)
        assert bool(failures(outcomes)) is is_repeated


def test_without_a_purpose_it_is_only_information(
    make_raw, make_document, run_check
):
    header = ["CODE", "STRUCTURE", "Nature", "Montant"]
    rows = [
        ["1608", "AMITIES FRANCO-COLOMBIENNES", "P", "300 €"],
        ["425", "FRANCE ALGERIE", "F", "900 €"],
        ["1608", "AMITIES FRANCO-COLOMBIENNES", "P", "300 €"],
    ]
    outcomes, _ = run_check(
        make_document([make_raw("t1", header, rows)]), CHECK
    )
    (found,) = failures(outcomes)
    assert found.identity.severity is Severity.INFO


def test_the_rank_of_a_line_is_not_its_identity(
    make_raw, make_document, run_check
):
    header = ["N°", "Bénéficiaire", "Nature des travaux", "Subvention (€)"]
    rows = [
        ["1", "Villegisloup", "Création d'un trottoir", "9 000,00"],
        ["2", "Courpré", "Busage de fossé", "4 000,00"],
        ["3", "Courpré", "Busage de fossé", "4 000,00"],
        ["4", "Neuvclos", "Réparation du pont", "7 500,00"],
    ]
    outcomes, _ = run_check(
        make_document([make_raw("t1", header, rows)]), CHECK
    )
    assert len(failures(outcomes)) == 1


def test_an_inventory_number_is_its_identity(
    make_raw, make_document, run_check
):
    header = [
        "N° d'inventaire",
        "Désignation de l'établissement",
        "Valeur brute (€)",
    ]
    rows = [
        [f"2001-0403{n}", "Vanne de sectionnement DN 60", "1 141,97"]
        for n in (3, 5, 8, 9)
    ]
    outcomes, _ = run_check(
        make_document([make_raw("t1", header, rows)]), CHECK
    )
    assert not failures(outcomes)


def test_refused_lines_repeat_nothing(make_raw, make_document, run_check):
    rows = LINES + [["ADAPECO", "Actions d'évaluation", "0,00"]] * 2
    outcomes, _ = run_check(
        make_document([make_raw("t1", HEADER, rows)]), CHECK
    )
    assert not failures(outcomes)


def test_a_table_that_repeats_by_habit_is_only_information(
    make_raw, make_document, run_check
):
    rows = [["Club A", "Stage d'été", "100,00"]] * 3 + [
        ["Club B", "Stage d'été", "200,00"]
    ] * 3
    outcomes, _ = run_check(
        make_document([make_raw("t1", HEADER, rows)]), CHECK
    )
    assert {one.identity.severity for one in failures(outcomes)} == {
        Severity.INFO
    }
