"""The third set in prose: eight more kinds of acts, one a module, each with `KIND`."""
