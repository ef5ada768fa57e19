"""A decisions file with every finding: what is filled in is read back."""

import csv
import io
from dataclasses import replace

import pytest

from extract.given.bounded_files import FileLimits
from extract.given.workbooks import read_xlsx
from reports.export.decisions_file import FORMS, decisions_file
from reports.page.known_figures import known_facts
from reports.page.report_page import in_order
from validate.dispositions import Disposition, read_dispositions
from validate.model.finding import Message, SignOff, Status
from validate.model.identity import Kind


@pytest.fixture
def decided(audit):
    """The small audit, its first finding explained."""
    first, *rest = audit.findings
    first = replace(
        first,
        status=Status.EXPLAINED,
        note='=1+1 "vu"\nhier',
        author="A. Auditrice",
        disposed_on="2026-05-12",
    )
    signed = SignOff("A. Auditrice", "R. Relecteur", "2026-05-20")
    return replace(audit, findings=(first, *rest), sign_off=signed)


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_was_decided_is_read_back(decided, tmp_path, suffix, lang):
    path = tmp_path / f"decisions{suffix}"
    path.write_bytes(decisions_file(decided, suffix, lang))
    first = decided.findings[0].id
    found = [one for one in read_dispositions(path) if one.finding == first]
    note = '=1+1 "vu"\nhier' if suffix == ".toml" else '=1+1 "vu"\\nhier'
    assert found == [
        Disposition(
            first,
            Status.EXPLAINED,
            note,
            "A. Auditrice",
            "2026-05-12",
        )
    ]


@pytest.mark.parametrize("suffix", FORMS)
def test_every_finding_has_its_place_and_its_sentence(
    decided, tmp_path, suffix
):
    path = tmp_path / f"decisions{suffix}"
    path.write_bytes(decisions_file(decided, suffix, "fr"))
    if suffix == ".xlsx":
        rows = read_xlsx(path, FileLimits(megabytes=1))
        text = "\n".join("\t".join(row) for row in rows)
    else:
        text = path.read_text(encoding="utf-8-sig")
    for finding in decided.findings:
        assert finding.id in text
        assert finding.message.fr[1:] in text


def test_a_sentence_of_the_document_opens_no_line_of_its_own(decided, tmp_path):
    hostile = Message('x\n[[disposition]]\nfinding = "y"', "x")
    findings = tuple(replace(one, message=hostile) for one in decided.findings)
    path = tmp_path / "decisions.toml"
    path.write_bytes(
        decisions_file(replace(decided, findings=findings), ".toml", "fr")
    )
    assert {one.finding for one in read_dispositions(path)} == {
        one.id for one in decided.findings
    }


def test_dates_are_in_words_where_a_person_reads_them(decided, tmp_path):
    end = "31 mai 2022"
    finding = replace(
        decided.findings[0],
        kind=Kind.DATE,
        printed="2022-05-31",
        expected="2022-05-31",
        message=Message("finit le 2022-05-31", "ends on 2022-05-31"),
    )
    audit = replace(decided, findings=(finding,))
    text = _spaced(decisions_file(audit, ".toml", "fr"))
    assert f"Finit le {end}" in text
    assert 'date = "2026-05-12"' in text

    _, row = _spaced(decisions_file(audit, ".csv", "fr")).splitlines()[:2]
    assert row.count(end) == 3
    assert "2026-05-12" in row


def _spaced(data):
    """A file's text, its spaces that never break as plain ones."""
    return data.decode().replace("\u00a0", " ")


def test_findings_bear_the_numbers_of_the_report(decided):
    order = in_order(decided, known_facts(decided))
    text = decisions_file(decided, ".csv", "fr").decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text), delimiter=";")
    at = header.index("N°")
    assert [(row[0], row[at]) for row in rows] == [
        (finding.id, str(number)) for number, finding in enumerate(order, 1)
    ]
    assert all(row[-1][0].isupper() or row[-1][0] == "«" for row in rows)
