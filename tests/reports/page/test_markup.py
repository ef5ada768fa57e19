"""Text of the PDF can do nothing to the page."""

from reports.page.markup import printed, typeset_sentence


def test_text_of_the_pdf_is_inert():
    shown = printed("<b>\u202e1\u0000</b>")
    assert "<b>" not in shown
    assert "U+202E" in shown
    assert "U+0000" in shown
    assert (
        typeset_sentence("le 2022-05-31 : 1 500,00 €")
        == "<bdi>le 31\u00a0mai\u00a02022\u00a0: 1\u00a0500,00\u00a0€</bdi>"
    )


def test_every_character_that_turns_what_is_around_it_is_shown():
    """Two that stand in documents as they are: the line break and the tab are white space."""
    for code in (
        *range(0x20),
        0x61C,
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
    ):
        if chr(code) not in "\t\n":
            assert f"U+{code:04X}" in printed(f"a{chr(code)}b"), hex(code)
