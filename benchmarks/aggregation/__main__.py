"""The command: score an engine on a data set."""

import sys

from benchmarks.aggregation.annotated import File
from benchmarks.aggregation.belief import believed
from benchmarks.aggregation.measures import measure

ENGINES = {"belief": believed, "checks": File.discovered}


def main(arguments: list[str]) -> None:
    """Score the engine named after ``--engine`` on the data set named first."""
    engine = (
        arguments[arguments.index("--engine") + 1]
        if "--engine" in arguments
        else "belief"
    )
    plain = [one for one in arguments if one not in ("--engine", engine)]
    print(
        "\n".join(
            measure(
                plain[0], ENGINES[engine], plain[1] if len(plain) > 1 else ""
            )
        )
    )


if __name__ == "__main__":
    main(sys.argv[1:])
