"""Numbers that a rule makes of others, which the sentence tells or the law gives."""
