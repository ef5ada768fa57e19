"""Paragraphs, list items and headings."""

from extract.lines.paragraphs import read_blocks

from ..typesetting import PITCH, line, typeset

LONG = "Le service instructeur retient ces structures et leur enveloppe"


def texts(lines):
    return [block.text for block in read_blocks(lines)]


def test_lines_of_a_paragraph_are_one_block():
    assert texts(typeset([f"{LONG}\n{LONG}\nde 12 €.", "Suite."])) == [
        f"{LONG}\n{LONG}\nde 12 €.",
        "Suite.",
    ]


def test_a_wrapped_bold_title_is_one_heading():
    blocks = read_blocks(
        typeset(
            [
                "**1. Accompagnement des bénéficiaires, dans un\nobjectif d’insertion",
                "Texte.",
            ]
        )
    )
    assert [
        block.heading.text if block.heading else None for block in blocks
    ] == [
        "Accompagnement des bénéficiaires, dans un objectif d’insertion",
        None,
    ]


def test_a_figure_alone_is_of_the_label_above_it_and_not_of_the_one_below():
    lines = typeset(
        [
            "excédent de l’année :\n+ 170 556 €\nexcédent antérieur :\n- 280 467 €"
        ]
    )
    assert texts(lines) == [
        "excédent de l’année :\n+ 170 556 €",
        "excédent antérieur :\n- 280 467 €",
    ]


def test_list_items_know_what_introduces_them():
    blocks = read_blocks(
        typeset(
            [
                "Premier point. Les chiffres donnent :\n• 106 postes ;\n• 190 participants.",
                "Fin.",
            ]
        )
    )
    assert [(block.item, block.lead) for block in blocks] == [
        (False, ""),
        (True, "Les chiffres donnent :"),
        (True, "Les chiffres donnent :"),
        (False, ""),
    ]


def test_a_paragraph_goes_on_over_a_page_end():
    lines = (
        *typeset([f"{LONG} de"], page=1),
        *typeset(["12 000 € au total."], page=2),
    )
    (block,) = read_blocks(lines)
    places = block.places(block.text.index("de"), block.text.index(" €"))
    assert [place.page for place in places] == [1, 2]


def test_columns_side_by_side_are_kept_apart():
    left = [
        line("direction des finances et du", 60 + PITCH * n) for n in range(2)
    ]
    right = [
        line("le conseil municipal réuni en", 60 + PITCH * n, left=320.0)
        for n in range(2)
    ]
    mixed = [one for pair in zip(left, right, strict=True) for one in pair]
    assert len(read_blocks(mixed)) == 2


def _columns(left, right, top=96.0):
    """Lines of two columns side by side, read one after the other below a line across the page."""
    head = line(
        "Séance du 15 septembre, dont ce résumé ne rend compte qu'en bref", 60
    )
    return [
        head,
        *(line(text, 100 + PITCH * n) for n, text in enumerate(left)),
        *(
            line(text, top + PITCH * n, left=320.0)
            for n, text in enumerate(right)
        ),
    ]


FULL = ["le conseil a voté cette somme,"] * 6


def test_a_line_of_a_column_is_as_long_as_its_own_column_is_wide():
    """Ended by a capital, on a page twice as wide, it would be taken for a short one."""
    lines = _columns(
        [*FULL, "dont 568 000 € de toute la", "Région Grand-Est et 340 800 €."],
        FULL,
    )
    _, left, _ = read_blocks(lines)
    assert left.text.endswith("de toute la\nRégion Grand-Est et 340 800 €.")


def test_a_line_of_a_column_after_which_a_word_had_room_ends_a_paragraph():
    lines = _columns(
        [*FULL[1:], "au total.", "La Région en paie la moitié."], FULL
    )
    assert len(read_blocks(lines)) == 4


def test_a_figure_that_had_no_room_goes_on_in_a_column():
    lines = _columns(
        [*FULL, "et le conseil ajoute :", "1 221 200 €, dit le maire."], FULL
    )
    assert len(read_blocks(lines)) == 3


def test_a_sentence_goes_on_at_the_head_of_the_next_column():
    blocks = read_blocks(_columns(FULL, FULL))
    assert [len(block.lines) for block in blocks] == [1, 12]

    ended = read_blocks(
        _columns([*FULL[1:], "puis il a levé la séance."], FULL)
    )
    assert [len(block.lines) for block in ended] == [1, 6, 6]


def test_a_title_at_the_head_of_the_next_column_is_none_of_the_one_before():
    blocks = read_blocks(_columns(FULL, ["Vélo : il reste de l'argent", *FULL]))
    assert len(blocks) == 3


def test_places_cover_exactly_the_characters():
    (block,) = read_blocks(typeset(["Une aide de 1 565\n228 €, versée."]))
    start = block.text.index("1 565")
    first, second = block.places(start, block.text.index(","))
    assert (first.bbox.x0, first.bbox.x1) == (
        50 + 6 * start,
        50 + 6 * (start + 5),
    )
    assert (second.bbox.x0, second.bbox.x1) == (50, 50 + 6 * 5)


def test_an_article_that_runs_on_is_one_block():
    (block,) = read_blocks(
        typeset(
            [
                "Article 1er – D'attribuer les subventions du tableau annexé à la\nprésente"
                " délibération."
            ]
        )
    )
    assert block.heading is not None
    assert (block.heading.number, block.text[block.heading.body :][:12]) == (
        "1",
        "D'attribuer ",
    )


def test_a_line_that_begins_with_a_number_is_no_list_item():
    assert (
        len(
            read_blocks(
                typeset(
                    [
                        "Nombre de conseillers en exercice : 29. Présents :\n25. Pouvoirs : 3."
                    ]
                )
            )
        )
        == 1
    )


def test_a_bold_line_that_closes_a_list_of_amounts_is_no_heading():
    blocks = read_blocks(
        typeset(
            [
                "Région : 30 000 €",
                "Commune (15 %) : 37 800 € HT",
                "**Total : 67 800 € HT",
                "Texte.",
            ]
        )
    )
    assert [block.heading for block in blocks] == [None] * 4


def test_a_bold_line_with_an_amount_after_other_text_is_a_heading():
    blocks = read_blocks(
        typeset(["Fin du point.", "**Subvention au judo : 500 €", "Texte."])
    )
    assert [block.heading is not None for block in blocks] == [
        False,
        True,
        False,
    ]
