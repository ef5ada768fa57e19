"""A vote is one record, its missing counts empty."""

from extract.facts import Vote
from extract.records.frames import frames

from ...small_documents import document, prose_fact


def test_votes():
    vote = Vote(
        "annexe-1",
        for_=prose_fact("vote-1", 77),
        against=prose_fact("vote-2", 0),
    )
    (voted,) = frames(document(votes=(vote,)))["votes"].to_dict("records")
    assert (voted["for"], voted["against"], voted["absent"]) == ("77", "0", "")
    assert voted["places"] == "1:0.0,0.0,10.0,10.0"
