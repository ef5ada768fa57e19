"""What an auditor decided is read, applied by finding id, and told where it matches nothing."""

import pytest

from extract.errors import UsageError
from validate.dispositions import (
    Disposition,
    dispose,
    read_dispositions,
    read_sign_off,
)
from validate.model.finding import Finding, Message, SignOff, Status
from validate.model.identity import Kind, Severity

GOOD = """
[[disposition]]
finding = "abc"
status = "explained"
note = "tarif spécial"
author = "A. Auditrice"
date = 2026-05-12

[[disposition]]
finding = "gone"
status = "confirmed"
"""


def finding(identifier):
    words = Message("", "")
    return Finding(
        identifier, Kind.SUM, Severity.ERROR, "factual", "open", (1,), "t", "1", "2",
        None, 0, "", words, "r", "1", (),
    )  # fmt: skip


def test_a_file_is_read_and_applied(tmp_path):
    path = tmp_path / "decisions.toml"
    path.write_text(GOOD, encoding="utf-8")
    disposed, unknown = dispose(
        [finding("abc"), finding("def")], read_dispositions(path)
    )
    assert [(f.status, f.note, f.author, f.disposed_on) for f in disposed] == [
        ("explained", "tarif spécial", "A. Auditrice", "2026-05-12"),
        ("open", "", "", ""),
    ]
    assert unknown == ("gone",)


def test_what_is_obeyed_or_not_seen_in_a_note_is_shown_by_its_number(tmp_path):
    path = tmp_path / "decisions.csv"
    note = '"12 mai\tvu\r\n\x1b[2J\u202efdp"'
    path.write_text(
        f"finding;status;note;author\nabc;confirmed;{note};A.\x07\n",
        encoding="utf-8",
    )
    (one,) = read_dispositions(path)
    assert one.note == "12 mai vu\n\\x1b[2J\\u202efdp"
    assert one.author == "A.\\x07"

    path = tmp_path / "decisions.toml"
    path.write_text('prepared_by = "A.\\u202e"', encoding="utf-8")
    assert read_sign_off(path).prepared_by == "A.\\u202e"


def test_the_last_decision_on_a_finding_counts():
    decisions = [
        Disposition("abc", "confirmed"),
        Disposition("abc", "explained"),
    ]
    assert dispose([finding("abc")], decisions)[0][0].status == "explained"


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        '[[disposition]]\nstatus = "explained"',
        '[[disposition]]\nfinding = "a"\nstatus = "maybe"',
        "disposition = 1",
    ],
)
def test_a_file_of_another_form_is_a_usage_error(tmp_path, text):
    path = tmp_path / "decisions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"decisions\.toml"):
        read_dispositions(path)


HEAD = '[[disposition]]\nfinding = "a"\nstatus = "explained"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            HEAD + "status2 = 1",
            "décision n° 1 › « status2 » n'est pas connu ici",
        ),
        (HEAD + "note = 1", "décision n° 1 › note › un texte est attendu"),
        (
            HEAD + "note = {a = 1}",
            "décision n° 1 › note › un texte est attendu",
        ),
        (
            HEAD + '[[disposition]]\nfinding = ""\nstatus = "open"',
            "décision n° 2",
        ),
        ("[[disposition]]\nfinding = 1\nstatus = 'open'", "finding › un texte"),
        ("disposition = [1]", "décision n° 1 › un objet est attendu"),
        ("prepared = 'A'", "« prepared » n'est pas connu ici"),
        ("a = " + "[" * 100_000, "emboîtés"),
        ("a = " + "{a=" * 100_000, "emboîtés"),
        ("a." * 100_000 + "a = 1", "emboîtés"),
        ("a." * 10 + "a = 1", "emboîtés"),
        ("a" * 100_000 + " = 1", "caractères"),
        ("#" + "x" * 4_000_001, "4 Mo"),
    ],
)
def test_what_no_decision_holds_is_refused_in_a_sentence(tmp_path, text, said):
    path = tmp_path / "décisions\n.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        read_dispositions(path)
    assert said in refused.value.fr
    assert refused.value.fr.startswith(
        "décisions\\n.toml : fichier de dispositions"
    )
    assert "docs/dispositions.md" in refused.value.fr
    assert len(refused.value.fr) < 400


@pytest.mark.parametrize("value", ["1", "[]", "{}", "true"])
def test_who_signs_is_a_text(tmp_path, value):
    path = tmp_path / "decisions.toml"
    path.write_text(f"reviewed_by = {value}", encoding="utf-8")
    with pytest.raises(UsageError, match="reviewed_by"):
        read_sign_off(path)


def test_who_signs_may_be_left_out(tmp_path):
    path = tmp_path / "decisions.toml"
    path.write_text(
        "prepared_by = 'A. B.'\ndate = 2026-05-20", encoding="utf-8"
    )
    signed = read_sign_off(path)
    assert (signed.prepared_by, signed.reviewed_by) == ("A. B.", "")
    assert signed.date == "2026-05-20"


SHEET = """identifiant;décision;note;auteur;date;Constat
abc;Expliqué;tarif spécial;A. Auditrice;2026-05-12;un écart
def;;;;;un autre
ghi;lecture;'=vu à l'écran;;;un troisième
"""


def test_a_table_is_read_by_its_headers(tmp_path):
    path = tmp_path / "decisions.csv"
    path.write_text(SHEET, encoding="utf-8-sig")
    assert read_dispositions(path) == (
        Disposition(
            "abc",
            Status.EXPLAINED,
            "tarif spécial",
            "A. Auditrice",
            "2026-05-12",
        ),
        Disposition("ghi", Status.EXTRACTION, "=vu à l'écran"),
    )
    assert read_sign_off(path) == SignOff()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Expliqué", "peut-être", "ligne 2"),
        ("décision", "choix", "« décision » absente"),
        ("identifiant", "numéro", "« identifiant » absente"),
        ("abc", "", "« finding » est vide"),
    ],
)
def test_a_table_of_another_form_is_refused(tmp_path, old, new, said):
    path = tmp_path / "decisions.csv"
    path.write_text(SHEET.replace(old, new), encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        read_dispositions(path)
    assert said in refused.value.fr
