"""What a block is about: themes and operations above it, or in its own words."""

from extract.lines.paragraphs import read_blocks
from extract.lines.sections import Section, SectionKind
from extract.prose.heading_path import scoped

from ..typesetting import typeset

ACT = (Section("deliberation", SectionKind.DELIBERATION, "", "", (1, 0.0)),)


def scopes(*texts):
    return [scope for _, scope in scoped(read_blocks(typeset(texts)), ACT)]


def test_an_operation_stands_below_its_numbered_theme():
    found = scopes(
        "2. Développement :",
        "Opération 4 : Accueil",
        "Une aide de 1 200 € est attribuée.",
    )
    assert (found[-1].theme, found[-1].operation, found[-1].heading) == (
        "2",
        "4",
        "Accueil",
    )


def test_a_numbered_title_without_operations_is_a_heading():
    (_, last) = scopes("2. Bilan 2021 :", "Une aide de 1 200 € est attribuée.")
    assert (last.theme, last.heading, last.year) == ("", "Bilan 2021", 2021)


def test_a_sentence_names_its_own_theme():
    (found,) = scopes(
        "La thématique 3 reçoit une aide de 1 200 € cette année encore."
    )
    assert found.theme == "3"


def test_a_closing_formula_belongs_to_no_article():
    found = scopes(
        "Article 1 : D'attribuer une aide de 1 200 € à l'association.",
        "Fait et délibéré le 3 mars 2026, 12 voix pour.",
    )
    assert [scope.article for scope in found] == ["1", ""]
