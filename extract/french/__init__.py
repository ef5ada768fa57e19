"""French as it is printed: numbers, dates, words and spaces. Pure, and known to every other room."""
