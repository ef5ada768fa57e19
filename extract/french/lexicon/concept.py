"""A concept and its forms, compiled once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_MEANT = {"*": r"\w*", "(": "(?:", ")": ")?", "'": "[' ]"}
"""What the signs of a word list's forms stand for."""


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

    def compile(self) -> None:
        """Make its expression now: the first question would."""
        _ = self._words

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

    def place_in(self, folded: str) -> int | None:
        """Where the first of the forms in ``folded`` begins; None where there is none."""
        found = self._words.search(folded)
        return None if found is None else found.start()

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


class WordList(Concept):
    """A concept whose forms are words alone, of a folded text.

    A star stands for any letters, at the end of a word or before it; letters in brackets may be
    missing; an apostrophe may be a space. Nothing else is read as an expression. Another list adds
    its own forms.

    >>> LIMITS = WordList("plafon*", "au plus", "*minim*", "seuil(s)")
    >>> LIMITS.within("plafonnee a 10"), LIMITS.within("les seuils"), LIMITS.within("au plusieurs")
    (True, True, False)
    >>> LIMITS.within("un euro seuillant"), LIMITS.within("subminimal")
    (False, True)
    """

    def __init__(self, *forms: "str | WordList") -> None:
        super().__init__(*map(_expression, forms))

    def follows_signs(self, folded: str) -> bool:
        """Whether ``folded`` begins with one of the forms, signs before it left aside.

        >>> WordList("du", "des").follows_signs(") du total")
        True
        """
        return self._after_signs.match(folded) is not None

    def closes(self, folded: str) -> bool:
        """Whether ``folded`` ends with one of the forms, signs after it left aside.

        >>> WordList("dont").closes("12 euros, dont : "), WordList("dont").closes("dont deux")
        (True, False)
        """
        return self._before_signs.search(folded) is not None

    def replaced_in(self, folded: str, by: str) -> str:
        """``folded`` with ``by`` in place of each of the forms in it.

        >>> WordList("hors taxe(s)").replaced_in("prix hors taxes", "ht")
        'prix ht'
        """
        return self._words.sub(by, folded)

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return re.compile(str(self))

    @cached_property
    def _after_signs(self) -> re.Pattern[str]:
        # "(soit" and ": soit" begin as "soit" does
        return re.compile(rf"\W*{self}")

    @cached_property
    def _before_signs(self) -> re.Pattern[str]:
        # "dont :" ends as "dont" does
        return re.compile(rf"{self}\W*\Z")


def _expression(form: str | WordList) -> str:
    """The expression of a form of a word list: whole words, but where a star stands."""
    if isinstance(form, WordList):
        return str(form)

    # at the signs of `_MEANT`, and between words
    signs = re.split(r"([*()' ])", form.removeprefix("*"))
    words = "".join(_MEANT.get(sign) or re.escape(sign) for sign in signs)
    # forms begin and end with letters: where each begins with the same sign, a text is searched for
    # all of them together
    before = r"\b" if form[0].isalnum() or form[0] == "(" else ""
    after = r"\b" if form[-1].isalnum() or form[-1] == ")" else ""
    return f"{before}{words}{after}"


def first_named(kinds: Iterable[tuple[str, Concept]]) -> re.Pattern[str]:
    """One expression for many concepts: the name of the group that matches is the concept's name.

    >>> words = first_named([("tax", Concept("taxe", "tva")), ("net", Concept("net"))])
    >>> words.search("net de tva").lastgroup
    'net'
    """
    # each concept is a group of its own name
    named = "|".join(rf"(?P<{name}>{words}(?!\w))" for name, words in kinds)
    # "n°12" is no word of any
    return re.compile(rf"(?<![\w°])(?:{named})")
