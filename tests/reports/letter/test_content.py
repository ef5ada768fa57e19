"""What the letter says, and what of it no end of a page should cut."""

from dataclasses import replace

import pytest

from reports.i18n import Texts
from reports.letter.content import PartKind, compose, kept_together
from validate.model.finding import Message
from validate.model.identity import Kind

HARD = "\u00a0"


def parts_of(audit, *findings, lang="fr"):
    return compose(audit, findings, {}, Texts(lang))


def rows_of(parts):
    return dict(
        row for one in parts if one.kind is PartKind.FIGURES for row in one.rows
    )


def test_dates_are_in_words_and_numbers_in_one_piece(audit):
    finding = replace(
        audit.findings[2],
        id="0",
        kind=Kind.DATE,
        printed="2022-05-31",
        equation="2022-06-01 → 2022-05-31",
        message=Message(
            "fin imprimée : 2022-05-31, 12 500,00 €", "until 2022-05-31"
        ),
    )
    parts = parts_of(audit, finding)
    end = f"31{HARD}mai{HARD}2022"
    assert rows_of(parts)["Imprimé"] == end
    assert rows_of(parts)["Égalité"] == f"1er{HARD}juin{HARD}2022 → {end}"
    said = next(one.text for one in parts if "imprimée" in one.text)
    assert said == f"Fin imprimée{HARD}: {end}, 12{HARD}500,00{HARD}€."
    said = parts_of(audit, finding, lang="en")
    assert any(f"31{HARD}May{HARD}2022" in one.text for one in said)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_misprint_is_not_said_to_disagree_with_another_figure(audit, lang):
    texts = " ".join(
        one.text for one in parts_of(audit, *audit.findings[1:], lang=lang)
    )
    assert "accordent pas" not in texts
    assert "agree with each other" not in texts


def test_a_reconstruction_is_said_to_be_one(audit):
    said = [one.text for one in parts_of(audit, audit.findings[0])]
    assert any("est une reconstitution" in text for text in said)
    real = replace(audit, document=replace(audit.document, notices=()))
    said = [one.text for one in parts_of(real, audit.findings[0])]
    assert not any("reconstitution" in text for text in said)


def test_the_heading_names_the_table_that_the_figure_is_printed_in(audit):
    of_table, of_text, _ = audit.findings
    of_text = replace(of_text, table_id=of_table.table_id)
    titles = [
        one.text
        for one in parts_of(audit, of_table, of_text)
        if one.kind is PartKind.HEADING
    ]
    caption = f"Annexe 1{HARD}: subventions"
    assert titles[1:] == [
        f"1. Page 1, tableau «{HARD}{caption}{HARD}»",
        "2. Page 1",
    ]


def test_an_entry_is_kept_together_from_its_heading_to_its_answer(audit):
    groups = list(kept_together(parts_of(audit, *audit.findings[:2])))
    ends = [group[-1].kind for group in groups]
    assert ends.count(PartKind.ANSWER) == 2
    entries = [group for group in groups if group[-1].kind is PartKind.ANSWER]
    assert all(group[0].kind is PartKind.HEADING for group in entries)
    assert [group[0].text[:2] for group in entries] == ["1.", "2."]
    assert list(kept_together(())) == []
