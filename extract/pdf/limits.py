"""Limits against hostile files: what a deliberation never reaches, and a file made to exhaust a
machine does.

Each can be raised by an environment variable, ``POINTAGE_MAX_`` and its name in capitals.
"""

import ctypes
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import repeat

import pypdfium2.raw as pdf

from extract.errors import LimitExceededError
from extract.given.raised_limits import raised, variable_of
from extract.pdf.pdfium_api import (
    ADDRESS,
    INT,
    Handle,
    address_of,
    bind,
    count_inner,
    count_objects,
    get_inner,
    get_object,
    get_type,
)

_Holder = tuple[Callable[..., int], int, int]
"""What holds objects: how they are asked for, its address, how many they are."""

_get_pixels = bind(
    pdf.FPDFImageObj_GetImagePixelSize, INT, ADDRESS, ADDRESS, ADDRESS
)

_TEXTS = {
    "megabytes": ("le fichier pèse {found} Mo", "the file weighs {found} MB"),
    "pages": ("le fichier a {found} pages", "the file has {found} pages"),
    "objects": (
        "{page} porte plus de {most} objets",
        "{page} holds more than {most} objects",
    ),
    "drawn": (
        "{page} dessine plus de {most} objets",
        "{page} draws more than {most} objects",
    ),
    "nesting": (
        "{page} emboîte plus de {most} formulaires ou motifs",
        "{page} nests more than {most} forms or patterns",
    ),
    "instructions": (
        "{page} compte plus de {most} Mo d'instructions de dessin",
        "{page} has more than {most} MB of drawing instructions",
    ),
    "unpacked": (
        "ses instructions de dessin dépassent {most} Mo une fois décompressées",
        "its drawing instructions pass {most} MB once unpacked",
    ),
    "characters": (
        "{page} porte {found} caractères",
        "{page} holds {found} characters",
    ),
    "text": (
        "le document dépasse {most} caractères",
        "the document passes {most} characters",
    ),
    "megapixels": (
        "une image de {page} compte {found} millions de pixels",
        "an image of {page} has {found} million pixels",
    ),
    "rendering": (
        "{page} est trop grande pour être dessinée ({found} millions de pixels)",
        "{page} is too large to be drawn ({found} million pixels)",
    ),
    "painting": (
        "dessiner {page} demande plus de {most} secondes",
        "drawing {page} takes more than {most} seconds",
    ),
    "letters": (
        "dessiner {page} garde plus de {most} Mo d'images de lettres",
        "drawing {page} keeps more than {most} MB of pictures of letters",
    ),
    "structure": (
        "la description de ses objets dépasse {most} Mo une fois décompressée",
        "the description of its objects passes {most} MB once unpacked",
    ),
    "repair": (
        "la description de ses objets est abîmée, et trop longue pour être relue octet par octet",
        "the description of its objects is damaged, and too long to be read byte by byte",
    ),
    "marks": (
        "{page} emboîte plus de {most} marques de contenu",
        "{page} nests more than {most} marks of content",
    ),
    "states": (
        "{page} emboîte plus de {most} états graphiques",
        "{page} nests more than {most} states of the graphics",
    ),
    "clips": (
        "{page} copie plus de {most} millions de découpes",
        "{page} copies more than {most} million clips",
    ),
    "shown": (
        "{page} écrit plus de {most} Mo de texte",
        "{page} shows more than {most} MB of text",
    ),
    "mapped": (
        "ses tables de caractères dépassent {most} Mo de texte",
        "its maps of characters pass {most} MB of text",
    ),
    "listed": (
        "une liste de {page} dépasse {most} Mo",
        "a list of {page} passes {most} MB",
    ),
    "corners": (
        "{page} trace plus de {most} millions de points",
        "{page} has paths of more than {most} million corners",
    ),
    "tiles": (
        "un motif de {page} pose plus de {most} millions de carreaux",
        "a pattern of {page} lays more than {most} million tiles",
    ),
}

