"""A total of columns, one of which is the product."""

from validate.model.identity import Form, Kind

HEADER = ["Salle", "Heures", "Tarif (€)", "Location (€)", "Ménage (€)", "Total"]
ROW = ["Grande salle", "36", "25,00", "900,00", "120,00", "1 020,00"]


def made(accounted, add_up, row):
    product = add_up(
        "r0c5", "r0c1", "r0c2", form=Form.PRODUCT, kind=Kind.PRODUCT
    )
    return accounted([row], HEADER, identities=[product])


def test_a_total_of_columns_is_no_product_of_two(accounted, add_up):
    failed, codes = made(accounted, add_up, ROW)
    assert failed == ["1 020,00"]
    assert codes == {"1 020,00": "printed-sum"}


def test_a_total_that_columns_do_not_give_is_not_explained(accounted, add_up):
    assert made(accounted, add_up, [*ROW[:-1], "1 200,00"])[1] == {}
