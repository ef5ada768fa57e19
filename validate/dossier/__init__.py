"""Several documents of one body: the facts that they share, and whether these agree."""
