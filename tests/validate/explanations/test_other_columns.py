"""A franchise is no part of a row's total."""


def test_a_franchise_is_not_added(accounted, add_up):
    rows = [["Lot 1", "13 113,53", "5 000,00", "403,76", "13 517,29"]]
    header = ["Lot", "Prime", "Franchise", "Taxe", "Total"]
    across = add_up("r0c4", "r0c1", "r0c2", "r0c3")

    assert accounted(rows, header, identities=[across])[1] == {
        "13 517,29": "not-added"
    }


def test_a_total_that_is_wrong_without_it_too_is_not_explained(
    accounted, add_up
):
    rows = [["Lot 1", "13 113,53", "5 000,00", "403,76", "13 571,29"]]
    header = ["Lot", "Prime", "Franchise", "Taxe", "Total"]
    across = add_up("r0c4", "r0c1", "r0c2", "r0c3")

    assert accounted(rows, header, identities=[across])[1] == {}
