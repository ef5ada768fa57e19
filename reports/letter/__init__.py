"""The letter to the body: chosen deviations, worded for its answer."""
