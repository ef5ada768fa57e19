"""PDF -> pages -> grids -> tables -> facts -> frames. Knows nothing of checks."""
