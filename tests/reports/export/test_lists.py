"""What is listed beside the frames: totals per beneficiary, spellings merged, merges proposed,
names withheld.
"""

from decimal import Decimal

from reports.export.beneficiaries import beneficiaries, beneficiary_lists, proposals
from reports.export.csv_files import resource_csv
from reports.export.withhold_persons import without_persons

from .made import folder_of, grant

GRANTS = (
    grant("RECUP'AIRE", "23000.00", 0),
    grant("RECUPAIRE", "0.01", 1),
    grant("A I L E S", "10.00", 2),
    grant("AILES", "10.00", 3),
    grant("Partenaire Insertion Formation", "5.00", 4),
    grant("PIF", "5.00", 5),
    grant("Judo Club", "1.00", 6),
    grant("JUDO-CLUB", "23000.00", 7, table_id="t2"),
)


def test_split_names_are_proposed_with_their_reason_and_not_merged():
    found = beneficiaries(GRANTS)
    pairs = {
        frozenset((one.name, other.name)): str(hit.reason) for one, other, hit in proposals(found)
    }
    assert pairs == {
        frozenset(("RECUP'AIRE", "RECUPAIRE")): "folded",
        frozenset(("PIF", "Partenaire Insertion Formation")): "acronym",
    }
    assert {each.name for each in found} >= {"RECUP'AIRE", "RECUPAIRE"}


def test_the_lists_mark_the_threshold_and_both_totals_of_a_proposal():
    totals, spellings, pairs = beneficiary_lists(folder_of(*GRANTS))
    marked = {record["beneficiary"]: record["above_threshold"] for record in totals.records()}
    assert (marked["Judo Club"], marked["RECUP'AIRE"], marked["RECUPAIRE"]) == (
        "true",
        "false",
        "false",
    )
    assert {record["spelling"]: record["reason"] for record in spellings.records()} == {
        "Judo Club": "same", "JUDO-CLUB": "folded", "A I L E S": "same", "AILES": "folded",
    }  # fmt: skip
    first = next(record for record in pairs.records() if "RECUPAIRE" in record.values())
    assert Decimal(first["total_together"]) > 23000


def test_a_word_that_all_share_proposes_nothing():
    many = [
        grant(f"CCAS {name}", "1.00", row)
        for row, name in enumerate(("Arras", "Lens", "Calais", "Avion"))
    ]
    assert proposals(beneficiaries(many)) == ()


def test_names_of_persons_are_nowhere_in_what_is_exported():
    cell = {"row_path": "Aides > Mme DUPONT Jeanne", "printed": "10,00", "row_kind": "detail"}
    from extract.records.registry import FRAMES

    cells = [dict.fromkeys(FRAMES["cells"].columns, "") | cell]
    claims = [
        dict.fromkeys(FRAMES["claims"].columns, "")
        | {"subject": "aide à Jeanne Dupont", "counts": "amount"}
    ]
    folder = folder_of(
        grant("DUPONT Jeanne", "10.00"), grant("Judo", "5.00", 1), cells=cells, claims=claims
    )
    kept = without_persons(folder)
    text = "".join(
        resource_csv(resource) for resource in (*kept.folder.resources, kept.withheld)
    ).lower()
    assert "dupont" not in text
    assert [record["beneficiary"] for record in kept.folder.records("grants")] == ["Judo"]
    assert kept.withheld.rows == (("t1!r0", "Montant", "t1", "0", "1", "person"),)
    assert kept.persons == 2
    assert kept.folder.records("cells")[0]["row_path"].startswith("Aides > [personne n° ")


def test_a_folder_without_persons_is_left_as_it_is(sample):
    kept = without_persons(sample)
    assert (kept.folder, kept.persons, kept.withheld.rows) == (sample, 0, ())
