"""Rules of law over what a line of a table says in words: a letter, an account, a thing named."""
