"""Words before a number that say that others make it, folded."""

from extract.french.lexicon.concept import WordList

SO = WordList("ainsi", "donc", "au total", "en consequence")
"""How a sentence goes on to what those before it come to."""
RESULT = WordList(
    SO, "soit", "ce qui", "d'ou", "c'est a dire", "ou encore", "total*", "eleve*", "elever*",
    "attei*", "represent*", "constitu*", "appel*", "cout*", "montant", "monte*", "recette*",
    "depense*", "correspond*", "equiva*", "ressort*",
)  # fmt: skip
"""Words before what other numbers make."""
COMES_TO = WordList(
    RESULT, "ensemble", "global*", "cumul*", "en tout", "portant", "porte*", "reuni*", "au final",
    "par consequent", "si bien que", "montent", "paiera*", "facture*", "revien*",
    "tout compte fait", "ca fait", "cela fait", "qui fait", "font",
)  # fmt: skip
"""The same, and words of a whole."""
TOGETHER = WordList(
    "ensemble", "reunie(s)", "reuni(s)", "confondu(e)s", "cumule(e)s", "additionne(e)s",
)  # fmt: skip
"""Words by which a number is of several at once."""
SHARED_OUT = r"\b(?:rapporte|ramene|divise|reparti|partage)\w* (?:\w+ ){0,2}(?:aux|a|par|entre|sur)"
"""A pattern of what is said before those who share an amount: "rapportées aux"."""
SET_AGAINST = r"\b(?:rapporte|divise|ramene)e?s?"
"""A pattern of what is said of an amount that is divided: "rapportée à"."""
TAKEN_AWAY = WordList(
    "retranch*", "deduire", "deduit(s)", "deduite(s)", "deduction", "retirer", "retire(s)",
    "soustrai*", "defalqu*", "oter", "moins",
)  # fmt: skip
"""Before what is taken from an amount said before."""
REST = WordList(
    "reste", "restent", "restera*", "resteront", "restant", "laiss*", "disponible(s)", "solde",
    "reliquat", "difference", "ecart", "excedent", "deficit", "deficitaire(s)", "besoin", "marge",
    "net", "nette",
)  # fmt: skip
"""Words of what is left alone, never of a whole."""
