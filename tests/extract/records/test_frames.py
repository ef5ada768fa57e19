"""Normalized frames from typed tables of several kinds."""

import json
from decimal import Decimal

import pytest

from extract.cell_ref import CellRef
from extract.document import Document
from extract.facts import Claim, Fact, FactContext, Period, Vote
from extract.geometry import BBox, Place
from extract.lines.sections import Section, SectionKind
from extract.number import Number
from extract.records.beneficiary_keys import beneficiary_key
from extract.records.frames import frames
from extract.records.schema import COMMON, FRAMES
from extract.tables.typing import type_table

SECTION = Section("annexe-1", SectionKind.ANNEX, "1", "Annexe 1", (1, 0.0), "2026-12")


def document(*raws, **more) -> Document:
    empty = dict.fromkeys(
        ("pages", "prose", "facts", "claims", "unit_rates", "votes", "periods"), ()
    )
    tables = tuple(type_table(raw) for raw in raws)
    return Document(
        document_id="doc-0",
        name="doc.pdf",
        sha256="0" * 64,
        sections=(SECTION,),
        tables=tables,
        **{**empty, **more},
    )


def grants(raw, **more):
    return frames(document(raw, **more))["grants"].to_dict("records")


def test_every_frame_has_exactly_its_columns_as_text(make_raw):
    made = frames(
        document(make_raw("t1", ["Structure", "Montant"], [["A", "10,00"], ["B", "5,00"]]))
    )
    assert list(made) == [
        "grants",
        "totals",
        "budget_lines",
        "unit_rates",
        "claims",
        "votes",
        "cells",
    ]
    for name, frame in made.items():
        assert tuple(frame.columns) == FRAMES[name].columns
        assert all(isinstance(value, str) for value in frame.to_numpy().ravel())
        assert frame.columns[:8].to_list() == [field.name for field in COMMON]


def test_works_subsidised_at_a_rate(make_raw):
    header = [
        "N°",
        "Canton",
        "Bénéficiaire",
        "Nature des travaux",
        "Dépense subventionnable HT (€)",
        "Taux",
        "Subvention (€)",
    ]
    rows = [
        ["1", "Aubeterres", "Rochebruyère", "Plateau ralentisseur", "90 802,99", "30 %", "27 240,90"],
        ["2", "Aubeterres", "Neuvigny", "Voirie", "30 902,67", "40 %", "12 361,07"],
        ["", "", "", "TOTAL", "121 705,66", "", "39 601,97"],
    ]  # fmt: skip
    first, second = grants(make_raw("t1", header, rows, section="annexe-1"))
    assert {
        name: first[name] for name in ("territory", "beneficiary", "description", "measure")
    } == {
        "territory": "Aubeterres",
        "beneficiary": "Rochebruyère",
        "description": "Plateau ralentisseur",
        "measure": "Subvention (€)",
    }
    assert (first["base"], first["rate_percent"], first["amount"]) == ("90802.99", "30", "27240.90")
    assert (first["deliberation"], first["role"], first["decision"]) == (
        "2026-12",
        "detail",
        "granted",
    )
    assert first["places"].startswith("1:")
    assert second["line_id"] == "t1!r1"


def test_last_year_beside_this_one(make_raw):
    rows = [["Judo club", "Fonctionnement", "4 250,00", "5 310,00", "+24,9 %"]] * 2
    header = ["Association", "Objet", "Attribué 2025", "Proposé 2026", "Évolution"]
    line, _ = grants(make_raw("t1", header, rows))
    assert (line["previous_amount"], line["amount"], line["measure"]) == (
        "4250.00",
        "5310.00",
        "Proposé 2026",
    )
    assert line["rate_percent"] == ""


def test_a_line_of_several_measures(make_raw):
    header = [
        "Nom du prestataire", "Nbre points ASLL Valeur 85,95€/mois", "Nbre de FAL Valeur 171,90€/mois",
        "Montant ASLL", "Montant FAL", "Montant financier",
    ]  # fmt: skip
    rows = [
        ["A", "40", "", "41 256,00", "", "57 758,40"],
        [None, "", "11+ 4 GLA", "", "16 502,40", None],
        ["B", "10", "2", "10 314,00", "4 125,60", "14 439,60"],
        ["Totaux", "50", "13", "51 570,00", "20 628,00", "72 198,00"],
    ]
    read = grants(make_raw("t1", header, rows, spans={(0, 0): (2, 1), (0, 5): (2, 1)}))
    assert [
        (line["line_id"], line["measure"], line["quantity"], line["amount"], line["role"])
        for line in read
    ] == [
        ("t1!r0", "Montant ASLL", "40", "41256.00", "detail"),
        ("t1!r0", "Montant financier", "", "57758.40", "recap"),
        ("t1!r1", "Montant FAL", "", "16502.40", "detail"),
        ("t1!r2", "Montant ASLL", "10", "10314.00", "detail"),
        ("t1!r2", "Montant FAL", "2", "4125.60", "detail"),
        ("t1!r2", "Montant financier", "", "14439.60", "recap"),
    ]
    assert read[0]["unit_rate"] == "85.95"
    assert json.loads(read[2]["details"]) == {"Nbre de FAL Valeur 171,90€/mois": "11+ 4 GLA"}
    assert read[2]["beneficiary"] == "A"


