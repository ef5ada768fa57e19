"""A ratio of measures is as exact as these: they were rounded before they were printed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from validate.model.identity import Form, Kind


def codes(accounted, add_up, header, first, printed):
    rows = [["PET", printed, first], ["Total", "100,00 %", "525,0"]]
    share = add_up(
        "r0c1", "r0c2", "r1c2", form=Form.RATIO, kind=Kind.DIFFERENCE
    )
    share = replace(share, constant=Decimal(100))
    failed, found = accounted(
        rows, ["Matière", "Part", header], identities=[share]
    )
    return len(failed), set(found.values())


def test_a_rounded_weight_explains_the_last_digit(accounted, add_up):
    said = codes(accounted, add_up, "Poids (kg)", "2,44", "0,47 %")

    assert said == (1, {"rounded-operands"})


def test_a_rounded_weight_does_not_explain_more(accounted, add_up):
    assert codes(accounted, add_up, "Poids (kg)", "2,44", "0,51 %") == (
        1,
        set(),
    )


def test_an_amount_to_the_cent_is_exact(accounted, add_up):
    assert codes(accounted, add_up, "Montant (€)", "2,44", "0,47 %") == (
        1,
        set(),
    )


def test_an_amount_in_whole_euros_may_be_rounded_up(accounted, add_up, say):
    header = ["Site", "Cotisations 2025 (€)"]
    rows = [["Nord", "41 208,30"], ["Sud", "18 644,18"], ["Total", "59 852,48"]]
    same = add_up("claim-1", "r2c1", form=Form.EQUALITY, kind=Kind.EQUALITY)

    def codes_of(printed):
        said = [say(f"Le montant global est de {printed}.", printed)]
        found = accounted(rows, header, said=said, identities=[same])
        return set(found[1].values())

    assert codes_of("59 853 €") == {"rounded-up"}
    assert codes_of("59 854 €") == set()


@pytest.mark.parametrize(
    ("printed", "reasons"),
    [
        ("208 057,80 €", {"rounded-in-table"}),
        ("208 058,40 €", {"rounded-in-table"}),
        ("208 057,40 €", set()),
        ("208 059 €", set()),
    ],
)
def test_an_amount_to_the_cent_that_a_table_rounds(
    accounted, add_up, say, printed, reasons
):
    rows = [["Chêne", "70 875"], ["Hêtre", "137 183"], ["Total", "208 058"]]
    same = add_up("claim-1", "r2c1", form=Form.EQUALITY, kind=Kind.EQUALITY)
    said = [say(f"La recette est de {printed}.", printed)]
    header = ["Produit", "Recette (€ HT)"]
    _, found = accounted(rows, header, said=said, identities=[same])
    assert set(found.values()) == reasons


@pytest.mark.parametrize(
    ("printed", "reasons"),
    [
        ("66 308,04 €", {"rounded-in-table"}),
        ("66 309,40 €", set()),
        ("66 309 €", set()),
    ],
)
def test_a_difference_to_the_cent_of_amounts_that_a_table_rounds(
    accounted, add_up, say, printed, reasons
):
    rows = [["Chêne", "70 875"], ["Hêtre", "137 183"], ["Total", "208 058"]]
    less = add_up("claim-1", "r1c1", "r0c1", kind=Kind.DIFFERENCE)
    first, second = less.terms
    less = replace(less, terms=(first, replace(second, weight=Decimal(-1))))
    said = [say(f"L'écart est de {printed}.", printed)]
    header = ["Produit", "Recette (€ HT)"]
    _, found = accounted(rows, header, said=said, identities=[less])
    assert set(found.values()) == reasons


@pytest.mark.parametrize(
    ("about", "total", "reasons"),
    [
        ("Compte administratif", "35 411 €", {"35 411 €": "rounded-accounts"}),
        ("Compte administratif", "35 413 €", {}),
        ("Aides votées", "35 411 €", {}),
    ],
)
def test_accounts_that_the_text_adds_up_in_whole_euros(
    accounted, add_up, say, about, total, reasons
):
    sentence = f"{about} : dépenses 21 153 € et 14 257 €, soit {total}."
    said = [say(sentence, one) for one in ("21 153 €", "14 257 €", total)]
    summed = replace(add_up("claim-3", "claim-1", "claim-2"), table_id="")
    rows = [["Total", "1"]]
    found = accounted(
        rows, ["Libellé", "Montant"], said=said, identities=[summed]
    )
    assert found[1] == reasons


@pytest.mark.parametrize(
    ("share", "mean", "reasons"),
    [
        ("101,7 %", "149 103,33 €", {"149 103,33 €": "rounded-operands"}),
        ("101,7 %", "149 303,33 €", {}),
        ("101,9 %", "149 397,33 €", {}),
    ],
    ids=["within its rounding", "beyond it", "no quotient of the text"],
)
def test_a_share_that_the_text_divides_is_rounded(
    accounted, add_up, say, share, mean, reasons
):
    sentence = (
        f"586 445,75 € payés, 596 413,30 € reçus, soit {share} :"
        f" pour 146 611,44 € par an, {mean}."
    )
    amounts = ["586 445,75 €", "596 413,30 €", share, "146 611,44 €", mean]
    said = [
        say(sentence, one, "percent" if "%" in one else "amount")
        for one in amounts
    ]
    made = add_up(
        "claim-5", "claim-3", "claim-4", form=Form.PRODUCT, kind=Kind.PRODUCT
    )
    made = replace(made, constant=Decimal("0.01"), table_id="")
    rows = [["Total", "1"]]
    found = accounted(
        rows, ["Libellé", "Montant"], said=said, identities=[made]
    )
    assert found[1] == reasons


@pytest.mark.parametrize(
    ("net", "gross", "reasons"),
    [
        ("263 000 €", "316 000 €", {"316 000 €": "rounded-to-thousands"}),
        ("263 000 €", "317 000 €", {}),
        ("263 500 €", "316 000 €", {}),
        ("263 000 €", "315 700 €", {}),
    ],
    ids=["to the thousand", "farther", "of hundreds", "to the hundred"],
)
def test_an_amount_in_thousands_that_the_text_multiplies(
    accounted, add_up, say, net, gross, reasons
):
    sentence = f"Le chantier est estimé à {net} HT, soit {gross} TTC."
    said = [say(sentence, one) for one in (net, gross)]
    made = add_up("claim-2", "claim-1", form=Form.PRODUCT, kind=Kind.PRODUCT)
    made = replace(made, constant=Decimal("1.2"), table_id="")
    rows = [["Total", "1"]]
    found = accounted(
        rows, ["Libellé", "Montant"], said=said, identities=[made]
    )
    assert found[1] == reasons


@pytest.mark.parametrize(
    ("year", "reasons"),
    [("9 370,37 €", {"9 370,37 €": "rounded-operands"}), ("9 370,73 €", {})],
)
def test_a_month_that_the_text_divides_a_year_into_is_rounded(
    accounted, add_up, say, year, reasons
):
    sentence = f"Le salaire est de {year} pour l'année, soit 780,86 € par mois."
    said = [say(sentence, one) for one in (year, "780,86 €")]
    made = add_up("claim-1", "claim-2", form=Form.PRODUCT, kind=Kind.PRODUCT)
    made = replace(made, constant=Decimal(12), table_id="")
    found = accounted(
        [["Total", "1"]],
        ["Libellé", "Montant"],
        said=said,
        identities=[made],
    )
    assert found[1] == reasons


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("23 414", (1, {"23 414": "rounded-operands"})),
        ("23 441", (1, {})),
    ],
)
def test_a_rounded_surface_that_the_table_multiplies(
    accounted, add_up, amount, told
):
    """215 m by 5,5 m are 1 182,5 m², at 19,80 € each."""
    header = ["Voie", "Long. (ml)", "Larg. (m)", "Surface (m²)", "€/m²", "€ HT"]
    rows = [["Rue du Lavoir", "215", "5,5", "1 183", "19,80", amount]]
    made = {"form": Form.PRODUCT, "kind": Kind.PRODUCT}
    identities = [
        add_up("r0c3", "r0c1", "r0c2", **made),
        add_up("r0c5", "r0c3", "r0c4", **made),
    ]
    failed, found = accounted(rows, header, identities=identities)
    assert (len(failed), found) == told
