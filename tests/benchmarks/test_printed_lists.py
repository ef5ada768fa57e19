"""What `python -m benchmarks.printed_lists` takes for printed lines, and which it finds exact."""

from benchmarks.printed_lists import (
    PrintedLine,
    TableRow,
    Word,
    exact_lines,
    printed_lists,
)

LINES = (
    ("Amicale", "170,00 €"),
    ("Fournitures", ""),
    ("", "9 474,18 €"),
    ("Tennis....", "840,00 €"),
    ("Judo", "15 €"),
    ("Chasse", "1 300,00 €"),
)


def _words():
    for number, (label, amount) in enumerate(LINES):
        top = 100.0 + 12 * number
        if label:
            yield Word(label, 40, 40 + 5 * len(label), top, top + 10)
        x1 = 240.0
        for text in reversed(amount.split()):
            yield Word(text, x1 - 5 * len(text), x1, top, top + 10)
            x1 -= 5 * len(text) + 3


def test_lines_are_told_by_amounts_that_end_at_one_edge():
    (lines,) = printed_lists(list(_words()))
    assert [(line.label, line.amount) for line in lines] == [
        ("Amicale", "170,00€"),
        ("Fournitures", ""),
        ("", "9474,18€"),
        ("Tennis", "840,00€"),
        ("Judo", "15€"),
        ("Chasse", "1300,00€"),
    ]


def test_a_row_makes_the_lines_exact_that_it_holds_and_no_others():
    lines = [
        PrintedLine("Amicale", "170,00€", 0, 10),
        PrintedLine("Fournitures", "", 12, 10),
        PrintedLine("scolaires", "9474,18€", 24, 10),
        PrintedLine("Tennis", "840,00€", 36, 10),
    ]
    rows = [
        TableRow("Amicale", "170,00€"),
        TableRow("Fournituresscolaires", "9474,18€"),
        TableRow("TennisJudo", "840,00€"),
    ]
    assert exact_lines(lines, rows) == [True, True, True, False]
