"""A spreadsheet (XLSX, ODS, CSV) -> the same document as a PDF gives: a sheet is a page, a cell's
place is `sheet!A1`, and what is printed is what the sheet displays.
"""