def test_refused_deferred_and_granted(make_raw):
    rows = [
        ["A", "Santé - avis défavorable", "0,00"],
        ["B", "Ajourné", ""],
        ["C", "Concert", "10,00"],
    ]
    read = grants(make_raw("t1", ["Association", "Objet", "Montant"], rows))
    assert [(line["decision"], line["amount"]) for line in read] == [
        ("refused", "0.00"),
        ("deferred", ""),
        ("granted", "10.00"),
    ]


def test_a_list_of_refused_requests_grants_nothing(make_raw):
    rows = [
        ["Club A", "1 500,00"],
        ["Club B", "2 000,00"],
        ["Demandes non retenues", None],
        ["Club C", "300,00"],
    ]
    read = grants(make_raw("t1", ["Association", "Montant"], rows, spans={(2, 0): (1, 2)}))
    assert [(line["decision"], line["amount"]) for line in read] == [
        ("granted", "1500.00"),
        ("granted", "2000.00"),
        ("refused", ""),
    ]
    assert json.loads(read[2]["details"])["Montant"] == "300,00"
    titled = make_raw("t1", ["Association", "Montant"], rows[:2], caption="Dossiers refusés")
    assert {line["decision"] for line in grants(titled)} == {"refused"}


def test_quantity_and_period_from_the_text_of_a_line(make_raw):
    rows = [
        ["A", "8 postes en insertion par an - 01/01/2022 au 31/12/2022", "36 000,00"],
        [
            "B",
            "16 postes du 01/01/2022 au 30/06/2022 puis 8 postes du 01/07/2022 au 31/12/2022",
            "54 000,00",
        ],
        ["C", "Action du 01/06/2022 au 31/05/2022", "5 000,00"],
    ]
    read = grants(make_raw("t1", ["Structure", "Description", "Montant"], rows))
    assert [(line["quantity"], line["quantity_unit"]) for line in read] == [
        ("8", "postes"),
        ("16", "postes"),
        ("", ""),
    ]
    assert [(line["period_start"], line["period_end"]) for line in read] == [
        ("2022-01-01", "2022-12-31"),
        ("2022-01-01", "2022-12-31"),
        ("2022-06-01", "2022-05-31"),
    ]


def test_columns_of_starts_and_ends(make_raw):
    header = ["Structure", "Montant", "Date de début", "Date de fin"]
    rows = [["A", "10,00", "01/2026", "02/2028"], ["B", "5,00", "15/03/2026", "31/12/2026"]]
    assert [
        (line["period_start"], line["period_end"]) for line in grants(make_raw("t1", header, rows))
    ] == [
        ("2026-01-01", "2028-02-29"),
        ("2026-03-15", "2026-12-31"),
    ]


def test_periods_found_by_the_reader_win(make_raw):
    raw = make_raw("t1", ["Structure", "Montant"], [["A", "10,00"], ["B", "5,00"]])
    period = Period(
        id="period-1",
        start="2022-01-01",
        end="2022-12-31",
        printed="année 2022",
        places=(),
        section="annexe-1",
        cell=CellRef("t1", 0, 0),
    )
    first, second = grants(raw, periods=(period,))
    assert (first["period_start"], first["period_end"]) == ("2022-01-01", "2022-12-31")
    assert (second["period_start"], second["period_end"]) == ("", "")


def test_a_recapitulation_by_territory(make_raw):
    header = ["Canton", "Nombre d'opérations", "Subvention (€)"]
    raw = make_raw(
        "t2", header, [["Aubeterres", "12", "177 775,96"], ["Bois-Merlin", "11", "185 482,42"]]
    )
    assert {line["role"] for line in grants(raw)} == {"recap"}


def test_names_under_no_header_in_a_table_of_grants(make_raw):
    rows = [["Judo club", "10,00"], ["Chorale", "5,00"], ["Total", "15,00"]]
    raw = make_raw("t1", ["Colonne 1", "Colonne 2"], rows, caption="Subventions attribuées")
    assert [line["beneficiary"] for line in grants(raw)] == ["Judo club", "Chorale"]
    assert grants(make_raw("t1", ["Colonne 1", "Colonne 2"], rows, caption="Recettes")) == []


def test_a_line_without_figures_is_kept(make_raw):
    rows = [["A", "Accompagnement", ""], ["B", "Concert", "10,00"]]
    read = grants(make_raw("t1", ["Structure", "Objet", "Montant"], rows))
    assert [(line["beneficiary"], line["amount"]) for line in read] == [("A", ""), ("B", "10.00")]


BUDGET = ["Code", "Imputation", "Libellé", "Disponible €", "Solde €"]


