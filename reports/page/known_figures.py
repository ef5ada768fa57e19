"""Every figure the report may speak of, by id."""

import re

from extract.facts import Fact
from validate.model.finding import Audit

_CELL = re.compile(r"(?P<table>.+)!r(?P<row>\d+)c(?P<col>\d+)(?:\.\w+)?")


def known_facts(audit: Audit) -> dict[str, Fact]:
    """The document's facts, and what findings rest on beside them (the ends of a period) as facts
    of their cell.
    """
    facts = {fact.id: fact for fact in audit.document.facts}
    for finding in audit.findings:
        for item in finding.evidence:
            if item.fact not in facts:
                match = _CELL.fullmatch(item.fact)
                facts[item.fact] = Fact(
                    id=item.fact,
                    counts="other",
                    number=None,
                    printed=item.printed,
                    places=(item.place,),
                    section=_section(audit, match["table"] if match else ""),
                    table_id=match["table"] if match else "",
                    row=int(match["row"]) if match else None,
                    col=int(match["col"]) if match else None,
                )
    return facts


def _section(audit: Audit, table_id: str) -> str:
    return next((table.section for table in audit.document.tables if table.id == table_id), "")
