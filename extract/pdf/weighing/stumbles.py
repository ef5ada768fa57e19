"""What pdfminer, and pdfplumber over it, let through on bytes that pdfium still makes sense of."""

import struct

STUMBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
"""Beside pdfminer's own errors, and those of reading."""
