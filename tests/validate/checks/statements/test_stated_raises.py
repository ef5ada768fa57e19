"""A general raise that the prose announces, and the tariffs that follow it."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.checks.statements.stated_raises import CHECK
from validate.model.identity import Severity, Verdict

HEADER = ["Tranche", "2025-2026", "2026-2027"]
TARIFFS = [
    ["Tranche 1", "1,05 €", "1,08 €"],
    ["Tranche 2", "1,95 €", "2,00 €"],
    ["Tranche 3", "2,80 €", "2,87 €"],
    ["Tranche 4", "3,60 €", "3,69 €"],
    ["Tranche 5", "4,35 €", "4,46 €"],
]
RAISED = "Les tarifs en vigueur sont majorés de {} au 1er septembre."
MOVED = "Le repas d'un adulte passe de {} à {}."


@pytest.fixture
def state(make_raw, make_document, say, run_check):
    """Outcomes where a raise stands beside a table of tariffs, and more sentences beside both."""

    def state(rows=TARIFFS, raised="2,5 %", more=()):
        table = make_raw(
            "t1", HEADER, rows, caption="Tarifs", section="deliberation"
        )
        said = [say(RAISED.format(raised), raised, "percent"), *more]
        return run_check(make_document([table], said), CHECK)[0]

    return state


def test_lines_that_follow_the_raise_hold(state):
    found = state()
    assert {one.verdict for one in found} == {Verdict.HELD}
    assert len(found) == len(TARIFFS)


def test_a_line_that_does_not_is_named_with_its_true_figure(state):
    rows = [*TARIFFS[:-1], ["Tranche 5", "4,35 €", "4,64 €"]]
    (failed,) = [one for one in state(rows) if one.verdict is Verdict.FAILED]
    assert failed.printed == "4,64 €"
    assert failed.expected == Decimal("4.46")
    assert failed.identity.severity is Severity.ERROR
    assert failed.identity.label == "« Tranche 5 · 2026-2027 »"


@pytest.mark.parametrize("raised", ["3,5 %", "25 %"])
def test_a_table_that_follows_another_raise_accuses_nobody(state, raised):
    assert state(raised=raised) == []


def test_an_act_with_two_raises_is_left(state, say):
    other = say(
        "Les loyers sont augmentés de 1,8 % au 1er juillet.", "1,8 %", "percent"
    )
    assert state(more=[other]) == []


def test_a_price_of_the_prose_follows_too(state, say):
    def moved(new):
        text = MOVED.format("6,80 €", new)
        outcomes = state(
            more=[say(text, "6,80 €", "rate"), say(text, new, "rate")]
        )
        return [one for one in outcomes if not one.identity.table_id]

    (held,), (failed,) = moved("6,97 €"), moved("7,07 €")
    assert (held.verdict, failed.verdict) == (Verdict.HELD, Verdict.FAILED)
    assert failed.expected == Decimal("6.97")
    assert failed.identity.label.endswith(" : le texte")
    assert failed.identity.severity is Severity.WARNING
    assert moved("12,00 €") == []


@pytest.fixture
def of_prose(state, say):
    """Outcomes of the sentences given with the prices of each."""

    def of_prose(*sentences):
        more = [
            say(text, price, "rate")
            for text, prices in sentences
            for price in prices
        ]
        return [one for one in state(more=more) if not one.identity.table_id]

    return of_prose


def test_a_count_has_no_tariff(of_prose):
    text = "Les inscriptions passent de 470 à 471."
    assert of_prose((text, ("470", "471"))) == []


LEASE = "Le loyer de la boulangerie passe de 380,00 € à 385,00 €."
GARAGE = "Le loyer d'un garage passe de 44,00 € à 46,00 €."
LEASED = (LEASE, ("380,00 €", "385,00 €"))


def test_a_price_that_the_act_says_again_is_set_by_itself(of_prose):
    again = ("Le conseil fixe ce loyer à 385,00 €.", ("385,00 €",))
    assert len(of_prose(LEASED)) == 1
    assert of_prose(LEASED, again) == []


def test_several_prices_that_do_not_follow_have_terms_of_their_own(of_prose):
    garage = (GARAGE, ("44,00 €", "46,00 €"))
    assert of_prose(LEASED, garage) == []


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30
)
@given(order=st.permutations(range(len(TARIFFS))))
def test_the_order_of_lines_decides_nothing(state, order):
    assert all(
        one.verdict is Verdict.HELD
        for one in state([TARIFFS[n] for n in order])
    )
