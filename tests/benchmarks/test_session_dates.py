"""Dates in file names, which `python -m benchmarks.session_dates` measures by."""

from datetime import date

import pytest

from benchmarks.session_dates import date_of_name


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("CM 12 décembre 2012.pdf", date(2012, 12, 12)),
        (
            "pv-du-cm-du-18-dec-2023-affiche-le-22-12-2023.pdf",
            date(2023, 12, 18),
        ),
        ("20250403-PV.pdf", date(2025, 4, 3)),
        ("compte-rendu-02-02-2016.pdf", date(2016, 2, 2)),
        ("09032020compte-rendu.pdf", date(2020, 3, 9)),
        ("Subventions 2012.pdf", None),
        ("DEL2025-64-Annexe-2024.pdf", None),
    ],
)
def test_the_date_of_a_name(name, found):
    assert date_of_name(name) == found
