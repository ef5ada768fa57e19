"""The national schemas are told as they are, and each of their rules fails where it must."""

import json
import os
from pathlib import Path

import pytest

frictionless = pytest.importorskip("frictionless")

from reports.export.scdl.national_schemas import columns, scdl_schema  # noqa: E402
from reports.export.scdl.validator_rules import ACTES, scdl_rules  # noqa: E402

CORPUS = os.environ.get("POINTAGE_CORPUS")
OFFICIAL = Path(CORPUS).parent / "schemas" if CORPUS else None
FILES = {
    "subventions": "scdl-subventions-2.1.1.json",
    "deliberations": "scdl-deliberations-2.1.5.json",
}
needs_official = pytest.mark.skipif(
    OFFICIAL is None or not OFFICIAL.is_dir(),
    reason="POINTAGE_CORPUS has no schemas/ beside it",
)
FACTS = ("name", "type", "format", "constraints", "trueValues", "falseValues")

DELIBERATION = {
    "COLL_NOM": "Ville",
    "COLL_SIRET": "21860194600013",
    "DELIB_ID": "1",
    "DELIB_DATE": "2022-06-20",
    "DELIB_MATIERE_CODE": "7.5",
    "DELIB_MATIERE_NOM": "finances locales/subventions",
    "DELIB_OBJET": "Objet",
    "BUDGET_ANNEE": "2022",
    "BUDGET_NOM": "Budget principal",
    "PREF_DATE": "2022-06-20",
    "VOTE_EFFECTIF": "43",
    "VOTE_REEL": "40",
    "VOTE_POUR": "25",
    "VOTE_CONTRE": "10",
    "VOTE_ABSTENTION": "5",
}
SUBVENTION = {
    "nomAttribuant": "Région",
    "idAttribuant": "23350001600040",
    "dateConvention": "2017-06-27",
    "nomBeneficiaire": "Club",
    "idBeneficiaire": "38047555800058",
    "rnaBeneficiaire": "",
    "objet": "Objet",
    "montant": "47800.20",
    "nature": "aide en numéraire",
    "conditionsVersement": "unique",
    "datesPeriodeVersement": "2017-03-14/2018-03-14",
    "notificationUE": "non",
    "pourcentageSubvention": "1.00",
}


def errors(
    kind: str, row: dict[str, str], schema: dict | None = None
) -> list[tuple[str, str]]:
    schema = schema or scdl_schema(kind)
    data = [list(columns(kind)), [row.get(name, "") for name in columns(kind)]]
    resource = frictionless.Resource(
        data=data, schema=frictionless.Schema.from_descriptor(schema)
    )
    report = resource.validate(
        frictionless.Checklist(checks=scdl_rules(schema["custom_checks"]))
    )
    return [
        (error.type, getattr(error, "field_name", ""))
        for task in report.tasks
        for error in task.errors
    ]


@needs_official
@pytest.mark.parametrize("kind", FILES)
def test_our_schema_says_what_the_official_one_does(kind):
    official = json.loads((OFFICIAL / FILES[kind]).read_text(encoding="utf-8"))
    ours = scdl_schema(kind)
    facts = [
        [{key: field.get(key) for key in FACTS} for field in schema["fields"]]
        for schema in (ours, official)
    ]
    assert facts[0] == facts[1]
    assert ours["custom_checks"] == official["custom_checks"]
    assert (ours["version"], ours["path"]) == (
        official["version"],
        official["path"],
    )


@needs_official
@pytest.mark.parametrize(
    ("kind", "row"),
    [("subventions", SUBVENTION), ("deliberations", DELIBERATION)],
)
def test_the_good_rows_are_good_officially(kind, row):
    assert (
        errors(
            kind,
            row,
            json.loads((OFFICIAL / FILES[kind]).read_text(encoding="utf-8")),
        )
        == []
    )


