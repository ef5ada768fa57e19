"""Columns of a page are told from columns of a table, and read one after the other."""

import pytest
from reportlab.lib.utils import simpleSplit

from extract.grids.choose import grids
from extract.lines.lines import read_lines
from extract.lines.page_columns import page_areas

from ..drawing import FONT, SIZE
from ..newsletter import (
    GRANTS,
    LEFT,
    LIST,
    MIDDLE,
    PROSE,
    articles,
    newsletter,
)
from ..small_tables import as_lists, right, rows


def test_a_newsletter_is_parted_between_its_columns(page_of):
    page = page_of(newsletter)
    lefts = sorted(area.x0 for area in page_areas(page) if area.x0 > 0)
    assert len(lefts) == 2
    assert MIDDLE - 15 < lefts[0] < MIDDLE
    assert LIST - 25 < lefts[1] < LIST


def test_its_lines_are_read_column_by_column(page_of):
    texts = [line.text for line in read_lines(page_of(newsletter))]
    assert not [text for text in texts if "€" in text and "conseil" in text]
    titles = [text for text in texts if text.startswith("ARTICLE")]
    numbers = (1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6)
    assert titles == [f"ARTICLE {number}" for number in numbers]
    assert texts.index("SUBVENTIONS 2012") > texts.index("ARTICLE 7")


def test_its_list_is_one_table_of_labels_and_amounts(page_of):
    (grid,) = grids(page_of(newsletter))
    assert rows(grid) == as_lists(GRANTS)


def test_two_columns_of_articles_alone_are_no_table(page_of):
    def draw(pen):
        articles(pen, 30, 60, (1, 2, 1, 1, 2, 1, 3))
        articles(pen, 200, 63, (2, 2, 1, 3, 1, 2))

    page = page_of(draw)
    assert page_areas(page)
    assert grids(page) == ()


def test_prose_beside_a_column_of_few_breaks_is_parted(page_of):
    """The left column ends two paragraphs only beside text of the right one."""

    def draw(pen):
        articles(pen, 30, 60, (6, 7, 5))
        articles(pen, 200, 66, (1, 1, 1, 1, 1, 1, 1))

    assert len(page_areas(page_of(draw))) > 1


def _wrapped(pen, x, y, text, width):
    """Text set in lines; the height below the last."""
    words, line = text.split(), ""
    for word in words:
        longer = f"{line} {word}".strip()
        if pen.canvas.stringWidth(longer, FONT, SIZE) > width:
            pen.text(x, y, line)
            y += 10
            longer = word
        line = longer
    pen.text(x, y, line)
    return y + 10


def test_a_ruled_list_on_the_heights_of_the_text_beside_it_is_parted(page_of):
    """Its lines are level with those of the text, so that none is cut: its rules are."""

    def draw(pen):
        lines = simpleSplit(PROSE, FONT, SIZE, 150)
        for number in range(24):
            y = 60 + 10 * number
            if number % 6 < len(lines):
                pen.text(LEFT, y, lines[number % 6])
            pen.text(MIDDLE, y, f"Association n° {number}")
            right(pen, LIST, y, f"{number} 150,00 €")
            if rules:
                pen.line(MIDDLE, y + 2.5, LIST, y + 2.5)

    rules = True
    assert len(page_areas(page_of(draw))) > 1
    rules = False
    assert page_areas(page_of(draw)) == ()


def test_long_descriptions_beside_short_cells_are_a_table(page_of):
    """The white between short cells is beside text, that between descriptions is not."""

    def draw(pen):
        y = 60
        for number in range(6):
            pen.text(30, y, f"Opération {number}")
            pen.text(330, y, f"Quartier {number}")
            right(pen, 500, y, f"{number + 1} 500,00")
            y = _wrapped(pen, 130, y, PROSE, 180) + 2

    assert page_areas(page_of(draw)) == ()


def test_text_in_rows_that_are_ruled_is_a_table(page_of):
    def draw(pen):
        y = 60
        for number in range(6):
            below = max(
                _wrapped(pen, 30, y, " ".join([PROSE] * (1 + number % 2)), 150),
                _wrapped(
                    pen, 210, y, " ".join([PROSE] * (2 - number % 2)), 150
                ),
            )
            y = below + 14
            pen.line(30, y - 12, 380, y - 12)

    assert page_areas(page_of(draw)) == ()


