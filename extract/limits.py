"""Limits against hostile files: what a deliberation never reaches, and a file made to exhaust a machine does.

Each can be raised by an environment variable, ``POINTAGE_MAX_`` and its name in capitals.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, fields
from itertools import chain

import pypdfium2.raw as pdf

from extract.capi import Handle
from extract.errors import LimitExceededError

_TEXTS = {
    "megabytes": ("le fichier pèse {found} Mo", "the file weighs {found} MB"),
    "pages": ("le fichier a {found} pages", "the file has {found} pages"),
    "objects": ("la page {page} porte plus de {most} objets", "page {page} holds more than {most} objects"),
    "nesting": (
        "la page {page} emboîte plus de {most} formulaires",
        "page {page} nests more than {most} forms",
    ),
    "characters": ("la page {page} porte {found} caractères", "page {page} holds {found} characters"),
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
    """The most that is read: of a file (megabytes, pages, text in characters), of a page (objects, nesting of forms,
    characters, millions of pixels of an image), and of a page's image (rendering, in millions of pixels)."""

    megabytes: int = 300
    pages: int = 5_000
    objects: int = 300_000
    nesting: int = 12
    characters: int = 300_000
    text: int = 30_000_000
    megapixels: int = 600
    rendering: int = 400


def _variable(name: str) -> str:
    return f"POINTAGE_MAX_{name.upper()}"


def read_limits() -> Limits:
    """The limits with those that the environment raises; a value that is no whole number is left aside."""
    given = {field.name: os.environ.get(_variable(field.name), "") for field in fields(Limits)}
    return Limits(**{name: int(text) for name, text in given.items() if text.isdecimal()})


LIMITS = read_limits()


def exceeded(name: str, limit: str, *, found: int = 0, page: int = 0) -> LimitExceededError:
    """The error about ``limit`` passed by the file ``name``."""
    most = getattr(LIMITS, limit)
    french, english = (text.format(found=found, page=page, most=most) for text in _TEXTS[limit])
    variable = _variable(limit)
    return LimitExceededError(
        f"{name} : {french} (limite : {most}). S'il est sûr, relevez la limite avec la variable {variable}.",
        f"{name}: {english} (limit: {most}). If it is safe, raise the limit with the variable {variable}.",
        code=limit,
    )


def check_page(page: Handle, name: str, number: int) -> None:
    """Count the page's objects, those inside its forms included, before anything is read of them.

    Raises:
        LimitExceededError: there are too many, nested too deep, or an image is too large.
    """
    count = max(pdf.FPDFPage_CountObjects(page), 0)
    _check_objects(page, pdf.FPDFPage_GetObject, count, name, number)


def _check_objects(page: Handle, get: Callable[[Handle, int], Handle], count: int, name: str, number: int) -> None:
    level, seen = [(get, page, count)], 0
    for _ in range(LIMITS.nesting + 1):
        seen += sum(size for _, _, size in level)
        if seen > LIMITS.objects:
            raise exceeded(name, "objects", page=number)
        inside = chain.from_iterable((of(holder, k) for k in range(size)) for of, holder, size in level)
        forms = [item for item in inside if _is_form(item, name, number)]
        level = [(pdf.FPDFFormObj_GetObject, form, max(pdf.FPDFFormObj_CountObjects(form), 0)) for form in forms]
        if not level:
            return
    raise exceeded(name, "nesting", page=number)


def _is_form(item: Handle, name: str, number: int) -> bool:
    kind = pdf.FPDFPageObj_GetType(item)
    if kind == pdf.FPDF_PAGEOBJ_IMAGE:
        width, height = pdf.c_uint(), pdf.c_uint()
        if pdf.FPDFImageObj_GetImagePixelSize(item, width, height):
            found = width.value * height.value // 10**6
            if found > LIMITS.megapixels:
                raise exceeded(name, "megapixels", found=found, page=number)
    return bool(kind == pdf.FPDF_PAGEOBJ_FORM)
