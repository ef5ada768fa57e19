"""Title, authority, date of the sitting and financial year."""

import pytest

from extract.lines.masthead import HeadText, Masthead, read_masthead
from extract.lines.paragraphs import read_blocks

from ..typesetting import line, typeset


def masthead(*texts):
    return read_masthead(read_blocks(typeset(texts)))


def test_a_department():
    assert masthead(
        "**DÉPARTEMENT DU PAS-DE-CALAIS",
        "**EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS",
        "Séance du Conseil départemental du 20 juin 2022",
        "**APPELS À PROJETS DES POLITIQUES D’INCLUSION 2022",
        "Vu la loi n°2020-1379 du 14 novembre 2020 ;",
    ) == Masthead(
        "APPELS À PROJETS DES POLITIQUES D’INCLUSION 2022",
        "Département du Pas-de-Calais",
        "2022-06-20",
        2022,
    )


def test_a_town_with_its_object():
    assert masthead(
        "**VILLE DE SAINT-ORVEN-SUR-LIZONNE",
        "Séance du 26 mars 2026 – Délibération no 2026-03-17",
        "Objet : Attribution des subventions au titre de l'exercice 2026",
        "Considérant que le montant attribué en 2025 s'élevait à 12 € ;",
    ) == Masthead(
        "Attribution des subventions au titre de l'exercice 2026",
        "Ville de Saint-Orven-sur-Lizonne",
        "2026-03-26",
        2026,
    )


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        (
            "SYNDICAT MIXTE DES EAUX DU HAUT-SOULANAIS",
            "Syndicat mixte des Eaux du Haut-Soulanais",
        ),
        (
            "Communauté de communes du Pays d'Ancenis",
            "Communauté de communes du Pays d'Ancenis",
        ),
        ("COMMUNE DE LA FERTÉ-ALAIS", "Commune de la Ferté-Alais"),
        (
            "le Conseil Municipal de la Ville de Montpellier s'est réuni",
            "Ville de Montpellier",
        ),
        (
            "les membres du conseil de la Commune de Bourg-le-Lac du canton d'Ys",
            "Commune de Bourg-le-Lac",
        ),
        ("COMMUNE DE BOURG LE LAC du 19 juin 2017", "Commune de Bourg le Lac"),
        ("Conseil départemental du 19 juin 2017", ""),
    ],
)
def test_the_authority_as_it_is_written(printed, body):
    assert masthead(printed, "Vu le code ;").body == body


def test_the_title_is_what_is_set_largest():
    lines = [
        line("Direction des Finances", 40),
        line("Attributions de subventions", 80, size=15),
        line("Vu le code", 110),
    ]
    assert (
        read_masthead(read_blocks(lines)).title == "Attributions de subventions"
    )


def test_the_day_of_the_convocation_is_not_the_sittings():
    text = (
        "Le conseil municipal, dûment convoqué le 5 avril 2023, s'est réuni le 12 avril 2023 en"
        " mairie."
    )
    assert masthead("**Commune de Lens", text).date == "2023-04-12"


@pytest.mark.parametrize("until", ["avant le", "au plus tard le", "d’ici au"])
def test_the_day_by_which_something_is_due_is_not_the_sittings(until):
    text = (
        "Le rapport est présenté au conseil municipal en séance"
        f" {until} 30 septembre 2023."
    )
    assert masthead("**Commune de Lens", text).date == ""


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Conseil municipal – séance publique du 3 avril 2025", "2025-04-03"),
        ("Conseil municipal – publié le 8 avril 2025", ""),
    ],
)
def test_a_sitting_is_public_and_its_acts_are_published(head, date):
    assert masthead("**Commune de Lens", head).date == date


def test_the_date_at_the_foot_stands_in_for_the_sittings():
    assert (
        masthead(
            "**Commune de Lens",
            "Vu la loi du 3 mars 2020 ;",
            "Fait à Lens, le 4 avril 2023",
        ).date
        == "2023-04-04"
    )


