"""What the PDF says of its deliberations."""

from reports.export.scdl.acts import acts

from ..made import folder_of, votes


def test_votes_that_contradict_are_left_to_the_publisher():
    good = {"members": "9", "for": "5", "against": "1", "abstained": "2"}
    for vote in (good | {"members": "7"}, good | {"abstained": ""}):
        (act,) = acts(folder_of(votes=[votes(**vote)]))
        assert act.votes == ()
    (act,) = acts(folder_of(votes=[votes(**good)]))
    assert dict(act.votes)["VOTE_REEL"] == "8"
