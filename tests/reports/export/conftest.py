"""The audited sample written once, and the files that complete it."""

import csv
import shutil
from pathlib import Path

import pytest

from reports.export.package import AuditFolder, ExportField, read_folder, text_resource

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
EXAMPLE = Path(__file__).parent / "complement.toml"


@pytest.fixture(scope="session")
def audited():
    """The sample's audit."""
    from pointage import audit

    return audit(SAMPLE)


@pytest.fixture(scope="session")
def sample_path(audited, tmp_path_factory) -> Path:
    """The sample's folder."""
    return audited.write(tmp_path_factory.mktemp("out"), pages="none")


@pytest.fixture(scope="session")
def sample(sample_path) -> AuditFolder:
    """The sample's folder as exports read it."""
    return read_folder(sample_path)


def fictional_siret(number: int) -> str:
    """A SIRET that nobody has, with right check digits."""
    from stdnum import luhn

    siren = f"{90000000 + number:08d}"
    siren += luhn.calc_check_digit(siren)
    nic = f"{siren}0001"
    return nic + luhn.calc_check_digit(nic)


@pytest.fixture
def completed(sample, tmp_path) -> Path:
    """The example complement beside a table in which every beneficiary has a fictional number."""
    from reports.export.scdl.publish import beneficiaries_to_fill

    shutil.copy(EXAMPLE, tmp_path / "complement.toml")
    with (tmp_path / "beneficiaires.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["nom", "siret", "rna"])
        for number, row in enumerate(beneficiaries_to_fill(sample).rows):
            ids = ["", f"W62{number:07d}"] if number % 5 == 4 else [fictional_siret(number), ""]
            writer.writerow([row[0], *ids])
    return tmp_path / "complement.toml"


def grant(name: str, amount: str, row: int = 0, **changes: str) -> dict[str, str]:
    """A row of the ``grants`` frame."""
    from extract.beneficiaries import beneficiary_key
    from extract.schema import FRAMES

    base = dict.fromkeys(FRAMES["grants"].columns, "")
    base |= {
        "document_id": "x-1", "deliberation": "2026-1", "section": "annexe-1", "table_id": "t1", "row": str(row),
        "places": f"{row + 1}:1.0,2.0,3.0,4.0", "line_id": f"t1!r{row}", "beneficiary": name,
        "beneficiary_key": beneficiary_key(name), "description": "Une action", "measure": "Montant", "amount": amount,
        "decision": "granted", "role": "detail", "confidence": "1", "engine": "ruled",
    }  # fmt: skip
    return base | changes


def folder_of(*grants: dict[str, str], path: Path = Path("x-1"), **frames: list[dict[str, str]]) -> AuditFolder:
    """A folder with these frames, typed by the schema."""
    from extract.schema import FRAMES

    resources = []
    for name, rows in {"grants": list(grants), **frames}.items():
        fields = [ExportField(each.name, each.type, "", "") for each in FRAMES[name].fields]
        resources.append(text_resource(name, "", fields, [[row[field.name] for field in fields] for row in rows]))
    return AuditFolder(path, "x-1", {"title": "T"}, tuple(resources), {"title": "T", "name": "x-1", "sources": []})
