"""What Great Expectations answers of rows of identities."""

import subprocess
import sys


def test_who_asks_the_checks_imports_no_document():
    """It is a process of its own, which waits for that longer than for anything else."""
    code = (
        "import sys, expectations.running.identity_answers;"
        "sys.exit('extract.document' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], check=False).returncode
        == 0
    )
