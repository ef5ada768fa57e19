"""What is made public: the site, and what is withheld from it."""
