"""Who is at a sitting, by their names: attendance lists, proxies, ballots by name."""
