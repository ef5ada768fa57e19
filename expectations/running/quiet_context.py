"""Great Expectations kept quiet: in memory, no progress bar, no docs site, nothing sent, nothing
written.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from expectations.great_expectations_names import (
    AbstractDataContext,
    DataContextConfig,
    Expectation,
    ExpectationSuite,
    ExpectationValidationResult,
    InMemoryStoreBackendDefaults,
    gx,
)
from expectations.running.crashes import crash_message

if TYPE_CHECKING:
    from pandas import DataFrame


def quiet_context() -> AbstractDataContext:
    """An ephemeral data context."""
    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(
            init_temp_docs_sites=False
        ),
        progress_bars={"globally": False},
        analytics_enabled=False,
    )
    return gx.get_context(project_config=config, mode="ephemeral")


def validate(
    frame: "DataFrame", expectations: Sequence[Expectation], name: str = "frame"
) -> list[ExpectationValidationResult]:
    """The raw results of ``expectations`` on ``frame``, in no order: match them by their ``meta``.

    They hold timings, tracebacks and paths: read them, never write them out.
    """
    asset = (
        quiet_context()
        .data_sources.add_pandas("memory")
        .add_dataframe_asset(name)
    )
    batch = asset.add_batch_definition_whole_dataframe(name).get_batch(
        {"dataframe": frame}
    )
    suite = ExpectationSuite(name=name, expectations=list(expectations))
    return list(
        batch.validate(
            suite, result_format={"result_format": "COMPLETE"}
        ).results
    )


def failures(frame: "DataFrame", expectation: Expectation) -> list[str]:
    """What ``expectation`` says of ``frame``, one line for each failure and each identity that
    could not run.

    Raises:
        RuntimeError: the expectation itself could not run.
    """
    (result,) = validate(frame, [expectation])
    message = crash_message(result.exception_info)
    if message is not None:
        raise RuntimeError(message)

    failed = [
        f"{entry['cell']}: printed {entry['printed']}, expected {entry['expected']}"
        for entry in result.result["unexpected_list"]
    ]
    abstained = [
        f"{entry['cell']}: could not run ({entry['note']})"
        for entry in result.result["details"]["abstained"]
    ]
    return failed + abstained
