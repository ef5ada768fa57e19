"""A large document's tables are shown in part: what is at issue stays, links to the rest go to the
nearest row.
"""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.page import excerpt
from reports.page.excerpt import ExcerptSettings
from reports.page.report_page import render


@pytest.fixture
def small(monkeypatch):
    """Limits that make a table of four rows a long one."""
    few = ExcerptSettings(whole=3, long=2, first=1, last=1, around=0)
    monkeypatch.setattr(excerpt, "SETTINGS", few)


def test_the_rows_at_issue_stay_and_every_link_lives(audit, small):
    html = render(audit, "fr")
    table = re.search(r'<table class="read">.*?</table>', html, re.DOTALL)[0]
    assert "une ligne non montrée" in table
    assert ("Bêta" in table, "Gamma" in table, "TOTAL" in table) == (
        True,
        False,
        True,
    )
    assert f"tables/{audit.document.tables[0].id}.csv" in html
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_a_small_document_is_shown_whole(audit):
    assert (
        "Gamma"
        in re.search(
            r'<table class="read">.*?</table>', render(audit, "fr"), re.DOTALL
        )[0]
    )


@settings(deadline=None)
@given(st.sets(st.integers(0, 99), min_size=1))
def test_stretches_hold_what_must_be_shown_and_are_apart(shown):
    made = excerpt._stretches(sorted(shown), 100)
    assert shown <= {row for stretch in made for row in stretch}
    assert all(
        after.start - before.stop > excerpt.SETTINGS.around
        for before, after in pairwise(made)
    )
    nearest = excerpt._nearest(made, 100)
    assert all(any(row in stretch for stretch in made) for row in nearest)
