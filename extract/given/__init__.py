"""Files given beside the PDF, or given back: read within limits, and of one form only."""
