"""A price of one in a line of sums is reckoned by itself."""

from dataclasses import replace
from decimal import Decimal

import pytest

from validate.model.identity import Form, Kind


def test_a_cost_per_ton_is_not_added(accounted, add_up):
    rows = [["Coût aidé par tonne", "317", "107", "80", "166"]]
    across = add_up("r0c4", "r0c1", "r0c2", "r0c3")

    _, codes = accounted(
        rows, ["", "OMR", "Verre", "Papier", "Total"], identities=[across]
    )

    assert codes == {"166": "quotient"}


def test_a_cost_is_added(accounted, add_up):
    rows = [["Coût aidé", "317", "107", "80", "166"]]
    across = add_up("r0c4", "r0c1", "r0c2", "r0c3")

    assert (
        accounted(
            rows, ["", "OMR", "Verre", "Papier", "Total"], identities=[across]
        )[1]
        == {}
    )


def test_a_figure_among_several_of_one_size_is_a_mean_of_them(
    accounted, add_up
):
    """Whatever it is called: a misprint of what they come to is not so small."""
    header = ["", "Lucioles", "Farandole", "Petit Pont", "Total"]
    across = add_up("r0c4", "r0c1", "r0c2", "r0c3")

    rows = [["Coût de revient", "9,58", "10,11", "9,54", "9,83"]]
    assert accounted(rows, header, identities=[across])[1] == {
        "9,83": "quotient"
    }
    rows = [["Coût de revient", "958,00", "11,00", "54,00", "932,00"]]
    assert accounted(rows, header, identities=[across])[1] == {}


def test_a_figure_that_a_quotient_gives_is_no_sum_whatever_its_header(
    accounted,
):
    header = [
        "Site",
        "Passages",
        "Recettes (€)",
        "Recette moyenne d'un passage",
    ]
    rows = [
        ["Nord", "4 218", "12 410,50", "2,94"],
        ["Sud", "3 987", "11 862,00", "2,98"],
        ["Est", "4 105", "12 033,40", "2,93"],
        ["Ouest", "2 876", "8 214,60", "2,86"],
        ["Total", "15 186", "44 520,50", "2,93"],
    ]
    failed, codes = accounted(rows, header)
    assert set(failed) == set(codes)


def test_a_quotient_of_totals_may_lie_beside_those_of_the_lines(accounted):
    """A line without inhabitants counts in the amount alone, and lifts the total's quotient above
    those of all lines."""
    header = ["Quartier", "Habitants", "Subventions (€)", "€ / habitant"]
    rows = [
        ["Le Val", "4 120", "23 500", "5,70"],
        ["La Gare", "3 265", "14 000", "4,29"],
        ["Les Prés", "2 480", "7 500", "3,02"],
        ["Tous quartiers", "–", "13 200", "–"],
        ["Ensemble", "9 865", "58 200", "5,90"],
    ]
    failed, codes = accounted(rows, header)
    assert failed == ["5,90"]
    assert codes == {"5,90": "quotient"}


TWELFTHS = ["Commune", "Habitants", "Attribution (€)", "Versement mensuel (€)"]


def twelfths(total, second="202 891,33"):
    return [
        ["Belval", "48 210", "6 770 104", "564 175,33"],
        ["Gandre", "15 780", "2 434 696", second],
        ["Lorme", "3 125", "202 888", "16 907,33"],
        ["Pontal", "4 870", "406 780", "33 898,33"],
        ["Saint-Cyr", "11 240", "955 444", "79 620,33"],
        ["Total", "83 225", "10 769 912", total],
    ]


def test_a_twelfth_of_the_total_is_rounded_by_itself(accounted):
    failed, codes = accounted(twelfths("897 492,67"), TWELFTHS)
    assert failed == ["897 492,67"]
    assert codes == {"897 492,67": "rounded-quotients"}


def test_a_line_that_breaks_is_a_twelfth_all_the_same(accounted):
    rows = twelfths("897 492,67")
    rows[1][2] = "2 443 696"
    failed, codes = accounted(rows, TWELFTHS)
    assert codes == {"897 492,67": "rounded-quotients"}
    assert "2 443 696" in failed


@pytest.mark.parametrize(
    ("total", "codes"),
    [("238 485,06", {"238 485,06": "rounded-quotients"}), ("238 485,60", {})],
)
def test_a_year_that_most_lines_divide_without_a_rest_is_divided_in_all(
    accounted, total, codes
):
    rows = [
        ["Belval", "48 210", "1 200 000,00", "100 000,00"],
        ["Gandre", "15 780", "600 000,00", "50 000,00"],
        ["Lorme", "3 125", "90 000,60", "7 500,05"],
        ["Vals", "6 400", "240 000,00", "20 000,00"],
        ["Thiers", "1 480", "36 000,00", "3 000,00"],
        ["Pontal", "4 870", "380 351,00", "31 695,92"],
        ["Saint-Cyr", "11 240", "315 469,15", "26 289,10"],
        ["Total", "91 105", "2 861 820,75", total],
    ]
    failed, found = accounted(rows, TWELFTHS)
    assert total in failed
    assert found == codes


