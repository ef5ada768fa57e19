"""Spellings that share a key, totals across annexes, and the legal threshold for a convention."""

from decimal import Decimal

from extract.records.beneficiary_keys import beneficiary_key
from reports.export.beneficiaries import (
    beneficiaries,
    beneficiary_lists,
    merged_spellings,
    proposals,
)

from .made import folder_of, grant


def line(
    name: str,
    amount: str,
    n: int,
    *,
    table: str = "t1",
    decision: str = "granted",
    role: str = "detail",
):
    return {
        "beneficiary": name,
        "beneficiary_key": beneficiary_key(name),
        "amount": amount,
        "line_id": f"{table}!r{n}",
        "table_id": table,
        "decision": decision,
        "role": role,
    }


GRANTS = [
    line("Habitat Insertion", "20000.00", 0),
    line("HABITAT-INSERTION", "3000.00", 1),
    line("Association Habitat Insertion", "0.01", 0, table="t2"),
    line("Habitat Insertion", "50000.00", 2, role="recap"),
    line("Habitat Insertion", "900.00", 3, decision="refused"),
    line("Judo club", "23000.00", 4),
    line("Chorale", "", 5),
    line("", "10.00", 6),
]


def test_totals_across_annexes_and_the_threshold():
    found = {each.key: each for each in beneficiaries(GRANTS)}
    assert list(found) == ["habitat-insertion", "judo-club", "chorale"]
    habitat = found["habitat-insertion"]
    assert (habitat.name, habitat.total, habitat.lines) == (
        "Habitat Insertion",
        Decimal("23000.01"),
        3,
    )
    assert habitat.tables == ("t1", "t2")
    assert habitat.above_threshold
    assert not found["judo-club"].above_threshold
    assert found["chorale"].total == 0


def test_merged_spellings_are_listed_for_review():
    assert merged_spellings(beneficiaries(GRANTS)) == (
        ("habitat-insertion", "Association Habitat Insertion", 1),
        ("habitat-insertion", "HABITAT-INSERTION", 1),
        ("habitat-insertion", "Habitat Insertion", 3),
    )


def test_the_sample_adds_up_to_its_own_totals(sample_frames):
    grants = sample_frames["grants"]
    found = beneficiaries(grants.to_dict("records"))
    counted = grants[
        (grants["role"] == "detail")
        & (grants["decision"] == "granted")
        & (grants["amount"] != "")
    ]
    assert sum((each.total for each in found), Decimal(0)) == sum(
        map(Decimal, counted["amount"]), Decimal(0)
    )
    assert merged_spellings(found)


def test_the_points_table_adds_up_to_its_printed_total(sample_frames):
    """Each measure of the dense table once: cumulated columns are no further grants."""
    grants = sample_frames["grants"]
    points = grants[
        (grants["section"] == "annexe-5")
        & (grants["role"] == "detail")
        & (grants["amount"] != "")
    ]
    totals = sample_frames["totals"]
    (printed,) = totals[
        (totals["section"] == "annexe-5")
        & (totals["column"] == "Montant financier du conventionnement")
    ]["value"]
    assert sum(map(Decimal, points["amount"]), Decimal(0)) == Decimal(printed)


SPLIT_NAMES = (
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
    found = beneficiaries(SPLIT_NAMES)
    pairs = {
        frozenset((one.name, other.name)): str(hit.reason)
        for one, other, hit in proposals(found)
    }
    assert pairs == {
        frozenset(("RECUP'AIRE", "RECUPAIRE")): "folded",
        frozenset(("PIF", "Partenaire Insertion Formation")): "acronym",
    }
    assert {each.name for each in found} >= {"RECUP'AIRE", "RECUPAIRE"}


def test_the_lists_mark_the_threshold_and_both_totals_of_a_proposal():
    totals, spellings, pairs = beneficiary_lists(folder_of(*SPLIT_NAMES))
    marked = {
        record["beneficiary"]: record["above_threshold"]
        for record in totals.records()
    }
    assert (marked["Judo Club"], marked["RECUP'AIRE"], marked["RECUPAIRE"]) == (
        "true",
        "false",
        "false",
    )
    assert {record["spelling"]: record["reason"] for record in spellings.records()} == {
        "Judo Club": "same", "JUDO-CLUB": "folded", "A I L E S": "same", "AILES": "folded",
    }  # fmt: skip
    first = next(
        record for record in pairs.records() if "RECUPAIRE" in record.values()
    )
    assert Decimal(first["total_together"]) > 23000


def test_a_word_that_all_share_proposes_nothing():
    many = [
        grant(f"CCAS {name}", "1.00", row)
        for row, name in enumerate(("Arras", "Lens", "Calais", "Avion"))
    ]
    assert proposals(beneficiaries(many)) == ()
