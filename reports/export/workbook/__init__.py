"""What the sheets of a workbook show its readers, and how they are called."""
