"""From broken identities to the cells that may be wrong."""
