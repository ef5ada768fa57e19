"""Decisions that an agreement rests on."""

import pytest

from extract.prose.agreements.cited_decisions import find_cited_decisions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "autorisé par la délibération n° 2026-037 du conseil municipal en date du 9 avril 2026",
            [("2026-04-09", "2026-037", "conseil municipal")],
        ),
        (
            "en vertu d'une délibération du 13/06/2022",
            [("2022-06-13", "", "")],
        ),
        ("Comme suite aux délibérations du 29 mai 2018", []),
        ("par délibération du conseil", []),
    ],
)
def test_day_number_and_organ(text, expected):
    found = [
        (
            str(one.day),
            one.number,
            text[slice(*one.organ)] if one.organ else "",
        )
        for one in find_cited_decisions(text)
    ]
    assert found == expected
