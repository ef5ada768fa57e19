"""Rates that stand elsewhere than in the lines they are applied to."""

import pytest

from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Verdict, evaluate

COSTS = ["Poste", "Dépense (€)", "Coût par élève (€)"]


@pytest.fixture
def judged(make_document, make_raw):
    """The results that fail, and those that are proved by what stands elsewhere."""

    def run(header, rows, said):
        document = make_document([make_raw("t", header, rows)], [said])
        facts = fact_index(document)
        failed, proved = set(), set()
        for one in discover(document).identities:
            if one.adoption.circular or one.rule != "by-figures":
                continue
            verdict = evaluate(one, facts).verdict
            group = failed if verdict is Verdict.FAILED else proved
            group.add(one.result)
        return failed, proved

    return run


def costs(wrong="41,97"):
    return [
        ["Fournitures", "18 540,00", "45,00"],
        ["Transport", "9 723,20", "23,60"],
        ["Fluides", "31 105,75", "75,50"],
        ["Entretien", "17 291,64", wrong],
        ["Personnel", "104 231,88", "252,99"],
    ]


def test_what_each_costs_of_a_number_that_the_text_states(judged, say):
    said = say(
        "Les écoles comptent 412 élèves.", "412", "persons", noun="élèves"
    )
    failed, proved = judged(COSTS, costs(), said)
    assert (failed, "t!r4c2" in proved) == (set(), True)
    assert judged(COSTS, costs("49,17"), said)[0] == {"t!r3c2"}


def tonnages(wrong="46,2"):
    return [
        ["Ordures ménagères", "6 310,2", "200,6"],
        ["Emballages", "2 498,4", "79,4"],
        ["Verre", "1 451,9", wrong],
        ["Biodéchets", "702,7", "22,3"],
        ["Déchèterie", "8 118,3", "258,1"],
    ]


@pytest.mark.parametrize("header", ["kg/hab.", "kg par habitant"])
def test_kilograms_of_tonnes_for_each_that_the_text_counts(judged, say, header):
    said = say(
        "Le syndicat compte 31 450 habitants.",
        "31 450",
        "persons",
        noun="habitants",
    )
    columns = ["Flux", "Tonnes", header]
    failed, proved = judged(columns, tonnages(), said)
    assert (failed, "t!r4c2" in proved) == (set(), True)
    assert judged(columns, tonnages("46,5"), said)[0] == {"t!r2c2"}


def test_a_rise_that_the_text_states_is_a_word_for_the_proportion(judged, say):
    header = ["Salle", "Forfait actuel", "Forfait nouveau"]
    rows = [
        ["Grande salle", "412,00 €", "424,36 €"],
        ["Salle basse", "268,00 €", "276,04 €"],
        ["Cuisine", "131,50 €", "153,45 €"],
        ["Studio", "97,30 €", "100,22 €"],
        ["Préau", "75,80 €", "78,07 €"],
    ]
    said = say("Les forfaits sont relevés de 3 %.", "3 %", "percent", noun="%")
    assert judged(header, rows, said)[0] == {"t!r2c2"}


def test_a_total_may_be_reckoned_otherwise_than_its_lines(judged, say):
    said = say(
        "Les écoles comptent 412 élèves.", "412", "persons", noun="élèves"
    )
    total = ["Total", "180 892,47", "391,06"]
    failed, _ = judged(COSTS, [*costs(), total], said)
    assert failed == set()


def test_percentages_are_of_a_figure_that_the_text_states(judged, say):
    header = ["Charge", "Montant (€)", "En % des recettes"]
    rows = [
        ["Dette propre", "1 146 500,00", "12,12 %"],
        ["Annuités garanties", "512 480,00", "5,42 %"],
        ["Annuité nouvelle", "51 308,00", "0,45 %"],
        ["Cautions", "218 300,00", "2,31 %"],
    ]
    said = say("Les recettes sont de 9 462 300 €.", "9 462 300 €", "amount")
    assert judged(header, rows, said)[0] == {"t!r2c2"}

    other = say("Les recettes sont de 9 726 300 €.", "9 726 300 €", "amount")
    assert judged(header, rows, other)[0] == set()


def bills(header, wrong="177,60"):
    rows = [
        ["Part proportionnelle", "1,4800", wrong],
        ["Redevance de prélèvement", "0,0520", "6,24"],
        ["Redevance de consommation", "0,3300", "39,60"],
        ["Redevance de performance", "0,0500", "6,00"],
    ]
    return ["Part", "Prix du m³", header], rows


@pytest.mark.parametrize(
    ("header", "is_proved"),
    [
        ("Pour 120 m³ (€)", True),
        ("Montant pour 120 m³", True),
        ("Montant (€)", False),
        ("Pour 180 m³ (€)", False),
    ],
)
def test_a_header_says_of_how_many_units_an_amount_is(
    judged, say, header, is_proved
):
    said = say("Le service compte 3 118 abonnés.", "3 118", "persons")
    failed, proved = judged(*bills(header), said)
    assert (failed, "t!r3c2" in proved) == (set(), is_proved)
    if is_proved:
        assert judged(*bills(header, "176,70"), said)[0] == {"t!r0c2"}
