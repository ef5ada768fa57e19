"""Small corpora for the tests of batches."""

from pathlib import Path

from reportlab.platypus import SimpleDocTemplate, Table


def small_pdf(path: Path, seed: int) -> Path:
    amounts = [seed * 100 + n for n in range(1, 5)]
    rows = [
        ["Association", "Montant"],
        *([f"Club {n}", f"{amount},00"] for n, amount in enumerate(amounts)),
    ]
    table = Table(
        [*rows, ["TOTAL", f"{sum(amounts)},00"]],
        style=[("GRID", (0, 0), (-1, -1), 0.5, "black")],
    )
    SimpleDocTemplate(str(path), invariant=1).build([table])
    return path


def content(store: Path) -> dict[str, bytes]:
    """Every file of the store but the measurements of its runs."""
    return {
        path.relative_to(store).as_posix(): path.read_bytes()
        for path in sorted(store.rglob("*"))
        if path.is_file() and "runs" not in path.relative_to(store).parts
    }
