"""The second set: sixteen kinds of acts of another making, one a module, each with `KIND`."""
