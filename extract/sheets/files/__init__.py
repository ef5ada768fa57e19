"""The files of spreadsheets, read within limits: XLSX, ODS, CSV."""
