"""The Data Package of an export: its CSV files by Table Schema, the licence, and the PDF that they
come from.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from reports.export.audit_package import AuditFolder, Object
from reports.files.atomic_folder import write_json

LICENCES: dict[str, Object] = {
    "etalab-2.0": {
        "name": "etalab-2.0",
        "title": "Licence Ouverte / Open Licence 2.0",
        "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    },
    "ODbL-1.0": {
        "name": "ODbL-1.0",
        "title": "Open Data Commons Open Database License 1.0",
        "path": "https://opendatacommons.org/licenses/odbl/1-0/",
    },
}
"""The licences that French law lets a public body choose for its data (article D. 323-2-1 of the
CRPA), by SPDX id.
"""


def csv_resource(
    path: Path,
    title: str,
    description: str,
    schema: Object,
    *,
    french: bool = False,
) -> Object:
    """One CSV file of a package that lies beside it."""
    data = path.read_bytes()
    return {
        "profile": "tabular-data-resource",
        "name": path.stem.lower(),
        "path": path.name,
        "title": title or path.stem,
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if french else "utf-8",
        "dialect": {
            "delimiter": ";" if french else ",",
            "doubleQuote": True,
            "lineTerminator": "\r\n",
            "header": True,
        },
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }


def write_package(
    folder: AuditFolder,
    output: Path,
    resources: Iterable[Object],
    licence: str = "",
) -> None:
    """Write ``datapackage.json``: what the document's own package says, over the files of this
    export.
    """
    package: Object = {**folder.package, "resources": list(resources)}
    if licence in LICENCES:
        package["licenses"] = [LICENCES[licence]]
    write_json(output / "datapackage.json", package)
