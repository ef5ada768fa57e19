"""The audited sample written once, and the files that complete it."""

import csv
import shutil
from pathlib import Path

import pytest

from reports.export.audit_package import AuditFolder, read_folder

from .made import fictional_siret

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


@pytest.fixture
def completed(sample, tmp_path) -> Path:
    """The example complement beside a table in which every beneficiary has a fictional number."""
    from reports.export.scdl.publish import beneficiaries_to_fill

    shutil.copy(EXAMPLE, tmp_path / "complement.toml")
    with (tmp_path / "beneficiaires.csv").open(
        "w", encoding="utf-8", newline=""
    ) as file:
        writer = csv.writer(file)
        writer.writerow(["nom", "siret", "rna"])
        for number, row in enumerate(beneficiaries_to_fill(sample).rows):
            ids = (
                ["", f"W62{number:07d}"]
                if number % 5 == 4
                else [fictional_siret(number), ""]
            )
            writer.writerow([row[0], *ids])
    return tmp_path / "complement.toml"
