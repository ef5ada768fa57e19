"""Rows and columns as lines with labels, and which of them close others."""

HEADER = ["Compteur", "2024", "2025", "Variation"]


def counters(mean):
    """Six counters, what they come to together, and their mean."""
    return [
        ["Quai des Tanneurs", "1 052", "1 184", "+132"],
        ["Pont Neuf", "1 498", "1 637", "+139"],
        ["Gare", "871", "942", "+71"],
        ["Campus", "1 340", "1 315", "-25"],
        ["Voie verte nord", "603", "688", "+85"],
        ["Zone des Prés", "246", "274", "+28"],
        ["Six compteurs", "5 610", "6 040", "+430"],
        ["Moyenne par compteur", "935,0", mean, "+71,7"],
    ]


def test_the_sum_of_all_lines_above_is_none_that_an_average_is_of(failing):
    assert failing(HEADER, counters("1 006,7")) == {}
    found = failing(HEADER, counters("1 208,0")).values()
    assert [round(float(one), 1) for one in found] == [1006.7]
