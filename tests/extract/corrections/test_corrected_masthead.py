"""The head of an act as a person read it."""

from extract.correction import (
    CorrectionKind,
    Misfit,
    PageCorrection,
    Signature,
)
from extract.corrections.corrected_masthead import correct_masthead
from extract.lines.masthead import Masthead

READ = Masthead(title="Budget", body="", date="2026-01-02")


def said(part, text, file="", printed=None):
    return PageCorrection(
        kind=CorrectionKind.DOCUMENT,
        signed=Signature(author="A", date="2026-05-12", why="page 1"),
        column=part,
        text=text,
        file=file,
        printed=printed,
    )


def test_body_date_and_title_are_put_right():
    fresh, became = correct_masthead(
        READ,
        "acte.pdf",
        [
            said("body", "Ville de X"),
            said("date", "2026-02-01", "acte.pdf"),
            said("title", "Budget primitif", "acte.pdf", "Budget"),
        ],
    )
    assert (fresh.body, fresh.date, fresh.title) == (
        "Ville de X", "2026-02-01", "Budget primitif",
    )  # fmt: skip
    assert [one.before for one in became] == ["", "2026-01-02", "Budget"]


def test_what_is_meant_for_another_file_or_text_changes_nothing():
    fresh, became = correct_masthead(
        READ,
        "acte.pdf",
        [
            said("date", "2026-02-01", "autre.pdf"),
            said("title", "Budget"),
            said("title", "Compte", printed="Voirie"),
        ],
    )
    assert fresh == READ
    assert [one.misfit for one in became] == [
        Misfit.OTHER_FILE,
        Misfit.ALREADY,
        Misfit.OTHER_TEXT,
    ]
