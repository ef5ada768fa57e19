"""One file an OCR engine, each with its entry for `extract.ocr.registry`."""
