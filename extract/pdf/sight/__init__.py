"""What a page shows, compared with what its text layer says."""
