"""What each row of a raw table is for, and what it stands under."""
