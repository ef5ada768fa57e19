"""Our expectation classes, as Great Expectations knows them."""
