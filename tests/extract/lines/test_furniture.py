"""Running heads, feet and page numbers."""

from extract.lines.furniture import PageLines, find_furniture

from ..typesetting import line, typeset

HEIGHT = 842.0
BODY = [
    "Le service instructeur retient ces candidatures pour l’année entière et leur financement."
]


def furniture(pages):
    return find_furniture(
        {n: PageLines(HEIGHT, tuple(lines)) for n, lines in enumerate(pages, 1)}
    )


def feet(n):
    return (line("Annexe 2", 795, n, size=9), line(str(n), 806, n, size=9))


def test_repeated_feet_and_page_numbers_are_furniture():
    found = furniture(
        [(*typeset(BODY, n, top=200), *feet(n)) for n in (1, 2, 3)]
    )
    assert [{one.text for one in found.lines[n]} for n in (1, 2)] == [
        {"Annexe 2", "1"},
        {"Annexe 2", "2"},
    ]
    assert found.folios == {1: "1", 2: "2", 3: "3"}


def test_a_subtitle_that_opens_two_pages_in_a_row_is_none():
    first = typeset(["**Opération 1", "**2. Bilan 2021 :", *BODY], 1, top=200)
    pages = [
        first,
        typeset(["**2. Bilan 2021 :", *BODY], 2),
        typeset(["**2. Bilan 2021 :", *BODY], 3),
    ]
    assert not any(furniture(pages).lines.values())


def test_several_texts_at_one_height_are_one_line_of_a_running_head():
    def running_head(n):
        return (
            line("DÉPARTEMENT DU NORD", 31, n, size=9),
            line("CM 24 février 2015", 31, n, size=9, left=300),
            line(str(n), 31, n, size=9, left=500),
            line("Canton du Bourg", 45, n, size=9),
            line("Commune de Saint-Orven", 59, n, size=9),
        )

    found = furniture(
        [(*running_head(n), *typeset(BODY, n, top=200)) for n in (1, 2, 3)]
    )
    assert {one.text for one in found.lines[2]} == {
        "DÉPARTEMENT DU NORD",
        "CM 24 février 2015",
        "2",
        "Canton du Bourg",
        "Commune de Saint-Orven",
    }
