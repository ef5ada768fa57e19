"""Characters as pdfium gives them: a space that the file leaves out before a letter that leans back
over it is one, though the white there is narrow.
"""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth


@pytest.mark.parametrize(
    ("font", "apart", "words", "read"),
    [
        ("Times-Italic", 0.25, ("culturel", "formation"), "culturel formation"),
        ("Times-Italic", 0.17, ("soutien", "jeunesse"), "soutien jeunesse"),
        ("Times-Italic", 0.0, ("cul", "turel"), "culturel"),
        ("Times-Italic", 0.1, ("culturel", "formation"), "culturelformation"),
        ("Times-Roman", 0.06, ("11", "240"), "11240"),
    ],
    ids=["before an f", "before a j", "no space", "kerned", "figures"],
)
def test_a_narrow_space_before_a_letter_that_leans_back(
    source_of, font, apart, words, read
):
    def draw(pen):
        first, second = words
        pen.canvas.setFont(font, 10)
        pen.canvas.drawString(50, 100, first)
        width = stringWidth(first, font, 10)
        pen.canvas.drawString(50 + width + 10 * apart, 100, second)

    with source_of([draw]) as source:
        (page,) = source.pages()
        chars = page.chars
    assert "".join(chars.text) == read
    assert (chars.boxes[1:, 0] > chars.boxes[:-1, 0]).all()
