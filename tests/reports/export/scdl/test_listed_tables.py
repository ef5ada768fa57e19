"""What is said of each table: its lines, and how they divide, column by column."""

from reports.export.scdl.complement import Complement
from reports.export.scdl.listed_tables import (
    SHOWN,
    apart_in_words,
    listed_tables,
)
from reports.export.scdl.publish import drafted_grants

from ..made import folder_of, grant


def drafted(*lines, is_all=False):
    complement = Complement(columns={("t1", "Montant"): True})
    return drafted_grants(folder_of(*lines), complement, (), "fr", is_all)


def printed(text):
    return {"details": f'{{"Montant": "{text}"}}'}


LINES = (
    grant("Club", "1.00"),
    grant("Chorale", "", 1, **printed("1 € + 2 €")),
    grant("Amicale", "", 2, **printed("soit 12 € dans un mois")),
    grant("Judo", "", 3, **printed("en attente")),
    grant("Tennis", "", 4),
    grant("M. Jean Martin", "5.00", 5),
    grant("Total", "9.00", 6, role="sum"),
)


def test_the_lines_of_a_table_are_those_published_and_those_that_are_not():
    kept, grants = drafted(*LINES)
    (table,) = listed_tables(kept, grants)
    (column,) = table.columns
    assert (table.lines, table.sums) == (7, 1)
    assert column.lines + sum(n for _, n in column.apart) == table.lines
    assert dict(column.apart) == dict.fromkeys(
        (
            "several-amounts",
            "mixed-cell",
            "words",
            "no-amount",
            "person",
            "sum",
        ),
        1,
    )


def test_what_the_cells_print_is_shown():
    long = "très " * SHOWN
    more = (grant("Boules", "", 7, **printed(long)),)
    _, grants = drafted(*LINES, *more)
    (column,) = grants.columns
    told = [why for _, why in apart_in_words(grants, column, "fr")]
    assert (
        "la cellule mêle des mots et un montant : « soit 12 € dans un mois »"
        in (told)
    )
    (words,) = (why for why in told if "des mots, sans" in why)
    assert "« en attente », « très" in words
    assert words.endswith("… »")
    assert not any("total" in why for why in told)
    english = [why for _, why in apart_in_words(grants, column, "en")]
    assert "the cell prints several amounts: “1 € + 2 €”" in english
