"""Text of the PDF as inert HTML, and the frame of every page: template engine, style, script and
content policy.
"""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from reports.i18n import (
    Lang,
    Texts,
    format_dates,
    report_words,
)
from reports.page import anchors
from reports.page.findings.counted_view import MOST, OPEN
from reports.reconstruction import calls_it_rebuilt, is_rebuilt
from validate.model.counted_line import cut_between_words

TEMPLATES = Path(__file__).parents[1] / "templates"
_GLUE = re.compile(
    r"(?<=\d) (?=\d{3}\b)| (?=[€%:;!?»])|(?<=«) |(?<=\bp\.) |(?<=\bn°) "
)
"""Spaces at which a line must not break in French: "1 200 €", "p. 4", "« … »"."""
_GLUE_EN = re.compile(
    r"(?<=\d) (?=\d{3}\b)|(?<=\d) (?=[€%])|(?<=\bp\.) |(?<=\bno\.) "
)
"""Spaces at which a line never breaks: between thousands, before signs and units, in quotation
marks, after "p." and "n°"."""
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
"""An apostrophe typed straight inside a word: "l'acte"."""
_QUOTED = re.compile(r"(«[^»]*»|“[^”]*”)")
"""The document's own words in a message, with their marks."""

_KIND = re.compile(r"« ([a-z]+) »")
"""A kind of check that a rule names as its source does: "Règle de Pointage, « equality »"."""

_CONTROL = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Characters that are not seen, or turn the direction of what is around them."""

_ISOLATED, _ISOLATED_ENDS = Markup("<bdi>"), Markup("</bdi>")
_INCLUDED = re.compile(r"\{% (?:include|from) '([^']+)'")
"""A template that another one includes, or takes something from."""


def printed(text: str) -> Markup:
    """Text of the PDF: escaped, isolated, its control and direction characters shown by name."""
    pieces, last = [_ISOLATED], 0
    for match in _CONTROL.finditer(text):
        pieces += [escape(text[last : match.start()]), _named(match[0])]
        last = match.end()
    return Markup("").join([*pieces, escape(text[last:]), _ISOLATED_ENDS])


def quoted(text: str, lang: Lang) -> Markup:
    """`printed`, said to be French on a page that is not."""
    if lang == "fr":
        return printed(text)
    return Markup('<bdi lang="fr">') + printed(text)[len("<bdi>") :]


def typeset_sentence(text: str, lang: Lang = "fr") -> Markup:
    """A message: `printed`, as `typeset` sets it."""
    return printed(typeset(text, lang))


def typeset(text: str, lang: Lang) -> str:
    """A message with its ISO dates in words, its own apostrophes curved, its numbers and
    punctuation kept from breaking over two lines.
    """
    # every second piece is the document's own words, which stay as they are
    pieces = _QUOTED.split(format_dates(text, lang))
    pieces[::2] = [_APOSTROPHE.sub("’", piece) for piece in pieces[::2]]
    glue = _GLUE_EN
    if lang == "fr":
        glue = _GLUE
    return glue.sub("\u00a0", "".join(pieces))


def glued(text: str) -> str:
    """A printed figure that does not break over two lines."""
    return _GLUE.sub("\u00a0", text)


def sourced(text: str, texts: Texts) -> str:
    """The source of a rule, the kinds of the contract in the words of the page."""

    def in_words(found: "re.Match[str]") -> str:
        key = f"kind.{found[1]}"
        return f"« {texts(key)} »" if key in report_words() else found[0]

    if texts.lang != "fr":
        return text
    return _KIND.sub(in_words, text)


def runs(numbers: Iterable[int]) -> str:
    """Rising numbers, those that follow each other as one: "3, 18–24".

    >>> runs([3, 18, 19, 20])
    '3, 18–20'
    """
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(
        "–".join(map(str, sorted({run[0], run[-1]}))) for run in found
    )


def bare(text: str) -> str:
    """Text of the PDF that takes no markup (a title, a label): its control characters left
    out.
    """
    return _CONTROL.sub("", text)


def data_uri(data: bytes, kind: str) -> str:
    """``data`` as a link that holds the picture itself."""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"


def style() -> Markup:
    """The style sheet of every page."""
    return Markup(_asset("palette.css") + _asset("report.css"))  # noqa: S704  our own files


def script(page: str) -> Markup:
    """The script of a page, ``report`` or ``site``, after what both share."""
    return Markup(_asset("sort.js") + _asset(f"{page}.js"))  # noqa: S704  our own files


@cache
def csp(page: str) -> str:
    """The content policy of a page: nothing may be fetched; only this very style and
    script apply.
    """
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{_digest(style())}'; "
        f"script-src 'sha256-{_digest(script(page))}'; base-uri 'none'; form-action 'none'"
    )


def compile_templates(lang: Lang, name: str) -> None:
    """Compile a template and all that it includes, which takes long and would be done when it is
    rendered."""
    templates = environment(lang)
    asked, compiled = [name], set[str]()
    while asked:
        one = asked.pop()
        if one not in compiled:
            compiled.add(one)
            templates.get_template(one)
            asked += _INCLUDED.findall(_asset(one))


@cache
def environment(lang: Lang) -> Environment:
    """The template engine: it escapes whatever is not marked as HTML."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # a template is rendered once or twice: to look for constants takes longer than they do
        optimized=False,
    )
    texts = Texts(lang)
    made.filters |= {
        "printed": lambda text: quoted(text, lang),
        "sentence": lambda text: typeset_sentence(text, lang),
        "bare": bare,
        "glued": glued,
        "shortened": cut_between_words,
        "sourced": lambda text: sourced(text, texts),
        "runs": runs,
        "calls_it_rebuilt": calls_it_rebuilt,
        "is_rebuilt": is_rebuilt,
        "upper_first": lambda text: text[:1].upper() + text[1:],
        "money": texts.money,
        "number": texts.number,
        "date": texts.date,
        "of": texts.of,
        "png": lambda data: data_uri(data, "png"),
        "cell": anchors.cell_anchor,
        "place": anchors.place_anchor,
        "table_anchor": anchors.table_anchor,
        "row_anchor": anchors.row_anchor,
        "ecart": anchors.finding_anchor,
        "page_anchor": anchors.page_anchor,
        "slug": anchors.slug,
    }
    made.globals |= {
        "t": texts,
        "lang": lang,
        "colon": "\u00a0:" if lang == "fr" else ":",
        "percent": "\u00a0%" if lang == "fr" else "%",
        "open_counted": OPEN,
        "most_counted": MOST,
    }
    return made


def _named(character: str) -> Markup:
    name = unicodedata.name(character, "").title()
    return Markup('<span class="control" title="{}">U+{:04X}</span>').format(
        name, ord(character)
    )


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(
        hashlib.sha256(text.encode("utf-8")).digest()
    ).decode("ascii")