@pytest.mark.parametrize(
    ("words", "date"),
    [
        (
            "L'an deux mille vingt-six, le vingt-six mars à dix-neuf heures",
            "2026-03-26",
        ),
        ("L’an deux mil vingt-deux et le premier juillet", "2022-07-01"),
        ("L'an 2023, le jeudi 16 février", "2023-02-16"),
        ("L'AN DEUX MILLE VINGT-DEUX LE PREMIER JUILLET", "2022-07-01"),
    ],
)
def test_a_date_in_words(words, date):
    assert (
        masthead("**Commune de Lens", f"{words}, les élus se sont réunis.").date
        == date
    )


def test_a_document_without_a_masthead():
    assert read_masthead(()) == Masthead()
    assert masthead("Statistical yearbook of regions").exercise is None


MINUTES = (
    "**Ordre du jour",
    "Compte-rendu de la réunion du 13 novembre 2012 : Pas d'observations. Le compte-rendu est"
    " adopté à l'unanimité.",
    "- DE-2012/131 – Délégations de pouvoirs",
    "- DE-2012/132 – Décision modificative",
)
"""The first page of minutes whose own date is in a running head or a cell."""


@pytest.mark.parametrize(
    "printed",
    [
        "CM 12 décembre 2012 113",
        "CONSEIL MUNICIPAL SÉANCE DU 12 DÉCEMBRE 2012",
        "L'an deux mille douze, le douze décembre, à vingt heures, le conseil s'est réuni en"
        " séance ordinaire, à la mairie, sous la présidence du maire.",
    ],
    ids=["running head", "cell", "cell in words"],
)
def test_the_date_of_minutes_is_not_that_of_the_sitting_before(printed):
    blocks = read_blocks(typeset(MINUTES))
    assert read_masthead(blocks).title == ""
    assert read_masthead(blocks, [HeadText(20.0, printed)]).date == "2012-12-12"


@pytest.mark.parametrize(
    "printed",
    [
        "Approbation du procès-verbal de la séance du 13 novembre 2012",
        "Le procès-verbal de la séance du 13 novembre 2012 est adopté.",
        "Vu la délibération prise lors de la séance du 13 novembre 2012",
    ],
)
def test_the_date_of_other_minutes_comes_after_the_own_one(printed):
    found = masthead(
        printed, "Le conseil municipal s'est réuni le 12 décembre 2012."
    )
    assert found.date == "2012-12-12"


def test_own_minutes_have_their_date_in_their_heading():
    found = masthead(
        "**COMPTE-RENDU DU CONSEIL MUNICIPAL DU 27 MARS 2012",
        "Le procès-verbal de la séance du 15 février 2012 est approuvé.",
    )
    assert found.date == "2012-03-27"


def test_the_authority_of_running_heads_is_the_nearest():
    heads = [
        HeadText(20.0, "DEPARTEMENT DE LOIRE-ATLANTIQUE"),
        HeadText(30.0, "Canton de BOURG"),
        HeadText(40.0, "Commune de Saint-Orven (44 680)"),
    ]
    blocks = read_blocks(typeset(MINUTES))
    assert read_masthead(blocks, heads).body == "Commune de Saint-Orven"


def test_a_running_head_over_and_over_is_no_title():
    found = masthead(
        "**e Au Conseil Municipal • Au Conseil Municipal • Au Conseil Municipa",
        "**Procuration : 1",
        "**Vote des subventions 2014",
        "Vu le budget ;",
    )
    assert found.title == "Vote des subventions 2014"


def test_a_stamp_of_posting_is_no_title():
    for stamp in ("Affiché le 22.12.23", "Affich l 2. 12. 23"):
        assert masthead(f"**{stamp}", "Vu le code général").title == ""


def test_one_word_is_no_title():
    for word in ("**Pierreville", "**COMPTE-RENDU"):
        assert masthead(word, "Vu le code général").title == ""


