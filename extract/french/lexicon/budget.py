"""The words of a budget's two sides and of their balance, and those that speak of counting."""

from extract.french.lexicon.concept import Concept

EXPENSES = Concept("depenses?", "charges", "emplois")
RECEIPTS = Concept("recettes?", "produits", "ressources")
BALANCED = Concept(r"equilibr\w*")
SECTION = Concept("fonctionnement", "investissement", "exploitation")
COUNT_WORDS = Concept("nombres?", "nbre?", "nb", "effectifs?", "quantites?")
"""What says that a column or a sentence counts something."""

DECREASE = Concept("diminutions?", "reductions?", "en moins")
"""What an amended budget takes away from a credit: "Diminution sur crédits ouverts"."""
INCREASE = Concept("augmentations?", "en plus")
"""What it adds to one."""
