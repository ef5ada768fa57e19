"""Printed totals with the group that they add up."""

from extract.records.frames import frames

from ...small_documents import document


def test_totals_with_their_scope_and_one_that_prints_nothing(make_raw):
    rows = [
        ["Sport", ""],
        ["Judo", "10,00"],
        ["Total Sport", ""],
        ["TOTAL", "10,00"],
    ]
    read = frames(document(make_raw("t1", ["Association", "Montant"], rows)))[
        "totals"
    ].to_dict("records")
    assert [
        (line["scope"], line["label"], line["column"], line["value"])
        for line in read
    ] == [
        ("Sport", "Total Sport", "Montant", ""),
        ("", "TOTAL", "Montant", "10.00"),
    ]