SITTING = (
    "**Conseil Communautaire",
    "**Séance du 10 avril 2025 à 19h00",
    "**Complexe sportif et culturel - Bourg-le-Lac",
)
"""The head of minutes that print where the council sat."""


@pytest.mark.parametrize("kind", ["**COMPTE RENDU", "**PROCÈS-VERBAL"])
def test_a_room_and_the_kind_of_paper_are_no_title(kind):
    found = masthead(
        *SITTING,
        kind,
        "L’an deux mille vingt-cinq, le dix avril, les membres du Conseil de la Communauté de"
        " Communes des Rives de L’Ource se sont réunis.",
    )
    assert found == Masthead(
        "",
        "Communauté de Communes des Rives de L’Ource",
        "2025-04-10",
        2025,
    )


def test_minutes_are_called_by_their_sitting():
    found = masthead(
        "**Commune de Bourg-le-Lac",
        "**COMPTE-RENDU",
        "**CONSEIL MUNICIPAL DU 15 OCTOBRE 2008",
        "L'an deux mille huit, le quinze octobre, le conseil s'est réuni.",
    )
    assert found == Masthead("", "Commune de Bourg-le-Lac", "2008-10-15", 2008)


def test_an_act_about_a_room_has_its_title():
    for title in (
        "Complexe sportif et culturel : tarifs 2025",
        "Travaux du complexe sportif",
    ):
        found = masthead(*SITTING[:2], f"**{title}", "Vu le code ;")
        assert found.title == title


NAMES = "PETIT, Anne ROCHER, Jean-Marc DUBOIS, Zoé MARTIN et Paul LEFÈVRE"


def test_a_list_of_names_is_no_title():
    """In minutes that are set in one size, the longest text is not their title."""
    found = masthead(
        "Procès-verbal du Conseil municipal",
        "Séance du lundi 18 décembre 2023",
        f"Présents : MM Luc MOREAU, Ève PICARD, Rémi\n{NAMES}",
        NAMES,
        "Désignation du secrétaire de séance",
        "Madame Petit est nommée secrétaire de séance.",
    )
    assert found.title == (
        "Procès-verbal du Conseil municipal, Séance du lundi 18 décembre 2023"
    )
    assert masthead(NAMES, "Madame Petit est nommée secrétaire.").title == ""


def test_where_a_member_is_named_is_no_title():
    """Names that no capitals tell are told by who reads lists of them."""
    lines = typeset(["petit, rocher et dubois, de Bourg", "Vote des taux"])
    blocks = read_blocks(lines)
    place = lines[0].place(0, 5)
    assert read_masthead(blocks).title == "petit, rocher et dubois, de Bourg"
    assert read_masthead(blocks, names=[place]).title == "Vote des taux"


def test_what_is_set_like_a_title_further_down_is_none_of_it():
    lines = [
        line("Attributions de subventions", 80, size=15),
        line("aux associations", 98, size=15),
        line("Annonces du maire à ses voisins", 240, size=15),
        line("Vu le code", 280),
    ]
    assert (
        read_masthead(read_blocks(lines)).title
        == "Attributions de subventions aux associations"
    )


def test_a_title_is_no_paragraph():
    sentence = "Convention avec le syndicat. "
    more = "Le maire rappelle que le syndicat gère les eaux de la vallée. " * 6
    assert masthead(f"Objet : {sentence}{more}").title == sentence.strip()
    assert masthead(f"Objet : {more.replace('.', ',')}").title == ""
    assert masthead(more).title == ""


def test_the_authority_whose_council_met():
    found = masthead(
        "SEANCE DU 30 MAI 2022",
        "L’an deux mil vingt deux, le 30 mai, les membres du Conseil Municipal de la commune de"
        " Bourg-le-Lac se sont réunis.",
    )
    assert found.body == "Commune de Bourg-le-Lac"