_SOME_PAGE = ("une page", "a page")


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read."""

    megabytes: int = 300
    """Of a file."""
    pages: int = 5_000
    objects: int = 100_000
    """Of a page, those inside its forms included."""
    drawn: int = 500_000
    """Objects that one stream of instructions draws: counted in its bytes, before they are made."""
    nesting: int = 12
    """Forms, or what is painted with, inside each other."""
    instructions: int = 200
    """Millions of bytes of drawing instructions of a page."""
    unpacked: int = 4_000
    """Millions of bytes of drawing instructions of a file."""
    characters: int = 150_000
    """Of a page."""
    text: int = 30_000_000
    """Characters of a document."""
    megapixels: int = 600
    """Of an image on a page."""
    rendering: int = 400
    """Millions of pixels of the picture of a page."""
    painting: int = 20
    """Seconds that painting a page takes, to compare its text with it."""
    letters: int = 500
    """Millions of bytes of pictures of letters that painting a page keeps."""
    structure: int = 200
    """Millions of bytes of the streams that hold a document's objects."""
    repair: int = 100
    """Thousands of millions of bytes copied when damaged streams of objects are read byte by byte,
    each time all that was read before it."""
    marks: int = 1_000
    """Marks of content inside each other."""
    states: int = 10_000
    """Saved states of the graphics inside each other."""
    clips: int = 10
    """Millions of clips that are copied, with what a page draws or saves."""
    shown: int = 2
    """Millions of bytes of the text that a page shows, or a stream: its characters are counted
    when they are made."""
    mapped: int = 10
    """Millions of bytes of the texts that a file's maps of characters give to characters: a map of
    all 65,536 of a font has 0.13."""
    listed: int = 16
    """Millions of bytes of one list among the instructions."""
    corners: int = 2
    """Millions of corners of the paths that one stream of instructions describes."""
    tiles: int = 50
    """Millions of tiles that a pattern lays over a page, or of square points that they cover, one
    over the other."""


def read_limits() -> Limits:
    """The limits with those that the environment raises."""
    return raised(Limits())


LIMITS = read_limits()


def exceeded(
    name: str, limit: str, *, found: int = 0, page: int = 0
) -> LimitExceededError:
    """The error about ``limit`` passed by the file ``name``, or by some page of it."""
    most = getattr(LIMITS, limit)
    pages = _SOME_PAGE
    if page:
        pages = f"la page {page}", f"page {page}"
    french, english = (
        text.format(found=found, page=which, most=most)
        for text, which in zip(_TEXTS[limit], pages, strict=True)
    )
    variable = variable_of(limit)
    return LimitExceededError(
        f"{name} : {french} (limite : {most}). S'il est sûr, relevez la limite avec la variable"
        f" {variable}.",
        f"{name}: {english} (limit: {most}). If it is safe, raise the limit with the variable"
        f" {variable}.",
        code=limit,
    )


def check_page(page: Handle, name: str, number: int) -> None:
    """Count the page's objects, those inside its forms included, before anything is read of them.

    Raises:
        LimitExceededError: there are too many, nested too deep, or an image is too large.
    """
    holder = address_of(page.raw)
    _check_objects(holder, max(count_objects(holder), 0), name, number)


def _check_objects(page: int, count: int, name: str, number: int) -> None:
    """Count level by level: the objects of the page, those of its forms, those of their forms."""
    level: list[_Holder] = [(get_object, page, count)]
    seen = 0
    for _ in range(LIMITS.nesting + 1):
        seen += sum(size for _, _, size in level)
        if seen > LIMITS.objects:
            raise exceeded(name, "objects", page=number)

        forms: list[int] = []
        for get, holder, size in level:
            items = list(filter(None, map(get, repeat(holder), range(size))))
            forms += _check_items(items, name, number)
        level = [(get_inner, form, max(count_inner(form), 0)) for form in forms]
        if not level:
            return
    raise exceeded(name, "nesting", page=number)


def _check_items(items: Sequence[int], name: str, number: int) -> list[int]:
    """The forms among the objects of one holder, once its images are known to be small enough."""
    forms = []
    for item, kind in zip(items, map(get_type, items), strict=True):
        if kind == pdf.FPDF_PAGEOBJ_IMAGE:
            _check_image(item, name, number)
        elif kind == pdf.FPDF_PAGEOBJ_FORM:
            forms.append(item)
    return forms


def _check_image(item: int, name: str, number: int) -> None:
    size = (ctypes.c_uint * 2)()
    start = ctypes.addressof(size)
    if _get_pixels(item, start, start + 4):
        width, height = size
        found = width * height // 10**6
        if found > LIMITS.megapixels:
            raise exceeded(name, "megapixels", found=found, page=number)
