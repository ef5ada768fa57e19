"""The check: a number that a slip parts from what the numbers before it make."""

from decimal import Decimal

from validate.checks.statements.recalculated_slips import CHECK
from validate.checks.statements.stated_relations import CHECK as RELATIONS
from validate.model.identity import Severity

ROOF = (
    "L'entreprise demande 46 980 euros hors taxes. Avec la TVA à 20 %, qui fait 9 396 euros, "
    "on arrive à {} euros toutes taxes comprises."
)


def test_a_slip_warns(failed):
    (found,) = failed(ROOF.format("53 676"), CHECK)
    assert (found.printed, found.expected) == ("53 676 euros", Decimal(56376))
    assert found.identity.severity is Severity.WARNING
    assert failed(ROOF.format("56 376"), CHECK) == []


def test_what_a_check_before_speaks_of_is_left_to_it(failed):
    text = "Le lot coûte 12 480 €, le second 8 915 €, soit au total 21 935 €."
    before = failed(text, RELATIONS)
    found = failed(text, RELATIONS, CHECK)
    assert len(found) == 1
    assert before in ([], found)
