"""Frames for notebooks add up to what is printed."""


def test_the_points_table_is_granted_in_all_what_it_prints_as_its_total(
    audited_sample,
):
    grants, totals = (
        audited_sample.frames["grants"],
        audited_sample.frames["totals"],
    )
    own = grants[
        (grants["section"] == "annexe-5")
        & (grants["role"] == "detail")
        & (grants["decision"] == "granted")
    ]
    printed = totals[
        (totals["section"] == "annexe-5")
        & (totals["column"] == "Montant financier du conventionnement")
    ]
    assert own["amount"].sum() == printed["value"].sum()
