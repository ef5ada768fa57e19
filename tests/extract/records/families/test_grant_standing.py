"""What the money of a column is, told by the words nearest to it."""

from dataclasses import replace

import pytest

from extract.lines.masthead import Masthead
from extract.lines.sections import Section, SectionKind
from extract.records.families.grant_standing import Standing
from extract.records.families.grant_table import money_columns

from ...small_documents import document, grants

NAMES = ["Club de judo", "Chorale", "Amicale des sapeurs"]


def table_of(make_raw, headers, caption="", **more):
    rows = [[name] + ["1 200,00"] * (len(headers) - 1) for name in NAMES]
    return make_raw("t1", headers, rows, caption=caption, **more)


def standing(raw, **changes):
    of = replace(document(raw), **{"sections": (), **changes})
    found = money_columns(of, of.tables[0])
    return [(one.standing, one.names_grants) for one in found]


@pytest.mark.parametrize(
    ("headers", "caption", "expected"),
    [
        (["Association", "Subvention votée"], "", Standing.VOTED),
        (["Association", "Montant"], "Vote des subventions", Standing.TITLED),
        (["Association", "Proposition"], "Subventions", Standing.PROPOSED),
        (["Association", "Avis commission"], "Subventions", Standing.PROPOSED),
        (["Structure", "Budget"], "Subventions 2026", Standing.BASE),
        (["Entreprise", "Montant H.T."], "", Standing.CONTRACT),
        (["Structure", "Cotisation 2026"], "", Standing.CONTRIBUTION),
        (["Commune", "Produit de la taxe"], "", Standing.TAX),
        (["Association", "Loyer"], "", Standing.PRICE),
        (["Nom", "Indemnité"], "", Standing.STAFF),
        (["Organisme", "Annuité"], "", Standing.LOAN),
        (["Organisme", "Montant"], "Plan de financement", Standing.RECEIVED),
        (["Nom", "Subvention de l'Agence de l'eau"], "", Standing.RECEIVED),
        (["Association", "Montant"], "", Standing.UNSAID),
    ],
)
def test_the_nearest_words_say_what_money_is(
    make_raw, headers, caption, expected
):
    ((found, _),) = standing(table_of(make_raw, headers, caption))
    assert found is expected


def test_the_body_that_gives_may_be_named_in_its_own_grant(make_raw):
    raw = table_of(make_raw, ["Association", "Subvention du Département"])
    masthead = Masthead(body="Département du Nord")
    ((found, named),) = standing(raw, masthead=masthead)
    assert (found, named) == (Standing.TITLED, True)


def test_what_a_report_lists_is_only_proposed(make_raw):
    raw = table_of(
        make_raw, ["Association", "Montant"], "Subventions", section="r"
    )
    report = Section("r", SectionKind.REPORT, "", "Rapport", (1, 0.0))
    ((found, _),) = standing(raw, sections=(report,))
    assert found is Standing.PROPOSED


def test_a_vote_without_a_word_of_grants_is_of_anything(make_raw):
    ((found, named),) = standing(table_of(make_raw, ["Organisme", "Vote"]))
    assert (found, named) == (Standing.VOTED, False)


def test_a_line_of_own_funds_makes_a_plan_of_financing(make_raw):
    rows = [["Région", "1 000,00"], ["Autofinancement", "500,00"]]
    raw = make_raw(
        "t1", ["Organisme", "Montant"], rows, caption="Aides obtenues"
    )
    ((found, _),) = standing(raw)
    assert found is Standing.RECEIVED


def test_what_is_no_grant_is_in_no_line(make_raw):
    offers = table_of(make_raw, ["Entreprise", "Montant H.T."])
    assert grants(offers) == []
    votes = table_of(
        make_raw, ["Association", "Proposition", "Vote"], "Subventions"
    )
    assert {line["measure"] for line in grants(votes)} == {"Vote"}


def test_a_title_over_a_line_names_who_is_given(make_raw):
    rows = [
        ["Football Club", ""],
        ["Subvention annuelle", "2 000,00"],
        ["Amicale", "170,00"],
    ]
    raw = make_raw(
        "t1", ["Colonne 1", "Colonne 2"], rows, caption="Liste des subventions"
    )
    assert [
        (line["beneficiary"], line["description"]) for line in grants(raw)
    ] == [("Football Club", "Subvention annuelle"), ("Amicale", "")]


def test_a_name_goes_on_over_what_is_given_and_no_further(make_raw):
    rows = [
        ["Football Club Subvention annuelle", "1 500,00"],
        ["Subvention animateur", "2 138,00"],
        ["Collectif Adhésion", "150,00"],
        ["Convention « théâtre »", "803,00"],
        ["DOMUS – convention", "243,60"],
        ["Subvention voyages", "1 000,00"],
    ]
    raw = make_raw(
        "t1", ["Colonne 1", "Colonne 2"], rows, caption="Liste des subventions"
    )
    assert [
        (line["beneficiary"], line["description"]) for line in grants(raw)
    ] == [
        ("Football Club", "Subvention annuelle"),
        ("Football Club", "Subvention animateur"),
        ("Collectif", "Adhésion"),
        ("Collectif", "Convention « théâtre »"),
        ("DOMUS – convention", ""),
        ("Subvention voyages", ""),
    ]


def test_a_document_of_many_acts_lends_no_title(make_raw):
    raw = table_of(make_raw, ["Organisme", "Montant"])
    acts = tuple(
        Section(f"d{n}", SectionKind.DELIBERATION, "", "", (n, 0.0), f"{n}")
        for n in (1, 2)
    )
    masthead = Masthead(title="Attributions de subventions")
    (alone,) = standing(raw, masthead=masthead)
    (many,) = standing(raw, masthead=masthead, sections=acts)
    assert alone == (Standing.TITLED, True)
    assert many == (Standing.UNSAID, False)


def test_what_is_proposed_beside_grants_voted_is_no_money_received(make_raw):
    headers = ["Association", "2026 / Proposées", "Subventions votées"]
    raw = table_of(make_raw, headers, "Demandes de subventions")
    proposed, voted = standing(raw)
    assert proposed == (Standing.PROPOSED, True)
    assert voted == (Standing.VOTED, True)
