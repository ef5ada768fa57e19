"""Every figure the report may speak of, by id."""

from collections.abc import Mapping
from dataclasses import replace

from extract.cell_ref import CellRef
from extract.facts import Fact
from extract.several import by_id
from extract.texts.sitting import listed_names
from validate.model.finding import Audit, Evidence, Finding


def known_facts(audit: Audit) -> dict[str, Fact]:
    """The document's facts, the names among them as they are printed, and what findings rest on
    beside them (the ends of a period) as facts of their cell.
    """
    facts = by_id(audit.document.facts)
    sections = {table.id: table.section for table in audit.document.tables}
    for finding in audit.findings:
        for item in finding.evidence:
            if item.fact not in facts:
                facts[item.fact] = _bare_fact(item, sections)
    for name in listed_names(audit.document.sitting):
        known = facts.get(name.fact.id)
        if known is not None and name.printed:
            facts[known.id] = replace(known, printed=name.printed)
    return facts


def figures_at_issue(finding: Finding) -> list[str]:
    """The figures that a finding is about, by fact id: its root, and the results of its
    equation.
    """
    found: list[str] = []
    for item in finding.evidence:
        if item.fact == finding.root or item.role == "result":
            found.append(item.fact)
    return found


def _bare_fact(item: Evidence, sections: Mapping[str, str]) -> Fact:
    cell = CellRef.parse(item.fact) or CellRef()
    return Fact(
        id=item.fact,
        counts="other",
        number=None,
        printed=item.printed,
        places=(item.place,),
        section=sections.get(cell.table_id, ""),
        cell=cell,
    )
