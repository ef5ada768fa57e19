"""Several documents of one body: their report and its data."""
