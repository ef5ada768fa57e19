"""Deliberations as other towns and other producers print them, with what they print and what is
wrong in it.
"""
