"""Characters -> tokens, lines, paragraphs, headings and sections of prose."""
