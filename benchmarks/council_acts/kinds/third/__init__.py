"""The third set: sixteen more kinds of acts, of other makings, one a module, each with `KIND`."""
