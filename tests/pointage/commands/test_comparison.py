"""Two audits side by side: what was added, taken away, corrected; what became of the findings."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from extract.document import Document, DocumentFile, PageInfo, PageKind
from extract.facts import Statements, table_facts
from extract.lines.masthead import Masthead
from extract.lines.sections import Section, SectionKind
from extract.pdf.source import open_source
from extract.reader import read_document
from extract.tables.typing import type_table
from pointage.commands.compare_command import comparison_text
from pointage.commands.comparison import compare_audits
from reports.files.audit_folder import audit_parts
from reports.files.audit_read import read_audit
from reports.files.disk.finished_folder import sign
from reports.files.document_parts import document_parts
from reports.files.json_encode import object_text
from reports.page.report_page import Images
from validate.conclude import conclude
from validate.discover import discover
from validate.model.finding import Abstention, Audit, Message
from validate.model.identity import evaluate

SAMPLE = (
    Path(__file__).parents[3] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)
HEADER = ("Bénéficiaire", "Places", "Tarif", "Montant")
ROWS = (
    ("Les Amis", "12", "125,00 €", "1 500,00 €"),
    ("La Fabrique", "7", "340,00 €", "2 380,00 €"),
    ("Union des arts", "31", "95,00 €", "2 945,00 €"),
    ("Judo du Val", "16", "155,00 €", "2 480,00 €"),
    ("Club nautique", "9", "210,00 €", "1 890,00 €"),
    ("TOTAL", "75", "", "11 195,00 €"),
)


@pytest.fixture
def make_audit(make_raw):
    """``make_audit(rows, caption="…", header=…, page=…)``."""

    def make(rows=ROWS, caption="Subventions", header=HEADER, page=1):
        raw = make_raw(
            "annexe-1-t1",
            header,
            rows,
            caption=caption,
            section="annexe-1",
            pages=[page] * len(rows),
        )
        table = type_table(raw)
        section = Section(
            "annexe-1", SectionKind.ANNEX, "1", "Annexe 1", (1, 0.0)
        )
        return audited(
            Document(
                file=DocumentFile("doc-0", "doc.pdf", "0" * 64),
                pages=(PageInfo(1, 595, 842, "", PageKind.TABLES),),
                sections=(section,),
                tables=(table,),
                prose=(),
                facts=table_facts(table),
                statements=Statements((), (), (), ()),
                masthead=Masthead(exercise=2026),
            )
        )

    return make


def audited(document: Document) -> Audit:
    from validate.check import fact_index

    discovery, facts = discover(document), fact_index(document)
    return conclude(
        document,
        [evaluate(one, facts) for one in discovery.identities],
        discovery.abstentions,
    )


def edited(row: int, col: int, text: str):
    return tuple(
        tuple(
            text if (r, c) == (row, col) else cell
            for c, cell in enumerate(cells)
        )
        for r, cells in enumerate(ROWS)
    )


def test_the_same_document_differs_in_nothing(make_audit):
    same = compare_audits(make_audit(), make_audit())
    assert (
        same.added,
        same.gone,
        same.changed,
        same.new,
        same.fixed,
        same.open,
    ) == (
        (),
        (),
        (),
        (),
        (),
        (),
    )


def test_another_page_or_order_is_no_change(make_audit):
    shuffled = (ROWS[3], ROWS[0], ROWS[4], ROWS[2], ROWS[1], ROWS[5])
    moved = compare_audits(make_audit(), make_audit(shuffled, page=4))
    assert (moved.added, moved.gone, moved.changed) == ((), (), ())


def test_a_corrected_cell_is_a_change_and_its_finding_is_fixed(make_audit):
    wrong = edited(1, 3, "2 830,00 €")
    result = compare_audits(make_audit(wrong), make_audit())
    (change,) = result.changed
    assert (change.table, change.row, change.column) == (
        "Subventions",
        "La Fabrique",
        "Montant",
    )
    assert (change.before, change.after) == ("2 830,00 €", "2 380,00 €")
    assert len(result.fixed) == 1
    assert (result.new, result.open) == ((), ())
    back = compare_audits(make_audit(), make_audit(wrong))
    assert [one.id for one in back.new] == [one.id for one in result.fixed]


def test_a_finding_still_open_is_neither_new_nor_fixed(make_audit):
    wrong, otherwise = edited(1, 3, "2 830,00 €"), edited(1, 3, "2 930,00 €")
    result = compare_audits(make_audit(wrong), make_audit(otherwise))
    assert (len(result.open), result.new, result.fixed) == (1, (), ())


def test_lines_added_and_gone(make_audit):
    longer = (*ROWS[:2], ("Boxe", "6", "78,00 €", "468,00 €"), *ROWS[3:])
    result = compare_audits(make_audit(), make_audit(longer))
    assert [one.row for one in result.added] == ["Boxe"]
    assert [one.row for one in result.gone] == ["Union des arts"]
    assert dict(result.added[0].cells)["Montant"] == "468,00 €"


def test_a_renamed_beneficiary_is_a_change(make_audit):
    result = compare_audits(
        make_audit(), make_audit(edited(2, 0, "Union des Arts (association)"))
    )
    assert (result.added, result.gone) == ((), ())
    assert [(one.before, one.after) for one in result.changed] == [
        ("Union des arts", "Union des Arts (association)")
    ]


def test_a_table_only_in_one_is_all_added_or_gone(make_audit):
    other = make_audit(
        (("12/01/2026", "Conseil", "x"),),
        "Calendrier",
        ("Date", "Organe", "Lieu"),
    )
    result = compare_audits(make_audit(), other)
    assert len(result.gone) == len(ROWS)
    assert len(result.added) == 1


@pytest.mark.parametrize(
    ("lang", "words"),
    [("fr", "Cellules modifiées : 1"), ("en", "Cells changed: 1")],
)
def test_it_is_told_in_both_languages(make_audit, lang, words):
    text = comparison_text(
        compare_audits(make_audit(edited(1, 3, "2 830,00 €")), make_audit()),
        lang,
    )
    assert words in text
    assert "2 830,00 €" in text


def test_it_is_json(make_audit):
    told = json.loads(
        json.dumps(
            compare_audits(
                make_audit(edited(1, 3, "2 830,00 €")), make_audit()
            ).to_json()
        )
    )
    assert sorted(told) == [
        "added",
        "changed",
        "first",
        "fixed",
        "gone",
        "incomplete",
        "new",
        "open",
        "second",
    ]
    assert told["changed"][0]["row"] == "La Fabrique"


def test_an_audit_is_read_back_from_its_folder(make_audit, tmp_path):
    audit = make_audit(edited(1, 3, "2 830,00 €"))
    parts = audit_parts(
        audit, document_parts(audit.document), lambda: Images({})
    )
    (tmp_path / "audit.json").write_text(
        "".join(object_text(parts)), encoding="utf-8"
    )
    sign(tmp_path)
    again = read_audit(tmp_path)
    result = compare_audits(audit, again)
    assert (
        result.added,
        result.gone,
        result.changed,
        result.new,
        result.fixed,
    ) == (
        (),
        (),
        (),
        (),
        (),
    )
    assert len(result.open) == len(audit.findings)


def test_two_versions_of_the_sample():
    """A few cells corrected: those are the changes, their findings are fixed, every other one is
    still open.
    """
    with open_source(SAMPLE, None) as source:
        document = read_document(source)
    corrections = {
        ("Référents insertion professionnelle", "1 50"): "150,00",
        ("TRAVAIL PARTAGES 62", "35"): "15",
    }
    tables = []
    for table in document.tables:
        cells = list(table.raw.cells)
        for index, cell in enumerate(cells):
            for (label, wrong), right in corrections.items():
                row = " ".join(
                    one.text
                    for one in table.rows[cell.row].cells
                    if one is not None
                )
                if label in row and re.match(rf"{wrong}\b(?! \d)", cell.text):
                    cells[index] = replace(
                        cell, text=cell.text.replace(wrong, right, 1)
                    )
        tables.append(type_table(replace(table.raw, cells=tuple(cells))))
    facts = {fact.id: fact for table in tables for fact in table_facts(table)}
    version = replace(
        document,
        tables=tuple(tables),
        facts=tuple(facts.get(fact.id, fact) for fact in document.facts),
    )
    result = compare_audits(audited(document), audited(version))
    assert (result.added, result.gone) == ((), ())
    assert len(result.changed) == 2
    assert {"35", "1 50"} <= {one.printed for one in result.fixed}
    assert result.new == ()
    assert result.open


def test_what_is_gone_from_an_incomplete_audit_may_not_be_fixed(make_audit):
    found = make_audit(edited(1, 3, "2 830,00 €"))
    crash = Abstention("footing", "", "x", Message("", ""), crashed=True)
    lost = replace(make_audit(edited(1, 3, "2 830,00 €")), findings=())
    lost = replace(lost, abstentions=(crash,))
    result = compare_audits(found, lost)
    assert result.fixed
    assert result.incomplete == ("doc-0",)
    assert comparison_text(result, "fr").startswith("Audit incomplet")
    assert comparison_text(result, "en").startswith("Incomplete audit")
    assert result.to_json()["incomplete"] == ("doc-0",)
    assert compare_audits(found, found).incomplete == ()
