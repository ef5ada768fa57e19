"""Which identities are found in number tables that people annotated: recall and precision by
operator.

    python -m benchmarks.aggregation DATASET [read|unread] [--engine belief|checks]

from the project's root. ``belief`` is the engine of belief alone, ``checks`` the checks of the
product. ``unread`` is the half (by a hash of file and sheet) whose tables stay unlooked at.

The tables are AggreCol's (github.com/lanchiang/AggreCol, EDBT 2022): CSV files, all aggregations
annotated. Each is put into French as it would be printed, and given to `validate.discover`.
- right is an annotated operator, result and set of operands; empty and zero operands of a sum count
  for nothing;
  c = a - b is the sum a = b + c; equal annotations count once, as do equal detections; no
  annotation is left out;
- "cells" looks at the results only: some identity of that operator is stated for that cell;
- an average is a sum of equal weights 1/n, or a form called "average"; identities that abstain are
  not counted;
- not compared: equalities, a + b = c + d, and products that are no annotated division;
- a false accusation is a failed sum at an annotated result that blames it for more than the
  annotation's error bound
  and more than its annotated operands miss it by.
"""
