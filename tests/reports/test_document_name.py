"""What a document is called."""

import html
import re
from dataclasses import replace

import pytest

from extract.lines.masthead import Masthead
from reports.document_name import LONGEST_SHOWN, document_name, shown_name
from reports.i18n import Texts
from reports.page.report_page import render


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


def test_a_long_title_is_shown_in_short_with_the_whole_beside_it(audit):
    whole = "Convention pluriannuelle d’objectifs avec les clubs " * 4
    document = replace(audit.document, masthead=Masthead(whole.strip()))
    page = render(replace(audit, document=document), "fr")
    (head,) = re.findall("<h1.*?</h1>", page)
    assert f'title="{whole.strip()}"' in head
    shown = html.unescape(re.sub("<[^>]*>", "", head))
    assert shown == shown_name(whole.strip())
    assert len(shown) <= LONGEST_SHOWN
    assert shown.endswith("clubs …")
    assert "<h1><bdi>" in render(audit, "fr"), "a short one has no tooltip"
