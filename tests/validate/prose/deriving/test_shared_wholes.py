"""Wholes and the parts that a sentence shares them out in."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (
            [
                "Sur 19 demandes déposées, elle en a retenu 6 ; 9 ont été rejetées et 3,"
                " incomplètes, sont renvoyées."
            ],
            [("19", 18)],
        ),
        (
            [
                "La consultation est divisée en onze lots, dont quatre d'épicerie, cinq de produits"
                " frais et trois réservés."
            ],
            [("onze", 12)],
        ),
        (
            [
                "Sur les 1 486 emplacements de nos deux cimetières, 1 127 sont concédés pour un"
                " temps, 211 à perpétuité et 148 libres, soit 10,0 % de réserve ; à raison de 64"
                " terrains par an, moins les 38 emplacements rendus, elle serait épuisée en 5 ans."
            ],
            [("1 486", 1486)],
        ),
        (
            # what the first of them come to is not all: the last is forgotten
            [
                "La section est arrêtée en dépenses à 1 053 600 € : 812 600 € pour la salle,"
                " 145 000 € pour la voirie, 96 000 € pour les emprunts et 38 400 € d'études."
            ],
            [("1 053 600 €", 1_092_000)],
        ),
        (
            [
                "Parmi elles, 16 ont achevé leur parcours : cinq ont trouvé un emploi, quatre un"
                " contrat de moins de six mois, trois une formation et quatre rien."
            ],
            [("16", 16)],
        ),
        (
            [
                "La maison possède 3 944 jeux : elle en avait 3 840 un an plus tôt, elle en a reçu"
                " 307, elle en a retiré 203."
            ],
            [("3 944", 3944)],
        ),
        (
            [
                "Sur 20 demandes reçues : 18 acceptées, 1 refusée et 3 ajournées."
            ],
            [("20", 22)],
        ),
        (
            [
                "La maison possède 3 934 jeux : elle en avait 3 840 un an plus tôt, elle en a reçu"
                " 307, elle en a retiré 203."
            ],
            [("3 934", 4350)],
        ),
        (
            [
                "Le bien compte 2 087 logements.",
                "Considérant que 1 648 de ces logements sont des résidences principales, les 493"
                " autres étant vacantes.",
            ],
            [("493", 439)],
        ),
        (
            [
                "Le conseil attribue un fonds de concours de 118 000,00 €.",
                "Cette somme sera versée en trois fois : 35 400,00 € à la signature, 59 000,00 €"
                " aux travaux ; le solde, 26 300,00 €, à la réception.",
            ],
            [("26 300,00 €", 23600)],
        ),
        (
            [
                "Ces écoles accueillent 592 élèves, à savoir 216 en maternelle et 358 en"
                " élémentaire ; l'an passé, elles en comptaient 592."
            ],
            [("592", 574)],
        ),
        (
            [
                "L'opération apporte 483 000 € : 420 000 € de capital et 36 000 € de prime."
            ],
            [("483 000 €", 456000)],
        ),
        (
            [
                "La société réalise 42 logements, soit 12 en PLAI, 19 en PLUS et 9 en PLS, avant"
                " l'été."
            ],
            [("42", 40)],
        ),
        (
            [
                "L'enveloppe est de 60 000 €, dont il est proposé d'attribuer 58 200 €, soit"
                " 97,0 % ; le solde, soit 1 200 €, est réservé à l'été."
            ],
            [("1 200 €", 1800), ("97,0 %", 97)],
        ),
        # by how much one is more than another is no part of it
        (
            [
                "La charge s'élève à 455 593,00 €, soit 6 698,00 € de plus que prévu ; 200 000 €"
                " seront empruntés et le reste, 255 593,00 €, sera prélevé sur les fonds propres."
            ],
            [("255 593,00 €", 255593)],
        ),
        # of several numbers before some parts, the one that they come to is their whole
        (
            [
                "Elle emploie 45 agents, qui font 39 équivalents temps plein : trois de catégorie"
                " A, sept de catégorie B et 35 de catégorie C."
            ],
            [("45", 45)],
        ),
    ],
)
def test_parts_and_what_is_left(made_of, texts, made):
    assert made_of(*texts) == made


def test_what_is_left_of_no_whole_is_told_by_slips_alone(read_reckoned):
    """The first amount is a part of the whole like the next, which no words tell from it."""
    text = (
        "Le premier a reçu 56 757,41 €, soit 52,9 % de la dépense ; le deuxième, 41 701,54 € ; le"
        " reste, 8 821,80 €, est allé au troisième."
    )
    made = {one.result.fact.printed: one for one in read_reckoned(text)}
    assert made["8 821,80 €"].loose


@pytest.mark.parametrize(
    "text",
    [
        # what is compared is no part
        "Les créances s'élèvent à 41 250,00 € ; la provision ressort à 19 640,00 €, contre 17 300 €"
        " inscrits : un complément de 2 340,00 € est donc nécessaire.",
        # labels of their own
        "Effectif légal : 27 ; présents : 21 ; procurations : 5 ; suffrages : 26.",
        # two parts may leave others
        "L'association reçoit 12 000,00 €, dont 4 000,00 € au sport et 3 000,00 € à la culture.",
        # five each
        "Le conseil compte 31 délégués, répartis ainsi : 8 pour Pazat, 5 pour Vue et Rouan, 4 pour"
        " Chemère, 7 pour Sainte-Luce et 2 pour Cheix.",
        # what stands in brackets says something of the part before it
        "Le prix de 4 250 € se décompose en 2 700 € de bois (à 180 € la pièce), 950 € d'étude et"
        " 600 € de pose.",
        # the list of parts ends with the one behind "et": what follows is another thing
        "Les hausses totalisent 1 210 000 €, dont 405 000 € pour les cotisations et 278 500 € pour"
        " les carrières ; les économies en compensent 304 000 €, soit 25,1 %.",
        # what falls is taken away
        "Les recettes s'élèvent à 523 480 € : l'impôt apporte 412 500 €, les dotations 236 780 €,"
        " tandis que les taxes reculent de 184 000 €.",
        "Elle coûte 9 840,00 €, soit 6 060,00 € de moins que la deuxième et 6 120,00 € de moins que"
        " la troisième.",
        # so many things are no whole of which a decimal is left
        "Elle emploie des agents qui font 41,3 équivalents temps plein : trois de catégorie A, sept"
        " de catégorie B et 35 de catégorie C.",
        # a result, and what it was at other times
        "Elle reçoit 312 640 € : son solde est donc négatif, de 173 573 €, alors qu'il ne l'était"
        " que de 150 795 € l'an passé et de 63 213 € en 2021.",
        # one is compared with another
        "Le budget de 90 000 € comprend : 40 000 € de charges contre 35 000 € en 2024 et 20 000 €.",
    ],
)
def test_what_is_no_list_of_parts(made_of, text):
    assert made_of(text) == []


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(parts=[281, 101, 110, 160])
@example(parts=[629, 101, 339, 819])
@example(parts=[101, 618, 101, 205, 267])
@given(parts=st.lists(st.integers(101, 899), min_size=3, max_size=6))
def test_a_whole_is_that_of_its_parts(made_of, parts):
    whole = sum(parts)
    listed = ", ".join(
        f"{part} au lieu-dit {'ABCDEF'[n]}" for n, part in enumerate(parts[:-1])
    )
    text = (
        f"Le syndicat dessert {whole} abonnés : {listed} et {parts[-1]} à Sens."
    )
    assert made_of(text) == [(str(whole), whole)]


def test_a_number_within_the_phrase_of_a_part_is_no_part(made_of):
    text = (
        "Les absences ont duré 934 jours, dont 315 au titre de trois congés de formation, 207 de"
        " maternité et {} de maladie."
    )
    assert made_of(text.format(412)) == [("934", 934)]
    assert made_of(text.format(421)) == [("934", 943)]


ASKED = "La commission a reçu 240 dossiers. Elle en a accepté {} et rejeté {}."


@pytest.mark.parametrize(
    ("granted", "refused", "made"),
    [(187, 53, [("53", 53)]), (187, 63, [("63", 53)]), (187, 41, [])],
)
def test_what_was_granted_and_refused_is_no_more_than_was_asked_for(
    made_of, granted, refused, made
):
    assert made_of(ASKED.format(granted, refused)) == made


def test_what_is_refused_of_something_else_is_not_of_those_asked_for(made_of):
    text = "Le jury a reçu 64 dossiers. Il a retenu 41 offres et refusé 31 variantes."
    assert made_of(text) == []


BEHIND = "Le service a reçu {} dossiers ; {}, incomplets, ont été écartés et {} sont retenus."


@pytest.mark.parametrize(
    ("figures", "made"),
    [
        ((64, 17, 47), [("47", 47)]),
        ((64, 17, 48), [("48", 47)]),
        # some may be left for later
        ((64, 17, 41), []),
    ],
)
def test_what_becomes_of_two_may_stand_behind_them(made_of, figures, made):
    assert made_of(BEHIND.format(*figures)) == made