def test_more_than_rounding_is_not_accounted_for(accounted):
    failed, codes = accounted(twelfths("897 492,67", "202 891,83"), TWELFTHS)
    assert "897 492,67" in failed
    assert not codes


def test_amounts_to_the_cent_of_which_none_is_a_quotient_are_exact(accounted):
    rows = [[label, last] for label, _, _, last in twelfths("897 492,67")]
    failed, codes = accounted(rows, [TWELFTHS[0], TWELFTHS[3]])
    assert failed == ["897 492,67"]
    assert not codes


def _changes(accounted, add_up, price):
    header = ["Facture", "2024", "2025", "Évol. (%)"]
    rows = [["Total TTC", "281,47", "298,19", "+5,9"], [*price, "+5,9"]]
    change = add_up("r1c3", "r1c2", "r1c1", form=Form.RATIO)
    change = replace(change, constant=Decimal(100), offset=Decimal(-100))
    return accounted(rows, header, identities=[change])[1]


def test_a_rounded_share_of_a_line_changes_as_the_line_does(accounted, add_up):
    assert _changes(accounted, add_up, ["Prix du m³", "2,35", "2,48"]) == {
        "+5,9": "share-of-line"
    }


def test_what_is_no_share_of_the_line_is_not_explained_by_it(accounted, add_up):
    assert _changes(accounted, add_up, ["Redevance", "2,35", "2,55"]) == {}


def _shares(accounted, add_up, base):
    header = ["Dispositif", "Base subventionnable", "Taux", "Montant"]
    rows = [
        ["DETR", "515 117,40", "35,00 %", "180 291,09"],
        ["Région", base, "12,00 %", "50 400,00"],
        ["Total", "", "100,00 %", "515 117,40"],
    ]
    share = add_up("r1c2", "r1c3", "r2c3", form=Form.RATIO)
    share = replace(share, constant=Decimal(100))
    return accounted(rows, header, identities=[share])[1]


def test_a_rate_on_the_base_of_its_line_is_no_share_of_the_whole(
    accounted, add_up
):
    found = _shares(accounted, add_up, "420 000,00")
    assert found == {"12,00 %": "rate-of-own-base"}


@pytest.mark.parametrize("base", ["402 000,00", "420 000,05", ""])
def test_another_base_explains_nothing(accounted, add_up, base):
    assert _shares(accounted, add_up, base) == {}


METRES = ["Année", "Dépense HT", "Longueur", "Coût au mètre"]


@pytest.mark.parametrize(
    ("total", "reasons"), [("25,48", {"70 815": "mean-price"}), ("", {})]
)
def test_a_price_that_is_rounded_makes_no_product(
    accounted, add_up, total, reasons
):
    rows = [
        ["2022", "58 420", "2 300", "25,40"],
        ["2023", "63 975", "2 559", "25,00"],
        ["2024", "70 815", "2 725", "25,99"],
        ["Ensemble", "193 210", "7 584", total],
    ]
    made = add_up("r2c1", "r2c2", "r2c3", form=Form.PRODUCT, kind=Kind.PRODUCT)
    assert accounted(rows, METRES, identities=[made])[1] == reasons


def test_a_count_is_no_amount_over_a_price(accounted, add_up):
    rows = [
        ["15 ans", "14", "180,00", "2 520,00"],
        ["30 ans", "21", "340,00", "7 140,00"],
        ["Total", "35", "276,00", "9 660,00"],
        ["Rappel 2024", "59", "370,00", "21 835,00"],
    ]
    header = ["Durée", "Nombre", "Tarif", "Produit"]
    made = add_up("r3c3", "r3c1", "r3c2", form=Form.PRODUCT, kind=Kind.PRODUCT)
    assert accounted(rows, header, identities=[made])[1] == {}


def test_what_is_farther_than_a_rounded_price_is_no_mean(accounted, add_up):
    rows = [
        ["2023", "63 975", "2 559", "25,00"],
        ["2024", "78 015", "2 725", "25,99"],
        ["Ensemble", "141 990", "5 284", "26,87"],
    ]
    made = add_up("r1c1", "r1c2", "r1c3", form=Form.PRODUCT, kind=Kind.PRODUCT)
    assert accounted(rows, METRES, identities=[made])[1] == {}


CUTS = ["Parcelle", "Surface (ha)", "Volume par ha (m³)", "Volume (m³)"]


def cuts(total, last="274"):
    return [
        ["4", "12,40", "38,0", "471"],
        ["11", "6,75", "96,0", "648"],
        ["17", "9,20", "74,0", "681"],
        ["23", "18,10", "52,0", "941"],
        ["30", "8,85", "31,0", last],
        ["Total", "55,30", "54,5", total],
    ]


