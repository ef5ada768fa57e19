"""From a root cause to the finding that says it: figures, severity, evidence, doubts."""
