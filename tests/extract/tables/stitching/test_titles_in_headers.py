"""Numbered titles that were read as headings of columns, or as tables of their own."""

from dataclasses import replace

import pytest

from extract.tables.stitching.titles_in_headers import (
    title_alone,
    without_title,
)


@pytest.fixture
def headed(make_raw):
    """A table under two lines of headers: the texts of the first, each with the columns it spans,
    over "Chap.", "Libellé" and "Montant"."""

    def make(*top):
        names = ("Chap.", "Libellé", "Montant")
        raw = make_raw("t", names, [["65", "Autres charges", "12,00"]])
        rows = [replace(cell, row=1) for cell in raw.header_rows]
        col = 0
        labels = list(names)
        for text, span in top:
            rows.append(
                replace(
                    raw.header_rows[0], row=0, col=col, colspan=span, text=text
                )
            )
            for at in range(col, col + span):
                labels[at] = f"{text} / {names[at]}" if text else names[at]
            col += span
        return replace(raw, header=tuple(labels), header_rows=tuple(rows))

    return make


def test_a_title_over_the_first_columns_is_the_caption(headed):
    raw = without_title(headed(("B. Fonctionnement – recettes", 2)))
    assert raw.caption == "B. Fonctionnement – recettes"
    assert raw.header == ("Chap.", "Libellé", "Montant")
    assert {cell.row for cell in raw.header_rows} == {0}


def test_a_heading_beside_it_stays(headed):
    raw = without_title(headed(("2. Recettes", 2), ("Crédits", 1)))
    assert (raw.caption, raw.header[2]) == ("2. Recettes", "Crédits / Montant")


@pytest.mark.parametrize(
    "top",
    [
        # two tables side by side
        (("A. Dépenses", 2), ("B. Recettes", 1)),
        # no number
        (("Ressources propres", 2),),
        # a band over all columns
        (("B. Fonctionnement – recettes", 3),),
    ],
)
def test_what_is_no_title_stays(headed, top):
    raw = headed(*top)
    assert without_title(raw) is raw


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (
            ["2. Recettes de fonctionnement", "Crédits"],
            "2. Recettes de fonctionnement",
        ),
        (["2. Recettes de fonctionnement", "12,00"], ""),
        (["Recettes de fonctionnement", "Crédits"], ""),
    ],
)
def test_a_title_that_is_a_table_of_its_own(make_raw, texts, title):
    raw = make_raw("t", ("", ""), [texts])
    bare = replace(raw, header_rows=())
    assert title_alone(bare) == title
