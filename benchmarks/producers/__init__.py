"""Random tables of deliberations, printed by programs that our engine was not written beside, with
what they print.
"""
