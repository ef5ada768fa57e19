"""`pointage dossier`: several documents of one body."""
