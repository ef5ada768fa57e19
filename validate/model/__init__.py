"""The algebra: identities, intervals, findings."""
