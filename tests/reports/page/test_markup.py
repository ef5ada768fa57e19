"""Text of the PDF can do nothing to the page."""

from jinja2 import Environment

from reports.page.markup import (
    TEMPLATES,
    compile_templates,
    printed,
    typeset_sentence,
)
from reports.page.report_page import prepare_report


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


def test_a_report_that_was_prepared_compiles_no_template(monkeypatch):
    """As if all that it includes were rendered."""
    compiled = set()
    load = Environment.get_template

    def noted(environment, name, *rest):
        compiled.add(name)
        return load(environment, name, *rest)

    monkeypatch.setattr(Environment, "get_template", noted)
    prepare_report("en")
    assert {"report.html.j2", "finding.html.j2", "counted.html.j2"} <= compiled
    assert "site.html.j2" not in compiled
    for name in compiled:
        source = (TEMPLATES / name).read_text(encoding="utf-8")
        assert source.count("{% include") + source.count("{% from") == sum(
            f"'{other}'" in source for other in compiled
        )
    before = set(compiled)
    compile_templates("en", "report.html.j2")
    assert compiled == before
