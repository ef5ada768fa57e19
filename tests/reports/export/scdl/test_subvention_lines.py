"""The lines of subventions."""

from dataclasses import replace
from decimal import Decimal

from reports.export.scdl.complement import Complement
from reports.export.scdl.grant_columns import Fate, GrantColumn
from reports.export.scdl.publish import validate_rows
from reports.export.scdl.subvention_lines import (
    OBJECT,
    purpose,
    shortened,
    subvention_lines,
)

from ..made import folder_of, grant
from .completed import CHOSEN, CLUB, FULL


def test_only_grants_are_published():
    folder = folder_of(
        grant("Club de judo", "100.00", 0),
        grant("Club de judo", "0.00", 1),
        grant("Club de judo", "90.00", 2, decision="refused"),
        grant("Club de judo", "80.00", 3, decision="deferred"),
        grant("Club de judo", "70.00", 4, role="recap", measure="Cumul"),
        grant("Club de judo", "", 5),
        grant("Club de judo", "-5.00", 6),
        grant("", "5.00", 7),
    )
    made = subvention_lines(
        folder, Complement(subventions=FULL, columns=CHOSEN), CLUB
    )
    assert [row["montant"] for row in made.rows] == ["100.00"]
    assert [row[-1] for row in made.left_out.rows] == [
        "zero",
        "refused",
        "deferred",
        "recap",
        "no-amount",
        "negative",
        "no-beneficiary",
    ]
    assert made.problems == ()
    assert validate_rows("subventions", made.rows, ["t1!r0"]) == ()


def test_the_purpose_is_what_the_line_says():
    own = grant("Club", "1.00", description="Achat de tatamis")
    over = grant(
        "Club",
        "1.00",
        description="",
        details='{"OPERATION": "Opération 2 : sport"}',
        measure="Aide 2026",
    )
    assert purpose(own) == "Achat de tatamis"
    assert purpose(over) == "Opération 2 : sport"
    assert purpose(over | {"description": "F"}) == "Opération 2 : sport"
    assert purpose(grant("Club", "1.00", description="", operation="3")) == ""
    long = shortened("mot " * 100)
    assert len(long) <= OBJECT
    assert long.endswith("mot…")


def test_what_is_printed_for_several_amounts_of_a_line_is_told_apart():
    lines = [
        grant("Club", "1.00", measure=measure, description="")
        for measure in ("Fonctionnement", "Projet")
    ]
    columns = {
        ("t1", measure): True for measure in ("Fonctionnement", "Projet")
    }
    complement = Complement(subventions=FULL, columns=columns)
    made = subvention_lines(folder_of(*lines), complement, CLUB)
    assert [row["objet"] for row in made.rows] == [
        "Objet – Fonctionnement",
        "Objet – Projet",
    ]


def of_a_sitting(line):
    """A folder whose document is called after a sitting."""
    return replace(folder_of(line), package={"title": "Compte rendu"})


def test_a_purpose_that_nothing_tells_is_missing():
    line = grant("Club de judo", "1.00", description="")
    said = {**FULL, "objet": ""}
    made = subvention_lines(
        of_a_sitting(line), Complement(subventions=said, columns=CHOSEN), CLUB
    )
    assert [row["objet"] for row in made.rows] == [""]
    assert [one.field for one in made.problems] == ["objet"]


def test_the_header_tells_where_the_caption_does_not():
    line = grant("Club", "1.00", description="", measure="Aide votée")
    column = GrantColumn(
        "t1", 1, "", "Aide votée", Fate.PUBLISHED, "voted", "", 1, Decimal(1)
    )
    spoken = "Mme la maire lit la liste des subventions"
    for caption, objet in (
        ("Subventions aux associations", "Subventions aux associations"),
        ("qui reçoivent des subventions", "Aide votée"),
        ("Les subventions sont reconduites.", "Aide votée"),
        (spoken, "Aide votée"),
    ):
        made = subvention_lines(
            of_a_sitting(line),
            Complement(),
            (),
            [replace(column, caption=caption)],
        )
        assert [row["objet"] for row in made.rows] == [objet]


def test_a_column_counts_the_lines_that_are_published():
    lines = [
        grant("Club", "1.00"),
        grant("Total", "3.00", 1),
        grant("Club", "90.00", 2, measure="Autre"),
    ]
    made = subvention_lines(folder_of(*lines), Complement(columns=CHOSEN), ())
    assert [(one.label, one.lines, one.total) for one in made.columns] == [
        ("Montant", 1, Decimal("1.00")),
        ("Autre", 1, Decimal("90.00")),
    ]


def test_what_repeats_other_lines_is_published_where_it_is_chosen():
    line = grant("Club", "1.00", role="recap")
    made = subvention_lines(folder_of(line), Complement(columns=CHOSEN), ())
    assert len(made.rows) == 1


def test_parts_refine_the_lines_of_a_section():
    folder = folder_of(
        grant("Club de judo", "1.00"),
        grant("Club de judo", "2.00", 1, section="annexe-2", description=""),
    )
    complement = Complement(
        subventions=FULL,
        columns=CHOSEN,
        parts={
            "annexe-2": {"objet": "Autre", "conditionsVersement": "échelonné"}
        },
    )
    first, second = subvention_lines(folder, complement, CLUB).rows
    assert (first["objet"], first["conditionsVersement"]) == (
        "Une action",
        "unique",
    )
    assert (second["objet"], second["conditionsVersement"]) == (
        "Autre",
        "échelonné",
    )
