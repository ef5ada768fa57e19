"""Each kind of act is told by its object, or by its law and its tables; what is unclear says so."""

from dataclasses import replace

import pytest

from extract.lines.sections import Section, SectionKind
from validate.acts.kind_names import KIND_NAMES, SOURCE_NAMES, told_by
from validate.acts.recognise import recognise_acts
from validate.model.act_kind import ActKind, KindSource

OBJECTS = {
    ActKind.PRIMITIVE_BUDGET: "vote du budget primitif 2026 de la commune",
    ActKind.AMENDING_BUDGET: "décision modificative n° 2 au budget primitif 2026",
    ActKind.EXECUTED_ACCOUNTS: "approbation du compte administratif 2025",
    ActKind.RESULT_ALLOCATION: "affectation du résultat de l'exercice 2025",
    ActKind.TAX_RATES: "vote des taux d'imposition pour 2026",
    ActKind.SUBSIDIES: "attribution des subventions aux associations",
    ActKind.FINANCING_PLAN: "extension de l'école : plan de financement et demande de subventions",
    ActKind.PROGRAMME_AUTHORISATIONS: "autorisations de programme et crédits de paiement",
    ActKind.LOAN_GUARANTEE: "garantie d'emprunt accordée à l'office public de l'habitat",
    ActKind.LOAN: "souscription d'un emprunt pour la maison de santé",
    ActKind.MEMBERS_ALLOWANCES: "indemnités de fonction du maire et des adjoints",
    ActKind.STAFF_TABLE: "modification du tableau des effectifs",
    ActKind.STAFF_ALLOWANCES: "régime indemnitaire (RIFSEEP) : révision des plafonds",
    ActKind.TARIFFS: "tarifs de la piscine au 1er septembre",
    ActKind.CONTRACTS: "restaurant scolaire – avenants n° 2 aux marchés de travaux",
    ActKind.LAND: "acquisition de deux parcelles aux Versennes",
    ActKind.WRITE_OFFS: "admission en non-valeur de créances irrécouvrables",
    ActKind.DEPRECIATION: "durées d'amortissement des immobilisations",
    ActKind.CONTRIBUTIONS: "contributions des communes membres pour 2026",
    ActKind.FPIC: "répartition du FPIC entre la communauté et ses communes",
    ActKind.OCCUPANCY_FEES: "redevances d'occupation du domaine public",
    ActKind.SCHOOL_ALLOWANCES: "forfait communal versé aux écoles privées",
    ActKind.WATER_REPORT: "rapport annuel sur le prix et la qualité du service de l'eau",
    ActKind.CONVENTION: "convention avec la maison des jeunes",
}


@pytest.fixture
def titled(make_document):
    def made(title, **more):
        plain = make_document(**more)
        return replace(plain, masthead=replace(plain.masthead, title=title))

    return made


@pytest.mark.parametrize("kind", ActKind)
def test_an_object_tells_the_kind(titled, kind):
    (act,) = recognise_acts(titled(OBJECTS[kind]))
    assert act.kinds == (kind,)
    assert act.likeliest.kind is kind
    assert act.likeliest.reasons[0].source is KindSource.OBJECT


def test_the_affairs_of_land_are_land(titled):
    (act,) = recognise_acts(titled("Affaires foncières : achats et échanges"))
    assert act.kinds == (ActKind.LAND,)


def test_every_kind_and_place_has_a_name():
    assert set(KIND_NAMES) == set(ActKind)
    assert set(SOURCE_NAMES) == set(KindSource)


def test_an_object_that_names_two_is_about_both(titled):
    (act,) = recognise_acts(
        titled("Compte administratif 2025 et affectation du résultat")
    )
    assert set(act.kinds) == {
        ActKind.EXECUTED_ACCOUNTS,
        ActKind.RESULT_ALLOCATION,
    }


def test_law_and_tables_tell_what_no_object_names(titled, make_raw):
    table = make_raw(
        "t",
        ["Bénéficiaire", "Taux de l'indice (%)", "Indemnité mensuelle (€)"],
        [
            ["Maire", "51,6", "2 120,00"],
            ["1er adjoint", "19,8", "813,00"],
            ["Conseiller délégué", "6,0", "246,00"],
        ],
    )
    act_text = [
        "Vu les articles L. 2123-20 à L. 2123-24 du code général,",
        "par référence à l'indice brut terminal de la fonction publique,",
    ]
    (act,) = recognise_acts(titled("", raws=[table], prose=act_text))
    assert act.kinds == (ActKind.MEMBERS_ALLOWANCES,)
    sources = {reason.source for reason in act.likeliest.reasons}
    assert {KindSource.LAW, KindSource.HEADER, KindSource.LABEL} <= sources
    assert "texte visé : l. 2123-2" in told_by(act.likeliest).fr


