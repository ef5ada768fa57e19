"""What a reader wants to see with the figures of a finding."""

from dataclasses import replace

from extract.geometry import Place
from reports.files.crop_context import crop_context
from reports.page.known_figures import known_facts

TABLE = "annexe-1-1"


def test_terms_that_the_evidence_leaves_out_are_known_where_its_pages_print_them(
    audit,
):
    finding = audit.findings[0]
    result, *_ = finding.evidence
    facts = known_facts(audit)
    finding = replace(finding, evidence=(result,))
    around = crop_context(replace(audit, findings=(finding,)), facts)
    further = around.further[finding.id]
    assert {item.fact for item in further} == {
        f"{TABLE}!r1c2",
        f"{TABLE}!r1c3",
    }
    assert all(item.role == "term" for item in further)
    assert set(around.labels) == {result.fact, *(one.fact for one in further)}

    place = Place(9, result.place.bbox)
    elsewhere = replace(finding, evidence=(replace(result, place=place),))
    audit = replace(audit, findings=(elsewhere,))
    assert crop_context(audit, facts).further == {}


def test_evidence_that_is_whole_has_no_further_terms(audit):
    around = crop_context(audit, known_facts(audit))
    assert audit.findings[0].id not in around.further
