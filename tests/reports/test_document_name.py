"""What a document is called."""

from dataclasses import replace

import pytest

from extract.lines.masthead import Masthead
from reports.document_name import document_name
from reports.i18n import Texts


@pytest.mark.parametrize(
    ("masthead", "lang", "name"),
    [
        (Masthead("Subventions", "Ville de Lens"), "fr", "Subventions"),
        (
            Masthead("", "Ville de Lens", "2024-03-12"),
            "fr",
            "Ville de Lens, séance du 12\u00a0mars\u00a02024",
        ),
        (
            Masthead("", "Ville de Lens", "2024-03-12"),
            "en",
            "Ville de Lens, sitting of 12\u00a0March\u00a02024",
        ),
        (Masthead("", "Ville de Lens"), "fr", "petit.pdf"),
        (Masthead("", "", "2024-03-12"), "fr", "petit.pdf"),
    ],
)
def test_a_title_then_the_sitting_then_the_file(audit, masthead, lang, name):
    document = replace(audit.document, masthead=masthead)
    assert document_name(document, Texts(lang)) == name
