"""Items of the text one below the other, each a label, a colon and a quantity, are a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.geometry import BBox
from extract.pdf.page import Line
from extract.table import ColumnKind, RowKind
from extract.tables.lists_in_text import lists_in_text
from extract.tables.typing import type_table

PITCH = 12.0


def line(text, top, *, x0=50.0, size=10.0):
    edges = tuple(x0 + 5 * k for k in range(len(text) + 1))
    box = BBox(x0, top, edges[-1], top + size * 1.1)
    return Line(text, 1, box, edges, size)


def lines(*texts, x0=50.0, pitch=PITCH):
    return [
        line(text, 100 + pitch * number, x0=x0)
        for number, text in enumerate(texts)
    ]


def rows(printed):
    found = []
    for raw in lists_in_text(printed):
        by_row = [[] for _ in range(raw.rows)]
        for cell in raw.cells:
            by_row[cell.row].append(cell.text)
        found.append(by_row)
    return found


TICKETS = ("- Ticket bleu : 10,00 €,", "- Ticket orange : 5,00 €.")
TWO_TICKETS = [["- Ticket bleu :", "10,00 €"], ["- Ticket orange :", "5,00 €"]]


def test_two_items_are_a_table():
    printed = lines("Les tarifs sont :", *TICKETS, "Le conseil délibère.")
    assert rows(printed) == [TWO_TICKETS]


def test_each_cell_is_where_its_text_is_printed():
    (raw,) = lists_in_text(lines(*TICKETS))
    label, value = raw.cells[:2]
    text = TICKETS[0]
    assert label.places[0].bbox[::2] == (
        50.0,
        50.0 + 5 * len("- Ticket bleu :"),
    )
    start, end = text.index("1"), text.index(",", text.index("€"))
    assert value.places[0].bbox[::2] == (50.0 + 5 * start, 50.0 + 5 * end)


def test_the_cells_are_text_whose_figures_the_sentences_state():
    (raw,) = lists_in_text(lines(*TICKETS))
    table = type_table(raw)
    assert raw.in_text
    assert [column.kind for column in table.columns] == [ColumnKind.TEXT] * 2
    assert [row.kind for row in table.rows] == [RowKind.DETAIL] * 2
    assert [row.label for row in table.rows] == [row[0] for row in TWO_TICKETS]
    assert not any(cell.numbers for row in table.rows for cell in row.cells)


def test_a_semicolon_stands_for_the_colon_of_an_item_where_others_have_theirs():
    slipped = "- Ticket vert ; 7,50 €"
    found = [["- Ticket vert ;", "7,50 €"]]
    assert rows(lines(slipped, *TICKETS)) == [found + TWO_TICKETS]
    assert rows(lines(*TICKETS, slipped)) == [TWO_TICKETS + found]
    assert rows(lines(slipped, TICKETS[0])) == []


def test_one_item_is_a_sentence():
    assert rows(lines("Le coût est le suivant :", TICKETS[0])) == []


def test_a_line_between_parts_two_lists():
    printed = lines(*TICKETS, "Puis, après délibération :", *TICKETS)
    assert rows(printed) == [TWO_TICKETS, TWO_TICKETS]


def test_items_of_another_unit_are_no_part_of_the_list():
    shares = "- Taux réduit : 10 %", "- Taux plein : 20 %"
    found = rows(lines(*TICKETS, *shares))
    assert found == [
        TWO_TICKETS,
        [["- Taux réduit :", "10 %"], ["- Taux plein :", "20 %"]],
    ]


def test_items_further_in_are_a_list_of_their_own():
    inner = [
        line(text, 130 + PITCH * k, x0=90) for k, text in enumerate(TICKETS)
    ]
    assert rows([*lines(*TICKETS), *inner]) == [TWO_TICKETS, TWO_TICKETS]


def test_items_far_apart_are_no_list():
    assert rows(lines(*TICKETS, pitch=60.0)) == []


def test_a_label_may_go_on_below_its_mark():
    printed = [
        line("- Mission de base : 948,36 €", 100),
        line("- Missions complémentaires (études et", 112),
        line("petits travaux de voirie) : 379,34 € ».", 124, x0=60),
    ]
    assert rows(printed) == [
        [
            ["- Mission de base :", "948,36 €"],
            [
                "- Missions complémentaires (études et petits travaux de voirie) :",
                "379,34 €",
            ],
        ]
    ]


def test_a_wrapped_item_is_where_both_its_lines_are():
    printed = [
        line("- Mission de base : 948,36 €", 100),
        line("- Missions complémentaires (études et", 112),
        line("voirie) : 379,34 €", 124, x0=60),
    ]
    (raw,) = lists_in_text(printed)
    label, value = raw.cells[2:]
    assert (label.places[0].bbox.top, label.places[0].bbox.bottom) == (112, 135)
    assert (value.places[0].bbox.top, value.places[0].bbox.bottom) == (124, 135)


def test_what_follows_an_item_without_a_mark_is_no_part_of_it():
    printed = [*lines(*TICKETS), line("Vote : pour à l’unanimité", 124, x0=60)]
    assert rows(printed) == [TWO_TICKETS]


def test_an_item_without_a_mark_may_be_below_the_texts_of_others():
    printed = [*lines(*TICKETS), line("Ticket vert : 2,00 €", 124, x0=60)]
    assert rows(printed) == [[*TWO_TICKETS, ["Ticket vert :", "2,00 €"]]]


REMARKS = "Gratuit pour les enfants de moins", "de sept ans et leurs parents."


def test_a_list_goes_on_below_what_says_more_of_an_item():
    remarks = [
        line(text, 124 + PITCH * k, x0=60) for k, text in enumerate(REMARKS)
    ]
    printed = [*lines(*TICKETS), *remarks, line("- Vert : 2,00 €", 148)]
    assert rows(printed) == [[*TWO_TICKETS, ["- Vert :", "2,00 €"]]]
    assert rows(printed[:-1]) == [TWO_TICKETS]
    unmarked = [*printed[:-1], line("Vert : 2,00 €", 148, x0=60)]
    assert rows(unmarked) == [TWO_TICKETS]


def test_a_paragraph_ends_a_list():
    text = [line(REMARKS[0], 124 + PITCH * k, x0=60) for k in range(5)]
    printed = [*lines(*TICKETS), *text, line("- Vert : 2,00 €", 184)]
    assert rows(printed) == [TWO_TICKETS]


def test_labels_without_marks_begin_with_a_capital():
    named = "Fonctionnement : 212 629.15 €", "Investissement     : 255 075.05 €"
    assert rows(lines(*named)) == [
        [
            ["Fonctionnement :", "212 629.15 €"],
            ["Investissement :", "255 075.05 €"],
        ]
    ]
    assert rows(lines(*(text.lower() for text in named))) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("- Contre : 2 (M. Martin)", "- Abstention : 1"),
        ("- Durée : 12 ans", "- Échéances : 48"),
        ("Date : 12/05/2024", "Lieu : salle 3"),
    ],
)
def test_votes_durations_and_dates_are_no_list(texts):
    assert rows(lines(*texts)) == []


AMOUNTS = st.integers(0, 10**9).map(
    lambda cents: f"{cents // 100},{cents % 100:02}"
)


@given(st.lists(AMOUNTS, min_size=2, max_size=9))
def test_every_amount_of_a_list_is_in_a_row_of_its_own(amounts):
    texts = [f"- Part {k} : {amount} €" for k, amount in enumerate(amounts)]
    (found,) = rows(lines(*texts))
    assert [value for _, value in found] == [f"{one} €" for one in amounts]
