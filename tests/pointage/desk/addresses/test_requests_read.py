"""The body of a request is read by its types, or refused."""

import json

import pytest

from extract.correction import CorrectionKind
from extract.given.form_error import FormError
from pointage.desk.addresses.requests_read import (
    asked_correction,
    asked_decision,
    asked_head,
    asked_outlet,
    asked_sign_off,
    asked_table,
    body_values,
)

DECISION = {
    "findings": ["a"],
    "status": "confirmed",
    "note": " x ",
    "author": "A",
}
CELL = {
    "kind": "cell", "table": "t1", "row": 1, "col": 2, "text": "5",
    "author": "A", "why": "page",
}  # fmt: skip
COLUMN = {
    "kind": "column", "table": "t1", "col": 2, "is_a": "", "use": "voted",
    "author": "A", "why": "page",
}  # fmt: skip
OUTLET = {"outlet": "complement", "form": "", "all": False}


def test_a_decision_is_read():
    asked = asked_decision(DECISION)
    assert (asked.findings, asked.status, asked.note) == (
        ("a",),
        "confirmed",
        "x",
    )


def test_corrections_are_read():
    cell = asked_correction(CELL)
    assert cell.pointed.kind is CorrectionKind.CELL
    assert (cell.pointed.row, cell.pointed.col, cell.why) == (1, 2, "page")
    column = asked_correction(COLUMN).pointed
    assert (column.use, column.is_a, column.row) == ("voted", "", -1)
    signed = {"prepared_by": "A", "reviewed_by": "", "date": "2026-05-12"}
    assert asked_sign_off(signed).prepared_by == "A"
    assert asked_table({"table": "t"}) == "t"


HEAD = {
    "body": "Ville", "date": "2026-05-12", "title": "", "author": "A",
    "why": "page",
}  # fmt: skip


def test_the_head_of_an_act_is_read():
    assert asked_head(HEAD).said == {
        "body": "Ville", "date": "2026-05-12", "title": "",
    }  # fmt: skip


def test_answers_are_read_by_their_paths():
    answers = [["act", "0", "DELIB_ID", " 12 "], ["licence", ""]]
    asked = asked_outlet({**OUTLET, "form": "save", "answers": answers})
    assert asked.answers == (
        (("act", "0", "DELIB_ID"), "12"),
        (("licence",), ""),
    )


def test_a_day_that_is_not_said_stays_as_it_is():
    said = asked_head({**HEAD, "date": ""}).said
    assert set(said) == {"body", "title"}


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (asked_decision, []),
        (asked_decision, {**DECISION, "status": "gone"}),
        (asked_decision, {**DECISION, "author": " "}),
        (asked_decision, {**DECISION, "note": "a" * 4001}),
        (asked_decision, {**DECISION, "more": 1}),
        (asked_decision, {**DECISION, "findings": [1]}),
        (asked_outlet, {**OUTLET, "form": "exe"}),
        (asked_outlet, {**OUTLET, "answers": {}}),
        (asked_outlet, {**OUTLET, "answers": [[]]}),
        (asked_outlet, {**OUTLET, "answers": [["alone"]]}),
        (asked_outlet, {**OUTLET, "answers": [["licence", 1]]}),
        (asked_outlet, {**OUTLET, "answers": [["licence", "a" * 4001]]}),
        (asked_head, {**HEAD, "date": "hier"}),
        (asked_head, {**HEAD, "why": ""}),
        (asked_correction, None),
        (asked_correction, {**CELL, "kind": "document"}),
        (asked_correction, {**CELL, "kind": ["cell"]}),
        (asked_correction, {**CELL, "row": "1"}),
        (asked_correction, {**CELL, "row": True}),
        (asked_correction, {**CELL, "why": ""}),
        (asked_correction, {**COLUMN, "is_a": "amount"}),
        (asked_correction, {**COLUMN, "use": ""}),
        (asked_correction, {**COLUMN, "use": "gone"}),
        (asked_correction, {**COLUMN, "use": "", "is_a": "empty"}),
    ],
)
def test_anything_else_is_refused(read, data):
    with pytest.raises(FormError):
        read(data)


def test_what_is_no_json_is_refused():
    assert body_values(b"") == {}
    assert body_values(json.dumps(CELL).encode()) == CELL
    for body in (b"{", b"\xff", b"[" * 100_000):
        with pytest.raises(FormError):
            body_values(body)
