"""Limits against hostile files: what a deliberation never reaches, and a file made to exhaust a
machine does.

Each can be raised by an environment variable, ``POINTAGE_MAX_`` and its name in capitals.
"""

import ctypes
import os
from collections.abc import Callable
from dataclasses import dataclass, fields
from itertools import repeat

import pypdfium2.raw as pdf

from extract.errors import LimitExceededError
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

_get_pixels = bind(pdf.FPDFImageObj_GetImagePixelSize, INT, ADDRESS, ADDRESS, ADDRESS)

_TEXTS = {
    "megabytes": ("le fichier pèse {found} Mo", "the file weighs {found} MB"),
    "pages": ("le fichier a {found} pages", "the file has {found} pages"),
    "objects": (
        "la page {page} porte plus de {most} objets",
        "page {page} holds more than {most} objects",
    ),
    "nesting": (
        "la page {page} emboîte plus de {most} formulaires",
        "page {page} nests more than {most} forms",
    ),
    "instructions": (
        "la page {page} compte plus de {most} Mo d'instructions de dessin",
        "page {page} has more than {most} MB of drawing instructions",
    ),
    "characters": (
        "la page {page} porte {found} caractères",
        "page {page} holds {found} characters",
    ),
    "text": ("le document dépasse {most} caractères", "the document passes {most} characters"),
    "megapixels": (
        "une image de la page {page} compte {found} millions de pixels",
        "an image of page {page} has {found} million pixels",
    ),
    "rendering": (
        "la page {page} est trop grande pour être dessinée ({found} millions de pixels)",
        "page {page} is too large to be drawn ({found} million pixels)",
    ),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read: of a file (megabytes, pages, text in characters), of a page (objects,
    nesting of forms, millions of bytes of drawing instructions, characters, millions of pixels of
    an image), and of a page's image (rendering, in millions of pixels)."""

    megabytes: int = 300
    pages: int = 5_000
    objects: int = 100_000
    nesting: int = 12
    instructions: int = 200
    characters: int = 150_000
    text: int = 30_000_000
    megapixels: int = 600
    rendering: int = 400


def _variable(name: str) -> str:
    return f"POINTAGE_MAX_{name.upper()}"


def read_limits() -> Limits:
    """The limits with those that the environment raises; a value that is no whole number is left
    aside.
    """
    given = {field.name: os.environ.get(_variable(field.name), "") for field in fields(Limits)}
    return Limits(**{name: int(text) for name, text in given.items() if text.isdecimal()})


LIMITS = read_limits()


def exceeded(name: str, limit: str, *, found: int = 0, page: int = 0) -> LimitExceededError:
    """The error about ``limit`` passed by the file ``name``."""
    most = getattr(LIMITS, limit)
    french, english = (text.format(found=found, page=page, most=most) for text in _TEXTS[limit])
    variable = _variable(limit)
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
    level: list[tuple[Callable[..., int], int, int]] = [(get_object, page, count)]
    seen = 0
    for _ in range(LIMITS.nesting + 1):
        seen += sum(size for _, _, size in level)
        if seen > LIMITS.objects:
            raise exceeded(name, "objects", page=number)
        inside = [
            item
            for get, holder, size in level
            for item in map(get, repeat(holder), range(size))
            if item
        ]
        kinds = list(map(get_type, inside))
        for item, kind in zip(inside, kinds, strict=True):
            if kind == pdf.FPDF_PAGEOBJ_IMAGE:
                _check_image(item, name, number)
        forms = [
            item for item, kind in zip(inside, kinds, strict=True) if kind == pdf.FPDF_PAGEOBJ_FORM
        ]
        level = [(get_inner, form, max(count_inner(form), 0)) for form in forms]
        if not level:
            return
    raise exceeded(name, "nesting", page=number)


def _check_image(item: int, name: str, number: int) -> None:
    size = (ctypes.c_uint * 2)()
    start = ctypes.addressof(size)
    if _get_pixels(item, start, start + 4):
        width, height = size
        found = width * height // 10**6
        if found > LIMITS.megapixels:
            raise exceeded(name, "megapixels", found=found, page=number)
