"""Every figure the report may speak of, by id."""

from extract.cell_ref import CellRef
from extract.facts import Fact
from validate.model.finding import Audit


def known_facts(audit: Audit) -> dict[str, Fact]:
    """The document's facts, and what findings rest on beside them (the ends of a period) as facts
    of their cell.
    """
    facts = {fact.id: fact for fact in audit.document.facts}
    for finding in audit.findings:
        for item in finding.evidence:
            if item.fact not in facts:
                cell = CellRef.parse(item.fact) or CellRef()
                facts[item.fact] = Fact(
                    id=item.fact,
                    counts="other",
                    number=None,
                    printed=item.printed,
                    places=(item.place,),
                    section=_section(audit, cell.table_id),
                    cell=cell,
                )
    return facts


def _section(audit: Audit, table_id: str) -> str:
    return next((table.section for table in audit.document.tables if table.id == table_id), "")
