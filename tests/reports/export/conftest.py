"""The audited sample as exports read it, and the files that complete it."""

import csv
import shutil
from pathlib import Path

import pytest

from reports.export.audit_package import AuditFolder, read_folder

from .made import fictional_siret

EXAMPLE = Path(__file__).parent / "complement.toml"


@pytest.fixture(scope="session")
def sample(sample_folder) -> AuditFolder:
    """The sample's folder as exports read it."""
    return read_folder(sample_folder)


@pytest.fixture
def completed(sample, tmp_path) -> Path:
    """The example complement beside a table in which every beneficiary has a fictional number."""
    from reports.export.scdl.complement import Complement
    from reports.export.scdl.publish import beneficiaries_to_fill
    from reports.export.scdl.subvention_lines import subvention_lines

    names = subvention_lines(sample, Complement(), ()).names
    shutil.copy(EXAMPLE, tmp_path / "complement.toml")
    with (tmp_path / "beneficiaires.csv").open(
        "w", encoding="utf-8", newline=""
    ) as file:
        writer = csv.writer(file)
        writer.writerow(["nom", "siret", "rna"])
        for number, row in enumerate(beneficiaries_to_fill(names).rows):
            ids = (
                ["", f"W62{number:07d}"]
                if number % 5 == 4
                else [fictional_siret(number), ""]
            )
            writer.writerow([row[0], *ids])
    return tmp_path / "complement.toml"
