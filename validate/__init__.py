"""Facts -> identities -> outcomes -> findings. Pure arithmetic: no PDF library, no Great
Expectations.
"""
