"""Lines of a page whose texts are put where a test wants them."""

from extract.lines.tokens import Atom, TextLine


def in_line(top, texts):
    """A line of texts, each between two x."""
    atoms = [Atom(text, x0, x1) for text, (x0, x1) in texts.items()]
    return TextLine(tuple(atoms), top, top + 9, 8.0)
