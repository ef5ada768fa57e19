"""Every link of a report ends at a place that the report shows."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.facts import Fact, Vote
from extract.geometry import BBox, Place
from extract.number import Number
from reports.images.page_images import PageImage
from reports.page.report_page import Images, render
from validate.model.finding import Evidence, EvidenceRole

TERMS = ("for_", "against", "abstained", "present", "proxies", "members")
PAGES = tuple(PageImage(n, b"", "png") for n in (1, 2))


def vote_fact(n: int, table_cell: Fact | None) -> Fact:
    """A number of a vote: one of a box, or the very cell of a table."""
    if table_cell is not None:
        return table_cell
    return Fact(
        id=f"vote-{n}",
        counts="persons",
        number=Number(Decimal(n), 0, str(n)),
        printed=str(n),
        places=(Place(1 + n % 2, BBox(300, 20.0 * n, 320, 20.0 * n + 10)),),
        section="",
    )


def with_vote(audit, in_cells):
    """The audit of a document with a vote of which some numbers stand in table cells; a finding is
    about each of its numbers, and about a name that nothing lists.
    """
    document = audit.document
    cells = [fact for fact in document.facts if fact.table_id]
    facts = [
        vote_fact(n, cells[n] if in_cell else None)
        for n, in_cell in enumerate(in_cells)
    ]
    vote = Vote("", **dict(zip(TERMS, facts, strict=False)))
    evidence = [
        Evidence(fact.id, fact.places[0], fact.printed, EvidenceRole.RESULT)
        for fact in facts
    ]
    name = Evidence("sitting-1", Place(2, BBox(10, 10, 90, 20)), "un nom")
    new = {fact.id: fact for fact in (*document.facts, *facts)}
    return replace(
        audit,
        document=replace(
            document,
            facts=tuple(new.values()),
            statements=replace(document.statements, votes=(vote,)),
        ),
        findings=tuple(
            replace(one, evidence=(*one.evidence, *evidence, name), root=root)
            for one, root in zip(
                audit.findings,
                (facts[0].id, "sitting-1", ""),
                strict=True,
            )
        ),
    )


def dead_links(html: str) -> set[str]:
    """The links of a page that end nowhere in it."""
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), "an id stands twice"
    return set(re.findall(r'href="#([^"]*)"', html)) - set(ids)


@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.booleans(), min_size=1, max_size=len(TERMS)),
    st.sampled_from(("fr", "en")),
    st.sets(st.sampled_from((0, 1))),
)
def test_no_link_ends_nowhere(audit, in_cells, lang, drawn):
    images = Images({}, tuple(PAGES[n] for n in sorted(drawn)))
    html = render(with_vote(audit, in_cells), lang, images)
    assert dead_links(html) == set()


def test_a_number_of_a_vote_is_listed_with_what_it_counts(audit):
    html = render(with_vote(audit, [False] * 4), "fr")
    row = re.search(r'<tr id="c-vote-3".*?</tr>', html, re.DOTALL)[0]
    assert "présents" in row
    assert 'href="#c-vote-0"' in html


@pytest.mark.parametrize("in_cells", [[False] * 3, [True, False]])
def test_the_figures_of_the_text_have_one_number(audit, in_cells):
    told = with_vote(audit, in_cells)
    count = sum(not fact.table_id for fact in told.document.facts)
    html = render(told, "fr")
    assert f"{count} dans le texte" in html
    assert f'Chiffres lus dans le texte <span class="n">{count}<' in html
    list_of_all = html[html.index('<table class="prose">') :]
    rows = list_of_all[: list_of_all.index("</table>")].count("<tr id=")
    assert rows == count


def test_what_is_no_figure_is_linked_to_its_frame_only(audit):
    told = with_vote(audit, [False])
    assert 'href="#p-sitting-1"' not in render(told, "fr")
    drawn = render(told, "fr", Images({}, PAGES))
    assert 'href="#p-sitting-1"' in drawn