SUMMARY = (
    ("Maison de santé", "Le plan de financement est bouclé. Estimée à 2,84 millions d'euros, la"
     " future maison de santé recevra 710 000 € de l'État (25 %) et 340 800 € du Département. Le"
     " reste est à la charge de la communauté."),
    ("La fibre arrive", "Sur les 8 036 locaux à raccorder, 7 412 étaient éligibles au 30 juin, soit"
     " 92,2 % ; les autres le seront avant l'été, a promis l'opérateur qui pose les lignes."),
    ("Vélo", "L'aide de 150 € a déjà profité à 183 habitants. Il reste à dépenser 10 050 € sur une"
     " enveloppe de 37 500 €, de quoi servir encore 67 demandes."),
    ("Piscine", "L'entrée adulte passera de 4,80 € à 5,10 € en janvier. L'abonnement de dix entrées"
     " reste à 43 €, dit la vice-présidente qui en est chargée depuis un an."),
)  # fmt: skip
"""Titles and sentences of a short summary."""


def _column(pen, x, y, parts, width, *, bullet=""):
    """Titles and sentences one below the other; the height below the last."""
    for title, text in parts:
        pen.text(x, y, title, bold=True)
        y += 11
        if bullet:
            pen.text(x, y, bullet)
        y = _wrapped(pen, x + (9 if bullet else 0), y, text, width) + 6
    return y


def _below_title(*columns, width, foot=None, bullet=""):
    """Draws columns at these left edges and heights below a title across the page."""

    def draw(pen):
        pen.text(30, 30, "Le conseil en bref", size=18, bold=True)
        pen.text(30, 45, f"Séance du lundi 15 septembre. {PROSE}"[:110])
        ends = [
            _column(pen, x, y, parts, width, bullet=bullet)
            for x, y, parts in columns
        ]
        if foot is not None:
            foot(pen, max(ends) + 20)

    return draw


def _titles(page):
    """The titles of the summary, as they are read."""
    texts = [line.text for line in read_lines(page)]
    known = [title for title, _ in SUMMARY]
    return [text for text in texts if text in known]


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ([(30, 64, SUMMARY[:3]), (320, 64, SUMMARY[1:])], 240),
        ([(30, 64, SUMMARY[:3]), (320, 60, SUMMARY[1:])], 240),
        ([(30, 64, SUMMARY), (320, 64, SUMMARY[2:])], 240),
        ([(30, 64, SUMMARY), (190, 66, SUMMARY[::-1]), (350, 66, SUMMARY[:1] + SUMMARY[2:])], 145),
    ],
    ids=["two", "on other heights", "ragged", "three"],
)  # fmt: skip
@pytest.mark.parametrize("bullet", ["", "•"], ids=["", "bullets"])
def test_a_short_summary_is_read_column_by_column(
    page_of, columns, width, bullet
):
    page = page_of(_below_title(*columns, width=width, bullet=bullet))
    wanted = [title for _, _, parts in columns for title, _ in parts]
    assert _titles(page) == wanted
    assert grids(page) == ()


def test_a_table_and_a_note_below_the_columns_are_read_after_them(page_of):
    def foot(pen, y):
        for k, (label, amount) in enumerate(GRANTS[:5]):
            pen.text(LEFT, y + 12 * k, label)
            right(pen, 300, y + 12 * k, amount)
        _wrapped(pen, LEFT, y + 90, f"{PROSE} {PROSE}", 530)

    columns = (LEFT, 64, SUMMARY[:3]), (320, 67, SUMMARY[2:])
    page = page_of(_below_title(*columns, width=240, foot=foot))
    assert _titles(page) == [
        title for _, _, parts in columns for title, _ in parts
    ]
    (grid,) = grids(page)
    assert rows(grid) == as_lists(GRANTS[:5])
    assert read_lines(page)[-1].text.endswith("commune.")


