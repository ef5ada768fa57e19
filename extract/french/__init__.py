"""French as it is printed: numbers, dates, words and spaces. Pure, and known to all other rooms."""
