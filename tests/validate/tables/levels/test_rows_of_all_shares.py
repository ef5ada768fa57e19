"""A row that prints 100 % below lines that print their shares is their sum, whatever its name."""

from decimal import Decimal

HEADER = ["Poste", "Dépense (€)", "Par repas (€)", "Part"]


def meals(cost="559 836,00", share="100,0 %"):
    return [
        ["Denrées", "166 294,00", "2,50", "29,7 %"],
        ["Personnel", "318 076,00", "4,78", "56,8 %"],
        ["Fluides et entretien", "47 225,00", "0,71", "8,4 %"],
        ["Amortissements", "21 830,00", "0,33", "3,9 %"],
        ["Tri des biodéchets", "6 411,00", "0,10", "1,1 %"],
        ["Coût complet", cost, "8,42", share],
    ]


def test_a_whole_may_forget_the_line_right_above_it(failing):
    assert failing(HEADER, meals()) == {}
    forgets = failing(HEADER, meals("553 425,00"))
    assert forgets == {"553 425,00": Decimal("559836.00")}


def test_a_row_of_another_share_is_no_whole(failing):
    """The share of something else in the costs: "Participation des familles"."""
    assert failing(HEADER, meals("231 480,00", "41,3 %")) == {}


def test_a_column_that_is_no_share_tells_no_whole(failing):
    """Changes that come to a hundred are met by accident."""
    header = ["Site", "Repas", "Élèves", "Évolution"]
    rows = [
        ["Jules-Verne", "25 116", "214", "+61,0 %"],
        ["Les Acacias", "17 808", "151", "+28,4 %"],
        ["La Fontaine", "14 028", "118", "+10,6 %"],
        ["Maternelle du Lac", "9 576", "83", "+100,0 %"],
    ]
    assert failing(header, rows) == {}


def test_a_whole_has_the_mean_of_what_one_has(failing):
    header = ["Commune", "Habitants", "Part (%)", "Kg par habitant"]
    rows = [
        ["Aubrac", "1 204", "38,4", "212"],
        ["Bresle", "987", "31,5", "187"],
        ["Corvin", "944", "30,1", "230"],
        ["Les trois communes", "3 135", "100", "209"],
    ]
    assert failing(header, rows) == {}
    rows[-1][1] = "3 315"
    assert failing(header, rows)["3 315"] == Decimal(3135)
