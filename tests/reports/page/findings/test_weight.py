"""What is told first of findings of one severity."""

from dataclasses import replace
from decimal import Decimal

from reports.page.known_figures import known_facts
from reports.page.report_page import in_order
from validate.model.finding import Status
from validate.model.identity import Severity


def numbered(audit, *findings):
    """The names of findings in the order of the report."""
    told = replace(audit, findings=findings)
    return [one.id for one in in_order(told, known_facts(told))]


def test_euros_weigh_as_much_as_they_are_likely(audit):
    sure = audit.findings[0]
    doubtful = replace(sure, id="doubtful", probability=0.6)
    larger = replace(
        sure, id="larger", root="annexe-1-1!r1c4", delta=Decimal(-2900)
    )
    likely_larger = replace(larger, id="likely", probability=0.7)
    assert numbered(audit, doubtful, sure, likely_larger, larger) == [
        "larger",
        "likely",
        "aaaa1111",
        "doubtful",
    ]


def test_without_euros_what_is_certain_comes_before_a_gap_of_rounding(audit):
    rate = replace(audit.findings[0], root="annexe-1-1!r0c2", probability=0.6)
    gaps = [
        replace(rate, id="rounding", delta=Decimal("0.03"), pages=(1,)),
        replace(rate, id="whole", delta=Decimal(7), pages=(2,)),
        replace(
            rate, id="sure", delta=Decimal("0.03"), probability=0.98, pages=(2,)
        ),
        replace(rate, id="itself", delta=None, probability=None, pages=(2,)),
    ]
    told = replace(audit, outcomes=())
    assert numbered(told, *gaps) == ["sure", "itself", "whole", "rounding"]


def test_a_doubt_about_reading_comes_last(audit):
    info = replace(
        audit.findings[0],
        severity=Severity.INFO,
        delta=None,
        root="",
        evidence=(),
        probability=0.3,
    )
    doubt = replace(
        info, id="doubt", status=Status.EXTRACTION, probability=None
    )
    told = replace(audit, outcomes=())
    assert numbered(told, doubt, info) == ["aaaa1111", "doubt"]