def test_budget_lines_keep_malformed_cells(make_raw):
    rows = [
        ["C02-720B10", "6568/9372", "Information", "100 000,00", "0 00"],
        ["C02-581E02", "6568/9358", "Logement", "1 088 000,00", "458 000,00"],
        ["C02-561E02", "6568/93561", "Inclusion", "55 000,00", "1 000,00"],
    ]
    made = frames(document(make_raw("t1", BUDGET, rows)))
    read = made["budget_lines"].to_dict("records")
    assert [(line["column"], line["amount"], line["printed"]) for line in read[:2]] == [
        ("Disponible €", "100000.00", "100 000,00"),
        ("Solde €", "", "0 00"),
    ]
    assert (read[0]["code"], read[0]["imputation"], read[0]["label"]) == (
        "C02-720B10",
        "6568/9372",
        "Information",
    )
    assert made["grants"].empty
    assert "0 00" in made["cells"]["printed"].to_list()


def test_totals_with_their_scope_and_one_that_prints_nothing(make_raw):
    rows = [["Sport", ""], ["Judo", "10,00"], ["Total Sport", ""], ["TOTAL", "10,00"]]
    read = frames(document(make_raw("t1", ["Association", "Montant"], rows)))["totals"].to_dict(
        "records"
    )
    assert [(line["scope"], line["label"], line["column"], line["value"]) for line in read] == [
        ("Sport", "Total Sport", "Montant", ""),
        ("", "TOTAL", "Montant", "10.00"),
    ]


def test_a_tariff_grid(make_raw):
    rows = [
        ["ASL", "2 points", "mois", "171,90 €"],
        ["MASP", "–", "jour / mois de 30 jours", "5,44 € / 163,20 €"],
        ["FAL", "–", "an et logement", "2 062,80 €"],
    ]
    read = frames(document(make_raw("t1", ["Mesure", "Points", "Unité", "Tarif"], rows)))[
        "unit_rates"
    ]
    assert read[["what", "rate", "per", "months", "derivation"]].to_numpy().tolist() == [
        ["ASL", "171.90", "mois", "1", "2 points"],
        ["MASP", "5.44", "jour", "", ""],
        ["MASP", "163.20", "mois de 30 jours", "1", ""],
        ["FAL", "2062.80", "an et logement", "12", ""],
    ]


def test_a_table_of_no_known_kind_reaches_the_cells(make_raw):
    raw = make_raw(
        "t1", ["Filière", "Hommes", "Femmes"], [["Technique", "38", "6"], ["Total", "38", "6"]]
    )
    made = frames(document(raw))
    assert made["grants"].empty
    read = made["cells"].to_dict("records")
    assert [
        (cell["row_kind"], cell["row_path"], cell["column_path"], cell["value"]) for cell in read
    ] == [
        ("detail", "Technique", "Hommes", "38"),
        ("detail", "Technique", "Femmes", "6"),
        ("total", "Total", "Hommes", "38"),
        ("total", "Total", "Femmes", "6"),
    ]


def fact(id_: str, value: int) -> Fact:
    place = Place(1, BBox(0.0, 0.0, 10.0, 10.0))
    number = Number(Decimal(value), 0, str(value))
    return Fact(
        id=id_,
        counts="other",
        number=number,
        printed=str(value),
        places=(place,),
        section="annexe-1",
        context=FactContext(theme="2", operation="4-5"),
    )


def test_claims_and_votes():
    claim = Claim(
        fact("claim-1", 1380), "1", "Proposition 2022", "chantiers", "postes", "1380 postes"
    )
    vote = Vote("annexe-1", for_=fact("vote-1", 77), against=fact("vote-2", 0))
    made = frames(document(claims=(claim,), votes=(vote,)))
    (read,) = made["claims"].to_dict("records")
    assert (read["theme"], read["operation"], read["value"], read["unit_noun"]) == (
        "2",
        "4-5",
        "1380",
        "postes",
    )
    assert (read["table_id"], read["row"]) == ("", "")
    (voted,) = made["votes"].to_dict("records")
    assert (voted["for"], voted["against"], voted["absent"]) == ("77", "0", "")
    assert voted["places"] == "1:0.0,0.0,10.0,10.0"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Association Habitat Insertion", "HABITAT-INSERTION"),
        ("L'Atelier des Campagnes", "atelier des campagnes"),
        ("Mission locale de Lens-Liévin", "MISSION LOCALE LENS LIEVIN"),
        ("ARTOIS TECHNIQUE SERVICES (ATS)", "Artois Technique Services"),
        ("A.P.S.A. du Pas-de-Calais", "APSA Pas de Calais"),
        ("Cœur d’Artois", "COEUR D'ARTOIS"),
    ],
)
def test_spellings_share_a_key(one, other):
    assert beneficiary_key(one) == beneficiary_key(other)


def test_keys_tell_names_apart_and_are_never_empty():
    assert beneficiary_key("Union sportive") != beneficiary_key("Club sportif")
    assert beneficiary_key("La Poste (ATS)") != beneficiary_key("La Poste")
    assert beneficiary_key("Association") == "association"
    assert beneficiary_key("DE LA") == "de-la"
