"""A limit of the law that a sentence tells is the one in force."""

from dataclasses import replace

import pytest

from validate.model.identity import Severity, Verdict

from ..small_acts import (
    AIDED,
    BARRED,
    BEFORE,
    CITED,
    CONSULTED,
    CONTRACTS,
    DESCRIBED,
    ENGAGED,
    LIMITED,
    PRESENTED,
    PRESENTED_BY_GROUP,
    REVIEWED,
    SAID_SCALE,
    SCHOOLED,
    SOLD,
    TRANSFERS,
    VOTED_ACCOUNTS,
    WITHIN,
)


@pytest.mark.parametrize(
    ("act", "code", "said"),
    [
        (ENGAGED, "pack-credits-before-budget", ("du quart", "du dixième")),
        (ENGAGED, "pack-credits-before-budget", ("du quart", "de 20 %")),
        (REVIEWED, "pack-ifse-review", ("quatre", "trois")),
        (LIMITED, "pack-amendment-limit", ("15 %", "10 %")),
        (TRANSFERS, "pack-credit-transfer-limit", ("7,5 %", "5 %")),
        (AIDED, "pack-public-aid-limit", ("80 %", "70 %")),
        (WITHIN, "pack-fpic-stated-margin", ("30 %", "20 %")),
    ],
)
def test_a_council_may_keep_to_less(ask, act, code, said):
    assert ask(act.with_(said))[code] == [Verdict.HELD]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2016-06-02", Verdict.FAILED), ("2017-01-01", Verdict.HELD)],
)
def test_the_law_is_that_of_the_day_of_the_act(ask, day, expected):
    act = replace(CONSULTED, date=day)
    assert ask(act)["pack-domain-threshold"] == [expected]


@pytest.mark.parametrize(
    ("act", "code", "said"),
    [
        (
            CONSULTED,
            "pack-domain-threshold",
            ("au seuil de 180 000 €", "à l'ancien seuil de 75 000 €"),
        ),
        (CONSULTED, "pack-domain-threshold", ("Le prix", "Le loyer")),
        (SCHOOLED, "pack-schooling-age", ("étant", "était")),
        (BARRED, "pack-recovery-years", ("en recouvrement", "en paiement")),
        (BARRED, "pack-recovery-years", ("quatre ans", "quatre mois")),
        (ENGAGED, "pack-credits-before-budget", ("d'investissement", "de personnel")),
        (ENGAGED, "pack-credits-before-budget", ("dans la limite", "et les trois quarts")),
        (CITED, "pack-agreement-threshold-cited", ("une convention", "une avance")),
        (SOLD, "pack-sale-population", ("habitants", "mètres carrés")),
        (CONTRACTS, "pack-seasonal-contract", ("saisonnier", "saisonnier ou temporaire")),
        (LIMITED, "pack-amendment-limit", ("R. 2194-8", "R. 2194-3 ou R. 2194-8")),
        (PRESENTED, "pack-water-report-months", ("il", "aux conseils municipaux, il")),
        (AIDED, "pack-public-aid-limit", ("80 %", "90 %, par dérogation,")),
    ],
)  # fmt: skip
def test_a_sentence_about_something_else_is_asked_nothing(ask, act, code, said):
    assert ask(act.with_(said))[code] == []


@pytest.mark.parametrize(
    "said",
    [
        "le taux maximal du maire est de 65 %.",
        "l'indemnité du maire ne peut excéder 65 % de l'indice.",
        "le plafond est de 65 % de l'indice brut terminal pour le maire.",
    ],
)
def test_a_scale_is_told_in_several_orders(ask, said):
    told = "le taux maximal est de 58,3 % pour le maire et de 23,32 % pour chaque adjoint."
    act = SAID_SCALE.with_((told, said))
    assert ask(act)["pack-stated-mayor-scale"] == [Verdict.FAILED]


def test_a_rate_that_is_voted_is_no_scale(ask):
    told = "le taux maximal est de 58,3 % pour le maire"
    act = SAID_SCALE.with_((told, "le taux voté est de 65 % pour le maire"))
    assert ask(act)["pack-stated-mayor-scale"] == []


@pytest.mark.parametrize("body", ["conseil municipal", "comité syndical"])
def test_a_municipality_presents_what_it_received_within_a_year(ask, body):
    act = PRESENTED_BY_GROUP.with_(
        ("9 mois", "douze mois"), ("Le comité syndical", f"Le {body}")
    )
    verdicts = [Verdict.FAILED] if body == "comité syndical" else []
    assert ask(act)["pack-water-report-group-months"] == verdicts


def test_the_aid_of_a_school_may_come_to_more(ask):
    act = replace(
        AIDED.with_(("80 %", "90 %")),
        title="Rénovation énergétique du groupe scolaire : plan de financement",
    )
    assert ask(act)["pack-public-aid-limit"] == []


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-03-27", ("le 15", "le 30")),
        ("2025-03-27", ("Hors année", "L'année")),
        ("2025-03-27", ("adopté avant", "présenté après")),
    ],
)
def test_a_year_of_elections_has_another_day(ask, day, said):
    act = replace(BEFORE.with_(said), date=day)
    assert ask(act)["pack-budget-day"] == []


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("31 mai", [Verdict.FAILED]),
        ("1er juin", []),
        ("15 juillet transmis au préfet", []),
    ],
)
def test_accounts_are_voted_by_a_day_of_june(ask, said, verdicts):
    act = VOTED_ACCOUNTS.with_(("30 juin", said))
    assert ask(act)["pack-accounts-day"] == verdicts


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("n'est pas une", [Verdict.FAILED]),
        ("est une", []),
    ],
)
def test_a_reason_that_the_act_denies_is_none(ask, said, verdicts):
    act = DESCRIBED.with_(("50 %", "60 %"), ("n'est pas une", said))
    assert ask(act)["pack-guaranteed-share-printed"] == verdicts


def test_a_fraction_is_quoted_with_its_article(audit_of):
    audit = audit_of(ENGAGED.with_(("du quart", "du tiers")))
    (told,) = [
        one
        for one in audit.findings
        if one.rule == "pack-credits-before-budget"
    ]
    assert told.printed == "du tiers"
    assert told.severity is Severity.WARNING
