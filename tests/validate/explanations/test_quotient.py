"""A price of one in a line of sums is reckoned by itself."""


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
