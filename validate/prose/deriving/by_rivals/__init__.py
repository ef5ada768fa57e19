"""Numbers whose operands words tell, held where they are right or where another number in the place
of one of these explains them."""
