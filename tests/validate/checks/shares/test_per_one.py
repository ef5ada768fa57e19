"""What one of several costs or brings, by the figures of its line."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.i18n import Texts
from reports.page.findings.equation_terms import equation_parts
from validate.check import fact_index
from validate.checks.shares.per_one import CHECK
from validate.messages import format_equation
from validate.model.identity import Verdict

HALLS = [
    "Salle",
    "Locations habitants",
    "Locations extérieurs",
    "Recettes (€)",
    "Recette par location (€)",
]
MEALS = ["Poste", "Montant (€)", "Par repas (€)"]
COSTS = ["141 870,60", "132 416,00", "118 244,50", "31 508,20", "11 920,00"]


def halls(second="296,04"):
    return [
        ["Tanneurs", "38", "17", "27 420,00", "498,55"],
        ["Foyer rural", "44", "9", "15 690,00", second],
        ["Réunion", "26", "12", "1 760,00", "46,32"],
        ["Ensemble", "108", "38", "44 870,00", "307,33"],
    ]


def meals(first="2,71"):
    ones = [first, "2,53", "2,26", "0,60", "0,23"]
    names = ["Denrées", "Cuisine", "Service", "Énergie", "Matériel"]
    return [*map(list, zip(names, COSTS, ones, strict=True))]


@pytest.fixture
def judge(make_document, make_raw, run_check):
    """The outcomes of tables: what failed, and how many held."""

    def run(*tables, claims=()):
        raws = [
            make_raw(f"t{n}", header, rows, **more)
            for n, (header, rows, more) in enumerate(tables)
        ]
        outcomes, _ = run_check(make_document(raws, list(claims)), CHECK)
        failed = [
            (one.printed, one.expected)
            for one in outcomes
            if one.verdict is Verdict.FAILED
        ]
        held = sum(one.verdict is Verdict.HELD for one in outcomes)
        return failed, held

    return run


def test_an_equation_prints_all_that_is_counted(
    make_document, make_raw, run_check
):
    document = make_document([make_raw("t", HALLS, halls("115,37"))])
    facts = fact_index(document)
    failed = [
        one
        for one in run_check(document, CHECK)[0]
        if one.verdict is Verdict.FAILED
    ]
    (outcome,) = failed
    shown = "15 690,00 ÷ (44 + 9) = 296,04 € ≠ 115,37"
    assert format_equation(outcome, facts).replace("\u00a0", " ") == shown
    parts = equation_parts(outcome, facts, Texts("fr")).parts
    told = " ".join(part.text for part in parts)
    assert told.startswith("15 690,00 ÷ ( 44 + 9 ) =")


def test_what_is_counted_in_several_columns(judge):
    assert judge((HALLS, halls(), {})) == ([], 4)
    wrong = judge((HALLS, halls("115,37"), {}))
    assert wrong == ([("115,37", Decimal("296.04"))], 3)


def test_a_line_that_adds_up_others_may_print_their_mean(judge):
    rows = halls()
    rows[3][4] = "280,30"
    assert judge((HALLS, rows, {})) == ([], 3)


def test_a_percentage_is_nothing_that_one_has(judge):
    rows = halls("5 %")
    assert judge((HALLS, rows, {})) == ([], 3)


def served(total="52 413"):
    rows = [["Tilleuls", "29 717"], ["Paul-Bert", "22 696"], ["Total", total]]
    return ["École", "Repas servis"], rows, {}


def test_what_another_table_counts(judge):
    assert judge(served(), (MEALS, meals(), {})) == ([], 5)
    wrong = judge(served(), (MEALS, meals("2,94"), {}))
    assert wrong == ([("2,94", Decimal("2.71"))], 4)
    # nothing is known of another number of meals
    assert judge(served("51 413"), (MEALS, meals("2,94"), {})) == ([], 0)


def test_what_the_text_counts(judge, say):
    said = say("On a servi 52 413 repas.", "52 413", "other", noun="repas")
    wrong = judge((MEALS, meals("2,94"), {}), claims=[said])
    assert wrong == ([("2,94", Decimal("2.71"))], 4)


def test_a_header_may_print_its_noun_short(judge, say):
    said = say("5 200 habitants.", "5 200", "persons", noun="habitants")
    header = ["Poste", "Montant (€)", "€/hab. 2025"]
    each = ["27,28", "25,46", "25,46", "6,06", "2,29"]
    rows = [*map(list, zip("ABCDE", COSTS, each, strict=True))]
    wrong = judge((header, rows, {}), claims=[said])
    assert wrong == ([("25,46", Decimal("22.74"))], 4)


def test_too_many_lines_that_do_not_obey_follow_another_rule(judge):
    rows = halls("115,37")
    rows[2][4] = "52,10"
    assert judge((HALLS, rows, {})) == ([], 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(3, 900), st.integers(3, 900)),
        min_size=4,
        max_size=8,
    )
)
def test_right_lines_are_never_told(judge, counts):
    rows = []
    for number, (one, other) in enumerate(counts):
        amount = Decimal(1000 + 37 * number)
        share = (amount / (one + other)).quantize(Decimal("0.01"))
        printed = f"{amount:.2f}", f"{share:.2f}"
        whole, each = (text.replace(".", ",") for text in printed)
        rows.append([f"Salle {number}", str(one), str(other), whole, each])
    assert judge((HALLS, rows, {}))[0] == []


ENERGY = ["Bâtiment", "kWh 2023", "kWh 2024"]
RATIOS = ["Bâtiment", "Surface (m²)", "kWh par m²"]


def ratios(third="107,5"):
    names = ["École", "Gymnase", "Mairie", "Atelier"]
    used = [
        ("312 400", "284 600"),
        ("228 700", "219 300"),
        ("141 900", "133 250"),
        ("54 300", "49 900"),
    ]
    ones = [
        ("3 250", "87,6"),
        ("1 980", "110,8"),
        ("1 240", third),
        ("910", "54,8"),
    ]
    return (
        (ENERGY, [[n, *one] for n, one in zip(names, used, strict=True)], {}),
        (RATIOS, [[n, *one] for n, one in zip(names, ones, strict=True)], {}),
    )


def test_what_one_has_of_the_line_of_another_table(judge):
    assert judge(*ratios()) == ([], 4)
    assert judge(*ratios("117,5")) == ([("117,5", Decimal("107.5"))], 3)


def test_a_line_is_of_another_table_by_its_label(judge):
    energy, others = ratios()
    renamed = [[f"Le {row[0]}", *row[1:]] for row in energy[1]]
    assert judge((ENERGY, renamed, {}), others) == ([], 0)


def grants(second="168,43", closing="Ensemble"):
    amounts = [("Nord", "147 950,00"), ("Centre", "266 967,50"),
               ("Sud", "107 770,00"), ("Total", "522 687,50")]  # fmt: skip
    ones = [["Nord", "838", "176,55"], ["Centre", "1 585", second],
            ["Sud", "542", "198,84"], [closing, "2 965", "176,29"]]  # fmt: skip
    return (
        (["Bassin", "Dotation 2027"], list(map(list, amounts)), {}),
        (["Bassin", "Élèves", "Dotation par élève (€)"], ones, {}),
    )


def test_a_line_that_closes_a_table_is_of_the_one_that_closes_another(judge):
    assert judge(*grants()) == ([], 4)
    ((printed, _),), held = judge(*grants("186,43"))
    assert (printed, held) == ("186,43", 3)
    assert judge(*grants("186,43", "Ensemble des lycées")) == ([], 0)


def shared(fourth="11,54", title="Contribution par habitant (euros)"):
    people = [("Aubrières", "6 428", "104 600", "16,27"),
              ("Belmontet", "4 012", "45 250", "11,28"),
              ("Champvert", "2 945", "33 000", "11,21"),
              ("Dourlac", "2 410", "27 800", fourth)]  # fmt: skip
    return (
        (["Redevable", "Proposition"], [[n, whole] for n, _, whole, _ in people], {}),
        (["Commune", "Population", "Proposition"],
         [[n, count, one] for n, count, _, one in people], {"caption": title}),
    )  # fmt: skip


def test_the_title_of_a_table_may_say_what_one_has(judge):
    assert judge(*shared()) == ([], 4)
    ((printed, _),), held = judge(*shared("11,45"))
    assert (printed, held) == ("11,45", 3)
    assert judge(*shared("11,45", "Contributions par nature")) == ([], 0)


POUND = ["Commune", "Habitants", "Chiens", "Chats", "Pour 1 000 habitants"]


@pytest.mark.parametrize("told", ["1 000", "1000", "mille"])
def test_so_many_for_a_thousand(judge, told):
    header = [*POUND[:4], f"Pour {told} habitants"]
    rows = [
        ["Aubessac", "6 412", "38", "109", "17,0"],
        ["Briance", "11 875", "79", "213", "17,9"],
        ["Chaumeil", "2 346", "15", "37", "16,6"],
        ["Fontréal", "4 190", "31", "78", "18,6"],
        ["Lagrave", "1 508", "6", "25", "16,6"],
    ]
    assert judge((header, rows, {})) == ([("16,6", Decimal("15.8"))], 4)


def test_what_a_hectare_has_by_its_short_name(judge):
    header = ["Parcelle", "Surface (ha)", "Hêtre", "Volume par hectare (m³)"]
    rows = [
        ["Combe", "7,84", "210", "26,8"],
        ["Adret", "11,20", "415", "37,1"],
        ["Pré", "5,46", "310", "39,5"],
        ["Ubac", "3,15", "287", "91,1"],
        ["Crête", "6,70", "195", "29,1"],
    ]
    assert judge((header, rows, {})) == ([("39,5", Decimal("56.8"))], 4)


@pytest.mark.parametrize("counted", ["Habitants", "Population DGF"])
def test_what_is_counted_may_stand_in_the_same_lines_of_another_table(
    judge, counted
):
    names = ["Aulnois", "Brévent", "Charmoy", "Dampvert", "Total"]
    people = ["2 860", "1 145", "4 320", "620", "8 945"]
    costs = ["26 374,14", "10 263,58", "41 763,10", "4 965,24", "83 366,06"]

    def table(fourth):
        ones = ["9,22", "8,96", "9,67", fourth, "9,32"]
        return [*map(list, zip(names, costs, ones, strict=True))]

    members = [*map(list, zip(names, people, strict=True))]
    header = ["Commune", "Contribution (€)", "€ par habitant"]
    first = (["Commune", counted], members, {})
    assert judge(first, (header, table("8,01"), {})) == ([], 5)
    failed, held = judge(first, (header, table("8,10"), {}))
    assert failed == [("8,10", Decimal("8.01"))]
    assert held == 4


def test_what_one_costs_is_right_where_its_column_adds_up(judge):
    """Then the amount of the line is wrong, which forgets another, whatever the line is called."""
    rows = [*meals(), ["Coût complet", "424 039,30", "8,33"]]
    assert judge(served(), (MEALS, rows, {})) == ([], 5)
    rows[-1][2] = "8,93"
    wrong = judge(served(), (MEALS, rows, {}))
    assert wrong == ([("8,93", Decimal("8.09"))], 5)


def towns(third="27,0", header="Kg/hab. 2025"):
    """Tonnes of five towns, and kilograms of each inhabitant."""
    columns = ["Commune", "Habitants", "Tonnes 2024", "Tonnes 2025", header]
    rows = [
        ["Villedormant", "7 420", "118,4", "205,7", "27,7"],
        ["Chassery", "4 185", "61,9", "97,3", "23,2"],
        ["Pont-sur-Aigre", "3 260", "40,2", "88,1", third],
        ["Lussandre", "1 975", "22,8", "41,4", "21,0"],
        ["Les Ormeaux", "1 340", "19,5", "24,6", "18,4"],
    ]
    return columns, rows, {}


def test_what_one_has_may_be_told_in_a_smaller_unit(judge):
    assert judge(towns()) == ([], 5)
    wrong = [("21,1", Decimal("27.0"))]
    assert judge(towns("21,1")) == (wrong, 4)
    assert judge(towns("21,1", "Litres/hab.")) == ([], 0)
    in_tonnes = "Tonnes pour 1 000 habitants"
    assert judge(towns("21,1", in_tonnes)) == (wrong, 4)


def canteens(third="95,0", title="Repas servis par restaurant"):
    """Meals of two years in a table whose title alone says what it counts, and what was left."""
    names = ["Jules-Verne", "Les Acacias", "La Fontaine", "Maternelle"]
    served = [("24 360", "25 116"), ("18 480", "17 808"),
              ("13 272", "14 028"), ("9 408", "9 576")]  # fmt: skip
    left = [("2 637,2", "105,0"), ("1 923,3", "108,0"),
            ("1 332,7", third), ("1 216,2", "127,0")]  # fmt: skip
    return (
        (["Restaurant", "2024", "2025"],
         [[n, *one] for n, one in zip(names, served, strict=True)],
         {"caption": title}),
        (["Restaurant", "Kg 2025", "Grammes par repas 2025"],
         [[n, *one] for n, one in zip(names, left, strict=True)], {}),
    )  # fmt: skip


def test_what_the_title_of_another_table_counts_in_its_years(judge):
    assert judge(*canteens()) == ([], 4)
    assert judge(*canteens("100,4")) == ([("100,4", Decimal("95.0"))], 3)
    assert judge(*canteens("100,4", "Fréquentation")) == ([], 0)
