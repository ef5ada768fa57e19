"""The national schemas: subventions 2.1.1 and délibérations 2.1.5, as published."""

import json
from functools import cache
from pathlib import Path
from typing import Literal

from extract.given.bounded_files import Json
from reports.export.audit_package import Object

Kind = Literal["subventions", "deliberations"]


@cache
def scdl_schema(kind: Kind) -> Object:
    """The Table Schema, with the rules of the national validator under ``custom_checks``."""
    path = Path(__file__).parent / f"{kind}.schema.json"
    made = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(made, dict)
    return made


def columns(kind: Kind) -> dict[str, bool]:
    """The columns in order, and whether each is required."""
    fields = scdl_schema(kind)["fields"]
    assert isinstance(fields, list)
    return dict(map(_column, fields))


def titles(kind: Kind) -> dict[str, str]:
    """What the schema calls each column, in its own language."""
    fields = scdl_schema(kind)["fields"]
    assert isinstance(fields, list)
    found = {}
    for each in fields:
        assert isinstance(each, dict)
        found[str(each["name"])] = str(each.get("title") or each["name"])
    return found


def _column(field: Json) -> tuple[str, bool]:
    assert isinstance(field, dict)
    constraints = field.get("constraints")
    return str(field["name"]), isinstance(constraints, dict) and bool(
        constraints.get("required")
    )
