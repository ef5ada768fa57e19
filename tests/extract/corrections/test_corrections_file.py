"""A file of corrections is read by its types, or refused with what is wrong and where."""

from pathlib import Path

import pytest

from extract.correction import CorrectionKind, TableName
from extract.corrections.corrections_file import read_corrections
from extract.errors import UsageError

HEAD = 'author = "A. Auditrice"\ndate = 2026-05-12\n'
CELL = """
[[cell]]
table = { caption = "Subventions", header = ["Club", "Montant"] }
row = ["Judo"]
column = "Montant"
printed = "1 280,00"
text = "1 250,00"
why = "mal numérisé"
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "corrections.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_kind_is_read_with_who_when_and_why(tmp_path):
    found = read_corrections(
        written(
            tmp_path,
            HEAD
            + CELL
            + """
[[row]]
table = { caption = "Subventions", number = 2 }
row = ["Ensemble"]
kind = "total"
why = "ligne de total"
author = "B. Relecteur"
date = "2026-06-01"

[[column]]
table = { header = ["Voté"] }
column = "Voté"
use = "voted"
why = "colonne votée"

[[leave-out]]
table = { caption = "Sommaire" }
why = "ce n'est pas un tableau"

[[join]]
table = { caption = "Subventions", number = 1 }
with = { caption = "Subventions", number = 2 }
why = "suite de la page d'avant"

[[split]]
table = { caption = "Budget" }
row = ["Recettes"]
text = "Budget : recettes"
why = "deux tableaux"

[[region]]
file = "acte.pdf"
page = 3
box = [56.7, 120, 540.0, 410.5]
text = "Budget"
why = "p. 3"

[[document]]
part = "date"
text = 2026-03-04
file = "acte.pdf"
why = "date de la séance"
""",
        )
    )
    assert [one.kind for one in found] == list(CorrectionKind)
    cell, row, column, _, join, split, region, document = found
    assert region.region == (3, (56.7, 120.0, 540.0, 410.5), "")
    assert (join.table.number, join.other.number) == (1, 2)
    assert (split.row.labels, split.text) == (
        ("Recettes",), "Budget : recettes",
    )  # fmt: skip
    assert cell.table == TableName(
        caption="Subventions", header=("Club", "Montant")
    )
    assert (cell.printed, cell.text) == ("1 280,00", "1 250,00")
    assert (cell.signed.author, cell.signed.date, cell.signed.why) == (
        "A. Auditrice", "2026-05-12", "mal numérisé",
    )  # fmt: skip
    assert (row.signed.author, row.is_a, row.table.number) == (
        "B. Relecteur", "total", 2,
    )  # fmt: skip
    assert column.use == "voted"
    assert (document.column, document.text) == ("date", "2026-03-04")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (CELL, "cell › n° 1 › il manque « author »"),
        (HEAD + CELL.replace("why", "because"), "« because » n'est pas connu"),
        (HEAD + CELL.replace('why = "mal numérisé"', ""), "il manque « why »"),
        (HEAD + CELL + "number = 0", "on compte à partir de 1"),
        (HEAD + CELL + "x = 1", "« x » n'est pas connu ici"),
        (HEAD + CELL.replace('["Judo"]', '"Judo"'), "une liste est attendu"),
        (HEAD + CELL.replace('"1 250,00"', "1250.0"), "un texte est attendu"),
        (HEAD + CELL.replace("caption", "title"), "« title » n'est pas connu"),
        (
            HEAD + '[[leave-out]]\ntable = {}\nwhy = "x"',
            "il manque « caption »",
        ),
        (
            HEAD
            + '[[row]]\ntable = {caption="a"}\nrow=["b"]\nkind="sum"\nwhy="x"',
            "l'un de data, total",
        ),
        (
            HEAD + '[[column]]\ntable = {caption="a"}\ncolumn="b"\nwhy="x"',
            "un seul de « kind »",
        ),
        (
            HEAD + '[[document]]\npart="date"\ntext="2026-01-02"\nwhy="x"',
            "il manque « file »",
        ),
        (
            HEAD + '[[document]]\npart="date"\nfile="a"\ntext="hier"\nwhy="x"',
            "une date AAAA-MM-JJ",
        ),
        (HEAD + 'cell = "x"', "cell › une liste"),
        ('date = "hier"\nauthor="a"\n' + CELL, "une date AAAA-MM-JJ"),
        ("[[cell", "ce n'est pas du TOML"),
        (HEAD + "[[board]]", "« board » n'est pas connu"),
    ],
)
def test_any_other_form_is_refused_in_one_sentence(tmp_path, text, told):
    with pytest.raises(UsageError) as caught:
        read_corrections(written(tmp_path, text))
    assert told in caught.value.text("fr")
    assert "\n" not in caught.value.text("fr")
    assert caught.value.exit_code == 2


def test_a_text_of_any_length_is_refused(tmp_path):
    long = HEAD + CELL.replace("mal numérisé", "a" * 10_001)
    with pytest.raises(UsageError, match="10000 characters"):
        read_corrections(written(tmp_path, long))


def test_what_is_obeyed_in_a_reason_is_shown_by_its_number(
    tmp_path: Path,
) -> None:
    text = (
        'author = "A.\\u202e"\ndate = 2026-05-12\n[[leave-out]]\nwhy = "vu\\u001b"\n'
        'table = { caption = "Sommaire" }'
    )
    (one,) = read_corrections(written(tmp_path, text))
    assert (one.signed.author, one.signed.why) == ("A.\\u202e", "vu\\x1b")


def test_what_has_no_ink_is_left_out_of_a_text(tmp_path: Path) -> None:
    lines = (
        'author = "A."',
        "date = 2026-05-12",
        "[[cell]]",
        'why = "lu"',
        'table = { caption = "Aides" }',
        'row = ["Club"]',
        'column = "Montant"',
        'printed = "1 280"',
        r'text = "\u202e1\u200b 2\n50\u001b"',
    )
    (one,) = read_corrections(written(tmp_path, "\n".join(lines)))
    assert one.text == "1 2 50"
