"""The words of public money that is given."""
