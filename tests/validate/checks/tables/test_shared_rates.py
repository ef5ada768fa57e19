"""A rate that the lines of a group share, printed nowhere."""

import pytest

from validate.discover import discover

PLACES = (12, 18, 25, 31, 40, 44)


@pytest.mark.parametrize(("rate", "told"), [(80, 7), (1, 0)])
def test_two_columns_that_mostly_agree_share_no_rate(
    make_document, make_raw, rate, told
):
    rows = [
        [f"Structure {n}", f"{count}", f"{count * rate},00 €"]
        for n, count in enumerate(PLACES)
    ]
    rows.append(["Structure 9", "52", f"{49 * rate},00 €"])
    document = make_document([make_raw("t", ("Nom", "Places", "Aide"), rows)])
    found = discover(document).identities
    assert sum(one.rule == "shared-rate" for one in found) == told


@pytest.mark.parametrize(
    ("label", "told"),
    [("Saison 2023-2024", 5), ("Rappel 2024", 5), ("Annexe", 6)],
)
def test_a_line_of_another_time_owes_no_rate_of_this_one(
    make_document, make_raw, label, told
):
    rows = [
        [f"Structure {n}", f"{count}", f"{count * 46.3:.2f} €"]
        for n, count in enumerate(PLACES[:5], 1)
    ]
    whole = sum(PLACES[:5])
    rows.append(["Total", f"{whole}", f"{whole * 46.3:.2f} €"])
    rows.append([label, "131", "5 816,40 €"])
    document = make_document([make_raw("t", ("Nom", "Places", "Aide"), rows)])
    found = discover(document).identities
    assert sum(one.rule == "shared-rate" for one in found) == told
