"""Which columns are published as grants: said, chosen or asked, never guessed."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from extract.errors import UsageError
from extract.records.families.grant_standing import Standing
from extract.table import ColumnUse, Decided
from reports.export.scdl.acts import Act
from reports.export.scdl.complement import (
    Complement,
    draft_complement,
    read_complement,
)
from reports.export.scdl.grant_columns import (
    _LINE_REASONS,
    CHOSEN,
    Fate,
    GrantColumn,
    columns_listed,
    grant_columns,
    line_reason_in_words,
    money_of_document,
    reason_in_words,
)
from reports.export.scdl.subvention_lines import subvention_lines
from reports.i18n import report_words

from ....extract.small_documents import document
from ..made import folder_of, grant
from .completed import FULL


def by_label(columns):
    return {one.label: (one.fate, one.reason) for one in columns}


def test_the_columns_of_the_sample(sample):
    found = by_label(grant_columns(sample, {}))
    assert found["MONTANT RETENU"] == (Fate.PUBLISHED, "voted")
    assert found["Montant Convention AML"] == (Fate.PUBLISHED, "titled")
    assert found["Cumul DSF et Portes closes"] == (Fate.LEFT_OUT, "recap")
    assert found["BUDGET"] == (Fate.LEFT_OUT, "base")


def test_a_person_may_say_otherwise(sample):
    (budget,) = (
        one for one in grant_columns(sample, {}) if one.label == "BUDGET"
    )
    found = by_label(grant_columns(sample, {budget.key: True}))
    assert found["BUDGET"] == (Fate.PUBLISHED, "chosen")
    found = by_label(grant_columns(sample, {budget.key: False}))
    assert found["BUDGET"] == (Fate.LEFT_OUT, "chosen")


def test_after_an_extraction_only_a_person_can_tell():
    folder = folder_of(grant("Club", "1.00"), grant("Chorale", "2.00", 1))
    (column,) = grant_columns(folder, {})
    assert (column.fate, column.lines, column.total) == (
        Fate.ASKED,
        2,
        Decimal("3.00"),
    )
    (column,) = grant_columns(folder, {column.key: True})
    assert column.fate is Fate.PUBLISHED


def test_lines_of_a_column_that_is_not_published_keep_its_reason():
    folder = folder_of(grant("Club", "1.00"))
    made = subvention_lines(folder, Complement(subventions=FULL), ())
    assert made.rows == ()
    assert [row[-1] for row in made.left_out.rows] == ["no-audit"]


def test_what_names_nobody_or_is_owed_is_no_grant():
    names = ("Total", "Cotisation", "Fournitures scolaires", "12", "Chorale")
    lines = [grant(name, "1.00", n) for n, name in enumerate(names)]
    chosen = Complement(columns={("t1", "Montant"): True})
    made = subvention_lines(folder_of(*lines), chosen, ())
    assert [row["nomBeneficiaire"] for row in made.rows] == ["Chorale"]
    assert [row[-1] for row in made.left_out.rows] == [
        "no-beneficiary",
        "contribution",
        "no-beneficiary",
        "no-beneficiary",
    ]


def test_the_complement_lists_the_columns_and_takes_the_choice(
    sample, tmp_path
):
    columns = grant_columns(sample, {})
    text = draft_complement([Act("2022-244")], [], columns)
    path = tmp_path / "complement.toml"
    path.write_text(text, encoding="utf-8")
    assert read_complement(path).columns == {}, "nothing is chosen yet"

    (line,) = (one for one in text.splitlines() if '"BUDGET"' in one)
    assert "coût ou budget de l'action" in line
    chosen = line.removeprefix("# ").replace("= false", "= true")
    path.write_text(text.replace(line, chosen), encoding="utf-8")
    ((key, said),) = read_complement(path).columns.items()
    assert (key[1], said) == ("BUDGET", True)

    path.write_text(text.replace(line, chosen.replace("true", "12")), "utf-8")
    with pytest.raises(UsageError, match="BUDGET"):
        read_complement(path)


def test_the_list_says_why_in_words(sample):
    rows = list(columns_listed(grant_columns(sample, {}), "en").records())
    assert {row["fate"] for row in rows} == {"published", "left-out", "asked"}
    assert all(row["why"] for row in rows)
    assert json.loads(rows[0]["lines"]) > 0


def test_every_reason_of_a_line_has_its_words_in_the_lists_and_at_the_desk():
    for reason in _LINE_REASONS:
        found = {line_reason_in_words(reason, lang) for lang in ("fr", "en")}
        assert len(found) == 2
        assert reason == "person" or f"desk.left-out.{reason}" in report_words()


def fates(raw):
    return {
        one.label: (one.fate, one.reason)
        for one in money_of_document(document(raw), {})
    }


def test_amounts_read_as_text_are_asked_about_and_repeat_nothing(make_raw):
    rows = [
        ["Judo club", "1 500 € sous réserve", "800,00"],
        ["Chorale", "refus", "0,00"],
        ["Amicale", "Forfait", "200,00"],
        ["Théâtre", "Comme avant", "300,00"],
    ]
    headers = ["Association", "Subvention", "Total accordé"]
    assert fates(make_raw("t1", headers, rows)) == {
        "Subvention": (Fate.LEFT_OUT, "other-column"),
        "Total accordé": (Fate.PUBLISHED, "voted"),
    }
    alone = make_raw("t1", headers[:2], [row[:2] for row in rows])
    assert fates(alone) == {"Subvention": (Fate.ASKED, "worded")}


def test_what_a_person_set_aside_and_what_is_no_money_is_not_asked(make_raw):
    rows = [["Judo club", "3,90", "800,00"], ["Chorale", "4,40", "90,00"]]
    headers = ["Association", "Largeur", "Subvention votée"]
    raw = make_raw("t1", headers, rows)
    aside = Decided(uses=((2, ColumnUse.OTHER),))
    found = fates(replace(raw, decided=aside))
    assert found["Subvention votée"] == (Fate.LEFT_OUT, CHOSEN)
    bare = make_raw("t1", headers[:2], [row[:2] for row in rows])
    assert fates(bare) == {"Largeur": (Fate.LEFT_OUT, "no-euros")}


@pytest.mark.parametrize("standing", [*Standing])
def test_every_standing_has_its_words_in_the_lists_and_at_the_desk(standing):
    column = GrantColumn(
        "t1", 1, "", "C", Fate.ASKED, str(standing), "", 1, Decimal(1)
    )
    assert reason_in_words(column, "fr") != reason_in_words(column, "en")
    if not standing.is_given:
        assert f"desk.left-out.{standing}" in report_words()
