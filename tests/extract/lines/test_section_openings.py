"""The lines of one page that open a section."""

import pytest

from extract.lines.section_openings import (
    Opening,
    PageText,
    openings,
    title_from,
)
from extract.lines.sections import SectionKind

from ..typesetting import typeset

BODY = "Le conseil départemental retient les candidatures reçues au titre de cet appel,"
ACT = Opening(SectionKind.DELIBERATION, "", "", (1, 0.0), "2022-244")


def opened(*texts, current=ACT, page=2):
    found = openings(PageText(page, typeset(texts, page)), current)
    return [
        (one.kind.value, one.number, one.title, one.start[1]) for one in found
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("**ANNEXE 3 : Aides", ("annex", "3", "ANNEXE 3 : Aides", 0.0)),
        ("**RAPPORT N° 3", ("report", "", "RAPPORT N° 3", 0.0)),
        (
            "**Délibération n° 2022-245",
            ("deliberation", "", "Délibération n° 2022-245", 0.0),
        ),
    ],
)
def test_a_title_at_the_head_of_a_page_opens_the_page(title, expected):
    assert opened(title, BODY, BODY) == [expected]


def test_a_title_further_down_opens_where_it_is():
    ((_, number, _, top),) = opened(*[BODY] * 12, "**ANNEXE 3 : Aides", BODY)
    assert number == "3"
    assert top > 220


def test_a_convention_names_its_parties():
    assert opened("**CONVENTION TYPE", BODY) == []
    ((kind, *_),) = opened("**CONVENTION TYPE", "Entre les soussignés :", BODY)
    assert kind == "convention"


def test_what_cites_an_act_or_an_annex_opens_nothing():
    assert (
        opened("Vu la délibération n° 2013-12", "l'annexe 2 précise,", BODY)
        == []
    )


def test_a_table_of_contents_opens_nothing():
    entries = [f"**ANNEXE {n} : Aides ........ {n}" for n in (1, 2, 3)]
    assert opened(*entries) == []
    assert opened(*entries, current=None) == [("other", "", "", 0.0)]


def test_what_comes_first_is_a_deliberation_if_it_speaks_of_one():
    assert (
        opened("Séance du 12 mars", current=None, page=1)[0][0]
        == "deliberation"
    )
    assert opened("Tarifs", current=None, page=1)[0][0] == "other"


def test_a_title_has_all_its_bold_lines():
    assert (
        title_from(typeset(["**Aides\naux communes", BODY]), 0)
        == "Aides aux communes"
    )
