"""The parts of an audit fit together, whoever wrote it."""

import json

import pytest

from extract.given.form_error import FormError
from reports.files.audit_consistency import check_audit, check_document
from reports.files.json_decode import decode
from reports.files.json_encode import encode
from validate.model.finding import Audit

HUGE = 10**15


@pytest.fixture
def refused(audit):
    """What is said of the audit after a change of its JSON."""

    def check(change) -> str:
        data = json.loads(json.dumps(encode(audit)))
        change(data)
        with pytest.raises(FormError) as error:
            check_audit(decode(Audit, data))
        return error.value.fr

    return check


def test_an_audit_of_ours_fits(audit):
    check_audit(audit)
    check_document(audit.document)


def raw(data):
    return data["document"]["tables"][0]["raw"]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: raw(data).update(rows=HUGE),
        lambda data: raw(data).update(header=[]),
        lambda data: raw(data).update(places=[]),
        lambda data: raw(data).update(row_pages=[]),
        lambda data: raw(data)["cells"][0].update(row=HUGE),
        lambda data: raw(data)["cells"][0].update(row=-1),
        lambda data: raw(data)["cells"][0].update(colspan=HUGE),
        lambda data: raw(data)["cells"][0].update(rowspan=0),
        lambda data: raw(data)["header_rows"][0].update(row=HUGE),
        lambda data: raw(data)["header_rows"][0].update(col=-1),
        lambda data: data["document"]["tables"][0].update(columns=[]),
        lambda data: data["document"]["tables"][0].update(rows=[]),
        lambda data: data["document"]["tables"][0]["columns"][0].update(
            index=1
        ),
        lambda data: data["document"]["tables"][0]["rows"][0].update(index=1),
        lambda data: data["document"]["tables"][0]["rows"][0].update(cells=[]),
        lambda data: data["document"]["tables"][0]["rows"][0].update(level=-1),
    ],
)
def test_rows_columns_and_cells_go_together(refused, change):
    assert refused(change).startswith("tables › annexe-1-1 › ses lignes")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda data: data["document"].update(document_id=".."),
            "document › .. ",
        ),
        (
            lambda data: data["document"].update(document_id="a/b"),
            "document › a/b",
        ),
        (lambda data: data["document"].update(sha256="x"), "document › x "),
        (lambda data: data["document"].update(date="2026-99-99"), "date"),
        (
            lambda data: data["document"]["pages"][0].update(number=HUGE),
            "pages",
        ),
        (
            lambda data: data["document"]["pages"][0].update(number=0),
            "pages › 0",
        ),
        (
            lambda data: data["document"]["pages"].append(
                data["document"]["pages"][0]
            ),
            "deux fois",
        ),
        (
            lambda data: data["document"]["facts"].append(
                data["document"]["facts"][0]
            ),
            "deux fois",
        ),
        (lambda data: data["document"]["facts"][0].update(row=HUGE), "facts"),
        (lambda data: data["document"]["facts"][0].update(col=-1), "facts"),
        (
            lambda data: data["document"]["facts"][0].update(table_id="x"),
            "facts",
        ),
        (
            lambda data: data["document"]["facts"][0]["number"].update(
                decimals=HUGE
            ),
            "trop de décimales",
        ),
        (lambda data: data["findings"][0].update(pages=[]), "sans page"),
        (
            lambda data: data["findings"].append(data["findings"][0]),
            "deux fois",
        ),
        (
            lambda data: data["outcomes"][0]["identity"].update(
                form="ratio", terms=[]
            ),
            "il manque un terme",
        ),
        (
            lambda data: data["coverage"]["tables"][0].update(table_id="x"),
            "coverage.tables › x",
        ),
    ],
)
def test_what_is_said_is_said_of_a_part_that_is_there(refused, change, said):
    assert said in refused(change)
