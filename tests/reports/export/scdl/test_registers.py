"""SIRENE and RNA extracts: what bears a printed name, filled in only where it is alone."""

from pathlib import Path

import pytest

from extract.errors import UsageError
from reports.export.scdl.registers import (
    only_bearer,
    register_matches,
    registered,
)

SIRENE = (
    "siret,denominationUniteLegale,enseigne1Etablissement,"
    "libelleCommuneEtablissement,etatAdministratifEtablissement\n"
    "90000000100017,JUDO-CLUB,,ARRAS,A\n"
    "90000000200015,CHORALE,,ARRAS,A\n"
    "90000000300013,ASSOCIATION CHORALE,,LENS,A\n"
    "90000000400011,THEATRE,LE THÉÂTRE,LENS,F\n"
    "90000000500000,AUTRE,,LENS,A\n"
)
RNA = (
    "id;titre;titre_court;adrs_libcommune;position\n"
    "W620000001;JUDO CLUB;;Arras;A\n"
    "W620000002;L'Écho;;Béthune;A\n"
)


@pytest.fixture
def registers(tmp_path):
    sirene, rna = tmp_path / "sirene.csv", tmp_path / "rna.csv"
    sirene.write_text(SIRENE, encoding="utf-8")
    rna.write_bytes(RNA.encode("cp1252"))
    return sirene, rna


NAMES = ["Judo club", "Chorale", "Théâtre", "L’Écho", "Inconnu"]


def test_who_bears_a_name_is_found_in_both_registers(registers):
    found = registered(NAMES, registers)
    assert {(one.printed, one.siret or one.rna) for one in found} == {
        ("Judo club", "90000000100017"),
        ("Judo club", "W620000001"),
        ("Chorale", "90000000200015"),
        ("Chorale", "90000000300013"),
        ("Théâtre", "90000000400011"),
        ("L’Écho", "W620000002"),
    }
    assert [one.town for one in found if one.rna] == ["Arras", "Béthune"]


def test_only_the_name_of_one_living_body_is_filled_in(registers):
    assert only_bearer(registered(NAMES, registers)) == {
        "Judo club": ("90000000100017", "W620000001"),
        "L’Écho": ("", "W620000002"),
    }


def test_every_match_is_listed_with_its_reason(registers):
    rows = list(register_matches(registered(NAMES, registers)).records())
    why = {(row["nom"], row["nom_registre"]): row["motif"] for row in rows}
    assert "seul" in why["Judo club", "JUDO-CLUB"]
    assert "choisissez" in why["Chorale", "ASSOCIATION CHORALE"]
    assert "fermé" in why["Théâtre", "THEATRE"]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "titre\nJudo\n"])
def test_a_file_that_is_no_register_is_refused(tmp_path, text):
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"x\.csv"):
        registered(["Judo"], [path])
    with pytest.raises(UsageError, match="absent"):
        registered(["Judo"], [tmp_path / "absent.csv"])


def test_a_register_whose_quote_swallows_lines_is_refused(tmp_path):
    path = tmp_path / "sirene.csv"
    cut = SIRENE.replace("ASSOCIATION CHORALE", '"ASSOCIATION CHORALE')
    path.write_text(cut, encoding="utf-8")
    with pytest.raises(UsageError, match="quote that opens on line 4 ") as told:
        registered(NAMES, [path])
    assert "guillemet ouvert à la ligne 4 " in told.value.fr


def test_a_register_that_never_ends_is_refused():
    with pytest.raises(UsageError, match="no ordinary file"):
        registered(NAMES, [Path("/dev/zero")])