def test_a_ruled_table_of_sentences_is_a_table(page_of):
    """Its rows are few, so that few rules cross the white."""

    def draw(pen):
        y, ends = 64, [54]
        for left_text, right_text in (
            (SUMMARY[0][1], SUMMARY[1][1]),
            (SUMMARY[2][1], SUMMARY[3][1]),
        ):
            y = max(
                _wrapped(pen, 30, y, left_text, 240),
                _wrapped(pen, 300, y, right_text, 240),
            )
            ends.append(y - 8)
            y += 2
        for end in ends:
            pen.line(26, end, 545, end)
        for x in (26, 296, 545):
            pen.line(x, ends[0], x, ends[-1])

    page = page_of(draw)
    assert page_areas(page) == ()
    (grid,) = grids(page)
    assert (grid.rows, grid.cols) == (2, 2)


def _letterhead(pen):
    for k, text in enumerate(
        (
            "Commune de Vaubrelle",
            "Mairie, 4 place du Marché",
            "77000 Vaubrelle",
            "Tél. 01 60 00 00 00",
        )
    ):
        pen.text(30, 40 + 10 * k, text)
        pen.text(380, 43 + 10 * k, ("Le 15 septembre 2025", "Monsieur le Préfet",
                                    "Hôtel du département", "12 rue Haute")[k])  # fmt: skip
    _wrapped(pen, 30, 110, f"{PROSE} {PROSE}", 500)


def _signatures(pen):
    y = _wrapped(pen, 30, 60, " ".join([PROSE] * 3), 500) + 20
    for x, name in (30, "le maire"), (320, "la secrétaire de séance"):
        pen.text(x, y, "Pour extrait conforme au registre,")
        pen.text(x, y + 12, "fait et délibéré les jour, mois et an susdits,")
        pen.text(x, y + 24, f"a signé {name}")
        pen.text(x, y + 60, "Camille Martin")


def _attendance(pen):
    for k in range(12):
        pen.text(30, 60 + 11 * k, f"M. Jean Martin-{k}, adjoint")
        pen.text(210, 60 + 11 * k, f"Mme Anne Petit-{k}, conseillère")
        pen.text(
            390,
            60 + 11 * k,
            "présent" if k % 3 else "excusé, pouvoir à M. Roux",
        )


def _tabbed_amounts(pen):
    for k, (label, amount) in enumerate(GRANTS[:14]):
        pen.text(30, 60 + 11 * k, f"Subvention de fonctionnement pour {label}")
        right(pen, 540, 60 + 11 * k, amount)


def _agenda(pen):
    for k in range(14):
        _wrapped(pen, 30, 60 + 24 * k, f"{k + 1}. {PROSE}"[:90], 300)
        right(pen, 540, 60 + 24 * k, str(3 + 2 * k))


def _forms(pen):
    for k in range(14):
        pen.text(
            30, 60 + 14 * k, f"Nom de la personne n° {k}, qui demande l'aide :"
        )
        pen.text(320, 60 + 14 * k, "Martin, Camille, 4 place du Marché")


def _rows_of_sentences(pen):
    y = 60
    for (_, first), (_, second) in zip(
        SUMMARY, SUMMARY[1:] + SUMMARY[:1], strict=True
    ):
        y = 8 + max(
            _wrapped(pen, 30, y, f"{first} {first}", 240),
            _wrapped(pen, 320, y, second, 220),
        )


def _side_by_side_tables(pen):
    for x in (30, 310):
        for k, (label, amount) in enumerate(GRANTS[:14]):
            pen.text(x, 60 + 11 * k, label)
            right(pen, x + 230, 60 + 11 * k, amount)


def _margin_notes(pen):
    y = 60
    for k in range(6):
        pen.text(30, y, f"Article {k + 1}")
        pen.text(30, y + 10, "(voté)")
        y = _wrapped(pen, 130, y, " ".join([PROSE] * (1 + k % 2)), 400) + 8


_ACTIONS = (
    "Association pour la culture du littoral",
    "Restauration de la piscine et du théâtre",
    "Rénovation des espaces verts de la|commune",
    "Jeunesse et équipement public du quartier",
    "Entretien du réseau et des voiries de la|forêt",
)


def _labels_wrapped_up_from_their_figures(pen):
    """Tight rows set on their last line, the label of a group beside its last row."""
    y = 60
    for group in range(5):
        for k, action in enumerate(_ACTIONS):
            *above, last = action.split("|")
            for line in above:
                y += 8
                pen.text(160, y, line)
            y += 8 if above else 11
            pen.text(160, y, last)
            right(pen, 420, y, f"{group + 1} {k}50,00")
            right(pen, 500, y, f"{k + 3},{group} %")
        pen.text(30, y, f"Quartier n° {'ABCDE'[group]}")
        y += 11
        pen.text(30, y, "Sous-total")
        right(pen, 420, y, f"{group + 6} 750,00")
        right(pen, 500, y, "100 %")


