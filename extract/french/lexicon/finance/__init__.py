"""The words of public money: grants and taxes."""
