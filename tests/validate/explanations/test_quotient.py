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
