"""Grants in votes, published files and annexes."""

from validate.dossier.dossier_comparison import Outcome, Unlinked
from validate.dossier.dossier_fact import DossierFact, DossierMeasure
from validate.dossier.grant_rules import GRANT_AGREES
from validate.model.act_kind import ActKind

from .made import deviating, dossier_of, stated

VOTED = {"harmonie": "400", "club-nautique": "600", "comite-fetes": "150"}


def lines(
    document: str, amounts: dict[str, str], kind: ActKind | None
) -> list[DossierFact]:
    return [
        stated(DossierMeasure.GRANT, 2025, (key,), value, document, kind)
        for key, value in amounts.items()
    ]


def found(published: dict[str, str], *more: DossierFact) -> list[Outcome]:
    facts = lines("vote", VOTED, ActKind.SUBSIDIES)
    facts += lines("scdl", published, ActKind.SUBSIDIES)
    return list(GRANT_AGREES.find(dossier_of(*facts, *more, scdl="scdl")))


def test_what_is_published_as_voted_agrees():
    assert deviating(found(VOTED)) == []
    assert len(found(VOTED)) == 3


def test_an_amount_published_otherwise():
    (one,) = deviating(found({**VOTED, "club-nautique": "500"}))
    assert (one.label.fr, str(one.delta)) == ("club-nautique", "100")
    assert (one.left.what.en, one.right.what.en) == (
        "vote of grants",
        "published file of grants (SCDL)",
    )


def test_who_is_in_one_document_only_is_left_open():
    outcomes = found({"harmonie": "400", "autre-nom": "600"})
    assert deviating(outcomes) == []
    open_ones = [one.label.fr for one in outcomes if isinstance(one, Unlinked)]
    assert open_ones == ["autre-nom", "club-nautique", "comite-fetes"]


def test_several_lines_of_one_beneficiary():
    again = stated(
        DossierMeasure.GRANT,
        2025,
        ("harmonie",),
        "50",
        "scdl",
        ActKind.SUBSIDIES,
    )
    outcomes = found(VOTED, again)
    assert deviating(outcomes) == []
    split = found({**VOTED, "harmonie": "350"}, again)
    assert not any(isinstance(one, Unlinked) for one in split)


def test_an_agreement_and_the_vote():
    agreed = stated(
        DossierMeasure.GRANT,
        2025,
        ("harmonie",),
        "450",
        "convention",
        ActKind.CONVENTION,
    )
    (one,) = deviating(found(VOTED, agreed))
    assert one.right.what.en == "agreement"
