"""pdfium's C functions called with plain integers for pointers, and the PDF's transformations."""

import ctypes
import math
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import _cffi_backend
import numpy as np
import pypdfium2.raw as pdf
from pypdfium2.version import PDFIUM_INFO

from extract.pdf.page import FloatArray

Handle = Any
"""One of pdfium's handles, or a ctypes type: pypdfium2 ships no types for them."""
Coordinate = TypeVar("Coordinate", float, FloatArray)
ADDRESS, INT, UNSIGNED, UNSIGNED_LONG, DOUBLE = (
    "uintptr_t",
    "int",
    "unsigned int",
    "unsigned long",
    "double",
)
"""C types, as `bind` takes them; an address stands for any pointer."""
_FFI = _cffi_backend.FFI()
"""What modules that cffi writes call it by: it reads the types itself, for which `cffi.FFI` would
import a parser of C."""


def pdfium_version() -> str:
    """The version and build of the pdfium that is at work, which decides what is read."""
    return str(PDFIUM_INFO)


def bind(function: Handle, result: str, *arguments: str) -> Callable[..., int]:
    """The same C function with plain integers for pointers, through cffi: a call costs two thirds
    of one by ctypes.
    """
    called: Callable[..., int] = _FFI.cast(
        f"{result}(*)({', '.join(arguments)})", address_of(function)
    )
    return called


def address_of(handle: Handle) -> int:
    """Where ``handle`` points to. `ctypes.cast` would leave a cycle for each handle, which only a
    search frees.
    """
    return ctypes.c_void_p.from_buffer(handle).value or 0


count_objects = bind(pdf.FPDFPage_CountObjects, INT, ADDRESS)
get_object = bind(pdf.FPDFPage_GetObject, ADDRESS, ADDRESS, INT)
count_inner = bind(pdf.FPDFFormObj_CountObjects, INT, ADDRESS)
get_inner = bind(pdf.FPDFFormObj_GetObject, ADDRESS, ADDRESS, UNSIGNED_LONG)
get_type = bind(pdf.FPDFPageObj_GetType, INT, ADDRESS)


class Matrix(NamedTuple):
    """A PDF transformation: x' = a x + c y + e, y' = b x + d y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def after(self, first: "Matrix") -> "Matrix":
        """The transformation that applies ``first`` and then this one."""
        a, b, c, d, e, f = first
        return Matrix(
            self.a * a + self.c * b,
            self.b * a + self.d * b,
            self.a * c + self.c * d,
            self.b * c + self.d * d,
            self.a * e + self.c * f + self.e,
            self.b * e + self.d * f + self.f,
        )

    def point(
        self, x: Coordinate, y: Coordinate
    ) -> tuple[Coordinate, Coordinate]:
        """One point transformed, or each of many: their ``x`` and their ``y``."""
        return (
            self.a * x + self.c * y + self.e,
            self.b * x + self.d * y + self.f,
        )

    @property
    def scale(self) -> float:
        """How much longer a line becomes, on average over its directions."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))

    def points(self, xy: FloatArray) -> FloatArray:
        """``xy`` (n x 2) transformed."""
        return np.column_stack(self.point(xy[:, 0], xy[:, 1]))

    def boxes(self, corners: FloatArray) -> FloatArray:
        """The boxes (n x 4: x0, y0, x1, y1) whose opposite corners, ``corners`` (n x 4), are
        transformed.
        """
        # column by column, which takes a third of all four at once
        x0, y0, x1, y1 = corners.T
        if self.b == self.c == 0:
            x0, x1 = self.a * x0 + self.e, self.a * x1 + self.e
            y0, y1 = self.d * y0 + self.f, self.d * y1 + self.f
        else:
            (x0, y0), (x1, y1) = self.point(x0, y0), self.point(x1, y1)
        found = np.empty((len(corners), 4))
        np.minimum(x0, x1, out=found[:, 0])
        np.minimum(y0, y1, out=found[:, 1])
        np.maximum(x0, x1, out=found[:, 2])
        np.maximum(y0, y1, out=found[:, 3])
        return found


IDENTITY = Matrix(1, 0, 0, 1, 0, 0)


def display_matrix(
    bbox: tuple[float, float, float, float], rotation: int
) -> Matrix:
    """From PDF user space to the page as displayed, origin top left, y downwards."""
    left, bottom, right, top = bbox
    return {
        0: Matrix(1, 0, 0, -1, -left, top),
        90: Matrix(0, 1, 1, 0, -bottom, -left),
        180: Matrix(-1, 0, 0, 1, right, -bottom),
        270: Matrix(0, -1, -1, 0, top, right),
    }[rotation % 360]