def test_products_are_added_up_before_they_are_rounded(accounted):
    failed, codes = accounted(cuts("3 016"), CUTS)
    assert failed == ["3 016"]
    assert codes == {"3 016": "rounded-products"}


@pytest.mark.parametrize(
    ("total", "last"), [("3 017", "274"), ("3 014", "274"), ("3 016", "275")]
)
def test_no_other_total_is_what_the_products_come_to(accounted, total, last):
    """A total off by one more, or by one the other way; a line that is no product of its own."""
    assert not accounted(cuts(total, last), CUTS)[1]


def without_tax(total):
    return [
        ["Adultes", "171 395", "142 829"],
        ["Enfants", "102 115", "85 096"],
        ["Abonnés", "98 480", "82 067"],
        ["Écoles", "43 210", "36 008"],
        ["Collèges", "53 470", "44 558"],
        ["Clubs", "28 000", "23 333"],
        ["Activités", "180 240", "150 200"],
        ["Total", "676 910", total],
    ]


@pytest.mark.parametrize(
    ("total", "is_rounded"), [("564 092", True), ("564 093", False)]
)
def test_whole_euros_may_have_been_divided(accounted, total, is_rounded):
    """The lines without tax add up to 564 091; the total with tax over 1.2 is 564 091.67."""
    header = ["Public", "Recette TTC (€)", "Recette HT (€)"]
    _, codes = accounted(without_tax(total), header)
    assert (codes.get(total) == "rounded-products") is is_rounded


@pytest.mark.parametrize(("days", "wrong"), [("115", ["239"]), ("120", [])])
def test_a_duration_in_whole_days_is_not_rounded(accounted, days, wrong):
    """115 days are none of the 5 × 24 × 100 % of their line, whatever half a day would change: 239
    does not add them up before rounding."""
    header = [
        "Séjour",
        "Durée (j)",
        "Places",
        "Inscrits",
        "Journées-enfants",
        "Remplissage (%)",
    ]
    rows = [
        ["Lac de Bramont", "5", "24", "22", "110", "91,7"],
        ["Montagne", "7", "20", "19", "133", "95,0"],
        ["Mini-camp", "3", "16", "14", "42", "87,5"],
        ["Sous-total juillet", "", "60", "55", "285", "91,7"],
        ["Lac de Bramont", "5", "24", "24", days, "100,0"],
        ["Montagne", "7", "20", "17", "119", "85,0"],
        ["Sous-total août", "", "44", "41", "239", "93,2"],
        ["Été 2026", "", "104", "96", "524", "92,3"],
    ]
    failed, codes = accounted(rows, header)
    assert (failed, codes) == (wrong, {})


@pytest.mark.parametrize(
    ("label", "printed", "codes"),
    [
        ("Gaz par habitant", "383,2", {"3 086 040": "quotient-among"}),
        # as large as what is added; no quotient
        ("Dotation par habitant", "383 200", {}),
        ("Gaz des serres", "383,2", {}),
    ],
)
def test_a_quotient_among_sums_is_not_added(
    accounted, add_up, label, printed, codes
):
    rows = [
        ["Gaz, ensemble", "3 086 040"],
        ["Gaz hors piscine", "1 901 840"],
        [label, printed],
    ]
    down = add_up("r0c1", "r1c1", "r2c1")
    found = accounted(rows, ["Ratio", "2024"], identities=[down])[1]
    assert found == codes


SITES = [
    ["Le Gué", "12", "61 480", "5 123"],
    ["Bois-Rond", "12", "48 210", "4 018"],
    ["La Plaine", "12", "33 765", "2 814"],
    ["Les Ormes", "8", "19 160", "2 395"],
]


@pytest.mark.parametrize(
    ("total", "line", "explained"),
    [
        ("13 551", "2 395", True),
        ("13 515", "2 395", False),
        ("13 551", "2 935", False),
    ],
    ids=["a twelfth", "a slip", "a line that is no quotient"],
)
def test_the_total_below_quotients_may_be_one_of_the_total(
    accounted, add_up, total, line, explained
):
    rows = [
        *SITES[:-1],
        [*SITES[-1][:-1], line],
        ["Total", "", "162 615", total],
    ]
    header = ["Site", "Mois", "Visites", "Visites par mois"]
    one = add_up("r4c3", *(f"r{row}c3" for row in range(4)))
    found = accounted(rows, header, identities=[one])[1]
    assert found == ({total: "whole-divided"} if explained else {})


def test_a_total_is_none_of_itself_over_a_column_of_ones(accounted, add_up):
    rows = [
        ["Le Gué", "1", "61 480"],
        ["Bois-Rond", "1", "48 210"],
        ["La Plaine", "1", "33 765"],
        ["Total", "", "143 545"],
    ]
    header = ["Site", "Gardiens", "Visites"]
    one = add_up("r3c2", *(f"r{row}c2" for row in range(3)))
    assert accounted(rows, header, identities=[one])[1] == {}