_BALANCE = [
    ["Volume produit", "512 340", "508 215"],
    ["Volume acheté", "38 600", "42 100"],
    ["Volume mis en distribution", "550 940", "550 315"],
]


@pytest.mark.parametrize(
    ("title", "named"),
    [("Tarifs de l'eau potable", [ActKind.TARIFFS]), ("", [])],
)
def test_lines_of_one_kind_alone_tell_it_beside_the_object(
    titled, make_raw, title, named
):
    table = make_raw("t", ["Volumes (m³)", "2024", "2023"], _BALANCE)
    (act,) = recognise_acts(titled(title, raws=[table]))
    assert list(act.kinds) == [*named, ActKind.WATER_REPORT]
    assert act.annexed == (ActKind.WATER_REPORT,)

    fewer = make_raw("t", ["Volumes (m³)", "2024", "2023"], _BALANCE[1:])
    (act,) = recognise_acts(titled(title, raws=[fewer]))
    assert list(act.kinds) == named


@pytest.mark.parametrize(
    ("filled", "kinds"),
    [
        (
            "Postes pourvus",
            [ActKind.STAFF_ALLOWANCES, ActKind.STAFF_TABLE],
        ),
        ("Agents payés", [ActKind.STAFF_ALLOWANCES]),
    ],
)
def test_allowances_may_come_with_the_table_of_posts(
    titled, make_raw, filled, kinds
):
    posts = make_raw(
        "t",
        ["Cadre d'emplois", "Postes créés", filled, "Postes vacants"],
        [["Attachés", "2", "2", "0"], ["Rédacteurs", "5", "4", "1"]],
    )
    title = "Régime indemnitaire (RIFSEEP) et tableau des effectifs"
    (act,) = recognise_acts(titled(title, raws=[posts]))
    assert list(act.kinds) == kinds


@pytest.mark.parametrize(
    "title",
    [
        "Rapport annuel sur le prix et la qualité du service public d'eau potable",
        "RPQS 2024 – assainissement collectif",
        "Rapport 2024 relatif au prix et à la qualité des services de l'eau",
    ],
)
def test_a_report_on_water_is_named_in_many_ways(titled, title):
    (act,) = recognise_acts(titled(title))
    assert act.kinds == (ActKind.WATER_REPORT,)
    assert not act.annexed


def test_a_report_on_waste_is_not_one_on_water(titled):
    (act,) = recognise_acts(
        titled("Rapport sur le prix et la qualité du service des déchets")
    )
    assert ActKind.WATER_REPORT not in act.kinds


@pytest.mark.parametrize(
    "title", ["", "Questions diverses", "Fixation du nombre d'adjoints"]
)
def test_what_is_not_clear_is_of_no_kind(titled, title):
    (act,) = recognise_acts(titled(title, prose=["Le conseil délibère."]))
    assert not act.is_clear


def test_an_object_of_three_kinds_is_of_none(titled):
    (act,) = recognise_acts(
        titled("Tarifs, garanties d'emprunt et tableau des effectifs")
    )
    assert not act.is_clear
    assert act.likeliest.points >= 6
    assert act.runner_up is not None


def test_each_deliberation_is_an_act_with_its_annexes(make_document):
    parts = [
        (
            "d1",
            SectionKind.DELIBERATION,
            "Vote du budget primitif 2026",
            "2026-1",
        ),
        ("a1", SectionKind.ANNEX, "Annexe 1", "2026-1"),
        ("d2", SectionKind.DELIBERATION, "Tarifs de la piscine", "2026-2"),
    ]
    sections = tuple(
        Section(name, kind, "", title, (page, 0.0), number)
        for page, (name, kind, title, number) in enumerate(parts, 1)
    )
    document = replace(make_document(), sections=sections)
    budget, tariffs = recognise_acts(document)
    assert budget.kinds == (ActKind.PRIMITIVE_BUDGET,)
    assert budget.sections == ("d1", "a1")
    assert (tariffs.kinds, tariffs.deliberation) == (
        (ActKind.TARIFFS,),
        "2026-2",
    )
    assert tariffs.holds("d2")
    assert not tariffs.holds("a1")
