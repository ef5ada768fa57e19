"""Words by which a sentence bounds an amount, or says which way it moves, folded."""

from extract.french.lexicon.concept import WordList

LIMIT = WordList(
    "plafon*", "maxim*", "minim*", "seuil*", "au plus*", "au moins*", "dans la limite*",
)  # fmt: skip
"""An amount that others may not pass, above or below."""
RISING = WordList(
    "haus*", "augment*", "progress*", "croiss*", "accroiss*", "de plus", "supplement*", "surcout*",
)  # fmt: skip
"""A change upwards."""
FALLING = WordList(
    "baiss*", "diminu*", "recul*", "reduct*", "de moins", "economi*"
)
"""A change downwards."""
