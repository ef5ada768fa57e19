"""What is used of Great Expectations, all of which is imported here.

Two of its own expectations need the statistics of scipy, one draws charts, one reads JSON schemas,
and pages of its own turn Markdown into HTML. All that is two fifths of its import, and is imported
when it is used. What it has to say is told in our own words, or not at all: its log holds
tracebacks with paths.
"""

import logging

from expectations.inherited_fields import inherited_fields
from expectations.late_modules import late_modules

_LATE = ("altair", "scipy.stats", "jsonschema", "mistune")

with late_modules(*_LATE), inherited_fields():
    import great_expectations as gx
    from great_expectations.compatibility import pydantic
    from great_expectations.core import ExpectationValidationResult
    from great_expectations.data_context import AbstractDataContext
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
    )
    from great_expectations.exceptions import GreatExpectationsError
    from great_expectations.execution_engine import ExecutionEngine
    from great_expectations.expectations.expectation import (
        BatchExpectation,
        Expectation,
    )
    from great_expectations.expectations.expectation_configuration import (
        ExpectationConfiguration,
    )
    from great_expectations.expectations.metadata_types import FailureSeverity
    from great_expectations.validator.metric_configuration import (
        MetricConfiguration,
    )
    from great_expectations.validator.validator import ValidationDependencies

# importing it turns warnings into log lines, for the whole program
logging.captureWarnings(False)
# else its errors reach stderr
logging.getLogger("great_expectations").addHandler(logging.NullHandler())

ExpectationSuite = gx.ExpectationSuite

__all__ = [
    "AbstractDataContext",
    "BatchExpectation",
    "DataContextConfig",
    "ExecutionEngine",
    "Expectation",
    "ExpectationConfiguration",
    "ExpectationSuite",
    "ExpectationValidationResult",
    "FailureSeverity",
    "GreatExpectationsError",
    "InMemoryStoreBackendDefaults",
    "MetricConfiguration",
    "ValidationDependencies",
    "gx",
    "pydantic",
]
