"""Digits in prose that state nothing: references to laws, acts, articles, annexes, accounts, addresses, times.

`references` gives their spans, so that what is left is a number that someone states.
"""

import re

from extract.dates import find_dates, find_periods
from extract.french import MINUS, SN
from extract.lexicon import MODIFIER

_MORE = rf"(?:{SN}*(?:,|et|ou|à|[{MINUS}/]){SN}*"
_NO_CLAIM = rf"(?!{SN}*(?:€|%|euros?\b|[^\W\d_]+[sx]\b(?!{SN}*(?:€|%))))"
_LIST = (
    rf"\d+(?:[.\-/]\d+)*\b(?![.,]?\d|{SN}\d{{3}}\b|{SN}*(?:€|%|euros?\b|[kM]€)){_MORE}\d+(?:[.\-/]\d+)*\b{_NO_CLAIM})*"
)
_NAMED = (
    r"annexes?|th[ée]matiques?|th[èe]mes?|axes?|volets?|op[ée]rations?|fiches?|chapitres?|natures?|fonctions?|sous-fonctions?"
    r"|imputations?|pages?|phases?|tomes?|volumes?|titres?|livres?|sections?|versions?|alinéas?|paragraphes?|tableaux?"
    r"|figures?|graphiques?|niveaux?|zones?|catégories?|parcelles?|enveloppes?|priorités?|scénarios?|avenants?|budgets?"
    r"|exercices?|bureaux?|commissions?|articles?|art\.|p\.|RD|RN|rubriques?"
)
_ALSO_VERBS = (
    r"actions?|mesures?|comptes?|lignes?|lots?|tranches?|cartes?|groupes?|types?|programmes?|missions?|objectifs?|étapes?"
    r"|classes?|points?"
)
"""Words that may also govern a number ("l'exercice compte 39 nouveaux locataires")."""
_COUNTED = rf"(?!{SN}*(?:{MODIFIER}{SN}+)?[^\W\d_]+[sx]\b)"
_PATTERNS = (
    # articles of codes: "articles L. 1111-10, L. 3211-1 et R.\n3211-2", "articles 18 et 20"
    rf"\b(?:art(?:icle)?s?\.?){SN}+(?:[LRDA]\*?\.?{SN}?)?\d+(?:er\b)?(?:[.\-]\d+)*"
    rf"(?:{SN}*(?:,|et|à|ou){SN}*(?:[LRDA]\*?\.?{SN}?)?\d+(?:[.\-]\d+)*\b{_NO_CLAIM})*",
    rf"\b[LRDA]\*?\.?{SN}?\d+(?:-\d+)+|\b[LRDA]\.{SN}?\d+(?:[.\-]\d+)*",
    # numbers of acts: "n° 2022-244", "n°2017-\n230", "no 2026-03-17", "nos 3 et 4"
    rf"(?:\bn{SN}?[°º]s?|\bN{SN}?[°º]s?|\bnos?(?={SN}\d)|\bnuméros?){SN}*:?{SN}*[A-Z]*[\d](?:[\w./\-]|{SN}?/{SN}?\d|(?<=-)\n)*"
    rf"(?:{SN}(?:et|à){SN}\d+\b{_NO_CLAIM})*",
    rf"\b(?i:{_NAMED}){SN}+(?:n{SN}?[°o]{SN}?)?{_LIST}",
    rf"\b(?i:{_ALSO_VERBS}){SN}+(?:n{SN}?[°o]{SN}?)?{_LIST}{_COUNTED}",
    rf"\b[A-Z]{{1,6}}[{MINUS}_]?\d{{4,}}(?:[{MINUS}_/]\d+)*",
    # registration, telephone and post
    rf"\b(?:SIRE[TN]|RNA|TVA|RIB|IBAN|BIC|APE|NAF|FINESS|UAI|Tél\.?|Téléphone|Fax|CS|BP|Cedex)\b{SN}*(?:n°)?{SN}*:?{SN}*[\d{SN[1:-1]}.\-]+",
    rf"\b\d{{1,4}}{SN}?(?:bis|ter)?,?{SN}+(?:rue|avenue|boulevard|bd|allée|chemin|impasse|quai|route|cours|square)\b",
    rf"\b\d{{5}}{SN}(?!EUR|Euro)(?=[A-ZÉÈ][\w'’-]{{2,}})",
    # times, marks, dotted contents, ratings, editions
    rf"\b\d{{1,2}}{SN}?[hH](?:{SN}?\d{{2}})?\b(?!{SN}?/)",
    rf"\bà{SN}\d{{1,2}}{SN}heures?\b(?!{SN}d)",
    r"(?<![\w)])\(\d{1,2}\)|^\s*\d{1,2}(?:\.\d{1,2})*\s?[.)°/](?=\s)",
    r"(?:\.\s?){4,}\s*\d+",
    rf"\b\d{{1,3}}{SN}sur{SN}\d{{1,3}}\b(?!{SN}*(?:€|%|[^\W\d_]+[sx]\b))",
    rf"(?<=\d){SN}(?:ans?){SN}et{SN}(?=\d)",
)
_REFERENCE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.MULTILINE)


def references(text: str) -> list[tuple[int, int]]:
    """Spans of the dates, periods and references in ``text``, in order of their start; they may overlap.

    >>> text = "Vu l'article L. 1611-4 et la délibération n° 2026-02-04 du 12 février 2026, 84 dossiers"
    >>> [text[start:end] for start, end in references(text)]
    ['article L. 1611-4', 'n° 2026-02-04', '12 février 2026']
    """
    found = [match.span() for match in _REFERENCE.finditer(text)]
    found += [(period.start, period.end) for period in find_periods(text)]
    found += [(day.start, day.end) for day in find_dates(text)]
    return sorted(found)
