"""What the tables of a document are called where its readers see them.

What is printed above a table is mostly its name. Where it is a piece of the text that introduces
the table, the table is called by what the act around it is about, and by its number and page. So is
one whose name stands over several.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from extract.document import Document
from extract.french.folding import fold
from extract.french.lexicon.concept import Concept
from reports.i18n import Texts
from validate.model.counted_line import cut_between_words

_ITEM = re.compile(r"[a-z]\) ")
"""What a title of a list begins with in small letters: "a) Virement de crédits"."""
_VERBS = Concept(
    "adopte", "approuve", "autorise(?:nt)?", "concernent", "decide(?:nt)?", "devrait",
    "doi(?:ven)?t", "donne", "expose", "fait", "fixe(?:nt)?", "indique", "ont", "peu(?:ven)?t",
    "pourra(?:i(?:en)?t)?", "prend", "procede", "propos(?:e|ent|ons)", "rappelle", "recapitule",
    "sera(?:i(?:en)?t)?", "seront", "sont", "souhaite", "elle", "ils?", "je", "nous", "qui", "vous",
)  # fmt: skip
"""What sentences have and names of tables have not: verbs in a person, and pronouns."""
_IS = re.compile(r"\best\b|\bs[’']\w+(?:e|it|ent)\b|\bprésentent? l[ea]s? ")
"""Verbs that are told by more than their letters: "Grand Est", "la présente convention"."""
_INTRODUCES = re.compile(
    r"\b(?:suivante?s?|(?:a )?savoir|comme suit|ci[- ](?:dessous|apres|dessus|joint))\W*$"
    r"|^(?:conformement|considerant|vu|pour|de \w+[ei]r|d['’]\w+[ei]r)\b"
)
"""How a folded line ends, or begins, that introduces what follows or goes on with a sentence."""
_AMOUNT = re.compile(r"\d ?(?:€|euros?\b)", re.IGNORECASE)
"""An amount of money, which a sentence gives."""
_NEXT_SENTENCE = re.compile(r"[^\W\d_]{4,}[.;] [A-ZÀ-Ý][^\W\d_]*[’' ]")
"""A sentence that ends inside of a text."""
_FULL_STOP = re.compile(r"[^\W\d_]{2,}\.$")
"""The end of a sentence: the letter of an initial is none."""
_NUMBERED = re.compile(r"\W*(?:[^\W_]{1,4}[-–. ]*)?\d")
"""A title that begins with its number, and so may end with a full stop."""
_UNPARTED = re.compile(
    r"(?<![^\W\d_])(?!aujourd|prud|grand|entr)([^\W\d_]{2,})[’'][^\W\d_]"
)
"""Letters before an apostrophe, of which French has one but in "qu'": words without a space."""
_OPEN_END = re.compile(
    r"(?:[ ,;–-]+(?:à|aux?|avec|dans|d[eu]|des|en|et|les?|la|ou|par|pour|sur|une?|[dl][’'])(?!\w))+"
    r"\s*$",
    re.IGNORECASE,
)
"""Words that end no name: the line went on."""
_FEWEST = 3
"""Words of a name whose end is missing."""


_INNER = re.compile(r"«\s?|\s?»")
"""Quotation marks of a name, which stands within others."""


def _inner_quote(found: re.Match[str]) -> str:
    return "“" if found[0].startswith("«") else "”"


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table: ``name`` is its printed caption, or what its act is about; empty where neither is
    printed. ``is_alone`` where the name tells it from the others. ``number`` counts the tables of
    the document from 1.
    """

    number: int
    page: int
    name: str = ""
    is_alone: bool = True

    def listed(self, texts: Texts) -> str:
        """The table in a list or above itself."""
        if self.name and self.is_alone:
            return self.name
        key = "table.both" if self.name else "table.numbered"
        return texts(key, name=self.name, n=self.number, page=self.page)

    def told(self, texts: Texts, *, in_full: bool = False) -> str:
        """The table within a sentence: "tableau « Subventions »", "tableau n° 3"."""
        name = _INNER.sub(_inner_quote, self.name)
        if not in_full:
            name = cut_between_words(name)
        if not name:
            return texts("told.table.number", n=self.number)
        key = "told.table" if self.is_alone else "told.table.both"
        return texts(key, name=name, n=self.number)


def named_tables(document: Document) -> dict[str, NamedTable]:
    """The tables of a document with their names, by id."""
    acts = {one.id: printed_name(one.title) for one in document.sections}
    found: dict[str, NamedTable] = {}
    for number, table in enumerate(document.tables, 1):
        raw = table.raw
        name, act = printed_name(raw.caption), acts.get(raw.section, "")
        page = raw.places[0].page if raw.places else 0
        found[raw.id] = NamedTable(
            number, page, name or act, is_alone=bool(name)
        )

    times = Counter(fold(one.name) for one in found.values())
    return {
        table_id: replace(
            one, is_alone=one.is_alone and times[fold(one.name)] == 1
        )
        for table_id, one in found.items()
    }


def printed_name(text: str) -> str:
    """A text as the name of what follows it; "" for a piece of a sentence, three dots where its end
    is missing.

    >>> printed_name("Budget Commune 2008 : Décision modificative n°2")
    'Budget Commune 2008 : Décision modificative n°2'
    >>> printed_name("Le plan de financement est le suivant"), printed_name("Aide aux PME et de")
    ('', 'Aide aux PME …')
    """
    text = text.rstrip(" :").lstrip()
    if not text or not _is_name(text):
        return ""
    kept = _OPEN_END.sub("", text)
    if kept == text:
        return text
    return f"{kept} …" if len(kept.split()) >= _FEWEST else ""


def _is_name(text: str) -> bool:
    if text[0].islower() and not _ITEM.match(text):
        return False
    folded = fold(text)
    if _VERBS.within(folded):
        return False
    is_numbered = _NUMBERED.match(text) or _ITEM.match(text)
    if _FULL_STOP.search(text) and not is_numbered:
        return False
    is_sentence = (
        _IS.search(text)
        or _INTRODUCES.search(folded)
        or _AMOUNT.search(text)
        or _NEXT_SENTENCE.search(text)
    )
    return not is_sentence and not any(
        map(_is_unparted, _UNPARTED.findall(text))
    )


def _is_unparted(before: str) -> bool:
    return not before.lower().endswith("qu")
