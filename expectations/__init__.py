"""Great Expectations classes and suites, thin over ``validate``."""
