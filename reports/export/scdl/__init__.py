"""The files of the Socle commun des données locales: subventions and délibérations."""
