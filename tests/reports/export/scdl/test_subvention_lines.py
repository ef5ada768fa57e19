"""The lines of subventions."""

from reports.export.scdl.complement import Complement
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
        grant("Club de judo", "70.00", 4, role="recap"),
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
    assert purpose(over, several=True) == "Opération 2 : sport – Aide 2026"
    assert purpose(grant("Club", "1.00", description="", operation="3")) == ""
    long = shortened("mot " * 100)
    assert len(long) <= OBJECT
    assert long.endswith("mot…")


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
