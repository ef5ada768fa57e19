"""The names by which places of the report are linked."""

import re

_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")
"""What neither an id of HTML nor the name of a file may hold on every system."""


def slug(text: str) -> str:
    """``text`` as part of an HTML id, a URL fragment or a file name."""
    return _UNSAFE.sub("-", text).strip("-") or "x"


def cell_anchor(fact_id: str) -> str:
    """A figure in the tables as read, or in the list of the prose's figures."""
    return f"c-{slug(fact_id)}"


def row_anchor(table_id: str, index: int) -> str:
    """A row of a table as read, where rows beside it are left out."""
    return f"r-{slug(table_id)}-{index}"


def place_anchor(fact_id: str) -> str:
    """The same figure on the image of its page."""
    return f"p-{slug(fact_id)}"


def table_anchor(table_id: str) -> str:
    """A table as read."""
    return f"t-{slug(table_id)}"


def finding_anchor(finding_id: str) -> str:
    """A finding: permanent, since its id survives re-runs."""
    return f"ecart-{slug(finding_id)}"


def page_anchor(number: int) -> str:
    """A page image."""
    return f"page-{number}"
