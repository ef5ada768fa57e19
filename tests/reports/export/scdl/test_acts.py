"""What the PDF says of its deliberations."""

from dataclasses import replace

import pytest

from reports.export.scdl.acts import Act, act_titles, acts

from ..made import folder_of, grant, votes


def test_votes_that_contradict_are_left_to_the_publisher():
    good = {"members": "9", "for": "5", "against": "1", "abstained": "2"}
    for vote in (good | {"members": "7"}, good | {"abstained": ""}):
        (act,) = acts(folder_of(votes=[votes(**vote)]))
        assert act.votes == ()
    (act,) = acts(folder_of(votes=[votes(**good)]))
    assert dict(act.votes)["VOTE_REEL"] == "8"


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Subventions aux associations", "Subventions aux associations"),
        ("COMPTE-RENDU DU CONSEIL MUNICIPAL DU 27 MARS", ""),
        ("Procès-verbal de la séance", ""),
    ],
)
def test_a_sitting_is_no_title_of_its_acts(printed, title):
    folder = replace(
        folder_of(grant("Club", "1.00")), package={"title": printed}
    )
    (act,) = acts(folder)
    assert act.title == title
    assert act_titles(folder).of("annexe-1", "2026-1") == title
    assert act_titles(folder).of("annexe-1", "2026-2") == ""


def test_an_act_without_a_number_is_told_by_its_own_words():
    told = Act("", title="Subventions aux associations")
    untold = Act("", title="Salle polyvalente des Prés")
    assert (told.purpose, untold.purpose) == (told.title, "")
    assert Act("2026-1", title=untold.title).purpose == untold.title
