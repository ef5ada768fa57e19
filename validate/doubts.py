"""Cells whose reading is in doubt: what they may also say."""

from extract.document import Document


def doubtful(document: Document) -> dict[str, tuple[str, ...]]:
    """For each fact of a cell that engines read differently, the readings."""
    unsure: dict[tuple[str, int, int], tuple[str, ...]] = {}
    for table in document.tables:
        for cell in table.raw.cells:
            texts = dict.fromkeys((cell.text, *(text for _, text in cell.readings)))
            if len(texts) > 1 and not cell.arbitrated:
                unsure[table.id, cell.row, cell.col] = tuple(texts)
    if not unsure:
        return {}
    return {
        fact.id: unsure[key]
        for fact in document.facts
        if fact.row is not None and fact.col is not None and (key := (fact.table_id, fact.row, fact.col)) in unsure
    }
