"""What happens on the disk while results are written: whole or not at all, whoever else writes."""
