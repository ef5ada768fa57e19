"""What a table is called: by its caption where that is a name, else by its act and number."""

from dataclasses import replace

import pytest

from reports.i18n import Texts
from reports.page.report_page import render
from reports.page.wording.table_names import (
    NamedTable,
    named_tables,
    printed_name,
)

PIECES = (
    "qui passe la parole au rapporteur",
    "autorise, d’ouvrir par anticipation des crédits. Je vous propose d’ouvrir les crédits",
    "Taxed’enlèvementsurles",
    "Le plan de financement proposé est le suivant",
    "Les taux votés pour 2022 sont donc",
    "Le montant des loyers s’établirait",
    "DÉCIDE de fixer les taux d'imposition en 2025 à",
    "De tirer le bilan de la concertation",
    "Conformément à la délibération sur les pouvoirs du maire",
    "Une aide de 2760 € pour le premier logement",
    "Organisation du service par l’association.",
)
NAMES = (
    "Subventions aux associations",
    "2009/35 – Vote du compte de gestion 2008 : Commune",
    "13. VIREMENT DE CREDITS N°1/2017.",
    "a) VIREMENT DE CREDITS N°5/2018",
    "Délégués du Grand Est jusqu’au 31 décembre",
)


@pytest.mark.parametrize("text", PIECES)
def test_a_piece_of_a_sentence_is_no_name(text):
    assert printed_name(text) == ""


@pytest.mark.parametrize("text", NAMES)
def test_a_title_is_one(text):
    assert printed_name(text) == text


def test_the_missing_end_of_a_name_is_told():
    cut = "Aide au développement des entreprises et de la"
    assert printed_name(cut) == "Aide au développement des entreprises …"
    assert printed_name("Aide à la") == ""


def test_quotation_marks_of_a_name_stand_within_others():
    table = NamedTable(1, 1, "Travaux « Voirie 2008 »")
    assert table.told(Texts("fr")) == (
        "tableau «\u00a0Travaux “Voirie 2008”\u00a0»"
    )
    assert table.listed(Texts("fr")) == table.name


def test_tables_of_one_name_are_told_apart(audit):
    (table,) = audit.document.tables
    document = audit.document
    raws = [
        replace(table.raw, id=f"t{number}", caption=caption)
        for number, caption in enumerate(("Tarifs 2026", "TARIFS 2026", "Prix"))
    ]
    tables = tuple(replace(table, raw=raw) for raw in raws)
    first, second, third = named_tables(
        replace(document, tables=tables)
    ).values()
    texts = Texts("fr")
    assert first.listed(texts) == "Tableau n° 1, page 1\u00a0: Tarifs 2026"
    assert second.listed(texts) == "Tableau n° 2, page 1\u00a0: TARIFS 2026"
    assert second.told(texts).startswith("tableau n° 2, «")
    assert third.listed(texts) == "Prix"


def _named(audit, caption, title):
    (table,) = audit.document.tables
    raw = replace(table.raw, caption=caption)
    sections = tuple(
        replace(one, title=title) for one in audit.document.sections
    )
    return replace(
        audit,
        document=replace(
            audit.document,
            tables=(replace(table, raw=raw),),
            sections=sections,
        ),
    )


@pytest.mark.parametrize(
    ("title", "listed"),
    [
        ("Tarifs 2026", "Tableau n° 1, page 1\u00a0: Tarifs 2026"),
        ("qui suit", "Tableau n° 1, page 1"),
        ("", "Tableau n° 1, page 1"),
    ],
)
def test_a_table_without_a_name_is_told_by_act_number_and_page(
    audit, title, listed
):
    told = _named(audit, PIECES[0], title)
    (table,) = named_tables(told.document).values()
    assert table.listed(Texts("fr")) == listed
    html = render(told, "fr")
    assert PIECES[0] not in html
    assert html.count(listed) >= 3, "in the contents, above it and in coverage"
