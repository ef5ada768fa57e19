"""Programme authorisations from one year to the next."""

from validate.dossier.dossier_comparison import Unlinked
from validate.dossier.dossier_fact import DossierFact, DossierMeasure
from validate.dossier.programme_rules import PROGRAMME_STOCK
from validate.model.act_kind import ActKind

from .made import deviating, dossier_of, stated


def programme(
    value: str, document: str, *, recalled: bool = False
) -> DossierFact:
    return stated(
        DossierMeasure.PROGRAMME,
        2024,
        ("2023-1",),
        value,
        document,
        ActKind.PROGRAMME_AUTHORISATIONS,
        recalled=recalled,
    )


def test_what_stands_is_what_is_recalled():
    facts = (programme("650", "a"), programme("650", "b", recalled=True))
    (one,) = PROGRAMME_STOCK.find(dossier_of(*facts))
    assert deviating([one]) == []


def test_another_amount_is_a_deviation():
    facts = (programme("650", "a"), programme("600", "b", recalled=True))
    (one,) = deviating(list(PROGRAMME_STOCK.find(dossier_of(*facts))))
    assert str(one.delta) == "50"


def test_a_programme_revised_within_the_year():
    known = (programme("650", "a"), programme("700", "c"))
    last = programme("700", "b", recalled=True)
    (one,) = PROGRAMME_STOCK.find(dossier_of(*known, last))
    assert deviating([one]) == []
    other = programme("600", "b", recalled=True)
    (left,) = PROGRAMME_STOCK.find(dossier_of(*known, other))
    assert isinstance(left, Unlinked)
