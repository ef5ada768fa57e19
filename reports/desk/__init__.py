"""The pages of the auditor's desk, made as those of the report are: escaped, with its words."""