_BODIES = (
    "Commune de|Restauration tourisme|scolaire",
    "SARL Littoral prévention|développement",
    "Association Public|déchets",
    "Comité Logement|assainissement|médiathèque",
    "Association École",
)
_AIMS = (
    "Éclairage enfance soutien solidarité enfance littoral projet sportive du réseau",
    "Département énergie littoral rénovation de la santé",
    "Prévention soutien tourisme matériel voirie développement forêt jeunesse durable",
    "Habitat agriculture transport",
    "Prévention transport soutien matériel soutien santé énergie agriculture durable",
)


def _labels_and_descriptions_that_both_wrap(pen):
    """Rows without white between them, whose figures stand on the first line."""
    y = 60
    for k, (body, aim) in enumerate(zip(_BODIES * 4, _AIMS * 4, strict=True)):
        cells = (
            (30, body.split("|")),
            (150, simpleSplit(aim, FONT, SIZE, 150)),
        )
        for x, lines in cells:
            for n, line in enumerate(lines):
                pen.text(x, y + 11 * n, line)
        right(pen, 380, y, f"{k + 1} 2{k}0")
        right(pen, 460, y, f"{k + 3} 5{k}0")
        y += 11 * max(len(lines) for _, lines in cells)


@pytest.mark.parametrize(
    "draw",
    [_letterhead, _signatures, _attendance, _tabbed_amounts, _agenda, _forms,
     _rows_of_sentences, _side_by_side_tables, _margin_notes,
     _labels_wrapped_up_from_their_figures,
     _labels_and_descriptions_that_both_wrap],
)  # fmt: skip
def test_what_else_stands_side_by_side_is_no_page_in_columns(page_of, draw):
    assert page_areas(page_of(draw)) == ()


@pytest.mark.parametrize("mirrored", [False, True])
def test_amounts_level_with_the_text_beside_them_are_of_their_own_labels(
    page_of, mirrored
):
    """On one grid of lines a list and prose are level: the amounts end a list that is beside it."""
    labels, prose = (310, 30) if mirrored else (30, 310)

    def draw(pen):
        lines = simpleSplit(f"{PROSE} {PROSE}", FONT, SIZE, 150)[:4]
        for number in range(40):
            y = 60 + 10 * number
            if number % 5 < len(lines):
                pen.text(prose, y, lines[number % 5])
            if number % 7:
                pen.text(labels, y, f"Association n° {number}")
                right(pen, labels + 200, y, f"{number} 150,00 €")

    areas = page_areas(page_of(draw))
    assert [a for a in areas if a.x0 > 230 and a.x0 < 310]


def test_a_page_of_one_column_has_no_areas(page_of):
    assert page_areas(page_of(lambda pen: articles(pen, 30, 60, (2, 2)))) == ()
    assert page_areas(page_of(lambda pen: None)) == ()


@pytest.mark.parametrize(("lower", "areas"), [(6, 2), (0, 0)])
def test_two_ruled_lists_beside_each_other_are_parted_where_their_rules_are_not_in_line(
    page_of, lower, areas
):
    """The rules of one table that are broken at a white are at the same heights on both sides."""

    def draw(pen):
        for x, down in ((30, 0), (310, lower)):
            for k, (label, amount) in enumerate(GRANTS[:14]):
                y = 60 + down + 15 * k
                pen.text(x, y, label)
                right(pen, x + 230, y, amount)
                pen.line(x, y + 4, x + 230, y + 4)

    assert len(page_areas(page_of(draw))) == areas


def test_cells_that_span_ruled_lines_are_of_their_table(page_of):
    def draw(pen):
        for k, (label, amount) in enumerate(GRANTS[:12]):
            y = 60 + 15 * k
            if k % 3 == 1:
                pen.text(30, y + 2, f"Quartier {k}")
            pen.text(310, y, label)
            right(pen, 540, y, amount)
            pen.line(310, y + 4, 540, y + 4)
            if k % 3 == 2:
                pen.line(30, y + 4, 260, y + 4)

    assert page_areas(page_of(draw)) == ()
