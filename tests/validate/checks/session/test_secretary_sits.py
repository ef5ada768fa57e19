"""Who keeps the minutes is there; all names are invented."""

from validate.checks.session.secretary_sits import CHECK

PRESENT = "Présents : Mme Anne ROUX, M. Luc GRIS, Mme Léa NOIR."
AWAY = "Absent excusé : M. Guy BLANC."


def test_a_secretary_who_sits(judge):
    failed, held, _ = judge(
        [PRESENT, AWAY, "Secrétaire de séance : Mme Léa NOIR"], CHECK
    )
    assert (failed, len(held)) == ([], 1)


def test_a_secretary_who_is_excused(judge):
    (one,) = judge(
        [PRESENT, AWAY, "Secrétaire de séance : M. Guy BLANC"], CHECK
    )[0]
    assert one.printed == "(nom)"
    assert len(one.identity.terms) == 1


def test_a_secretary_in_no_list_or_by_surname_says_nothing(judge):
    for name in ("Mme Zoé VERT", "M. BLANC"):
        assert judge([PRESENT, AWAY, f"Secrétaire : {name}"], CHECK)[0] == []
