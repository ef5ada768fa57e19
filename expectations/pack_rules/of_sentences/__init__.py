"""Rules over the numbers that sentences state: counts, weights, balances, votes."""
