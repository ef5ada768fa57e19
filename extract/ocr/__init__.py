"""Pages that are pictures: an OCR engine's lines and the picture's rules, as the same `Page` as
elsewhere.

The engines are optional (`pointage[ocr]`, or Tesseract with French); `registry` lists them and
`chosen_engine` takes the first one there.
"""
