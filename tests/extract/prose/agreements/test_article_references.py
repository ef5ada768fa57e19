"""References of a text to its own articles."""

import pytest

from extract.prose.agreements.article_references import find_article_references


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "après réception des documents listés à l'article 7.",
            [(7, "document")],
        ),
        ("Les conditions fixées à l'article 4.", [(4, "condition")]),
        ("en application de l'article 7, ou si", [(7, "")]),
        ("conformément à l'article 3 de la présente convention", [(3, "")]),
        ("à l'article 10 de la loi du 12 avril 2000", []),
        ("en vertu de l'article 9 des statuts", []),
        ("à l'article 65748 du budget", []),
        ("prévu à l'article L. 2121-20", []),
        ("à l'article 6-2", []),
    ],
)
def test_numbers_of_the_text_s_own_articles(text, expected):
    found = find_article_references(text)
    assert [(one.number, one.about) for one in found] == expected
