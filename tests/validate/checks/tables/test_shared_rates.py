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
