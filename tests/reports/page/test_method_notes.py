"""The guide's example of a dispositions file is read, signed, and its unknown ids are told in the
report.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reports.page.method_notes import command
from reports.page.report_page import render
from validate.dispositions import dispose, read_dispositions, read_sign_off
from validate.materiality import threshold
from validate.model.finding import SignOff

GUIDE = Path(__file__).parents[3] / "docs" / "dispositions.md"


def test_the_example_of_the_guide(audit, tmp_path):
    path = tmp_path / "decisions.toml"
    path.write_text(
        re.search(
            r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL
        )[1],
        encoding="utf-8",
    )
    signed = read_sign_off(path)
    assert signed == SignOff("A. Auditrice", "R. Relecteur", "2026-05-20")
    decided = read_dispositions(path)
    assert [one.status for one in decided] == ["confirmed", "explained"]
    known = replace(decided[0], finding=audit.findings[0].id)
    findings, unknown = dispose(audit.findings, (known, decided[1]))
    assert unknown == ("0123456789abcdef",)
    html = render(
        replace(
            audit,
            findings=findings,
            unknown_dispositions=unknown,
            sign_off=signed,
        ),
        "fr",
    )
    for said in (
        "A. Auditrice",
        "R. Relecteur",
        "20 mai 2026".replace(" ", "\N{NO-BREAK SPACE}"),
        *unknown,
    ):
        assert said in html


def test_materiality_is_told_with_both_natures(audit):
    for asked in ("1000", "50 %"):
        amount = threshold(asked, audit.document)
        html = render(
            replace(audit, materiality=amount, materiality_asked=asked), "en"
        )
        table = re.search(r'<table id="seuil">.*?</table>', html, re.DOTALL)[0]
        assert re.findall(r'<th scope="row">(.*?)</th>', table) == [
            "Factual (recomputed)",
            "Judgmental",
            "Together",
        ]
        assert "clearly trivial" in html
    assert 'id="seuil"' not in render(replace(audit, materiality=None), "en")
    assert '--materiality "50 %"' in command(
        replace(audit, materiality_asked="50 %"), "en"
    )


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("acte.pdf", "acte.pdf"),
        ("acte n° 2.pdf", '"acte n° 2.pdf"'),
        ("$(touch x).pdf", "'$(touch x).pdf'"),
        ("`touch x`.pdf", "'`touch x`.pdf'"),
        ('a"; touch x.pdf', "'a\"; touch x.pdf'"),
        (r"a\x1b.pdf", r"'a\x1b.pdf'"),
        ("-rf.pdf", "./-rf.pdf"),
    ],
)
def test_the_command_runs_nothing_but_itself(audit, name, word):
    """It is there to be pasted into a shell, and holds a name that somebody else chose."""
    document = audit.document
    named = replace(document, file=replace(document.file, name=name))
    assert command(replace(audit, document=named), "fr").startswith(
        f"pointage audit {word} -o OUT"
    )
    asked = replace(audit, materiality_asked='1"; touch x')
    assert "--materiality '1\"; touch x'" in command(asked, "fr")
