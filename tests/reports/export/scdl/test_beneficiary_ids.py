"""Numbers of beneficiaries by their names."""

import pytest

from extract.errors import UsageError
from reports.export.scdl.beneficiary_ids import Known, find_ids, read_table
from reports.export.scdl.complement import Complement
from reports.export.scdl.subvention_lines import subvention_lines

from ..made import folder_of, grant
from .completed import CHOSEN, FULL


def test_a_doubtful_match_is_proposed_and_never_filled():
    table = (
        Known("Association Habitat Insertion", "38047555800058", ""),
        Known(
            "Instance Intercommunale d'insertion (3ID)", "21860194600013", ""
        ),
        Known("Mission locale", "21860194600013", ""),
        Known("Le Relais", "1", ""),
        Known("LE RELAIS", "2", ""),
    )
    names = (
        "HABITAT-INSERTION",
        "3ID",
        "Mission locale de Lens",
        "Le relais",
        "Chorale",
    )
    found = {
        one.printed: one
        for one in find_ids([(name, 1) for name in names], table)
    }
    assert (
        found["HABITAT-INSERTION"].status,
        found["HABITAT-INSERTION"].known,
    ) == (
        "filled",
        table[0],
    )
    assert (found["3ID"].status, found["3ID"].reason) == ("proposed", "acronym")
    assert found["Mission locale de Lens"].status == "proposed"
    assert (found["Le relais"].status, found["Le relais"].reason) == (
        "none",
        "ambiguous",
    )
    assert found["Chorale"].status == "none"
    made = subvention_lines(
        folder_of(grant("3ID", "1.00")),
        Complement(subventions=FULL, columns=CHOSEN),
        table,
    )
    assert made.rows[0]["idBeneficiaire"] == ""
    assert "3ID" in made.problems[0].action.fr


def test_a_wrong_table_is_refused_by_name(tmp_path):
    path = tmp_path / "b.csv"
    path.write_text("name,siret\n", encoding="utf-8")
    with pytest.raises(UsageError, match="nom"):
        read_table(path)
    with pytest.raises(UsageError):
        read_table(tmp_path / "absent.csv")


@pytest.mark.parametrize("data", [b"", b"\xff", b"nom\n" + b"x" * 32_000_001])
def test_a_table_that_cannot_be_read_is_refused(tmp_path, data):
    path = tmp_path / "b.csv"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=r"b\.csv"):
        read_table(path)


def test_a_table_of_french_spreadsheets_is_read(tmp_path):
    path = tmp_path / "b.csv"
    path.write_text("Nom;SIRET;note\nA, B;1 2;x;y\n\nC\n", encoding="utf-8-sig")
    assert [(one.name, one.siret) for one in read_table(path)] == [
        ("A, B", "12"),
        ("C", ""),
    ]
