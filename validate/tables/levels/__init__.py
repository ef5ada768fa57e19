"""Lines that are sums of others, though no word says so."""
