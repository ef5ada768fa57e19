"""Tables read by our engine and by its peers, on the same documents, in the same run."""
