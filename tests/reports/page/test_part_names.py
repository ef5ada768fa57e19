"""What the parts of a document are called."""

from dataclasses import replace

from reports.i18n import Texts
from reports.page.part_names import short_names


def test_parts_of_one_name_are_told_apart_by_their_page(audit):
    whole, annex = audit.document.sections
    parts = [
        replace(annex, id=f"annexe-{page}", number="", start=(page, 0.0))
        for page in (28, 29)
    ]
    document = replace(audit.document, sections=(whole, annex, *parts))
    assert short_names(document, Texts("fr")) == {
        "deliberation": "Délibération 2026-1",
        "annexe-1": "Annexe 1",
        "annexe-28": "Annexe (p. 28)",
        "annexe-29": "Annexe (p. 29)",
    }
