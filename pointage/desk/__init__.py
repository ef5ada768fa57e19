"""`pointage desk`: the auditor's desk, a page in the browser on this machine only."""
