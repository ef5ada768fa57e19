"""Grants, folders and numbers made up for the tests of exports."""

from pathlib import Path

from reports.export.audit_package import AuditFolder, ExportField, text_resource


def fictional_siret(number: int) -> str:
    """A SIRET that nobody has, with right check digits."""
    from stdnum import luhn

    siren = f"{90000000 + number:08d}"
    siren += luhn.calc_check_digit(siren)
    nic = f"{siren}0001"
    return nic + luhn.calc_check_digit(nic)


def grant(
    name: str, amount: str, row: int = 0, **changes: str
) -> dict[str, str]:
    """A row of the ``grants`` frame."""
    from extract.records.beneficiary_keys import beneficiary_key
    from extract.records.registry import FRAMES

    base = dict.fromkeys(FRAMES["grants"].columns, "")
    base |= {
        "document_id": "x-1",
        "deliberation": "2026-1",
        "section": "annexe-1",
        "table_id": "t1",
        "row": str(row),
        "places": f"{row + 1}:1.0,2.0,3.0,4.0",
        "line_id": f"t1!r{row}",
        "beneficiary": name,
        "beneficiary_key": beneficiary_key(name),
        "description": "Une action",
        "measure": "Montant",
        "amount": amount,
        "decision": "granted",
        "role": "detail",
        "confidence": "1",
        "engine": "ruled",
    }
    return base | changes


def folder_of(
    *grants: dict[str, str],
    path: Path = Path("x-1"),
    **frames: list[dict[str, str]],
) -> AuditFolder:
    """A folder with these frames, typed by the schema."""
    from extract.records.registry import FRAMES

    resources = []
    for name, rows in {"grants": list(grants), **frames}.items():
        fields = [
            ExportField(each.name, each.type, "", "")
            for each in FRAMES[name].fields
        ]
        resources.append(
            text_resource(
                name,
                "",
                fields,
                [[row[field.name] for field in fields] for row in rows],
            )
        )
    return AuditFolder(
        path,
        "x-1",
        {"title": "T"},
        tuple(resources),
        {"title": "T", "name": "x-1", "sources": []},
    )


def votes(**changes: str) -> dict[str, str]:
    from extract.records.registry import FRAMES

    return (
        dict.fromkeys(FRAMES["votes"].columns, "")
        | {"deliberation": "2026-1"}
        | changes
    )
