"""A number stated in prose is one record."""

from extract.facts import Claim
from extract.records.frames import frames

from ...small_documents import document, prose_fact


def test_claims():
    claim = Claim(
        prose_fact("claim-1", 1380),
        "1",
        "Proposition 2022",
        "chantiers",
        "postes",
        "1380 postes",
    )
    (read,) = frames(document(claims=(claim,)))["claims"].to_dict("records")
    assert (read["theme"], read["operation"]) == ("2", "4-5")
    assert (read["value"], read["unit_noun"]) == ("1380", "postes")
    assert (read["table_id"], read["row"]) == ("", "")
