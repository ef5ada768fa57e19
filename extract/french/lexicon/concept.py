"""A concept and its forms, compiled once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Concept:
    """A concept and the forms it is printed in: folded words, or regular expressions of them.

    In an f-string it is the group of its forms, so that a longer expression can be built on it.

    >>> TAX = Concept("taxe", "tva")
    >>> f"hors {TAX}"
    'hors (?:taxe|tva)'
    >>> TAX.within("montant hors tva"), TAX.within("les taxes"), TAX.opens("taxe fonciere")
    (True, False, True)
    """

    forms: tuple[str, ...]

    def __init__(self, *forms: str) -> None:
        object.__setattr__(self, "forms", forms)

    def __str__(self) -> str:
        return f"(?:{'|'.join(self.forms)})"

    def within(self, folded: str) -> bool:
        """Whether one of the forms is printed in ``folded``, as whole words."""
        return self._words.search(folded) is not None

    def printed_in(self, folded: str) -> str | None:
        """The words of ``folded`` that are the first of the forms in it, whole; None where none
        is.
        """
        found = self._words.search(folded)
        if found is None:
            return None
        return found[0]

    def opens(self, folded: str) -> bool:
        """Whether ``folded`` begins with one of the forms, as whole words."""
        return self._words.match(folded) is not None

    def is_all_of(self, folded: str) -> bool:
        """Whether ``folded`` is one of the forms and nothing else."""
        return self._words.fullmatch(folded) is not None

    @cached_property
    def _words(self) -> re.Pattern[str]:
        # whole words: "total" is not within "totalité"
        return re.compile(rf"(?<!\w){self}(?!\w)")


def first_named(kinds: Iterable[tuple[str, Concept]]) -> re.Pattern[str]:
    """One expression for many concepts: the name of the group that matches is the concept's name.

    >>> words = first_named([("tax", Concept("taxe", "tva")), ("net", Concept("net"))])
    >>> words.search("net de tva").lastgroup
    'net'
    """
    # each concept is a group of its own name; "n°12" is no word of any
    return re.compile(
        "|".join(
            rf"(?P<{name}>(?<![\w°]){words}(?!\w))" for name, words in kinds
        )
    )
