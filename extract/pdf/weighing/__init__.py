"""What a file's own bytes ask for, told before pdfium follows any of it."""
