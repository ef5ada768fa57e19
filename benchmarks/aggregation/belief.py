"""The annotated tables given to the engine of belief: figures, and what English labels say."""

import re
from decimal import Decimal

from benchmarks.aggregation.annotated import Accused, At, File, Found, Key
from validate.belief.figures import (
    Direction,
    FigureGrid,
    LineHints,
    Word,
    printed_decimals,
)
from validate.belief.hypothesis import EntryOutcome, FamilyForm, Hypothesis
from validate.belief.search import find_families
from validate.model.identity import Severity

_WORDS = (
    (r"\b(?:sub-? ?)?totals?\b|^(?:all|both) (?!other)", Word.TOTAL),
    (r"\b(?:average|avg|mean)\b", Word.MEAN),
    (r"\bmedian\b", Word.FOREIGN),
    (r"^(?:of which|including)\b", Word.PART),
    (
        r"(?:\bper ?cent(?:age)?|\bpct\.?|%) (?:change|increase|growth)\b",
        Word.CHANGE,
    ),
    (r"\bgrowth rate\b|\bchange\b", Word.CHANGE),
    (r"%|\bper ?cent(?:age)?s?\b|\bshare\b|\brates?\b|\bratio\b", Word.SHARE),
    (r"^years?$", Word.FOREIGN),
)
ENGLISH = tuple(
    (re.compile(pattern, re.IGNORECASE), meaning) for pattern, meaning in _WORDS
)
OPERATOR = {FamilyForm.SUM: "Sum", FamilyForm.AVERAGE: "Average", FamilyForm.RATIO: "Division",
            FamilyForm.CHANGE: "RelativeChange"}  # fmt: skip


def word(label: str) -> Word:
    """What the label of a line says."""
    said = Word.NONE
    for pattern, meaning in ENGLISH:
        if pattern.search(label.strip()):
            said |= meaning
    return said


def grid(file: File) -> tuple[FigureGrid, list[int], list[int]] | None:
    """The figures of a file's table for the engine of belief, with the file's rows and columns
    in it.
    """
    if (made := file.table()) is None:
        return None
    _, rows, cols = made
    cells = [[file.numbers[r][c] for c in cols] for r in rows]
    widest = [
        max(
            (printed_decimals(n) for row in cells if (n := row[x]) is not None),
            default=0,
        )
        for x in range(len(cols))
    ]
    texts = [[file.texts[r][c].strip() for c in cols] for r in rows]
    labels = [
        next(
            (text for x, text in enumerate(row) if text and line[x] is None), ""
        )
        for row, line in zip(texts, cells, strict=True)
    ]
    above = [
        [
            file.texts[r][c].strip()
            for r in range(rows[0])
            if file.texts[r][c].strip()
        ]
        for c in cols
    ]
    heads = [" / ".join(texts) for texts in above]
    last = [texts[-1] if texts else "" for texts in above]
    return (
        FigureGrid.build(
            cells,
            [widest] * len(rows),
            LineHints.build([word(label) for label in labels], labels),
            LineHints.build([word(head) for head in heads], last),
        ),
        rows,
        cols,
    )


def believed(file: File) -> Found:
    """What the engine of belief finds, and the broken sums that it accuses."""
    if (made := grid(file)) is None:
        return set(), []
    figures, rows, cols = made
    found: set[Key] = set()
    failed: list[Accused] = []
    for family in find_families(figures):
        for line in family.broken:
            if line.probability >= 0.5 and (
                key := stated(file, family, line.entry, rows, cols)
            ):
                severity = (
                    Severity.ERROR
                    if line.probability >= 0.97
                    else Severity.WARNING
                )
                failed.append(
                    (
                        key,
                        abs(Decimal(line.difference).scaleb(-figures.scale)),
                        severity,
                    )
                )
        for entry in family.entries(
            EntryOutcome.EXACT, EntryOutcome.NEAR, EntryOutcome.TRIVIAL
        ):
            if (key := stated(file, family, entry, rows, cols)) is not None:
                found.add(key)
    return found, failed


def stated(
    file: File, family: Hypothesis, entry: int, rows: list[int], cols: list[int]
) -> Key | None:
    """One entry of a family as the annotations would write it."""
    down = family.direction is Direction.DOWN

    def at(line: int) -> At:
        return (rows[line], cols[entry]) if down else (rows[entry], cols[line])

    result, operands = at(family.result), [at(line) for line in family.operands]
    if family.form is FamilyForm.PRODUCT:
        ways = [
            file.key("Division", one, [result, other])
            for one, other in (operands, operands[::-1])
        ]
        return next((way for way in ways if way in file.known), None)
    if family.form not in OPERATOR:
        return None
    return file.key(OPERATOR[family.form], result, operands)
