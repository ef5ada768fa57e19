"""A word that a narrow drawn cell cuts is whole again; words that only end its lines are not."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extract.grids.ruled.engine import RuledEngine

from ...drawing import FONT, SIZE

MARGIN = 4.0


def read(page_of, lines, room, elsewhere=""):
    """The text of a cell of so many points between its margins, beside a wide one, where the page
    prints something ``elsewhere``.
    """
    width = room + 2 * MARGIN

    def draw(pen):
        for x in (50, 50 + width, 250):
            pen.line(x, 100, x, 180)
        for y in (100, 120, 180):
            pen.line(50, y, 250, y)
        pen.text(50, 60, elsewhere)
        pen.text(50 + MARGIN, 112, "Lieu")
        pen.text(50 + width + MARGIN, 112, "Montant")
        for number, line in enumerate(lines):
            pen.text(50 + MARGIN, 132 + 10 * number, line)
        pen.text(50 + width + MARGIN, 132, "12,00")

    (grid,) = RuledEngine().grids(page_of(draw))
    return next(
        cell.text for cell in grid.cells if (cell.row, cell.col) == (1, 0)
    )


def wide(text):
    return stringWidth(text, FONT, SIZE)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("Champbl", "anc"), "Champblanc"),
        (("La", "Baronner", "ie au sud"), "La Baronnerie au sud"),
        (("(Château", ")"), "(Château)"),
        (("Const", ". non", "revêt."), "Const. non revêt."),
        (("d'exer", "cice"), "d'exercice"),
        (("D'em", "prise"), "D'emprise"),
        (("technique/ad", "ministratif"), "technique/administratif"),
        (("Salle", "municipa", "le"), "Salle municipale"),
        (("SECURIT", "IES &"), "SECURITIES &"),
        (("GROUPA", "MA", "SUD"), "GROUPAMA SUD"),
        (("SUBV.EQUIP", "EM. Opé"), "SUBV.EQUIPEM. Opé"),
        (("ASSURAN", "CES"), "ASSURANCES"),
        (("L'OUVERTUR", "E", "HT"), "L'OUVERTURE HT"),
    ],
)
def test_a_word_that_fills_its_line_goes_on_below(page_of, lines, whole):
    filled = max(map(wide, lines))
    apart = " ".join(lines).replace(" )", ")")
    assert read(page_of, lines, filled + 1) == whole
    assert read(page_of, lines, filled + 20) == apart


@pytest.mark.parametrize(
    "lines",
    [
        ("Montant", "des travaux"),
        ("Exercice", "droit de vote"),
        ("Renouvellement", "parc auto"),
        ("Caméra", "Nord"),
        ("Lot 12", "bis"),
        ("technique/ou", "culturel"),
        ("Supérieures", "à 3 201 €"),
        ("DURAND", "TP"),
        ("MONTANT", "HT"),
        ("TRAVAUX", "DE LA VOIRIE"),
        ("MARTIN", "L'AIGLE"),
        ("COMPAGNIE", "R.D. 66"),
        ("BATIMENT", "B"),
        ("BATIMENT", "E"),
        ("TRANCHE", "E"),
        ("LOT", "SUD"),
        ("SUBVENTION", "CAF"),
    ],
)
def test_words_that_end_where_the_line_does_stay_apart(page_of, lines):
    filled = max(map(wide, lines))
    assert read(page_of, lines, filled + 1) == " ".join(lines)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("ENTRE", "PRISE"), "ENTREPRISE"),
        (("pôle scolaire/ad", "ministratif"), "pôle scolaire/administratif"),
    ],
)
def test_a_word_that_the_page_prints_whole_elsewhere_goes_on(
    page_of, lines, whole
):
    filled = max(map(wide, lines))
    prose = "Entreprise de services administratifs, personnel administratif"
    assert read(page_of, lines, filled + 1, prose) == whole
    assert read(page_of, lines, filled + 20, prose) == " ".join(lines)
    assert read(page_of, lines, filled + 1) == " ".join(lines)


def test_an_article_is_no_beginning_of_a_word(page_of):
    lines = ("Syndicat de", "l'Aisne")
    assert read(page_of, lines, wide(lines[0]) + 1, "DEL 12") == " ".join(lines)


@pytest.mark.parametrize(
    ("lines", "elsewhere", "whole"),
    [
        (("N° dos-", "sier"), "", "N° dossier"),
        (("Mon-", "tants"), "", "Montants"),
        (("Droit de pré-", "emption"), "la préemption", "Droit de préemption"),
        (("Droit de pré-", "emption"), "", "Droit de pré-emption"),
        (("demi-", "journée"), "une demi-journée", "demi-journée"),
        (("Pont-", "Château"), "Pontchâteau", "Pont-Château"),
        (("(VILLE-", "NEUVE)"), "Commune de VILLENEUVE", "(VILLENEUVE)"),
        (("SAINT-", "JEAN"), "Commune de SAINT-JEAN", "SAINT-JEAN"),
    ],
)
def test_a_hyphen_that_only_the_end_of_a_line_has_set_is_no_part_of_the_word(
    page_of, lines, elsewhere, whole
):
    assert read(page_of, lines, max(map(wide, lines)) + 1, elsewhere) == whole
