"""Paragraphs -> what they state: amounts, prices, votes, periods, rates."""
