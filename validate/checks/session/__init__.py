"""Who sits and who votes: names counted and compared, proxies, ballots."""
