"""How true what the tool says is: documents, audits read back, seeded errors, judgments by eye.

The commands `benchmarks.truth`, `benchmarks.acts`, `benchmarks.mutation` and
`benchmarks.calibration` start here.
"""
