"""What acts have around their figures: mastheads, who sat, who signed."""

from __future__ import annotations

from benchmarks.council_acts.model import Block, Cell, Table, Text, line


def register_masthead(
    body: str, department: str, session: str, act: str
) -> tuple[Block, ...]:
    """The masthead of an extract of the register."""
    return (
        Text("RÉPUBLIQUE FRANÇAISE", "center"),
        Text(department, "center"),
        Text(body, "title"),
        Text("<b>EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS</b>", "center"),
        Text(f"<b>Séance du {session}</b>", "center"),
        Text(f"Délibération n° {act}", "center"),
    )


def two_column_masthead(left: tuple[str, ...], right: tuple[str, ...]) -> Table:
    """A borderless masthead: the body on the left, the session's counts on the right."""
    rows = []
    for index in range(max(len(left), len(right))):
        texts = [
            side[index] if index < len(side) else "" for side in (left, right)
        ]
        rows.append(
            line(Cell(texts[0], bold=index == 0), Cell(texts[1], align="right"))
        )
    return Table((1, 1), "lr", tuple(rows), rules="none", size=9.5)


def signature(left: tuple[str, ...], right: tuple[str, ...]) -> Table:
    """Two signatories side by side, with room for their hands."""
    rows = [
        line(Cell(first, align="center"), Cell(second, align="center"))
        for first, second in zip(left, right, strict=True)
    ]
    rows.insert(1, line("<br/><br/>", ""))
    return Table((1, 1), "cc", tuple(rows), rules="none", size=10, keep=True)


def certified(place: str, sent: str) -> Text:
    """The mention of the act's becoming enforceable."""
    return Text(
        f"Acte rendu exécutoire après transmission au contrôle de légalité le {sent} et publication"
        f" le même jour. Fait et délibéré à {place}, les jour, mois et an que dessus. La présente"
        " délibération peut faire l'objet d'un recours devant le tribunal administratif dans un"
        " délai"
        " de deux mois à compter de sa publication.",
        "small",
    )