def test_good_rows_pass():
    assert errors("subventions", SUBVENTION) == []
    assert errors("deliberations", DELIBERATION) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"idAttribuant": "23350001600041"},
            ("french-siret-value", "idAttribuant"),
        ),
        (
            {"idBeneficiaire": "38047555800059"},
            ("french-siret-value", "idBeneficiaire"),
        ),
        (
            {"idBeneficiaire": "380 475 558 00058"},
            ("french-siret-value", "idBeneficiaire"),
        ),
        ({"idBeneficiaire": ""}, ("one-of-required", "idBeneficiaire")),
        ({"rnaBeneficiaire": "W123"}, ("constraint-error", "rnaBeneficiaire")),
        ({"montant": "1 000,00"}, ("type-error", "montant")),
        ({"objet": "x" * 257}, ("constraint-error", "objet")),
        ({"notificationUE": "peut-être"}, ("type-error", "notificationUE")),
    ],
)
def test_subventions_refused(changes, expected):
    assert errors("subventions", SUBVENTION | changes) == [expected]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"COLL_SIRET": "21860194600014"},
            ("french-siret-value", "COLL_SIRET"),
        ),
        (
            {"BUDGET_ANNEE": "2023/2022"},
            ("year-interval-value", "BUDGET_ANNEE"),
        ),
        ({"BUDGET_NOM": ""}, ("cohesive-columns-value", "BUDGET_ANNEE")),
        ({"VOTE_EFFECTIF": ""}, ("cohesive-columns-value", "VOTE_EFFECTIF")),
        ({"PREF_DATE": "2022-06-19"}, ("compare-columns-value", "PREF_DATE")),
        ({"VOTE_EFFECTIF": "39"}, ("compare-columns-value", "VOTE_EFFECTIF")),
        ({"VOTE_ABSTENTION": "4"}, ("sum-columns-value", "VOTE_REEL")),
        (
            {"DELIB_MATIERE_NOM": "finances/subventions"},
            ("nomenclature-actes-value", "DELIB_MATIERE_NOM"),
        ),
        (
            {"DELIB_MATIERE_NOM": "finances locales / subventions"},
            ("nomenclature-actes-value", "DELIB_MATIERE_NOM"),
        ),
        (
            {"DELIB_MATIERE_NOM": "finances locales"},
            ("nomenclature-actes-value", "DELIB_MATIERE_NOM"),
        ),
    ],
)
def test_deliberations_refused(changes, expected):
    assert errors("deliberations", DELIBERATION | changes) == [expected]


@pytest.mark.parametrize(
    "changes",
    [
        {"BUDGET_ANNEE": "2022/2023"},
        {"BUDGET_ANNEE": "", "BUDGET_NOM": ""},
        {"PREF_DATE": ""},
        {
            "DELIB_MATIERE_NOM": "Domaines de compétences par thèmes/aide sociale"
        },
        dict.fromkeys(
            (
                "VOTE_EFFECTIF",
                "VOTE_REEL",
                "VOTE_POUR",
                "VOTE_CONTRE",
                "VOTE_ABSTENTION",
            ),
            "",
        ),
        {"COLL_SIRET": "35600000049837"},  # La Poste's own sum
    ],
)
def test_deliberations_accepted(changes):
    assert errors("deliberations", DELIBERATION | changes) == []


def test_a_voter_too_many_breaks_each_comparison():
    found = errors(
        "deliberations", DELIBERATION | {"VOTE_REEL": "9", "VOTE_POUR": "25"}
    )
    assert found.count(("compare-columns-value", "VOTE_REEL")) == 2


def test_an_unknown_rule_never_passes_for_checked():
    with pytest.raises(KeyError):
        scdl_rules([{"name": "phone-number-value", "params": {"column": "X"}}])


def test_a_rule_without_its_column_is_an_error():
    schema = frictionless.Schema.from_descriptor(
        {"fields": [{"name": "a", "type": "string"}]}
    )
    checks = scdl_rules(
        [{"name": "french-siret-value", "params": {"column": "b"}}]
    )
    report = frictionless.Resource(data=[["a"], ["1"]], schema=schema).validate(
        frictionless.Checklist(checks=checks)
    )
    assert not report.valid


def test_nine_matters():
    assert len(ACTES) == 9
