"""What a spreadsheet displays of the numbers that it stores."""
