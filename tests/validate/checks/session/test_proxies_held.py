"""Who holds a proxy sits; all names are invented."""

from validate.checks.session import proxies_held

PRESENT = "Présents : Mme Anne ROUX, M. Luc GRIS, Mme Léa NOIR, M. Max BRUN."
PROXY = "Excusés : M. Guy BLANC (pouvoir à Mme Anne ROUX), Mme Zoé VERT."


def test_a_proxy_held_by_one_who_is_away(judge):
    failed, held, _ = judge([PRESENT, PROXY], proxies_held.CHECK)
    assert (failed, len(held)) == ([], 1)
    away = PROXY.replace("Mme Anne ROUX", "Mme Zoé VERT")
    (one,) = judge([PRESENT, away], proxies_held.CHECK)[0]
    assert len(one.identity.terms) == 1
