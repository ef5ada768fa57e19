"""Why a file that was given is refused, in both languages."""

from extract.hidden_characters import visible

MOST_SHOWN = 60
"""Characters of the file itself that an error repeats."""


class FormError(ValueError):
    """What of a file is not of the form that is expected.

    The text continues a sentence that names the file: whoever reads it says what to do.
    """

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.fr = fr
        self.en = en

    def under(self, name: str | int) -> "FormError":
        """The same, told of the part called ``name``, or of an item by its index."""
        part = f"n° {name + 1}" if isinstance(name, int) else excerpt_of(name)
        return FormError(f"{part} › {self.fr}", f"{part} › {self.en}")


def excerpt_of(text: str) -> str:
    """The beginning of a text of the file, fit to be shown on one line.

    >>> excerpt_of("a\\nb")
    'a\\\\nb'
    """
    if len(text) > MOST_SHOWN:
        return f"{visible(text[:MOST_SHOWN])}…"
    return visible(text)
